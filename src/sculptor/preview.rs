//! Previews of structures, meshed coarsely, within seconds.

use super::with_solid;
use crate::{
    anatomy::catalogue::{Sculpture, catalogue, landmarks},
    domain::Kind,
    mesh::{
        TriMesh, contour,
        preview::{PreviewImage, PreviewPart, Viewpoint, sheet},
    },
    motion::{Posture, Rig, posed_mesh},
};
use std::{error::Error, fmt};

/// What to draw and how.
#[derive(Clone, Debug)]
pub struct PreviewRequest {
    /// Ids such as `c2`, ids without their side such as `c1-c2-joint`, or groups: `bones`, `soft`,
    /// `all`.
    pub names: Vec<String>,
    /// Names of views; see [`Viewpoint::named`].
    pub views: Vec<String>,
    /// Grid cell, mm; a structure never gets larger cells than twice its own.
    pub cell_mm: f32,
    /// Pixels along the side of one view.
    pub size: usize,
    /// How the head is held.
    pub posture: Posture,
}

/// Why a preview cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewError {
    /// Nothing sculpted has this name.
    NoSuchStructure(String),
    /// No view has this name.
    NoSuchView(String),
    /// A point that the neck turns about is missing among the landmarks.
    NoRig,
}

impl fmt::Display for PreviewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchStructure(name) => write!(
                f,
                "nothing sculpted is called {name:?}; try an id, `bones`, `soft` or `all`"
            ),
            Self::NoSuchView(name) => write!(f, "no view is called {name:?}"),
            Self::NoRig => f.write_str("the model lacks a point that the neck turns about"),
        }
    }
}

impl Error for PreviewError {}

/// The structures that `names` mean, in the order of the catalogue.
///
/// # Errors
/// [`PreviewError::NoSuchStructure`] for a name that means nothing.
pub fn choose(names: &[String]) -> Result<Vec<Sculpture>, PreviewError> {
    let all = catalogue();
    let means = |name: &str, sculpture: &Sculpture| match name {
        "all" => true,
        "bones" => sculpture.id.kind() == Kind::Bone,
        "soft" => !matches!(sculpture.id.kind(), Kind::Bone | Kind::Skin),
        _ => sculpture.id.to_string() == name || sculpture.id.base() == name,
    };
    if let Some(name) = names
        .iter()
        .find(|name| !all.iter().any(|sculpture| means(name, sculpture)))
    {
        return Err(PreviewError::NoSuchStructure(name.clone()));
    }
    Ok(all
        .into_iter()
        .filter(|sculpture| names.iter().any(|name| means(name, sculpture)))
        .collect())
}

/// Meshes the named structures coarsely and draws them together.
///
/// # Errors
/// A name that means nothing, or a model that cannot be moved.
pub fn render(request: &PreviewRequest) -> Result<PreviewImage, PreviewError> {
    let views: Vec<Viewpoint> = request
        .views
        .iter()
        .map(|name| Viewpoint::named(name).ok_or_else(|| PreviewError::NoSuchView(name.clone())))
        .collect::<Result<_, _>>()?;
    let chosen = choose(&request.names)?;
    let rig = rig()?;
    let pose = rig.pose(request.posture);
    let held = |sculpture: &Sculpture| {
        let mesh = coarse(sculpture, request.cell_mm);
        if request.posture == Posture::NEUTRAL {
            mesh
        } else {
            posed_mesh(sculpture.id, &mesh, &rig, &pose)
        }
    };
    let meshes: Vec<(TriMesh, Kind)> = chosen
        .iter()
        .map(|sculpture| (held(sculpture), sculpture.id.kind()))
        .collect();
    let parts: Vec<PreviewPart<'_>> = meshes
        .iter()
        .map(|(mesh, kind)| PreviewPart {
            mesh,
            colour: colour(*kind),
        })
        .collect();
    Ok(sheet(&parts, &views, request.size))
}

/// The rig of the model as it is sculpted now.
///
/// # Errors
/// [`PreviewError::NoRig`] when a landmark is missing.
pub fn rig() -> Result<Rig, PreviewError> {
    let points = landmarks();
    Rig::new(|name| {
        points
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, at)| *at)
    })
    .ok_or(PreviewError::NoRig)
}

/// The structure on a grid of `cell_mm`, or finer where it is thin.
#[must_use]
pub fn coarse(sculpture: &Sculpture, cell_mm: f32) -> TriMesh {
    let cell_mm = if sculpture.id.kind() == Kind::Skin {
        cell_mm.max(sculpture.cell_mm)
    } else {
        cell_mm.min(2.0 * sculpture.cell_mm)
    };
    with_solid(sculpture, |solid| contour(solid, cell_mm))
}

/// Base colour of a tissue, linear; near to the roles in `brief.md` section 5.
pub(super) fn colour(kind: Kind) -> [f32; 3] {
    match kind {
        Kind::Bone => [0.88, 0.80, 0.66],
        Kind::Joint => [0.55, 0.72, 0.80],
        Kind::Disc => [0.60, 0.70, 0.72],
        Kind::Ligament => [0.40, 0.56, 0.50],
        Kind::Muscle => [0.36, 0.10, 0.07],
        Kind::Nerve => [0.90, 0.56, 0.05],
        Kind::Cord => [0.85, 0.70, 0.30],
        Kind::Dura => [0.52, 0.60, 0.58],
        Kind::Artery => [0.70, 0.06, 0.05],
        Kind::Skin => [0.75, 0.52, 0.42],
    }
}
