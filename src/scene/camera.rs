//! The viewer: turns about a point, comes nearer, moves aside, and never gets lost.
//!
//! Never upside down (the pitch is held within ±80°), never inside out (the zoom is held), never
//! away (the target is held in the model's box). Moves take real time, not frames, and end exactly
//! where they should.

use super::{Aabb, Ray, Scene, View, Viewport};
use crate::domain::Motion;
use glam::{Mat4, Vec2, Vec3};

/// Height of the picture as an angle, degrees: narrow, so that shapes are not distorted.
const FIELD_OF_VIEW_DEG: f32 = 25.0;
/// Share of the picture's height that the framed box may take at 100 %.
const FILL_HEIGHT: f32 = 0.90;
/// Share of the picture's width that the framed box may take at 100 %.
const FILL_WIDTH: f32 = 0.94;
/// Every so many vertices one is framed: neighbours do not differ.
const FRAMED_EVERY: usize = 13;
/// How long a move takes, ms.
const TRANSITION_MS: f64 = 480.0;
/// Turns of more than this are cut: flying round the model makes people ill, degrees.
const TRANSITION_LIMIT_DEG: f32 = 90.0;
/// Dragging over the picture's height turns by this much, degrees.
const TURN_PER_HEIGHT_DEG: f32 = 200.0;
/// How far beyond the model's box the target may go, mm.
const TARGET_MARGIN_MM: f32 = 10.0;

/// Where the viewer is, to the fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Orbit {
    yaw_deg: f32,
    pitch_deg: f32,
    zoom_percent: f32,
    target: Vec3,
}

impl Orbit {
    fn direction(&self) -> Vec3 {
        let (aside, ahead) = self.yaw_deg.to_radians().sin_cos();
        let (up, level) = self.pitch_deg.to_radians().sin_cos();
        Vec3::new(aside * level, up, ahead * level)
    }
}

/// A move under way.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Transition {
    from: Orbit,
    to: Orbit,
    start_ms: Option<f64>,
}

/// A point of the model, projected into the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projected {
    /// Place in the picture, CSS px from the top left corner.
    pub at_px: Vec2,
    /// Distance in front of the viewer, mm.
    pub depth_mm: f32,
}

/// A perspective camera that orbits round a target: 25° high, never upside down, always within the
/// limits of [`View`].
#[derive(Clone, Debug, PartialEq)]
pub struct Camera {
    orbit: Orbit,
    transition: Option<Transition>,
    viewport: Viewport,
    /// Some of the points to be framed, from the point that canonical views look at, mm.
    framed: Vec<Vec3>,
    /// Everything that is drawn, mm.
    bounds: Aabb,
    /// Distance from the target at 100 %, mm.
    fit_mm: f32,
}

impl Camera {
    /// A camera for this scene, at `view` at once.
    #[must_use]
    pub fn new(scene: &Scene, viewport: Viewport, view: View) -> Self {
        let orbit = Orbit {
            yaw_deg: 0.0,
            pitch_deg: 0.0,
            zoom_percent: 100.0,
            target: Vec3::ZERO,
        };
        let mut camera = Self {
            orbit,
            transition: None,
            viewport,
            framed: Vec::new(),
            bounds: Aabb::EMPTY,
            fit_mm: 1.0,
        };
        camera.set_scene(scene);
        camera.set_view(view);
        camera
    }

    /// Fits to the sizes of another scene, such as the finer model; yaw, pitch, zoom and target
    /// stay. Posture does not matter: sizes are taken at rest.
    pub fn set_scene(&mut self, scene: &Scene) {
        self.bounds = scene.bounds();
        let middle = Vec3::from(View::HOME_TARGET_MM.map(f32::from));
        let points = |framed: bool| {
            let parts = scene
                .parts()
                .iter()
                .filter(move |part| part.is_framed() == framed);
            let some = parts.flat_map(|part| part.positions_at_rest().iter().step_by(FRAMED_EVERY));
            some.map(move |&point| Vec3::from(point) - middle)
                .collect::<Vec<_>>()
        };
        self.framed = points(true);
        if self.framed.is_empty() {
            self.framed = points(false);
        }
        self.fit();
    }

