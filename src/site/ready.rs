//! A Chromium in which the program draws the real model: what pictures and times are taken from.

use super::{
    engine::{Driver, Engine, Manner},
    webdriver::{Done, Session},
};
use std::error::Error;

/// True in the page as soon as every piece of the model is in the scene.
pub const WHOLE_MODEL_HERE: &str = "document.body.dataset.model === 'whole'";
/// A script that is done when the page has shown two frames more: what was asked for before is in
/// the picture by then.
pub const TWO_FRAMES: &str = "requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";

/// Chromium with its driver.
///
/// # Errors
/// When it is not installed or does not start.
pub fn chromium(manner: Manner) -> Result<Driver, Box<dyn Error>> {
    match Engine::Chromium.missing() {
        Some(missing) => Err(format!("{missing}; `.ci/tools test` installs it").into()),
        None => Ok(Driver::start(Engine::Chromium, manner, None)?),
    }
}

/// Waits until the whole model is drawn in the open page.
///
/// # Errors
/// When it does not come.
pub fn wait_for_the_whole_model(session: &Session) -> Done<()> {
    session.wait_for(
        "the model can be seen",
        "document.body.dataset.graphics === 'ready'",
    )?;
    session.wait_for("the whole model is here", WHOLE_MODEL_HERE)?;
    session.run_until_done(TWO_FRAMES, &[]).map(drop)
}
