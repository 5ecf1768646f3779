//! The parts of the model and the whole of them.

use super::{Aabb, Bvh};
use crate::{
    domain::{Kind, StructureId, UnknownName},
    mesh::{TriMesh, glb},
    motion::{JOINTS, Pose, Posture, Rig, pack_chain_position, unpack_chain_position},
};
use glam::Vec3;
use std::{error::Error, fmt};

/// One structure as it can be drawn, picked and labelled, in the posture of its scene. Points are
/// in mm in the frame of the model: x to the patient's left, y up, z forward, the origin at the tip
/// of the dens.
#[derive(Clone, Debug)]
pub struct ScenePart {
    /// Which structure.
    pub id: StructureId,
    /// Its triangles, mm.
    pub mesh: TriMesh,
    /// Box round its triangles, mm.
    pub bounds: Aabb,
    /// The point a label's line leads to, on or in the structure, mm.
    pub anchor: Vec3,
    /// Points along the middle, for nerves, arteries and the cord; else empty; mm.
    pub centreline: Vec<Vec3>,
    /// Tree over its triangles, for rays.
    pub bvh: Bvh,
    rest: RestGeometry,
}

/// A part when the head is straight, with the positions along the chain of bones by which it moves.
#[derive(Clone, Debug)]
struct RestGeometry {
    positions: Vec<[f32; 3]>,
    anchor: (Vec3, u8),
    centreline: Vec<(Vec3, u8)>,
}

impl ScenePart {
    /// Makes a part of a mesh at rest, mm; without an anchor the vertex nearest to the centre of
    /// its bounds is taken. `centreline` may be empty.
    #[must_use]
    pub fn new(
        id: StructureId,
        mesh: TriMesh,
        anchor: Option<Vec3>,
        centreline: Vec<Vec3>,
    ) -> Self {
        let points = || mesh.positions.iter().copied().map(Vec3::from);
        let bounds = Aabb::around(points());
        let middle = bounds.centre();
        let nearest = || {
            points().min_by(|a, b| {
                a.distance_squared(middle)
                    .total_cmp(&b.distance_squared(middle))
            })
        };
        let anchor = anchor.or_else(nearest).unwrap_or(middle);
        let bvh = Bvh::build(&mesh);
        let with_position = |point: Vec3| (point, nearest_chain_position(id, &mesh, point));
        let rest = RestGeometry {
            positions: mesh.positions.clone(),
            anchor: with_position(anchor),
            centreline: centreline.iter().copied().map(with_position).collect(),
        };
        Self {
            id,
            mesh,
            bounds,
            anchor,
            centreline,
            bvh,
            rest,
        }
    }

    /// The positions of its vertices when the head is straight, mm, in the order of the mesh.
    #[must_use]
    pub fn positions_at_rest(&self) -> &[[f32; 3]] {
        &self.rest.positions
    }

    /// The position of a vertex along the chain of bones, as `motion::pack_chain_position` makes
    /// it. Vertices without one move as the whole structure does.
    #[must_use]
    pub fn chain_position(&self, vertex: usize) -> u8 {
        self.mesh
            .chain_positions
            .get(vertex)
            .copied()
            .unwrap_or_else(|| own_chain_position(self.id))
    }

    /// Moves it with the bones.
    fn pose(&mut self, pose: &Pose) {
        let own = pose.transform_at(unpack_chain_position(own_chain_position(self.id)));
        for (vertex, rest) in self.rest.positions.iter().enumerate() {
            let motion = self
                .mesh
                .chain_positions
                .get(vertex)
                .map_or(own, |&position| {
                    pose.transform_at(unpack_chain_position(position))
                });
            self.mesh.positions[vertex] = motion.transform_point(Vec3::from(*rest)).to_array();
        }
        let moved =
            |(point, position): (Vec3, u8)| pose.pose_point(point, unpack_chain_position(position));
        self.centreline = self.rest.centreline.iter().copied().map(moved).collect();
        self.anchor = moved(self.rest.anchor);
        self.bounds = Aabb::around(self.mesh.positions.iter().copied().map(Vec3::from));
        self.bvh.refit(&self.mesh);
    }

    /// Whether it belongs to what the story is about; muscles, skull and skin may run out of the
    /// picture.
    #[must_use]
    pub fn is_framed(&self) -> bool {
        matches!(self.id.kind(), Kind::Bone | Kind::Nerve)
    }

    /// Whether it is the skin: drawn as a ghost of its own, and rays go through it.
    #[must_use]
    pub fn is_skin(&self) -> bool {
        self.id.kind() == Kind::Skin
    }
}

