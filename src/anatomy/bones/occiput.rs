//! The occipital bone with the mastoid processes: what the neck hangs from.
//!
//! Own frame = the model's frame. An open bowl: the squama ends in the arch of the lambdoid suture,
//! the base in front of the mastoids and the clivus; `cranium` closes it with the rest of the
//! skull. Numbers that are not a field of [`Occiput`] are shape numbers in mm, judged by eye.

use super::{
    Bone,
    atlas::ATLAS,
    column::{ATLANTO_OCCIPITAL_GAP_MM, pose},
    cranium::crowned,
    facet::Facet,
    finish,
};
use crate::{
    anatomy::field::{CsgBuilder, Field, Noise, Section, catmull_rom, section},
    domain::Level,
};
use glam::{Vec3, vec3};

/// Dimensions of the occiput, mm. morphometry#5, column "use".
#[derive(Clone, Copy, Debug)]
pub struct Occiput {
    /// Condyle, length and width (Kizilkanat 2006: 24.5 × 13.1; MOJAP: 23.5 × 11.4).
    pub condyle: [f32; 2],
    /// Front edge of the foramen magnum: 6 mm from the tip of the dens (Rojas: 95 % < 8.5).
    pub basion: Vec3,
    /// Back edge of the foramen magnum: 35.5 mm behind, 7° lower.
    pub opisthion: Vec3,
    /// Width of the foramen magnum.
    pub foramen_width: f32,
    /// External occipital protuberance (inion): 42 mm from the opisthion.
    pub inion: Vec3,
    /// Tip of the left mastoid process.
    pub mastoid: Vec3,
    /// Middle of the ellipsoid of the back of the vault.
    pub vault: Vec3,
    /// Half-axes of that ellipsoid.
    pub vault_radii: Vec3,
    /// Thickness of the squama away from the ridges.
    pub thickness: f32,
}

/// The occiput of the model.
pub const OCCIPUT: Occiput = Occiput {
    condyle: [23.0, 11.5],
    basion: vec3(0.0, 5.9, 0.6),
    opisthion: vec3(0.0, 1.6, -34.6),
    foramen_width: 30.0,
    inion: vec3(0.0, 22.0, -72.0),
    mastoid: vec3(53.0, 8.0, -6.0),
    vault: vec3(0.0, 62.0, -3.0),
    vault_radii: vec3(70.0, 62.0, 88.0),
    thickness: 6.0,
};

impl Occiput {
    /// The left condyle: the face that looks at the upper facet of the atlas.
    #[must_use]
    pub fn condyle_facet(&self) -> Facet {
        let cup = pose(Level::C1).facet(&ATLAS.superior_facet());
        cup.opposing(ATLANTO_OCCIPITAL_GAP_MM)
            .sized(self.condyle[0] * 0.5, self.condyle[1] * 0.5)
    }

    /// The point of the vault's outer face at this x and y, at the back of the head.
    #[must_use]
    pub fn on_squama(&self, x: f32, y: f32) -> Vec3 {
        let (u, v) = (
            (x - self.vault.x) / self.vault_radii.x,
            (y - self.vault.y) / self.vault_radii.y,
        );
        vec3(
            x,
            y,
            self.vault.z - self.vault_radii.z * (1.0 - u * u - v * v).max(0.0).sqrt(),
        )
    }

    /// The point of the vault's outer face at this x and z, on the underside.
    #[must_use]
    pub fn on_base(&self, x: f32, z: f32) -> Vec3 {
        let (u, w) = (
            (x - self.vault.x) / self.vault_radii.x,
            (z - self.vault.z) / self.vault_radii.z,
        );
        vec3(
            x,
            self.vault.y - self.vault_radii.y * (1.0 - u * u - w * w).max(0.0).sqrt(),
            z,
        )
    }

    /// The left superior nuchal line from the protuberance towards the mastoid process.
    #[must_use]
    pub fn superior_nuchal_line(&self) -> [Vec3; 5] {
        let outer = outer(self);
        [
            (0.0, 24.0),
            (13.0, 26.6),
            (27.0, 27.6),
            (40.0, 25.2),
            (48.5, 22.0),
        ]
        .map(|(x, y)| settle(self.on_squama(x, y), &outer))
    }

