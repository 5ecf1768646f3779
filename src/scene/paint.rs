//! What a reader paints on the skin: dabs of a brush, and areas that were chosen by name.
//!
//! Dabs lie on the skin of the straight head and know which areas they touch, so that everything
//! else follows without the model. Deliberately absent: where this goes. It is the reader's own and
//! stays in the page. Start reading at [`PainDrawing`].

use super::{Ray, Scene};
use crate::domain::RegionId;
use glam::Vec3;

/// Radius of the brush, mm: a fingertip on a head that fills a tablet.
pub const BRUSH_MM: f32 = 13.0;
/// Dabs of one stroke lie at least this far apart, mm.
const APART_MM: f32 = 5.0;
/// An area counts from this share of its strength on.
const COUNTS: f32 = 0.35;
/// A dab so near the midline touches both sides, mm.
const MIDLINE_MM: i16 = 5;
/// More dabs than these are not kept: they would cover head and neck several times.
const DABS_MAX: usize = 400;

/// One dab of the brush on the skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dab {
    /// Where, on the skin of the straight head, mm.
    pub at_mm: [i16; 3],
    /// How far each area reaches there, 0 to 255, in the order of `Area::ALL`.
    pub areas: [u8; 12],
}

impl Dab {
    /// Where, mm.
    #[must_use]
    pub fn at(&self) -> Vec3 {
        Vec3::from(self.at_mm.map(f32::from))
    }

    /// How strongly it touches a region, 0 to 1.
    fn touches(&self, region: RegionId) -> f32 {
        let on_side = f32::from(self.at_mm[0]) * region.side.sign() >= -f32::from(MIDLINE_MM);
        if on_side {
            f32::from(self.areas[region.area as usize]) / 255.0
        } else {
            0.0
        }
    }

    fn mirrored(self) -> Self {
        let [x, y, z] = self.at_mm;
        Self {
            at_mm: [-x, y, z],
            ..self
        }
    }
}

/// The reader's pain drawing: dabs of a brush, and regions chosen by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PainDrawing {
    /// The regions chosen by name: the bit of [`RegionId::index`].
    pub chosen: u32,
    /// The dabs, the oldest first.
    pub dabs: Vec<Dab>,
}

fn bit(region: RegionId) -> u32 {
    1 << region.index()
}

