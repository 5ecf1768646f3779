//! The dimensions of C3 to C7, and the points that follow from them.

use super::facet::Facet;
use crate::domain::Level;
use glam::{Vec3, vec3};

/// A typical cervical vertebra in its own frame: origin in the middle of the body, y out of the
/// upper end-plate, z forward. Lengths in mm. The dimensions are morphometry#3.5, chosen from
/// Panjabi 1991 and 1993, Reed & Jones 2017 (n = 140), the Galloway collection (n = 404), CT series
/// of 71 to 1000 people.
#[derive(Clone, Copy, Debug)]
pub struct TypicalVertebra {
    /// Width of the upper end-plate between the uncinate bases.
    pub upper_width: f32,
    /// Depth of the upper end-plate.
    pub upper_depth: f32,
    /// Width of the lower end-plate.
    pub lower_width: f32,
    /// Depth of the lower end-plate.
    pub lower_depth: f32,
    /// Width of the body with its uncinate processes.
    pub full_width: f32,
    /// Height of the body in front.
    pub front_height: f32,
    /// Height of the body behind.
    pub back_height: f32,
    /// Sagittal diameter of the canal.
    pub canal_depth: f32,
    /// Transverse diameter of the canal.
    pub canal_width: f32,
    /// Width across the transverse processes.
    pub process_span: f32,
    /// Front of the body to the tip of the spinous process.
    pub overall_depth: f32,
    /// Slope of the upper facet against the upper end-plate, degrees.
    pub facet_slope_deg: f32,
    /// How far the upper facet turns from backward to inward, degrees (Pal 2001: inward at C3 and
    /// C4, then outward).
    pub facet_inward_deg: f32,
    /// Width and height of the facet.
    pub facet_size: [f32; 2],
    /// From the midline to the middle of the facet.
    pub facet_offset: f32,
    /// Transverse foramen, front to back and side to side.
    pub foramen_size: [f32; 2],
    /// From the midline to the middle of the transverse foramen.
    pub foramen_offset: f32,
    /// Shape numbers judged by eye: y and z of the middle of the transverse foramen; high and
    /// beside the back of the body at C3, lower and further forward down to C6.
    pub foramen_at: [f32; 2],
    /// Shape numbers judged by eye: y and z of the tip of the transverse process.
    pub tip: [f32; 2],
    /// How far the spinous process hangs in the bone's own frame, degrees; as the column stands,
    /// the lean of the body takes off 5 (C3) to 20 (C7). In the standing column 28 to 15 (Reed &
    /// Jones: 30 to 13).
    pub spine_droop_deg: f32,
    /// Shape number judged by eye: how deeply the spinous process is forked, 0 to 1.
    pub fork: f32,
    /// Shape number judged by eye: thickness of the spinous process, about 1.
    pub bulk: f32,
    /// Shape number judged by eye: half of the height of the lamina.
    pub lamina_half_height: f32,
    /// Shape number judged by eye: size of the anterior tubercle, about 1 (largest at C6, the
    /// carotid tubercle).
    pub tubercle: f32,
    /// Height of the uncinate process above the end-plate: rises from C3 to C6, low at C7.
    pub uncinate: f32,
}

/// C3, from which the others differ by what they name.
const THIRD: TypicalVertebra = TypicalVertebra {
    upper_width: 16.0,
    upper_depth: 14.5,
    lower_width: 17.0,
    lower_depth: 15.5,
    full_width: 21.0,
    front_height: 13.0,
    back_height: 13.3,
    canal_depth: 16.5,
    canal_width: 23.0,
    process_span: 53.0,
    overall_depth: 46.0,
    facet_slope_deg: 50.0,
    facet_inward_deg: 14.0,
    // 11 × 11 on the finished bone: the process runs on a little above its facet
    facet_size: [11.0, 10.2],
    facet_offset: 18.3,
    foramen_size: [5.5, 6.0],
    foramen_offset: 15.5,
    foramen_at: [1.4, -4.2],
    tip: [-1.4, -5.0],
    spine_droop_deg: 33.0,
    fork: 1.0,
    bulk: 0.85,
    lamina_half_height: 4.8,
    tubercle: 0.8,
    uncinate: 4.2,
};

impl TypicalVertebra {
    /// The dimensions of a vertebra from C3 down; C1 and C2 have files of their own and get those
    /// of C3 here.
    #[must_use]
    pub fn of(level: Level) -> Self {
        match level {
            Level::C1 | Level::C2 | Level::C3 => THIRD,
            Level::C4 => Self {
                upper_width: 17.0,
                upper_depth: 15.0,
                lower_width: 18.0,
                full_width: 22.0,
                front_height: 12.6,
                back_height: 13.0,
                canal_width: 24.0,
                facet_slope_deg: 46.0,
                facet_size: [11.0, 11.0],
                facet_inward_deg: 9.0,
                facet_offset: 18.5,
                foramen_at: [1.4, -4.0],
                tubercle: 0.9,
                uncinate: 4.5,
                ..THIRD
            },
            Level::C5 => fifth(),
            Level::C6 => sixth(),
            Level::C7 => seventh(),
        }
    }

    /// Mean of front and back height, mm.
    #[must_use]
    pub fn mean_height(&self) -> f32 {
        (self.front_height + self.back_height) * 0.5
    }

    /// Half of the mean depth of the body, mm.
    #[must_use]
    pub fn half_depth(&self) -> f32 {
        (self.upper_depth + self.lower_depth) * 0.25
    }

