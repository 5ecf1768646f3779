//! Numbers and dates as a language writes them.

use super::log_failure;
use js_sys::{Date, Number, Object, Reflect};
use wasm_bindgen::JsValue;

/// A number, written with a point and without groups, as a locale writes it.
#[must_use]
pub fn number(plain: &str, locale: &str) -> String {
    let number = Number::from(Number::parse_float(plain));
    number.to_locale_string(locale).into()
}

/// An ISO date as a locale writes it, in full: 2 November 2026.
#[must_use]
pub fn date(iso: &str, locale: &str) -> String {
    let options = Object::new();
    for (name, value) in [
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        // an ISO date is midnight there
        ("timeZone", "UTC"),
    ] {
        log_failure(Reflect::set(&options, &name.into(), &value.into()));
    }
    let date = Date::new(&JsValue::from_str(iso));
    date.to_locale_date_string(locale, &options).into()
}