    /// The left inferior nuchal line from the median crest outwards.
    #[must_use]
    pub fn inferior_nuchal_line(&self) -> [Vec3; 4] {
        let outer = outer(self);
        [(2.0, -51.0), (14.0, -52.5), (27.0, -48.0), (34.0, -41.0)]
            .map(|(x, z)| settle(self.on_base(x, z), &outer))
    }
}

/// The bone with the skull above and in front of it; and its shape without sutures and teeth, for
/// the first picture.
pub(super) fn bone() -> (Bone, Field) {
    let base = base_of_skull();
    let [shape, plain] = crowned(&base.shape, &OCCIPUT);
    (
        Bone {
            shape,
            cartilage: base.cartilage,
        },
        plain,
    )
}

/// The occipital bone with the mastoid processes.
fn base_of_skull() -> Bone {
    let o = OCCIPUT;
    let condyle = o.condyle_facet();
    let csg = CsgBuilder::new().add(0.0, bowl(&o));
    let csg = base(&o, csg);
    let csg = nuchal_lines(&o, csg);
    let csg = mastoid(&o, csg);
    let csg = foramen_magnum(&o, csg);
    let csg = condyles(&condyle, csg);
    finish(
        csg.done(),
        Noise {
            amplitude: 0.9,
            wavelength: 44.0,
            seed: 9,
        },
        0.8,
        &[condyle.cartilage(1.0)],
    )
}

/// Middle and half-axes of the fullness over each half of the cerebellum, mm.
const CEREBELLAR: (Vec3, Vec3) = (vec3(25.0, 24.0, -40.0), vec3(25.0, 17.0, 25.0));

/// The outer face without its ridges.
fn outer(o: &Occiput) -> Field {
    let vault = Field::squared_ellipsoid(o.vault, o.vault_radii, Vec3::Z, Vec3::X, 0.0);
    CsgBuilder::new()
        .add(0.0, vault)
        .add(14.0, Field::ellipsoid(CEREBELLAR.0, CEREBELLAR.1))
        .done()
}

/// The point of a surface near `point`.
pub(super) fn settle(point: Vec3, surface: &Field) -> Vec3 {
    (0..4).fold(point, |at, _| {
        at - surface.gradient(at, 0.5).normalize_or_zero() * surface.distance(at)
    })
}

/// The shell of the vault, ended by the arch of the lambdoid suture and in front of the mastoids.
fn bowl(o: &Occiput) -> Field {
    let hollow =
        Field::squared_ellipsoid(o.vault, o.vault_radii - o.thickness, Vec3::Z, Vec3::X, 0.0);
    let fossa = Field::ellipsoid(CEREBELLAR.0, CEREBELLAR.1 - o.thickness);
    let inside = CsgBuilder::new()
        .add(0.0, hollow)
        .add(12.0, fossa)
        .cut(7.0, cruciform(o))
        .done();
    // two arcs that meet in a point at the lambda
    let lambdoid = Field::ellipsoid(vec3(-26.0, 18.0, -60.0), vec3(90.0, 69.0, 220.0));
    CsgBuilder::new()
        .add(0.0, outer(o))
        .cut(2.0, inside)
        .keep(3.0, lambdoid)
        .keep(
            3.0,
            Field::half_space(vec3(0.0, 0.75, 0.66), vec3(0.0, 30.0, 0.0)),
        )
        // the base rises to the front
        .keep(3.0, Field::half_space(vec3(0.0, -1.0, 0.17), o.opisthion))
        .keep(
            4.0,
            Field::half_space(vec3(0.12, 0.0, 1.0), vec3(40.0, 0.0, 3.0)),
        )
        .done()
}

