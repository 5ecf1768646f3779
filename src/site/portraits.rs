//! Portraits: a sheet for each structure and for the assemblies, drawn by the program itself in
//! Chromium, to be looked at.
//!
//! Six views, solid and among ghosts. Not shipped and not committed: for the eye of whoever
//! sculpts.

use super::{
    engine::Manner,
    ready,
    serve::{Server, Site},
    webdriver::{Done, Session, WebDriverError, decode, encode},
};
use crate::domain::{Kind, Side, StructureId, StructureSet};
use serde_json::{Value, json};
use std::{collections::BTreeMap, error::Error, fs, path::Path};

/// Width and height of one picture, CSS pixels.
const SIZE: (u32, u32) = (480, 480);
/// Name, yaw and pitch of each view, degrees; see `scene::View`.
const VIEWS: [(&str, i16, i16); 6] = [
    ("front", 0, 0),
    ("back", 180, 0),
    ("left", 90, 0),
    ("right", -90, 0),
    ("above", 180, 80),
    ("from behind, left", 140, 18),
];
/// Height of what a picture shows at 100 %, mm, with a little room above and below.
const FRAMED_MM: f64 = 330.0;

/// What a sheet shows: a name, and what is in it.
type Sheet = (String, StructureSet, Option<StructureId>);

/// Goes to an address of the same page, and is done when it is drawn.
const SHOW: &str = "if (location.hash === arguments[0]) { done(true); } else {
addEventListener('hashchange', () => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))), { once: true });
location.hash = arguments[0]; }";

