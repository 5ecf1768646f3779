//! Checks of the warning signs: each stands under a heading that says what to do, and how soon.

use super::fault::Fault;
use super::{Facts, Urgency, Words};
use crate::domain::Audience;

/// Words of which the heading of a list must hold one of each group, in small letters: something
/// to do, and when.
fn asked(urgency: Urgency) -> [&'static [&'static str]; 2] {
    match urgency {
        Urgency::Emergency => [&["call"], &["now", "at once"]],
        Urgency::SameDay => [&["see", "call", "contact"], &["same day", "today"]],
        Urgency::BeforeTreatment => [&["tell", "see", "ask"], &["before"]],
    }
}

/// What is wrong with the warning signs; headings are checked in English.
pub(super) fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults = Vec::new();
    for urgency in [
        Urgency::Emergency,
        Urgency::SameDay,
        Urgency::BeforeTreatment,
    ] {
        if !facts.warnings.iter().any(|sign| sign.urgency == urgency) {
            faults.push(Fault::Shape {
                at: format!("warnings.{}", urgency.name()),
                wrong: "no sign stands below it",
            });
        }
        let id = format!("warnings.{}", urgency.name());
        for &audience in Audience::ALL {
            let heading = words.text(&id, audience).unwrap_or_default().to_lowercase();
            let says = |group: &&[&str]| {
                group
                    .iter()
                    .any(|wanted| format!(" {heading} ").contains(&format!(" {wanted} ")))
            };
            if !asked(urgency).iter().all(says) {
                faults.push(Fault::NoAction {
                    id: id.clone(),
                    audience,
                });
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_says_nothing_to_do_is_found() {
        let facts = Facts::bundled().unwrap();
        let words = |heading: &str| {
            let json = format!("{{\"warnings.same-day\": \"{heading}\"}}");
            let words = Words::parse("test.json", &json).unwrap();
            words.or(&Words::bundled().unwrap())
        };
        let found = |heading: &str| -> Vec<String> {
            let found = faults(&facts, &words(heading));
            found.iter().map(ToString::to_string).collect()
        };
        assert_eq!(found("Call a clinician today"), Vec::<String>::new());
        let fault = ["patient", "clinician"].map(|reader| {
            format!("the heading warnings.same-day does not tell the {reader} what to do, and when")
        });
        assert_eq!(found("Is one of these true for you?"), fault);
        assert_eq!(found("See a clinician"), fault);
    }

    #[test]
    fn an_urgency_without_a_sign_is_found() {
        let mut facts = Facts::bundled().unwrap();
        facts
            .warnings
            .retain(|sign| sign.urgency != Urgency::BeforeTreatment);
        let found = faults(&facts, &Words::bundled().unwrap());
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["warnings.before-treatment: no sign stands below it"]
        );
    }
}
