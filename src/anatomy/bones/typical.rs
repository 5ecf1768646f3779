//! C3 to C7: one recipe, the dimensions of each level.
//!
//! The order is the order of carving: body, pedicle, pillar and lamina; facets, before there is a
//! transverse process they could bite; then the processes; canal, foramen and end-plates last.
//! Numbers that are not a dimension are shape numbers in mm, judged by eye against teaching models.

use super::{
    Bone,
    column::{lower_facet, pose},
    dimensions::TypicalVertebra,
    facet::Facet,
    finish, transverse,
};
use crate::{
    anatomy::field::{CsgBuilder, Field, Noise, Pad, section},
    domain::Level,
};
use glam::{Vec3, vec3};

/// The vertebra in its own frame.
pub(super) fn vertebra(level: Level) -> Bone {
    let v = TypicalVertebra::of(level);
    let [upper, lower] = [v.superior_facet(), lower_facet(level)];
    let mut csg = CsgBuilder::new()
        .add(0.0, body(&v))
        .add(2.2, uncinate(&v))
        .add(2.8, pedicle(&v));
    csg = csg.add(2.4, pillar(&upper, &lower)).add(2.8, lamina(&v));
    csg = csg
        .cut(0.9, upper.cutter(14.0, [1.8, 8.0], 1.8))
        .cut(0.9, lower.cutter(14.0, [1.8, 8.0], 1.8));
    csg = spine(&v, csg);
    csg = transverse::process(level, &v, csg);
    csg = room_below(level, csg);
    csg = hollows(&v, csg);
    finish(
        csg.done(),
        Noise {
            amplitude: 0.4,
            wavelength: 21.0,
            seed: 3 + level as u32,
        },
        0.35,
        &[upper.cartilage(0.9), lower.cartilage(0.9)],
    )
}

/// Squarish column, waisted; both ends too long, the end-plates are cut later.
fn body(v: &TypicalVertebra) -> Field {
    let (h, back) = (v.mean_height() * 0.5, v.back());
    let (upper, lower) = (v.upper_depth * 0.5, v.lower_depth * 0.5);
    let (wide_above, wide_below) = (v.upper_width * 0.5, v.lower_width * 0.5);
    Field::sweep(
        Some(Vec3::X),
        0.5,
        &[
            section(0.0, h + 1.5, back + upper, wide_above - 0.4, upper),
            section(0.0, h * 0.6, back + upper, wide_above + 0.4, upper),
            section(
                0.0,
                0.0,
                back + upper * 0.95,
                wide_above * 0.5 + wide_below * 0.5 - 0.8,
                upper * 0.93,
            ),
            section(0.0, -h * 0.72, back + lower, wide_below, lower * 0.985),
            section(0.0, -h - 2.0, back + lower, wide_below + 0.3, lower),
        ],
    )
}

/// The lip on the side of the upper end-plate.
fn uncinate(v: &TypicalVertebra) -> Field {
    let (h, d) = (v.mean_height() * 0.5, v.half_depth());
    let (base, crest) = (v.upper_width * 0.5, v.full_width * 0.5 - 1.7);
    let rise = h + v.uncinate - 3.4;
    Field::sweep(
        Some(vec3(0.35, 1.0, 0.0)),
        0.3,
        &[
            section(base - 1.0, h - 3.4, d * 0.40, 2.2, 1.5),
            section(crest - 0.3, h - 1.2, d * 0.12, 3.0, 1.8),
            section(crest, rise, -d * 0.40, 3.2, 2.0),
            section(crest - 1.0, rise - 1.5, -d * 0.76, 2.8, 1.8),
        ],
    )
}

fn pedicle(v: &TypicalVertebra) -> Field {
    let (d, back) = (v.half_depth(), v.back());
    let side = v.upper_width * 0.5;
    Field::sweep(
        Some(Vec3::Y),
        0.25,
        &[
            section(side * 0.7, 1.5, -d * 0.6, 3.4, 2.7),
            section(v.canal_width * 0.5 + 1.6, 1.7, back - 2.0, 3.4, 2.4),
            section(v.facet_offset - 1.0, 1.4, back - 6.2, 4.2, 3.3),
        ],
    )
}

