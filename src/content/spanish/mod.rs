//! Checks of Spanish texts by themselves: what English has for its own, with rules for Spanish.
//!
//! Neutral Latin American, *usted*. What is compared with English is in
//! [`translation`](super::translation). The limits and their reasons stand in `docs/glossary.md`.
//!
//! | rule | limit |
//! |---|---|
//! | ease of a screen ([`ease`]) | 55 at least, 65 on average |
//! | a sentence for patients | 24 words; 9 to 17 on average in the running text of a screen |
//! | promises | never without a number in the sentence |
//! | shares | "x de cada 100", never "1 de cada 5" |
//! | for patients | no decimals, no %, no ±; nothing that makes people worse, blames them or calls them *tú* |

mod ease;

pub use ease::{ease, measure, syllables};

use super::demand::screens;
use super::voice::{choppy_screens, fits, says};
use super::{Facts, Fault, Words, readability};
use crate::domain::Audience;

/// The hardest screen.
const HARDEST_SCREEN: f64 = 55.0;
/// The hardest mean of all screens.
const HARDEST_MEAN: f64 = 65.0;
/// The longest sentence for patients, words.
const LONGEST: usize = 24;
/// Mean words in a sentence of the running text of a screen: a fifth more than in English.
const SENTENCE: [f64; 2] = [9.0, 17.0];

/// Words that promise; each needs a number in its sentence. A word that ends in `*` stands for all
/// that begin so. *Seguro* promises only where something is said to be so: "no estamos seguros" does
/// not.
const PROMISES: [&str; 24] = [
    "cura",
    "curan",
    "curar",
    "curará",
    "curado",
    "curada",
    "curó",
    "curación",
    "sana",
    "sanan",
    "sanar",
    "sanará",
    "eficaz",
    "eficaces",
    "eficazmente",
    "efectivo",
    "efectiva",
    "efectivos",
    "efectivas",
    "garantiz*",
    "garantía*",
    "infalible*",
    "milagro*",
    "inofensiv*",
];
/// What promises unless the sentence denies it before.
const PROVEN: &str = "demostrad*";
const DENIALS: [&str; 5] = ["no", "sin", "ni", "nunca", "tampoco"];
/// What makes *seguro* a promise when it stands before it.
const IS: [&str; 11] = [
    "es",
    "son",
    "era",
    "eran",
    "ser",
    "sea",
    "sean",
    "fue",
    "fueron",
    "método",
    "tratamiento",
];
const SAFE: [&str; 5] = ["seguro", "segura", "seguros", "seguras", "seguridad"];

/// A phrase, and what is said in its place.
type Phrase = (&'static str, &'static str);

/// What is not said to patients: words that make people worse, blame, and other names of things that
/// have one.
const NOT_SAID: [Phrase; 40] = [
    ("degenera*", "cambios propios de la edad"),
    ("desgast*", "cambios propios de la edad"),
    ("deterior*", "cambios propios de la edad"),
    ("dañ*", "lesión, o molestia"),
    ("floj*", "se mueve más de lo habitual"),
    ("suelto", "se mueve más de lo habitual"),
    ("suelta", "se mueve más de lo habitual"),
    ("inestab*", "se mueve más de lo habitual"),
    (
        "descargas eléctricas",
        "una sensación de descarga eléctrica",
    ),
    ("calambrazo*", "una sensación de descarga eléctrica"),
    ("pinzad*", "apretado"),
    ("pinzamiento*", "presión"),
    ("atrapad*", "apretado"),
    ("hueso con hueso", "un espacio estrecho"),
    ("anormal*", "poco habitual"),
    ("deform*", "con otra forma"),
    ("destru*", "lesión"),
    ("agonía", "dolor fuerte"),
    ("sufr*", "tener"),
    ("padec*", "tener"),
    ("abus*", "tomar muchos días"),
    ("adict*", "dependencia"),
    ("su culpa", "culpa de nadie"),
    ("mala postura", "cómo sostiene la cabeza"),
    ("debería haber", "puede"),
    ("se neg*", "prefirió no"),
    ("se quej*", "contó"),
    ("placebo*", "inyección simulada"),
    ("bloqueo*", "prueba con anestesia"),
    ("capa leucocitaria", "capa pálida"),
    ("buffy coat", "capa pálida"),
    (
        "boca abajo",
        "nada: cómo se apunta una aguja es cosa de profesionales",
    ),
    (
        "la aguja apunta",
        "nada: cómo se apunta una aguja es cosa de profesionales",
    ),
    (
        "la aguja entra por",
        "nada: cómo se apunta una aguja es cosa de profesionales",
    ),
    (
        "borde externo de la articulación",
        "nada: cómo se apunta una aguja es cosa de profesionales",
    ),
    (
        "borde interno de la articulación",
        "nada: cómo se apunta una aguja es cosa de profesionales",
    ),
    ("en orden a", "para"),
    ("en base a", "según"),
    ("a nivel de", "en"),
    ("randomiza*", "aleatorizado"),
];

