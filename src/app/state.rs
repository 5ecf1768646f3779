//! Everything the program remembers, and what follows from it.

use super::{Comparison, Settings, route};
use crate::content::{Facts, FeltFrequency, Pathway, Picture, Step};
use crate::domain::{
    Audience, Brush, Chapter, Language, Motion, Noticed, RegionId, Side, StructureId, Theme, Wires,
};
use crate::motion::Posture;
use crate::prp::{self, FRAMES, Spins};
use crate::scene::{DisplayMode, DisplayState, PainDrawing, View};

/// Everything the program remembers about what the reader is doing.
///
/// A chosen structure that has a side has the side of [`State::side`]; `step` is a step of
/// `chapter`; `view` is within its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The open chapter.
    pub chapter: Chapter,
    /// Index of the open step in its chapter.
    pub step: usize,
    /// The chosen structure.
    pub structure: Option<StructureId>,
    /// The side that hurts.
    pub side: Side,
    /// Who reads.
    pub audience: Audience,
    /// Language of the words.
    pub language: Language,
    /// Theme asked for.
    pub theme: Theme,
    /// Motion asked for.
    pub motion: Motion,
    /// Where the viewer stands, or stood when the view last came to rest.
    pub view: View,
    /// What is shown of the model.
    pub display: DisplayState,
    /// What was shown before, the latest last, to be undone.
    pub past: Vec<DisplayState>,
    /// How the head is held.
    pub posture: Posture,
    /// Where the reader hurts. Stays in the page: no host and no address is told, but for a link
    /// that the reader asks for.
    pub painted: PainDrawing,
    /// What was painted before, the latest last, to be undone.
    pub painted_past: Vec<PainDrawing>,
    /// What the reader marked in the comparison of headaches. Stays in the page: no host and no
    /// address is told.
    pub noticed: Noticed,
    /// What was cleared from it, until the next mark.
    pub noticed_before: Noticed,
    /// What the pointer does on the skin.
    pub brush: Brush,
    /// Which wire carries a signal in the drawing of the crossed wires.
    pub wires: Wires,
    /// How the centrifuge is set.
    pub centrifuge: prp::Settings,
    /// Which picture of the tube is shown: those of the first spin from 0, then those of the
    /// second; at most [`State::last_moment`].
    pub moment: u8,
    /// Which treatment options are shown together.
    pub comparison: Comparison,
    /// Which dialog is open.
    pub dialog: Option<Dialog>,
    /// How the 3D view is doing.
    pub graphics: Graphics,
    /// What an address that says nothing means.
    pub home: RouteDefaults,
}

/// What an address that says nothing means: set once, by the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteDefaults {
    /// The chapter.
    pub chapter: Chapter,
    /// Index of the step in that chapter.
    pub step: usize,
    /// The side.
    pub side: Side,
    /// The reader.
    pub audience: Audience,
    /// The language.
    pub language: Language,
}

/// How many pictures of the tube a spin has.
#[expect(clippy::cast_possible_truncation, reason = "a few dozen")]
pub const MOMENTS: u8 = FRAMES as u8 + 1;
const _: () = assert!(
    FRAMES < 100 && Spins::Double as u8 == 1,
    "moments are counted in a byte"
);

/// How many pictures of the tube there are, spun once or twice.
#[must_use]
pub const fn moments(spins: Spins) -> u8 {
    MOMENTS * (1 + spins as u8)
}

/// How many changes of what is shown can be undone.
pub(super) const PAST_MAX: usize = 50;

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Warning signs: one tap away everywhere.
    Warnings,
    /// Sources, review status and date.
    Sources,
    /// Who made this, who pays, and how it is kept right.
    About,
    /// Chapters and settings.
    Menu,
}

/// How the 3D view is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphics {
    /// The model is on its way.
    Loading,
    /// The model can be seen.
    Ready,
    /// The context is lost and may come back.
    Lost,
    /// It will not come: pictures and words take its place.
    Unavailable(GraphicsFailure),
}

/// Why there is no 3D view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphicsFailure {
    /// No WebGL2.
    NoWebGl,
    /// The context was lost for more than five seconds.
    ContextLost,
    /// The model could not be fetched.
    ModelMissing,
    /// The model is not what it should be.
    ModelBroken,
}