/// The articular pillar: a leaning, waisted column between the two facets of one side.
fn pillar(upper: &Facet, lower: &Facet) -> Field {
    let (top, bottom) = (upper.centre, lower.centre);
    let middle = top.lerp(bottom, 0.5);
    let (width, width_below) = (upper.half_length + 0.4, lower.half_length + 0.4);
    let column = Field::sweep(
        Some(Vec3::X),
        0.35,
        &[
            section(top.x - 0.2, top.y + 4.9, top.z + 2.7, width - 3.5, 3.2),
            section(top.x, top.y + 2.9, top.z + 2.0, width - 0.9, 4.1),
            section(top.x, top.y + 0.4, top.z + 1.1, width, 4.7),
            section(
                middle.x - 0.8,
                middle.y + 0.3,
                middle.z + 0.4,
                width - 1.0,
                4.1,
            ),
            section(
                bottom.x - 0.4,
                bottom.y + 0.6,
                bottom.z - 0.8,
                width_below - 0.4,
                3.8,
            ),
            section(
                bottom.x - 0.3,
                bottom.y - 2.8,
                bottom.z - 1.8,
                width_below - 0.9,
                3.2,
            ),
            section(
                bottom.x - 0.4,
                bottom.y - 4.8,
                bottom.z - 2.5,
                width_below - 3.0,
                2.6,
            ),
        ],
    );
    // blunt ends: the facets would leave knife edges
    let end = |facet: &Facet, way: f32| {
        let uphill = (Vec3::Y - facet.normal * facet.normal.y).normalize() * way;
        Field::half_space(
            uphill + facet.normal * 0.25,
            facet.centre + uphill * (facet.half_width + 0.7),
        )
    };
    // the lower process is an oval, its outer corner round
    let corner = Field::half_space(
        vec3(0.7, -0.7, 0.0),
        lower.centre
            + vec3(
                lower.half_length * 0.66 + 0.6,
                -lower.half_width * 0.5 - 0.4,
                0.0,
            ),
    );
    CsgBuilder::new()
        .add(0.0, column)
        .keep(3.4, end(upper, 1.0))
        .keep(3.4, end(lower, -1.0))
        .keep(3.0, corner)
        .done()
}

/// Clearance between an upper articular process and the bone in front of and above its tip, mm.
const TIP_CLEARANCE_MM: f32 = 0.9;

/// Keeps free where the upper articular process of the next vertebra stands.
fn room_below(level: Level, csg: CsgBuilder) -> CsgBuilder {
    let Some(below) = level.below() else {
        return csg;
    };
    let upper = TypicalVertebra::of(below).superior_facet();
    let tip = CsgBuilder::new()
        .add(0.0, pillar(&upper, &lower_facet(below)))
        .cut(0.9, upper.cutter(14.0, [1.8, 8.0], 1.8))
        .done();
    let here = pose(level);
    let room = pose(below).field(tip).placed(
        here.rotation.transpose(),
        -(here.rotation.transpose() * here.translation),
    );
    csg.cut(0.8, room.offset(TIP_CLEARANCE_MM))
}

/// Thin plates leaning backwards like shingles, dropping towards the midline.
fn lamina(v: &TypicalVertebra) -> Field {
    let (back, wall, tall) = (v.back(), v.spinolaminar(), v.lamina_half_height);
    let depth = v.canal_depth;
    let thick = 1.55 * v.bulk;
    Field::sweep(
        Some(vec3(0.0, 1.0, 0.55)),
        0.35,
        &[
            section(
                v.facet_offset - 1.2,
                -0.9,
                back - 7.8,
                tall * 1.42,
                thick + 1.7,
            ),
            section(
                v.facet_offset * 0.68,
                -2.9,
                back - depth * 0.62 - 1.0,
                tall * 1.36,
                thick + 0.4,
            ),
            section(
                v.facet_offset * 0.36,
                -3.7,
                back - depth * 0.87 - 0.8,
                tall * 1.14,
                thick + 0.2,
            ),
            section(1.8, -4.6, wall - 1.2, tall * 1.18, thick + 0.5),
            section(-1.8, -4.6, wall - 1.2, tall * 1.18, thick + 0.5),
        ],
    )
}

