//! The built site in Chromium, Firefox and WebKit, through WebDriver.
//!
//! `cargo test --no-default-features --features sculpt,drive --test web -- [engine] [part of a
//! name]` after `make build`. Nothing is tried twice. What this machine cannot show is skipped and
//! named; with `CI=true` that fails. What an engine's driver cannot do at all is named as well and
//! is no failure.

#![expect(clippy::disallowed_methods, reason = "a test runner has a clock")]

mod checks;
mod embedding;
mod hands;
mod host;
mod languages;
mod page;
mod pointer;
mod reading;
mod stage;
mod told;
mod weather;
mod window;
mod words;

use atlanto::site::engine::{Engine, Manner, Screen};
use checks::{Failure, Outcome};
use stage::{Sites, Stage, is_build_machine, judge};
use std::{
    env, fmt,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

/// One story, told to one engine.
#[derive(Clone, Copy)]
struct Journey {
    name: &'static str,
    manner: Manner,
    /// Engines whose drivers lack something that the journey needs, and what.
    lacking: &'static [(Engine, &'static str)],
    tell: fn(&mut Stage<'_>) -> Outcome,
}

const fn plain(name: &'static str, tell: fn(&mut Stage<'_>) -> Outcome) -> Journey {
    Journey {
        name,
        manner: Manner::Plain,
        lacking: &[],
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
    if let Err(failure) = complaints_are_judged() {
        eprintln!("the judge of complaints is wrong: {failure}");
        return ExitCode::FAILURE;
    }
    let all = [
        reading::JOURNEYS,
        words::JOURNEYS,
        languages::JOURNEYS,
        hands::JOURNEYS,
        embedding::JOURNEYS,
        weather::JOURNEYS,
    ]
    .concat();
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
        skipped: sum.skipped + tally.skipped,
        lacking: sum.lacking + tally.lacking,
    });
    let result = if all.failed == 0 && all.passed > 0 {
        "ok"
    } else {
        "FAILED"
    };
    println!("\ntest result: {result}. {all}");
    if result == "ok" {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The judge of complaints finds what nobody expects, and an expected complaint that does not come.
fn complaints_are_judged() -> Outcome {
    let complaints = ["console.warn: a", "error: b"].map(str::to_owned);
    let verdicts = [
        (&complaints[..], &["warn", "error"][..], true),
        (&complaints[..], &["warn"][..], false),
        (&complaints[..0], &["warn"][..], false),
        (&complaints[..0], &[][..], true),
    ];
    for (complaints, expected, fine) in verdicts {
        checks::same(
            &format!("whether {complaints:?} are fine where {expected:?} are expected"),
            &judge(complaints, expected).is_ok(),
            &fine,
        )?;
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    passed: u32,
    failed: u32,
    /// What this machine cannot show.
    skipped: u32,
    /// What the driver of the engine cannot do.
    lacking: u32,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed; {} failed; {} skipped; {} beyond a driver",
            self.passed, self.failed, self.skipped, self.lacking
        )
    }
}

fn run(engine: Engine, journeys: &[Journey], sites: &Sites) -> Tally {
    let mut tally = Tally::default();
    if let Some(missing) = engine.missing() {
        println!("\n{engine}: {missing}");
        let all = u32::try_from(journeys.len()).unwrap_or(u32::MAX);
        return if is_build_machine() {
            Tally {
                failed: all,
                ..tally
            }
        } else {
            Tally {
                skipped: all,
                ..tally
            }
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
        if let Some((_, reason)) = journey.lacking.iter().find(|(other, _)| *other == engine) {
            tally.lacking += 1;
            println!("test {engine}::{} ... not run: {reason}", journey.name);
            continue;
        }
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
            Err(Failure::Skipped(reason)) if !is_build_machine() => {
                tally.skipped += 1;
                println!("test {engine}::{} ... skipped: {reason}", journey.name);
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
    println!("{engine}: {tally}");
    tally
}
