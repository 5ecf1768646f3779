//! What a host may ask: payloads read by hand, refused with a sentence. Keys that mean nothing here
//! are passed over.

use super::wire::{ErrorCode, WireError, spin_key};
use crate::app::QuotedExcerpt;
use crate::domain::{Audience, Chapter, Language, Motion, Side, StructureId, Theme, UnknownName};
use crate::json::Value;
use crate::motion::Posture;
use crate::prp::{self, BuffyCoat, Field, Spins};
use std::str::FromStr;

/// What a host asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// What there is.
    Hello,
    /// Choose a structure, or nothing.
    Select(Option<StructureId>),
    /// Open a chapter, at its first step or the one of this id.
    Goto(Chapter, Option<String>),
    /// Change settings; all of them or, if one is bad, none.
    Set(SettingsPatch),
    /// The state.
    GetState,
    /// Make the state this one.
    SetState(Box<StatePayload>),
    /// Where a structure is in the frame.
    Where(StructureId),
}

/// The settings of `set`; none stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettingsPatch {
    /// Language of the words.
    pub language: Option<Language>,
    /// Who reads.
    pub audience: Option<Audience>,
    /// The side that hurts.
    pub side: Option<Side>,
    /// Colour theme.
    pub theme: Option<Theme>,
    /// How much may move.
    pub motion: Option<Motion>,
    /// How the head is held.
    pub pose: Option<Posture>,
    /// How the centrifuge is set.
    pub centrifuge: Option<prp::Settings>,
}

/// The state of `set-state`, as `get-state` gives it; `pathway` and `regions` follow from the
/// structure and are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatePayload {
    /// The chapter.
    pub chapter: Chapter,
    /// Id of the step; none is the first.
    pub step: Option<String>,
    /// The chosen structure.
    pub structure: Option<StructureId>,
    /// The side.
    pub side: Side,
    /// Who reads.
    pub audience: Audience,
    /// Language of the words.
    pub language: Language,
    /// Colour theme.
    pub theme: Theme,
    /// How much may move.
    pub motion: Motion,
    /// How the head is held; none is as the fragment says, or straight.
    pub pose: Option<Posture>,
    /// How the centrifuge is set; none is as the fragment says, or as at first.
    pub centrifuge: Option<prp::Settings>,
    /// The fragment, of which the view and what is shown are taken; none is those of the step.
    pub fragment: Option<String>,
}

impl Command {
    /// Reads the payload of a message of type `kind`.
    ///
    /// # Errors
    /// [`WireError`] with `unknown-type`, `bad-payload` or `unknown-id`.
    pub fn parse(kind: &str, payload: &Value) -> Result<Self, WireError> {
        match kind {
            "hello" => Ok(Self::Hello),
            "get-state" => Ok(Self::GetState),
            "select" => structure(object(payload)?).map(Self::Select),
            "goto" => {
                let payload = object(payload)?;
                Ok(Self::Goto(
                    id(payload, "chapter")?,
                    optional_text(payload, "step")?,
                ))
            }
            "set" => settable(object(payload)?).map(Self::Set),
            "set-state" => {
                whole_state(object(payload)?).map(|state| Self::SetState(Box::new(state)))
            }
            "where" => structure(object(payload)?)?
                .map(Self::Where)
                .ok_or_else(|| WireError::payload("structure has to be the id of a structure")),
            other => Err(WireError::new(
                ErrorCode::UnknownType,
                format!("no message is called {}", QuotedExcerpt(other.to_owned())),
            )),
        }
    }
}

fn object(payload: &Value) -> Result<&Value, WireError> {
    payload
        .as_object()
        .map(|_| payload)
        .ok_or_else(|| WireError::payload("payload has to be an object"))
}

/// A text that has to be there.
fn text<'a>(payload: &'a Value, key: &str) -> Result<&'a str, WireError> {
    payload
        .get(key)
        .and_then(Value::as_text)
        .ok_or_else(|| WireError::payload(format!("{key} has to be a text")))
}

/// A text that may be null or missing.
fn optional_text(payload: &Value, key: &str) -> Result<Option<String>, WireError> {
    match payload.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => text(payload, key).map(|text| Some(text.to_owned())),
    }
}