fn spine(v: &TypicalVertebra, csg: CsgBuilder) -> CsgBuilder {
    let tip = v.spine_tip();
    let from = vec3(0.0, -4.8, v.spinolaminar() - 0.8);
    let on = |t: f32| from + (vec3(0.0, tip.y, tip.z) - from) * t;
    // a process without a fork is stouter all along
    let bulk = v.bulk;
    let stout = 1.0 + 0.25 * (1.0 - v.fork);
    // and taller
    let high = 1.0 + 0.28 * (1.0 - v.fork);
    let part = |t: f32, tall: f32, thick: f32| {
        section(
            0.0,
            on(t).y,
            on(t).z,
            tall * bulk * high,
            thick * bulk * stout,
        )
    };
    let keel = Field::sweep(
        Some(vec3(0.0, 1.0, 0.35)),
        0.35,
        &[
            part(0.0, 4.5, 3.0),
            part(0.35, 4.0, 3.0),
            part(0.64, 3.6, 2.6),
            part(0.9, 3.1, 2.3),
        ],
    );
    // where the laminae run together it is twice as thick
    let root = Field::ellipsoid_along(
        on(0.1) - Vec3::Y * 0.9,
        vec3(4.6 * bulk * stout, 3.2 * bulk * high, 8.0),
        on(1.0) - on(0.0),
        Vec3::X,
    );
    let csg = csg.add(2.6, keel).add(4.0, root);
    if v.fork <= 0.1 {
        let knob = on(0.93) + vec3(0.0, -0.2, 0.6);
        return csg.add(
            2.6,
            Field::squared_ellipsoid(
                knob,
                vec3(2.8, 4.8, 3.0),
                vec3(0.0, 0.35, 1.0),
                Vec3::X,
                0.4,
            ),
        );
    }
    let spread = tip.x;
    let prong = Field::sweep(
        Some(vec3(0.0, 1.0, 0.5)),
        0.2,
        &[
            section(0.9, on(0.40).y - 0.3, on(0.40).z, 3.0, 1.9),
            section(spread * 0.5, on(0.74).y - 0.4, on(0.74).z, 2.8, 1.9),
            section(spread * 0.86, on(0.97).y - 0.6, on(0.97).z + 1.2, 2.1, 1.5),
        ],
    );
    let knob = Field::ellipsoid_along(
        vec3(spread, tip.y - 0.5, tip.z + 1.7),
        vec3(1.4, 1.9, 2.3),
        vec3(-0.5, 0.4, 1.0),
        Vec3::X,
    );
    let notch = Field::ellipsoid_along(
        on(1.12) + vec3(0.0, 0.2, 0.0),
        vec3(1.0 + 0.9 * v.fork, 4.6, 2.4),
        Vec3::Z,
        Vec3::X,
    );
    let deep = 0.4 + 0.6 * v.fork;
    let under = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, on(0.45).y - 5.6, on(0.45).z, 1.4 * deep, 2.0 * deep),
            section(0.0, on(1.3).y - 4.2, on(1.3).z, 2.0 * deep, 2.8 * deep),
        ],
    );
    csg.add(2.0, prong)
        .add(1.6, knob)
        .cut(1.4, notch)
        .cut(1.6, under)
}

/// What is cut last: foramen, canal, end-plates.
fn hollows(v: &TypicalVertebra, csg: CsgBuilder) -> CsgBuilder {
    let (foramen, back, depth, half) = (v.foramen(), v.back(), v.canal_depth, v.canal_width * 0.5);
    let shaft = |x: f32, z: f32, across: f32, deep: f32, squareness: f32| {
        Field::sweep(
            Some(Vec3::X),
            squareness,
            &[
                section(x, 16.0, z, across, deep),
                section(x, -16.0, z, across, deep),
            ],
        )
    };
    let [deep, wide] = v.foramen_size;
    csg.cut(
        1.0,
        shaft(foramen.x, foramen.z, wide * 0.5, deep * 0.5, 0.0),
    )
    // a rounded triangle: wide and flat behind the body, narrow at the spinous process
    .cut(
        1.8,
        shaft(0.0, back - depth * 0.32, half, depth * 0.35, 0.3),
    )
    .cut(
        2.2,
        shaft(0.0, back - depth * 0.57, half * 0.59, depth * 0.42, 0.0),
    )
    .cut(0.7, upper_plate(v))
    .cut(0.7, lower_plate(v))
}

/// A saddle between the uncinate processes, hollow from side to side.
fn upper_plate(v: &TypicalVertebra) -> Field {
    let lean = v.body_wedge_deg().to_radians() * 0.5;
    let normal = vec3(0.0, lean.cos(), lean.sin());
    let half = v.upper_width * 0.5;
    Pad {
        centre: v.upper_rim() + normal * (9.0 - 0.3),
        normal,
        along: Vec3::X,
        half_length: half * 1.03,
        half_width: v.upper_depth,
        half_height: 9.0,
        rounding: 2.6,
        dish: (1.3 / (half * half), 0.3 / (v.upper_depth * 0.5).powi(2)),
        bean: 0.0,
        squareness: 0.6,
    }
    .into()
}

/// Hollow from front to back, 1.3 mm deep; the front lip hangs, the sides rise for the uncinate
/// processes below.
fn lower_plate(v: &TypicalVertebra) -> Field {
    const HOLLOW: f32 = 1.3;
    let lean = v.body_wedge_deg().to_radians() * 0.5;
    let normal = vec3(0.0, lean.cos(), -lean.sin());
    let half = v.lower_width * 0.5;
    Pad {
        centre: v.lower_rim() - normal * (9.0 - HOLLOW),
        normal,
        along: Vec3::X,
        half_length: half * 1.2,
        half_width: v.lower_depth * 0.63,
        half_height: 9.0,
        rounding: 0.5,
        dish: (1.1 / (half * half), -HOLLOW / (v.lower_depth * 0.5).powi(2)),
        bean: 0.0,
        squareness: 0.3,
    }
    .into()
}