    /// Angle between the end-plates, degrees; positive where the back is higher.
    #[must_use]
    pub fn body_wedge_deg(&self) -> f32 {
        ((self.back_height - self.front_height) / (self.half_depth() * 2.0))
            .atan()
            .to_degrees()
    }

    /// Middle of the upper rim in the mid-sagittal plane.
    #[must_use]
    pub fn upper_rim(&self) -> Vec3 {
        vec3(
            0.0,
            self.mean_height() * 0.5,
            self.back() + self.upper_depth * 0.5,
        )
    }

    /// Middle of the lower rim in the mid-sagittal plane.
    #[must_use]
    pub fn lower_rim(&self) -> Vec3 {
        vec3(
            0.0,
            -self.mean_height() * 0.5,
            self.back() + self.lower_depth * 0.5,
        )
    }

    /// z of the back wall of the body.
    #[must_use]
    pub fn back(&self) -> f32 {
        -self.half_depth()
    }

    /// z of the spinolaminar line, the back wall of the canal.
    #[must_use]
    pub fn spinolaminar(&self) -> f32 {
        self.back() - self.canal_depth
    }

    /// Tip of the spinous process; of the left prong where it is forked.
    #[must_use]
    pub fn spine_tip(&self) -> Vec3 {
        let z = self.half_depth() + 0.2 - self.overall_depth;
        let run = self.spinolaminar() - z;
        vec3(
            4.0 * self.fork,
            -3.8 - run * self.spine_droop_deg.to_radians().tan(),
            z,
        )
    }

    /// Middle of the left transverse foramen.
    #[must_use]
    pub fn foramen(&self) -> Vec3 {
        vec3(self.foramen_offset, self.foramen_at[0], self.foramen_at[1])
    }

    /// Middle of the canal at the height of the body.
    #[must_use]
    pub fn canal(&self) -> Vec3 {
        vec3(0.0, 0.0, self.back() - self.canal_depth * 0.45)
    }

    /// Tip of the left transverse process (posterior tubercle).
    #[must_use]
    pub fn process_tip(&self) -> Vec3 {
        vec3(self.process_span * 0.5, self.tip[0], self.tip[1])
    }

    /// The left upper facet. Height and depth of its middle follow the outlines of Reed & Jones
    /// 2017.
    #[must_use]
    pub fn superior_facet(&self) -> Facet {
        let slope = self.facet_slope_deg.to_radians();
        let inward = self.facet_inward_deg.to_radians();
        let normal = vec3(
            -inward.sin() * slope.sin(),
            slope.cos(),
            -inward.cos() * slope.sin(),
        );
        let [width, height] = self.facet_size;
        Facet {
            centre: vec3(
                self.facet_offset,
                self.mean_height() * 0.5 + 0.8,
                self.back() - 6.9,
            ),
            normal,
            along: (Vec3::X - normal * normal.x).normalize(),
            half_length: width * 0.5,
            half_width: height * 0.5,
            dish: (-0.004, -0.004),
        }
    }
}

fn fifth() -> TypicalVertebra {
    TypicalVertebra {
        upper_width: 17.5,
        upper_depth: 15.0,
        lower_width: 19.5,
        lower_depth: 16.5,
        full_width: 23.0,
        front_height: 12.1,
        back_height: 12.7,
        canal_width: 24.5,
        process_span: 54.0,
        overall_depth: 48.0,
        facet_slope_deg: 44.0,
        facet_inward_deg: 2.0,
        facet_size: [11.0, 10.5],
        foramen_offset: 16.0,
        foramen_at: [1.4, -3.4],
        tip: [-2.0, -4.8],
        spine_droop_deg: 35.0,
        bulk: 0.88,
        tubercle: 1.0,
        uncinate: 4.7,
        ..THIRD
    }
}

fn sixth() -> TypicalVertebra {
    TypicalVertebra {
        upper_width: 18.5,
        upper_depth: 16.0,
        lower_width: 21.5,
        lower_depth: 17.0,
        full_width: 24.5,
        front_height: 12.3,
        back_height: 12.8,
        canal_width: 25.0,
        process_span: 56.0,
        overall_depth: 54.0,
        facet_slope_deg: 45.0,
        facet_inward_deg: -2.0,
        facet_size: [12.0, 10.5],
        facet_offset: 18.5,
        foramen_size: [5.5, 6.5],
        foramen_offset: 17.0,
        foramen_at: [1.4, -2.6],
        tip: [-2.2, -4.8],
        spine_droop_deg: 33.0,
        fork: 0.65,
        bulk: 0.95,
        lamina_half_height: 5.2,
        tubercle: 1.7,
        uncinate: 4.8,
        ..THIRD
    }
}

fn seventh() -> TypicalVertebra {
    TypicalVertebra {
        upper_width: 22.0,
        upper_depth: 16.5,
        lower_width: 23.5,
        lower_depth: 16.5,
        full_width: 26.0,
        front_height: 13.5,
        back_height: 13.6,
        canal_depth: 16.0,
        canal_width: 24.5,
        process_span: 66.0,
        overall_depth: 62.0,
        facet_slope_deg: 48.0,
        facet_inward_deg: -4.0,
        // 13 wide on the finished bone
        facet_size: [13.7, 10.5],
        facet_offset: 18.0,
        foramen_size: [3.4, 3.6],
        foramen_offset: 18.5,
        foramen_at: [2.0, -5.0],
        tip: [4.0, -10.6],
        spine_droop_deg: 33.0,
        fork: 0.0,
        bulk: 1.1,
        lamina_half_height: 6.0,
        tubercle: 0.4,
        uncinate: 3.0,
    }
}
