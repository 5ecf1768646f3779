//! Which area a point of the skin belongs to: twelve soft clouds without outlines, the same on both
//! sides.
//!
//! Pain maps differ between people and studies, so nothing here has an edge: each area is one or
//! more ellipsoidal clouds in which the weight falls off as a Gaussian. Middles and sizes follow
//! surface anatomy (inion, mastoid, vertex, temporal fossa, orbit, nape at C2-C3, C4-C5 and C6-C7,
//! supraspinous and upper infraspinous region); they were placed by eye.

use crate::domain::Area;
use glam::{Vec3, vec3};

/// A soft ellipsoid on the left: full weight in the middle, 0.61 at `spread` mm along an axis of
/// the model.
struct Cloud {
    area: Area,
    middle: Vec3,
    spread: Vec3,
}

const fn cloud(area: Area, middle: [f32; 3], spread: [f32; 3]) -> Cloud {
    Cloud {
        area,
        middle: Vec3::from_array(middle),
        spread: Vec3::from_array(spread),
    }
}

/// Middles near the skin, mm; a spread across the skin is wide, so that its exact height over the
/// bone does not matter.
const CLOUDS: [Cloud; 16] = [
    cloud(Area::Occiput, [28.0, 40.0, -90.0], [22.0, 20.0, 24.0]),
    cloud(Area::Occiput, [40.0, 58.0, -80.0], [20.0, 18.0, 22.0]),
    cloud(Area::Suboccipital, [24.0, -4.0, -66.0], [19.0, 14.0, 20.0]),
    cloud(Area::BehindEar, [64.0, 16.0, -38.0], [13.0, 20.0, 14.0]),
    cloud(Area::Vertex, [24.0, 134.0, -22.0], [24.0, 24.0, 30.0]),
    cloud(Area::Temple, [66.0, 52.0, 36.0], [16.0, 20.0, 19.0]),
    cloud(Area::Forehead, [26.0, 78.0, 86.0], [20.0, 16.0, 22.0]),
    cloud(Area::Forehead, [46.0, 80.0, 70.0], [14.0, 16.0, 20.0]),
    cloud(Area::Eye, [32.0, 33.0, 82.0], [15.0, 12.0, 16.0]),
    cloud(Area::NeckUpper, [28.0, -34.0, -56.0], [20.0, 14.0, 24.0]),
    cloud(Area::NeckMiddle, [30.0, -64.0, -58.0], [22.0, 14.0, 26.0]),
    cloud(Area::NeckLower, [34.0, -96.0, -66.0], [24.0, 14.0, 28.0]),
    cloud(Area::Shoulder, [84.0, -104.0, -38.0], [24.0, 20.0, 26.0]),
    cloud(Area::Shoulder, [118.0, -124.0, -34.0], [24.0, 20.0, 28.0]),
    cloud(
        Area::ShoulderBlade,
        [62.0, -142.0, -92.0],
        [26.0, 18.0, 28.0],
    ),
    cloud(
        Area::ShoulderBlade,
        [98.0, -150.0, -80.0],
        [26.0, 18.0, 28.0],
    ),
];

/// Weight of each area (order of `domain::Area::ALL`) at a point of the skin, 0 to 1; the side is
/// the sign of x.
pub(super) fn weights(point: Vec3) -> [f32; 12] {
    let left = vec3(point.x.abs(), point.y, point.z);
    let mut weights = [0.0_f32; 12];
    for cloud in &CLOUDS {
        let away = (left - cloud.middle) / cloud.spread;
        let weight = (-0.5 * away.length_squared()).exp();
        let slot = &mut weights[cloud.area as usize];
        // clouds of one area flow together: 1 - (1-a)(1-b) stays within 1
        *slot += weight * (1.0 - *slot);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::skin;

    #[test]
    fn every_area_has_its_cloud_on_the_skin() {
        let field = skin::skin();
        for &area in Area::ALL {
            let best = CLOUDS
                .iter()
                .filter(|cloud| cloud.area == area)
                .map(|cloud| weights(skin::on_surface(&field, cloud.middle))[area as usize])
                .fold(0.0_f32, f32::max);
            assert!(best > 0.75, "{area} reaches only {best} on the skin");
        }
    }

    #[test]
    fn weights_are_the_same_on_both_sides_and_within_one() {
        let field = skin::skin();
        for cloud in &CLOUDS {
            let left = skin::on_surface(&field, cloud.middle);
            let right = vec3(-left.x, left.y, left.z);
            assert!(
                weights(left)
                    .iter()
                    .zip(weights(right))
                    .all(|(a, b)| (a - b).abs() < 1e-6)
            );
            assert!(
                weights(left)
                    .iter()
                    .all(|weight| (0.0..=1.0).contains(weight))
            );
        }
    }

    #[test]
    fn far_areas_do_not_share_skin() {
        let field = skin::skin();
        let inion = skin::on_surface(&field, vec3(0.0, 22.0, -80.0));
        let weights = weights(inion);
        assert!(weights[Area::Forehead as usize] < 0.01);
        assert!(weights[Area::Eye as usize] < 0.01);
        assert!(
            weights[Area::Occiput as usize] > 0.2,
            "the inion lies at the edge of the occiput area"
        );
    }
}
