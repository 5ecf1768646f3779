//! Stories of a reader: messages in, then state, effects and history out. [`support::Session`]
//! checks after every message what must always hold.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

mod support;

use atlanto::app::{
    Announcement, CameraMove, Dialog, Effect, Event, Graphics, GraphicsFailure, Msg, Origin,
    Settings, State, steps_of,
};
use atlanto::content::FeltFrequency;
use atlanto::domain::{Audience, Chapter, Kind, Language, Motion, Side, StructureId, Theme, Wires};
use atlanto::motion::Posture;
use atlanto::prp::{self, BuffyCoat, Field, Spins};
use atlanto::scene::{DisplayMode, NamedView, View};
use support::{Session, made_up_facts};

fn session() -> Session {
    Session::open(made_up_facts(), "", "")
}

fn id(text: &str) -> StructureId {
    text.parse().unwrap()
}

fn place(session: &Session) -> String {
    let step = session.state.open_step(&session.facts).unwrap();
    format!("{}/{}", session.state.chapter, step.id)
}

fn pick(text: &str) -> Msg {
    Msg::StructurePicked(Some(id(text)))
}

#[test]
fn a_click_on_a_joint_lights_its_pathway_on_its_side() {
    let mut reader = session();
    let effects = reader.user(pick("c1-c2-joint-right"));
    let route = reader.state.route(&reader.facts);
    assert_eq!(
        effects,
        [
            Effect::PushUrl(route.clone()),
            Effect::Announce(Announcement::StructureSelected(id("c1-c2-joint-right"))),
            Effect::Post(Event::StateChanged(Origin::User)),
        ]
    );
    assert_eq!(
        route.to_string(),
        "#/explore?r=1&s=c1-c2-joint-right&v=142,8,129,0,-8,-22"
    );
    let names = |ids: Vec<StructureId>| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        names(reader.state.highlighted(&reader.facts)),
        [
            "c1-c2-joint-right",
            "c2-ganglion-right",
            "greater-occipital-nerve-right"
        ]
    );
    let regions: Vec<(String, FeltFrequency)> = reader
        .state
        .regions(&reader.facts)
        .iter()
        .map(|(region, often)| (region.to_string(), *often))
        .collect();
    assert_eq!(
        regions,
        [
            ("region-occiput-right".to_owned(), FeltFrequency::Mostly),
            (
                "region-behind-ear-right".to_owned(),
                FeltFrequency::Sometimes
            )
        ]
    );
}

#[test]
fn a_structure_without_a_pathway_lights_alone() {
    let mut reader = session();
    reader.user(pick("c4"));
    assert_eq!(reader.state.highlighted(&reader.facts), [id("c4")]);
    assert!(
        reader.state.regions(&reader.facts).is_empty()
            && reader.state.pathway(&reader.facts).is_none()
    );
    let effects = reader.user(Msg::StructurePicked(None));
    assert!(effects.contains(&Effect::Announce(Announcement::StructureCleared)));
    assert!(reader.state.highlighted(&reader.facts).is_empty());
}

#[test]
fn the_other_side_takes_the_choice_and_the_view_along() {
    let mut reader = session();
    reader.user(pick("c2-c3-joint-left"));
    let effects = reader.user(Msg::SideChosen(Side::Right));
    assert_eq!(reader.state.structure, Some(id("c2-c3-joint-right")));
    assert!(effects.contains(&Effect::MoveCamera(
        View::home(Side::Right),
        CameraMove::Glide
    )));
    assert!(effects.contains(&Effect::Announce(Announcement::SideChosen(Side::Right))));
    assert_eq!(reader.history, ["", "#/explore?r=1&s=c2-c3-joint-right"]);
}

#[test]
fn next_tells_the_whole_story_and_back_tells_it_backwards() {
    let mut reader = session();
    let mut told = vec![place(&reader)];
    loop {
        let effects = reader.user(Msg::NextPressed);
        if effects.is_empty() {
            break;
        }
        assert!(effects.contains(&Effect::FocusHeading));
        assert!(matches!(effects[0], Effect::PushUrl(_)));
        told.push(place(&reader));
    }
    let all: Vec<String> = reader
        .facts
        .chapters
        .iter()
        .flat_map(|chapter| {
            chapter
                .steps
                .iter()
                .map(move |step| format!("{}/{}", chapter.id, step.id))
        })
        .collect();
    assert_eq!(told, all);
    for expected in all.iter().rev().skip(1) {
        reader.user(Msg::BackPressed);
        assert_eq!(place(&reader), *expected);
    }
    assert!(reader.user(Msg::BackPressed).is_empty());
}

