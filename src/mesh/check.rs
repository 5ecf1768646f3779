//! What a mesh must be before it ships: closed, manifold, oriented, one piece, with volume and
//! without slivers of no area.

use super::{TriMesh, components, vertex_number};
use glam::Vec3;
use std::{collections::HashMap, error::Error, fmt};

/// A rule that a mesh breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeshRule {
    /// It has triangles at all.
    NotEmpty,
    /// An index names a vertex.
    IndexInRange,
    /// Each edge is met once in either direction.
    ClosedAndManifold,
    /// The triangles round a vertex form one fan.
    OneFan,
    /// Everything hangs together.
    SingleComponent,
    /// The inside has a positive volume.
    Oriented,
    /// Each triangle has an area.
    NoFlatTriangle,
}

impl fmt::Display for MeshRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotEmpty => "there are no triangles",
            Self::IndexInRange => "a triangle names a vertex that does not exist",
            Self::ClosedAndManifold => "an edge does not have exactly one triangle on either side",
            Self::OneFan => "two sheets touch in one vertex",
            Self::SingleComponent => "a second piece lies apart",
            Self::Oriented => "the volume is not positive",
            Self::NoFlatTriangle => "a triangle has no area",
        })
    }
}

/// Where a mesh breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeshFault {
    /// The broken rule.
    pub rule: MeshRule,
    /// A point of the fault, mm.
    pub at: [f32; 3],
}

impl fmt::Display for MeshFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [x, y, z] = self.at;
        write!(f, "{} near ({x:.2}, {y:.2}, {z:.2}) mm", self.rule)
    }
}

impl Error for MeshFault {}

/// Everything a shipped mesh must fulfil.
///
/// # Errors
/// The first broken rule, with a coordinate.
pub fn all(mesh: &TriMesh) -> Result<(), MeshFault> {
    manifold(mesh)?;
    single_component(mesh)?;
    if volume_mm3(mesh) <= 0.0 {
        return Err(MeshFault {
            rule: MeshRule::Oriented,
            at: mesh.positions[mesh.indices[0] as usize],
        });
    }
    let flat = flat_triangles(mesh).next();
    flat.map_or(Ok(()), |triangle| {
        Err(MeshFault {
            rule: MeshRule::NoFlatTriangle,
            at: mesh.positions[mesh.indices[3 * triangle] as usize],
        })
    })
}

/// Closed, manifold and consistently oriented.
///
/// # Errors
/// The first broken rule, with a coordinate.
pub fn manifold(mesh: &TriMesh) -> Result<(), MeshFault> {
    let first = faults(mesh).into_iter().next();
    first.map_or(Ok(()), Err)
}

/// Every place where the mesh is not closed, manifold or oriented, at most one for each edge or
/// vertex.
#[must_use]
pub fn faults(mesh: &TriMesh) -> Vec<MeshFault> {
    let triangles = mesh.indices.as_chunks::<3>().0;
    if triangles.is_empty() {
        return vec![MeshFault {
            rule: MeshRule::NotEmpty,
            at: [0.0; 3],
        }];
    }
    if mesh
        .indices
        .iter()
        .any(|&index| index as usize >= mesh.positions.len())
    {
        return vec![MeshFault {
            rule: MeshRule::IndexInRange,
            at: [0.0; 3],
        }];
    }
    let mut faults = Vec::new();
    let edges: HashMap<(u32, u32), u32> =
        directed_edges(triangles).fold(HashMap::new(), |mut edges, edge| {
            *edges.entry(edge).or_insert(0) += 1;
            edges
        });
    for (from, to) in directed_edges(triangles) {
        if from == to || edges[&(from, to)] != 1 || edges.get(&(to, from)) != Some(&1) {
            faults.push(MeshFault {
                rule: MeshRule::ClosedAndManifold,
                at: mesh.positions[from as usize],
            });
        }
    }
    if faults.is_empty() {
        faults = torn_vertices(mesh, triangles);
    }
    faults
}

fn directed_edges(triangles: &[[u32; 3]]) -> impl Iterator<Item = (u32, u32)> {
    triangles
        .iter()
        .flat_map(|&[a, b, c]| [(a, b), (b, c), (c, a)])
}

/// Vertices whose triangles form more than one fan. The mesh must have clean edges already.
fn torn_vertices(mesh: &TriMesh, triangles: &[[u32; 3]]) -> Vec<MeshFault> {
    // round each vertex: the edge opposite to it, from one neighbour to the next
    let mut next: HashMap<(u32, u32), u32> = HashMap::with_capacity(triangles.len() * 3);
    let mut degree = vec![0_u32; mesh.positions.len()];
    let mut start = vec![u32::MAX; mesh.positions.len()];
    for &[a, b, c] in triangles {
        for (vertex, from, to) in [(a, b, c), (b, c, a), (c, a, b)] {
            next.insert((vertex, from), to);
            degree[vertex as usize] += 1;
            start[vertex as usize] = from;
        }
    }
    let is_torn = |vertex: usize| {
        let mut steps = 0;
        let mut at = start[vertex];
        while steps < degree[vertex] {
            let Some(&to) = next.get(&(vertex_number(vertex), at)) else {
                return true;
            };
            at = to;
            steps += 1;
            if at == start[vertex] {
                break;
            }
        }
        steps != degree[vertex]
    };
    let used = (0..mesh.positions.len()).filter(|&vertex| degree[vertex] > 0);
    used.filter(|&vertex| is_torn(vertex))
        .map(|vertex| MeshFault {
            rule: MeshRule::OneFan,
            at: mesh.positions[vertex],
        })
        .collect()
}

