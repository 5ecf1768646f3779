//! Checks of the voice in which patients are spoken to, in English: sentences that connect, no words
//! that make people worse or blame them, one word for one thing, and nothing of how a needle is
//! aimed.

use super::demand::{Screen, screens};
use super::fault::Fault;
use super::readability::{self, Measure};
use super::{Facts, Words};
use crate::domain::Audience;

/// Mean words in a sentence of the running text of a screen: shorter is choppy, longer is hard.
const SENTENCE: [f64; 2] = [9.0, 14.0];
/// Running text of fewer sentences has no mean to speak of.
const FEWEST_SENTENCES: u32 = 3;

/// A phrase, and what is said in its place. A word that ends in `*` stands for all that begin so.
type Phrase = (&'static str, &'static str);

/// Words that make people worse: who hears them moves less and fears more.
const WORSENING: [Phrase; 19] = [
    ("degenerat*", "changes that come with age"),
    ("wear", "changes that come with age"),
    ("worn", "changed with age"),
    ("crumbl*", "changed"),
    ("bone on bone", "a narrow joint"),
    ("damag*", "hurt, or harm"),
    ("loose", "moves more than usual"),
    ("loosen*", "moves more than usual"),
    ("unstable", "moves more than usual"),
    ("instability", "moves more than usual"),
    ("electric shocks", "a feeling like an electric shock"),
    ("trapped", "pressed"),
    ("pinched", "pressed"),
    ("slipped", "changed"),
    ("abnormal*", "unusual"),
    ("deform*", "changed in shape"),
    ("destroy*", "hurt"),
    ("agony", "bad pain"),
    ("suffer*", "have"),
];
/// One sign says it, softly, because it is what a clinician has to know before any treatment.
const UNSTABLE_IN: &str = "warning.";

/// Phrases that lay the blame on the reader.
const BLAMING: [Phrase; 13] = [
    ("too many painkillers", "painkillers on many days"),
    ("if you take many", "if you need them on many days"),
    ("overuse*", "taking painkillers on many days"),
    ("misus*", "taking"),
    ("abus*", "taking"),
    ("addict*", "dependent"),
    ("your fault", "nobody's fault"),
    ("you fail*", "it did not help"),
    ("you should have", "you can"),
    ("bad posture", "how you hold your head"),
    ("poor posture", "how you hold your head"),
    ("refus*", "chose not to"),
    ("complain*", "told of"),
];

/// Other names of things that have one name for patients.
const ONE_NAME: [Phrase; 16] = [
    ("placebo*", "dummy injection"),
    ("sham", "dummy injection"),
    ("trial by chance", "randomised trial"),
    ("trials by chance", "randomised trials"),
    ("by chance got", "randomised trial"),
    ("got by chance", "randomised trial"),
    ("randomized", "randomised"),
    ("nerve block*", "numbing test"),
    ("block", "numbing test"),
    ("blocks", "numbing tests"),
    ("centre joint*", "middle joint"),
    ("buffy coat", "pale layer"),
    ("neck headache*", "headache from the neck"),
    ("conventional*", "usual"),
    ("fus*", "joined"),
    ("nerve cluster*", "cluster of nerve cells"),
];
/// What must follow the word `dummy`.
const DUMMY: [&str; 2] = ["injection", "injections"];

/// Posture of the patient, and the approach and aim of a needle: the clinician's business.
const AIMING: [&str; 17] = [
    "lie on your front",
    "lie on your stomach",
    "lie on your belly",
    "lie on your side",
    "lying on your front",
    "face down",
    "needle aims",
    "needle is aimed",
    "needle comes from",
    "needle comes in from",
    "needle goes in from",
    "needle goes to",
    "needle from behind",
    "from behind the needle",
    "third of the way",
    "outer edge of the joint",
    "inner edge of the joint",
];

/// Whether the words of this id are running text: whole sentences that are read one after the other,
/// in which terms may be explained. Titles, chips, cells and lists are not.
pub(super) fn is_running_text(id: &str) -> bool {
    let Some((stem, part)) = id.rsplit_once('.') else {
        return false;
    };
    match stem.split('.').next() {
        Some("step") => part != "title",
        Some("claim") => matches!(part, "done" | "shows" | "limits"),
        Some("option") => part != "name",
        Some("structure") => matches!(part, "what" | "does"),
        Some("pathway") => matches!(part, "starts" | "carried" | "relay"),
        Some("array" | "about") => part == "text",
        _ => false,
    }
}

/// What is wrong with the voice.
pub(super) fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, _) in words.iter() {
        if let Some(text) = words.plain(id, Audience::Patient) {
            faults.extend(faults_of(id, &text));
        }
    }
    faults.extend(choppy_screens(facts, words, SENTENCE));
    faults
}

/// Screens whose sentences do not connect, or are long, by the limits of a language.
pub(super) fn choppy_screens(facts: &Facts, words: &Words, limits: [f64; 2]) -> Vec<Fault> {
    let screens = screens(facts);
    let choppy = screens
        .iter()
        .filter_map(|screen| choppy(words, screen, limits));
    choppy.collect()
}

/// The running text of each screen as patients read it, by name.
pub(super) fn running(facts: &Facts, words: &Words) -> Vec<(String, Measure)> {
    screens(facts)
        .into_iter()
        .map(|screen| (screen.name.clone(), measure(words, &screen)))
        .collect()
}

