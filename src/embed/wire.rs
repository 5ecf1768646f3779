//! What travels: the envelope, replies, errors and the state as a host sees it.

use crate::app::{Origin, State};
use crate::content::Facts;
use crate::domain::named_enum;
use crate::json::Value;
use crate::motion::{JOINT_NAMES, Posture, SegmentAngles, segment_angles};
use crate::prp::{self, BuffyCoat, Field, FieldRange};
use std::{error::Error, fmt};

/// Marks our messages.
pub const NAMESPACE: &str = "atlanto";

/// The version of the protocol.
pub const VERSION: u32 = 1;

named_enum! {
    /// Why a message was refused.
    ErrorCode, "error code", {
        /// The envelope is not one.
        BadMessage => "bad-message",
        /// Another version of the protocol.
        BadVersion => "bad-version",
        /// No such message.
        UnknownType => "unknown-type",
        /// The payload is not what the type asks for.
        BadPayload => "bad-payload",
        /// A structure, chapter or step that does not exist.
        UnknownId => "unknown-id",
        /// Too much text.
        TooLarge => "too-large",
        /// Too many messages.
        RateLimited => "rate-limited",
    }
}

/// A refusal as the host reads it in a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError {
    /// For programs.
    pub code: ErrorCode,
    /// For people: a sentence.
    pub message: String,
}

impl WireError {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    pub(super) fn payload(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::BadPayload, message)
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl Error for WireError {}

named_enum! {
    /// Who caused a change of the state.
    Cause, "cause", {
        /// The reader.
        User => "user",
        /// The page around the frame.
        Host => "host",
        /// The address.
        Url => "url",
        /// A step of the story, or the program itself.
        Story => "story",
    }
}

impl From<Origin> for Cause {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::User => Self::User,
            Origin::Host => Self::Host,
            Origin::Url => Self::Url,
            Origin::Story => Self::Story,
        }
    }
}

/// The state as a host sees it, and may give it back. Ids are texts; what does not exist is null.
#[derive(Clone, Debug, PartialEq)]
pub struct WireState {
    /// Id of the open chapter.
    pub chapter: String,
    /// Id of the open step.
    pub step: Option<String>,
    /// Id of the chosen structure.
    pub structure: Option<String>,
    /// Id of the lit pathway: that of its source without the side. Follows from `structure`.
    pub pathway: Option<String>,
    /// Ids of the regions lit now. Follow from `structure`.
    pub regions: Vec<String>,
    /// `patient` or `clinician`.
    pub audience: String,
    /// `left` or `right`, the patient's.
    pub side: String,
    /// Language of the words.
    pub lang: String,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// `full`, `calm` or `off`.
    pub motion: String,
    /// How the head is held, with what each joint gives of it.
    pub pose: Posture,
    /// How the centrifuge is set.
    pub centrifuge: prp::Settings,
    /// What comes out of it; none while the part of the program that spins is not here.
    pub product: prp::Product,
    /// The fragment that leads here, with its `#`; it alone knows the view.
    pub fragment: String,
}

impl WireState {
    /// The state as protocol v1 writes it; `product` is what comes out of the centrifuge.
    #[must_use]
    pub fn of(state: &State, facts: &Facts, product: prp::Product) -> Self {
        Self {
            chapter: state.chapter.to_string(),
            step: state.open_step(facts).map(|step| step.id.clone()),
            structure: state.structure.map(|structure| structure.to_string()),
            pathway: state.pathway(facts).map(|pathway| pathway.source.clone()),
            regions: state
                .regions(facts)
                .iter()
                .map(|(region, _)| region.to_string())
                .collect(),
            audience: state.audience.to_string(),
            side: state.side.to_string(),
            lang: state.language.to_string(),
            theme: state.theme.to_string(),
            motion: state.motion.to_string(),
            pose: state.posture,
            centrifuge: state.centrifuge,
            product,
            fragment: state.route(facts).to_string(),
        }
    }

