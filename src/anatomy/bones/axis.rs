//! The axis, C2: the dens, two sloping shoulders, a massive forked spinous process.
//!
//! Own frame = the model's frame: origin at the tip of the dens. Numbers that are not a field of
//! [`Axis`] are shape numbers in mm, judged by eye against teaching models.

use super::{
    Bone,
    column::{AXIS_LOWER_PLATE, lower_facet},
    facet::Facet,
    finish,
};
use crate::{
    anatomy::field::{CsgBuilder, Field, Noise, Pad, section},
    domain::Level,
};
use glam::{Vec3, vec3};

/// Dimensions of the axis, mm. morphometry#2, column "use".
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Greatest width of the dens (n = 52: 9.8 ± 0.9).
    pub dens_width: f32,
    /// Width of its waist (n = 52: 8.5 ± 0.8).
    pub dens_waist: f32,
    /// Front to back across the dens (n = 52: 10.6 ± 0.9).
    pub dens_depth: f32,
    /// Height of the dens above the shoulders (Gosavi 14.9, core.ac.uk 17.6).
    pub dens_height: f32,
    /// Backward lean of its axis to the vertical, degrees; the rounded tip makes its slices lean 1
    /// to 2 less.
    pub dens_lean_deg: f32,
    /// From the tip of the dens to the front lower corner (Reed & Jones: 38.1).
    pub height: f32,
    /// Middle of the left upper facet (mesh means: 14.8 lateral, 16 to 19 below the tip).
    pub upper_centre: Vec3,
    /// Upper facet, front to back and across (Kaur: 17.4 × 15.2; Cattrysse: 17.7).
    pub upper_facet: [f32; 2],
    /// Slope of the upper facet, lower outwards, degrees.
    pub upper_slope_deg: f32,
    /// Width across the transverse processes.
    pub span: f32,
    /// Canal, front to back and side to side.
    pub canal: [f32; 2],
    /// z of the back wall of the body, the front of the canal.
    pub back: f32,
    /// Transverse foramen, diameter.
    pub foramen: f32,
    /// Spinolaminar line to the tip of the spinous process.
    pub spine_length: f32,
    /// Between the tips of the fork.
    pub fork: f32,
}

/// The axis of the model.
pub const AXIS: Axis = Axis {
    dens_width: 10.0,
    dens_waist: 8.7,
    dens_depth: 10.7,
    dens_height: 16.5,
    dens_lean_deg: 13.6,
    height: 38.5,
    upper_centre: vec3(14.8, -17.2, -0.6),
    upper_facet: [17.3, 15.0],
    upper_slope_deg: 21.7,
    span: 53.0,
    canal: [17.0, 23.0],
    back: -4.8,
    foramen: 6.0,
    spine_length: 18.0,
    fork: 16.0,
};

impl Axis {
    /// The left upper facet.
    #[must_use]
    pub fn superior_facet(&self) -> Facet {
        let slope = self.upper_slope_deg.to_radians();
        let normal = vec3(slope.sin(), slope.cos(), -0.05).normalize();
        let along = vec3(0.1, 0.0, 1.0);
        Facet {
            centre: self.upper_centre,
            normal,
            along: (along - normal * along.dot(normal)).normalize(),
            half_length: self.upper_facet[0] * 0.5,
            half_width: self.upper_facet[1] * 0.5,
            dish: (-0.008, -0.004),
        }
    }

    /// The axis of the dens: its point at height `y`.
    #[must_use]
    pub fn dens(&self, y: f32) -> Vec3 {
        vec3(0.0, y, -y * self.dens_lean_deg.to_radians().tan())
    }

    /// z of the spinolaminar line.
    #[must_use]
    pub fn spinolaminar(&self) -> f32 {
        self.back - self.canal[0]
    }

    /// Tip of the left prong of the spinous process.
    #[must_use]
    pub fn spine_tip(&self) -> Vec3 {
        vec3(
            self.fork * 0.5 - 2.0,
            -38.6,
            self.spinolaminar() - self.spine_length,
        )
    }

    /// The transverse foramen from below to its outer mouth: the course of the artery through the
    /// bone.
    #[must_use]
    pub fn foramen_course(&self) -> [Vec3; 3] {
        [
            vec3(15.6, -31.0, -3.4),
            vec3(17.6, -26.2, -3.8),
            vec3(24.0, -22.8, -4.4),
        ]
    }

    /// Middle of the canal.
    #[must_use]
    pub fn canal_centre(&self) -> Vec3 {
        vec3(0.0, -28.5, self.back - self.canal[0] * 0.45)
    }