/// The chain position of a structure that moves as one: that of a bone; anything else stays with
/// the trunk.
fn own_chain_position(id: StructureId) -> u8 {
    if let StructureId::Vertebra(level) = id {
        return pack_chain_position(f32::from(level as u8) + 1.0);
    }
    pack_chain_position(if id == StructureId::Occiput {
        0.0
    } else {
        JOINTS as f32
    })
}

/// The chain position of the vertex that is nearest to a point, mm.
fn nearest_chain_position(id: StructureId, mesh: &TriMesh, point: Vec3) -> u8 {
    let mut best = (f32::INFINITY, own_chain_position(id));
    for (&chain_position, &position) in mesh.chain_positions.iter().zip(&mesh.positions) {
        let distance = point.distance_squared(Vec3::from(position));
        if distance < best.0 {
            best = (distance, chain_position);
        }
    }
    best.1
}

/// Why a model could not become a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SceneError {
    /// There is nothing to see in it.
    Empty,
    /// A part has a name that is no structure's.
    Unknown(UnknownName),
    /// The same structure comes twice.
    Twice(StructureId),
    /// A coordinate is not a number or farther away than a body is large.
    Absurd(StructureId),
}

impl fmt::Display for SceneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the model holds no structure"),
            Self::Unknown(name) => name.fmt(f),
            Self::Twice(id) => write!(f, "the model holds {id} twice"),
            Self::Absurd(id) => write!(
                f,
                "{id} has a point more than {LIMIT_MM} mm from the origin"
            ),
        }
    }
}

impl Error for SceneError {}

/// Nothing of a head and neck is farther from the tip of the dens, mm.
const LIMIT_MM: u16 = 2000;

/// Everything that can be seen.
#[derive(Clone, Debug)]
pub struct Scene {
    parts: Vec<ScenePart>,
    landmarks: Vec<(String, Vec3)>,
    landmarks_at_rest: Vec<(Vec3, u8)>,
    bounds: Aabb,
    framed: Aabb,
    rig: Option<Rig>,
    posture: Posture,
    pose: Pose,
}

impl Scene {
    /// The scene of a model file.
    ///
    /// # Errors
    /// [`SceneError`] as for [`new`](Self::new), and when a part is no structure.
    pub fn from_model(model: glb::Model) -> Result<Self, SceneError> {
        let part = |part: glb::ModelPart| {
            let id = part.name.parse().map_err(SceneError::Unknown)?;
            Ok(ScenePart::new(
                id,
                part.mesh,
                Some(part.anchor.into()),
                part.centreline.into_iter().map(Vec3::from).collect(),
            ))
        };
        let parts = model
            .parts
            .into_iter()
            .map(part)
            .collect::<Result<_, _>>()?;
        Self::new(
            parts,
            model
                .landmarks
                .into_iter()
                .map(|(name, point)| (name, point.into()))
                .collect(),
        )
    }

