//! Checks of the words of the treatment options: the same detail for each, and no harm that only
//! clinicians are told of.
//!
//! *The same detail* (IPDAS asks that none looks fuller than another) is two limits, each with a
//! reason. A cell of the grid has at most twice the words of the middle one of its question: a row
//! is read across, and what is longer there looks weightier. An option has, over all its cells, at
//! most twice the words of the shortest one. Short cells are no fault: "Not known. We found no
//! study." is a whole answer.

use super::demand::OPTION_PARTS;
use super::fault::Fault;
use super::{Choice, Facts, Words, readability};
use crate::domain::Audience;

/// A cell of fewer words is never too long: with short rows a word more or less would decide.
const SHORT_CELL: usize = 16;

/// A harm as clinicians are told of it (parts of words, in small letters), and the plain words of
/// which patients must read one.
struct Harm {
    name: &'static str,
    clinical: &'static [&'static str],
    plain: &'static [&'static str],
}

/// The harms of injections, manual care, medicines and surgery of the neck.
const HARMS: [Harm; 16] = [
    harm("artery", &["arter", "dissection"], &["artery", "arteries"]),
    harm("stroke", &["stroke", "infarct", "ischaem"], &["stroke"]),
    harm(
        "death",
        &["death", "died", "fatal"],
        &["death", "died", "die"],
    ),
    harm("coma", &["coma"], &["coma", "unconscious", "stroke"]),
    harm(
        "infection",
        &["infect", "abscess", "sepsis", "meningitis"],
        &["infect"],
    ),
    harm(
        "numbness",
        &[
            "numb",
            "anaesthesia dolorosa",
            "dysaesth",
            "hypoaesth",
            "paraesth",
            "sensory loss",
            "worse sensation",
        ],
        &["numb", "tingl", "feel less"],
    ),
    harm(
        "nerve injury",
        &["nerve injury", "nerve damage", "neuritis"],
        &["nerve"],
    ),
    harm("cord injury", &["cord", "myelopath"], &["cord"]),
    harm(
        "unsteadiness",
        &["ataxia", "unsteady"],
        &["unsteady", "balance"],
    ),
    harm("dizziness", &["dizz", "vertigo"], &["dizz"]),
    harm(
        "bleeding",
        &["haemorrh", "haematoma", "bleed"],
        &["bleed", "bruis"],
    ),
    harm("hair loss", &["alopecia", "hair"], &["hair"]),
    harm("thin skin", &["atrophy"], &["thin"]),
    harm(
        "further surgery",
        &["revision", "reoperation", "pseudarthrosis"],
        &["surgery", "operation"],
    ),
    harm(
        "less movement",
        &["loss of rotation", "rotation is lost", "loss of about half"],
        &["turn"],
    ),
    harm(
        "medication overuse",
        &["overuse"],
        &["painkiller", "many days", "too often"],
    ),
];

const fn harm(
    name: &'static str,
    clinical: &'static [&'static str],
    plain: &'static [&'static str],
) -> Harm {
    Harm {
        name,
        clinical,
        plain,
    }
}

/// What is wrong with the words of options.
pub(super) fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults = Vec::new();
    for &audience in Audience::ALL {
        faults.extend(long_cells(facts, words, audience));
        faults.extend(long_options(facts, words, audience));
    }
    faults.extend(
        facts
            .options
            .iter()
            .flat_map(|option| untold_harms(words, option)),
    );
    faults
}

/// How many words a cell has; none where nothing is told.
fn length(words: &Words, option: &Choice, part: &str, audience: Audience) -> usize {
    let text = words.plain(&format!("option.{}.{part}", option.id), audience);
    text.map_or(0, |text| readability::words(&text).count())
}

fn long_cells(facts: &Facts, words: &Words, audience: Audience) -> Vec<Fault> {
    let mut faults = Vec::new();
    for part in &OPTION_PARTS[1..] {
        let mut lengths: Vec<usize> = facts
            .options
            .iter()
            .map(|option| length(words, option, part, audience))
            .collect();
        lengths.sort_unstable();
        let middle = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
        let most = (2 * middle).max(SHORT_CELL);
        let long = facts.options.iter().filter_map(|option| {
            let count = length(words, option, part, audience);
            (count > most).then(|| Fault::UnequalDetail {
                id: format!("option.{}.{part}", option.id),
                audience,
                words: count,
                most,
            })
        });
        faults.extend(long);
    }
    faults
}

