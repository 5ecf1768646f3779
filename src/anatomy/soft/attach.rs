//! Taking hold of bone: what soft tissue hangs on, and how it finds the surface wherever the bone
//! may stand.

use crate::anatomy::field::{CsgBuilder, Field};
use glam::Vec3;

/// What ligaments and muscles hang on and lie between.
pub(super) struct Frame<'a> {
    /// The occiput.
    pub skull: &'a Field,
    /// The axis.
    pub axis: &'a Field,
    /// Occiput and vertebrae.
    pub bone: &'a Field,
    /// The skin.
    pub skin: &'a Field,
}

/// How far capsules and ligaments sink into the bone that they hold, mm: no slit shows, and hardly
/// a rim where both are cut.
const SUNK_MM: f32 = 0.15;

/// The shape without what lies in a bone.
#[must_use]
pub(super) fn clear_of(shape: Field, bones: &[&Field]) -> Field {
    bones
        .iter()
        .fold(CsgBuilder::new().add(0.0, shape), |csg, &bone| {
            csg.cut(0.3, bone.clone().offset(-SUNK_MM))
        })
        .done()
}

/// How far a search goes, mm.
const REACH_MM: f32 = 160.0;

/// The first point of `bone` on the way from `from` in `direction`; `from` itself if there is none
/// within reach.
#[must_use]
pub(super) fn landing(bone: &Field, from: Vec3, direction: Vec3) -> Vec3 {
    let direction = direction.normalize();
    let mut gone = 0.0;
    while gone < REACH_MM {
        let at = from + direction * gone;
        let free = bone.distance(at);
        if free < 0.02 {
            return at;
        }
        // distances are estimates: step short
        gone += (free * 0.7).max(0.02);
    }
    from
}

/// The point of the surface nearest to `point`, to first order.
#[must_use]
pub(super) fn settled(surface: &Field, point: Vec3) -> Vec3 {
    (0..8).fold(point, |at, _| {
        at - surface.gradient(at, 0.5).normalize_or_zero() * surface.distance(at)
    })
}

/// The point, moved out of the bone until it is `clearance` mm away.
#[must_use]
pub(super) fn lifted(bone: &Field, point: Vec3, clearance: f32) -> Vec3 {
    (0..5).fold(point, |at, _| {
        at + bone.gradient(at, 0.6).normalize_or_zero() * (clearance - bone.distance(at)).max(0.0)
    })
}

/// The frame of the model, for tests of several files.
#[cfg(test)]
pub(super) mod testing {
    use super::Frame;
    use crate::{
        anatomy::{
            bones,
            soft::{bones_of_the_neck, skin},
        },
        domain::Level,
    };

    /// Runs `test` with the bones and the skin of the model.
    pub(in super::super) fn with_frame(test: impl FnOnce(&Frame<'_>)) {
        let [skull, axis] = [bones::occiput(), bones::vertebra(Level::C2)];
        let (bone, skin) = (bones_of_the_neck(), skin::skin());
        test(&Frame {
            skull: &skull,
            axis: &axis,
            bone: &bone,
            skin: &skin,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ray_lands_on_the_near_side() {
        let ball = Field::ball(Vec3::ZERO, 5.0);
        let at = landing(&ball, Vec3::Z * -30.0, Vec3::Z);
        assert!((at - Vec3::Z * -5.0).length() < 0.1, "{at}");
        assert_eq!(landing(&ball, Vec3::Z * -30.0, Vec3::X), Vec3::Z * -30.0);
    }

    #[test]
    fn a_point_settles_on_the_surface() {
        let ball = Field::ball(Vec3::ZERO, 5.0);
        assert!(
            ball.distance(settled(&ball, Vec3::new(7.0, 1.0, 2.0)))
                .abs()
                < 0.02
        );
    }
}
