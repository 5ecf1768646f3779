//! The atlas, C1: a ring with two lateral masses that carry the head.
//!
//! Own frame: origin between the transverse foramina, y up, z forward along the plane of the arch.
//! Numbers that are not a field of [`Atlas`] are shape numbers in mm, judged by eye against
//! teaching models.

use super::{
    Bone,
    column::{ATLANTO_AXIAL_GAP_MM, pose},
    facet::Facet,
    finish,
};
use crate::{
    anatomy::{
        bones::axis::AXIS,
        field::{CsgBuilder, Field, Noise, Pad, section},
    },
    domain::Level,
};
use glam::{Vec3, vec3};

/// Dimensions of the atlas, mm. morphometry#1, column "use".
#[derive(Clone, Copy, Debug)]
pub struct Atlas {
    /// Between the tips of the transverse processes (Patel, Rekha; Europeans larger).
    pub span: f32,
    /// z of the front of the anterior tubercle; with `posterior` 45 mm front to back (Reed & Jones
    /// 44, Rekha 42).
    pub anterior: f32,
    /// z of the back of the posterior tubercle.
    pub posterior: f32,
    /// z of the face for the dens; the canal reaches 30 mm back from here.
    pub dens_face: f32,
    /// Height and width of the face for the dens (Patel 9.0 × 9.2).
    pub dens_face_size: [f32; 2],
    /// Front to back across the canal.
    pub canal_depth: f32,
    /// Side to side across the canal.
    pub canal_width: f32,
    /// From the midline to the middle of the transverse foramen (Patel, Rekha, Gosavi: edges 47 and
    /// 59 apart).
    pub foramen_offset: f32,
    /// Transverse foramen, front to back and side to side (Kaur 2023).
    pub foramen_size: [f32; 2],
    /// Upper facet, length and width (Kaur, Patel, Shingare).
    pub upper_facet: [f32; 2],
    /// Inward slope of the upper facet, degrees.
    pub upper_slope_deg: f32,
    /// Long axis of the upper facet against the sagittal plane, degrees; converges forward
    /// (condyles: 31.5).
    pub upper_convergence_deg: f32,
    /// Radius of the cup of the upper facet.
    pub upper_radius: f32,
    /// Lower facet, length and width (Cattrysse 2008, Kaur).
    pub lower_facet: [f32; 2],
}

/// The atlas of the model.
pub const ATLAS: Atlas = Atlas {
    span: 77.0,
    anterior: 16.2,
    posterior: -31.2,
    dens_face: 9.9,
    dens_face_size: [9.0, 9.0],
    canal_depth: 30.0,
    canal_width: 28.0,
    foramen_offset: 26.5,
    foramen_size: [7.7, 6.1],
    upper_facet: [22.0, 9.9],
    upper_slope_deg: 22.2,
    upper_convergence_deg: 30.0,
    upper_radius: 21.0,
    lower_facet: [17.2, 13.8],
};

impl Atlas {
    /// The left upper facet.
    #[must_use]
    pub fn superior_facet(&self) -> Facet {
        let (slope, turn) = (
            self.upper_slope_deg.to_radians(),
            self.upper_convergence_deg.to_radians(),
        );
        let normal = vec3(-slope.sin(), slope.cos(), -0.02).normalize();
        let along = vec3(-turn.sin(), 0.0, turn.cos());
        let cup = 0.5 / self.upper_radius;
        Facet {
            centre: vec3(17.2, 6.5, -0.4),
            normal,
            along: (along - normal * along.dot(normal)).normalize(),
            half_length: self.upper_facet[0] * 0.5,
            half_width: self.upper_facet[1] * 0.5,
            dish: (cup, cup),
        }
    }

    /// The left lower facet: the face that looks at the upper facet of the axis.
    #[must_use]
    pub fn inferior_facet(&self) -> Facet {
        let facing = AXIS.superior_facet().opposing(ATLANTO_AXIAL_GAP_MM);
        pose(Level::C1)
            .own_facet(&facing.sized(self.lower_facet[0] * 0.5, self.lower_facet[1] * 0.5))
    }

