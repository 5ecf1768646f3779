//! The one place where the state changes.

use super::state::{Graphics, State, steps_of};
use super::{Announcement, CameraMove, Effect, ErrorEvent, Event, Msg, Origin, Route};
use crate::content::Facts;
use crate::domain::{Brush, Chapter, Kind, Noticed, Side, StructureId, StructureSet};
use crate::prp;
use crate::scene::{DisplayState, PainDrawing, View};

/// Does what a message asks and answers what the world must do about it: nothing, if nothing
/// changed.
///
/// What a reader selects becomes a history entry; what a reader adjusts changes the present one. A
/// host and the story change the present one too, so that they never fill the history of the page
/// around the frame; an opened address is only put into its plain form.
#[must_use]
pub fn update(state: &mut State, facts: &Facts, msg: Msg, origin: Origin) -> Vec<Effect> {
    let before = state.clone();
    apply(state, facts, &msg);
    if *state == before {
        return Vec::new();
    }
    let change = Change {
        before: &before,
        after: state,
        facts,
        msg: &msg,
        origin,
    };
    let mut effects = Vec::new();
    effects.extend(change.url());
    effects.extend(change.camera());
    effects.extend(change.words());
    effects.extend(change.focus());
    effects.extend(change.announcement().map(Effect::Announce));
    effects.extend(change.events().map(Effect::Post));
    effects
}

fn apply(state: &mut State, facts: &Facts, msg: &Msg) {
    change(state, facts, msg);
    state.display = state.possible(state.display);
}

fn change(state: &mut State, facts: &Facts, msg: &Msg) {
    match *msg {
        Msg::ChapterOpened(chapter) => open(state, facts, chapter, 0),
        Msg::StepOpened(chapter, step) => open(state, facts, chapter, step),
        Msg::NextPressed => walk(state, facts, 1),
        Msg::BackPressed => walk(state, facts, -1),
        Msg::StructurePicked(structure) => pick(state, structure),
        Msg::SideChosen(side) => turn_to(state, side),
        Msg::AudienceChosen(audience) => state.audience = audience,
        Msg::LanguageChosen(language) => state.language = language,
        Msg::ThemeChosen(theme) => state.theme = theme,
        Msg::MotionChosen(motion) => state.motion = motion,
        Msg::ViewChosen(named) => state.view = View::named(named, state.side),
        Msg::CameraSettled(view) => state.view = view.clamped(),
        Msg::ShowChosen(show) => state.show(DisplayState {
            show,
            ..state.display
        }),
        Msg::HidePressed => hide(state),
        Msg::KindToggled(kind) => toggle(state, kind),
        Msg::AllShown => state.show(DisplayState::ALL),
        Msg::UndoPressed => undo(state),
        Msg::PostureChosen(posture) => state.posture = posture.clamped(),
        Msg::PaintChanged(ref painted) => state.paint((**painted).clone()),
        Msg::PaintUndone => {
            if let Some(painted) = state.painted_past.pop() {
                state.painted = painted;
            }
        }
        Msg::FitToggled(cell) => {
            state.noticed = state.noticed.toggled(cell);
            state.noticed_before = Noticed::default();
        }
        Msg::FitsCleared if !state.noticed.is_empty() => {
            state.noticed_before = std::mem::take(&mut state.noticed);
        }
        Msg::FitsRestored if !state.noticed_before.is_empty() => {
            state.noticed = std::mem::take(&mut state.noticed_before);
        }
        Msg::FitsCleared | Msg::FitsRestored => {}
        Msg::BrushChosen(brush) => state.brush = brush,
        Msg::WiresChosen(wires) => state.wires = wires,
        Msg::CentrifugeSet(centrifuge) => state.spin(centrifuge),
        Msg::MomentChosen(moment) => state.moment = moment.min(state.last_moment()),
        Msg::OptionsCompared(comparison) => state.comparison = comparison,
        Msg::ResetPressed => {
            if state
                .open_step(facts)
                .is_some_and(|step| step.picture.is_spun())
            {
                state.centrifuge = prp::Settings::DEFAULT;
            }
            state.open(facts, state.chapter, state.step);
            state.paint(PainDrawing::default());
        }
        Msg::DialogOpened(dialog) => state.dialog = Some(dialog),
        Msg::DialogClosed => state.dialog = None,
        Msg::RouteOpened(ref route) => {
            state.dialog = None;
            route.apply(state, facts);
        }
        Msg::GraphicsChanged(graphics) => state.graphics = graphics,
    }
}