    /// Tip of the left transverse process.
    #[must_use]
    pub fn process_tip(&self) -> Vec3 {
        vec3(self.span * 0.5, -30.4, -4.6)
    }

    /// Outer face of the left lamina, half way to the midline: where the greater occipital nerve
    /// passes below muscle.
    #[must_use]
    pub fn lamina(&self) -> Vec3 {
        vec3(11.0, -30.4, -24.0)
    }
}

/// The bone.
pub(super) fn vertebra() -> Bone {
    let a = AXIS;
    let [upper, lower] = [a.superior_facet(), lower_facet(Level::C2)];
    let csg = body(&upper);
    let csg = csg.cut(0.8, upper.cutter(8.0, [2.6, 2.6], 0.5));
    let csg = dens(&a, csg);
    let csg = pars(&upper, &lower, csg);
    let csg = arch(&a, csg);
    // after the laminae, which would fill it, and before what stands in front of it
    let csg = csg.cut(0.9, lower.cutter(10.0, [2.0, 5.0], 1.2));
    let csg = transverse_process(&a, csg);
    let csg = hollows(&a, csg);
    let front = a.dens(-7.6) + vec3(0.0, 0.0, a.dens_depth * 0.5);
    let face = Pad {
        centre: front,
        normal: vec3(0.0, a.dens_lean_deg.to_radians().tan(), 1.0),
        along: Vec3::Y,
        half_length: 4.6,
        half_width: 3.6,
        half_height: 0.9,
        ..Pad::default()
    };
    finish(
        csg.done(),
        Noise {
            amplitude: 0.4,
            wavelength: 23.0,
            seed: 2,
        },
        0.35,
        &[upper.cartilage(1.0), lower.cartilage(0.9), face.into()],
    )
}

/// Body with its waist, the shoulders that carry the facets, ridge and hollows in front.
fn body(upper: &Facet) -> CsgBuilder {
    let [wide, deep] = AXIS_LOWER_PLATE;
    let column = Field::sweep(
        Some(Vec3::X),
        0.35,
        &[
            section(0.0, -17.6, 2.2, 6.1, 4.9),
            section(0.0, -22.0, 1.8, 6.6, 5.4),
            section(0.0, -27.0, 1.6, 7.4, 6.0),
            section(0.0, -32.0, 2.2, wide - 0.1, deep - 0.6),
            section(0.0, -37.5, 2.7, wide + 0.1, deep - 0.1),
        ],
    );
    let shoulder = Field::sweep(
        Some(Vec3::Z),
        0.35,
        &[
            section(2.8, -22.0, 1.2, 5.0, 5.9),
            section(8.3, -21.6, 0.6, 6.1, 5.3),
            section(13.6, -21.2, -0.2, 7.2, 4.2),
            section(18.0, -21.9, -0.8, 6.4, 2.5),
        ],
    );
    let crown = Field::ellipsoid_along(
        upper.centre - upper.normal * 2.0,
        vec3(8.0, 9.0, 3.3),
        upper.normal,
        Vec3::X,
    );
    let ridge = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, -16.0, 6.2, 2.2, 1.7),
            section(0.0, -22.0, 6.7, 1.3, 1.5),
            section(0.0, -29.0, 8.0, 2.0, 1.7),
            section(0.0, -35.2, 9.1, 4.4, 1.7),
        ],
    );
    let longus = Field::ellipsoid_along(
        vec3(5.6, -26.4, 10.4),
        vec3(3.3, 3.6, 6.0),
        vec3(-0.16, 1.0, 0.14),
        Vec3::X,
    );
    CsgBuilder::new()
        .add(0.0, column)
        .add(3.6, shoulder)
        .add(2.4, crown)
        .add(2.6, ridge)
        .cut(2.8, longus)
}