/// The id of something that has to exist.
fn id<T: FromStr<Err = UnknownName>>(payload: &Value, key: &str) -> Result<T, WireError> {
    text(payload, key)?
        .parse()
        .map_err(|unknown: UnknownName| unknown_id(&unknown))
}

/// One of a few words.
fn word<T: FromStr<Err = UnknownName>>(payload: &Value, key: &str) -> Result<T, WireError> {
    text(payload, key)?
        .parse()
        .map_err(|unknown: UnknownName| WireError::payload(sentence(&unknown)))
}

/// One of a few words, or nothing.
fn optional_word<T: FromStr<Err = UnknownName>>(
    payload: &Value,
    key: &str,
) -> Result<Option<T>, WireError> {
    if payload.get(key).is_some() {
        word(payload, key).map(Some)
    } else {
        Ok(None)
    }
}

/// The id of a structure, or null; the key has to be there.
fn structure(payload: &Value) -> Result<Option<StructureId>, WireError> {
    match payload.get("structure") {
        Some(Value::Null) => Ok(None),
        Some(Value::Text(text)) => text
            .parse()
            .map(Some)
            .map_err(|unknown| unknown_id(&unknown)),
        Some(_) | None => Err(WireError::payload(
            "structure has to be the id of a structure or null",
        )),
    }
}

pub(super) fn unknown_id(unknown: &UnknownName) -> WireError {
    WireError::new(ErrorCode::UnknownId, sentence(unknown))
}

/// As the name's own sentence, with a long text cut.
fn sentence(unknown: &UnknownName) -> String {
    format!(
        "no {} is called {}",
        unknown.what,
        QuotedExcerpt(unknown.given.clone())
    )
}

/// An object that may be null or missing.
fn optional_object<'a>(payload: &'a Value, key: &str) -> Result<Option<&'a Value>, WireError> {
    match payload.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) if value.as_object().is_some() => Ok(Some(value)),
        Some(_) => Err(WireError::payload(format!("{key} has to be an object"))),
    }
}

/// How the centrifuge is set: one spin or two, numbers in their units, haematocrit and what is kept
/// as shares. What is missing is as at first, other keys are passed over.
fn centrifuge(payload: &Value) -> Result<Option<prp::Settings>, WireError> {
    let Some(given) = optional_object(payload, "centrifuge")? else {
        return Ok(None);
    };
    let mut settings = prp::Settings::DEFAULT;
    let spins = given.get("spins");
    settings.spins = match spins.map(|spins| spins.as_list().map_or(0, <[Value]>::len)) {
        None | Some(2) => Spins::Double,
        Some(1) => Spins::Single,
        Some(_) => {
            return Err(WireError::payload(
                "centrifuge.spins has to be a list of one spin or two",
            ));
        }
    };
    settings.coat = match given.get("buffy_coat") {
        None | Some(Value::Bool(false)) => BuffyCoat::Left,
        Some(Value::Bool(true)) => BuffyCoat::Taken,
        Some(_) => {
            return Err(WireError::payload(
                "centrifuge.buffy_coat has to be true or false",
            ));
        }
    };
    for field in Field::ALL {
        let value = match spin_key(field) {
            Some((spin, key)) => spins.and_then(|spins| spins.at(spin)?.get(key)),
            None => given.get(field.bounds().name),
        };
        if let Some(value) = value {
            settings = settings
                .with(field, value.as_f64().unwrap_or(f64::NAN))
                .map_err(|refused| WireError::payload(format!("centrifuge.{refused}")))?;
        }
    }
    Ok(Some(settings))
}

/// How the head is held, in degrees that are rounded; an angle that is missing is 0, other keys are
/// passed over.
fn pose(payload: &Value) -> Result<Option<Posture>, WireError> {
    let Some(pose) = optional_object(payload, "pose")? else {
        return Ok(None);
    };
    let angle = |key: &str, least: i16, most: i16| {
        let Some(value) = pose.get(key) else {
            return Ok(0);
        };
        let fits = |degrees: &f64| (f64::from(least)..=f64::from(most)).contains(degrees);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "between two small whole numbers"
        )]
        let whole = value
            .as_f64()
            .filter(fits)
            .map(|degrees| degrees.round() as i16);
        whole.ok_or_else(|| {
            WireError::payload(format!(
                "pose.{key} has to be a number from {least} to {most}"
            ))
        })
    };
    Ok(Some(Posture {
        rotation_deg: angle(
            "rotation",
            -Posture::MAX_ROTATION_DEG,
            Posture::MAX_ROTATION_DEG,
        )?,
        flexion_deg: angle(
            "flexion",
            -Posture::MAX_EXTENSION_DEG,
            Posture::MAX_FLEXION_DEG,
        )?,
        bending_deg: angle(
            "bending",
            -Posture::MAX_BENDING_DEG,
            Posture::MAX_BENDING_DEG,
        )?,
    }))
}

