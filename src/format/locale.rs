//! Numbers and dates as a language writes them, where no browser is at hand: the same as `Intl`
//! gives for what is shown here.
//!
//! A language without a style here has them plain in the page without the program: 12640.5,
//! 2026-11-02.

use super::is_number;
use crate::domain::Language;

/// How a language writes numbers and dates.
struct Style {
    decimal: char,
    group: char,
    /// The shortest whole part whose thousands are parted, digits.
    grouped_from: usize,
    /// What stands between the day, the month and the year.
    of: &'static str,
    months: [&'static str; 12],
}

#[rustfmt::skip]
const ENGLISH: Style = Style {
    decimal: '.', group: ',', grouped_from: 4, of: " ",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

#[rustfmt::skip]
const SPANISH: Style = Style {
    decimal: ',', group: '.', grouped_from: 5, of: " de ",
    months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
};

/// The style of a language; none where it has none here yet.
fn style_of(language: Language) -> Option<&'static Style> {
    match language.tag() {
        "en" => Some(&ENGLISH),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

/// A number as this room writes it, as a language does; what is no number stays as it is.
///
/// # Example
/// ```
/// use atlanto::{domain::Language, format::written};
/// let spanish: Language = "es".parse().unwrap();
/// assert_eq!(written("12640.5", spanish), "12.640,5");
/// assert_eq!(written("12640.5", Language::ENGLISH), "12,640.5");
/// ```
#[must_use]
pub fn written(number: &str, language: Language) -> String {
    let Some(style) = style_of(language).filter(|_| is_number(number)) else {
        return number.to_owned();
    };
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        let behind = whole.len() - at;
        if at > 0 && behind % 3 == 0 && whole.len() >= style.grouped_from {
            text.push(style.group);
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push(style.decimal);
        text.push_str(part);
    }
    text
}

/// An ISO date as a language writes it, in full; what is no date stays as it is.
///
/// # Example
/// ```
/// use atlanto::{domain::Language, format::written_date};
/// assert_eq!(written_date("2026-11-02", Language::ENGLISH), "2 November 2026");
/// ```
#[must_use]
pub fn written_date(iso: &str, language: Language) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let told = || {
        let [year, month, day] = parts[..] else {
            return None;
        };
        let style = style_of(language)?;
        let month: usize = month.parse().ok()?;
        let month = style.months.get(month.checked_sub(1)?)?;
        let day: u8 = day.parse().ok()?;
        Some(format!("{day}{of}{month}{of}{year}", of = style.of))
    };
    told().unwrap_or_else(|| iso.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPANISH: Language = Language::ALL[1];

    #[test]
    fn thousands_and_decimals_are_those_of_the_language() {
        let both = |number| [written(number, Language::ENGLISH), written(number, SPANISH)];
        for (number, english, spanish) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("1500", "1,500", "1500"),
            ("-20000", "-20,000", "-20.000"),
            ("1234567.5", "1,234,567.5", "1.234.567,5"),
            ("3.5", "3.5", "3,5"),
            ("12°", "12°", "12°"),
            ("C1", "C1", "C1"),
        ] {
            assert_eq!(both(number), [english, spanish], "{number}");
        }
    }

    #[test]
    fn dates_are_told_in_words() {
        assert_eq!(
            written_date("2026-11-22", SPANISH),
            "22 de noviembre de 2026"
        );
        for bad in ["2026", "2026-13-01", "2026-00-01", "a-b-c", ""] {
            assert_eq!(written_date(bad, SPANISH), bad);
        }
    }
}