/// Forms of *tú* and *vosotros*; readers are *usted*.
const FAMILIAR: [&str; 15] = [
    "tú", "tu", "tus", "ti", "contigo", "tienes", "puedes", "debes", "quieres", "sientes", "eres",
    "estás", "vosotros", "vuestro", "vuestra",
];

/// The one sign that says it, softly, because a clinician has to know it before any treatment.
const SOFTLY: (&str, &str) = ("warning.", "inestab*");

/// Everything that is wrong with Spanish words by themselves.
#[must_use]
pub fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    let mut faults: Vec<Fault> = words
        .iter()
        .filter(|(id, _)| !id.starts_with("ui."))
        .flat_map(|(id, _)| {
            let texts = Audience::ALL.iter().filter_map(|&audience| {
                let text = words.fill(id, audience, &[])?;
                Some(faults_of(id, audience, &text))
            });
            texts.flatten().collect::<Vec<_>>()
        })
        .collect();
    faults.dedup();
    faults.extend(choppy_screens(facts, words, SENTENCE));
    let screens = eases(facts, words);
    let hard = screens.iter().filter(|(_, ease)| *ease < HARDEST_SCREEN);
    faults.extend(hard.map(|(screen, ease)| Fault::HardToRead {
        screen: screen.clone(),
        ease: *ease,
        least: HARDEST_SCREEN,
    }));
    let mean = mean(&screens);
    if mean < HARDEST_MEAN {
        faults.push(Fault::HardToRead {
            screen: "on average".to_owned(),
            ease: mean,
            least: HARDEST_MEAN,
        });
    }
    faults
}

/// The ease of every screen as patients see it, by name; texts that are no sentence are left out,
/// and screens without any.
#[must_use]
pub fn eases(facts: &Facts, words: &Words) -> Vec<(String, f64)> {
    let measured = |ids: &[String]| {
        ids.iter()
            .filter_map(|id| words.fill(id, Audience::Patient, &[("side", "izquierdo")]))
            .filter(|text| text.trim_end().ends_with(['.', '?', '!']))
            .map(|text| measure(&text))
            .reduce(readability::Measure::and)
    };
    screens(facts)
        .into_iter()
        .filter_map(|screen| Some((screen.name, ease(measured(&screen.ids)?))))
        .collect()
}

/// The mean of all screens; 100 for none.
fn mean(screens: &[(String, f64)]) -> f64 {
    let count = u32::try_from(screens.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return 100.0;
    }
    screens.iter().map(|(_, ease)| ease).sum::<f64>() / f64::from(count)
}

/// Bare words of a sentence in small letters.
fn bare_words(sentence: &str) -> Vec<String> {
    readability::words(sentence)
        .map(|word| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        })
        .collect()
}

