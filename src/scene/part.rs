//! The parts of the model and the whole of them.

use super::{Bounds, Bvh};
use crate::{
    domain::{Kind, StructureId, UnknownName},
    mesh::{TriMesh, glb},
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
}

impl Part {
    /// Makes a part of a mesh; without an anchor the vertex nearest to the middle of its box is taken.
    #[must_use]
    pub fn new(id: StructureId, mesh: TriMesh, anchor: Option<Vec3>, centreline: Vec<Vec3>) -> Self {
        let points = || mesh.positions.iter().copied().map(Vec3::from);
        let bounds = Bounds::around(points());
        let middle = bounds.centre();
        let nearest = || points().min_by(|a, b| a.distance_squared(middle).total_cmp(&b.distance_squared(middle)));
        let anchor = anchor.or_else(nearest).unwrap_or(middle);
        let bvh = Bvh::build(&mesh);
        Self { id, mesh, bounds, anchor, centreline, bvh }
    }

    /// Whether it belongs to what the story is about; muscles, skull and skin may run out of the picture.
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
            Self::Absurd(id) => write!(f, "{id} has a point more than {LIMIT_MM} mm from the origin"),
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
    bounds: Bounds,
    framed: Bounds,
}

impl Scene {
    /// The scene of a model file.
    ///
    /// # Errors
    /// [`SceneError`] as for [`new`](Self::new), and when a part is no structure.
    pub fn from_model(model: glb::Model) -> Result<Self, SceneError> {
        let part = |part: glb::ModelPart| {
            let id = part.name.parse().map_err(SceneError::Unknown)?;
            Ok(Part::new(id, part.mesh, Some(part.anchor.into()), part.centreline.into_iter().map(Vec3::from).collect()))
        };
        let parts = model.parts.into_iter().map(part).collect::<Result<_, _>>()?;
        Self::new(parts, model.landmarks.into_iter().map(|(name, point)| (name, point.into())).collect())
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
        let mut scene = Self { parts, landmarks, bounds: Bounds::EMPTY, framed: Bounds::EMPTY };
        scene.measure();
        Ok(scene)
    }

    /// Takes the parts of a finer model in place of its own, and those it has not; parts keep their places.
    pub fn refine(&mut self, finer: Self) {
        for part in finer.parts {
            match self.parts.iter_mut().find(|own| own.id == part.id) {
                Some(own) => *own = part,
                None => self.parts.push(part),
            }
        }
        self.measure();
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

    /// A named point of the model, such as `relay`, mm.
    #[must_use]
    pub fn landmark(&self, name: &str) -> Option<Vec3> {
        self.landmarks.iter().find(|(known, _)| known == name).map(|(_, point)| *point)
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
        self.parts.iter().map(|part| part.mesh.indices.len() / 3).sum()
    }
}

fn within_reach(part: &Part) -> bool {
    let sane = |point: Vec3| point.abs().max_element() <= f32::from(LIMIT_MM) && point.is_finite();
    part.mesh.positions.iter().all(|&point| sane(point.into())) && sane(part.anchor) && part.centreline.iter().copied().all(sane)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Level, scene::testing};

    #[test]
    fn a_broken_model_is_named() {
        let ball = |id, x| Part::new(id, testing::ball(Vec3::X * x, 5.0, 8), None, Vec::new());
        let refuse = |parts| Scene::new(parts, Vec::new()).expect_err("the model is broken").to_string();
        let c1 = StructureId::Vertebra(Level::C1);
        assert_eq!(refuse(Vec::new()), "the model holds no structure");
        assert_eq!(refuse(vec![ball(c1, 0.0), ball(c1, 9.0)]), "the model holds c1 twice");
        assert_eq!(refuse(vec![ball(c1, 9e5)]), "c1 has a point more than 2000 mm from the origin");
        assert_eq!(refuse(vec![ball(c1, f32::NAN)]), "c1 has a point more than 2000 mm from the origin");
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
        let scene = Scene::from_model(glb::Model { parts: vec![part("c2")], landmarks: landmarks() }).expect("it is sound");
        let c2 = scene.part(StructureId::Vertebra(Level::C2)).expect("it is there");
        assert_eq!((c2.anchor, c2.centreline.len()), (Vec3::new(1.0, 2.0, 3.0), 1));
        assert_eq!(scene.landmark("relay"), Some(Vec3::new(0.0, -12.0, -9.0)));
        let error = Scene::from_model(glb::Model { parts: vec![part("c9")], landmarks: landmarks() }).expect_err("no c9");
        assert_eq!(error.to_string(), "no structure is called \"c9\"");
    }

    #[test]
    fn finer_parts_take_the_places_of_coarse_ones() {
        let ball = |id, radius| Part::new(id, testing::ball(Vec3::ZERO, radius, 8), None, Vec::new());
        let [c1, c2, c3] = [Level::C1, Level::C2, Level::C3].map(StructureId::Vertebra);
        let scene = |parts| Scene::new(parts, vec![("relay".to_owned(), Vec3::X)]).expect("it is sound");
        let mut own = scene(vec![ball(c1, 4.0), ball(c2, 5.0)]);
        own.refine(scene(vec![ball(c3, 9.0), ball(c1, 8.0)]));
        let sizes: Vec<(StructureId, f32)> = own.parts().iter().map(|part| (part.id, part.bounds.max.y.round())).collect();
        assert_eq!(sizes, [(c1, 8.0), (c2, 5.0), (c3, 9.0)]);
        assert_eq!((own.bounds().max.y.round(), own.landmark("relay")), (9.0, Some(Vec3::X)));
    }

    #[test]
    fn the_camera_frames_what_is_solid() {
        let scene = testing::neck();
        assert!(scene.framed().size().y < scene.bounds().size().y);
        assert!(scene.part(StructureId::Skin).is_some_and(Part::is_skin));
    }
}