fn long_options(facts: &Facts, words: &Words, audience: Audience) -> Vec<Fault> {
    let total = |option: &Choice| -> usize {
        OPTION_PARTS[1..]
            .iter()
            .map(|part| length(words, option, part, audience))
            .sum()
    };
    let most = 2 * facts.options.iter().map(total).min().unwrap_or_default();
    let long = facts.options.iter().filter(|option| total(option) > most);
    long.map(|option| Fault::UnequalDetail {
        id: format!("option.{}", option.id),
        audience,
        words: total(option),
        most,
    })
    .collect()
}

/// Harms in what clinicians read against an option, of which patients read nothing.
fn untold_harms(words: &Words, option: &Choice) -> Vec<Fault> {
    let id = format!("option.{}.against", option.id);
    let told = |audience| {
        words
            .plain(&id, audience)
            .unwrap_or_default()
            .to_lowercase()
    };
    let (clinical, plain) = (told(Audience::Clinician), told(Audience::Patient));
    let names = |text: &str, parts: &[&str]| parts.iter().any(|part| begins_a_word(text, part));
    HARMS
        .iter()
        .filter(|harm| names(&clinical, harm.clinical) && !names(&plain, harm.plain))
        .map(|harm| Fault::UntoldHarm {
            id: id.clone(),
            harm: harm.name,
        })
        .collect()
}

/// Whether a word of the text, or the words from there on, begin like this: "cord" is not in
/// "records".
fn begins_a_word(text: &str, part: &str) -> bool {
    text.match_indices(part).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of two options whose cells have so many words each, and one cell that differs.
    fn lengths(cell: usize, part: &str, other: usize) -> Vec<String> {
        let mut facts = Facts::bundled().unwrap();
        facts.options.truncate(3);
        let texts = facts.options.iter().enumerate().flat_map(|(at, option)| {
            OPTION_PARTS[1..].iter().map(move |known| {
                let count = if at == 1 && *known == part {
                    other
                } else {
                    cell
                };
                format!(
                    "\"option.{}.{known}\": \"{}\"",
                    option.id,
                    "word ".repeat(count)
                )
            })
        });
        let json = format!("{{{}}}", texts.collect::<Vec<_>>().join(", "));
        let words = Words::parse("test.json", &json).unwrap();
        faults(&facts, &words)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_cell_of_more_than_twice_the_middle_is_found() {
        assert_eq!(lengths(10, "for", 20), Vec::<String>::new());
        let id = &Facts::bundled().unwrap().options[1].id;
        let found = ["patient", "clinician"].map(|reader| {
            format!("the words option.{id}.for have 21 words for the {reader}, more than 20: the options are not told in equal detail")
        });
        assert_eq!(lengths(10, "for", 21), found);
        assert_eq!(lengths(4, "cost", SHORT_CELL), Vec::<String>::new());
    }

    #[test]
    fn an_option_of_more_than_twice_the_shortest_is_found() {
        // 5 cells of 10 and one of 71 against 6 cells of 10
        let found = lengths(10, "what", 71);
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found
                .iter()
                .any(|fault| fault.contains(" have 121 words for the patient, more than 120:")),
            "{found:?}"
        );
    }

    fn harms(patient: &str, clinician: &str) -> Vec<String> {
        let facts = Facts::bundled().unwrap();
        let option = &facts.options[0];
        let json = serde_json::json!({
            format!("option.{}.against", option.id): {"patient": patient, "clinician": clinician}
        });
        let words = Words::parse("test.json", &json.to_string()).unwrap();
        untold_harms(&words, option)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_harm_told_to_clinicians_alone_is_found() {
        let fault = |harm: &str| {
            format!(
                "the words option.wait.against tell clinicians of {harm} and patients nothing of it"
            )
        };
        assert_eq!(
            harms("It can hurt.", "Arterial dissection is reported; ataxia."),
            [fault("artery"), fault("unsteadiness")]
        );
        assert_eq!(
            harms(
                "A tear in a neck artery. Some felt unsteady.",
                "Arterial dissection is reported; ataxia."
            ),
            Vec::<String>::new()
        );
        assert_eq!(harms("", "Records of 4 people."), Vec::<String>::new());
        assert_eq!(harms("", "Cord injury."), [fault("cord injury")]);
    }

    #[test]
    fn no_harm_that_ships_for_clinicians_slips_through_the_vocabulary() {
        // the vocabulary is of use only if it knows what the texts say
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let known = facts.options.iter().filter(|option| {
            let text = words.text(
                &format!("option.{}.against", option.id),
                Audience::Clinician,
            );
            let text = text.unwrap_or_default().to_lowercase();
            HARMS
                .iter()
                .any(|harm| harm.clinical.iter().any(|part| begins_a_word(&text, part)))
        });
        assert!(known.count() >= 4);
    }
}