    /// Takes another size of the picture; the framed parts still fill it at 100 %.
    pub fn resize(&mut self, viewport: Viewport) {
        self.viewport = viewport;
        self.fit();
    }

    /// The size of the picture.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.viewport
    }

    /// The view in whole numbers: where it is going, if it is on its way.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held within limits far smaller than i16; casts of floats saturate"
    )]
    pub fn view(&self) -> View {
        let orbit = self
            .transition
            .map_or(self.orbit, |transition| transition.to);
        let yaw = wrapped_deg(orbit.yaw_deg.round());
        View {
            yaw_deg: yaw as i16,
            pitch_deg: orbit.pitch_deg.round() as i16,
            zoom_percent: orbit.zoom_percent.round() as u16,
            target_mm: orbit
                .target
                .to_array()
                .map(|coordinate| coordinate.round() as i16),
        }
    }

    /// Cuts to a view; a transition under way ends.
    pub fn set_view(&mut self, view: View) {
        self.transition = None;
        self.orbit = self.held(orbit_of(view));
    }

    /// Starts a transition to a view, 480 ms long; cuts when the turn is over 90° or `motion` is
    /// not full. Does nothing for the view it already has, which is kept to the fraction.
    pub fn animate_to(&mut self, view: View, motion: Motion) {
        let to = self.held(orbit_of(view));
        if view == self.view() {
            return;
        }
        let turn = self
            .orbit
            .direction()
            .angle_between(to.direction())
            .to_degrees();
        if motion != Motion::Full || turn > TRANSITION_LIMIT_DEG {
            self.set_view(view);
        } else {
            self.transition = Some(Transition {
                from: self.orbit,
                to,
                start_ms: None,
            });
        }
    }

    /// Advances a transition to `now_ms`, milliseconds of any clock; its first call is its start.
    /// Returns whether it is still under way; false without one.
    pub fn advance(&mut self, now_ms: f64) -> bool {
        let Some(transition) = &mut self.transition else {
            return false;
        };
        let start_ms = *transition.start_ms.get_or_insert(now_ms);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let time = ((now_ms - start_ms) / TRANSITION_MS).clamp(0.0, 1.0) as f32;
        if time >= 1.0 {
            self.orbit = transition.to;
            self.transition = None;
            return false;
        }
        self.orbit = between(transition.from, transition.to, eased(time));
        true
    }

    /// Orbits by a drag, CSS px, right and down positive: the model follows the pointer, 200° for a
    /// drag over the height of the picture. Ends a transition.
    pub fn orbit(&mut self, drag_px: Vec2) {
        let scale = TURN_PER_HEIGHT_DEG / self.viewport.height_px.max(200.0);
        self.rotate(-drag_px.x * scale, drag_px.y * scale);
    }

    /// Orbits by degrees: `yaw_deg` towards the patient's left, `pitch_deg` upwards. Ends a
    /// transition.
    pub fn rotate(&mut self, yaw_deg: f32, pitch_deg: f32) {
        let (yaw, pitch) = (
            self.orbit.yaw_deg + yaw_deg,
            self.orbit.pitch_deg + pitch_deg,
        );
        self.take(Orbit {
            yaw_deg: wrapped_deg(yaw),
            pitch_deg: pitch,
            ..self.orbit
        });
    }

    /// Zooms in by a factor over 1, or out by one under 1. Ends a transition.
    pub fn zoom(&mut self, factor: f32) {
        self.take(Orbit {
            zoom_percent: self.orbit.zoom_percent * factor,
            ..self.orbit
        });
    }

    /// Zooms while the point of the target plane under `pointer_px` stays where it is, CSS px from
    /// the top left corner. Ends a transition.
    pub fn zoom_at(&mut self, factor: f32, pointer_px: Vec2) {
        let before = self.mm_per_px();
        self.zoom(factor);
        let from_middle =
            pointer_px - Vec2::new(self.viewport.width_px, self.viewport.height_px) * 0.5;
        let way_mm = from_middle * (before - self.mm_per_px());
        let [right, up] = self.axes();
        self.take(Orbit {
            target: self.orbit.target + right * way_mm.x - up * way_mm.y,
            ..self.orbit
        });
    }

    /// Pans by a drag, CSS px, right and down positive: the model follows the pointer. Ends a
    /// transition.
    pub fn pan(&mut self, drag_px: Vec2) {
        let way_mm = drag_px * self.mm_per_px();
        let [right, up] = self.axes();
        self.take(Orbit {
            target: self.orbit.target - right * way_mm.x + up * way_mm.y,
            ..self.orbit
        });
    }

    /// How many mm a CSS px is wide in the plane through the target.
    #[must_use]
    pub fn mm_per_px(&self) -> f32 {
        2.0 * half_height() * self.distance_mm() / self.viewport.height_px.max(1.0)
    }

    /// The eye point, mm in the frame of the model.
    #[must_use]
    pub fn eye(&self) -> Vec3 {
        self.orbit.target + self.orbit.direction() * self.distance_mm()
    }

    /// The zoom at this moment of a transition, percent: see [`View::zoom_percent`].
    #[must_use]
    pub fn zoom_percent(&self) -> f32 {
        self.orbit.zoom_percent
    }

    /// From the eye to the target, mm.
    #[must_use]
    pub fn distance_mm(&self) -> f32 {
        self.fit_mm * 100.0 / self.orbit.zoom_percent
    }

    /// The view matrix: from the frame of the model to that of the viewer (x right, y up, z towards
    /// the viewer), mm in both.
    #[must_use]
    pub fn view_from_world(&self) -> Mat4 {
        let [right, up] = self.axes();
        let back = self.orbit.direction();
        let eye = self.eye();
        let rotation = glam::Mat3::from_cols(right, up, back).transpose();
        Mat4::from_mat3(rotation) * Mat4::from_translation(-eye)
    }

    /// The view-projection matrix: from the frame of the model, mm, to clip space as in GL (z from
    /// -w to w).
    #[must_use]
    pub fn clip_from_world(&self) -> Mat4 {
        let [near, far] = self.depths_mm();
        let y = half_height().recip();
        let x = y / self.viewport.aspect();
        let span = near - far;
        let projection = Mat4::from_cols_array(&[
            x,
            0.0,
            0.0,
            0.0,
            0.0,
            y,
            0.0,
            0.0,
            0.0,
            0.0,
            (near + far) / span,
            -1.0,
            0.0,
            0.0,
            2.0 * near * far / span,
            0.0,
        ]);
        projection * self.view_from_world()
    }

    /// Near and far plane: the depths in front of the eye between which everything drawn lies, mm.
    /// The near plane is at least 5 mm away.
    #[must_use]
    pub fn depths_mm(&self) -> [f32; 2] {
        let radius = self.bounds.size().length() * 0.5 + 1.0;
        let depth = (self.eye() - self.bounds.centre()).dot(self.orbit.direction());
        let far = (depth + radius).max(20.0);
        [(depth - radius).clamp(5.0, far * 0.9), far]
    }

    /// Projects a point of the model, mm; none when it lies behind the eye or less than 1 mm in
    /// front of it. The result may lie outside of the picture.
    #[must_use]
    pub fn project(&self, point: Vec3) -> Option<Projected> {
        let seen = self.view_from_world().transform_point3(point);
        let depth_mm = -seen.z;
        if depth_mm <= 1.0 {
            return None;
        }
        let scale = self.viewport.height_px * 0.5 / (half_height() * depth_mm);
        let middle = Vec2::new(self.viewport.width_px, self.viewport.height_px) * 0.5;
        Some(Projected {
            at_px: middle + Vec2::new(seen.x, -seen.y) * scale,
            depth_mm,
        })
    }

    /// The ray from the eye through a point of the picture, CSS px from the top left corner; its
    /// direction has unit length.
    #[must_use]
    pub fn ray(&self, at_px: Vec2) -> Ray {
        let middle = Vec2::new(self.viewport.width_px, self.viewport.height_px) * 0.5;
        let slope = (at_px - middle) * (2.0 * half_height() / self.viewport.height_px.max(1.0));
        let [right, up] = self.axes();
        let back = self.orbit.direction();
        let direction = right * slope.x - up * slope.y - back;
        Ray {
            origin: self.eye(),
            direction: direction.try_normalize().unwrap_or(-back),
        }
    }

    /// Right and up in the picture, as directions of the model.
    fn axes(&self) -> [Vec3; 2] {
        let (sin, cos) = self.orbit.yaw_deg.to_radians().sin_cos();
        let right = Vec3::new(cos, 0.0, -sin);
        [right, self.orbit.direction().cross(right)]
    }

    fn take(&mut self, orbit: Orbit) {
        self.transition = None;
        self.orbit = self.held(orbit);
    }

    /// The nearest orbit that is allowed.
    fn held(&self, orbit: Orbit) -> Orbit {
        let pitch_limit = f32::from(View::PITCH_LIMIT_DEG);
        let [least, most] = [View::ZOOM_MIN_PERCENT, View::ZOOM_MAX_PERCENT].map(f32::from);
        let reach = Vec3::splat(f32::from(View::TARGET_LIMIT_MM));
        let room = self.bounds.grown(TARGET_MARGIN_MM);
        let sane = |value: f32, otherwise: f32| if value.is_finite() { value } else { otherwise };
        let target = if orbit.target.is_finite() {
            orbit.target
        } else {
            self.orbit.target
        };
        Orbit {
            yaw_deg: sane(orbit.yaw_deg, self.orbit.yaw_deg),
            pitch_deg: sane(orbit.pitch_deg, self.orbit.pitch_deg).clamp(-pitch_limit, pitch_limit),
            zoom_percent: sane(orbit.zoom_percent, self.orbit.zoom_percent).clamp(least, most),
            target: target
                .max(room.min.trunc().max(-reach))
                .min(room.max.trunc().min(reach)),
        }
    }

    /// Finds the distance at which every framed point stays within its share of the picture, from
    /// all around.
    fn fit(&mut self) {
        let (high, wide) = (
            half_height() * FILL_HEIGHT,
            half_height() * self.viewport.aspect() * FILL_WIDTH,
        );
        let needed = (0..24_u8).flat_map(|step| {
            let (sin, cos) = (f32::from(step) * 15.0).to_radians().sin_cos();
            self.framed.iter().map(move |point| {
                let (aside, nearer) =
                    (point.x * cos - point.z * sin, point.x * sin + point.z * cos);
                nearer + (point.y.abs() / high).max(aside.abs() / wide)
            })
        });
        self.fit_mm = needed.fold(50.0, f32::max);
    }
}