/// Ridges on the inside: the grooves of the sinuses lie along them.
fn cruciform(o: &Occiput) -> Field {
    let sunk = |x: f32, y: f32, r: f32| {
        let p = o.on_squama(x, y);
        let inward = (o.vault - p).normalize();
        let at = p + inward * (o.thickness + 0.2);
        section(at.x, at.y, at.z, r, r * 0.8)
    };
    let across = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            sunk(-12.0, 27.0, 2.4),
            sunk(0.0, 26.0, 3.0),
            sunk(16.0, 28.0, 2.4),
            sunk(40.0, 29.0, 1.0),
        ],
    );
    let upright = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            sunk(0.0, 9.0, 1.2),
            sunk(0.0, 26.0, 2.6),
            sunk(0.0, 46.0, 2.6),
            sunk(0.0, 74.0, 0.8),
        ],
    );
    CsgBuilder::new().add(0.0, across).add(3.0, upright).done()
}

/// Basilar part up to the joint with the sphenoid, and the jugular notch.
fn base(o: &Occiput, csg: CsgBuilder) -> CsgBuilder {
    let b = o.basion;
    let clivus = Field::sweep(
        Some(Vec3::X),
        0.45,
        &[
            section(0.0, b.y + 4.7, b.z + 3.0, 13.0, 3.6),
            section(0.0, b.y + 8.6, b.z + 9.6, 11.6, 4.8),
            section(0.0, b.y + 13.4, b.z + 15.9, 11.0, 6.0),
        ],
    );
    let tubercle = Field::ellipsoid(vec3(0.0, b.y + 4.4, b.z + 10.4), vec3(2.2, 1.6, 3.4));
    let hollow = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, b.y + 13.4, b.z + 1.0, 9.0, 4.0),
            section(0.0, b.y + 27.0, b.z + 19.0, 8.0, 4.0),
        ],
    );
    let lateral = Field::squared_ellipsoid(
        vec3(25.0, 10.6, -6.0),
        vec3(13.0, 5.4, 12.0),
        Vec3::Z,
        Vec3::X,
        0.3,
    );
    let jugular = Field::ellipsoid(vec3(31.0, 9.0, 9.5), vec3(8.5, 12.0, 9.0));
    csg.add(7.0, lateral)
        .add(6.0, clivus)
        .add(3.0, tubercle)
        .cut(3.0, hollow)
        .cut(3.0, jugular)
}

/// Protuberance, crest, superior and inferior nuchal lines, and the hollows of the muscles between
/// them.
fn nuchal_lines(o: &Occiput, csg: CsgBuilder) -> CsgBuilder {
    let along = |p: Vec3, wide: f32, high: f32| section(p.x, p.y, p.z, wide, high);
    let outer = outer(o);
    // laid onto the bone all along: between its points a curve would dive under
    let ridge = |hint: Vec3, line: &[Section]| {
        let laid: Vec<Section> = catmull_rom(line, 6)
            .into_iter()
            .map(|s| Section {
                at: settle(s.at, &outer),
                ..s
            })
            .collect();
        Field::sweep_dense(Some(hint), 0.0, &laid)
    };
    let [inion, near, middle, far, end] = o.superior_nuchal_line();
    let mut line: Vec<Section> = vec![along(vec3(-near.x, near.y, near.z), 2.0, 1.2)];
    line.extend([
        along(inion, 1.8, 0.7),
        along(near, 2.0, 1.2),
        along(middle, 1.9, 1.2),
        along(far, 1.7, 1.1),
        along(end, 1.5, 1.0),
    ]);
    let superior = ridge(Vec3::Y, &line);
    let knob = Field::ellipsoid_along(
        o.inion + vec3(0.0, 2.0, 4.5),
        vec3(5.0, 2.8, 4.0),
        vec3(0.0, -0.6, -1.0),
        Vec3::X,
    );
    let [a, b, c, d] = o.inferior_nuchal_line();
    let inferior = ridge(
        Vec3::Z,
        &[
            along(a, 1.8, 0.8),
            along(b, 1.9, 1.1),
            along(c, 1.9, 1.0),
            along(d, 1.4, 1.0),
        ],
    );
    let crest = [
        (-38.0, 1.5, 0.8),
        (-50.0, 1.5, 1.4),
        (-60.0, 1.4, 1.1),
        (-68.0, 1.4, 0.8),
    ]
    .map(|(z, wide, high)| along(o.on_base(0.0, z), wide, high));
    let crest = ridge(Vec3::X, &crest);
    let semispinalis = Field::ellipsoid_along(
        o.on_base(13.5, -60.0) + vec3(0.0, -5.0, -3.8),
        vec3(11.0, 4.6, 9.0),
        vec3(0.0, 0.7, -0.7),
        Vec3::X,
    );
    let rectus = Field::ellipsoid_along(
        o.on_base(13.0, -43.0) + vec3(0.0, -4.8, -0.8),
        vec3(10.0, 3.8, 6.0),
        vec3(0.0, 0.35, -0.9),
        Vec3::X,
    );
    csg.cut(7.0, semispinalis)
        .cut(7.0, rectus)
        .add(5.0, superior)
        .add(6.0, knob)
        .add(4.0, inferior)
        .add(4.0, crest)
}

