//! What stands out in the picture, from the state.

use crate::app::State;
use crate::content::{Facts, Often};
use crate::scene::{Emphasis, Scene, Show, Spacing, signal};

/// What stands out in this state: the pathway of the chosen structure, what is painted, what is
/// shown.
#[must_use]
pub fn emphasis(state: &State, facts: &Facts, scene: &Scene) -> Emphasis {
    let pathway = state.pathway(facts);
    // cut or opened, the model is looked at for what it is; so is a structure that nothing leads
    // from
    let told = pathway.filter(|_| matches!(state.display.show, Show::All | Show::Ghost));
    let painted = state.paints(facts).then(|| state.painted.clone());
    let regions = if told.is_some() {
        state.regions(facts)
    } else {
        Vec::new()
    };
    Emphasis {
        selected: state.structure,
        lit: if pathway.is_some() {
            state.lit(facts)
        } else {
            Vec::new()
        },
        felt: match &painted {
            Some(painted) => painted
                .by_name()
                .map(|region| (region, Spacing::Close))
                .collect(),
            None => regions
                .into_iter()
                .map(|(region, often)| (region, spacing(often)))
                .collect(),
        },
        painted,
        loose: pathway.is_some_and(|path| path.basis.is_loose()),
        signal: told.map_or_else(Vec::new, |path| signal(scene, &path.signal, state.side)),
        quiet_others: pathway.is_some() && state.display.show == Show::All,
        display: state.display,
        ..Emphasis::default()
    }
    .opened(scene, state.side)
}

/// The more people felt it, the closer the hatch.
fn spacing(often: Often) -> Spacing {
    match often {
        Often::Mostly => Spacing::Close,
        Often::Sometimes => Spacing::Middle,
        Often::Reported => Spacing::Wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Msg, Origin, Settings, samples, update};
    use crate::domain::StructureId;
    use crate::scene::testing::neck;

    fn told(msgs: &[Msg]) -> (Emphasis, State) {
        let facts = samples::facts();
        let mut state = State::new(&Settings::default(), &facts);
        for msg in msgs {
            drop(update(&mut state, &facts, msg.clone(), Origin::User));
        }
        (emphasis(&state, &facts, &neck()), state)
    }

    fn pick(name: &str) -> Msg {
        Msg::StructurePicked(Some(name.parse::<StructureId>().unwrap()))
    }

    #[test]
    fn a_structure_with_a_pathway_lights_up_and_the_rest_steps_back() {
        let (emphasis, state) = told(&[pick("c1-c2-joint-right")]);
        assert_eq!(emphasis.selected, state.structure);
        assert_eq!(emphasis.lit.first().copied(), state.structure);
        assert!(emphasis.quiet_others && !emphasis.felt.is_empty() && !emphasis.signal.is_empty());
        assert!(
            emphasis
                .felt
                .iter()
                .all(|(region, _)| region.side == state.side)
        );
    }

    #[test]
    fn a_structure_that_nothing_leads_from_is_only_ringed() {
        let (emphasis, _) = told(&[pick("occiput")]);
        assert_eq!(emphasis.selected, Some(StructureId::Occiput));
        assert!(emphasis.lit.is_empty() && emphasis.felt.is_empty() && emphasis.signal.is_empty());
        assert!(!emphasis.quiet_others);
    }

    #[test]
    fn what_is_cut_or_opened_is_looked_at_for_what_it_is() {
        for show in [Show::Cut, Show::Window, Show::Alone] {
            let (emphasis, _) = told(&[pick("c1-c2-joint-right"), Msg::ShowChosen(show)]);
            assert!(
                emphasis.felt.is_empty() && emphasis.signal.is_empty(),
                "{show:?}"
            );
            assert!(
                !emphasis.quiet_others && !emphasis.lit.is_empty(),
                "{show:?}"
            );
            assert_eq!(emphasis.section.is_some(), show == Show::Cut);
            assert_eq!(emphasis.window.is_some(), show == Show::Window);
        }
    }
}
