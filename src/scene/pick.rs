//! What a ray hits, what a finger means, and what hides a point.
//!
//! Skin lets rays through. Deliberately absent: hover policy and pointer events. Start reading at
//! [`pick_near`].

use super::{Camera, Scene, ScenePart, SectionPlane};
use crate::domain::{Kind, StructureId};
use glam::{Vec2, Vec3};
use std::fmt;

/// A half-line in the frame of the model. Distances along it are in mm when its direction has unit
/// length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ray {
    /// Where it starts, mm.
    pub origin: Vec3,
    /// Where it goes; unit length.
    pub direction: Vec3,
}

impl Ray {
    /// The rest of the ray where a cut lets it: the way to its start, mm, and how far it goes from
    /// there. None where all of it is cut away.
    fn through(&self, section: Option<SectionPlane>) -> Option<(f32, f32)> {
        let Some(section) = section else {
            return Some((0.0, f32::INFINITY));
        };
        let (depth, slope) = (
            section.signed_distance_mm(self.origin),
            section.signed_distance_mm(self.origin + self.direction)
                - section.signed_distance_mm(self.origin),
        );
        match (depth > 0.0, slope) {
            (true, slope) if slope < 0.0 => Some((-depth / slope, f32::INFINITY)),
            (true, _) => None,
            (false, slope) if slope > 0.0 => Some((0.0, -depth / slope)),
            (false, _) => Some((0.0, f32::INFINITY)),
        }
    }

    /// How near the ray comes to a point, mm.
    #[must_use]
    pub fn distance_to(&self, point: Vec3) -> f32 {
        let way = point - self.origin;
        (way - self.direction * way.dot(self.direction).max(0.0)).length()
    }

    /// The point at a distance, mm.
    #[must_use]
    pub fn at(&self, distance_mm: f32) -> Vec3 {
        self.origin + self.direction * distance_mm
    }
}

/// What a ray met first: points and distances in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The structure.
    pub structure: StructureId,
    /// Where, mm.
    pub point: Vec3,
    /// How far from the start of the ray, mm.
    pub distance_mm: f32,
}

/// How far from the pointer a mouse may miss, CSS px.
pub const SLOP_MOUSE_PX: f32 = 6.0;
/// How far from the touch a finger may miss, CSS px.
pub const SLOP_TOUCH_PX: f32 = 12.0;
/// A small structure this far behind the first surface still wins, mm: joints are sunk between
/// bones.
const SMALL_DEPTH_MM: f32 = 4.0;
/// Rays of the spiral round the pointer.
const SPIRAL_RAYS: u8 = 24;

/// What a ray can hit: which structures, and on which side of the section plane.
#[derive(Clone, Copy)]
pub struct PickFilter<'a> {
    /// Which structures are visible.
    pub visible: &'a dyn Fn(StructureId) -> bool,
    /// Where the model is cut.
    pub section: Option<SectionPlane>,
}

impl fmt::Debug for PickFilter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PickFilter")
            .field("section", &self.section)
            .finish_non_exhaustive()
    }
}

/// The first structure that a ray hits among those that `filter` lets through; none when it hits
/// none. Rays pass through the skin and through what is cut away.
#[must_use]
pub fn pick(ray: &Ray, scene: &Scene, filter: PickFilter<'_>) -> Option<Hit> {
    nearest(ray, scene, f32::INFINITY, filter, &|_| true)
}

/// The structure meant by a pointer at `pointer_px`, CSS px from the top left corner: small ones
/// (joints, nerves) win over large ones when they come within `slop_px`, CSS px, and lie no more
/// than 4 mm behind the first surface. Casts up to 24 rays.
#[must_use]
pub fn pick_near(
    camera: &Camera,
    pointer_px: Vec2,
    slop_px: f32,
    scene: &Scene,
    filter: PickFilter<'_>,
) -> Option<Hit> {
    let mut fallback = None;
    for offset in spiral(slop_px) {
        let ray = camera.ray(pointer_px + offset);
        let Some(first) = pick(&ray, scene, filter) else {
            continue;
        };
        if is_small(first.structure) {
            return Some(first);
        }
        let reach = first.distance_mm + SMALL_DEPTH_MM;
        if let Some(small) = nearest(&ray, scene, reach, filter, &|part| is_small(part.id)) {
            return Some(small);
        }
        fallback = fallback.or(Some(first));
    }
    fallback
}

/// What is no deeper than this below another surface counts as seen, mm: a point in the middle of a
/// nerve that runs on as another.
const NEARLY_MM: f32 = 3.0;

/// Whether a structure other than `own` that `filter` lets through stands between the eye and
/// `point`, mm. What lies less than 3 mm below a surface counts as visible.
#[must_use]
pub fn is_hidden(
    camera: &Camera,
    scene: &Scene,
    point: Vec3,
    own: Option<StructureId>,
    filter: PickFilter<'_>,
) -> bool {
    let eye = camera.eye();
    let distance = eye.distance(point);
    let Some(direction) = (point - eye).try_normalize() else {
        return false;
    };
    let ray = Ray {
        origin: eye,
        direction,
    };
    nearest(&ray, scene, distance - NEARLY_MM, filter, &|part| {
        Some(part.id) != own
    })
    .is_some()
}

/// Joints, nerves and ganglia are small and matter most.
fn is_small(id: StructureId) -> bool {
    matches!(id.kind(), Kind::Joint | Kind::Nerve)
}

