//! Sheets and bellies of parallel bundles: what muscles and broad ligaments are made of.
//!
//! A sheet is told by rows across its fibres, from origin to insertion. Bundles run from row to
//! row; where they meet, a shallow furrow shows the way of the fibres.

use crate::anatomy::field::{CsgBuilder, Field, Section, catmull_rom};
use glam::Vec3;

/// A line across all bundles, from one edge of the sheet to the other.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// From edge to edge, mm; two points or more, as many in every row as you like.
    pub line: Vec<Vec3>,
    /// Half of the thickness in the middle of the sheet, mm.
    pub half_thickness: f32,
}

/// A row through these points.
#[must_use]
pub(super) fn row(line: &[Vec3], half_thickness: f32) -> Row {
    Row {
        line: line.to_vec(),
        half_thickness,
    }
}

impl Row {
    /// The point a share of the way across, 0 to 1.
    #[must_use]
    pub(super) fn at(&self, share: f32) -> Vec3 {
        let last = self.line.len() - 1;
        let place = share.clamp(0.0, 1.0) * last as f32;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a small count"
        )]
        let from = (place.floor() as usize).min(last.saturating_sub(1));
        self.line[from].lerp(self.line[(from + 1).min(last)], place - from as f32)
    }
}

/// Straight pieces of a bundle from row to row.
const PIECES: usize = 5;

/// How bundles lie together; shape numbers, judged by eye.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weave {
    /// How many bundles.
    pub bundles: u8,
    /// Fillet between neighbours, mm: larger is smoother.
    pub blend_mm: f32,
    /// Thickness at the edges as a share of that in the middle.
    pub edge: f32,
}

/// The sheet of bundles through all rows.
#[must_use]
pub(super) fn sheet(rows: &[Row], weave: Weave) -> Field {
    let count = f32::from(weave.bundles);
    (0..weave.bundles)
        .map(|bundle| {
            let share = (f32::from(bundle) + 0.5) / count;
            let sections: Vec<Section> = rows
                .iter()
                .map(|row| section(row, share, 0.5 / count, weave.edge))
                .collect();
            Field::sweep_dense(
                Some(across(rows, share)),
                0.2,
                &catmull_rom(&sections, PIECES),
            )
        })
        .fold(CsgBuilder::new(), |csg, bundle| {
            csg.add(weave.blend_mm, bundle)
        })
        .done()
}

fn section(row: &Row, share: f32, half_step: f32, edge: f32) -> Section {
    // neighbours overlap, so that no slit opens between them
    let wide = row
        .at(share + half_step)
        .distance(row.at(share - half_step))
        * 0.7;
    let out = (share * 2.0 - 1.0).powi(2);
    let thick = row.half_thickness * (1.0 - (1.0 - edge) * out);
    Section {
        at: row.at(share),
        radii: [wide.max(thick * 0.6), thick],
    }
}

/// The direction across the sheet at a bundle, averaged over the rows.
fn across(rows: &[Row], share: f32) -> Vec3 {
    let sum: Vec3 = rows
        .iter()
        .map(|row| (row.at(share + 0.2) - row.at(share - 0.2)).normalize_or_zero())
        .sum();
    sum.normalize_or(Vec3::X)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::vec3;

    #[test]
    fn a_sheet_fills_the_span_between_its_edges_and_no_more() {
        let line = |y: f32| row(&[vec3(-10.0, y, 0.0), vec3(10.0, y, 0.0)], 2.0);
        let sheet = sheet(
            &[line(0.0), line(20.0), line(40.0)],
            Weave {
                bundles: 5,
                blend_mm: 1.0,
                edge: 0.7,
            },
        );
        for x in [-9.0, -4.0, 0.0, 4.0, 9.0] {
            assert!(sheet.distance(vec3(x, 20.0, 0.0)) < -0.4, "a slit at {x}");
        }
        assert!(
            sheet.distance(vec3(0.0, 20.0, 3.2)) > 0.5
                && sheet.distance(vec3(13.0, 20.0, 0.0)) > 0.5
        );
    }
}