fn faults_of(id: &str, audience: Audience, text: &str) -> Vec<Fault> {
    let mut faults: Vec<Fault> = promise(text)
        .map(|word| Fault::Promise {
            id: id.to_owned(),
            word,
        })
        .into_iter()
        .collect();
    let mut bad = |wrong| {
        faults.push(Fault::BadNumber {
            id: id.to_owned(),
            wrong,
        });
    };
    if is_one_in(text) {
        bad("say x of 100 (x de cada 100), not one in so many");
    }
    if audience != Audience::Patient {
        return faults;
    }
    if has_decimals(text) {
        bad("patients get no decimals");
    }
    if text.contains(['%', '±']) {
        bad("patients get x of 100, not per cent or spreads");
    }
    let counts = readability::sentences(text).map(|sentence| readability::words(sentence).count());
    faults.extend(
        counts
            .filter(|&words| words > LONGEST)
            .map(|words| Fault::LongSentence {
                id: id.to_owned(),
                words,
                most: LONGEST,
            }),
    );
    faults.extend(not_said(id, text));
    faults
}

/// A word that promises in a sentence without a number.
fn promise(text: &str) -> Option<String> {
    let unproven = readability::sentences(text)
        .filter(|sentence| !sentence.chars().any(|letter| letter.is_ascii_digit()));
    for words in unproven.map(bare_words) {
        let plain = words
            .iter()
            .find(|word| PROMISES.iter().any(|promise| fits(word, promise)));
        let proven = words
            .iter()
            .position(|word| fits(word, PROVEN))
            .filter(|&at| {
                !words[..at]
                    .iter()
                    .any(|word| DENIALS.contains(&word.as_str()))
            });
        let safe = words
            .windows(2)
            .find(|pair| SAFE.contains(&pair[1].as_str()) && IS.contains(&pair[0].as_str()));
        let found = plain
            .or(proven.map(|at| &words[at]))
            .or(safe.map(|pair| &pair[1]));
        if let Some(word) = found {
            return Some(word.clone());
        }
    }
    None
}

/// Small counts in words.
const COUNTS: [&str; 14] = [
    "un",
    "uno",
    "una",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "veinte",
    "cincuenta",
];

/// Whether the text tells a share as "1 de cada 5", "uno de cada diez" or "1 en 5". Of 100, and of
/// the thousands that rare events need, is fine.
fn is_one_in(text: &str) -> bool {
    let words: Vec<String> = readability::sentences(text).flat_map(bare_words).collect();
    let is_figure = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_count = |word: &str| is_figure(word) || COUNTS.contains(&word);
    let is_small =
        |word: &str| COUNTS.contains(&word) || (is_figure(word) && word.len() < 4 && word != "100");
    let of_each = words.windows(4).any(|at| {
        is_count(&at[0]) && [at[1].as_str(), at[2].as_str()] == ["de", "cada"] && is_small(&at[3])
    });
    let one_in = words
        .windows(3)
        .any(|at| at[0] == "1" && at[1] == "en" && is_small(&at[2]));
    of_each || one_in
}

/// Whether a number has a decimal sign; thousands are parted by a point before three digits.
fn has_decimals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..letters.len().saturating_sub(1)).any(|at| {
        let digits_after = letters[at + 1..]
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        letters[at - 1].is_ascii_digit()
            && match letters[at] {
                ',' | '·' => digits_after > 0,
                '.' => digits_after > 0 && digits_after != 3,
                _ => false,
            }
    })
}

