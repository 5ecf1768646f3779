//! From a request to messages for `update`, and from the state after them to the reply.

use super::command::{Command, SettingsPatch, StatePayload};
use super::gate::Request;
use super::wire::{self, Cause, ErrorCode, VERSION, WireError, WireState};
use crate::app::{ErrorEvent, Event, Msg, QuotedExcerpt, Route, State, StructureChoice, steps_of};
use crate::content::Facts;
use crate::domain::{Chapter, Language, StructureId};
use crate::json::Value;
use crate::prp::{self, Field, Spins};

/// Where a structure's anchor is in the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenPoint {
    /// CSS pixels from the left edge of the frame.
    pub x: f64,
    /// CSS pixels from the top edge of the frame.
    pub y: f64,
    /// Whether the point is within the picture and in front of everything solid.
    pub visible: bool,
}

/// What a request comes to: messages first, then a reply about the state after them.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// To be sent through `update` with `Origin::Host`, in this order.
    pub msgs: Vec<Msg>,
    id: Value,
    reply: Reply,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReplyAbout {
    Hello,
    State,
    Where(StructureId),
}

type Reply = Result<ReplyAbout, WireError>;

/// Plans the answer to a request: the messages to send through `update`, and what the reply will be
/// about. A command that names a step that does not exist, or a fragment that cannot be read, gives
/// no messages and a refusal; see [`Outcome::reply`].
#[must_use]
pub fn handle_request(request: Request, facts: &Facts) -> Outcome {
    let Request { id, command } = request;
    let planned = match command {
        Command::Hello => Ok((vec![], ReplyAbout::Hello)),
        Command::GetState => Ok((vec![], ReplyAbout::State)),
        Command::Where(structure) => Ok((vec![], ReplyAbout::Where(structure))),
        Command::Select(structure) => {
            Ok((vec![Msg::StructurePicked(structure)], ReplyAbout::State))
        }
        Command::Goto(chapter, step) => step_index(facts, chapter, step.as_deref())
            .map(|step| (vec![Msg::StepOpened(chapter, step)], ReplyAbout::State)),
        Command::Set(settable) => Ok((set(settable), ReplyAbout::State)),
        Command::SetState(state) => set_state(*state, facts).map(|msgs| (msgs, ReplyAbout::State)),
    };
    match planned {
        Ok((msgs, about)) => Outcome {
            msgs,
            id,
            reply: Ok(about),
        },
        Err(error) => Outcome {
            msgs: vec![],
            id,
            reply: Err(error),
        },
    }
}

impl Outcome {
    /// The text of the reply, once the messages have been through `update`.
    ///
    /// `product` is what comes out of the centrifuge. `project` gives the point
    /// of a structure; none when there is no 3D view: `x` and `y` are null then.
    #[must_use]
    pub fn reply(
        &self,
        state: &State,
        facts: &Facts,
        product: prp::Product,
        project: &dyn Fn(StructureId) -> Option<ScreenPoint>,
    ) -> String {
        let answer = self.reply.as_ref().map(|about| match about {
            ReplyAbout::Hello => hello(facts),
            ReplyAbout::State => Value::object(WireState::of(state, facts, product).entries()),
            ReplyAbout::Where(structure) => screen_point_value(project(*structure)),
        });
        wire::reply(&self.id, answer)
    }
}

/// A point as JSON: CSS px rounded to hundredths, null without a point.
fn screen_point_value(point: Option<ScreenPoint>) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screens are far smaller; what is not stops at the limit"
    )]
    let hundredths = |pixels: f64| Value::hundredths((pixels * 100.0).round() as i32);
    let (x, y, visible) = point.map_or((Value::Null, Value::Null, false), |point| {
        (hundredths(point.x), hundredths(point.y), point.visible)
    });
    Value::object([("x", x), ("y", y), ("visible", Value::Bool(visible))])
}

/// The JSON text of the event `ready`, to be sent once, when the program accepts requests.
#[must_use]
pub fn ready_message() -> String {
    wire::event_text("ready", Value::object([("protocol", Value::from(VERSION))]))
}