    /// A scene of these parts; `landmarks` are named points of the model, mm.
    ///
    /// # Errors
    /// [`SceneError`] when there is no part, a part comes twice or a point lies absurdly far away.
    pub fn new(parts: Vec<ScenePart>, landmarks: Vec<(String, Vec3)>) -> Result<Self, SceneError> {
        if parts.iter().all(|part| part.mesh.indices.is_empty()) {
            return Err(SceneError::Empty);
        }
        for (at, part) in parts.iter().enumerate() {
            if parts[..at].iter().any(|other| other.id == part.id) {
                return Err(SceneError::Twice(part.id));
            }
            if !within_reach(part) {
                return Err(SceneError::Absurd(part.id));
            }
        }
        let rig = Rig::new(|name| {
            landmarks
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, point)| *point)
        });
        let cord = parts.iter().find(|part| part.id == StructureId::SpinalCord);
        let position_of = |point: Vec3| {
            cord.map_or(own_chain_position(StructureId::SpinalCord), |cord| {
                nearest_chain_position(cord.id, &cord.mesh, point)
            })
        };
        let landmarks_at_rest = landmarks
            .iter()
            .map(|&(_, point)| (point, position_of(point)))
            .collect();
        let (bounds, framed) = (Aabb::EMPTY, Aabb::EMPTY);
        let (posture, pose) = (Posture::NEUTRAL, Pose::REST);
        let mut scene = Self {
            parts,
            landmarks,
            landmarks_at_rest,
            bounds,
            framed,
            rig,
            posture,
            pose,
        };
        scene.measure();
        Ok(scene)
    }

    /// Replaces the parts that `finer` has too, and appends those that are new; the order of the
    /// others stays. `finer` must be at rest; it is moved to the posture of this scene.
    pub fn replace_parts(&mut self, finer: Self) {
        for part in finer.parts {
            match self.parts.iter_mut().find(|own| own.id == part.id) {
                Some(own) => *own = part,
                None => self.parts.push(part),
            }
        }
        self.measure();
        if self.posture != Posture::NEUTRAL {
            self.move_parts();
        }
    }

    /// Moves every part, label anchor and landmark to a posture of the head; nothing moves when the
    /// model lacks one of [`RIG_LANDMARKS`](crate::motion::RIG_LANDMARKS). Costs a pass over every
    /// vertex.
    pub fn set_posture(&mut self, posture: Posture) {
        if posture != self.posture {
            self.posture = posture;
            self.move_parts();
        }
    }

    fn move_parts(&mut self) {
        let Some(rig) = &self.rig else { return };
        self.pose = rig.pose(self.posture);
        for part in &mut self.parts {
            part.pose(&self.pose);
        }
        for ((_, point), &(rest, position)) in
            self.landmarks.iter_mut().zip(&self.landmarks_at_rest)
        {
            *point = self.pose.pose_point(rest, unpack_chain_position(position));
        }
    }

    /// Where the bones stand in the present posture, for skinning on the GPU.
    #[must_use]
    pub fn pose(&self) -> &Pose {
        &self.pose
    }

    fn measure(&mut self) {
        let around = |framed: bool| {
            let parts = self.parts.iter().filter(|part| !framed || part.is_framed());
            parts.fold(Aabb::EMPTY, |all, part| all.union(part.bounds))
        };
        let (bounds, solid) = (around(false), around(true));
        self.framed = if solid.is_empty() { bounds } else { solid };
        self.bounds = bounds;
    }

    /// The parts, in the order of the model file.
    #[must_use]
    pub fn parts(&self) -> &[ScenePart] {
        &self.parts
    }

    /// The part of one structure, if the model holds it.
    #[must_use]
    pub fn part(&self, id: StructureId) -> Option<&ScenePart> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// A named point of the model, such as `relay`, where it is in this posture, mm.
    #[must_use]
    pub fn landmark(&self, name: &str) -> Option<Vec3> {
        self.landmarks
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, point)| *point)
    }

    /// Box round everything, skin included, mm.
    #[must_use]
    pub fn bounds(&self) -> Aabb {
        self.bounds
    }

    /// Box round the neck and its nerves: what the camera frames at 100 %, mm.
    #[must_use]
    pub fn framed(&self) -> Aabb {
        self.framed
    }

    /// How many triangles there are to draw.
    #[must_use]
    pub fn triangles(&self) -> usize {
        self.parts
            .iter()
            .map(|part| part.mesh.indices.len() / 3)
            .sum()
    }
}