#[test]
fn a_step_is_the_same_whatever_came_before() {
    for &chapter in Chapter::ALL {
        for step in 0..steps_of(&made_up_facts(), chapter).len() {
            let mut calm = session();
            calm.user(Msg::StepOpened(chapter, step));
            let mut wild = session();
            let detour = [
                pick("vertebral-artery-left"),
                Msg::StepOpened(Chapter::Prp, 2),
                Msg::ViewChosen(NamedView::Top),
                Msg::NextPressed,
            ];
            for msg in detour.into_iter().chain([Msg::StepOpened(chapter, step)]) {
                wild.user(msg);
            }
            assert_eq!(calm.state, wild.state);
        }
    }
}

#[test]
fn a_step_opens_on_the_readers_side_with_its_view() {
    let mut reader = session();
    reader.user(Msg::SideChosen(Side::Right));
    let effects = reader.user(Msg::StepOpened(Chapter::Prp, 2));
    assert_eq!(reader.state.structure, Some(id("c1-c2-joint-right")));
    assert!(effects.contains(&Effect::MoveCamera(
        View::named(NamedView::Side, Side::Right),
        CameraMove::Glide
    )));
    assert_eq!(reader.history[1], "#/prp/injection?r=1&s=c1-c2-joint-right");
}

#[test]
fn a_step_that_does_not_exist_is_the_last_or_the_first() {
    let mut reader = session();
    reader.user(Msg::StepOpened(Chapter::Prp, usize::MAX));
    assert_eq!(place(&reader), "prp/injection");
    assert_eq!(
        place(&Session::open(
            made_up_facts(),
            "chapter=prp&step=nowhere",
            ""
        )),
        "prp/warnings"
    );
    assert_eq!(
        place(&Session::open(made_up_facts(), "", "#/prp/nowhere")),
        "prp/warnings"
    );
}

#[test]
fn back_and_forward_show_what_was_there() {
    let mut reader = session();
    reader.user(pick("c1-c2-joint-left"));
    reader.user(Msg::ViewChosen(NamedView::Top));
    reader.user(Msg::ChapterOpened(Chapter::Pathways));
    reader.user(Msg::AudienceChosen(Audience::Clinician));
    let last = reader.state.clone();
    assert_eq!(
        reader.history,
        [
            "",
            "#/explore?r=1&s=c1-c2-joint-left&v=180,80,129,0,-8,-22",
            "#/pathways?r=1&a=clinician"
        ]
    );
    reader.travel(-1);
    assert_eq!(
        (reader.state.structure, reader.state.view),
        (
            Some(id("c1-c2-joint-left")),
            View::named(NamedView::Top, Side::Left)
        )
    );
    reader.travel(-1);
    assert_eq!(reader.state, session().state);
    reader.travel(1);
    reader.travel(1);
    assert_eq!(reader.state, last);
    assert_eq!(reader.history.len(), 3);
}

#[test]
fn an_address_opens_elsewhere_as_it_was() {
    let mut sender = session();
    sender.user(Msg::ChapterOpened(Chapter::Pathways));
    sender.user(pick("third-occipital-nerve-right"));
    sender.user(Msg::CameraSettled(View {
        yaw_deg: -77,
        pitch_deg: -12,
        zoom_percent: 310,
        target_mm: [3, -44, 9],
    }));
    sender.user(Msg::LanguageChosen(Language::ALL[1]));
    let receiver = Session::open(made_up_facts(), "", &sender.history[sender.at]);
    assert_eq!(receiver.state, sender.state);
}

#[test]
fn what_the_query_sets_is_home() {
    let mut reader = Session::open(
        made_up_facts(),
        "chapter=pathways&step=c2-c3&side=right&audience=clinician&lang=es&theme=dark&motion=off",
        "",
    );
    assert_eq!(reader.state.structure, Some(id("c2-c3-joint-right")));
    assert_eq!(
        (
            reader.state.theme,
            reader.state.motion,
            reader.state.language
        ),
        (Theme::Dark, Motion::Off, Language::ALL[1])
    );
    let home = reader.state.clone();
    reader.user(Msg::AudienceChosen(Audience::Patient));
    assert_eq!(reader.history[0], "#/pathways/c2-c3?r=1&a=patient");
    reader.user(Msg::ChapterOpened(Chapter::Explore));
    reader.history[0] = String::new();
    reader.travel(-1);
    assert_eq!(reader.state, home);
}