/// Puts pictures side by side, whole and in their own proportions (a window is never as narrow as
/// asked), with their names.
const COMPOSE: &str = "const [pictures, width, height, columns] = arguments; const canvas = document.createElement('canvas');
canvas.width = width * columns; canvas.height = height * Math.ceil(pictures.length / columns); const pen = canvas.getContext('2d');
Promise.all(pictures.map(([name, png], at) => new Promise(shown => { const picture = new Image(); picture.onload = () => {
const [x, y] = [(at % columns) * width, Math.floor(at / columns) * height];
const scale = Math.min(width / picture.width, height / picture.height);
pen.drawImage(picture, x, y + (height - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
pen.font = '15px sans-serif'; pen.fillStyle = '#333'; pen.fillText(name, x + width - 130, y + height - 10); shown(); }; picture.src = 'data:image/png;base64,' + png; })))
.then(() => done(canvas.toDataURL('image/png').split(',')[1]));";

/// Draws the sheets whose names are wanted (all, when none is named) of the site in `dist` into a
/// folder; `manifest` is that of the model, for the sizes.
///
/// # Errors
/// When there is no Chromium or the model cannot be seen.
pub fn draw(
    dist: &Path,
    manifest: &Path,
    into: &Path,
    wanted: &[&str],
) -> Result<(), Box<dyn Error>> {
    let boxes = boxes(&serde_json::from_slice(&fs::read(manifest)?)?);
    let server = Server::start(Site::open(dist)?, 0)?;
    let driver = ready::chromium(Manner::ReducedMotion)?;
    let session = driver.open()?;
    session.resize(SIZE.0 + 20, SIZE.1 + 140)?;
    fs::create_dir_all(into)?;
    session.go(&format!(
        "{}/?ui=none#/explore?r=1&s=none",
        server.address()
    ))?;
    ready::wait_for_the_whole_model(&session)?;
    let sheets = sheets();
    for (name, shown, chosen) in sheets
        .iter()
        .filter(|(name, ..)| wanted.is_empty() || wanted.contains(&name.as_str()))
    {
        let Some((middle, size)) = framed(&boxes, *shown) else {
            continue;
        };
        let zoom = (100.0 * FRAMED_MM / size.max(1.0)).clamp(60.0, 800.0);
        let mut pictures = Vec::new();
        let solid = VIEWS.iter().map(|view| {
            (
                view,
                format!("s=none&h={}", everything().difference(*shown)),
            )
        });
        let ghosts = chosen.iter().flat_map(|id| {
            VIEWS
                .iter()
                .map(move |view| (view, format!("s={id}&m=ghost")))
        });
        for ((view, yaw, pitch), what) in solid.chain(ghosts) {
            let at = format!(
                "{yaw},{pitch},{zoom:.0},{:.0},{:.0},{:.0}",
                middle[0], middle[1], middle[2]
            );
            session.run_until_done(SHOW, &[json!(format!("#/explore?r=1&{what}&v={at}"))])?;
            let picture = session.picture_of(&session.find("[data-testid=canvas]")?)?;
            pictures.push(json!([view, encode(&picture)]));
        }
        let path = into.join(format!("{name}.png"));
        fs::write(&path, composed(&session, &pictures)?)?;
        println!("{}", path.display());
    }
    Ok(())
}

fn composed(session: &Session, pictures: &[Value]) -> Done<Vec<u8>> {
    let png = session.run_until_done(
        COMPOSE,
        &[
            json!(pictures),
            json!(SIZE.0),
            json!(SIZE.1),
            json!(VIEWS.len() / 2),
        ],
    )?;
    png.as_str()
        .and_then(decode)
        .ok_or_else(|| WebDriverError::Odd("no picture".to_owned()))
}

fn everything() -> StructureSet {
    StructureId::all().iter().copied().collect()
}

/// One for each structure (of pairs, the left), and the assemblies.
fn sheets() -> Vec<Sheet> {
    let only = |ids: &[StructureId]| ids.iter().copied().collect::<StructureSet>();
    let own = StructureId::all()
        .iter()
        .copied()
        .filter(|id| id.side() != Some(Side::Right) && id.kind() != Kind::Skin);
    let mut sheets: Vec<Sheet> = own.map(|id| (id.base(), only(&[id]), Some(id))).collect();
    let kinds = |kinds: &[Kind]| {
        kinds.iter().fold(StructureSet::default(), |set, &kind| {
            set.union(StructureSet::of_kind(kind))
        })
    };
    sheets.push((
        "bones".to_owned(),
        kinds(&[Kind::Bone, Kind::Disc, Kind::Joint]),
        None,
    ));
    sheets.push((
        "nerves".to_owned(),
        kinds(&[Kind::Bone, Kind::Nerve, Kind::Cord, Kind::Artery]),
        None,
    ));
    sheets.push(("everything".to_owned(), everything(), None));
    sheets.push(("skin".to_owned(), only(&[StructureId::Skin]), None));
    sheets
}

/// Least and greatest corner of each structure, mm, by id.
fn boxes(manifest: &Value) -> BTreeMap<String, [[f64; 3]; 2]> {
    let corner = |value: &Value| -> Option<[f64; 3]> {
        Some([
            value.get(0)?.as_f64()?,
            value.get(1)?.as_f64()?,
            value.get(2)?.as_f64()?,
        ])
    };
    let structures = manifest.get("structures").and_then(Value::as_object);
    let each = structures.into_iter().flatten().filter_map(|(id, entry)| {
        Some((
            id.clone(),
            [
                corner(entry.get("bounds_min_mm")?)?,
                corner(entry.get("bounds_max_mm")?)?,
            ],
        ))
    });
    each.collect()
}

/// Middle and size of what is shown, mm.
fn framed(boxes: &BTreeMap<String, [[f64; 3]; 2]>, shown: StructureSet) -> Option<([f64; 3], f64)> {
    let own = StructureId::all()
        .iter()
        .filter(|id| shown.contains(**id))
        .filter_map(|id| boxes.get(&id.to_string()));
    let [min, max] = own.copied().reduce(|[min, max], [low, high]| {
        [
            [0, 1, 2].map(|k| f64::min(min[k], low[k])),
            [0, 1, 2].map(|k| f64::max(max[k], high[k])),
        ]
    })?;
    let size = (0..3)
        .map(|k| (max[k] - min[k]).powi(2))
        .sum::<f64>()
        .sqrt();
    Some(([0, 1, 2].map(|k| (min[k] + max[k]) / 2.0), size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_frames_what_it_shows() {
        let manifest = json!({ "structures": {
            "c1": { "bounds_min_mm": [-40.0, -20.0, -30.0], "bounds_max_mm": [40.0, 0.0, 10.0] },
            "c2": { "bounds_min_mm": [-20.0, -40.0, -30.0], "bounds_max_mm": [20.0, 0.0, 10.0] },
        } });
        let shown = |ids: &[&str]| {
            ids.iter()
                .map(|id| id.parse().expect("an id"))
                .collect::<StructureSet>()
        };
        let (middle, size) =
            framed(&boxes(&manifest), shown(&["c1", "c2"])).expect("both have a box");
        assert!(
            (middle[1] + 20.0).abs() < 1e-9
                && (size - (80.0_f64.powi(2) + 40.0 * 40.0 * 2.0).sqrt()).abs() < 1e-9
        );
        assert!(framed(&boxes(&manifest), shown(&["skin"])).is_none());
    }

    #[test]
    fn every_structure_has_a_sheet_and_each_a_name_of_its_own() {
        let sheets = sheets();
        let mut names: Vec<&str> = sheets.iter().map(|(name, ..)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), sheets.len());
        assert!(names.contains(&"c2") && names.contains(&"everything"));
    }
}