/// Opens a step; a dialog is in the way of reading it.
fn open(state: &mut State, facts: &Facts, chapter: Chapter, step: usize) {
    state.dialog = None;
    state.open(facts, chapter, step);
}

/// One step on or back over all chapters, in reading order; stays at the ends.
fn walk(state: &mut State, facts: &Facts, by: isize) {
    let places: Vec<(Chapter, usize)> = Chapter::ALL
        .iter()
        .flat_map(|&chapter| (0..steps_of(facts, chapter).len()).map(move |step| (chapter, step)))
        .collect();
    let here = places
        .iter()
        .position(|&place| place == (state.chapter, state.step));
    let there = here
        .and_then(|index| index.checked_add_signed(by))
        .and_then(|index| places.get(index));
    if let Some(&(chapter, step)) = there {
        open(state, facts, chapter, step);
    }
}

/// Chooses a structure; one with a side chooses the side too. One that is hidden is shown as long
/// as it is chosen. The camera stays: who picks is looking at it.
fn pick(state: &mut State, structure: Option<StructureId>) {
    state.structure = structure;
    if let Some(side) = structure.and_then(StructureId::side) {
        state.side = side;
    }
}

/// Hides the chosen structure.
fn hide(state: &mut State) {
    if let Some(id) = state.structure.take() {
        state.show(DisplayState {
            hidden: state.display.hidden.with(id),
            ..state.display
        });
    }
}

/// Hides a kind, or shows it where all of it is hidden.
fn toggle(state: &mut State, kind: Kind) {
    let (kind, hidden) = (StructureSet::of_kind(kind), state.display.hidden);
    let hidden = if hidden.is_superset(kind) {
        hidden.difference(kind)
    } else {
        hidden.union(kind)
    };
    state.show(DisplayState {
        hidden,
        ..state.display
    });
}

/// Shows what was shown before.
fn undo(state: &mut State) {
    if let Some(display) = state.past.pop() {
        state.display = display;
    }
}

/// Changes the side: the chosen structure and the view go over to the other one.
fn turn_to(state: &mut State, side: Side) {
    if state.side == side {
        return;
    }
    state.side = side;
    state.structure = state.structure.map(|structure| structure.on(side));
    state.view = state.view.mirrored();
}

/// A change that happened, with everything needed to say what follows from it.
struct Change<'a> {
    before: &'a State,
    after: &'a State,
    facts: &'a Facts,
    msg: &'a Msg,
    origin: Origin,
}

