//! A Chromium in which the program draws the real model: what pictures and times are taken from.

use super::{
    engine::{Driver, Engine, Manner},
    webdriver::{Done, Session},
};
use std::{error::Error, thread, time::Duration};

/// True in the page as soon as the last piece of the model has been read from the network.
pub const WHOLE_MODEL_HERE: &str = "performance.getEntriesByType('resource').some(file => file.name.includes('rest-') && file.responseEnd > 0)";
/// How long the page may take to read the whole model and draw it.
const TO_DRAW: Duration = Duration::from_millis(2500);

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
    thread::sleep(TO_DRAW);
    Ok(())
}
