//! Whether the bones fit: joint spaces, and nobody inside a neighbour. Coarse on purpose, to stay
//! quick.

use super::{
    landmarks::{condyle, inferior_facet, superior_facet},
    occiput, vertebra,
};
use crate::{
    anatomy::field::Field,
    domain::{Level, Side},
};
use glam::{Vec3, vec3};

/// The least distance between two bones and where it is, from points of a grid, mm; negative where
/// they overlap. Twice the greater of the two distances: far from their skins, carved bones only
/// know bounds.
fn clearance(upper: &Field, lower: &Field) -> (f32, Vec3) {
    const STEP_MM: f32 = 1.3;
    let (a, b) = (upper.bounds(), lower.bounds());
    // one side is enough: the bones are mirrored
    let (min, max) = (
        a.min.max(b.min).max(vec3(0.0, -1e9, -1e9)),
        a.max.min(b.max),
    );
    let line = |from: f32, to: f32| {
        (0..200_u8)
            .map(move |i| from + f32::from(i) * STEP_MM)
            .take_while(move |at| *at < to)
    };
    let mut least = (f32::INFINITY, Vec3::ZERO);
    for x in line(min.x, max.x) {
        for y in line(min.y, max.y) {
            for z in line(min.z, max.z) {
                let point = vec3(x, y, z);
                let near = lower.distance(point);
                let between = if near < 2.0 {
                    2.0 * near.max(upper.distance(point))
                } else {
                    f32::INFINITY
                };
                if between < least.0 {
                    least = (between, point);
                }
            }
        }
    }
    least
}

/// Distance from the face's middle to a bone along the face's normal, mm.
fn space(from: Vec3, towards: Vec3, bone: &Field) -> f32 {
    let mut along = 0.0;
    while along < 12.0 && bone.distance(from + towards * along) > 0.0 {
        along += 0.05;
    }
    along
}

#[test]
fn no_bone_is_inside_its_neighbour() {
    let mut upper = occiput();
    let mut name = "occiput".to_owned();
    let mut close = Vec::new();
    for &level in Level::ALL {
        let lower = vertebra(level);
        let (least, at) = clearance(&upper, &lower);
        println!("{name} to {level}: {least} mm at {at}");
        close.extend(
            (least < 0.15).then(|| format!("{name} and {level} come within {least} mm at {at}")),
        );
        (upper, name) = (lower, level.to_string());
    }
    assert_eq!(close, Vec::<String>::new());
}

#[test]
fn joint_spaces_are_as_wide_as_in_life() {
    let bones: Vec<Field> = Level::ALL.iter().map(|&level| vertebra(level)).collect();
    let skull = occiput();
    for &level in Level::ALL {
        let upper_face = superior_facet(level, Side::Left);
        let above = Level::ALL
            .iter()
            .position(|&other| other.below() == Some(level))
            .map_or(&skull, |index| &bones[index]);
        let own = &bones[level as usize];
        let middle = upper_face.centre + upper_face.normal * 0.6;
        let gap = space(middle, upper_face.normal, above) + space(middle, -upper_face.normal, own);
        let wanted = match level {
            Level::C1 => 0.7..2.0,
            Level::C2 => 2.4..3.6,
            Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => 0.7..1.9,
        };
        println!("joint above {level}: {gap:.2} mm");
        assert!(
            wanted.contains(&gap),
            "the joint above {level} is {gap} mm wide"
        );
    }
}

#[test]
fn the_arch_of_the_atlas_stands_before_the_dens() {
    let (atlas, axis) = (vertebra(Level::C1), vertebra(Level::C2));
    let between = vec3(0.0, -6.4, 7.1);
    let gap = space(between, Vec3::Z, &atlas) + space(between, Vec3::NEG_Z, &axis);
    println!("atlantodental interval {gap:.2} mm");
    assert!((0.8..2.2).contains(&gap), "atlantodental interval {gap} mm");
}

#[test]
fn faces_of_a_joint_lie_on_both_bones() {
    let face = condyle(Side::Right);
    assert!(occiput().distance(face.centre).abs() < 1.0);
    let below = inferior_facet(Level::C1, Side::Right);
    assert!(vertebra(Level::C1).distance(below.centre).abs() < 1.0);
}

#[test]
fn right_is_the_mirror_image_of_left() {
    let bones = Level::ALL
        .iter()
        .map(|&level| (level.to_string(), vertebra(level)))
        .chain([("occiput".to_owned(), occiput())]);
    for (name, bone) in bones {
        let bounds = bone.bounds();
        // thousands of points, in and round the bone, that lie on no grid of it
        for i in 0..4000_u16 {
            let share = |step: f32| (f32::from(i) * step).fract();
            let point = bounds.min
                + (bounds.max - bounds.min) * vec3(share(0.7549), share(0.5698), share(0.3247));
            let (left, right) = (
                bone.distance(point),
                bone.distance(point * vec3(-1.0, 1.0, 1.0)),
            );
            assert!(
                (left - right).abs() < 1e-4,
                "{name} at {point} is {left} mm off, and {right} mm on the other side"
            );
        }
    }
}