impl Graphics {
    /// The id of the words that tell about it, where there is something to tell.
    #[must_use]
    pub fn text_id(self) -> Option<&'static str> {
        match self {
            Self::Loading | Self::Ready => None,
            Self::Lost => Some("ui.graphics.lost"),
            Self::Unavailable(GraphicsFailure::NoWebGl) => Some("ui.graphics.no-webgl"),
            Self::Unavailable(GraphicsFailure::ContextLost) => Some("ui.graphics.context-lost"),
            Self::Unavailable(GraphicsFailure::ModelMissing) => Some("ui.graphics.model-missing"),
            Self::Unavailable(GraphicsFailure::ModelBroken) => Some("ui.graphics.model-broken"),
        }
    }

    /// A name for tests and style sheets.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Lost => "lost",
            Self::Unavailable(_) => "unavailable",
        }
    }
}

impl State {
    /// The state in which the program starts; a step that does not exist becomes the first of its
    /// chapter.
    #[must_use]
    pub fn new(settings: &Settings, facts: &Facts) -> Self {
        let chapter = settings.chapter.unwrap_or(Chapter::Explore);
        let home = RouteDefaults {
            chapter,
            step: settings
                .step
                .as_deref()
                .and_then(|id| step_index(facts, chapter, id))
                .unwrap_or(0),
            side: settings.side.unwrap_or(Side::Left),
            audience: settings.audience.unwrap_or(Audience::Patient),
            language: settings.language.unwrap_or(Language::ENGLISH),
        };
        let mut state = Self {
            chapter,
            step: home.step,
            structure: None,
            side: home.side,
            audience: home.audience,
            language: home.language,
            theme: settings.theme.unwrap_or(Theme::Auto),
            motion: settings.motion.unwrap_or(Motion::Full),
            view: View::home(home.side),
            display: DisplayState::default(),
            past: Vec::new(),
            posture: Posture::NEUTRAL,
            painted: PainDrawing::default(),
            painted_past: Vec::new(),
            noticed: Noticed::default(),
            noticed_before: Noticed::default(),
            brush: Brush::Paint,
            wires: Wires::Neck,
            centrifuge: prp::Settings::DEFAULT,
            moment: 0,
            comparison: Comparison::new(facts),
            dialog: None,
            graphics: Graphics::Loading,
            home,
        };
        state.open(facts, chapter, home.step);
        state
    }