fn not_said(id: &str, text: &str) -> Vec<Fault> {
    let said: Vec<String> = readability::sentences(text).flat_map(bare_words).collect();
    let voice = |phrase: &str, better: &str| Fault::Voice {
        id: id.to_owned(),
        said: phrase.to_owned(),
        better: better.to_owned(),
    };
    let mut faults = Vec::new();
    // the glossary names other words, the search knows them
    if !(id.starts_with("term.") || id.ends_with(".also")) {
        let found = NOT_SAID.iter().filter(|(phrase, _)| {
            says(&said, phrase) && !(id.starts_with(SOFTLY.0) && *phrase == SOFTLY.1)
        });
        faults.extend(found.map(|(phrase, better)| voice(phrase, better)));
    }
    let familiar = FAMILIAR.iter().filter(|form| says(&said, form));
    faults.extend(familiar.map(|form| voice(form, "usted")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(id: &str, text: &str) -> Vec<String> {
        faults_of(id, Audience::Patient, text)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_promise_needs_a_number_beside_it() {
        for text in [
            "El tratamiento es seguro.",
            "Es muy eficaz.",
            "Esto lo cura.",
            "Garantizamos un alivio.",
            "Es un método seguro.",
            "Se ha demostrado que ayuda.",
        ] {
            assert!(promise(text).is_some(), "{text}");
        }
        for text in [
            "Curó a 3 de 10 personas.",
            "No estamos seguros.",
            "Su seguro médico puede pagarlo.",
            "Bastante seguros, o muy poco seguros.",
            "Esto no se ha demostrado.",
            "El curso dura un día.",
        ] {
            assert_eq!(promise(text), None, "{text}");
        }
    }

    #[test]
    fn one_in_so_many_is_found_in_figures_and_words() {
        for text in [
            "Le pasa a 1 de cada 5 personas.",
            "Uno de cada diez lo notó.",
            "A 3 de cada 10 les ayudó.",
            "Ocurre en 1 en 20.",
        ] {
            assert!(is_one_in(text), "{text}");
        }
        for text in [
            "A 15 de 28 les ayudó.",
            "A 11 de cada 100 les pasa.",
            "Unas 3 personas de cada 100.000 al año, 3 de cada 100.000.",
            "Hay una en cada lado, y 1 en total.",
            "Una de las dos.",
        ] {
            assert!(!is_one_in(text), "{text}");
        }
    }

    #[test]
    fn decimals_per_cent_and_long_sentences_are_not_for_patients() {
        assert_eq!(
            told("a.b", "Fue 3,5 o 4 %."),
            [
                "the words a.b tell a number badly: patients get no decimals",
                "the words a.b tell a number badly: patients get x of 100, not per cent or spreads"
            ]
        );
        assert!(!has_decimals("100.000 personas, 20 y 3. 4 de ellas") && has_decimals("18.5"));
        assert_eq!(
            told("a.b", &"voz ".repeat(25)),
            ["the words a.b have a sentence of 25 words, more than 24"]
        );
        assert_eq!(told("a.b", &"voz ".repeat(24)), [""; 0]);
        assert_eq!(
            faults_of("a.b", Audience::Clinician, "Fue 3,5 %, con desgaste."),
            []
        );
    }

    #[test]
    fn what_makes_worse_blames_or_is_too_familiar_is_found_with_better_words() {
        assert_eq!(
            told("a.b", "Hay desgaste."),
            ["the words a.b say \"desgast*\" to patients; better: cambios propios de la edad"]
        );
        for text in [
            "Si tienes dolor.",
            "Sentirá descargas eléctricas.",
            "Una inyección de placebo.",
            "Es culpa de su mala postura.",
        ] {
            assert_eq!(told("a.b", text).len(), 1, "{text}");
        }
        assert_eq!(told("a.b", "Una sensación de descarga eléctrica."), [""; 0]);
        assert_eq!(
            told("warning.a", "El cuello puede estar inestable."),
            [""; 0]
        );
        assert_eq!(told("term.a.meaning", "También se llama bloqueo."), [""; 0]);
    }

    #[test]
    fn screens_are_measured_where_they_have_spanish_words() {
        let facts = Facts::bundled().unwrap();
        let words = |body: &str| {
            let json = serde_json::json!({ "step.explore.neck.body": body });
            Words::parse("test.json", &json.to_string()).unwrap()
        };
        assert_eq!(eases(&facts, &Words::default()), []);
        let easy = words("El cuello tiene siete huesos. Los dos de arriba llevan la cabeza.");
        assert_eq!(eases(&facts, &easy).len(), 1);
        assert_eq!(faults(&facts, &easy), []);
        let hard =
            words("La articulación atlantoaxoidea lateral posibilita rotaciones considerables.");
        let told: Vec<String> = faults(&facts, &hard)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("the screen step.explore.neck has reading ease "));
        assert!(told[1].starts_with("the screen on average has reading ease "));
    }
}
