//! The line of a signal: from the joint along its nerve to the relay in the cord, smooth.

use super::Scene;
use crate::domain::{Kind, Side, StructureId};
use glam::Vec3;

/// Points of the smooth line are this far apart, mm.
const STEP_MM: f32 = 1.0;
/// Waypoints nearer to each other than this are one, mm.
const SAME_MM: f32 = 0.5;

/// The smooth line through named waypoints: bases of structures (taken on `side`) or landmarks such
/// as `relay`. A nerve stands for its whole centreline, run in the direction that goes on from the
/// line so far; any other structure for its anchor. Names the model does not hold are left out;
/// fewer than two points make no line. mm.
#[must_use]
pub fn signal(scene: &Scene, waypoints: &[String], side: Side) -> Vec<Vec3> {
    let stretches: Vec<Vec<Vec3>> = waypoints
        .iter()
        .map(|name| stretch(scene, name, side))
        .filter(|points| !points.is_empty())
        .collect();
    let mut line: Vec<Vec3> = Vec::new();
    for (at, points) in stretches.iter().enumerate() {
        let next = stretches
            .get(at + 1)
            .and_then(|points| points.first())
            .copied();
        for point in run(points, line.last().copied(), next) {
            if line
                .last()
                .is_none_or(|last| last.distance(point) > SAME_MM)
            {
                line.push(point);
            }
        }
    }
    smooth(&line)
}

fn stretch(scene: &Scene, name: &str, side: Side) -> Vec<Vec3> {
    let sided = format!("{name}-{side}");
    if let Some(point) = scene.landmark(name).or_else(|| scene.landmark(&sided)) {
        return vec![point];
    }
    let part = StructureId::from_base(name, side)
        .ok()
        .and_then(|id| scene.part(id));
    match part {
        Some(part) if part.id.kind() == Kind::Nerve && part.centreline.len() > 1 => {
            part.centreline.clone()
        }
        Some(part) => vec![part.anchor],
        None => Vec::new(),
    }
}

/// The points in the direction that starts nearest to `last`, or failing that ends nearest to
/// `next`.
fn run(points: &[Vec3], last: Option<Vec3>, next: Option<Vec3>) -> Vec<Vec3> {
    let (Some(&first), Some(&end)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let backwards = match (last, next) {
        (Some(last), _) => last.distance(end) < last.distance(first),
        (None, Some(next)) => next.distance(first) < next.distance(end),
        (None, None) => false,
    };
    if backwards {
        points.iter().rev().copied().collect()
    } else {
        points.to_vec()
    }
}

/// A centripetal Catmull-Rom curve through the points (Yuksel and others, Computer-Aided Design
/// 43(7), 2011: no loops or cusps), in steps of about 1 mm. It passes through every point.
fn smooth(points: &[Vec3]) -> Vec<Vec3> {
    if points.len() < 2 {
        return Vec::new();
    }
    let mut line = vec![points[0]];
    for (at, pair) in points.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let before = at
            .checked_sub(1)
            .map_or(from * 2.0 - to, |before| points[before]);
        let after = points.get(at + 2).copied().unwrap_or(to * 2.0 - from);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 1..=400"
        )]
        let steps = (from.distance(to) / STEP_MM).ceil().clamp(1.0, 400.0) as u16;
        line.extend((1..=steps).map(|step| {
            catmull_rom(
                [before, from, to, after],
                f32::from(step) / f32::from(steps),
            )
        }));
    }
    line
}

/// The point a share of the way from the second to the third of four points.
fn catmull_rom([before, from, to, after]: [Vec3; 4], share: f32) -> Vec3 {
    let knot = |start: f32, a: Vec3, b: Vec3| start + a.distance(b).sqrt().max(1e-3);
    let times = {
        let first = knot(0.0, before, from);
        let second = knot(first, from, to);
        [0.0, first, second, knot(second, to, after)]
    };
    let time = times[1] + (times[2] - times[1]) * share;
    let mix =
        |a: Vec3, b: Vec3, start: f32, end: f32| a + (b - a) * ((time - start) / (end - start));
    let near = mix(before, from, times[0], times[1]);
    let middle = mix(from, to, times[1], times[2]);
    let far = mix(to, after, times[2], times[3]);
    let early = mix(near, middle, times[0], times[2]);
    let late = mix(middle, far, times[1], times[3]);
    mix(early, late, times[1], times[2])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn the_line_passes_through_joint_ganglion_and_relay_on_the_chosen_side() {
        let scene = testing::neck();
        for &side in Side::ALL {
            let line = signal(
                &scene,
                &names(&["c1-c2-joint", "c2-ganglion", "cord-c2", "relay"]),
                side,
            );
            let near = |point: Vec3| {
                line.iter()
                    .map(|p| p.distance(point))
                    .fold(f32::INFINITY, f32::min)
            };
            assert!(line[0].x * side.sign() > 15.0);
            assert!(near(Vec3::new(14.0 * side.sign(), -14.0, -18.0)) < 0.01);
            assert!(
                line.last()
                    .expect("it has points")
                    .distance(Vec3::new(0.0, -12.0, -20.0))
                    < 0.01
            );
            assert!(
                line.windows(2).all(|pair| pair[0].distance(pair[1]) < 3.0),
                "no jumps"
            );
            assert!(line.iter().all(|point| point.is_finite()));
        }
    }

    #[test]
    fn a_nerve_is_run_from_its_end_to_the_ganglion() {
        let scene = testing::neck();
        let line = signal(
            &scene,
            &names(&["greater-occipital-nerve", "c2-ganglion", "relay"]),
            Side::Left,
        );
        assert!(
            line[0].distance(Vec3::new(20.0, 40.0, -80.0)) < 0.01,
            "starts in the skin: {}",
            line[0]
        );
    }

    #[test]
    fn unknown_names_are_left_out_and_one_point_is_no_line() {
        let scene = testing::neck();
        assert!(signal(&scene, &names(&["relay", "no-such-thing"]), Side::Left).is_empty());
        assert!(signal(&scene, &names(&["relay", "relay", "relay"]), Side::Left).is_empty());
        assert!(signal(&scene, &[], Side::Left).is_empty());
    }
}
