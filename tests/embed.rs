//! The contract with hosts: one example of every message both ways, in `tests/fixtures/embed`.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

mod support;

use atlanto::app::{ErrorEvent, Event, Msg, Origin};
use atlanto::embed::{self, Gate, ScreenPoint, Sender, Verdict, WireState};
use atlanto::prp::{Product, run};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{fs, path::Path};
use support::Session;

/// One example: what holds before, then either a message and its reply or an event and its text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    #[serde(rename = "about")]
    _about: String,
    #[serde(default)]
    given: Given,
    project: Option<Point>,
    message: Option<Value>,
    reply: Option<Value>,
    state: Option<Value>,
    event: Option<String>,
    cause: Option<String>,
    told: Option<Value>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Given {
    query: String,
    fragment: String,
    set: Value,
}

#[derive(Clone, Copy, Deserialize)]
struct Point {
    x: f64,
    y: f64,
    visible: bool,
}

fn examples() -> Vec<(String, Example)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/embed");
    let mut examples: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let example = serde_json::from_str(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| unreachable!("{}: {error}", path.display()));
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                example,
            )
        })
        .collect();
    examples.sort_by(|(one, _), (other, _)| one.cmp(other));
    examples
}

/// Does what the page does with a message of its host.
fn exchange(session: &mut Session, message: &Value, point: Option<Point>) -> Value {
    let sender = Sender {
        origin: "https://clinic.example",
        is_parent: true,
    };
    let reply = match Gate::new(None, 0.0).receive(sender, None, || message.to_string(), 0.0) {
        Verdict::Ignore => "null".to_owned(),
        Verdict::Refuse(reply) => reply,
        Verdict::Obey(request) => {
            let outcome = embed::handle_request(request, &session.facts);
            for msg in &outcome.msgs {
                drop(session.send(msg.clone(), Origin::Host));
            }
            let project = |_| point.map(|Point { x, y, visible }| ScreenPoint { x, y, visible });
            outcome.reply(&session.state, &session.facts, product(session), &project)
        }
    };
    serde_json::from_str(&reply).unwrap()
}

/// What comes out of the centrifuge.
fn product(session: &Session) -> Product {
    run(&session.state.centrifuge).product
}

fn begin(given: &Given) -> Session {
    let mut session = Session::open(support::made_up_facts(), &given.query, &given.fragment);
    if !given.set.is_null() {
        exchange(
            &mut session,
            &json!({ "ns": "atlanto", "v": 1, "type": "set", "payload": given.set }),
            None,
        );
    }
    session
}

fn state_of(session: &Session) -> Value {
    let state = WireState::of(&session.state, &session.facts, product(session));
    serde_json::from_str(&atlanto::json::Value::object(state.entries()).to_string()).unwrap()
}

#[test]
fn every_message_is_answered_as_its_example_says() {
    let mut run = 0;
    for (name, example) in examples() {
        let Some(message) = example.message else {
            continue;
        };
        let mut session = begin(&example.given);
        let reply = exchange(&mut session, &message, example.project);
        assert_eq!(reply, example.reply.unwrap(), "{name}");
        if let Some(state) = example.state {
            assert_eq!(state_of(&session), state, "{name}");
        }
        run += 1;
    }
    assert!(run >= 18, "only {run} examples were run");
}

#[test]
fn every_event_reads_as_its_example_says() {
    let mut run = 0;
    for (name, example) in examples() {
        let Some(kind) = example.event else { continue };
        let session = begin(&example.given);
        let event = match kind.as_str() {
            "ready" => None,
            "state" => Some(Event::StateChanged(
                if example.cause.as_deref() == Some("user") {
                    Origin::User
                } else {
                    Origin::Host
                },
            )),
            "no-webgl" => Some(Event::Error(ErrorEvent::NoWebGl)),
            "context-lost" => Some(Event::Error(ErrorEvent::ContextLost)),
            "model-failed" => Some(Event::Error(ErrorEvent::ModelFailed)),
            other => unreachable!("{name}: no event is called {other}"),
        };
        let text = event.map_or_else(embed::ready_message, |event| {
            embed::event_message(event, &session.state, &session.facts, product(&session))
        });
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            example.told.unwrap(),
            "{name}"
        );
        run += 1;
    }
    assert_eq!(run, 5);
}

#[test]
fn there_is_an_example_of_every_message_event_and_error() {
    let examples = examples();
    let replies: Vec<&Value> = examples
        .iter()
        .filter_map(|(_, example)| example.reply.as_ref())
        .collect();
    let kinds: Vec<&str> = examples
        .iter()
        .filter_map(|(_, example)| example.message.as_ref()?["type"].as_str())
        .collect();
    for kind in [
        "hello",
        "select",
        "goto",
        "set",
        "get-state",
        "set-state",
        "where",
        "snapshot",
    ] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    let told: Vec<&str> = examples
        .iter()
        .filter_map(|(_, example)| example.told.as_ref()?["type"].as_str())
        .collect();
    for kind in ["ready", "state", "error"] {
        assert!(told.contains(&kind), "{kind}");
    }
    // `too-large` and `rate-limited` are in the tests of the gate: no single small file can show
    // them
    for code in [
        "bad-message",
        "bad-version",
        "unknown-type",
        "bad-payload",
        "unknown-id",
    ] {
        assert!(
            replies.iter().any(|reply| reply["error"]["code"] == code),
            "{code}"
        );
    }
}

#[test]
fn a_state_given_back_makes_the_same_state() {
    let fragments = [
        "",
        "#/explore/atlas?r=1&s=none&v=1,2,300,4,5,6",
        "#/pathways?r=1&s=c2-c3-joint-right&a=clinician",
        "#/prp/injection?r=1&side=right&l=es",
        "#/prp/draw?r=1&c=533,10,2656,5,100,44,250,40,2,1&t=12",
        "#/prp/draw?r=1&c=533,10,900,12,100,44,250,40,1,0&t=12",
    ];
    for fragment in fragments {
        let given = Given {
            fragment: fragment.to_owned(),
            set: json!({ "theme": "dark", "motion": "calm" }),
            ..Given::default()
        };
        let one = begin(&given);
        let state = state_of(&one);
        let mut other = begin(&Given {
            query: "side=right&chapter=decide&motion=off".to_owned(),
            ..Given::default()
        });
        let reply = exchange(
            &mut other,
            &json!({ "ns": "atlanto", "v": 1, "id": 1, "type": "set-state", "payload": state }),
            None,
        );
        assert_eq!(reply["ok"], true, "{reply}");
        assert_eq!(
            atlanto::app::State {
                home: one.state.home,
                ..other.state.clone()
            },
            one.state,
            "{fragment}"
        );
    }
}

#[test]
fn what_a_host_does_leaves_the_history_alone() {
    let mut session = begin(&Given::default());
    drop(session.user(Msg::NextPressed));
    let entries = session.history.len();
    for (kind, payload) in [
        ("select", json!({ "structure": "c3" })),
        ("goto", json!({ "chapter": "prp" })),
        ("set", json!({ "side": "right" })),
    ] {
        let reply = exchange(
            &mut session,
            &json!({ "ns": "atlanto", "v": 1, "id": 1, "type": kind, "payload": payload }),
            None,
        );
        assert_eq!(reply["ok"], true);
    }
    assert_eq!(session.history.len(), entries);
    assert_eq!(session.history[session.at], "#/prp?r=1&side=right");
    session.travel(-1);
    assert_eq!(session.state, begin(&Given::default()).state);
}
