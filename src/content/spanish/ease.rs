//! How easy a Spanish text is to read: the perspicuity of Szigriszt-Pazos, with a stated way to
//! count.
//!
//! ease = 206.835 − 62.3 × syllables per word − words per sentence (Szigriszt Pazos 1993), read on
//! the scale INFLESZ (Barrio Cantalejo et al. 2008): below 40 very hard, 40 to 55 rather hard, 55 to
//! 65 normal, 65 to 80 fairly easy, above 80 very easy.
//!
//! - Sentences and words are counted as in English ([`readability`]).
//! - A number and a name of levels such as `C1/C2` count as one syllable: they are read as signs.
//! - A group of vowels is as many syllables as it has open vowels (`a e o`) and stressed `í` or `ú`
//!   beside one of these, and at least one: *dia-rio*, *dí-a*, *le-er*, *cui-da*, *lin-güís-ti-ca*.
//! - `h` parts vowels (*a-ho-ra*), `y` is a vowel at the end of a word and before a consonant, `u`
//!   is silent in *que, qui, gue, gui*.

use super::super::readability::{self, Measure};

/// Counts a Spanish text.
#[must_use]
pub fn measure(text: &str) -> Measure {
    let mut measure = Measure::default();
    for sentence in readability::sentences(text) {
        measure.sentences += 1;
        for word in readability::words(sentence) {
            measure.words += 1;
            measure.syllables += syllables(word);
        }
    }
    measure
}

/// The ease of a text; 100 for one without words, and never above.
///
/// # Example
/// ```
/// use atlanto::content::spanish::{ease, measure};
/// assert!(ease(measure("El gato está en la casa.")) > 80.0);
/// ```
#[must_use]
pub fn ease(measure: Measure) -> f64 {
    if measure.words == 0 {
        return 100.0;
    }
    let words = f64::from(measure.words);
    let ease = 206.835
        - 62.3 * f64::from(measure.syllables) / words
        - words / f64::from(measure.sentences.max(1));
    ease.min(100.0)
}

/// The syllables of a Spanish word, by the rule above.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = word
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if letters.iter().any(char::is_ascii_digit) {
        return 1;
    }
    let vowels: Vec<Option<Vowel>> = (0..letters.len()).map(|at| vowel(&letters, at)).collect();
    let groups = vowels.split(Option::is_none);
    let counted: usize = groups
        .map(|group| of_group(&group.iter().copied().flatten().collect::<Vec<_>>()))
        .sum();
    u32::try_from(counted.max(1)).unwrap_or(u32::MAX)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Vowel {
    /// `a e o`, stressed or not.
    Open,
    /// `i u ü y`.
    Close,
    /// `í ú`.
    Stressed,
}

/// The vowel at this place, if there is one and it is spoken.
fn vowel(letters: &[char], at: usize) -> Option<Vowel> {
    let before = at.checked_sub(1).map(|before| letters[before]);
    let after = letters.get(at + 1).copied();
    let is_vowel = |letter: char| "aeiouáéíóúü".contains(letter);
    match letters[at] {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Some(Vowel::Open),
        'í' | 'ú' => Some(Vowel::Stressed),
        'u' if matches!(before, Some('q' | 'g'))
            && matches!(after, Some('e' | 'i' | 'é' | 'í')) =>
        {
            None
        }
        'i' | 'u' | 'ü' => Some(Vowel::Close),
        'y' if !after.is_some_and(is_vowel) => Some(Vowel::Close),
        _ => None,
    }
}

/// The syllables of vowels that stand together.
fn of_group(group: &[Vowel]) -> usize {
    let has_open = group.contains(&Vowel::Open);
    let parted = group
        .iter()
        .filter(|&&vowel| vowel == Vowel::Open || (vowel == Vowel::Stressed && has_open))
        .count();
    parted.max(usize::from(!group.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_the_words_we_use() {
        let known = [
            ("el", 1),
            ("y", 1),
            ("muy", 1),
            ("hueso", 2),
            ("nuca", 2),
            ("cuello", 2),
            ("cabeza", 3),
            ("dolor", 2),
            ("día", 2),
            ("diario", 2),
            ("mayoría", 4),
            ("mayor", 2),
            ("articulación", 5),
            ("inyección", 3),
            ("aguja", 3),
            ("sangre", 2),
            ("plaquetas", 3),
            ("quien", 1),
            ("guía", 2),
            ("vergüenza", 3),
            ("lingüística", 4),
            ("leer", 2),
            ("oeste", 3),
            ("creía", 3),
            ("creíais", 3),
            ("ahora", 3),
            ("ahí", 2),
            ("prohibir", 3),
            ("almohada", 4),
            ("cuídese", 3),
            ("construí", 2),
            ("veintiún", 2),
            ("viaje", 2),
            ("averiguáis", 4),
            ("nervio", 2),
            ("médula", 3),
            ("músculo", 3),
            ("vértebra", 3),
            ("occipital", 4),
            ("cráneo", 3),
            ("traumatismo", 4),
            ("baúl", 2),
            ("C1/C2", 1),
            ("100", 1),
            ("PRP", 1),
        ];
        for (word, count) in known {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn plain_words_in_short_sentences_are_easier() {
        let plain = ease(measure("Le duele la nuca. El dolor viene del cuello."));
        let hard = ease(measure(
            "La convergencia nociceptiva trigeminocervical explica la cefalea cervicogénica referida.",
        ));
        assert!(plain > 80.0 && plain <= 100.0, "{plain}");
        assert!(hard < 20.0, "{hard}");
        assert!(ease(Measure::default()) >= 100.0);
    }

    #[test]
    fn the_formula_is_the_published_one() {
        let measure = Measure {
            sentences: 10,
            words: 120,
            syllables: 240,
        };
        assert!((ease(measure) - (206.835 - 62.3 * 2.0 - 12.0)).abs() < 1e-9);
    }
}