/// All triangles hang together.
///
/// # Errors
/// A point of a second piece.
pub fn single_component(mesh: &TriMesh) -> Result<(), MeshFault> {
    let (piece, _) = components::connected_components(mesh);
    let volumes = components::component_volumes_mm3(mesh);
    let largest = (0..volumes.len()).max_by(|&a, &b| volumes[a].total_cmp(&volumes[b]));
    let stray = piece
        .iter()
        .position(|&piece| Some(piece as usize) != largest);
    stray.map_or(Ok(()), |triangle| {
        Err(MeshFault {
            rule: MeshRule::SingleComponent,
            at: mesh.positions[mesh.indices[3 * triangle] as usize],
        })
    })
}

/// Numbers of the triangles without an area.
pub fn flat_triangles(mesh: &TriMesh) -> impl Iterator<Item = usize> {
    let corners = |triangle: &[u32; 3]| {
        triangle.map(|index| Vec3::from(mesh.positions[index as usize]).as_dvec3())
    };
    let is_flat = move |triangle: &[u32; 3]| {
        let [a, b, c] = corners(triangle);
        (b - a).cross(c - a).length_squared() < 1e-14
    };
    mesh.indices
        .as_chunks::<3>()
        .0
        .iter()
        .enumerate()
        .filter(move |(_, triangle)| is_flat(triangle))
        .map(|(number, _)| number)
}

/// Enclosed volume, mm³.
#[must_use]
pub fn volume_mm3(mesh: &TriMesh) -> f32 {
    components::component_volumes_mm3(mesh).into_iter().sum()
}

/// Number of handles of a closed mesh of one piece: 1 for a ring. C1 to C6 have 3: the canal and
/// two foramina.
#[must_use]
pub fn genus(mesh: &TriMesh) -> i64 {
    let mut used = vec![false; mesh.positions.len()];
    mesh.indices
        .iter()
        .for_each(|&index| used[index as usize] = true);
    let vertices = used.into_iter().filter(|&used| used).count() as i64;
    let triangles = (mesh.indices.len() / 3) as i64;
    // each triangle brings half of three edges: V - E + F = 2 - 2g
    (2 - (vertices - triangles / 2)) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tetrahedron() -> TriMesh {
        TriMesh {
            positions: vec![[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]],
            indices: vec![0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3],
            ..TriMesh::default()
        }
    }

    #[test]
    fn a_tetrahedron_is_sound() {
        assert_eq!(all(&tetrahedron()), Ok(()));
        assert_eq!(genus(&tetrahedron()), 0);
        assert!((volume_mm3(&tetrahedron()) - 1.0 / 6.0).abs() < 1e-6);
    }

    #[test]
    fn a_missing_triangle_is_an_open_edge() {
        let mut mesh = tetrahedron();
        mesh.indices.truncate(9);
        assert_eq!(all(&mesh).unwrap_err().rule, MeshRule::ClosedAndManifold);
    }

    #[test]
    fn inside_out_is_refused() {
        let mut mesh = tetrahedron();
        mesh.indices
            .as_chunks_mut::<3>()
            .0
            .iter_mut()
            .for_each(|triangle| triangle.swap(0, 1));
        assert_eq!(all(&mesh).unwrap_err().rule, MeshRule::Oriented);
    }

    #[test]
    fn two_pieces_and_a_shared_vertex_are_told_apart() {
        let mut apart = tetrahedron();
        let far = apart
            .positions
            .iter()
            .map(|p| [p[0] + 5.0, p[1], p[2]])
            .collect::<Vec<_>>();
        apart.positions.extend(far);
        let second: Vec<u32> = apart.indices.iter().map(|i| i + 4).collect();
        apart.indices.extend(second);
        assert_eq!(all(&apart).unwrap_err().rule, MeshRule::SingleComponent);
        apart
            .indices
            .iter_mut()
            .for_each(|index| *index = if *index == 4 { 0 } else { *index });
        assert_eq!(all(&apart).unwrap_err().rule, MeshRule::OneFan);
    }

    #[test]
    fn a_fault_is_told_in_a_sentence() {
        let fault = MeshFault {
            rule: MeshRule::SingleComponent,
            at: [1.0, 2.0, 3.0],
        };
        assert_eq!(
            fault.to_string(),
            "a second piece lies apart near (1.00, 2.00, 3.00) mm"
        );
    }
}
