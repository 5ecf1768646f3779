//! Journeys in bad weather: no graphics, lost graphics, no wasm, broken files, odd addresses, a
//! reader who wants rest.

use crate::checks::{Failure, Outcome, check, same};
use crate::embedding::open;
use crate::page::Page;
use crate::stage::{Stage, is_build_machine};
use crate::{Journey, plain};
use atlanto::domain::Chapter;
use atlanto::site::engine::{Engine, Manner};
use atlanto::site::picture::share_that_differs;
use atlanto::site::ready::WHOLE_MODEL_HERE;
use serde_json::json;

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("the_first_picture_comes_soon", first_picture),
    plain("a_lost_context_comes_back", context_loss),
    plain("a_broken_model_is_named_and_the_words_stay", broken_model),
    plain("a_program_that_stops_says_so", stopped),
    plain("without_wasm_the_page_still_says_everything", without_wasm),
    plain("odd_addresses_are_ignored_and_named", odd_addresses),
    plain("it_runs_under_trusted_types", trusted_types),
    plain("nothing_moves_when_nothing_happens", idle),
    Journey {
        name: "less_motion_is_honoured",
        manner: Manner::ReducedMotion,
        tell: reduced_motion,
    },
    Journey {
        name: "without_webgl_pictures_and_words_stay",
        manner: Manner::WithoutWebGl,
        tell: without_webgl,
    },
];

fn first_picture(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.session()?, &stage.sites.plain.address(), "#/explore")?;
    let picture = page
        .value("window.probe.picture")?
        .as_f64()
        .unwrap_or(f64::MAX);
    println!(
        "    {}: first picture after {picture:.0} ms",
        stage.engine()
    );
    page.press("view-back")?;
    page.rest(1500);
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

fn context_loss(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.session()?,
        &stage.sites.plain.address(),
        "#/pathways?r=1&s=c1-c2-joint-left",
    )?;
    let (before, address) = (page.canvas_at_rest()?, page.fragment()?);
    let lose = "window.lost = document.querySelector('[data-testid=canvas]').getContext('webgl2').getExtension('WEBGL_lose_context'); window.lost.loseContext();";
    stage.session()?.run(lose, &[])?;
    page.graphics_are("lost")?;
    let frames = page.value("window.probe.frames")?;
    page.rest(500);
    same(
        "frames while the context is lost",
        &page.value("window.probe.frames")?,
        &frames,
    )?;
    stage.session()?.run(
        "window.asked = performance.now(); window.lost.restoreContext();",
        &[],
    )?;
    page.graphics_are("ready")?;
    same("the address", &page.fragment()?, &address)?;
    let share = share_that_differs(&before, &page.canvas_at_rest()?);
    check(
        share.is_some_and(|share| share < 0.005),
        format!("the same picture is back; of its pixels differ {share:?}"),
    )
}

fn broken_model(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("console: atlanto");
    let page = Page::open(stage.session()?, &stage.sites.broken.address(), "#/explore")?;
    page.graphics_are("unavailable")?;
    page.until(
        "the trouble is told",
        "document.querySelector('[data-testid=graphics-trouble]').textContent.length > 20",
    )?;
    page.press("next")?;
    page.address_says("#/explore/")
}

fn stopped(stage: &mut Stage<'_>) -> Outcome {
    stage.expect("error: ");
    let page = Page::with_model(
        stage.session()?,
        &stage.sites.plain.address(),
        "#/pathways/felt",
    )?;
    page.until(
        "no card is shown",
        "document.getElementById('crash').hidden",
    )?;
    stage.session()?.run("window.probe.stop();", &[])?;
    page.until(
        "the card is shown",
        "document.getElementById('crash').getBoundingClientRect().height > 40",
    )?;
    stage
        .session()?
        .run("document.getElementById('reload').click();", &[])?;
    page.until(
        "it is there again",
        "document.getElementById('crash')?.hidden && document.body?.dataset.ready === 'true'",
    )?;
    page.address_says("#/pathways/felt")
}