    /// The open step; nothing only if the facts hold no steps for the chapter.
    #[must_use]
    pub fn open_step<'a>(&self, facts: &'a Facts) -> Option<&'a Step> {
        steps_of(facts, self.chapter).get(self.step)
    }

    /// The pathway that starts at the chosen structure, if one is known.
    #[must_use]
    pub fn pathway<'a>(&self, facts: &'a Facts) -> Option<&'a Pathway> {
        facts.pathway(&self.structure?.base())
    }

    /// Whether the reader can paint on the skin now: the step says so, and nothing is chosen that
    /// has a picture of its own.
    #[must_use]
    pub fn paints(&self, facts: &Facts) -> bool {
        self.structure.is_none() && self.open_step(facts).is_some_and(Step::is_painted)
    }

    /// Takes this as painted; what was before can be undone.
    pub(super) fn paint(&mut self, painted: PainDrawing) {
        if self.painted != painted {
            remember(
                &mut self.painted_past,
                std::mem::replace(&mut self.painted, painted),
            );
        }
    }

    /// The structures that light up, the chosen one first; on the reader's side where they have
    /// one.
    #[must_use]
    pub fn highlighted(&self, facts: &Facts) -> Vec<StructureId> {
        let mut highlighted: Vec<StructureId> = self.structure.into_iter().collect();
        let along = self
            .pathway(facts)
            .into_iter()
            .flat_map(|pathway| &pathway.lit);
        for structure in along.filter_map(|base| StructureId::from_base(base, self.side).ok()) {
            if !highlighted.contains(&structure) {
                highlighted.push(structure);
            }
        }
        highlighted
    }

    /// The regions where the pain of the lit pathway is felt, with how often.
    #[must_use]
    pub fn regions(&self, facts: &Facts) -> Vec<(RegionId, FeltFrequency)> {
        self.pathway(facts)
            .into_iter()
            .flat_map(|pathway| pathway.regions(self.side))
            .collect()
    }

    /// The fragment that leads back here.
    #[must_use]
    pub fn route(&self, facts: &Facts) -> route::Route {
        route::Route::of(self, facts)
    }

    /// Opens a step, the last one if `step` is past the end, with its structure and its view: a
    /// step is complete, so what was chosen before plays no part.
    pub(super) fn open(&mut self, facts: &Facts, chapter: Chapter, step: usize) {
        self.chapter = chapter;
        self.step = step.min(steps_of(facts, chapter).len().saturating_sub(1));
        let defaults = StepDefaults::of(facts, chapter, self.step, self.side);
        self.structure = defaults.structure;
        self.view = defaults.view;
        self.display = DisplayState::default();
        self.past.clear();
        self.wires = Wires::Neck;
        self.posture = Posture::NEUTRAL;
        self.moment = self.first_moment(facts);
    }

    /// The last picture of the tube: the end of the last spin.
    #[must_use]
    pub fn last_moment(&self) -> u8 {
        moments(self.centrifuge.spins) - 1
    }

    /// The picture of the tube that the open step begins with: the start of its spin, or the end of
    /// all.
    pub(super) fn first_moment(&self, facts: &Facts) -> u8 {
        let last = self.last_moment();
        match self.open_step(facts).map(|step| step.picture) {
            Some(Picture::SecondSpin) => last.min(MOMENTS),
            Some(Picture::Concentrate) => last,
            _ => 0,
        }
    }

    /// Sets the centrifuge; who looked at the end of all still does.
    pub(super) fn spin(&mut self, centrifuge: prp::Settings) {
        let ended = self.moment == self.last_moment();
        self.centrifuge = centrifuge;
        if ended || self.moment > self.last_moment() {
            self.moment = self.last_moment();
        }
    }

    /// What can be shown of this: nothing is set apart when nothing is chosen.
    pub(super) fn possible(&self, display: DisplayState) -> DisplayState {
        let nobody = self.structure.is_none() && display.show.needs_one();
        DisplayState {
            show: if nobody {
                DisplayMode::All
            } else {
                display.show
            },
            ..display
        }
    }

    /// Shows something else, which can be undone.
    pub(super) fn show(&mut self, display: DisplayState) {
        let display = self.possible(display);
        if display != self.display {
            remember(&mut self.past, self.display);
            self.display = display;
        }
    }
}

/// Keeps what was, to be undone, and forgets what was long ago.
fn remember<T>(past: &mut Vec<T>, was: T) {
    if past.len() == PAST_MAX {
        past.remove(0);
    }
    past.push(was);
}

/// What a step shows before the reader changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StepDefaults {
    /// The chosen structure.
    pub(super) structure: Option<StructureId>,
    /// Where the viewer stands.
    pub(super) view: View,
}

impl StepDefaults {
    /// The defaults of a step for a reader of this side.
    pub(super) fn of(facts: &Facts, chapter: Chapter, step: usize, side: Side) -> Self {
        let step = steps_of(facts, chapter).get(step);
        Self {
            structure: step
                .and_then(|step| step.structure.as_deref())
                .and_then(|base| StructureId::from_base(base, side).ok()),
            view: {
                let view = step
                    .and_then(|step| step.view)
                    .map_or(View::home(side), |named| View::named(named, side));
                if step.is_some_and(Step::is_painted) {
                    view.showing_all_skin()
                } else {
                    view
                }
            },
        }
    }
}

/// The steps of a chapter, in reading order.
#[must_use]
pub fn steps_of(facts: &Facts, chapter: Chapter) -> &[Step] {
    facts
        .chapters
        .iter()
        .find(|known| known.id == chapter)
        .map_or(&[], |known| known.steps.as_slice())
}

/// The index of the step called `id`.
pub(super) fn step_index(facts: &Facts, chapter: Chapter, id: &str) -> Option<usize> {
    steps_of(facts, chapter)
        .iter()
        .position(|step| step.id == id)
}