/// Waist, bulbous head, two slopes for the alar ligaments, a face in front, a groove for the
/// transverse ligament behind.
fn dens(a: &Axis, csg: CsgBuilder) -> CsgBuilder {
    let (wide, waist, deep) = (a.dens_width * 0.5, a.dens_waist * 0.5, a.dens_depth * 0.5);
    let part = |y: f32, across: f32, depth: f32| {
        let at = a.dens(y);
        section(0.0, at.y, at.z, across, depth)
    };
    let shaft = Field::sweep(
        Some(Vec3::X),
        0.15,
        &[
            section(0.0, -22.0, 3.0, waist + 1.0, deep - 0.7),
            part(-15.6, waist + 0.5, deep - 0.6),
            part(-12.6, waist - 0.1, deep - 0.7),
            part(-7.8, wide + 0.1, deep),
            part(-4.8, wide - 0.2, deep - 0.5),
            part(-2.4, wide - 1.5, deep - 2.0),
            part(-1.5, 1.6, 1.6),
        ],
    );
    let front = Pad {
        centre: a.dens(-7.6) + vec3(0.0, 0.0, deep + 2.75),
        normal: vec3(0.0, a.dens_lean_deg.to_radians().tan(), 1.0),
        along: Vec3::Y,
        half_length: 5.4,
        half_width: 6.0,
        half_height: 3.0,
        rounding: 0.5,
        dish: (-0.010, -0.02),
        ..Pad::default()
    };
    let alar = Field::half_space(vec3(0.78, 0.62, -0.14), vec3(4.0, -2.0, -0.6));
    let ligament = Field::sweep(
        Some(Vec3::Z),
        0.0,
        &[
            section(-8.0, -10.4, -3.4, 1.5, 2.6),
            section(0.0, -10.2, -4.3, 1.5, 2.6),
            section(8.0, -10.4, -3.4, 1.5, 2.6),
        ],
    );
    // the dens is shaped alone, then planted: its cuts must not touch the rest
    let alone = CsgBuilder::new()
        .add(0.0, shaft)
        .cut(0.8, front)
        .keep(1.6, alar)
        .cut(1.6, ligament)
        .done();
    csg.add(1.8, alone)
}

/// From the shoulder down and back to the lower articular process.
fn pars(upper: &Facet, lower: &Facet, csg: CsgBuilder) -> CsgBuilder {
    let (top, foot) = (upper.centre, lower.centre);
    let bridge = Field::sweep(
        Some(Vec3::X),
        0.35,
        &[
            section(top.x - 0.8, -21.6, -4.2, 4.0, 4.4),
            section(16.0, -25.0, -9.6, 4.5, 4.7),
            section(foot.x - 1.4, foot.y + 5.4, foot.z - 3.0, 4.8, 4.5),
            section(foot.x - 1.2, foot.y + 0.8, foot.z - 3.4, 5.0, 3.7),
            section(foot.x - 1.8, foot.y - 2.0, foot.z - 4.4, 4.6, 3.0),
        ],
    );
    let process = Field::squared_ellipsoid(
        foot - lower.normal * 1.4,
        vec3(5.4, 6.0, 3.8),
        lower.normal,
        Vec3::X,
        0.2,
    );
    let hollow = Field::ellipsoid_along(
        vec3(24.4, -29.0, -19.6),
        vec3(2.2, 4.0, 4.8),
        vec3(0.1, 1.0, -0.4),
        Vec3::X,
    );
    // the lower end is blunt, its outer corner round: a bare cut by the face would leave an edge
    let uphill = (Vec3::Y - lower.normal * lower.normal.y).normalize();
    let end = Field::half_space(
        lower.normal * 0.3 - uphill,
        foot - uphill * (lower.half_width + 0.5),
    );
    let corner = Field::half_space(
        vec3(0.7, -0.75, -0.1),
        foot + vec3(lower.half_length * 0.48, -lower.half_width * 0.4, 0.0),
    );
    let pillar = CsgBuilder::new()
        .add(0.0, bridge)
        .add(4.0, process)
        .keep(2.6, end)
        .keep(3.0, corner)
        .done();
    csg.add(3.2, pillar).cut(2.8, hollow)
}