    /// Tip of the left transverse process.
    #[must_use]
    pub fn process_tip(&self) -> Vec3 {
        vec3(self.span * 0.5, -2.8, -2.6)
    }

    /// Middle of the left transverse foramen.
    #[must_use]
    pub fn foramen(&self) -> Vec3 {
        vec3(self.foramen_offset, 0.0, -0.4)
    }

    /// Middle of the canal behind the dens.
    #[must_use]
    pub fn canal(&self) -> Vec3 {
        vec3(0.0, 0.0, self.dens_face - self.canal_depth * 0.66)
    }

    /// Middle of the left half of the posterior arch, on its upper edge, where the artery lies.
    #[must_use]
    pub fn groove(&self) -> Vec3 {
        vec3(17.0, 4.3, -14.6)
    }
}

/// The bone in its own frame.
pub(super) fn vertebra() -> Bone {
    let a = ATLAS;
    let [upper, lower] = [a.superior_facet(), a.inferior_facet()];
    let csg = lateral_mass(&upper, &lower);
    let csg = anterior_arch(&a, csg);
    // seen from above, the front runs straight from the tubercle to the transverse process
    let csg = csg.keep(
        3.0,
        Field::half_space(vec3(0.5, 0.0, 0.87), vec3(20.0, 0.0, 9.4)),
    );
    let csg = posterior_arch(&a, csg);
    // the canal before the arches are grooved; facets before the transverse process, which they
    // would bite
    let csg = csg
        .cut(0.8, upper.cutter(10.0, [1.6, 1.0], 0.8))
        .cut(0.8, lower.cutter(9.0, [1.6, 1.6], 0.6));
    let csg = transverse_process(&a, csg);
    let csg = hollows(&a, &upper, csg);
    finish(
        csg.done(),
        Noise {
            amplitude: 0.4,
            wavelength: 23.0,
            seed: 1,
        },
        0.35,
        &[
            upper.cartilage(1.0),
            lower.cartilage(1.0),
            dens_face(&a, 0.9, 4.2),
        ],
    )
}

/// One solid wedge, higher outside than inside, too big on purpose: the facets are cut from it.
fn lateral_mass(upper: &Facet, lower: &Facet) -> CsgBuilder {
    let wedge = Field::squared_ellipsoid(
        vec3(19.4, -0.4, 1.0),
        vec3(6.0, 8.4, 8.6),
        vec3(-0.06, 1.0, 0.0),
        vec3(0.9, 0.0, 0.42),
        0.9,
    );
    let shelf = Field::squared_ellipsoid(
        upper.centre - upper.normal * 1.0 + vec3(0.4, 0.0, 0.0),
        vec3(5.4, 11.9, 4.4),
        upper.normal,
        vec3(0.86, 0.0, 0.5),
        0.4,
    );
    let foot = Field::squared_ellipsoid(
        lower.centre - lower.normal * 1.2 + Vec3::X * 0.2,
        vec3(7.3, 9.0, 3.4),
        lower.normal,
        Vec3::X,
        0.25,
    );
    let front = Field::ellipsoid(vec3(18.6, 0.6, 7.6), vec3(4.4, 5.2, 2.6));
    let tubercle = Field::ball(vec3(12.9, -1.2, 3.4), 2.3); // transverse ligament
    CsgBuilder::new()
        .add(0.0, wedge)
        .add(2.6, shelf)
        .add(2.6, foot)
        .add(2.8, front)
        .add(1.8, tubercle)
}

