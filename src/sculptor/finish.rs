//! From one sculpture to its two shipped meshes.

use super::with_solid;
use crate::{
    anatomy::catalogue::Sculpture,
    domain::{Kind, StructureId},
    mesh::{PackedMesh, Solid, TriMesh, bake, check, components, contour, simplify},
};
use glam::Vec3;
use std::{error::Error, fmt};

/// Factors on the errors that sculptors ask for, in `whole.glb` and in `first.glb`, so that both
/// keep to their bytes; thin nerves would fold.
const fn budget(kind: Kind) -> [f32; 2] {
    match kind {
        Kind::Nerve => [1.0, 1.0],
        Kind::Bone
        | Kind::Joint
        | Kind::Disc
        | Kind::Ligament
        | Kind::Muscle
        | Kind::Cord
        | Kind::Dura
        | Kind::Artery
        | Kind::Skin => [1.3, 2.0],
    }
}

/// The lattice of a shipped mesh, as a share of its error: rounding then adds a sixth of it at most
/// along each axis.
const STEP_PER_ERROR: f32 = 1.0 / 3.0;

/// A structure as it ships.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// For `whole.glb`.
    pub whole: PackedMesh,
    /// For `first.glb`.
    pub first: PackedMesh,
}

/// A shape that cannot ship.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unsound {
    /// Which structure.
    pub id: StructureId,
    /// Which of its meshes: `contour`, `whole` or `first`.
    pub mesh: &'static str,
    /// What is wrong, and where.
    pub fault: check::MeshFault,
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} cannot ship: in its {} mesh {}",
            self.id, self.mesh, self.fault
        )
    }
}

impl Error for Unsound {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.fault)
    }
}

/// The structure at full resolution: for STL, and what is simplified.
///
/// # Errors
/// [`Unsound`] with the first rule it breaks.
pub fn full(sculpture: &Sculpture) -> Result<TriMesh, Unsound> {
    let mut mesh = with_solid(sculpture, |solid| contour(solid, sculpture.cell_mm));
    components::drop_small_components(&mut mesh);
    let sound = check::manifold(&mesh).and_then(|()| check::single_component(&mesh));
    sound.map_err(|fault| Unsound {
        id: sculpture.id,
        mesh: "contour",
        fault,
    })?;
    Ok(mesh)
}

/// Both meshes of a structure, checked as they will be read.
///
/// # Errors
/// [`Unsound`] with the first rule a mesh breaks.
pub fn finish(sculpture: &Sculpture) -> Result<Finished, Unsound> {
    let whole = full(sculpture)?;
    let plainer = sculpture.first.clone().map(|field| Sculpture {
        field,
        first: None,
        ..sculpture.clone()
    });
    let plain = plainer.as_ref().map(full).transpose()?;
    let ship = |sculpture: &Sculpture,
                full: &TriMesh,
                error_mm: f32,
                normal_weight: f32,
                name: &'static str| {
        let attempt = |share: &f32| {
            let packed = with_solid(sculpture, |solid| {
                packed(sculpture, solid, full, error_mm * share, normal_weight)
            });
            check::all(&packed.unpack()).map(|()| packed)
        };
        let first = attempt(&1.0);
        let sound = FINER
            .iter()
            .fold(first, |made, share| made.or_else(|_| attempt(share)));
        sound.map_err(|fault| Unsound {
            id: sculpture.id,
            mesh: name,
            fault,
        })
    };
    let [whole_factor, first_factor] = budget(sculpture.id.kind());
    let [for_whole, for_first] = normal_weights(sculpture.id.kind());
    Ok(Finished {
        whole: ship(
            sculpture,
            &whole,
            sculpture.error_mm * whole_factor,
            for_whole,
            "whole",
        )?,
        first: ship(
            plainer.as_ref().unwrap_or(sculpture),
            plain.as_ref().unwrap_or(&whole),
            sculpture.coarse_error_mm * first_factor,
            for_first,
            "first",
        )?,
    })
}