impl PainDrawing {
    /// The regions of these bits (bit n is the region with [`RegionId::index`] n), nothing brushed;
    /// bits without a region are dropped.
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        Self {
            chosen: RegionId::all()
                .map(bit)
                .fold(0, |all, bit| all | bits & bit),
            dabs: Vec::new(),
        }
    }

    /// The bits of all regions that count, brushed or chosen: what a reader who shares the drawing
    /// shares. Where the dabs lie is not in them.
    #[must_use]
    pub fn bits(&self) -> u32 {
        RegionId::all()
            .filter(|region| self.has(*region))
            .fold(0, |all, region| all | bit(region))
    }

    /// Whether nothing is painted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen == 0 && self.dabs.is_empty()
    }

    /// How strongly a region is painted, 0 to 1: 1 when it is chosen by name, else as strongly as
    /// the dab that is deepest in it.
    #[must_use]
    pub fn weight(&self, region: RegionId) -> f32 {
        if self.chosen & bit(region) != 0 {
            return 1.0;
        }
        self.dabs
            .iter()
            .map(|dab| dab.touches(region))
            .fold(0.0, f32::max)
    }

    /// Whether a region counts as painted: from a weight of 0.35 on.
    #[must_use]
    pub fn has(&self, region: RegionId) -> bool {
        self.weight(region) >= COUNTS
    }

    /// The regions that count, with their weights, 0.35 to 1, in the order of [`RegionId::all`].
    #[must_use]
    pub fn weights(&self) -> Vec<(RegionId, f32)> {
        RegionId::all()
            .map(|region| (region, self.weight(region)))
            .filter(|(_, weight)| *weight >= COUNTS)
            .collect()
    }

    /// The regions chosen by name.
    pub fn by_name(&self) -> impl Iterator<Item = RegionId> {
        RegionId::all().filter(|region| self.chosen & bit(*region) != 0)
    }

    /// The same with this region chosen by its name; where it counted already, without it and
    /// without the dabs in it.
    #[must_use]
    pub fn toggled(&self, region: RegionId) -> Self {
        let mut next = self.clone();
        if self.has(region) {
            next.chosen &= !bit(region);
            next.dabs.retain(|dab| dab.touches(region) < COUNTS);
        } else {
            next.chosen |= bit(region);
        }
        next
    }

    /// Adds a dab. It is dropped silently when it lies less than 5 mm from the last one, so that a
    /// stroke does not pile up, and when there are 400 already, which would cover head and neck
    /// several times.
    pub fn add(&mut self, dab: Dab) {
        let near = self
            .dabs
            .last()
            .is_some_and(|last| last.at().distance(dab.at()) < APART_MM);
        if !near && self.dabs.len() < DABS_MAX {
            self.dabs.push(dab);
        }
    }

    /// Removes the dabs within 13 mm of `under`, and the regions chosen by name in which `under`
    /// counts (weight 0.35).
    pub fn erase(&mut self, under: &Dab) {
        self.dabs
            .retain(|dab| dab.at().distance(under.at()) > BRUSH_MM);
        for region in RegionId::all().filter(|region| under.touches(*region) >= COUNTS) {
            self.chosen &= !bit(region);
        }
    }

    /// The same with its mirror image in the sagittal plane. Mirrored dabs beyond 400 in all are
    /// dropped.
    #[must_use]
    pub fn on_both_sides(&self) -> Self {
        let mut next = self.clone();
        for region in self.by_name() {
            next.chosen |= bit(RegionId {
                side: region.side.opposite(),
                ..region
            });
        }
        for dab in self
            .dabs
            .iter()
            .map(|dab| dab.mirrored())
            .filter(|dab| !self.dabs.contains(dab))
        {
            if next.dabs.len() < DABS_MAX {
                next.dabs.push(dab);
            }
        }
        next
    }

    /// How strongly a point of the skin of the straight head is brushed, mm: 1 near a dab, 0 from
    /// 17.6 mm on.
    #[must_use]
    pub fn brushed(&self, point: Vec3) -> f32 {
        let strength = |dab: &Dab| {
            (1.6 * (1.0 - dab.at().distance(point) / (BRUSH_MM * 1.35))).clamp(0.0, 1.0)
        };
        self.dabs.iter().map(strength).fold(0.0, f32::max)
    }
}

