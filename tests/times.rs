//! The promised times, measured as shipped: in release, on the real model.
//!
//! `make test-times`, after a build. Each thing is done a few times and its best counts, so that
//! what else the machine does is not measured; of many things the median and the worst are held
//! against the promise.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]
#![expect(clippy::disallowed_methods, reason = "a test of times has a clock")]

use atlanto::{
    mesh::glb,
    prp::{presets, run},
    scene::{Camera, PickFilter, SLOP_MOUSE_PX, SLOP_TOUCH_PX, Scene, View, Viewport, pick_near},
};
use glam::Vec2;
use std::{fs, hint::black_box, path::Path, time::Instant};

/// Picking a structure of the whole model, ms.
const PICK_MS: f64 = 1.0;
/// A run of the centrifuge for a published protocol, ms.
const RUN_MS: f64 = 5.0;
/// How often each thing is done.
const TRIES: u32 = 25;

/// Times of many things, ms.
#[derive(Debug)]
struct Times(Vec<f64>);

impl Times {
    /// Times each of these things, best of [`TRIES`].
    fn of<T>(things: impl IntoIterator<Item = T>, mut act: impl FnMut(&T)) -> Self {
        let mut best = |thing: &T| {
            let mut once = || {
                let start = Instant::now();
                act(thing);
                start.elapsed().as_secs_f64() * 1e3
            };
            (0..TRIES).map(|_| once()).fold(f64::INFINITY, f64::min)
        };
        let mut times: Vec<f64> = things.into_iter().map(|thing| best(&thing)).collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// Prints median and worst, and panics when one is over what is promised.
    fn promise(&self, what: &str, limit_ms: f64) {
        let (median, worst) = (self.0[self.0.len() / 2], self.0[self.0.len() - 1]);
        println!(
            "{what}: median {median:.3} ms, worst of {} {worst:.3} ms, promised {limit_ms} ms",
            self.0.len()
        );
        assert!(
            worst <= limit_ms,
            "{what} took {worst:.3} ms, promised are {limit_ms} ms"
        );
    }
}

fn release_only() {
    assert!(
        !cfg!(debug_assertions),
        "times are promised of a release: run `make test-times`"
    );
}

fn whole_model() -> Scene {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models/whole.glb");
    let bytes = fs::read(&path)
        .map_err(|error| format!("{}: {error}; `make build` makes it", path.display()))
        .unwrap();
    Scene::from_model(glb::read(&bytes).unwrap()).unwrap()
}

#[test]
fn picking_from_the_whole_model_takes_at_most_1_ms() {
    release_only();
    let scene = whole_model();
    let viewport = Viewport {
        width_px: 800.0,
        height_px: 600.0,
        ratio: 1.0,
    };
    let everything = PickFilter {
        visible: &|_| true,
        section: None,
    };
    let nothing = PickFilter {
        visible: &|_| false,
        section: None,
    };
    let cameras = [
        (180, 0, 100),
        (140, 20, 100),
        (90, 5, 110),
        (0, -20, 100),
        (180, 5, 400),
    ]
    .map(|(yaw_deg, pitch_deg, zoom_percent)| {
        let view = View {
            yaw_deg,
            pitch_deg,
            zoom_percent,
            target_mm: View::HOME_TARGET_MM,
        };
        Camera::new(&scene, viewport, view)
    });
    let places = (1..20_u8)
        .flat_map(|column| (1..15_u8).map(move |row| (column, row)))
        .map(|(column, row)| Vec2::new(f32::from(column), f32::from(row)) * 40.0);
    let cases: Vec<(usize, Vec2)> = places
        .flat_map(|place| (0..cameras.len()).map(move |camera| (camera, place)))
        .collect();
    let mut hits = 0_u32;
    for slop in [SLOP_MOUSE_PX, SLOP_TOUCH_PX] {
        let times = Times::of(cases.iter().copied(), |&(camera, place)| {
            let hit = pick_near(&cameras[camera], place, slop, &scene, everything);
            hits += u32::from(black_box(hit).is_some());
        });
        times.promise(&format!("a pick within {slop} px"), PICK_MS);
        let missed = Times::of(cases.iter().copied(), |&(camera, place)| {
            black_box(pick_near(&cameras[camera], place, slop, &scene, nothing));
        });
        missed.promise(&format!("a pick of nothing within {slop} px"), PICK_MS);
    }
    assert!(hits > 1000, "only {hits} picks met the model");
}

#[test]
fn a_published_protocol_is_simulated_in_at_most_5_ms() {
    release_only();
    let times = Times::of(presets(), |preset| {
        assert!(black_box(run(&preset.settings)).product.recovery >= 0.0);
    });
    times.promise("a run of the centrifuge", RUN_MS);
}

#[test]
#[should_panic(expected = "promised are 1 ms")]
fn a_broken_promise_is_found() {
    Times(vec![0.1, 0.2, 1.5]).promise("a pick", 1.0);
}
