//! Texts and conditions as views give them: fixed, or derived from signals.

use leptos::prelude::{Get, Memo, ReadSignal, RwSignal, Signal};
use std::fmt;

/// A text that is fixed, or derived from signals.
pub enum TextValue {
    /// As it is now.
    Fixed(String),
    /// What the closure gives; it is called again when a signal that it reads changes.
    Derived(Box<dyn Fn() -> String>),
}

/// A condition that is fixed, or derived from signals.
pub enum BoolValue {
    /// As it is now.
    Fixed(bool),
    /// What the closure gives; it is called again when a signal that it reads changes.
    Derived(Box<dyn Fn() -> bool>),
}

/// What can be a text: strings, closures and signals of strings.
pub trait IntoText {
    /// The text.
    fn into_text(self) -> TextValue;
}

/// What can be a condition: booleans, closures and signals of booleans.
pub trait IntoBool {
    /// The condition.
    fn into_bool(self) -> BoolValue;
}

impl IntoText for TextValue {
    fn into_text(self) -> TextValue {
        self
    }
}

impl IntoText for &str {
    fn into_text(self) -> TextValue {
        TextValue::Fixed(self.to_owned())
    }
}

impl IntoText for String {
    fn into_text(self) -> TextValue {
        TextValue::Fixed(self)
    }
}

impl<F: Fn() -> String + 'static> IntoText for F {
    fn into_text(self) -> TextValue {
        TextValue::Derived(Box::new(self))
    }
}

impl IntoBool for BoolValue {
    fn into_bool(self) -> BoolValue {
        self
    }
}

impl IntoBool for bool {
    fn into_bool(self) -> BoolValue {
        BoolValue::Fixed(self)
    }
}

impl<F: Fn() -> bool + 'static> IntoBool for F {
    fn into_bool(self) -> BoolValue {
        BoolValue::Derived(Box::new(self))
    }
}

/// Signals of Leptos are values as well.
macro_rules! from_signals {
    ($($signal:ident),+) => {$(
        impl IntoText for $signal<String> {
            fn into_text(self) -> TextValue {
                TextValue::Derived(Box::new(move || self.get()))
            }
        }

        impl IntoBool for $signal<bool> {
            fn into_bool(self) -> BoolValue {
                BoolValue::Derived(Box::new(move || self.get()))
            }
        }
    )+};
}

from_signals!(Memo, ReadSignal, RwSignal, Signal);

impl fmt::Debug for TextValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(text) => f.debug_tuple("Fixed").field(text).finish(),
            Self::Derived(_) => f.write_str("Derived"),
        }
    }
}

impl fmt::Debug for BoolValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(holds) => f.debug_tuple("Fixed").field(holds).finish(),
            Self::Derived(_) => f.write_str("Derived"),
        }
    }
}