fn without_wasm(stage: &mut Stage<'_>) -> Outcome {
    for words in [
        "policy: script-src",
        "console: Atlanto could not start",
        "policy: wasm-eval",
    ] {
        stage.expect(words);
    }
    stage
        .session()?
        .go(&format!("{}/", stage.sites.without_wasm.address()))?;
    let page = Page(stage.session()?);
    page.until(
        "one line says so",
        "!document.getElementById('start-failed').hidden",
    )?;
    for id in Chapter::ALL
        .iter()
        .map(|chapter| chapter.name())
        .chain(["warnings", "sources"])
    {
        let told = format!(
            "document.querySelector('#static #{id}')?.getBoundingClientRect().height > 40 && document.querySelector('#static #{id}').textContent.length > 200"
        );
        page.until(&format!("the page tells {id}"), &told)?;
    }
    page.until(
        "the still is there",
        "document.querySelector('#static img').complete && document.querySelector('#static img').naturalWidth > 300",
    )
}

fn odd_addresses(stage: &mut Stage<'_>) -> Outcome {
    let rest = "?chapter=nowhere&side=middle&lang=tlh&cta-url=javascript:alert(1)&accent=%22%3E%3Cscript%3E&zzz=1#/nowhere/at-all?r=7&s=c99&x=%3Cimg%20src%3Dx%3E";
    let page = Page::open(stage.session()?, &stage.sites.plain.address(), rest)?;
    let home = page.title()?;
    let warned = page
        .value("window.probe.warned.length")?
        .as_u64()
        .unwrap_or(0);
    check(
        warned >= 4,
        format!("the console names what was ignored ({warned} warnings)"),
    )?;
    check(
        page.value("document.querySelectorAll('script:not([src]), img[src=x], a[href^=javascript]').length")? == json!(0),
        "nothing of it reaches the page",
    )?;
    let page = Page::open(
        stage.session()?,
        &stage.sites.plain.address(),
        &format!("?y#/{}", "x".repeat(600)),
    )?;
    same("the title", &page.title()?, &home)
}

fn trusted_types(stage: &mut Stage<'_>) -> Outcome {
    for chapter in Chapter::ALL {
        Page::open(
            stage.session()?,
            &stage.sites.trusted.address(),
            &format!("?z={chapter}#/{chapter}"),
        )?;
        stage.nothing_went_wrong()?;
    }
    let page = Page(stage.session()?);
    page.press("warnings")?;
    page.until(
        "dialogs work as well",
        "document.querySelector('dialog').open",
    )
}

fn idle(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.session()?,
        &stage.sites.plain.address(),
        "#/pathways?r=1&s=c1-c2-joint-left",
    )?;
    page.rest(3000);
    let before = page.value("window.probe.frames")?;
    check(
        before.as_u64().is_some_and(|frames| frames > 0),
        "the probe counts frames",
    )?;
    page.rest(25_000);
    same(
        "animation frames after 25 s of rest",
        &page.value("window.probe.frames")?,
        &before,
    )
}

fn reduced_motion(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.session()?, &stage.sites.plain.address(), "#/explore")?;
    check(
        page.value("matchMedia('(prefers-reduced-motion: reduce)').matches")? == json!(true),
        "the engine asks for less motion",
    )?;
    page.until(
        "the page takes it",
        "document.documentElement.dataset.motion === 'off'",
    )?;
    // the whole model has come and is drawn: reading it takes the processor a while
    page.until("the whole model is here", WHOLE_MODEL_HERE)?;
    page.canvas_at_rest()?;
    page.rest(1500);
    let before = page.value("window.probe.frames")?.as_u64().unwrap_or(0);
    page.press("view-back")?;
    page.rest(1200);
    let frames = page.value("window.probe.frames")?.as_u64().unwrap_or(0) - before;
    check(
        (1..=4).contains(&frames),
        format!("the view cuts and does not fly: {frames} frames"),
    )
}

fn without_webgl(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::open(stage.session()?, &stage.sites.plain.address(), "#/pathways")?;
    if page.value("!!document.createElement('canvas').getContext('webgl2')")? == json!(true) {
        let sentence = format!("{} cannot be told to do without WebGL", stage.engine());
        return if stage.engine() == Engine::WebKit && !is_build_machine() {
            Ok(())
        } else {
            Err(Failure(sentence))
        };
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