fn measure(words: &Words, screen: &Screen) -> Measure {
    let running = screen.ids.iter().filter(|id| is_running_text(id));
    running
        .filter_map(|id| words.fill(id, Audience::Patient, &[("side", "left")]))
        .map(|text| Measure::of(&text))
        .fold(Measure::default(), Measure::and)
}

fn choppy(words: &Words, screen: &Screen, limits: [f64; 2]) -> Option<Fault> {
    let measure = measure(words, screen);
    let mean = measure.sentence_length();
    let is_told = measure.sentences >= FEWEST_SENTENCES;
    let [least, most] = limits;
    (is_told && !(least..=most).contains(&mean)).then(|| Fault::SentenceLength {
        screen: screen.name.clone(),
        mean,
        limits,
    })
}

fn faults_of(id: &str, text: &str) -> Vec<Fault> {
    let said: Vec<String> = readability::sentences(text)
        .flat_map(readability::words)
        .map(|word| {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            bare.to_lowercase()
        })
        .collect();
    let is_softly = id.starts_with(UNSTABLE_IN);
    // the glossary names other words, the search knows them
    let is_named = id.starts_with("term.") || id.ends_with(".also");
    let mut faults = Vec::new();
    let mut find = |phrase: &str, better: &str| {
        if says(&said, phrase) {
            faults.push(Fault::Voice {
                id: id.to_owned(),
                said: phrase.to_owned(),
                better: better.to_owned(),
            });
        }
    };
    for phrase in AIMING {
        find(phrase, "nothing: how a needle is aimed is for clinicians");
    }
    // words of buttons and messages are read beside what they name
    if id.starts_with("ui.") || id.ends_with(".also") {
        return faults;
    }
    for (phrase, better) in WORSENING.iter().chain(&BLAMING) {
        if !(is_softly && *phrase == "unstable") {
            find(phrase, better);
        }
    }
    if !is_named {
        for (phrase, better) in ONE_NAME {
            find(phrase, better);
        }
        let lone = said
            .windows(2)
            .any(|pair| pair[0] == "dummy" && !DUMMY.contains(&&*pair[1]));
        if lone || said.last().is_some_and(|word| word == "dummy") {
            find("dummy", "dummy injection");
        }
    }
    faults
}

/// Whether the phrase is among the words.
pub(super) fn says(said: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    said.windows(phrase.len()).any(|window| {
        window
            .iter()
            .zip(&phrase)
            .all(|(said, wanted)| fits(said, wanted))
    })
}

/// Whether a word is the one that is wanted, or begins so where that ends in `*`.
pub(super) fn fits(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(id: &str, text: &str) -> Vec<String> {
        faults_of(id, text)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn words_that_make_people_worse_are_found_with_better_ones() {
        assert_eq!(
            told("step.a.b.body", "It is a degenerative joint."),
            [
                "the words step.a.b.body say \"degenerat*\" to patients; better: changes that come with age"
            ]
        );
        assert_eq!(told("a.b", "Electric shocks. Bone-on-bone.").len(), 2);
        assert_eq!(told("a.b", "A feeling like an electric shock."), [""; 0]);
        assert_eq!(told("warning.a", "It can make the neck unstable."), [""; 0]);
        assert_eq!(told("claim.a.shows", "The neck is unstable.").len(), 1);
    }

    #[test]
    fn blame_is_found() {
        assert_eq!(told("a.b", "You took too many painkillers.").len(), 1);
        assert_eq!(told("a.b", "Medicine overuse is common.").len(), 1);
        assert_eq!(told("a.b", "Many take painkillers."), [""; 0]);
    }

    #[test]
    fn a_thing_has_one_name_but_in_the_glossary_and_the_search() {
        assert_eq!(told("a.b", "A placebo. A dummy. A dummy pill.").len(), 2);
        assert_eq!(told("a.b", "A dummy injection. Dummy injections."), [""; 0]);
        assert_eq!(told("a.b", "Blocks of numbers.").len(), 1);
        assert_eq!(told("term.a.meaning", "A placebo, or dummy."), [""; 0]);
        assert_eq!(told("structure.a.also", "buffy coat, worn"), [""; 0]);
    }

    #[test]
    fn patients_are_not_told_how_a_needle_is_aimed_not_even_by_a_label() {
        for id in ["step.prp.injection.body", "ui.target", "term.a.meaning"] {
            assert_eq!(told(id, "You lie face-down. The needle aims low.").len(), 2);
        }
        assert_eq!(
            told("a.b", "An artery lies beside the needle, seen from behind."),
            [""; 0]
        );
    }

    #[test]
    fn running_text_is_told_from_titles_and_lists() {
        for id in [
            "step.a.b.body",
            "step.a.b.more",
            "claim.a.shows",
            "option.a.cost",
            "structure.c2.what",
            "pathway.a.relay",
            "array.a.text",
            "about.who.text",
        ] {
            assert!(is_running_text(id), "{id}");
        }
        for id in [
            "step.a.b.title",
            "claim.a.chip",
            "option.a.name",
            "structure.c2.also",
            "pathway.a.felt",
            "array.a.title",
            "about.who.title",
            "table.a.cell.b.c",
            "warning.a",
            "term.a.meaning",
            "question.a",
            "ui.target",
        ] {
            assert!(!is_running_text(id), "{id}");
        }
    }
}
