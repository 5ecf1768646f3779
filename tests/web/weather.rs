//! Journeys in bad weather: no graphics, lost graphics, no wasm, broken files, odd addresses, a
//! reader who wants rest.

use crate::checks::{Failure, Outcome, check, same};
use crate::embedding::open;
use crate::page::Page;
use crate::stage::Stage;
use crate::{Journey, plain};
use atlanto::domain::Chapter;
use atlanto::site::engine::Manner;
use atlanto::site::picture::share_that_differs;
use serde_json::json;

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("the_first_picture_comes_soon", first_picture),
    plain("a_lost_context_comes_back", context_loss),
    plain("a_context_that_stays_lost_is_given_up", context_given_up),
    plain("a_broken_model_is_named_and_the_words_stay", broken_model),
    plain("a_program_that_stops_says_so", stopped),
    plain("without_wasm_the_page_still_says_everything", without_wasm),
    plain("odd_addresses_are_ignored_and_named", odd_addresses),
    plain("it_runs_under_trusted_types", trusted_types),
    plain("nothing_moves_when_nothing_happens", idle),
    Journey {
        manner: Manner::ReducedMotion,
        ..plain("less_motion_is_honoured", reduced_motion)
    },
    Journey {
        manner: Manner::WithoutWebGl,
        ..plain("without_webgl_pictures_and_words_stay", without_webgl)
    },
];

fn first_picture(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), "#/explore")?;
    let picture = page
        .value("window.probe.picture")?
        .as_f64()
        .unwrap_or(f64::MAX);
    println!(
        "    {}: first picture after {picture:.0} ms",
        stage.engine()
    );
    page.press("view-back")?;
    page.is_still()?;
    let longest = page
        .value("window.probe.longest")?
        .as_f64()
        .unwrap_or(f64::MAX);
    println!(
        "    {}: longest frame {longest:.1} ms, drawn by the processor",
        stage.engine()
    );
    check(
        picture < 10_000.0,
        format!("the first picture took {picture:.0} ms"),
    )
}

/// How soon the view is restored once the context is back, ms.
const RESTORE_MS: f64 = 500.0;

fn context_loss(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways?r=1&s=c1-c2-joint-left",
    )?;
    page.has_whole_model()?;
    let (before, address) = (page.canvas_at_rest()?, page.fragment()?);
    lose_context(stage)?;
    page.graphics_are("lost")?;
    page.stays(
        "frames while the context is lost",
        "window.probe.frames",
        500,
    )?;
    // until the program says that it is back, and until two frames after that are drawn; without a
    // graphics card a frame alone may take seconds, so that is told and not judged
    let back = "const asked = performance.now(); const back = window.probe.until('graphics', 'ready', asked); window.lost.restoreContext();
back.then(ready => requestAnimationFrame(() => requestAnimationFrame(() => done([ready, performance.now() - asked]))));";
    let took = stage.window()?.run_until_done(back, &[])?;
    let [ready, drawn] = [0, 1].map(|index| took[index].as_f64().unwrap_or(f64::MAX));
    println!(
        "    {}: restored after {ready:.0} ms, drawn after {drawn:.0} ms",
        stage.engine()
    );
    check(ready <= RESTORE_MS, format!("restoring took {ready:.0} ms"))?;
    same("the address", &page.fragment()?, &address)?;
    let share = share_that_differs(&before, &page.canvas_at_rest()?);
    check(
        share.is_some_and(|share| share < 0.005),
        format!("the same picture is back; of its pixels differ {share:?}"),
    )
}

/// Takes the WebGL context of the canvas away; `window.lost` can give it back.
fn lose_context(stage: &Stage<'_>) -> Outcome {
    let lose = "window.lost = document.querySelector('[data-testid=canvas]').getContext('webgl2').getExtension('WEBGL_lose_context'); window.lost.loseContext();";
    stage.window()?.run(lose, &[])?;
    Ok(())
}