/// The dab where a ray meets the skin first, taken back to the straight head; none where it misses
/// the skin, and in a scene without skin.
#[must_use]
pub fn dab_at(ray: &Ray, scene: &Scene) -> Option<Dab> {
    let skin = scene.parts().iter().find(|part| part.is_skin())?;
    let point = ray.at(skin.bvh.nearest(&skin.mesh, ray, f32::INFINITY)?);
    let away = |vertex: &usize| point.distance_squared(Vec3::from(skin.mesh.positions[*vertex]));
    let vertex = (0..skin.mesh.areas.len()).min_by(|a, b| away(a).total_cmp(&away(b)))?;
    // back to the straight head, as far as the nearest vertex has moved
    let at = point - Vec3::from(skin.mesh.positions[vertex])
        + Vec3::from(*skin.positions_at_rest().get(vertex)?);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a head is less than 300 mm away"
    )]
    let at_mm = at.round().to_array().map(|coordinate| coordinate as i16);
    Some(Dab {
        at_mm,
        areas: skin.mesh.areas[vertex],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Area;
    use crate::scene::testing::neck;

    fn region(name: &str) -> RegionId {
        name.parse().unwrap()
    }

    fn dab(at_mm: [i16; 3], area: Area, strength: u8) -> Dab {
        let mut areas = [0; 12];
        areas[area as usize] = strength;
        Dab { at_mm, areas }
    }

    #[test]
    fn dabs_and_names_weigh_the_regions_they_lie_in() {
        let (left, right) = (
            region("region-occiput-left"),
            region("region-occiput-right"),
        );
        let mut painted = PainDrawing::default();
        painted.add(dab([30, 40, -90], Area::Occiput, 51));
        assert!(!painted.has(left), "a fifth of its strength is its rim");
        painted.add(dab([40, 40, -90], Area::Occiput, 204));
        assert_eq!(painted.weights(), [(left, 0.8)]);
        assert_eq!(
            painted.toggled(right).weights(),
            [(left, 0.8), (right, 1.0)]
        );
        painted.add(dab([2, 40, -95], Area::Occiput, 153));
        assert_eq!(
            painted.weights(),
            [(left, 0.8), (right, 0.6)],
            "the midline belongs to both"
        );
        assert_eq!(painted.toggled(left).weights(), [], "and goes with either");
    }

    #[test]
    fn dabs_of_a_stroke_keep_apart_and_have_an_end() {
        let mut painted = PainDrawing::default();
        for step in 0..3000 {
            painted.add(dab([step, 0, 0], Area::Eye, 255));
        }
        assert_eq!(painted.dabs.len(), DABS_MAX);
        assert!(
            painted
                .dabs
                .windows(2)
                .all(|pair| pair[0].at().distance(pair[1].at()) >= APART_MM)
        );
    }

    #[test]
    fn the_brush_takes_away_what_is_under_it() {
        let mut painted = PainDrawing::default()
            .toggled(region("region-eye-left"))
            .toggled(region("region-temple-left"));
        painted.add(dab([30, 30, 80], Area::Eye, 255));
        painted.add(dab([60, 30, 60], Area::Eye, 100));
        painted.erase(&dab([35, 30, 80], Area::Eye, 255));
        assert_eq!(painted.dabs, [dab([60, 30, 60], Area::Eye, 100)]);
        assert_eq!(
            painted.by_name().collect::<Vec<_>>(),
            [region("region-temple-left")]
        );
    }

    #[test]
    fn both_sides_are_the_same_and_twice_changes_nothing() {
        let mut painted = PainDrawing::default().toggled(region("region-vertex-right"));
        painted.add(dab([30, 40, -90], Area::Occiput, 200));
        let both = painted.on_both_sides();
        let [left, right] =
            ["region-occiput-left", "region-occiput-right"].map(|name| both.weight(region(name)));
        assert!(left > 0.7 && (left - right).abs() < 1e-6);
        assert!(both.has(region("region-vertex-left")));
        assert_eq!(both.on_both_sides(), both);
    }

    #[test]
    fn a_link_tells_regions_and_nothing_else_and_odd_bits_are_dropped() {
        let mut painted = PainDrawing::default().toggled(region("region-shoulder-blade-right"));
        painted.add(dab([30, 40, -90], Area::Occiput, 200));
        let told = PainDrawing::from_bits(painted.bits());
        assert_eq!(
            told.by_name()
                .map(|region| region.to_string())
                .collect::<Vec<_>>(),
            ["region-occiput-left", "region-shoulder-blade-right"]
        );
        assert!(told.dabs.is_empty());
        assert_eq!(PainDrawing::from_bits(u32::MAX).bits(), (1 << 24) - 1);
        assert!(PainDrawing::from_bits(0xff00_0000).is_empty());
    }

    #[test]
    fn a_ray_touches_the_skin_and_what_misses_it_touches_nothing() {
        let scene = neck();
        let ray = Ray {
            origin: Vec3::new(0.0, -20.0, -500.0),
            direction: Vec3::Z,
        };
        let dab = dab_at(&ray, &scene).unwrap();
        assert!(
            dab.at().distance(Vec3::new(0.0, -20.0, -140.0)) < 1.5,
            "{:?}",
            dab.at_mm
        );
        assert_eq!(
            dab_at(
                &Ray {
                    direction: Vec3::NEG_Z,
                    ..ray
                },
                &scene
            ),
            None
        );
    }

    #[test]
    fn the_skin_is_brushed_softly_round_a_dab() {
        let mut painted = PainDrawing::default();
        painted.add(dab([0, 0, 0], Area::Vertex, 0));
        assert!(painted.brushed(Vec3::ZERO) > 0.99 && painted.brushed(Vec3::X * 6.0) > 0.99);
        let rim = painted.brushed(Vec3::X * BRUSH_MM);
        assert!(rim > 0.2 && rim < 0.8, "{rim}");
        assert!(painted.brushed(Vec3::X * 18.0) < 0.001);
    }
}