/// Now and then rounding flattens a sliver of something thin: then with these shares of the error
/// it is tried again.
const FINER: [f32; 3] = [0.9, 0.8, 0.65];

/// How much a turned normal counts in `whole.glb` and in `first.glb`, where outlines matter more.
/// Judged by eye: bone shows its relief; round cords look smooth with few sides.
const fn normal_weights(kind: Kind) -> [f32; 2] {
    match kind {
        Kind::Bone => [1.9, 0.6],
        Kind::Joint | Kind::Disc => [1.5, 0.6],
        Kind::Ligament => [0.8, 0.05],
        Kind::Muscle => [0.4, 0.05],
        Kind::Nerve => [0.3, 0.1],
        Kind::Cord | Kind::Dura | Kind::Artery => [0.6, 0.2],
        Kind::Skin => [1.0, 0.3],
    }
}

/// Over this width cartilage thins out at its edge.
const CARTILAGE_EDGE_MM: f32 = 0.5;

fn packed(
    sculpture: &Sculpture,
    solid: &Solid<'_>,
    full: &TriMesh,
    error_mm: f32,
    normal_weight: f32,
) -> PackedMesh {
    let mut mesh = simplify(full, solid, error_mm, normal_weight);
    bake(&mut mesh, solid);
    if let Some(cartilage) = &sculpture.cartilage {
        let share = |&position: &[f32; 3]| {
            to_byte(0.5 - cartilage.distance(Vec3::from(position)) / CARTILAGE_EDGE_MM)
        };
        mesh.cartilage = mesh.positions.iter().map(share).collect();
    }
    if let Some(areas) = &sculpture.areas {
        mesh.areas = mesh
            .positions
            .iter()
            .map(|&position| areas(Vec3::from(position)).map(to_byte))
            .collect();
    }
    let mut packed = PackedMesh::new(&mesh, error_mm * STEP_PER_ERROR);
    packed.indices = meshopt::optimize_vertex_cache(&packed.indices, packed.positions.len());
    packed.in_order_of_use()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn to_byte(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::field::{CsgBuilder, Field};

    #[test]
    fn two_balls_apart_cannot_ship() {
        let apart = CsgBuilder::new()
            .add(0.0, Field::ball(Vec3::ZERO, 3.0))
            .add(0.0, Field::ball(Vec3::X * 9.0, 2.0))
            .done();
        let sculpture = Sculpture::new(StructureId::Occiput, apart, 0.8, [0.1, 0.3], Vec3::ZERO);
        let refused = finish(&sculpture).unwrap_err();
        assert_eq!(refused.fault.rule, check::MeshRule::SingleComponent);
        assert!(
            refused.to_string().starts_with(
                "occiput cannot ship: in its contour mesh a second piece lies apart near ("
            ),
            "{refused}"
        );
    }

    #[test]
    fn the_first_picture_may_show_something_plainer() {
        let fine = CsgBuilder::new()
            .add(0.0, Field::ball(Vec3::ZERO, 4.0))
            .add(0.0, Field::ball(Vec3::X * 4.0, 2.0))
            .done();
        let mut sculpture =
            Sculpture::new(StructureId::Occiput, fine, 0.6, [0.04, 0.2], Vec3::ZERO);
        sculpture.first = Some(Field::ball(Vec3::ZERO, 4.0));
        let finished = finish(&sculpture).unwrap();
        let reach = |mesh: &PackedMesh| {
            mesh.unpack()
                .positions
                .iter()
                .map(|position| position[0])
                .fold(0.0, f32::max)
        };
        assert!(reach(&finished.whole) > 5.5 && reach(&finished.first) < 4.3);
    }

    #[test]
    fn the_first_mesh_is_lighter_and_both_are_sound() {
        let sculpture = Sculpture::new(
            StructureId::Occiput,
            Field::ball(Vec3::ZERO, 6.0),
            0.5,
            [0.04, 0.2],
            Vec3::ZERO,
        );
        let finished = finish(&sculpture).unwrap();
        assert!(finished.first.indices.len() * 2 < finished.whole.indices.len());
    }
}