fn context_given_up(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console.warn: atlanto: the WebGL context was lost");
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways?r=1&s=c1-c2-joint-left",
    )?;
    page.has_whole_model()?;
    let address = page.fragment()?;
    lose_context(stage)?;
    page.graphics_are("lost")?;
    let waited = stage.window()?.run_until_done(
        "window.probe.until('graphics', 'unavailable').then(done);",
        &[],
    )?;
    check(
        waited
            .as_f64()
            .is_some_and(|ms| (4000.0..7000.0).contains(&ms)),
        format!("it is given up after 5 s: {waited} ms"),
    )?;
    page.until(
        "the words say so",
        "document.querySelector('[data-testid=graphics-trouble]').textContent.length > 20",
    )?;
    page.until(
        "the words of the step stay",
        "document.querySelector('[data-testid=pathway]')?.textContent.length > 40",
    )?;
    page.press_at("[data-testid=graphics-trouble] button")?;
    page.graphics_are("ready")?;
    same("the address", &page.fragment()?, &address)
}

fn broken_model(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console.warn: atlanto");
    let page = Page::open(stage.window()?, &stage.sites.broken.address(), "#/explore")?;
    page.graphics_are("unavailable")?;
    page.until(
        "the trouble is told",
        "document.querySelector('[data-testid=graphics-trouble]').textContent.length > 20",
    )?;
    page.press("next")?;
    page.address_says("#/explore/")
}

/// Makes the program's own code fail: the page refuses to make elements, which the builder of
/// elements takes for impossible, and then another step is asked for.
const BREAK: &str = "document.createElement = () => { throw new Error('no more elements today'); }; location.hash = '#/pathways/relay';";

fn stopped(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console.error: panicked at");
    stage.expect("error: ");
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways/felt",
    )?;
    page.until(
        "no card is shown",
        "document.getElementById('crash').getBoundingClientRect().height === 0",
    )?;
    // a modal dialog is open, which must not make the card inert
    page.press("warnings")?;
    page.until(
        "the warning signs are open",
        "document.querySelector('[data-testid=dialog]').open",
    )?;
    stage.window()?.run(BREAK, &[])?;
    page.until(
        "the card is shown",
        "document.getElementById('crash').getBoundingClientRect().height > 40",
    )?;
    page.press_at("#crash summary")?;
    page.until(
        "the report can be read",
        "document.getElementById('crash-report').getBoundingClientRect().height > 10",
    )?;
    let report = page.text("document.getElementById('crash-report').textContent")?;
    // not every engine tells the page's own words in it
    let message = report.lines().nth(1).unwrap_or_default().to_owned();
    check(
        message.len() > 20,
        format!("the report has the message: {report}"),
    )?;
    check(
        report.contains("src/") && report.contains(".rs:"),
        format!("the report has the place: {report}"),
    )?;
    let console = stage.window()?.complaints()?;
    check(
        console.iter().any(|complaint| {
            complaint.starts_with("console.error: ") && complaint.contains(&message)
        }),
        format!("the console has the message: {console:?}"),
    )?;
    page.press_at("#reload")?;
    page.until(
        "it is there again",
        "document.getElementById('crash')?.open === false && document.body?.dataset.ready === 'true'",
    )?;
    page.address_says("#/pathways/relay")
}

fn without_wasm(stage: &mut Stage<'_>) -> Outcome {
    for words in [
        "policy: script-src",
        "console.error: Atlanto could not start",
        "policy: wasm-eval",
    ] {
        stage.expect(words);
    }
    stage
        .window()?
        .go(&format!("{}/", stage.sites.without_wasm.address()))?;
    let page = Page(stage.window()?);
    page.until(
        "one line says so",
        "!document.getElementById('start-failed').hidden",
    )?;
    for id in Chapter::ALL
        .iter()
        .map(|chapter| chapter.name())
        .chain(["warnings", "about", "sources"])
    {
        let told = format!(
            "document.querySelector('#static #{id}')?.getBoundingClientRect().height > 40 && document.querySelector('#static #{id}').textContent.length > 200"
        );
        page.until(&format!("the page tells {id}"), &told)?;
    }
    page.until(
        "a term leads to its entry in the glossary",
        "(() => { const term = document.querySelector('#static a.term'); return document.getElementById(term?.hash.slice(1))?.textContent.length > 20; })()",
    )?;
    page.until(
        "the still is there",
        "document.querySelector('#static img').complete && document.querySelector('#static img').naturalWidth > 300",
    )
}