    /// The keys and values of the JSON object, in the order in which they are written.
    #[must_use]
    pub fn entries(self) -> [(&'static str, Value); 13] {
        [
            ("chapter", Value::Text(self.chapter)),
            ("step", Value::from(self.step)),
            ("structure", Value::from(self.structure)),
            ("pathway", Value::from(self.pathway)),
            ("regions", Value::texts(self.regions)),
            ("audience", Value::Text(self.audience)),
            ("side", Value::Text(self.side)),
            ("lang", Value::Text(self.lang)),
            ("theme", Value::Text(self.theme)),
            ("motion", Value::Text(self.motion)),
            ("pose", pose(self.pose)),
            ("centrifuge", centrifuge(&self.centrifuge, self.product)),
            ("fragment", Value::Text(self.fragment)),
        ]
    }
}

/// A posture as it travels: degrees to the patient's left, chin down, to the patient's left; of
/// each joint to a tenth.
fn pose(posture: Posture) -> Value {
    let angles = |hundredths: [i32; 3]| {
        let [rotation, flexion, bending] = hundredths.map(Value::hundredths);
        [
            ("rotation", rotation),
            ("flexion", flexion),
            ("bending", bending),
        ]
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a head turns less than a circle"
    )]
    let tenths = |degrees: f32| (degrees * 10.0).round() as i32 * 10;
    let joint = |joint: SegmentAngles| {
        Value::object(angles(
            [joint.rotation_deg, joint.flexion_deg, joint.bending_deg].map(tenths),
        ))
    };
    let joints = JOINT_NAMES
        .into_iter()
        .zip(segment_angles(posture))
        .map(|(name, angles)| (name.to_owned(), joint(angles)));
    let head = angles(
        [
            posture.rotation_deg,
            posture.flexion_deg,
            posture.bending_deg,
        ]
        .map(|degrees| i32::from(degrees) * 100),
    );
    let head = head.into_iter().map(|(key, value)| (key.to_owned(), value));
    Value::Object(
        head.chain([("joints".to_owned(), Value::Object(joints.collect()))])
            .collect(),
    )
}

/// Which spin a number belongs to, and its key there; none is of the centrifuge as a whole.
pub(super) fn spin_key(field: Field) -> Option<(usize, &'static str)> {
    Some(match field {
        Field::FirstForce => (0, "g"),
        Field::FirstMinutes => (0, "minutes"),
        Field::SecondForce => (1, "g"),
        Field::SecondMinutes => (1, "minutes"),
        Field::Volume | Field::Haematocrit | Field::Platelets | Field::Kept => return None,
    })
}

/// The centrifuge as it travels: numbers in their units, haematocrit and what is kept as shares,
/// and what comes out.
fn centrifuge(settings: &prp::Settings, product: prp::Product) -> Value {
    let number = |field: Field| {
        let FieldRange { times, parts, .. } = field.bounds();
        Value::hundredths(
            i32::from(settings.whole(field)) * 100 * i32::from(times) / i32::from(parts),
        )
    };
    let spin =
        |[g, minutes]: [Field; 2]| Value::object([("g", number(g)), ("minutes", number(minutes))]);
    let spins = [
        [Field::FirstForce, Field::FirstMinutes],
        [Field::SecondForce, Field::SecondMinutes],
    ];
    #[expect(clippy::cast_possible_truncation, reason = "hundreds at most")]
    let rounded = |number: f64| Value::hundredths((number * 100.0 + 0.5) as i32);
    let result = |prp::Product {
                      volume_ml,
                      factor,
                      recovery,
                      ..
                  }: prp::Product| {
        Value::object([
            ("volume_ml", rounded(volume_ml)),
            ("factor", rounded(factor)),
            ("recovery", rounded(recovery)),
        ])
    };
    Value::object([
        (
            "spins",
            Value::List(
                spins[..=settings.spins as usize]
                    .iter()
                    .copied()
                    .map(spin)
                    .collect(),
            ),
        ),
        ("volume_ml", number(Field::Volume)),
        ("haematocrit", number(Field::Haematocrit)),
        ("platelets_per_ul", number(Field::Platelets)),
        ("kept", number(Field::Kept)),
        ("buffy_coat", Value::Bool(settings.coat == BuffyCoat::Taken)),
        ("result", result(product)),
    ])
}

/// A reply to the message `id`: null when that had none.
pub(super) fn reply(id: &Value, answer: Result<Value, &WireError>) -> String {
    let (ok, key, what) = match answer {
        Ok(payload) => (true, "payload", payload),
        Err(WireError { code, message }) => (
            false,
            "error",
            Value::object([
                ("code", Value::from(code.name())),
                ("message", Value::from(message.as_str())),
            ]),
        ),
    };
    let reply = [
        ("ns", Value::from(NAMESPACE)),
        ("v", Value::from(VERSION)),
        ("id", id.clone()),
        ("type", Value::from("reply")),
        ("ok", Value::Bool(ok)),
        (key, what),
    ];
    Value::object(reply).to_string()
}

/// The JSON text of the event `kind`.
pub(super) fn event_text(kind: &str, payload: Value) -> String {
    Value::object([
        ("ns", Value::from(NAMESPACE)),
        ("v", Value::from(VERSION)),
        ("type", Value::from(kind)),
        ("payload", payload),
    ])
    .to_string()
}
