//! Words as a person writes them: JSON of ids and texts.

use super::Text;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// Ids and texts in the order of the file, repeated ids included.
pub(super) fn entries(json: &str) -> Result<Vec<(String, Text)>, serde_json::Error> {
    serde_json::from_str::<Entries>(json).map(|entries| entries.0)
}

/// Ids and texts as they stand in a file, repeated ids included.
struct Entries(Vec<(String, Text)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of ids and texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Seen)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object with a text for the clinician and perhaps one for the patient")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Both(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let (mut patient, mut clinician) = (None, None);
                while let Some((reader, text)) = map.next_entry::<String, String>()? {
                    let slot = match reader.as_str() {
                        "patient" => &mut patient,
                        "clinician" => &mut clinician,
                        other => {
                            return Err(A::Error::unknown_field(other, &["patient", "clinician"]));
                        }
                    };
                    if slot.replace(text).is_some() {
                        return Err(A::Error::custom(format_args!("two texts for the {reader}")));
                    }
                }
                match (patient, clinician) {
                    (Some(patient), Some(clinician)) => Ok(Text::Each { patient, clinician }),
                    (None, Some(clinician)) => Ok(Text::Clinician(clinician)),
                    (_, None) => Err(A::Error::missing_field("clinician")),
                }
            }
        }
        deserializer.deserialize_any(Read)
    }
}