fn odd_addresses(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console.warn: atlanto: ");
    let rest = "?chapter=nowhere&side=middle&lang=tlh&cta-url=javascript:alert(1)&accent=%22%3E%3Cscript%3E&zzz=1#/nowhere/at-all?r=7&s=c99&x=%3Cimg%20src%3Dx%3E";
    let page = Page::open(stage.window()?, &stage.sites.plain.address(), rest)?;
    let home = page.title()?;
    let warned = stage.window()?.complaints()?;
    check(
        warned.len() >= 4,
        format!("the console names what was ignored: {warned:?}"),
    )?;
    check(
        page.value("document.querySelectorAll('script:not([src]), img[src=x], a[href^=javascript]').length")? == json!(0),
        "nothing of it reaches the page",
    )?;
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        &format!("#/{}", "x".repeat(600)),
    )?;
    same("the title", &page.title()?, &home)
}

fn trusted_types(stage: &mut Stage<'_>) -> Outcome {
    for chapter in Chapter::ALL {
        Page::open(
            stage.window()?,
            &stage.sites.trusted.address(),
            &format!("#/{chapter}"),
        )?;
        stage.nothing_went_wrong()?;
    }
    let page = Page(stage.window()?);
    page.press("warnings")?;
    page.until(
        "dialogs work as well",
        "document.querySelector('dialog').open",
    )
}

fn idle(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways?r=1&s=c1-c2-joint-left",
    )?;
    page.has_whole_model()?;
    page.is_still()?;
    check(
        page.value("window.probe.frames > 0")? == json!(true),
        "the probe counts frames",
    )?;
    page.stays(
        "animation frames in 25 s of rest",
        "window.probe.frames",
        25_000,
    )
}

fn reduced_motion(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), "#/explore")?;
    check(
        page.value("matchMedia('(prefers-reduced-motion: reduce)').matches")? == json!(true),
        "the engine asks for less motion",
    )?;
    page.until(
        "the page takes it",
        "document.documentElement.dataset.motion === 'off'",
    )?;
    // the whole model has come and is drawn: reading it takes the processor a while
    page.has_whole_model()?;
    page.is_still()?;
    let before = page.value("window.probe.frames")?.as_u64().unwrap_or(0);
    page.press("view-back")?;
    page.is_still()?;
    let frames = page.value("window.probe.frames")?.as_u64().unwrap_or(0) - before;
    check(
        (1..=4).contains(&frames),
        format!("the view cuts and does not fly: {frames} frames"),
    )
}

fn without_webgl(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console.warn: atlanto: ");
    let page = Page::open(stage.window()?, &stage.sites.plain.address(), "#/pathways")?;
    if page.value("!!document.createElement('canvas').getContext('webgl2')")? == json!(true) {
        let sentence = format!("{} cannot be told to do without WebGL", stage.engine());
        return Err(Failure::Skipped(sentence));
    }
    page.graphics_are("unavailable")?;
    page.until(
        "one line says so",
        "document.querySelector('[data-testid=graphics-trouble]').textContent.length > 20",
    )?;
    page.until(
        "a still stands in",
        "document.querySelector('[data-testid=still]').naturalWidth > 300",
    )?;
    page.press("next")?;
    page.address_says("#/pathways/")?;
    page.press("structure-c0-c1-joint-left")?;
    page.address_says("s=c0-c1-joint-left")?;
    let error = open(stage, "?embed=1&chapter=pathways", (800, 600))?.hears("error")?;
    same(
        "what a host hears",
        &error["data"]["payload"]["code"],
        &json!("no-webgl"),
    )
}