fn anterior_arch(a: &Atlas, csg: CsgBuilder) -> CsgBuilder {
    let middle = a.dens_face + 2.1;
    let arch = Field::sweep(
        Some(Vec3::Y),
        0.05,
        &[
            section(18.6, 0.2, 6.8, 6.0, 2.8),
            section(13.3, 0.2, middle - 2.4, 4.2, 2.2),
            section(6.9, 0.0, middle - 0.6, 4.4, 1.8),
            section(0.0, 0.0, middle, 4.8, 1.9),
            section(-6.9, 0.0, middle - 0.6, 4.4, 1.8),
        ],
    );
    let tubercle = Field::ellipsoid_along(
        vec3(0.0, 0.0, a.anterior - 2.3),
        vec3(4.6, 3.4, 1.9),
        vec3(0.0, 0.05, 1.0),
        Vec3::X,
    );
    // the hollows of the longus colli beside the tubercle
    let longus = Field::ellipsoid_along(
        vec3(8.6, -0.6, a.anterior + 0.6),
        vec3(4.4, 3.4, 2.4),
        vec3(0.3, 0.0, 1.0),
        Vec3::X,
    );
    let tip = Field::ellipsoid(vec3(0.0, -0.4, a.anterior - 1.7), vec3(1.7, 2.0, 1.7));
    csg.add(3.2, arch)
        .add(3.4, tubercle)
        .cut(3.6, longus)
        .add(2.2, tip)
}

/// Flat under the groove of the artery, taller towards the midline.
fn posterior_arch(a: &Atlas, csg: CsgBuilder) -> CsgBuilder {
    let end = a.posterior + 5.9;
    let arch = Field::sweep(
        Some(Vec3::Y),
        0.5,
        &[
            section(19.6, -1.2, -4.4, 4.6, 4.0),
            section(19.2, -1.5, -9.4, 2.3, 3.8),
            section(17.5, -1.4, -14.8, 2.2, 3.2),
            section(12.8, -0.9, -20.6, 3.6, 2.3),
            section(6.4, -0.6, end + 1.6, 4.1, 2.3),
            section(0.0, -0.5, end, 4.2, 2.6),
            section(-6.4, -0.6, end + 1.6, 4.1, 2.3),
        ],
    );
    let tubercle = Field::ellipsoid_along(
        vec3(0.0, -1.0, a.posterior + 2.7),
        vec3(2.2, 2.4, 2.9),
        vec3(0.0, -0.05, 1.0),
        Vec3::X,
    );
    let rough = Field::ellipsoid_along(
        vec3(3.0, 0.1, a.posterior + 3.9),
        vec3(2.8, 2.0, 2.2),
        vec3(0.5, -0.1, 1.0),
        Vec3::X,
    );
    let lip = Field::ellipsoid_along(
        vec3(14.6, 0.9, -18.6),
        vec3(2.0, 2.2, 3.6),
        vec3(0.7, 0.0, 0.7),
        Vec3::X,
    );
    csg.add(3.0, arch)
        .add(3.4, tubercle)
        .add(3.2, rough)
        .add(1.8, lip)
}

