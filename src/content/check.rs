//! Checks of facts and words together. Used by tests and tools; the page does not check at run
//! time.
//!
//! Deliberately absent: whether a fact is true. That takes a clinician. Start reading at
//! [`faults`].

use super::demand::{Need, demands, screens};
use super::readability::Measure;
use super::{Claim, Facts, Fault, Words, links, marking, options, voice, warnings, wording};
use crate::domain::{Audience, StructureId};
use std::collections::BTreeSet;

/// The hardest screen for patients, school grade (medical#8).
const HARDEST_SCREEN: f64 = 8.0;
/// The hardest mean of all screens for patients, school grade (medical#8).
const HARDEST_MEAN: f64 = 6.0;

/// The most paragraphs of a recap: three messages and one next step.
const MESSAGES: usize = 4;

/// Everything that is wrong; empty when the content may ship.
#[must_use]
pub fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults = links::faults(facts);
    faults.extend(missing_words(facts, words));
    faults.extend(unused_words(facts, words));
    faults.extend(half_told_claims(facts, words));
    faults.extend(untold_interests(facts, words));
    faults.extend(untold_numbers(facts, words));
    faults.extend(wording::faults(facts, words));
    faults.extend(options::faults(facts, words));
    faults.extend(warnings::faults(facts, words));
    faults.extend(marking::faults(facts, words));
    faults.extend(voice::faults(facts, words));
    faults.extend(hard_screens(facts, words));
    faults.extend(long_recaps(facts, words));
    faults
}

/// The reading grade of every screen as patients see it, by name.
///
/// Texts that are no sentence (titles, names, chips, cells of a table) are left out: as very short
/// sentences they would make a screen look easier than it is.
#[must_use]
pub fn grades(facts: &Facts, words: &Words) -> Vec<(String, f64)> {
    let measure = |ids: &[String]| {
        let texts = ids
            .iter()
            .filter_map(|id| words.fill(id, Audience::Patient, &[("side", "left")]));
        texts
            .filter(|text| text.trim_end().ends_with(['.', '?', '!']))
            .map(|text| Measure::of(&text))
            .fold(Measure::default(), Measure::and)
    };
    screens(facts)
        .into_iter()
        .map(|screen| (screen.name, measure(&screen.ids).grade()))
        .collect()
}

/// The running text of every screen as patients see it, by name: how long its sentences are.
#[must_use]
pub fn running_texts(facts: &Facts, words: &Words) -> Vec<(String, Measure)> {
    voice::running(facts, words)
}

/// Recaps that are too much to remember.
fn long_recaps(facts: &Facts, words: &Words) -> Vec<Fault> {
    let steps = facts
        .chapters
        .iter()
        .flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter.id, step)));
    let bodies = steps
        .filter(|(_, step)| step.is_recap())
        .map(|(chapter, step)| format!("{}.body", step.word_stem(chapter)));
    let long = bodies.filter(|id| {
        let text = words.text(id, Audience::Patient);
        text.is_some_and(|text| text.split("\n\n").count() > MESSAGES)
    });
    long.map(|id| Fault::Shape {
        at: format!("the words {id}"),
        wrong: "they are more than three messages and a next step",
    })
    .collect()
}

fn missing_words(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults = Vec::new();
    for demand in demands(facts) {
        let readers: &[Audience] = if demand.need == Need::Everyone {
            Audience::ALL
        } else {
            &[Audience::Clinician]
        };
        let silent = readers.iter().filter(|&&audience| {
            words
                .text(&demand.id, audience)
                .is_none_or(|text| text.trim().is_empty())
        });
        faults.extend(silent.map(|&audience| Fault::MissingWords {
            id: demand.id.clone(),
            audience,
        }));
        if demand.need == Need::CliniciansAlone
            && words.text(&demand.id, Audience::Patient).is_some()
        {
            faults.push(Fault::UnverifiedForPatients { id: demand.id });
        }
    }
    faults
}

fn unused_words(facts: &Facts, words: &Words) -> Vec<Fault> {
    // what a structure is also called may be told and need not
    let also = StructureId::all()
        .iter()
        .map(|id| format!("structure.{}.also", id.base()));
    let used: BTreeSet<String> = demands(facts)
        .into_iter()
        .map(|demand| demand.id)
        .chain(also)
        .collect();
    let unused = words
        .iter()
        .map(|(id, _)| id)
        .filter(|id| !id.starts_with("ui.") && !used.contains(*id));
    unused
        .map(|id| Fault::UnusedWords { id: id.to_owned() })
        .collect()
}

