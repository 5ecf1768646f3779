//! The built site in Chromium, Firefox and WebKit, through WebDriver.
//!
//! `cargo test --no-default-features --features sculpt,site --test web -- [engine] [part of a
//! name]` after `make build`. Nothing is tried twice. Without `CI=true` an engine that is not
//! installed is left out and named.

#![expect(clippy::disallowed_methods, reason = "a test runner has a clock")]

mod checks;
mod embedding;
mod host;
mod page;
mod reading;
mod stage;
mod weather;

use atlanto::site::engine::{Engine, Manner, Screen};
use checks::Outcome;
use stage::{Sites, Stage};
use std::{
    env,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

/// One story, told to one engine.
#[derive(Clone, Copy)]
struct Journey {
    name: &'static str,
    manner: Manner,
    tell: fn(&mut Stage<'_>) -> Outcome,
}

const fn plain(name: &'static str, tell: fn(&mut Stage<'_>) -> Outcome) -> Journey {
    Journey {
        name,
        manner: Manner::Plain,
        tell,
    }
}

/// The whole run may not take longer: something hangs.
const LIMIT: Duration = Duration::from_secs(25 * 60);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_engine = |argument: &String| Engine::ALL.iter().any(|engine| engine.name() == argument);
    let engines: Vec<&String> = arguments
        .iter()
        .filter(|argument| is_engine(argument))
        .collect();
    let parts: Vec<&String> = arguments
        .iter()
        .filter(|argument| !is_engine(argument))
        .collect();
    thread::spawn(|| {
        thread::sleep(LIMIT);
        eprintln!(
            "the browser tests took more than {} minutes",
            LIMIT.as_secs() / 60
        );
        std::process::exit(1);
    });
    let sites = match Sites::start() {
        Ok(sites) => sites,
        Err(error) => {
            eprintln!("the built site cannot be served, run `make build` first: {error}");
            return ExitCode::FAILURE;
        }
    };
    let all = [reading::JOURNEYS, embedding::JOURNEYS, weather::JOURNEYS].concat();
    let asked = |journey: &Journey| {
        parts
            .iter()
            .all(|part| journey.name.contains(part.as_str()))
    };
    let journeys: Vec<Journey> = all.into_iter().filter(asked).collect();
    let wanted = |engine: &Engine| {
        engines.is_empty() || engines.iter().any(|name| name.as_str() == engine.name())
    };
    let totals: Vec<Tally> = Engine::ALL
        .into_iter()
        .filter(wanted)
        .map(|engine| run(engine, &journeys, &sites))
        .collect();
    let all = totals.iter().fold(Tally::default(), |sum, tally| Tally {
        passed: sum.passed + tally.passed,
        failed: sum.failed + tally.failed,
    });
    let result = if all.failed == 0 && all.passed > 0 {
        "ok"
    } else {
        "FAILED"
    };
    println!(
        "\ntest result: {result}. {} passed; {} failed",
        all.passed, all.failed
    );
    if result == "ok" {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

fn run(engine: Engine, journeys: &[Journey], sites: &Sites) -> Tally {
    let mut tally = Tally::default();
    if let Some(missing) = engine.missing() {
        let must = env::var("CI").is_ok_and(|value| value == "true");
        println!(
            "{engine}: {missing}{}",
            if must {
                ""
            } else {
                "; left out (with CI=true this fails)"
            }
        );
        return Tally {
            failed: u32::from(must),
            ..tally
        };
    }
    let screen = match (engine != Engine::Chromium).then(Screen::start).transpose() {
        Ok(screen) => screen,
        Err(error) => {
            println!("{engine}: no screen to draw on: {error}");
            return Tally { failed: 1, ..tally };
        }
    };
    println!("\nrunning {} tests in {engine}", journeys.len());
    let mut stage = Stage::new(engine, screen.as_ref().map(Screen::display), sites);
    for journey in journeys {
        let start = Instant::now();
        let outcome = stage
            .prepare(journey.manner)
            .and_then(|()| (journey.tell)(&mut stage))
            .and_then(|()| stage.nothing_went_wrong());
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                tally.passed += 1;
                println!("test {engine}::{} ... ok ({seconds:.1} s)", journey.name);
            }
            Err(failure) => {
                tally.failed += 1;
                println!(
                    "test {engine}::{} ... FAILED ({seconds:.1} s)\n    {failure}{}",
                    journey.name,
                    stage.notes()
                );
                stage.keep_picture(journey.name);
                stage.start_afresh();
            }
        }
    }
    println!("{engine}: {} passed; {} failed", tally.passed, tally.failed);
    tally
}
