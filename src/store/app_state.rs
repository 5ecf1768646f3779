//! The state of the program as signals: the whole of it, and a memo for each part that views read.

use crate::app::{Comparison, Dialog, Graphics, State, steps_of};
use crate::content::{Block, Facts, Pathway, Picture};
use crate::domain::{
    Audience, Chapter, Language, Motion, Noticed, Side, StructureId, Theme, Wires,
};
use crate::motion::Posture;
use crate::prp;
use crate::scene::{DisplayState, PainDrawing, View};
use leptos::prelude::*;

/// The state and its parts; a part tells its subscribers only when it is another value.
#[derive(Clone, Copy, Debug)]
pub struct AppState {
    /// The whole state.
    pub state: RwSignal<State>,
    /// The open chapter.
    pub chapter: Memo<Chapter>,
    /// Index of the open step in its chapter.
    pub step: Memo<usize>,
    /// The chosen structure.
    pub structure: Memo<Option<StructureId>>,
    /// The side that hurts.
    pub side: Memo<Side>,
    /// Who reads.
    pub audience: Memo<Audience>,
    /// Language of the words.
    pub language: Memo<Language>,
    /// Theme asked for.
    pub theme: Memo<Theme>,
    /// Motion asked for.
    pub motion: Memo<Motion>,
    /// Where the viewer stands.
    pub view: Memo<View>,
    /// What is shown of the model.
    pub display: Memo<DisplayState>,
    /// The open dialog.
    pub dialog: Memo<Option<Dialog>>,
    /// How the 3D view is doing.
    pub graphics: Memo<Graphics>,
    /// How the head is held.
    pub posture: Memo<Posture>,
    /// What is painted on the skin.
    pub painted: Memo<PainDrawing>,
    /// What the reader marked in the comparison of headaches.
    pub noticed: Memo<Noticed>,
    /// Which of the crossed wires carries a signal.
    pub wires: Memo<Wires>,
    /// How the centrifuge is set.
    pub centrifuge: Memo<prp::Settings>,
    /// Which picture of the tube is shown.
    pub moment: Memo<u8>,
    /// Which treatment options are shown together.
    pub comparison: Memo<Comparison>,
    /// What the stage shows.
    pub picture: Memo<Picture>,
    /// What the panel is about.
    pub topic: Memo<Topic>,
    facts: &'static Facts,
}

/// What the panel is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The open step, as written.
    Step(Chapter, usize),
    /// A structure that the reader picked.
    Structure(StructureId),
}

impl AppState {
    pub(super) fn new(state: State, facts: &'static Facts) -> Self {
        let state = RwSignal::new(state);
        Self {
            state,
            chapter: Memo::new(move |_| state.read().chapter),
            step: Memo::new(move |_| state.read().step),
            structure: Memo::new(move |_| state.read().structure),
            side: Memo::new(move |_| state.read().side),
            audience: Memo::new(move |_| state.read().audience),
            language: Memo::new(move |_| state.read().language),
            theme: Memo::new(move |_| state.read().theme),
            motion: Memo::new(move |_| state.read().motion),
            view: Memo::new(move |_| state.read().view),
            display: Memo::new(move |_| state.read().display),
            dialog: Memo::new(move |_| state.read().dialog),
            graphics: Memo::new(move |_| state.read().graphics),
            posture: Memo::new(move |_| state.read().posture),
            painted: Memo::new(move |_| state.read().painted.clone()),
            noticed: Memo::new(move |_| state.read().noticed),
            wires: Memo::new(move |_| state.read().wires),
            centrifuge: Memo::new(move |_| state.read().centrifuge),
            moment: Memo::new(move |_| state.read().moment),
            comparison: Memo::new(move |_| state.read().comparison),
            picture: Memo::new(move |_| {
                let state = state.read();
                state
                    .open_step(facts)
                    .map_or(Picture::Page, |step| step.picture)
            }),
            topic: Memo::new(move |_| topic(&state.read(), facts)),
            facts,
        }
    }

    /// Takes another state; subscribers are told only if it is another one.
    pub(super) fn set(self, state: State) {
        if state != *self.state.read_untracked() {
            self.state.set(state);
        }
    }

    /// A copy of the state as it is now; not tracked.
    #[must_use]
    pub fn snapshot(self) -> State {
        self.state.get_untracked()
    }

    /// The pathway of the chosen structure; tracked.
    #[must_use]
    pub fn pathway(self) -> Option<&'static Pathway> {
        self.facts.pathway(&self.structure.get()?.base())
    }

    /// Whether the reader can paint on the skin now; tracked.
    #[must_use]
    pub fn paints(self) -> bool {
        self.state.read().paints(self.facts)
    }

    /// Whether the open step shows the treatment options; tracked.
    #[must_use]
    pub fn shows_options(self) -> bool {
        let state = self.state.read();
        let step = state.open_step(self.facts);
        step.is_some_and(|step| step.blocks.contains(&Block::Options))
    }

    /// How many steps a chapter has.
    #[must_use]
    pub fn step_count(self, chapter: Chapter) -> usize {
        steps_of(self.facts, chapter).len()
    }

    /// Whether the open step is the very first one; tracked.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.chapter.get() == Chapter::Explore && self.step.get() == 0
    }
}

/// The step as written, unless the reader picked something else than the step did.
fn topic(state: &State, facts: &Facts) -> Topic {
    let own = state
        .open_step(facts)
        .and_then(|step| step.structure.clone());
    match state.structure {
        Some(id) if Some(id.base()) != own => Topic::Structure(id),
        _ => Topic::Step(state.chapter, state.step),
    }
}