impl Change<'_> {
    fn url(&self) -> Option<Effect> {
        let route = Route::of(self.after, self.facts);
        if let (Msg::RouteOpened(opened), Origin::Url) = (self.msg, self.origin) {
            return (**opened != route).then_some(Effect::ReplaceUrl(route));
        }
        if Route::of(self.before, self.facts) == route {
            return None;
        }
        Some(if self.selects() && self.origin == Origin::User {
            Effect::PushUrl(route)
        } else {
            Effect::ReplaceUrl(route)
        })
    }

    /// Whether the message goes somewhere, to where a reader may want to come back from.
    fn selects(&self) -> bool {
        self.opens() || matches!(self.msg, Msg::StructurePicked(_))
    }

    /// Whether the message opens a step.
    fn opens(&self) -> bool {
        matches!(
            self.msg,
            Msg::ChapterOpened(_) | Msg::StepOpened(..) | Msg::NextPressed | Msg::BackPressed
        )
    }

    fn camera(&self) -> Option<Effect> {
        let moved =
            self.before.view != self.after.view && !matches!(self.msg, Msg::CameraSettled(_));
        let glides = self.origin != Origin::Url;
        moved.then_some(Effect::MoveCamera(
            self.after.view,
            if glides {
                CameraMove::Glide
            } else {
                CameraMove::Cut
            },
        ))
    }

    fn words(&self) -> Option<Effect> {
        (self.before.language != self.after.language)
            .then_some(Effect::LoadWords(self.after.language))
    }

    fn focus(&self) -> Option<Effect> {
        (self.opens() && self.origin == Origin::User).then_some(Effect::FocusHeading)
    }

    /// At most one thing to say: the largest. A heading that gets the focus is said by that.
    fn announcement(&self) -> Option<Announcement> {
        let (before, after) = (self.before, self.after);
        if before.graphics != after.graphics {
            return Some(Announcement::GraphicsChanged(after.graphics));
        }
        if self.focus().is_some() {
            return None;
        }
        if (before.chapter, before.step) != (after.chapter, after.step) {
            return Some(Announcement::StepOpened(after.chapter, after.step));
        }
        if before.painted != after.painted {
            return Some(Announcement::Painted(after.painted.weights().len()));
        }
        // a box says by itself that it is ticked
        if matches!(self.msg, Msg::FitsCleared | Msg::FitsRestored) {
            return Some(Announcement::Noticed(after.noticed.count()));
        }
        if before.wires != after.wires {
            return Some(Announcement::WiresChosen(after.wires));
        }
        if before.comparison != after.comparison {
            return Some(Announcement::OptionsCompared(after.comparison));
        }
        if let Some(told) = self.shown_otherwise() {
            return Some(told);
        }
        if let Msg::SideChosen(side) = *self.msg {
            return Some(Announcement::SideChosen(side));
        }
        if before.structure != after.structure {
            return Some(after.structure.map_or(
                Announcement::StructureCleared,
                Announcement::StructureSelected,
            ));
        }
        if before.audience != after.audience {
            return Some(Announcement::AudienceChosen(after.audience));
        }
        if before.display.show != after.display.show {
            return Some(Announcement::Shown(after.display.show));
        }
        if let Msg::ViewChosen(named) = *self.msg {
            return Some(Announcement::ViewChosen(named));
        }
        None
    }

    /// What to say when something is hidden, or shown again.
    fn shown_otherwise(&self) -> Option<Announcement> {
        if self.before.display == self.after.display {
            return None;
        }
        if let Msg::KindToggled(kind) = *self.msg {
            return Some(Announcement::KindShown(
                kind,
                !self
                    .after
                    .display
                    .hidden
                    .is_superset(StructureSet::of_kind(kind)),
            ));
        }
        if *self.msg == Msg::HidePressed {
            return self.before.structure.map(Announcement::Hidden);
        }
        let all = (*self.msg == Msg::AllShown).then_some(Announcement::EverythingShown);
        all.or_else(|| (*self.msg == Msg::UndoPressed).then_some(Announcement::Undone))
    }

    fn events(&self) -> impl Iterator<Item = Event> {
        // what a host cannot see
        let seen = |state: &State| State {
            dialog: None,
            graphics: Graphics::Loading,
            past: Vec::new(),
            painted: PainDrawing::default(),
            painted_past: Vec::new(),
            noticed: Noticed::default(),
            noticed_before: Noticed::default(),
            brush: Brush::Paint,
            ..state.clone()
        };
        let told =
            (seen(self.before) != seen(self.after)).then_some(Event::StateChanged(self.origin));
        let trouble = ErrorEvent::of(self.after.graphics).filter(|_| {
            ErrorEvent::of(self.before.graphics) != ErrorEvent::of(self.after.graphics)
        });
        told.into_iter().chain(trouble.map(Event::Error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::PAST_MAX;
    use crate::app::{Comparison, Dialog, GraphicsFailure, Settings, samples};
    use crate::content::Picture;
    use crate::domain::{Audience, Language, Motion, Theme, Wires};
    use crate::motion::Posture;
    use crate::scene::{DisplayMode, NamedView};

    const TOP: View = View {
        yaw_deg: 1,
        pitch_deg: 2,
        zoom_percent: 300,
        target_mm: [4, 5, 6],
    };

    fn fresh() -> (State, Facts) {
        let facts = samples::facts();
        (State::new(&Settings::default(), &facts), facts)
    }

    fn joint() -> Option<StructureId> {
        Some("c1-c2-joint-right".parse().unwrap())
    }

    /// Messages that change a fresh state, and that change nothing when they come again.
    fn each() -> Vec<Msg> {
        let route = Route {
            chapter: Some(Chapter::Prp),
            ..Route::default()
        };
        vec![
            Msg::ChapterOpened(Chapter::Pathways),
            Msg::StepOpened(Chapter::Explore, 7),
            Msg::StructurePicked(joint()),
            Msg::SideChosen(Side::Right),
            Msg::AudienceChosen(Audience::Clinician),
            Msg::LanguageChosen(Language::ALL[1]),
            Msg::ThemeChosen(Theme::Dark),
            Msg::MotionChosen(Motion::Off),
            Msg::ViewChosen(NamedView::Top),
            Msg::CameraSettled(TOP),
            Msg::ShowChosen(DisplayMode::Cut),
            Msg::AllShown,
            Msg::WiresChosen(Wires::Migraine),
            Msg::PaintChanged(Box::new(PainDrawing::from_bits(5))),
            Msg::BrushChosen(Brush::Erase),
            Msg::PostureChosen(Posture {
                rotation_deg: 30,
                flexion_deg: 10,
                bending_deg: -5,
            }),
            Msg::CentrifugeSet(prp::Settings::DEFAULT.with_whole(prp::Field::Volume, 60)),
            Msg::MomentChosen(200),
            Msg::OptionsCompared(Comparison::new(&samples::facts()).with(0, 2)),
            Msg::DialogOpened(Dialog::Warnings),
            Msg::RouteOpened(Box::new(route)),
            Msg::GraphicsChanged(Graphics::Unavailable(GraphicsFailure::NoWebGl)),
        ]
    }

    #[test]
    fn a_message_that_changes_nothing_has_no_effects() {
        for msg in each() {
            for origin in [Origin::User, Origin::Host, Origin::Url, Origin::Story] {
                let (mut state, facts) = fresh();
                let before = state.clone();
                drop(update(&mut state, &facts, msg.clone(), origin));
                assert_ne!(state, before, "{msg:?}");
                let once = state.clone();
                assert_eq!(
                    update(&mut state, &facts, msg.clone(), origin),
                    vec![],
                    "{msg:?}"
                );
                assert_eq!(state, once);
            }
        }
    }

    #[test]
    fn what_is_at_its_end_stays_without_effects() {
        let (mut state, facts) = fresh();
        assert_eq!(
            update(&mut state, &facts, Msg::BackPressed, Origin::User),
            vec![]
        );
        assert_eq!(
            update(&mut state, &facts, Msg::DialogClosed, Origin::User),
            vec![]
        );
        drop(update(
            &mut state,
            &facts,
            Msg::ChapterOpened(Chapter::Summary),
            Origin::User,
        ));
        assert_eq!(
            update(&mut state, &facts, Msg::NextPressed, Origin::User),
            vec![]
        );
    }

    #[test]
    fn only_what_a_reader_selects_becomes_history() {
        for msg in each() {
            for origin in [Origin::User, Origin::Host, Origin::Url, Origin::Story] {
                let (mut state, facts) = fresh();
                let effects = update(&mut state, &facts, msg.clone(), origin);
                let pushes = effects
                    .iter()
                    .any(|effect| matches!(effect, Effect::PushUrl(_)));
                let selects = matches!(
                    msg,
                    Msg::ChapterOpened(_) | Msg::StepOpened(..) | Msg::StructurePicked(_)
                );
                assert_eq!(
                    pushes,
                    selects && origin == Origin::User,
                    "{msg:?} {origin:?}"
                );
            }
        }
    }

    #[test]
    fn an_address_in_its_plain_form_is_left_alone() {
        let (mut state, facts) = fresh();
        for (text, left_alone) in [
            ("#/prp", true),
            ("#/explore/start?side=left", false),
            ("#/pathways?r=1&s=c1-c2-joint-right", true),
        ] {
            let msg = Msg::RouteOpened(Box::new(Route::parse(text, &facts).0));
            let effects = update(&mut state, &facts, msg, Origin::Url);
            assert!(
                !effects
                    .iter()
                    .any(|effect| matches!(effect, Effect::PushUrl(_)))
            );
            assert_eq!(
                effects
                    .iter()
                    .all(|effect| !matches!(effect, Effect::ReplaceUrl(_))),
                left_alone,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_shown_can_be_undone_and_reset() {
        let (mut state, facts) = fresh();
        let start = state.clone();
        let does = |state: &mut State, msg| drop(update(state, &facts, msg, Origin::User));
        does(&mut state, Msg::StructurePicked(joint()));
        does(&mut state, Msg::ShowChosen(DisplayMode::Ghost));
        does(&mut state, Msg::HidePressed);
        assert!(
            state.structure.is_none()
                && joint().is_some_and(|id| state.display.hidden.contains(id))
        );
        does(&mut state, Msg::UndoPressed);
        assert_eq!(state.display.hidden, start.display.hidden);
        does(&mut state, Msg::KindToggled(Kind::Nerve));
        assert_eq!(
            state.display.hidden,
            start
                .display
                .hidden
                .union(StructureSet::of_kind(Kind::Nerve))
        );
        does(&mut state, Msg::KindToggled(Kind::Nerve));
        assert_eq!(state.display.hidden, start.display.hidden);
        for _ in 0..5 {
            does(&mut state, Msg::UndoPressed);
        }
        assert_eq!(state.display, start.display);
        does(&mut state, Msg::ShowChosen(DisplayMode::Alone));
        does(&mut state, Msg::AllShown);
        assert!(state.display.show == DisplayMode::All && state.display.hidden.is_empty());
        does(&mut state, Msg::ResetPressed);
        assert_eq!(
            (state.display, state.structure, state.past.len()),
            (start.display, start.structure, 0)
        );
        does(&mut state, Msg::ShowChosen(DisplayMode::Ghost));
        assert_eq!(
            (state.display, state.past.len()),
            (start.display, 0),
            "nothing is chosen, so nothing is set apart or to be undone"
        );
        for _ in 0..60 {
            does(&mut state, Msg::ShowChosen(DisplayMode::All));
            does(&mut state, Msg::ShowChosen(DisplayMode::Cut));
        }
        assert_eq!(state.past.len(), 50);
    }

    #[test]
    fn what_is_painted_is_told_to_nobody_and_can_be_undone() {
        let (mut state, facts) = fresh();
        let start = state.clone();
        let paint = |bits| Msg::PaintChanged(Box::new(PainDrawing::from_bits(bits)));
        assert_eq!(
            update(&mut state, &facts, paint(0b11), Origin::User),
            [Effect::Announce(Announcement::Painted(2))]
        );
        assert_eq!(
            update(&mut state, &facts, paint(0b111), Origin::User),
            [Effect::Announce(Announcement::Painted(3))]
        );
        assert_eq!(
            update(&mut state, &facts, Msg::PaintUndone, Origin::User),
            [Effect::Announce(Announcement::Painted(2))]
        );
        assert_eq!(
            update(&mut state, &facts, paint(0), Origin::User),
            [Effect::Announce(Announcement::Painted(0))]
        );
        assert_eq!(
            update(&mut state, &facts, Msg::PaintUndone, Origin::User),
            [Effect::Announce(Announcement::Painted(2))]
        );
        assert_eq!(
            update(
                &mut state,
                &facts,
                Msg::BrushChosen(Brush::Move),
                Origin::User
            ),
            []
        );
        assert_eq!(state.route(&facts), start.route(&facts));
        drop(update(&mut state, &facts, Msg::NextPressed, Origin::User));
        assert!(
            !state.painted.is_empty(),
            "it is still there when the reader comes back"
        );
        drop(update(&mut state, &facts, Msg::ResetPressed, Origin::User));
        assert!(state.painted.is_empty());
        drop(update(&mut state, &facts, Msg::PaintUndone, Origin::User));
        assert!(!state.painted.is_empty());
        for bits in 1..100 {
            drop(update(&mut state, &facts, paint(bits), Origin::User));
        }
        assert_eq!(state.painted_past.len(), PAST_MAX);
    }

    #[test]
    fn what_the_reader_notices_is_told_to_nobody_and_a_clearing_can_be_taken_back() {
        let (mut state, facts) = fresh();
        let start = state.clone();
        let mut does = |msg| {
            let effects = update(&mut state, &facts, msg, Origin::User);
            (effects, state.noticed, state.route(&facts))
        };
        let address = start.route(&facts);
        let one = Noticed::default().toggled(7);
        let two = one.toggled(1);
        assert_eq!(
            does(Msg::FitsCleared),
            (vec![], start.noticed, address.clone())
        );
        assert_eq!(
            does(Msg::FitsRestored),
            (vec![], start.noticed, address.clone())
        );
        assert_eq!(does(Msg::FitToggled(7)), (vec![], one, address.clone()));
        assert_eq!(does(Msg::FitToggled(1)), (vec![], two, address.clone()));
        let said = |count| vec![Effect::Announce(Announcement::Noticed(count))];
        assert_eq!(
            does(Msg::FitsCleared),
            (said(0), start.noticed, address.clone())
        );
        assert_eq!(does(Msg::FitsRestored), (said(2), two, address.clone()));
        assert_eq!(does(Msg::FitsRestored), (vec![], two, address.clone()));
        assert_eq!(does(Msg::FitsCleared).1, start.noticed);
        assert_eq!(does(Msg::FitToggled(7)), (vec![], one, address.clone()));
        assert_eq!(
            does(Msg::FitsRestored),
            (vec![], one, address),
            "until the next mark"
        );
        drop(does(Msg::NextPressed));
        drop(does(Msg::ResetPressed));
        assert_eq!(state.noticed, one, "it comes along");
    }

    #[test]
    fn the_centrifuge_is_kept_from_step_to_step_and_every_step_begins_with_its_spin() {
        let (mut state, mut facts) = fresh();
        for (step, picture) in facts.chapters[3].steps.iter_mut().zip([
            Picture::FirstSpin,
            Picture::SecondSpin,
            Picture::Concentrate,
        ]) {
            step.picture = picture;
        }
        let set = prp::Settings::DEFAULT.with_whole(prp::Field::FirstForce, 160);
        let does = |state: &mut State, msg| drop(update(state, &facts, msg, Origin::User));
        does(&mut state, Msg::ChapterOpened(Chapter::Prp));
        does(&mut state, Msg::CentrifugeSet(set));
        does(&mut state, Msg::MomentChosen(30));
        assert_eq!(
            state.route(&facts).to_string(),
            "#/prp?r=1&c=160,10,400,10,100,44,250,33,2,0&t=30"
        );
        does(&mut state, Msg::NextPressed);
        assert_eq!((state.centrifuge, state.moment), (set, 49));
        does(&mut state, Msg::NextPressed);
        assert_eq!((state.centrifuge, state.moment), (set, 97));
        does(
            &mut state,
            Msg::CentrifugeSet(set.with_spins(prp::Spins::Single)),
        );
        assert_eq!(state.moment, 48, "who looks at the end still does");
        does(&mut state, Msg::CentrifugeSet(set));
        assert_eq!(state.moment, 97);
        does(&mut state, Msg::MomentChosen(200));
        assert_eq!(state.moment, 97);
        does(&mut state, Msg::MomentChosen(3));
        does(&mut state, Msg::ResetPressed);
        assert_eq!(
            (state.centrifuge, state.moment),
            (prp::Settings::DEFAULT, 97)
        );
        assert_eq!(state.route(&facts).to_string(), "#/prp/injection");
    }

    #[test]
    fn what_is_hidden_and_shown_again_is_said() {
        let (mut state, facts) = fresh();
        let said = |state: &mut State, msg| {
            let effects = update(state, &facts, msg, Origin::User);
            effects.into_iter().find_map(|effect| {
                if let Effect::Announce(told) = effect {
                    Some(told)
                } else {
                    None
                }
            })
        };
        let _ = said(&mut state, Msg::StructurePicked(joint()));
        assert_eq!(
            said(&mut state, Msg::HidePressed),
            joint().map(Announcement::Hidden)
        );
        assert_eq!(
            said(&mut state, Msg::UndoPressed),
            Some(Announcement::Undone)
        );
        assert_eq!(
            said(&mut state, Msg::KindToggled(Kind::Nerve)),
            Some(Announcement::KindShown(Kind::Nerve, false))
        );
        assert_eq!(
            said(&mut state, Msg::KindToggled(Kind::Nerve)),
            Some(Announcement::KindShown(Kind::Nerve, true))
        );
        assert_eq!(
            said(&mut state, Msg::AllShown),
            Some(Announcement::EverythingShown)
        );
        assert_eq!(
            said(&mut state, Msg::HidePressed),
            None,
            "nothing is chosen"
        );
    }

    #[test]
    fn the_camera_glides_but_to_an_opened_address() {
        let (mut state, facts) = fresh();
        let top = View::named(NamedView::Top, Side::Left);
        let effects = update(
            &mut state,
            &facts,
            Msg::ViewChosen(NamedView::Top),
            Origin::User,
        );
        assert!(effects.contains(&Effect::MoveCamera(top, CameraMove::Glide)));
        let effects = update(
            &mut state,
            &facts,
            Msg::ViewChosen(NamedView::Back),
            Origin::Url,
        );
        assert!(effects.contains(&Effect::MoveCamera(
            View::named(NamedView::Back, Side::Left),
            CameraMove::Cut
        )));
    }

    #[test]
    fn a_host_hears_of_trouble_once() {
        let (mut state, facts) = fresh();
        let lost = update(
            &mut state,
            &facts,
            Msg::GraphicsChanged(Graphics::Lost),
            Origin::Story,
        );
        assert!(lost.contains(&Effect::Post(Event::Error(ErrorEvent::ContextLost))));
        let given_up = Msg::GraphicsChanged(Graphics::Unavailable(GraphicsFailure::ContextLost));
        let effects = update(&mut state, &facts, given_up, Origin::Story);
        assert!(
            !effects
                .iter()
                .any(|effect| matches!(effect, Effect::Post(_)))
        );
        assert!(
            effects.contains(&Effect::Announce(Announcement::GraphicsChanged(
                state.graphics
            )))
        );
    }
}
