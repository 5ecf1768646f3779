//! The model's neck against what studies measured, as the content has it.

use atlanto::{
    content::{Exhibit, Facts, Unit},
    motion::{JOINT_NAMES, Posture, SegmentAngles, segment_angles},
};

/// Number of the joint C1/C2.
const PIVOT: usize = 1;

/// How far a joint may be from a mean that is published without a deviation, degrees.
const NEAR_DEG: f32 = 1.3;

fn turned(rotation_deg: i16) -> impl Iterator<Item = f32> {
    let joints = segment_angles(Posture {
        rotation_deg,
        ..Posture::NEUTRAL
    });
    joints
        .map(|joint: SegmentAngles| joint.rotation_deg)
        .into_iter()
}

#[test]
fn the_model_runs_through_what_was_found_at_c1_c2() {
    let facts = Facts::bundled().unwrap();
    let mut boxes = 0;
    for study in facts.measured(Exhibit::Turning) {
        assert_eq!(study.unit, Unit::Degrees, "{}", study.id);
        let [from, to] = study.head.unwrap().span().unwrap();
        let [least, most] = study.value.span().unwrap();
        let inside = (0..=Posture::MAX_ROTATION_DEG)
            .filter(|&turn| f32::from(turn) >= from.min(69.0) && f32::from(turn) <= to);
        for turn in inside {
            let joint = turned(turn).nth(PIVOT).unwrap();
            // the CT box is a range over its people: its lower left corner belongs to those who
            // turned least
            assert!(
                (least - 0.8..=most + 0.1).contains(&joint),
                "{}: {joint} at {turn}",
                study.id
            );
        }
        boxes += 1;
    }
    assert_eq!(boxes, 4);
}

#[test]
fn every_joint_turns_as_in_the_study_that_measured_all_of_them() {
    let facts = Facts::bundled().unwrap();
    let found: Vec<f32> = turned(70).collect();
    for (name, joint) in JOINT_NAMES
        .iter()
        .zip(found)
        .filter(|(name, _)| **name != "c7-t1")
    {
        let id = format!("{name}-turn");
        let mut all = facts.measurements.iter();
        let study = all.find(|measurement| measurement.id == id).unwrap();
        assert_eq!(
            study.source, "ishii-2004",
            "{name}: one study, to be compared"
        );
        let mean = study.value.mean.unwrap();
        let most = study.value.sd.unwrap_or(NEAR_DEG);
        assert!((joint - mean).abs() < most, "{name}: {joint} for {mean}");
    }
}
