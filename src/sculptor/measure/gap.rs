//! The least distance between two structures, exactly, from their triangles. In double precision:
//! simplified meshes have slivers, whose planes single precision cannot tell.

use super::gauge::Gauge;
use glam::{DVec3, Vec3};

/// Nothing further apart than this is of interest, mm.
const FAR_MM: f64 = 8.0;

/// A triangle with its box.
struct Boxed {
    corners: [DVec3; 3],
    min: DVec3,
    max: DVec3,
}

impl Boxed {
    fn new(corners: [DVec3; 3]) -> Self {
        let [a, b, c] = corners;
        Self {
            corners,
            min: a.min(b).min(c),
            max: a.max(b).max(c),
        }
    }

    /// Distance between the boxes, squared.
    fn apart(&self, min: DVec3, max: DVec3) -> f64 {
        (self.min - max)
            .max(min - self.max)
            .max(DVec3::ZERO)
            .length_squared()
    }
}

/// The least distance between two surfaces and where it is, mm; 0 where they cut each other, `None`
/// where they are far apart.
pub(super) fn least(one: &Gauge, other: &Gauge) -> Option<(f32, Vec3)> {
    let boxed = |corners: [Vec3; 3]| Boxed::new(corners.map(Vec3::as_dvec3));
    let [one, other] = [one, other].map(|gauge| gauge.triangles().map(boxed).collect::<Vec<_>>());
    let mut least = (FAR_MM * FAR_MM, None);
    let bounds = |all: &[Boxed]| {
        all.iter().fold(
            (DVec3::INFINITY, DVec3::NEG_INFINITY),
            |(min, max), each| (min.min(each.min), max.max(each.max)),
        )
    };
    let (min, max) = bounds(&other);
    for a in one.iter().filter(|a| a.apart(min, max) < FAR_MM * FAR_MM) {
        for b in &other {
            if a.apart(b.min, b.max) < least.0 {
                let (distance, at) = between(a.corners, b.corners);
                if distance < least.0 {
                    least = (distance, Some(at));
                }
            }
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a distance of millimetres")]
    least.1.map(|at| (least.0.sqrt() as f32, at.as_vec3()))
}

/// Squared distance between two triangles and a point of the first where it is least.
fn between(a: [DVec3; 3], b: [DVec3; 3]) -> (f64, DVec3) {
    let sides = |[p, q, r]: [DVec3; 3]| [[p, q], [q, r], [r, p]];
    let mut least = (f64::INFINITY, a[0]);
    let mut offer = |p: DVec3, q: DVec3| {
        let distance = p.distance_squared(q);
        if distance < least.0 {
            least = (distance, p);
        }
    };
    a.into_iter()
        .for_each(|point| offer(point, on_triangle(point, b)));
    b.into_iter()
        .for_each(|point| offer(on_triangle(point, a), point));
    for side in sides(a) {
        for other in sides(b) {
            let [p, q] = on_segments(side, other);
            offer(p, q);
        }
    }
    let cut = sides(a)
        .into_iter()
        .find_map(|side| through(side, b))
        .or_else(|| sides(b).into_iter().find_map(|side| through(side, a)));
    cut.map_or(least, |at| (0.0, at))
}

/// Where a segment goes through a triangle.
fn through([from, to]: [DVec3; 2], [a, b, c]: [DVec3; 3]) -> Option<DVec3> {
    let normal = (b - a).cross(c - a);
    let (before, after) = ((from - a).dot(normal), (to - a).dot(normal));
    if (before > 0.0) == (after > 0.0) {
        return None;
    }
    let at = from.lerp(to, before / (before - after));
    let inside = [[a, b], [b, c], [c, a]]
        .iter()
        .all(|[p, q]| (*q - *p).cross(at - *p).dot(normal) >= 0.0);
    inside.then_some(at)
}

/// The point of a triangle nearest to `point`: over its face, or on one of its sides.
fn on_triangle(point: DVec3, [a, b, c]: [DVec3; 3]) -> DVec3 {
    let normal = (b - a).cross(c - a);
    let sides = [[a, b], [b, c], [c, a]];
    if normal.length_squared() > 0.0
        && sides
            .iter()
            .all(|[p, q]| (*q - *p).cross(point - *p).dot(normal) >= 0.0)
    {
        return point - normal * ((point - a).dot(normal) / normal.length_squared());
    }
    let feet = sides.map(|[p, q]| p + (q - p) * share(point, [p, q]));
    feet.into_iter()
        .min_by(|p, q| {
            p.distance_squared(point)
                .total_cmp(&q.distance_squared(point))
        })
        .unwrap_or(a)
}

/// How far along a segment the point nearest to `point` lies, 0 to 1.
fn share(point: DVec3, [from, to]: [DVec3; 2]) -> f64 {
    let along = to - from;
    ((point - from).dot(along) / along.length_squared().max(1e-12)).clamp(0.0, 1.0)
}

/// The two points of two segments that lie nearest to each other (Ericson, Real-Time Collision
/// Detection, 5.1.9).
fn on_segments([p, q]: [DVec3; 2], [r, s]: [DVec3; 2]) -> [DVec3; 2] {
    let (one, other, between) = (q - p, s - r, p - r);
    let (a, b, e) = (one.length_squared(), one.dot(other), other.length_squared());
    let (c, f) = (one.dot(between), other.dot(between));
    let square = a * e - b * b;
    let along = if square > 1e-9 {
        ((b * f - c * e) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let on_one = p + one * along;
    let on_other = r + other * share(on_one, [r, s]);
    [p + one * share(on_other, [p, q]), on_other]
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::dvec3;

    #[test]
    fn triangles_are_as_far_apart_as_they_are() {
        let flat = [dvec3(0., 0., 0.), dvec3(4., 0., 0.), dvec3(0., 0., 4.)];
        let over = flat.map(|point| dvec3(1.0 - point.x, 0.5, point.z));
        assert!((between(flat, over).0 - 0.25).abs() < 1e-6, "face to face");
        let crossing = [dvec3(1., -1., 1.), dvec3(1., 1., 1.), dvec3(1.2, 1., 1.)];
        assert!(between(flat, crossing).0.abs() < 1e-6, "through each other");
        let aside = flat.map(|point| dvec3(point.x, point.y + 3.0, point.z - 8.0));
        assert!(
            (between(flat, aside).0 - 25.0).abs() < 1e-4,
            "edge to corner"
        );
    }
}