/// Thin bar in front, stout bar behind, a flat oblique tip: the lever for turning the head.
fn transverse_process(a: &Atlas, csg: CsgBuilder) -> CsgBuilder {
    let (foramen, tip) = (a.foramen(), a.process_tip());
    let [deep, wide] = a.foramen_size;
    let (front, behind) = (foramen.z + deep * 0.5 + 1.4, foramen.z - deep * 0.5 - 1.9);
    let outer = foramen.x + wide * 0.5 + 1.9;
    let front_bar = Field::sweep(
        Some(Vec3::Y),
        0.25,
        &[
            section(21.8, 0.5, front + 0.8, 3.4, 2.3),
            section(foramen.x + 0.4, -0.7, front, 2.6, 1.4),
            section(outer, -1.7, foramen.z + 2.2, 2.6, 1.7),
            section(tip.x - 4.4, -2.7, -0.9, 2.3, 1.9),
        ],
    );
    let back_bar = Field::sweep(
        Some(Vec3::Y),
        0.25,
        &[
            section(21.6, 0.0, behind + 0.5, 3.3, 2.7),
            section(foramen.x, -1.0, behind, 2.4, 2.0),
            section(outer, -2.0, foramen.z - 3.6, 2.6, 2.3),
            section(tip.x - 2.6, -2.9, -3.7, 2.5, 2.3),
        ],
    );
    let blade = Field::squared_ellipsoid(
        vec3(tip.x - 4.4, -2.7, tip.z + 0.2),
        vec3(3.8, 3.5, 2.2),
        vec3(0.3, 1.0, 0.1),
        vec3(1.0, 0.0, -0.3),
        0.1,
    );
    let front_knob = Field::ellipsoid_along(
        vec3(tip.x - 3.4, -3.5, -0.4),
        vec3(1.5, 1.9, 1.6),
        vec3(0.3, 1.0, 0.0),
        Vec3::X,
    );
    let back_knob = Field::ellipsoid_along(
        vec3(tip.x - 1.9, -2.5, -4.2),
        vec3(1.8, 2.1, 2.0),
        vec3(0.3, 1.0, 0.0),
        Vec3::X,
    );
    let collar = Field::squared_ellipsoid(
        foramen - Vec3::Y * 1.6,
        vec3(wide * 0.5 + 1.9, 2.1, deep * 0.5 + 1.7),
        Vec3::Z,
        Vec3::X,
        0.4,
    );
    csg.add(1.8, collar)
        .add(2.2, front_bar)
        .add(2.4, back_bar)
        .add(2.4, blade)
        .add(1.5, front_knob)
        .add(1.5, back_knob)
}

/// What is cut last: the foramen, the notch of the cup, the groove of the artery, the face for the
/// dens.
fn hollows(a: &Atlas, upper: &Facet, csg: CsgBuilder) -> CsgBuilder {
    let foramen = a.foramen();
    let [deep, wide] = a.foramen_size;
    let shaft = Field::sweep_dense(
        Some(Vec3::X),
        0.0,
        &[
            section(
                foramen.x - 0.3,
                -13.0,
                foramen.z + 0.6,
                wide * 0.5,
                deep * 0.5,
            ),
            section(foramen.x, 0.0, foramen.z, wide * 0.5, deep * 0.5),
            section(
                foramen.x + 2.6,
                13.0,
                foramen.z - 1.1,
                wide * 0.55,
                deep * 0.55,
            ),
        ],
    );
    let across = upper.normal.cross(upper.along);
    let inward = if across.x > 0.0 { -across } else { across };
    let notch = Field::ellipsoid_along(
        upper.centre + inward * (upper.half_width + 2.0) + upper.normal * 1.0,
        vec3(2.2, 2.4, 3.6),
        upper.normal,
        vec3(0.86, 0.0, 0.5),
    );
    let groove = Field::sweep(
        Some(Vec3::Z),
        0.0,
        &[
            section(29.0, 5.6, -3.6, 2.4, 2.4),
            section(26.6, 4.8, -8.2, 2.7, 2.7),
            section(22.2, 4.0, -10.8, 2.8, 3.0),
            section(16.6, 3.8, -12.4, 2.8, 3.2),
            section(10.2, 5.0, -11.8, 2.8, 3.0),
        ],
    );
    csg.cut(1.1, shaft)
        .cut(1.8, notch)
        .cut(1.4, groove)
        .cut(0.8, dens_face(a, 2.6, 5.5))
}

/// Pressed into the back of the anterior arch.
fn dens_face(a: &Atlas, half_height: f32, half_width: f32) -> Field {
    let depth = if half_height > 2.0 { half_height } else { 0.0 };
    Pad {
        centre: vec3(0.0, 0.0, a.dens_face - depth),
        normal: Vec3::NEG_Z,
        along: Vec3::Y,
        half_length: a.dens_face_size[0] * 0.5 - 0.4,
        half_width,
        half_height,
        rounding: 0.6,
        dish: (0.0, 0.07),
        ..Pad::default()
    }
    .into()
}
