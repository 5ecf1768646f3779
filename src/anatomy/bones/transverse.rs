//! The transverse process of C3 to C7: two bars round the foramen, two tubercles, the gutter of the
//! nerve between them.
//!
//! The bar in front is a rib that stayed small (costal bar), the bar behind the true transverse
//! process; the plate that joins their ends is the floor of the gutter. At C7 the rib is thin and
//! the true process long and tall. Numbers that are not a dimension are shape numbers in mm, judged
//! by eye against teaching models.

use super::dimensions::TypicalVertebra;
use crate::{
    anatomy::field::{CsgBuilder, Field, section},
    domain::Level,
};
use glam::{Vec3, vec3};

/// Adds the process of the left to a vertebra whose facets are cut already.
pub(super) fn process(level: Level, v: &TypicalVertebra, csg: CsgBuilder) -> CsgBuilder {
    if level == Level::C7 {
        seventh(v, csg)
    } else {
        typical(v, csg)
    }
}

/// z of the middle of the costal bar.
fn front(v: &TypicalVertebra) -> f32 {
    v.foramen().z + v.foramen_size[0] * 0.5 + 1.2
}

/// x of the outer edge of the foramen.
fn edge(v: &TypicalVertebra) -> f32 {
    v.foramen_offset + v.foramen_size[1] * 0.5
}

/// A gutter between two tubercles, open upwards, that runs outwards and down.
fn typical(v: &TypicalVertebra, csg: CsgBuilder) -> CsgBuilder {
    let (foramen, tip) = (v.foramen(), v.process_tip());
    let [deep, wide] = v.foramen_size;
    let (front, edge, high) = (front(v), edge(v), foramen.y);
    // a tall thin plate, that sinks before the end of the gutter
    let costal = Field::sweep(
        Some(vec3(0.0, 1.0, -0.1)),
        0.3,
        &[
            section(v.upper_width * 0.36, high - 0.6, front - 0.8, 3.0, 2.4),
            section(foramen.x - wide * 0.36, high - 0.3, front - 0.1, 2.6, 1.3),
            section(foramen.x + wide * 0.2, high - 0.4, front, 2.6, 1.0),
            section(edge + 1.2, high - 1.0, front, 2.5, 1.0),
            section(edge + 3.2, high - 2.5, front - 1.3, 1.8, 1.1),
        ],
    );
    let large = v.tubercle;
    let anterior = Field::squared_ellipsoid(
        vec3(
            edge + 1.4 + 0.6 * large,
            high - 1.6 + 0.3 * large,
            front - 1.4 + 1.4 * large,
        ),
        vec3(0.7 + 0.5 * large, 0.8 + 0.6 * large, 1.4 + 1.3 * large),
        vec3(0.15, 1.0, 0.15),
        Vec3::X,
        0.2,
    );
    // a broad oblique blade before the pillar, its lower edge in front: the floor of the gutter
    let blade = Field::sweep(
        Some(vec3(0.0, 0.6, -1.0)),
        0.4,
        &[
            section(
                v.facet_offset - 0.5,
                high - 1.4,
                foramen.z - deep * 0.5 - 2.6,
                3.8,
                3.1,
            ),
            section(edge + 1.2, high - 2.3, foramen.z - 2.0, 4.8, 1.7),
            section(tip.x - 3.4, tip.y - 0.1, tip.z + 0.3, 3.9, 1.4),
            section(tip.x - 1.1, tip.y + 0.2, tip.z - 0.3, 2.6, 1.0),
        ],
    );
    // closes the ring outside the foramen
    let plate = Field::sweep(
        Some(Vec3::Y),
        0.3,
        &[
            section(edge + 1.6, high - 2.4, front - 0.6, 2.3, 1.7),
            section(edge + 2.4, high - 3.0, foramen.z - 0.4, 2.1, 2.4),
            section(edge + 4.2, high - 3.6, foramen.z - 1.8, 1.8, 2.2),
        ],
    );
    // the side of the body and the pedicle close it inside
    let flank = Field::sweep(
        Some(Vec3::Y),
        0.3,
        &[
            section(
                foramen.x - wide * 0.5 - 1.6,
                high - 1.5,
                v.back() - 1.0,
                3.0,
                2.0,
            ),
            section(
                foramen.x - wide * 0.5 - 1.6,
                high - 1.5,
                front - 0.8,
                3.0,
                2.0,
            ),
        ],
    );
    let gutter = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(foramen.x + 0.6, high + 4.0, foramen.z - 1.2, 1.9, 2.0),
            section(edge + 0.6, high + 1.7, foramen.z - 0.3, 2.2, 2.0),
            section(tip.x - 2.4, tip.y + 4.0, tip.z + 1.9, 2.2, 2.0),
            section(tip.x + 4.0, tip.y + 3.0, tip.z + 2.5, 2.4, 2.2),
        ],
    );
    let csg = csg
        .add(2.0, flank)
        .add(2.2, costal)
        .add(1.6, anterior)
        .add(2.2, blade)
        .add(2.2, plate);
    csg.cut(1.2, gutter)
}

/// Long, tall and blunt behind; in front a thin bar with hardly a tubercle.
fn seventh(v: &TypicalVertebra, csg: CsgBuilder) -> CsgBuilder {
    let (foramen, tip) = (v.foramen(), v.process_tip());
    let [deep, wide] = v.foramen_size;
    let (front, edge, high) = (front(v), edge(v), foramen.y);
    let costal = Field::sweep(
        Some(vec3(0.0, 1.0, 0.0)),
        0.3,
        &[
            section(v.upper_width * 0.38, high - 1.0, front - 0.4, 3.2, 2.2),
            section(foramen.x - wide * 0.4, high - 0.7, front, 2.1, 1.3),
            section(edge, high - 0.7, front - 0.4, 2.2, 1.2),
            section(edge + 2.0, high - 2.2, foramen.z - 0.6, 3.2, 2.2),
            section(edge + 6.0, high + 0.4, tip.z + 2.0, 2.4, 1.6),
        ],
    );
    let anterior = Field::squared_ellipsoid(
        vec3(edge + 1.0, high - 0.6, front - 0.5),
        vec3(1.2, 1.1 + v.tubercle, 1.8),
        vec3(0.3, 1.0, 0.1),
        Vec3::X,
        0.2,
    );
    // its lower edge in front, its upper edge behind
    let bar = Field::sweep(
        Some(vec3(0.0, 1.0, -0.9)),
        0.3,
        &[
            section(
                v.facet_offset - 1.0,
                1.6,
                foramen.z - deep * 0.5 - 3.8,
                4.2,
                3.0,
            ),
            section(edge + 2.6, 3.7, foramen.z - deep * 0.5 - 3.6, 4.6, 2.2),
            section(tip.x - 4.8, tip.y + 0.8, tip.z - 0.8, 4.8, 1.8),
            section(tip.x - 1.9, tip.y - 0.2, tip.z - 0.1, 2.9, 1.9),
        ],
    );
    // the foramen of a few veins, inside a wall of body and pedicle
    let flank = Field::sweep(
        Some(Vec3::Y),
        0.3,
        &[
            section(
                foramen.x - wide * 0.5 - 2.0,
                high - 1.9,
                v.back() - 1.0,
                3.6,
                2.6,
            ),
            section(
                foramen.x - wide * 0.5 - 2.2,
                high - 1.8,
                front - 0.8,
                3.6,
                2.6,
            ),
        ],
    );
    csg.add(2.2, flank)
        .add(2.2, costal)
        .add(1.8, anterior)
        .add(2.0, bar)
}