/// Claims that tell patients one part and not the others, or that stand where patients need them
/// and say nothing.
fn half_told_claims(facts: &Facts, words: &Words) -> Vec<Fault> {
    let tells = |claim: &str, part: &str| {
        words
            .text(&format!("claim.{claim}.{part}"), Audience::Patient)
            .is_some()
    };
    let mut faults = Vec::new();
    for claim in &facts.claims {
        let told = tells(&claim.id, "chip");
        if ["done", "shows", "limits"]
            .iter()
            .any(|part| tells(&claim.id, part) != told)
        {
            faults.push(Fault::Shape {
                at: format!("claim {}", claim.id),
                wrong: "patients are told one part of it and not another",
            });
        }
    }
    let spoken = |claims: &[String]| claims.iter().any(|claim| tells(claim, "chip"));
    let mut needed: Vec<(String, bool)> = facts
        .pathways
        .iter()
        .map(|pathway| {
            (
                format!("pathway {}", pathway.source),
                pathway.maps.iter().all(|map| tells(&map.claim, "chip")),
            )
        })
        .collect();
    needed.extend(
        facts
            .options
            .iter()
            .map(|option| (format!("option {}", option.id), spoken(&option.claims))),
    );
    needed.extend(facts.arrays.iter().map(|array| {
        (
            format!("array {}", array.id),
            spoken(std::slice::from_ref(&array.claim)),
        )
    }));
    let silent = needed.into_iter().filter(|(_, told)| !told);
    faults.extend(silent.map(|(at, _)| Fault::Shape {
        at,
        wrong: "patients are not told what it rests on",
    }));
    faults
}

/// What the words of a claim say of those who gain by it, in small letters.
const INTERESTS: [&str; 5] = ["-funded", "funded by", "maker paid", "sponsor", "founder"];

/// Claims whose words tell who gains by them and whose chip would not.
fn untold_interests(facts: &Facts, words: &Words) -> Vec<Fault> {
    let tells = |claim: &Claim| {
        let texts = ["done", "shows", "limits"].into_iter().flat_map(|part| {
            let id = format!("claim.{}.{part}", claim.id);
            Audience::ALL
                .iter()
                .filter_map(move |&audience| words.text(&id, audience))
        });
        texts
            .map(str::to_lowercase)
            .any(|text| INTERESTS.iter().any(|word| text.contains(word)))
    };
    let silent = facts
        .claims
        .iter()
        .filter(|claim| claim.interest.is_empty() && tells(claim));
    silent
        .map(|claim| Fault::Shape {
            at: format!("claim {}", claim.id),
            wrong: "its words tell of an interest that it does not name",
        })
        .collect()
}

/// Measured numbers that the words of their claim do not tell: what is drawn and what is read would
/// differ.
fn untold_numbers(facts: &Facts, words: &Words) -> Vec<Fault> {
    let told = |claim: &str| -> Vec<f32> {
        let text = words.text(&format!("claim.{claim}.shows"), Audience::Clinician);
        text.unwrap_or_default()
            .split(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .filter_map(|number| number.trim_matches('.').parse().ok())
            .collect()
    };
    let claimed = facts
        .measurements
        .iter()
        .filter_map(|measurement| Some((measurement, told(measurement.claim.as_deref()?))));
    let untold = claimed.filter(|(measurement, told)| {
        !measurement
            .value
            .numbers()
            .all(|number| told.contains(&number))
    });
    untold
        .map(|(measurement, _)| Fault::Shape {
            at: format!("measurement {}", measurement.id),
            wrong: "the words of its claim tell other numbers",
        })
        .collect()
}

fn hard_screens(facts: &Facts, words: &Words) -> Vec<Fault> {
    let grades = grades(facts, words);
    let count = u32::try_from(grades.len()).unwrap_or(u32::MAX).max(1);
    let grade = grades.iter().map(|(_, grade)| grade).sum::<f64>() / f64::from(count);
    let mut faults: Vec<Fault> = grades
        .into_iter()
        .filter(|(_, grade)| *grade > HARDEST_SCREEN)
        .map(|(screen, grade)| Fault::HardScreen { screen, grade })
        .collect();
    if grade > HARDEST_MEAN {
        faults.push(Fault::HardOnAverage { grade });
    }
    faults
}