fn nearest(
    ray: &Ray,
    scene: &Scene,
    limit_mm: f32,
    filter: PickFilter<'_>,
    wanted: &dyn Fn(&ScenePart) -> bool,
) -> Option<Hit> {
    let (start, reach) = ray.through(filter.section)?;
    let ray = Ray {
        origin: ray.at(start),
        ..*ray
    };
    let limit_mm = (limit_mm - start).min(reach);
    let inverse = ray.direction.recip();
    let mut best: Option<Hit> = None;
    for part in scene.parts() {
        let limit = best.map_or(limit_mm, |hit| hit.distance_mm - start);
        if part.is_skin()
            || part.bounds.entry(ray.origin, inverse, limit).is_none()
            || !wanted(part)
            || !(filter.visible)(part.id)
        {
            continue;
        }
        if let Some(distance) = part.bvh.nearest(&part.mesh, &ray, limit) {
            best = Some(Hit {
                structure: part.id,
                point: ray.at(distance),
                distance_mm: start + distance,
            });
        }
    }
    best
}

/// Offsets from the middle outwards, evenly spread over a disc (golden-angle spiral), px.
fn spiral(radius_px: f32) -> impl Iterator<Item = Vec2> {
    const GOLDEN_ANGLE_DEG: f32 = 137.507_77;
    (0..=SPIRAL_RAYS).map(move |step| {
        let part = (f32::from(step) / f32::from(SPIRAL_RAYS)).sqrt();
        let (sin, cos) = (GOLDEN_ANGLE_DEG * f32::from(step)).to_radians().sin_cos();
        Vec2::new(cos, sin) * (radius_px * part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Joint, Level, Side};
    use crate::scene::{View, Viewport, testing};

    const EVERYTHING: PickFilter<'_> = PickFilter {
        visible: &|_| true,
        section: None,
    };

    fn only(visible: &dyn Fn(StructureId) -> bool) -> PickFilter<'_> {
        PickFilter {
            visible,
            section: None,
        }
    }

    fn from_behind(scene: &Scene) -> Camera {
        let viewport = Viewport {
            width_px: 800.0,
            height_px: 600.0,
            ratio: 1.0,
        };
        Camera::new(
            scene,
            viewport,
            View {
                yaw_deg: 180,
                pitch_deg: 0,
                zoom_percent: 100,
                target_mm: [0, -20, 0],
            },
        )
    }

    #[test]
    fn skin_lets_rays_through() {
        let scene = testing::neck();
        let ray = Ray {
            origin: Vec3::new(0.0, -80.0, 500.0),
            direction: Vec3::NEG_Z,
        };
        assert_eq!(
            pick(&ray, &scene, EVERYTHING).map(|hit| hit.structure),
            Some(StructureId::Vertebra(Level::C5))
        );
    }

    #[test]
    fn what_is_not_visible_is_not_picked() {
        let scene = testing::neck();
        let ray = Ray {
            origin: Vec3::new(0.0, -80.0, 500.0),
            direction: Vec3::NEG_Z,
        };
        assert_eq!(
            pick(
                &ray,
                &scene,
                only(&|id| id != StructureId::Vertebra(Level::C5))
            ),
            None
        );
    }

    #[test]
    fn what_is_cut_away_is_not_picked() {
        let scene = testing::neck();
        let from = |x: f32| Ray {
            origin: Vec3::new(x, -80.0, -5.0),
            direction: Vec3::X * -x.signum(),
        };
        let cut = PickFilter {
            section: Some(SectionPlane {
                side: Side::Left,
                offset_mm: 5.0,
            }),
            ..EVERYTHING
        };
        let met =
            |x| pick(&from(x), &scene, cut).map(|hit| (hit.structure, hit.distance_mm.round()));
        let fifth = StructureId::Vertebra(Level::C5);
        assert_eq!(
            pick(&from(90.0), &scene, EVERYTHING).map(|hit| hit.distance_mm.round()),
            Some(78.0)
        );
        // from the side that is gone the ray starts at the cut and meets the far wall of what is
        // cut open
        assert_eq!(
            [met(90.0), met(-90.0)],
            [Some((fifth, 102.0)), Some((fifth, 78.0))]
        );
        let away = Ray {
            origin: Vec3::X * 20.0,
            direction: Vec3::X,
        };
        assert_eq!(pick(&away, &scene, cut), None);
    }

    #[test]
    fn a_near_miss_of_a_joint_is_a_hit_for_a_finger() {
        let scene = testing::neck();
        let camera = from_behind(&scene);
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        let anchor = scene.part(joint).expect("the stand-in neck has it").anchor;
        let is_joint = |id| id == joint;
        let only_joint = only(&is_joint);
        let pointer = camera
            .project(anchor)
            .expect("in front of the viewer")
            .at_px
            + Vec2::new(0.0, 13.0);
        assert_eq!(pick_near(&camera, pointer, 0.0, &scene, only_joint), None);
        assert_eq!(
            pick_near(&camera, pointer, SLOP_TOUCH_PX, &scene, only_joint).map(|hit| hit.structure),
            Some(joint)
        );
    }

    #[test]
    fn a_joint_hidden_deep_does_not_win() {
        let scene = testing::neck();
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        let mut camera = from_behind(&scene);
        camera.set_view(View {
            yaw_deg: -90,
            ..camera.view()
        });
        let anchor = scene.part(joint).expect("the stand-in neck has it").anchor;
        let pointer = camera
            .project(anchor)
            .expect("in front of the viewer")
            .at_px;
        let hit = pick_near(&camera, pointer, SLOP_MOUSE_PX, &scene, EVERYTHING);
        assert_ne!(hit.map(|hit| hit.structure), Some(joint));
        assert!(is_hidden(&camera, &scene, anchor, Some(joint), EVERYTHING));
        assert!(!is_hidden(
            &camera,
            &scene,
            anchor,
            Some(joint),
            only(&|id| id == joint)
        ));
    }
}