/// The mastoid process with the digastric notch on its inner side.
fn mastoid(o: &Occiput, csg: CsgBuilder) -> CsgBuilder {
    let t = o.mastoid;
    let process = Field::sweep(
        Some(Vec3::X),
        0.25,
        &[
            section(t.x - 0.8, t.y + 22.0, t.z - 11.0, 6.2, 14.0),
            section(t.x + 0.4, t.y + 12.0, t.z - 5.0, 6.4, 10.5),
            section(t.x + 0.4, t.y + 5.6, t.z - 1.4, 5.0, 7.2),
            section(t.x, t.y + 3.7, t.z, 3.4, 4.6),
        ],
    );
    let notch = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(t.x - 9.6, t.y + 4.6, t.z + 9.0, 4.0, 2.6),
            section(t.x - 8.8, t.y + 6.6, t.z - 6.0, 4.0, 2.5),
            section(t.x - 7.4, t.y + 7.0, t.z - 19.0, 2.0, 1.6),
        ],
    );
    csg.add(10.0, process).cut(3.6, notch)
}

fn foramen_magnum(o: &Occiput, csg: CsgBuilder) -> CsgBuilder {
    let middle = (o.basion + o.opisthion) * 0.5;
    let run = (o.basion - o.opisthion).normalize();
    let up = Vec3::X.cross(run) * -1.0;
    let half = (o.basion - o.opisthion).length() * 0.5;
    let wide = o.foramen_width * 0.5;
    let at = |t: f32, grow: f32| {
        let p = middle + up * t;
        section(0.0, p.y, p.z, wide + grow, half + grow)
    };
    let shaft = Field::sweep_dense(
        Some(Vec3::X),
        0.0,
        &[at(-24.0, 1.0), at(0.0, 0.0), at(9.0, 0.6), at(26.0, 6.0)],
    );
    // the margin stands out a little behind the condyles
    let margin = |turn: f32| {
        let (sine, cosine) = turn.to_radians().sin_cos();
        let p = middle + up * 2.8 + run * (-cosine * (half + 1.6)) + Vec3::X * sine * (wide + 1.6);
        section(p.x, p.y, p.z, 2.4, 2.0)
    };
    let rim = Field::sweep(
        Some(up),
        0.0,
        &[
            margin(-30.0),
            margin(0.0),
            margin(35.0),
            margin(65.0),
            margin(90.0),
        ],
    );
    csg.add(5.0, rim).cut(1.6, shaft)
}

/// The condyles, domes that fit the cups of the atlas; the fossa behind and the canal of the
/// hypoglossal nerve above.
fn condyles(facet: &Facet, csg: CsgBuilder) -> CsgBuilder {
    let root = facet.centre + vec3(1.8, 8.0, -0.5);
    let base = Field::squared_ellipsoid(
        root,
        vec3(6.8, 11.6, 5.0),
        Vec3::Y,
        vec3(0.86, 0.0, 0.5),
        0.2,
    );
    let fossa = Field::ellipsoid(vec3(27.5, 4.0, -19.5), vec3(6.0, 4.6, 4.4));
    let canal = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(6.0, 10.4, -11.0, 2.1, 2.1),
            section(18.5, 8.6, -2.0, 2.0, 2.0),
            section(30.0, 8.0, 10.0, 2.6, 2.6),
        ],
    );
    csg.cut(3.0, fossa)
        .add(3.0, base)
        .add(3.0, facet.plateau(9.0, 1.0, 1.4))
        .cut(1.6, canal)
}
