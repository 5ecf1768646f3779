//! Checks of the terms that are marked in texts: they are in the glossary, stand in running text for
//! patients, and each once on a screen.

use super::demand::screens;
use super::fault::Fault;
use super::marked_text::{Piece, pieces};
use super::voice::is_running_text;
use super::{Facts, Text, Words};
use crate::domain::Audience;
use std::collections::BTreeSet;

/// What is wrong with the marks.
pub(super) fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults: Vec<Fault> = words
        .iter()
        .flat_map(|(id, text)| faults_of(facts, words, id, text))
        .collect();
    for screen in screens(facts) {
        let mut seen = BTreeSet::new();
        let texts = screen.ids.iter();
        let texts = texts.filter_map(|id| words.text(id, Audience::Patient));
        let again = texts.flat_map(terms).filter(|term| !seen.insert(*term));
        faults.extend(again.map(|term| Fault::Shape {
            at: format!("the screen {}, term {term}", screen.name),
            wrong: "it is marked twice",
        }));
    }
    faults
}

/// The ids of the terms that are marked.
fn terms(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| match piece {
        Piece::Term { id, .. } => Some(id),
        Piece::Words(_) => None,
    })
}

fn faults_of(facts: &Facts, words: &Words, id: &str, text: &Text) -> Vec<Fault> {
    let mut faults = Vec::new();
    let at = format!("the words {id}");
    let shape = |wrong| Fault::Shape {
        at: at.clone(),
        wrong,
    };
    let is_marked = |text: &str| text.contains("[[") || text.contains("]]");
    if let Text::Each { clinician, .. } | Text::Clinician(clinician) = text
        && is_marked(clinician)
    {
        faults.push(shape("a term is marked for clinicians"));
    }
    let Some(told) = text.for_reader(Audience::Patient) else {
        return faults;
    };
    if is_marked(told) && !is_running_text(id) {
        faults.push(shape("a term is marked outside running text"));
    }
    let mut begins = true;
    for piece in pieces(told) {
        match piece {
            Piece::Words(words) => {
                if words.contains("[[") || words.contains("]]") {
                    faults.push(shape("a mark of a term is not closed or not opened"));
                }
                begins = words.trim_end().ends_with(['.', '?', '!', ':']) || words.ends_with('\n');
            }
            Piece::Term {
                id: term,
                words: shown,
            } => {
                let known = facts.terms.iter().any(|known| known.id == term);
                let name = words.text(&format!("term.{term}.name"), Audience::Patient);
                if !known {
                    faults.push(Fault::UnknownId {
                        what: "term",
                        id: term.to_owned(),
                        at: at.clone(),
                    });
                } else if shown.is_some_and(|shown| shown.trim().is_empty()) {
                    faults.push(shape("a term is marked without words"));
                } else if shown.is_none() && !begins && name.is_some_and(has_capital) {
                    faults.push(shape("a name with a capital stands inside a sentence"));
                }
                begins = false;
            }
        }
    }
    faults
}

/// Whether a name begins as a sentence does; abbreviations such as PRP may stand anywhere.
fn has_capital(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of the shipped facts with these words alone.
    fn found(json: &str) -> Vec<String> {
        let facts = Facts::bundled().unwrap();
        let glossary = r#"{"term.capsule.name": "Joint capsule", "term.prp.name": "PRP"}"#;
        let glossary = Words::parse("glossary.json", glossary).unwrap();
        let words = Words::parse("test.json", json).unwrap().or(&glossary);
        faults(&facts, &words)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn body(text: &str) -> Vec<String> {
        let both = format!(r#""patient": "{text}", "clinician": "Plain.""#);
        found(&format!(r#"{{"step.explore.neck.body": {{{both}}}}}"#))
    }

    #[test]
    fn marks_in_running_text_are_fine() {
        assert_eq!(body("The [[capsule|sleeve]] of a joint."), [""; 0]);
        assert_eq!(
            body("One. [[capsule]] is a name. And [[prp]] is one."),
            [""; 0]
        );
    }

    #[test]
    fn a_term_that_is_not_in_the_glossary_is_found() {
        assert_eq!(
            body("A [[sleeve|sleeve]]."),
            ["no term is called \"sleeve\", as the words step.explore.neck.body says"]
        );
    }

    #[test]
    fn marks_that_are_broken_or_read_badly_are_found() {
        let at = |wrong: &str| [format!("the words step.explore.neck.body: {wrong}")];
        let open = at("a mark of a term is not closed or not opened");
        assert_eq!(body("A [[capsule|sleeve."), open);
        assert_eq!(body("A capsule]]."), open);
        assert_eq!(
            body("A [[capsule| ]]."),
            at("a term is marked without words")
        );
        assert_eq!(
            body("It is a [[capsule]]."),
            at("a name with a capital stands inside a sentence")
        );
    }

    #[test]
    fn marks_for_clinicians_and_outside_running_text_are_found() {
        assert_eq!(
            found(r#"{"step.explore.neck.title": "The [[capsule|sleeve]]"}"#),
            ["the words step.explore.neck.title: a term is marked outside running text"]
        );
        let each = r#"{"patient": "A sleeve.", "clinician": "A [[capsule]]."}"#;
        assert_eq!(
            found(&format!(r#"{{"step.explore.neck.body": {each}}}"#)),
            ["the words step.explore.neck.body: a term is marked for clinicians"]
        );
    }

    #[test]
    fn a_term_that_is_marked_twice_on_a_screen_is_found() {
        let twice = body("A [[capsule|sleeve]] and a [[capsule|cuff]].");
        assert_eq!(
            twice,
            ["the screen step.explore.neck, term capsule: it is marked twice"]
        );
    }
}