/// The JSON text of an event; `product` as in [`Outcome::reply`].
#[must_use]
pub fn event_message(event: Event, state: &State, facts: &Facts, product: prp::Product) -> String {
    match event {
        Event::StateChanged(origin) => {
            let cause = ("cause".to_owned(), Value::from(Cause::from(origin).name()));
            let state = WireState::of(state, facts, product)
                .entries()
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value));
            wire::event_text(
                "state",
                Value::Object(std::iter::once(cause).chain(state).collect()),
            )
        }
        Event::Error(trouble) => {
            let (code, message) = match trouble {
                ErrorEvent::NoWebGl => (
                    "no-webgl",
                    "the browser gives no WebGL2: pictures and words stand in for the model",
                ),
                ErrorEvent::ContextLost => (
                    "context-lost",
                    "the graphics context is lost: the model may come back",
                ),
                ErrorEvent::ModelFailed => (
                    "model-failed",
                    "the model could not be loaded: pictures and words stand in for it",
                ),
            };
            wire::event_text(
                "error",
                Value::object([
                    ("code", Value::from(code)),
                    ("message", Value::from(message)),
                ]),
            )
        }
    }
}

fn hello(facts: &Facts) -> Value {
    let chapter = |&id: &Chapter| {
        let steps = Value::texts(steps_of(facts, id).iter().map(|step| step.id.clone()));
        Value::object([("id", Value::from(id.name())), ("steps", steps)])
    };
    Value::object([
        ("protocol", Value::from(VERSION)),
        (
            "chapters",
            Value::List(Chapter::ALL.iter().map(chapter).collect()),
        ),
        (
            "structures",
            Value::texts(StructureId::all().iter().map(ToString::to_string)),
        ),
        (
            "languages",
            Value::texts(Language::ALL.iter().map(ToString::to_string)),
        ),
    ])
}

fn step_index(facts: &Facts, chapter: Chapter, step: Option<&str>) -> Result<usize, WireError> {
    let Some(id) = step else { return Ok(0) };
    steps_of(facts, chapter)
        .iter()
        .position(|step| step.id == id)
        .ok_or_else(|| {
            WireError::new(
                ErrorCode::UnknownId,
                format!(
                    "the chapter {chapter} has no step called {}",
                    QuotedExcerpt(id.to_owned())
                ),
            )
        })
}

fn set(
    SettingsPatch {
        language,
        audience,
        side,
        theme,
        motion,
        pose,
        centrifuge,
    }: SettingsPatch,
) -> Vec<Msg> {
    let mut msgs = Vec::new();
    msgs.extend(motion.map(Msg::MotionChosen));
    msgs.extend(language.map(Msg::LanguageChosen));
    msgs.extend(audience.map(Msg::AudienceChosen));
    msgs.extend(theme.map(Msg::ThemeChosen));
    msgs.extend(side.map(Msg::SideChosen));
    msgs.extend(pose.map(Msg::PostureChosen));
    msgs.extend(centrifuge.map(Msg::CentrifugeSet));
    msgs
}

/// The centrifuge as told; the numbers of a second spin that is off are in the fragment alone.
fn whole(told: Option<prp::Settings>, kept: Option<prp::Settings>) -> Option<prp::Settings> {
    let (Some(told), Some(kept)) = (told, kept) else {
        return told.or(kept);
    };
    if told.spins == Spins::Double {
        return Some(told);
    }
    Some(
        [Field::SecondForce, Field::SecondMinutes]
            .into_iter()
            .fold(told, |all, field| all.with_whole(field, kept.whole(field))),
    )
}

fn set_state(state: StatePayload, facts: &Facts) -> Result<Vec<Msg>, WireError> {
    step_index(facts, state.chapter, state.step.as_deref())?;
    let (fragment, problems) = Route::parse(state.fragment.as_deref().unwrap_or_default(), facts);
    if let Some(problem) = problems.first() {
        return Err(WireError::payload(format!(
            "fragment cannot be read: {problem}"
        )));
    }
    let route = Route {
        chapter: Some(state.chapter),
        step: state.step,
        structure: Some(
            state
                .structure
                .map_or(StructureChoice::Nothing, StructureChoice::Structure),
        ),
        side: Some(state.side),
        audience: Some(state.audience),
        language: Some(state.language),
        view: fragment.view,
        show: fragment.show,
        posture: state.pose.or(fragment.posture),
        painted: None,
        wires: fragment.wires,
        centrifuge: whole(state.centrifuge, fragment.centrifuge),
        moment: fragment.moment,
        options: fragment.options,
        hidden: fragment.hidden,
    };
    Ok(vec![
        Msg::MotionChosen(state.motion),
        Msg::ThemeChosen(state.theme),
        Msg::RouteOpened(Box::new(route)),
    ])
}
