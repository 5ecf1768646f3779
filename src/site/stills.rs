//! The still pictures, drawn by the program itself in Chromium from the real model: for
//! `index.html`, for readers without WebGL, and for the README.

use super::{
    engine::Manner,
    ready,
    serve::{Server, Site},
    webdriver::{Done, Session, WebDriverError, decode, encode},
};
use serde_json::json;
use std::{error::Error, fs, path::Path};

/// Width and height of a still, CSS pixels.
const SIZE: (u32, u32) = (640, 480);
/// The most that a still may weigh, bytes.
const MOST: usize = 30_000;

/// Name of a still and the address that shows it.
const STILLS: [(&str, &str); 6] = [
    ("back", "#/explore?r=1&s=none&v=180,5,110,0,0,0"),
    ("angle", "#/explore?r=1&s=none"),
    ("side", "#/explore?r=1&s=none&v=90,5,110,0,0,0"),
    ("front", "#/explore?r=1&s=none&v=0,5,110,0,0,0"),
    ("pathway-left", "#/pathways?r=1&s=c1-c2-joint-left"),
    ("pathway-right", "#/pathways?r=1&s=c1-c2-joint-right"),
];

/// Makes WebP of a PNG in the browser, as light as asked.
const SHRINK: &str = "const [png, width, height, quality] = arguments; const picture = new Image();
picture.onload = () => { const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [width, height];
const scale = Math.max(width / picture.width, height / picture.height), pen = canvas.getContext('2d'); pen.imageSmoothingQuality = 'high';
pen.drawImage(picture, (width - picture.width * scale) / 2, (height - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
done(canvas.toDataURL('image/webp', quality).split(',')[1]); };
picture.onerror = () => done(''); picture.src = 'data:image/png;base64,' + png;";

/// Draws every still of the site in `dist` into a folder.
///
/// # Errors
/// When there is no Chromium, the model cannot be seen, or a still cannot be made light enough.
pub fn draw(dist: &Path, into: &Path) -> Result<(), Box<dyn Error>> {
    let server = Server::start(Site::open(dist)?, 0)?;
    let driver = ready::chromium(Manner::ReducedMotion)?;
    let session = driver.open()?;
    session.resize(SIZE.0 + 40, SIZE.1 + 400)?;
    fs::create_dir_all(into)?;
    for (name, address) in STILLS {
        let still = still(
            &session,
            &format!("{}/?ui=none&still={name}{address}", server.address()),
        )?;
        let path = into.join(format!("{name}.webp"));
        println!("{} {} bytes", path.display(), still.len());
        fs::write(path, still)?;
    }
    Ok(())
}

fn still(session: &Session, address: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    session.go(address)?;
    ready::wait_for_the_whole_model(session)?;
    let png = session.picture_of(&session.find("[data-testid=canvas]")?)?;
    for quality in [0.86, 0.78, 0.68, 0.55, 0.4] {
        let webp = shrunk(session, &png, quality)?;
        if webp.len() <= MOST {
            return Ok(webp);
        }
    }
    Err(format!("{address} gives a still of more than {MOST} bytes").into())
}

fn shrunk(session: &Session, png: &[u8], quality: f64) -> Done<Vec<u8>> {
    let webp = session.run_until_done(
        SHRINK,
        &[
            json!(encode(png)),
            json!(SIZE.0),
            json!(SIZE.1),
            json!(quality),
        ],
    )?;
    let webp = webp
        .as_str()
        .and_then(decode)
        .filter(|webp| !webp.is_empty());
    webp.ok_or_else(|| WebDriverError::Odd("no picture".to_owned()))
}