fn half_height() -> f32 {
    (FIELD_OF_VIEW_DEG * 0.5).to_radians().tan()
}

fn orbit_of(view: View) -> Orbit {
    Orbit {
        yaw_deg: f32::from(view.yaw_deg),
        pitch_deg: f32::from(view.pitch_deg),
        zoom_percent: f32::from(view.zoom_percent),
        target: Vec3::from(view.target_mm.map(f32::from)),
    }
}

/// Slow, fast, slow: cubic both ways.
fn eased(time: f32) -> f32 {
    if time < 0.5 {
        4.0 * time.powi(3)
    } else {
        1.0 - (2.0 - 2.0 * time).powi(3) * 0.5
    }
}

/// An angle brought into -180 (left out) to 180, degrees.
fn wrapped_deg(degrees: f32) -> f32 {
    degrees - ((degrees - 180.0) / 360.0).ceil() * 360.0
}

/// The orbit a share of the way, the short way round; the viewer comes nearer by equal ways.
fn between(from: Orbit, to: Orbit, share: f32) -> Orbit {
    let mix = |a: f32, b: f32| a + (b - a) * share;
    Orbit {
        yaw_deg: from.yaw_deg + wrapped_deg(to.yaw_deg - from.yaw_deg) * share,
        pitch_deg: mix(from.pitch_deg, to.pitch_deg),
        zoom_percent: mix(from.zoom_percent.recip(), to.zoom_percent.recip()).recip(),
        target: from.target.lerp(to.target, share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing;

    const BACK: View = View {
        yaw_deg: 180,
        pitch_deg: 0,
        zoom_percent: 100,
        target_mm: [0, -20, -10],
    };

    fn camera() -> Camera {
        Camera::new(
            &testing::neck(),
            Viewport {
                width_px: 800.0,
                height_px: 600.0,
                ratio: 1.0,
            },
            BACK,
        )
    }

    #[test]
    fn every_view_comes_back_exactly() {
        let mut camera = camera();
        for yaw_deg in [-179, -90, -1, 0, 45, 179, 180] {
            for pitch_deg in [-80, -3, 0, 80] {
                for zoom_percent in [60, 100, 333, 800] {
                    let view = View {
                        yaw_deg,
                        pitch_deg,
                        zoom_percent,
                        target_mm: [3, -70, 12],
                    };
                    camera.set_view(view);
                    assert_eq!(camera.view(), view);
                }
            }
        }
    }

    #[test]
    fn yaw_ninety_stands_at_the_patients_left_and_the_front_is_nearest_at_zero() {
        let mut camera = camera();
        camera.set_view(View {
            yaw_deg: 90,
            target_mm: [0; 3],
            ..BACK
        });
        assert!(
            camera.eye().x > 100.0 && camera.eye().z.abs() < 1.0,
            "{}",
            camera.eye()
        );
        camera.set_view(View {
            yaw_deg: 0,
            target_mm: [0; 3],
            ..BACK
        });
        assert!(camera.eye().z > 100.0);
        let left = camera.project(Vec3::X * 10.0).expect("in front");
        assert!(
            left.at_px.x > 400.0,
            "from the front the patient's left is on the right"
        );
    }

    #[test]
    fn a_projected_point_lies_on_its_ray() {
        let camera = camera();
        for point in [
            Vec3::ZERO,
            Vec3::new(20.0, -60.0, -30.0),
            Vec3::new(-40.0, 30.0, 10.0),
        ] {
            let seen = camera.project(point).expect("in front");
            let ray = camera.ray(seen.at_px);
            assert!(
                ray.at(ray.origin.distance(point)).distance(point) < 0.01,
                "{point}"
            );
            let clip = camera.clip_from_world() * point.extend(1.0);
            let at_px = Vec2::new(clip.x / clip.w * 0.5 + 0.5, 0.5 - clip.y / clip.w * 0.5)
                * Vec2::new(800.0, 600.0);
            assert!(
                at_px.distance(seen.at_px) < 0.05,
                "{at_px} and {}",
                seen.at_px
            );
            assert!(clip.z.abs() < clip.w, "within near and far");
        }
    }

    #[test]
    fn the_neck_fills_most_of_the_picture_and_nothing_leaves_it() {
        let scene = testing::neck();
        for (width_px, height_px) in [
            (960.0, 760.0),
            (390.0, 420.0),
            (700.0, 1000.0),
            (320.0, 240.0),
        ] {
            let view = View {
                target_mm: View::HOME_TARGET_MM,
                ..BACK
            };
            let mut camera = Camera::new(
                &scene,
                Viewport {
                    width_px,
                    height_px,
                    ratio: 1.0,
                },
                view,
            );
            let mut fill: f32 = 0.0;
            for yaw_deg in (-175..=180).step_by(5) {
                camera.set_view(View { yaw_deg, ..view });
                let seen = Aabb::around(
                    scene
                        .framed()
                        .corners()
                        .filter_map(|corner| camera.project(corner))
                        .map(|seen| seen.at_px.extend(0.0)),
                );
                fill = fill.max((seen.size().x / width_px).max(seen.size().y / height_px));
                assert!(
                    seen.size().y <= height_px,
                    "{width_px} x {height_px} at {yaw_deg}: {seen:?}"
                );
            }
            assert!(
                (0.75..1.02).contains(&fill),
                "{width_px} x {height_px}: {fill}"
            );
        }
    }

    #[test]
    fn whatever_is_done_the_viewer_is_never_upside_down_and_never_lost() {
        let mut camera = camera();
        for step in 0..2000_u16 {
            let way = Vec2::from_angle(f32::from(step) * 1.7) * f32::from(step % 97) * 9.0;
            match step % 4 {
                0 => camera.orbit(way),
                1 => camera.pan(way),
                2 => camera.zoom(if step % 3 == 0 { 1.9 } else { 0.6 }),
                _ => camera.zoom_at(1.0 + way.x.sin() * 0.5, way),
            }
            assert!(camera.axes()[1].y > 0.1, "upright");
            assert!(
                camera.bounds.grown(TARGET_MARGIN_MM).corners().count() == 8
                    && camera.project(camera.orbit.target).is_some()
            );
            let view = camera.view();
            camera.set_view(view);
            assert_eq!(camera.view(), view, "step {step}");
        }
        camera.orbit(Vec2::NAN);
        camera.zoom(f32::NAN);
        camera.zoom(0.0);
        camera.pan(Vec2::INFINITY);
        assert!(camera.eye().is_finite());
    }

    #[test]
    fn a_move_ends_exactly_and_in_real_time() {
        let mut camera = camera();
        let view = View {
            yaw_deg: -120,
            pitch_deg: 15,
            zoom_percent: 240,
            target_mm: [10, -15, -12],
        };
        camera.animate_to(view, Motion::Full);
        assert_eq!(camera.view(), view, "it tells where it goes");
        assert!(camera.advance(1000.0));
        assert!(camera.advance(1240.0));
        assert!(
            (camera.orbit.yaw_deg - 210.0).abs() < 0.01,
            "half way, the short way: {}",
            camera.orbit.yaw_deg
        );
        assert!(!camera.advance(1480.0));
        let arrived = camera.clone();
        camera.set_view(view);
        assert_eq!(camera, arrived);
    }

    #[test]
    fn long_turns_and_calm_readers_get_a_cut() {
        let mut camera = camera();
        camera.animate_to(View { yaw_deg: 0, ..BACK }, Motion::Full);
        assert!(!camera.advance(0.0));
        camera.animate_to(
            View {
                yaw_deg: 20,
                ..BACK
            },
            Motion::Calm,
        );
        assert!(!camera.advance(0.0));
        assert_eq!(camera.view().yaw_deg, 20);
    }

    #[test]
    fn the_model_follows_the_pointer() {
        let mut camera = camera();
        let point = camera.orbit.target;
        camera.pan(Vec2::new(30.0, -12.0));
        let seen = camera.project(point).expect("in front").at_px;
        assert!(seen.distance(Vec2::new(430.0, 288.0)) < 0.1, "{seen}");
        let near = camera.eye() - camera.orbit.direction() * (camera.distance_mm() - 20.0);
        let before = camera.project(near).expect("in front").at_px;
        camera.orbit(Vec2::new(10.0, 0.0));
        assert!(camera.project(near).expect("in front").at_px.x > before.x);
    }

    #[test]
    fn angles_are_wrapped() {
        for (given, wanted) in [
            (0.0, 0.0),
            (180.0, 180.0),
            (-180.0, 180.0),
            (181.0, -179.0),
            (-541.0, 179.0),
            (720.5, 0.5),
        ] {
            assert!((wrapped_deg(given) - wanted).abs() < 1e-4, "{given}");
        }
    }
}
