//! What stands out in the picture, from the state.

use crate::app::State;
use crate::content::{Facts, FeltFrequency};
use crate::scene::{DisplayMode, Emphasis, HatchSpacing, Scene, signal};

/// What stands out in this state: the pathway of the chosen structure, what is painted, what is
/// shown.
#[must_use]
pub fn emphasis(state: &State, facts: &Facts, scene: &Scene) -> Emphasis {
    let pathway = state.pathway(facts);
    // cut or opened, the model is looked at for what it is; so is a structure that nothing leads
    // from
    let told =
        pathway.filter(|_| matches!(state.display.show, DisplayMode::All | DisplayMode::Ghost));
    let painted = state.paints(facts).then(|| state.painted.clone());
    let regions = if told.is_some() {
        state.regions(facts)
    } else {
        Vec::new()
    };
    Emphasis {
        selected: state.structure,
        highlighted: if pathway.is_some() {
            state.highlighted(facts)
        } else {
            Vec::new()
        },
        felt: match &painted {
            Some(painted) => painted
                .by_name()
                .map(|region| (region, HatchSpacing::Close))
                .collect(),
            None => regions
                .into_iter()
                .map(|(region, often)| (region, spacing(often)))
                .collect(),
        },
        painted,
        dashed_hatch: pathway.is_some_and(|path| path.basis().is_loose()),
        signal: told.map_or_else(Vec::new, |path| signal(scene, &path.signal, state.side)),
        dim_others: pathway.is_some() && state.display.show == DisplayMode::All,
        display: state.display,
        ..Emphasis::default()
    }
    .with_openings(scene, state.side)
}

/// The more people felt it, the closer the hatch.
fn spacing(often: FeltFrequency) -> HatchSpacing {
    match often {
        FeltFrequency::Mostly => HatchSpacing::Close,
        FeltFrequency::Sometimes => HatchSpacing::Middle,
        FeltFrequency::Reported => HatchSpacing::Wide,
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
        assert_eq!(emphasis.highlighted.first().copied(), state.structure);
        assert!(emphasis.dim_others && !emphasis.felt.is_empty() && !emphasis.signal.is_empty());
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
        assert!(
            emphasis.highlighted.is_empty()
                && emphasis.felt.is_empty()
                && emphasis.signal.is_empty()
        );
        assert!(!emphasis.dim_others);
    }

    #[test]
    fn what_is_cut_or_opened_is_looked_at_for_what_it_is() {
        for show in [DisplayMode::Cut, DisplayMode::Window, DisplayMode::Alone] {
            let (emphasis, _) = told(&[pick("c1-c2-joint-right"), Msg::ShowChosen(show)]);
            assert!(
                emphasis.felt.is_empty() && emphasis.signal.is_empty(),
                "{show:?}"
            );
            assert!(
                !emphasis.dim_others && !emphasis.highlighted.is_empty(),
                "{show:?}"
            );
            assert_eq!(emphasis.section.is_some(), show == DisplayMode::Cut);
            assert_eq!(emphasis.window.is_some(), show == DisplayMode::Window);
        }
    }
}
