//! The parts of the model and the whole of them.

use super::{Bounds, Bvh};
use crate::{
    domain::{Kind, StructureId, UnknownName},
    mesh::{TriMesh, glb},
    motion::{JOINTS, Pose, Posture, Rig, packed_place, unpacked_place},
};
use glam::Vec3;
use std::{error::Error, fmt};

/// One structure as it can be seen, picked and pointed at.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which structure.
    pub id: StructureId,
    /// Its triangles, mm.
    pub mesh: TriMesh,
    /// Box round its triangles, mm.
    pub bounds: Bounds,
    /// The point a label's line leads to, on or in the structure, mm.
    pub anchor: Vec3,
    /// Points along the middle, for nerves, arteries and the cord; else empty; mm.
    pub centreline: Vec<Vec3>,
    /// Tree over its triangles, for rays.
    pub bvh: Bvh,
    rest: Rest,
}

/// A part as it is when the head is straight, and the places along the chain of bones by which it
/// moves.
#[derive(Clone, Debug)]
struct Rest {
    positions: Vec<[f32; 3]>,
    anchor: (Vec3, u8),
    centreline: Vec<(Vec3, u8)>,
}

impl Part {
    /// Makes a part of a mesh; without an anchor the vertex nearest to the middle of its box is
    /// taken.
    #[must_use]
    pub fn new(
        id: StructureId,
        mesh: TriMesh,
        anchor: Option<Vec3>,
        centreline: Vec<Vec3>,
    ) -> Self {
        let points = || mesh.positions.iter().copied().map(Vec3::from);
        let bounds = Bounds::around(points());
        let middle = bounds.centre();
        let nearest = || {
            points().min_by(|a, b| {
                a.distance_squared(middle)
                    .total_cmp(&b.distance_squared(middle))
            })
        };
        let anchor = anchor.or_else(nearest).unwrap_or(middle);
        let bvh = Bvh::build(&mesh);
        let place = |point: Vec3| (point, nearest_place(id, &mesh, point));
        let rest = Rest {
            positions: mesh.positions.clone(),
            anchor: place(anchor),
            centreline: centreline.iter().copied().map(place).collect(),
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

    /// Its vertices when the head is straight, mm.
    #[must_use]
    pub fn positions_at_rest(&self) -> &[[f32; 3]] {
        &self.rest.positions
    }

    /// The place of a vertex along the chain of bones, as `motion::packed_place`.
    #[must_use]
    pub fn place(&self, vertex: usize) -> u8 {
        self.mesh
            .places
            .get(vertex)
            .copied()
            .unwrap_or_else(|| own_place(self.id))
    }

    /// Moves it with the bones.
    fn pose(&mut self, pose: &Pose) {
        let own = pose.at(unpacked_place(own_place(self.id)));
        for (vertex, rest) in self.rest.positions.iter().enumerate() {
            let motion = self
                .mesh
                .places
                .get(vertex)
                .map_or(own, |&place| pose.at(unpacked_place(place)));
            self.mesh.positions[vertex] = motion.point(Vec3::from(*rest)).to_array();
        }
        let moved = |(point, place): (Vec3, u8)| pose.moved(point, unpacked_place(place));
        self.centreline = self.rest.centreline.iter().copied().map(moved).collect();
        self.anchor = moved(self.rest.anchor);
        self.bounds = Bounds::around(self.mesh.positions.iter().copied().map(Vec3::from));
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

/// The place of a structure that moves as one: a bone's; what has no place stays with the trunk.
fn own_place(id: StructureId) -> u8 {
    if let StructureId::Vertebra(level) = id {
        return packed_place(f32::from(level as u8) + 1.0);
    }
    packed_place(if id == StructureId::Occiput {
        0.0
    } else {
        JOINTS as f32
    })
}

/// The place of the vertex that is nearest to a point.
fn nearest_place(id: StructureId, mesh: &TriMesh, point: Vec3) -> u8 {
    let mut best = (f32::INFINITY, own_place(id));
    for (&place, &position) in mesh.places.iter().zip(&mesh.positions) {
        let distance = point.distance_squared(Vec3::from(position));
        if distance < best.0 {
            best = (distance, place);
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
    parts: Vec<Part>,
    landmarks: Vec<(String, Vec3)>,
    landmarks_at_rest: Vec<(Vec3, u8)>,
    bounds: Bounds,
    framed: Bounds,
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
            Ok(Part::new(
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
    pub fn new(parts: Vec<Part>, landmarks: Vec<(String, Vec3)>) -> Result<Self, SceneError> {
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
        let place = |point: Vec3| {
            cord.map_or(own_place(StructureId::SpinalCord), |cord| {
                nearest_place(cord.id, &cord.mesh, point)
            })
        };
        let landmarks_at_rest = landmarks
            .iter()
            .map(|&(_, point)| (point, place(point)))
            .collect();
        let (bounds, framed) = (Bounds::EMPTY, Bounds::EMPTY);
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

    /// Takes the parts of a finer model in place of its own, and those it has not; parts keep their
    /// places.
    pub fn refine(&mut self, finer: Self) {
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

    /// Moves everything to this posture of the head; nothing moves when the model does not say
    /// where its joints are.
    pub fn take(&mut self, posture: Posture) {
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
        for ((_, point), &(rest, place)) in self.landmarks.iter_mut().zip(&self.landmarks_at_rest) {
            *point = self.pose.moved(rest, unpacked_place(place));
        }
    }

    /// Where the bones stand.
    #[must_use]
    pub fn pose(&self) -> &Pose {
        &self.pose
    }

    fn measure(&mut self) {
        let around = |framed: bool| {
            let parts = self.parts.iter().filter(|part| !framed || part.is_framed());
            parts.fold(Bounds::EMPTY, |all, part| all.union(part.bounds))
        };
        let (bounds, solid) = (around(false), around(true));
        self.framed = if solid.is_empty() { bounds } else { solid };
        self.bounds = bounds;
    }

    /// The parts, in the order of the model file.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part of one structure, if the model holds it.
    #[must_use]
    pub fn part(&self, id: StructureId) -> Option<&Part> {
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
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Box round the neck and its nerves: what the camera frames at 100 %, mm.
    #[must_use]
    pub fn framed(&self) -> Bounds {
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

fn within_reach(part: &Part) -> bool {
    let sane = |point: Vec3| point.abs().max_element() <= f32::from(LIMIT_MM) && point.is_finite();
    part.mesh.positions.iter().all(|&point| sane(point.into()))
        && sane(part.anchor)
        && part.centreline.iter().copied().all(sane)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Level, motion::HINGES, scene::testing};

    #[test]
    fn a_broken_model_is_named() {
        let ball = |id, x| Part::new(id, testing::ball(Vec3::X * x, 5.0, 8), None, Vec::new());
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
            |id, radius| Part::new(id, testing::ball(Vec3::ZERO, radius, 8), None, Vec::new());
        let [c1, c2, c3] = [Level::C1, Level::C2, Level::C3].map(StructureId::Vertebra);
        let scene =
            |parts| Scene::new(parts, vec![("relay".to_owned(), Vec3::X)]).expect("it is sound");
        let mut own = scene(vec![ball(c1, 4.0), ball(c2, 5.0)]);
        own.refine(scene(vec![ball(c3, 9.0), ball(c1, 8.0)]));
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
        let landmarks = HINGES
            .iter()
            .map(|&name| (name.to_owned(), hinges(name)))
            .collect();
        let ball = |id, at| Part::new(id, testing::ball(at, 5.0, 8), Some(at), vec![at]);
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
        scene.take(Posture {
            turn_deg: 60,
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
        scene.take(Posture::NEUTRAL);
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
        assert!(scene.part(StructureId::Skin).is_some_and(Part::is_skin));
    }
}