#[test]
fn a_dialog_is_no_address_and_closes_when_the_reader_moves_on() {
    let mut reader = session();
    assert!(reader.user(Msg::DialogOpened(Dialog::Warnings)).is_empty());
    assert_eq!(reader.state.dialog, Some(Dialog::Warnings));
    reader.user(Msg::NextPressed);
    assert_eq!(reader.state.dialog, None);
    reader.user(Msg::DialogOpened(Dialog::Sources));
    reader.travel(-1);
    assert_eq!(reader.state.dialog, None);
}

#[test]
fn without_the_3d_view_the_story_goes_on() {
    let mut reader = session();
    let effects = reader.send(
        Msg::GraphicsChanged(Graphics::Unavailable(GraphicsFailure::NoWebGl)),
        Origin::Story,
    );
    assert_eq!(effects.len(), 2);
    reader.user(Msg::NextPressed);
    reader.user(pick("c2-c3-joint-left"));
    assert_eq!(reader.state.regions(&reader.facts).len(), 1);
}

#[test]
fn the_audience_changes_nothing_that_is_seen_in_the_model() {
    let mut reader = session();
    reader.user(pick("c1-c2-joint-right"));
    let before = reader.state.clone();
    let effects = reader.user(Msg::AudienceChosen(Audience::Clinician));
    assert_eq!(
        State {
            audience: Audience::Patient,
            ..reader.state.clone()
        },
        before
    );
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::MoveCamera(..)))
    );
}

/// A small generator of the same numbers every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(count).unwrap()).unwrap()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn number(&mut self) -> i16 {
        i16::try_from(self.below(2000)).unwrap() - 1000
    }

    fn msg(&mut self) -> Msg {
        let structures = StructureId::all();
        match self.below(25) {
            0 => Msg::ChapterOpened(self.of(Chapter::ALL)),
            1 => Msg::StepOpened(self.of(Chapter::ALL), self.below(5)),
            2 | 3 => Msg::NextPressed,
            4 => Msg::BackPressed,
            5 | 6 => Msg::StructurePicked(Some(self.of(structures))),
            7 => Msg::StructurePicked(None),
            8 => Msg::SideChosen(self.of(Side::ALL)),
            9 => Msg::AudienceChosen(self.of(Audience::ALL)),
            10 => Msg::LanguageChosen(self.of(Language::ALL)),
            11 => Msg::ViewChosen(self.of(NamedView::ALL)),
            12 => Msg::MotionChosen(self.of(Motion::ALL)),
            13 => Msg::DialogOpened(self.of(&[Dialog::Menu, Dialog::Sources])),
            14 => Msg::ShowChosen(self.of(DisplayMode::ALL)),
            15 => Msg::HidePressed,
            16 => Msg::KindToggled(self.of(Kind::ALL)),
            17 => Msg::AllShown,
            18 => Msg::UndoPressed,
            19 => Msg::ResetPressed,
            20 => Msg::WiresChosen(self.of(Wires::ALL)),
            22 => Msg::MomentChosen(self.below(120).try_into().unwrap()),
            23 => {
                let spins = self.of(&[Spins::Single, Spins::Double]);
                let settings = prp::Settings::DEFAULT
                    .with_spins(spins)
                    .with_coat(self.of(&[BuffyCoat::Left, BuffyCoat::Taken]));
                Msg::CentrifugeSet(
                    settings.with_whole(self.of(&Field::ALL), self.number().unsigned_abs()),
                )
            }
            21 => Msg::PostureChosen(Posture {
                rotation_deg: self.number(),
                flexion_deg: self.number(),
                bending_deg: self.number(),
            }),
            _ => Msg::CameraSettled(View {
                yaw_deg: self.number(),
                pitch_deg: self.number(),
                zoom_percent: self.number().unsigned_abs(),
                target_mm: [self.number(), self.number(), self.number()],
            }),
        }
    }
}

#[test]
fn whatever_a_reader_does_the_rules_hold_and_the_address_leads_back() {
    let mut dice = Dice(0x5eed);
    for query in [
        "",
        "side=right&audience=clinician",
        "chapter=prp&step=injection&lang=es",
        "chapter=summary&side=right",
    ] {
        let mut reader = Session::open(made_up_facts(), query, "");
        for _ in 0..500 {
            let origin = dice.of(&[Origin::User, Origin::User, Origin::Host, Origin::Story]);
            let msg = dice.msg();
            drop(reader.send(msg, origin));
            if dice.below(10) == 0 && reader.at > 0 {
                reader.travel(-1);
            }
        }
        assert_eq!(
            State::new(&Settings::parse(query).0, &reader.facts).home,
            reader.state.home
        );
    }
}
