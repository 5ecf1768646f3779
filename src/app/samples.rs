//! Small made-up facts for the tests of this crate; no medical content.

use crate::content::Facts;

/// Facts with a few steps and two pathways.
pub(crate) fn facts() -> Facts {
    serde_json::from_str(include_str!("../../tests/support/facts.json"))
        .expect("the sample facts are of the schema")
}