fn within_reach(part: &ScenePart) -> bool {
    let sane = |point: Vec3| point.abs().max_element() <= f32::from(LIMIT_MM) && point.is_finite();
    part.mesh.positions.iter().all(|&point| sane(point.into()))
        && sane(part.anchor)
        && part.centreline.iter().copied().all(sane)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Level, motion::RIG_LANDMARKS, scene::testing};

    #[test]
    fn a_broken_model_is_named() {
        let ball = |id, x| ScenePart::new(id, testing::ball(Vec3::X * x, 5.0, 8), None, Vec::new());
        let refuse = |parts| {
            Scene::new(parts, Vec::new())
                .expect_err("the model is broken")
                .to_string()
        };
        let c1 = StructureId::Vertebra(Level::C1);
        assert_eq!(refuse(Vec::new()), "the model holds no structure");
        assert_eq!(
            refuse(vec![ball(c1, 0.0), ball(c1, 9.0)]),
            "the model holds c1 twice"
        );
        assert_eq!(
            refuse(vec![ball(c1, 9e5)]),
            "c1 has a point more than 2000 mm from the origin"
        );
        assert_eq!(
            refuse(vec![ball(c1, f32::NAN)]),
            "c1 has a point more than 2000 mm from the origin"
        );
    }

    #[test]
    fn a_model_becomes_a_scene_only_of_structures() {
        let part = |name: &str| glb::ModelPart {
            name: name.to_owned(),
            mesh: testing::ball(Vec3::ZERO, 5.0, 8),
            anchor: [1.0, 2.0, 3.0],
            centreline: vec![[0.0; 3]],
        };
        let landmarks = || vec![("relay".to_owned(), [0.0, -12.0, -9.0])];
        let scene = Scene::from_model(glb::Model {
            parts: vec![part("c2")],
            landmarks: landmarks(),
        })
        .expect("it is sound");
        let c2 = scene
            .part(StructureId::Vertebra(Level::C2))
            .expect("it is there");
        assert_eq!(
            (c2.anchor, c2.centreline.len()),
            (Vec3::new(1.0, 2.0, 3.0), 1)
        );
        assert_eq!(scene.landmark("relay"), Some(Vec3::new(0.0, -12.0, -9.0)));
        let error = Scene::from_model(glb::Model {
            parts: vec![part("c9")],
            landmarks: landmarks(),
        })
        .expect_err("no c9");
        assert_eq!(error.to_string(), "no structure is called \"c9\"");
    }

    #[test]
    fn finer_parts_take_the_places_of_coarse_ones() {
        let ball =
            |id, radius| ScenePart::new(id, testing::ball(Vec3::ZERO, radius, 8), None, Vec::new());
        let [c1, c2, c3] = [Level::C1, Level::C2, Level::C3].map(StructureId::Vertebra);
        let scene =
            |parts| Scene::new(parts, vec![("relay".to_owned(), Vec3::X)]).expect("it is sound");
        let mut own = scene(vec![ball(c1, 4.0), ball(c2, 5.0)]);
        own.replace_parts(scene(vec![ball(c3, 9.0), ball(c1, 8.0)]));
        let sizes: Vec<(StructureId, f32)> = own
            .parts()
            .iter()
            .map(|part| (part.id, part.bounds.max.y.round()))
            .collect();
        assert_eq!(sizes, [(c1, 8.0), (c2, 5.0), (c3, 9.0)]);
        assert_eq!(
            (own.bounds().max.y.round(), own.landmark("relay")),
            (9.0, Some(Vec3::X))
        );
    }

    #[test]
    fn bones_turn_with_the_head_and_come_back() {
        let hinges = |name: &str| match name {
            "dens" => Vec3::new(0.0, -7.8, 1.9),
            "condyles" => Vec3::new(0.0, 16.6, -9.6),
            "condyles-tilt" => Vec3::new(0.0, 38.5, -15.8),
            "disc-c7-t1" => Vec3::new(0.0, -120.0, -15.0),
            _ => match name
                .strip_prefix("body-c")
                .and_then(|level| level.parse::<u8>().ok())
            {
                Some(level) => Vec3::new(0.0, 5.0 - 16.5 * f32::from(level), 0.0),
                None => Vec3::new(17.0, -20.0, -10.0),
            },
        };
        let landmarks = RIG_LANDMARKS
            .iter()
            .map(|&name| (name.to_owned(), hinges(name)))
            .collect();
        let ball = |id, at| ScenePart::new(id, testing::ball(at, 5.0, 8), Some(at), vec![at]);
        let (head, c7) = (StructureId::Occiput, StructureId::Vertebra(Level::C7));
        let parts = vec![
            ball(head, Vec3::new(0.0, 30.0, 60.0)),
            ball(c7, Vec3::new(0.0, -110.0, 0.0)),
        ];
        let mut scene = Scene::new(parts, landmarks).expect("it is sound");
        let anchor =
            |scene: &Scene, id| scene.part(id).map(|part| part.anchor).expect("it is there");
        let (before, own) = (
            anchor(&scene, head),
            scene
                .part(head)
                .expect("it is there")
                .mesh
                .positions
                .clone(),
        );
        scene.set_posture(Posture {
            rotation_deg: 60,
            ..Posture::NEUTRAL
        });
        assert!(
            anchor(&scene, head).x > 40.0,
            "the face goes to the left: {}",
            anchor(&scene, head)
        );
        assert!(anchor(&scene, c7).x < 10.0);
        let part = scene.part(head).expect("it is there");
        assert!(part.bounds.max.x > 40.0 && part.centreline[0].distance(part.anchor) < 1e-4);
        let ray = crate::scene::Ray {
            origin: part.anchor + Vec3::Y * 50.0,
            direction: Vec3::NEG_Y,
        };
        assert!(
            part.bvh
                .nearest(&part.mesh, &ray, 100.0)
                .is_some_and(|distance| (distance - 45.0).abs() < 0.5),
            "a ray finds it there"
        );
        scene.set_posture(Posture::NEUTRAL);
        assert!(anchor(&scene, head).distance(before) < 1e-4);
        let close = |a: &[f32; 3], b: &[f32; 3]| Vec3::from(*a).distance(Vec3::from(*b)) < 1e-3;
        assert!(
            scene
                .part(head)
                .expect("it is there")
                .mesh
                .positions
                .iter()
                .zip(&own)
                .all(|(a, b)| close(a, b))
        );
    }

    #[test]
    fn the_camera_frames_what_is_solid() {
        let scene = testing::neck();
        assert!(scene.framed().size().y < scene.bounds().size().y);
        assert!(
            scene
                .part(StructureId::Skin)
                .is_some_and(ScenePart::is_skin)
        );
    }
}
