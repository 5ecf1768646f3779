//! What the checks of the content can find.

use crate::domain::Audience;
use std::fmt;

/// One thing that is wrong with facts or words; its text is a full sentence that names the id.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A fact asks for words that are not there.
    MissingWords {
        /// The word id.
        id: String,
        /// For whom.
        audience: Audience,
    },
    /// Words of a translation that English does not have.
    NotInEnglish {
        /// The word id.
        id: String,
        /// For whom.
        audience: Audience,
    },
    /// Words of a translation that say something else than the English ones.
    OtherThanEnglish {
        /// The word id.
        id: String,
        /// For whom.
        audience: Audience,
        /// What differs.
        what: &'static str,
        /// What the translation has.
        here: String,
        /// What the English text has.
        english: String,
    },
    /// Words that no fact asks for.
    UnusedWords {
        /// The word id.
        id: String,
    },
    /// A hole that nobody fills.
    UnknownHole {
        /// The word id.
        id: String,
        /// Its name.
        hole: String,
    },
    /// An id that names nothing.
    UnknownId {
        /// What it should name, such as `claim`.
        what: &'static str,
        /// The id.
        id: String,
        /// Where it stands.
        at: String,
    },
    /// The same id twice.
    TwiceTheId {
        /// What it names.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A claim, source or structure that nothing leads to.
    Orphan {
        /// What it is.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A claim or warning without a source.
    NoSource {
        /// What it is.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Something the shape of the facts does not allow; the sentence says what.
    Shape {
        /// Where.
        at: String,
        /// What is wrong there.
        wrong: &'static str,
    },
    /// An unverified claim has words for patients.
    UnverifiedForPatients {
        /// The word id.
        id: String,
    },
    /// An unverified claim has a number.
    UnverifiedNumber {
        /// The word id.
        id: String,
    },
    /// A promise without a number beside it.
    Promise {
        /// The word id.
        id: String,
        /// The banned word.
        word: String,
    },
    /// Something that is not said to patients, or is said in other words.
    Voice {
        /// The word id.
        id: String,
        /// The phrase; `*` stands for any ending.
        said: String,
        /// What is better.
        better: String,
    },
    /// Running text of a screen whose sentences are too short to connect, or too long.
    SentenceLength {
        /// Which one.
        screen: String,
        /// Mean words in a sentence.
        mean: f64,
        /// The least and the most there may be.
        limits: [f64; 2],
    },
    /// A way of telling numbers that misleads.
    BadNumber {
        /// The word id.
        id: String,
        /// What is wrong with it.
        wrong: &'static str,
    },
    /// A sentence for patients that is too long.
    LongSentence {
        /// The word id.
        id: String,
        /// Words counted.
        words: usize,
        /// The most there may be.
        most: usize,
    },
    /// A screen for patients that is too hard, by the measure of Spanish.
    HardToRead {
        /// Which one.
        screen: String,
        /// Its ease.
        ease: f64,
        /// The least there may be.
        least: f64,
    },
    /// A cell of an option, or a whole option, that is told in more detail than the others.
    UnequalDetail {
        /// The word id, or its beginning.
        id: String,
        /// For whom.
        audience: Audience,
        /// Words counted.
        words: usize,
        /// Words that it may have.
        most: usize,
    },
    /// A harm that clinicians are told of and patients are not.
    UntoldHarm {
        /// The word id.
        id: String,
        /// Which one.
        harm: &'static str,
    },
    /// A heading of warning signs without words of action or time.
    NoAction {
        /// The word id.
        id: String,
        /// For whom.
        audience: Audience,
    },
    /// A screen for patients that is too hard.
    HardScreen {
        /// Which one.
        screen: String,
        /// Its grade.
        grade: f64,
    },
    /// All screens together are too hard.
    HardOnAverage {
        /// The mean grade.
        grade: f64,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingWords { id, audience } => {
                write!(f, "there are no words for the {audience} with the id {id}")
            }
            Self::NotInEnglish { id, audience } => write!(
                f,
                "the words {id} for the {audience} have no English text in the file of the same name"
            ),
            Self::OtherThanEnglish {
                id,
                audience,
                what,
                here,
                english,
            } => write!(
                f,
                "the words {id} for the {audience} have other {what} than in English: {here}, not {english}"
            ),
            Self::UnusedWords { id } => write!(f, "no fact asks for the words {id}"),
            Self::UnknownHole { id, hole } => {
                write!(f, "the words {id} have a hole {{{hole}}} that nobody fills")
            }
            Self::UnknownId { what, id, at } => {
                write!(f, "no {what} is called {id:?}, as {at} says")
            }
            Self::TwiceTheId { what, id } => write!(f, "two of the {what}s are called {id:?}"),
            Self::Orphan { what, id } => write!(f, "nothing leads to the {what} {id:?}"),
            Self::NoSource { what, id } => write!(f, "the {what} {id:?} has no source"),
            Self::Shape { at, wrong } => write!(f, "{at}: {wrong}"),
            Self::UnverifiedForPatients { id } => {
                write!(f, "the unverified {id} has words for patients")
            }
            Self::UnverifiedNumber { id } => write!(f, "the unverified {id} has a number"),
            Self::Promise { id, word } => {
                write!(f, "the words {id} say {word:?} without a number beside it")
            }
            Self::Voice { id, said, better } => write!(
                f,
                "the words {id} say {said:?} to patients; better: {better}"
            ),
            Self::SentenceLength {
                screen,
                mean,
                limits: [least, most],
            } => write!(
                f,
                "the sentences of the screen {screen} have {mean:.1} words on average, not {least} to {most}"
            ),
            Self::BadNumber { id, wrong } => {
                write!(f, "the words {id} tell a number badly: {wrong}")
            }
            Self::LongSentence { id, words, most } => write!(
                f,
                "the words {id} have a sentence of {words} words, more than {most}"
            ),
            Self::HardToRead {
                screen,
                ease,
                least,
            } => write!(
                f,
                "the screen {screen} has reading ease {ease:.1}, less than {least}"
            ),
            Self::UnequalDetail {
                id,
                audience,
                words,
                most,
            } => write!(
                f,
                "the words {id} have {words} words for the {audience}, more than {most}: the options are not told in equal detail"
            ),
            Self::UntoldHarm { id, harm } => write!(
                f,
                "the words {id} tell clinicians of {harm} and patients nothing of it"
            ),
            Self::NoAction { id, audience } => write!(
                f,
                "the heading {id} does not tell the {audience} what to do, and when"
            ),
            Self::HardScreen { screen, grade } => write!(
                f,
                "the screen {screen} has reading grade {grade:.1}, more than 8"
            ),
            Self::HardOnAverage { grade } => write!(
                f,
                "the screens have a mean reading grade of {grade:.1}, more than 6"
            ),
        }
    }
}