fn settable(payload: &Value) -> Result<SettingsPatch, WireError> {
    Ok(SettingsPatch {
        language: optional_word(payload, "lang")?,
        audience: optional_word(payload, "audience")?,
        side: optional_word(payload, "side")?,
        theme: optional_word(payload, "theme")?,
        motion: optional_word(payload, "motion")?,
        pose: pose(payload)?,
        centrifuge: centrifuge(payload)?,
    })
}

fn whole_state(payload: &Value) -> Result<StatePayload, WireError> {
    let state = StatePayload {
        chapter: id(payload, "chapter")?,
        step: optional_text(payload, "step")?,
        structure: structure(payload)?,
        side: word(payload, "side")?,
        audience: word(payload, "audience")?,
        language: word(payload, "lang")?,
        theme: word(payload, "theme")?,
        motion: word(payload, "motion")?,
        pose: pose(payload)?,
        centrifuge: centrifuge(payload)?,
        fragment: optional_text(payload, "fragment")?,
    };
    match state.structure {
        Some(chosen) if chosen.on(state.side) != chosen => Err(WireError::payload(format!(
            "side is {} and the structure {chosen} is on the other",
            state.side
        ))),
        Some(_) | None => Ok(state),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parse(kind: &str, payload: &serde_json::Value) -> Result<Command, WireError> {
        Command::parse(kind, &Value::parse(&payload.to_string()).unwrap())
    }

    fn refusal(kind: &str, payload: &serde_json::Value) -> String {
        parse(kind, payload)
            .map_or_else(|error| error.to_string(), |command| format!("{command:?}"))
    }

    #[test]
    fn a_bad_payload_is_refused_with_a_sentence() {
        let cases = [
            (
                "select",
                json!(null),
                "bad-payload: payload has to be an object",
            ),
            (
                "select",
                json!({}),
                "bad-payload: structure has to be the id of a structure or null",
            ),
            (
                "select",
                json!({ "structure": 7 }),
                "bad-payload: structure has to be the id of a structure or null",
            ),
            (
                "select",
                json!({ "structure": "c1-c2-joint" }),
                "unknown-id: no structure is called \"c1-c2-joint\"",
            ),
            (
                "goto",
                json!({ "chapter": 1 }),
                "bad-payload: chapter has to be a text",
            ),
            (
                "goto",
                json!({ "chapter": "x" }),
                "unknown-id: no chapter is called \"x\"",
            ),
            (
                "goto",
                json!({ "chapter": "prp", "step": 2 }),
                "bad-payload: step has to be a text",
            ),
            ("set", json!([]), "bad-payload: payload has to be an object"),
            (
                "set",
                json!({ "lang": null }),
                "bad-payload: lang has to be a text",
            ),
            (
                "set",
                json!({ "side": "left", "lang": "xx" }),
                "bad-payload: no language is called \"xx\"",
            ),
            (
                "set",
                json!({ "pose": 20 }),
                "bad-payload: pose has to be an object",
            ),
            (
                "set",
                json!({ "pose": { "rotation": "20" } }),
                "bad-payload: pose.rotation has to be a number from -72 to 72",
            ),
            (
                "set",
                json!({ "pose": { "flexion": 1e9 } }),
                "bad-payload: pose.flexion has to be a number from -60 to 60",
            ),
            (
                "set",
                json!({ "centrifuge": [] }),
                "bad-payload: centrifuge has to be an object",
            ),
            (
                "set",
                json!({ "centrifuge": { "spins": [] } }),
                "bad-payload: centrifuge.spins has to be a list of one spin or two",
            ),
            (
                "set",
                json!({ "centrifuge": { "spins": 2 } }),
                "bad-payload: centrifuge.spins has to be a list of one spin or two",
            ),
            (
                "set",
                json!({ "centrifuge": { "spins": [{}, { "g": 40 }] } }),
                "bad-payload: centrifuge.spins[1].g has to be from 50 to 3000",
            ),
            (
                "set",
                json!({ "centrifuge": { "haematocrit": 44 } }),
                "bad-payload: centrifuge.haematocrit has to be from 0.25 to 0.60",
            ),
            (
                "set",
                json!({ "centrifuge": { "volume_ml": "9" } }),
                "bad-payload: centrifuge.volume_ml has to be from 3 to 60",
            ),
            (
                "set",
                json!({ "centrifuge": { "buffy_coat": 1 } }),
                "bad-payload: centrifuge.buffy_coat has to be true or false",
            ),
            (
                "where",
                json!({ "structure": null }),
                "bad-payload: structure has to be the id of a structure",
            ),
            (
                "set-state",
                json!({ "chapter": "prp" }),
                "bad-payload: structure has to be the id of a structure or null",
            ),
            (
                "Hello",
                json!(null),
                "unknown-type: no message is called \"Hello\"",
            ),
        ];
        for (kind, payload, sentence) in cases {
            assert_eq!(refusal(kind, &payload), sentence, "{kind} {payload}");
        }
    }

    #[test]
    fn keys_that_mean_nothing_are_passed_over() {
        let command = parse(
            "set",
            &json!({ "side": "right", "colour": "red", "pose": null }),
        );
        assert_eq!(
            command,
            Ok(Command::Set(SettingsPatch {
                side: Some(Side::Right),
                ..SettingsPatch::default()
            }))
        );
    }

    #[test]
    fn a_pose_is_rounded_and_what_is_missing_is_straight() {
        let command = parse(
            "set",
            &json!({ "pose": { "rotation": 20.4, "bending": -3, "joints": {} } }),
        );
        let pose = Some(Posture {
            rotation_deg: 20,
            flexion_deg: 0,
            bending_deg: -3,
        });
        assert_eq!(
            command,
            Ok(Command::Set(SettingsPatch {
                pose,
                ..SettingsPatch::default()
            }))
        );
    }

    #[test]
    fn a_centrifuge_has_one_spin_or_two_and_what_is_missing_stands_as_at_first() {
        let centrifuge =
            |given: serde_json::Value| match parse("set", &json!({ "centrifuge": given })) {
                Ok(Command::Set(SettingsPatch { centrifuge, .. })) => centrifuge,
                other => unreachable!("{other:?}"),
            };
        let usual = prp::Settings::DEFAULT;
        assert_eq!(
            (centrifuge(json!(null)), centrifuge(json!({ "result": {} }))),
            (None, Some(usual))
        );
        let one = usual
            .with_spins(Spins::Single)
            .with_whole(Field::FirstMinutes, 5)
            .with_whole(Field::Volume, 35);
        assert_eq!(
            centrifuge(json!({ "spins": [{ "minutes": 5 }], "volume_ml": 3.5 })),
            Some(one)
        );
        let two = usual
            .with_whole(Field::SecondForce, 700)
            .with_coat(BuffyCoat::Taken)
            .with_whole(Field::Kept, 25);
        assert_eq!(
            centrifuge(json!({ "spins": [{}, { "g": 700 }], "buffy_coat": true, "kept": 0.25 })),
            Some(two)
        );
        let thick = usual
            .with_whole(Field::Haematocrit, 50)
            .with_whole(Field::Platelets, 180);
        assert_eq!(
            centrifuge(json!({ "haematocrit": 0.5, "platelets_per_ul": 180_000 })),
            Some(thick)
        );
    }

    #[test]
    fn every_number_has_its_place_on_the_wire() {
        let places: Vec<_> = Field::ALL.into_iter().filter_map(spin_key).collect();
        assert_eq!(places, [(0, "g"), (0, "minutes"), (1, "g"), (1, "minutes")]);
    }

    #[test]
    fn a_state_that_contradicts_itself_is_refused() {
        let state = json!({ "chapter": "prp", "step": null, "structure": "c1-c2-joint-left", "side": "right", "audience": "patient",
            "lang": "en", "theme": "auto", "motion": "full" });
        assert_eq!(
            refusal("set-state", &state),
            "bad-payload: side is right and the structure c1-c2-joint-left is on the other"
        );
    }
}
