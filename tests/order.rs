//! The order of structures: addresses name sets of them by their places, so it may only grow at its
//! end.

use atlanto::domain::{StructureId, StructureSet};

/// Every structure in its place. A new one is put at the end, and none is ever moved or taken away:
/// links that people have kept would show something else.
const ORDER: [&str; 71] = [
    "occiput",
    "c1",
    "c2",
    "c3",
    "c4",
    "c5",
    "c6",
    "c7",
    "c2-c3-disc",
    "c3-c4-disc",
    "c4-c5-disc",
    "c5-c6-disc",
    "c6-c7-disc",
    "c0-c1-joint-left",
    "c0-c1-joint-right",
    "c1-c2-joint-left",
    "c1-c2-joint-right",
    "c2-c3-joint-left",
    "c2-c3-joint-right",
    "c3-c4-joint-left",
    "c3-c4-joint-right",
    "c4-c5-joint-left",
    "c4-c5-joint-right",
    "c5-c6-joint-left",
    "c5-c6-joint-right",
    "c6-c7-joint-left",
    "c6-c7-joint-right",
    "c1-c2-median-joint",
    "transverse-ligament",
    "apical-ligament",
    "tectorial-membrane",
    "nuchal-ligament",
    "alar-ligament-left",
    "alar-ligament-right",
    "rectus-capitis-posterior-major-left",
    "rectus-capitis-posterior-major-right",
    "rectus-capitis-posterior-minor-left",
    "rectus-capitis-posterior-minor-right",
    "obliquus-capitis-inferior-left",
    "obliquus-capitis-inferior-right",
    "obliquus-capitis-superior-left",
    "obliquus-capitis-superior-right",
    "semispinalis-capitis-left",
    "semispinalis-capitis-right",
    "sternocleidomastoid-left",
    "sternocleidomastoid-right",
    "trapezius-left",
    "trapezius-right",
    "c2-ganglion-left",
    "c2-ganglion-right",
    "greater-occipital-nerve-left",
    "greater-occipital-nerve-right",
    "third-occipital-nerve-left",
    "third-occipital-nerve-right",
    "lesser-occipital-nerve-left",
    "lesser-occipital-nerve-right",
    "great-auricular-nerve-left",
    "great-auricular-nerve-right",
    "suboccipital-nerve-left",
    "suboccipital-nerve-right",
    "c1-root-left",
    "c1-root-right",
    "c2-root-left",
    "c2-root-right",
    "c3-root-left",
    "c3-root-right",
    "spinal-cord",
    "dura",
    "vertebral-artery-left",
    "vertebral-artery-right",
    "skin",
];

#[test]
fn structures_keep_their_places() {
    let now: Vec<String> = StructureId::all().iter().map(ToString::to_string).collect();
    assert_eq!(now, ORDER);
}

#[test]
fn a_kept_address_hides_the_same_structures() {
    let hidden = StructureSet::default()
        .with(StructureId::all()[0])
        .with(StructureId::all()[8])
        .with(StructureId::Skin);
    let text = hidden.to_string();
    assert_eq!(text, "400000000000000101");
    assert_eq!(text.parse(), Ok(hidden));
}