/// Laminae leaning like a roof, and the massive keel that forks only at its end.
fn arch(a: &Axis, csg: CsgBuilder) -> CsgBuilder {
    let wall = a.spinolaminar();
    let lamina = Field::sweep(
        Some(vec3(0.0, 1.0, 0.55)),
        0.3,
        &[
            section(16.6, -30.6, -14.8, 6.4, 3.0),
            section(13.6, -31.6, -18.8, 7.4, 2.7),
            section(8.4, -31.9, wall - 0.7, 6.9, 2.5),
            section(2.8, -32.0, wall - 2.8, 6.9, 3.0),
            section(-2.8, -32.0, wall - 2.8, 6.9, 3.0),
        ],
    );
    let tip = a.spine_tip();
    let keel = Field::sweep(
        Some(vec3(0.0, 1.0, -0.45)),
        0.3,
        &[
            section(0.0, -31.6, wall - 2.0, 5.7, 3.0),
            section(0.0, -33.0, wall - 6.4, 6.0, 3.0),
            section(0.0, -34.4, wall - 10.6, 5.4, 3.9),
            section(0.0, -35.6, wall - 13.4, 4.0, 5.2),
        ],
    );
    let prong = Field::sweep(
        Some(vec3(0.0, 1.0, -0.6)),
        0.4,
        &[
            section(1.8, -33.4, wall - 8.4, 4.6, 3.0),
            section(3.8, -35.4, wall - 12.4, 4.2, 3.1),
            section(tip.x - 0.7, tip.y + 1.4, tip.z + 3.0, 3.2, 2.5),
        ],
    );
    let knob = Field::ellipsoid_along(
        vec3(tip.x, tip.y + 0.2, tip.z + 2.4),
        vec3(1.9, 2.4, 2.6),
        vec3(0.3, -0.6, -1.0),
        Vec3::X,
    );
    let under = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, -41.0, wall - 2.0, 2.4, 3.0),
            section(0.0, -41.4, wall - 9.0, 2.8, 3.6),
            section(0.0, -43.8, wall - 17.0, 3.0, 4.4),
        ],
    );
    let notch = Field::ellipsoid_along(
        vec3(0.0, -38.6, wall - 19.6),
        vec3(2.0, 3.6, 3.8),
        vec3(0.0, 1.0, 0.75),
        Vec3::X,
    );
    let hollow = Field::ellipsoid_along(
        vec3(9.4, -30.4, wall - 10.6),
        vec3(4.0, 5.6, 5.6),
        Vec3::Y,
        vec3(1.0, 0.0, 0.6),
    );
    csg.add(3.4, lamina)
        .add(3.4, keel)
        .add(2.6, prong)
        .add(2.0, knob)
        .cut(2.4, under)
        .cut(1.4, notch)
        .cut(2.8, hollow)
}

/// Small, pointing down and out, with the foramen between its roots.
fn transverse_process(a: &Axis, csg: CsgBuilder) -> CsgBuilder {
    let tip = a.process_tip();
    let front = Field::sweep(
        Some(vec3(0.6, 0.8, 0.0)),
        0.3,
        &[
            section(14.6, -23.4, 2.0, 3.2, 2.4),
            section(19.2, -25.9, 0.6, 2.4, 1.6),
            section(tip.x - 4.0, -28.4, -2.2, 2.4, 1.9),
            section(tip.x - 2.0, tip.y + 0.6, tip.z + 0.2, 1.9, 1.9),
        ],
    );
    let back = Field::sweep(
        Some(vec3(0.6, 0.8, 0.0)),
        0.3,
        &[
            section(16.8, -25.6, -9.8, 3.2, 2.6),
            section(20.6, -27.6, -8.3, 2.3, 1.7),
            section(tip.x - 2.4, tip.y + 0.6, tip.z - 0.8, 2.2, 2.0),
        ],
    );
    csg.add(2.2, front).add(2.2, back)
}

/// What is cut last: foramen, canal, lower end-plate.
fn hollows(a: &Axis, csg: CsgBuilder) -> CsgBuilder {
    let r = a.foramen * 0.5;
    let [below, bend, mouth] = a.foramen_course();
    let way = |p: Vec3, along: f32, across: f32| section(p.x, p.y, p.z, along, across);
    let foramen = Field::sweep(
        Some(Vec3::Z),
        0.0,
        &[
            way(below - Vec3::Y * 8.0, r, r),
            way(below, r, r),
            way(bend, r * 1.03, r),
            way(mouth, r * 1.1, r * 0.95),
            way(mouth + vec3(6.0, 1.0, -0.4), r * 1.15, r),
        ],
    );
    let [deep, wide] = a.canal;
    let canal = Field::sweep_dense(
        Some(Vec3::X),
        0.35,
        &[
            section(
                0.0,
                0.0,
                a.back - deep * 0.5 - 0.4,
                wide * 0.5 + 0.6,
                deep * 0.5 + 0.5,
            ),
            section(0.0, -24.0, a.back - deep * 0.5, wide * 0.5, deep * 0.5),
            section(
                0.0,
                -42.0,
                a.back - deep * 0.5 - 0.5,
                wide * 0.5,
                deep * 0.5,
            ),
        ],
    );
    let [plate_width, plate_depth] = AXIS_LOWER_PLATE;
    let plate = Pad {
        centre: vec3(0.0, -36.3 - 7.0 + 1.7, 2.7),
        normal: vec3(0.0, 1.0, 0.035),
        along: Vec3::X,
        half_length: plate_width * 1.7,
        half_width: plate_depth * 1.5,
        half_height: 7.0,
        rounding: 0.5,
        dish: (0.8 / plate_width.powi(2), -1.7 / plate_depth.powi(2)),
        ..Pad::default()
    };
    csg.cut(1.2, foramen).cut(2.0, canal).cut(1.2, plate)
}
