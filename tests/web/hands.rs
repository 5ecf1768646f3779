//! Journeys of a reader's hand: what a mouse, a finger, a pen and a palm do to the model, through
//! the browser's own input.
//!
//! What the drivers lack: geckodriver has no pen, and `WebKitWebDriver` makes a mouse of a finger.

use crate::checks::{Outcome, check, same};
use crate::host::Host;
use crate::page::Page;
use crate::pointer;
use crate::stage::Stage;
use crate::{Journey, plain};
use atlanto::site::engine::Engine;
use serde_json::{Value, json};

/// WebKit has a mouse and a pen.
const NO_TOUCH: &[(Engine, &str)] = &[(
    Engine::WebKit,
    "WebKitWebDriver moves a mouse when it is told to move a finger",
)];
/// Firefox has a mouse and fingers.
const NO_PEN: &[(Engine, &str)] = &[(
    Engine::Firefox,
    "geckodriver does not know how to move a pen",
)];
const NO_PEN_BESIDE_TOUCH: &[(Engine, &str)] = &[NO_TOUCH[0], NO_PEN[0]];

pub(crate) const JOURNEYS: &[Journey] = &[
    plain(
        "the_frame_of_the_readme_is_turned_and_picked_by_mouse",
        readme_by_mouse,
    ),
    Journey {
        lacking: NO_TOUCH,
        ..plain(
            "the_frame_of_the_readme_is_woken_and_turned_by_fingers",
            readme_by_finger,
        )
    },
    plain("the_mouse_turns_the_model_and_picks", mouse),
    Journey {
        lacking: NO_TOUCH,
        ..plain("a_finger_turns_the_model_and_picks", finger)
    },
    Journey {
        lacking: NO_TOUCH,
        ..plain("two_fingers_bring_the_model_nearer", pinch)
    },
    Journey {
        lacking: NO_PEN,
        ..plain("a_pen_paints_where_it_hurts", pen)
    },
    Journey {
        lacking: NO_PEN_BESIDE_TOUCH,
        ..plain("a_palm_beside_the_pen_does_nothing", palm)
    },
];

/// From behind, nothing chosen, near enough that the axis is wide.
const BEHIND: &str = "#/explore?r=1&s=none&v=180,5,500,0,-20,-20";
/// What is chosen in the list of structures.
const PICKED: &str = "document.querySelector('[data-testid^=structure-][aria-pressed=true]')?.dataset.testid ?? null";
/// Whether the model in a frame leaves one finger to the page.
const RESTS: &str =
    "getComputedStyle(document.querySelector('[data-testid=model]')).touchAction === 'pan-y'";
/// The view of the address.
const VIEW: &str = "(location.hash.match(/[?&]v=([^&]*)/)?.[1] ?? '')";

fn readme<'a>(stage: &'a Stage<'_>) -> Outcome<Host<'a>> {
    // see `embedding::open`
    let path = if stage.engine() == Engine::WebKit {
        "/readme-named.html"
    } else {
        "/readme.html"
    };
    let host = Host::page(stage.window()?, &stage.sites.host.address(), path)?;
    host.inside(|page| {
        page.graphics_are("ready")?;
        page.has_whole_model()?;
        page.is_still()
    })?;
    Ok(host)
}

/// Waits until the host hears that the reader changed something, and gives the state.
fn told_by_user(host: Host<'_>) -> Outcome<Value> {
    let told = host.hears("state")?;
    let state = &told["data"]["payload"];
    same("the cause", &state["cause"], &json!("user"))?;
    Ok(state.clone())
}

fn readme_by_mouse(stage: &mut Stage<'_>) -> Outcome {
    let host = readme(stage)?;
    let before = host.ask("get-state", &json!({}))?;
    host.forget()?;
    host.inside(|page| {
        let way = [page.on_canvas(0.4, 0.5)?, page.on_canvas(0.55, 0.5)?];
        pointer::drag(page.0, &way)?;
        page.is_still()
    })?;
    let turned = told_by_user(host)?;
    check(
        turned["fragment"] != before["fragment"],
        format!("the drag turned the model: {}", turned["fragment"]),
    )?;
    let place = host.ask("where", &json!({ "structure": "occiput" }))?;
    host.forget()?;
    let at = (
        place["x"].as_f64().unwrap_or_default(),
        place["y"].as_f64().unwrap_or_default(),
    );
    host.inside(|page| pointer::click(page.0, at))?;
    let picked = told_by_user(host)?;
    check(
        !picked["structure"].is_null() && picked["structure"] != before["structure"],
        format!("the click picked something else: {}", picked["structure"]),
    )
}

fn readme_by_finger(stage: &mut Stage<'_>) -> Outcome {
    // Chromium sends the first touch on the next page to the frame that is gone
    stage.is_last_in_window();
    let host = readme(stage)?;
    host.inside(|page| {
        let across = [
            page.on_canvas(0.4, 0.5)?,
            page.on_canvas(0.5, 0.5)?,
            page.on_canvas(0.6, 0.5)?,
        ];
        let before = page.fragment()?;
        pointer::touch(page.0, &[&across])?;
        page.is_still()?;
        same(
            "the address after one finger on the resting frame",
            &page.fragment()?,
            &before,
        )?;
        let view = page.text(VIEW)?;
        let apart = apart(page)?;
        pointer::touch(page.0, &[&apart[0], &apart[1]])?;
        page.until("two fingers move the model", &is_not(VIEW, &view))?;
        page.is_still()?;
        // a tap picks, and from then on the model has the fingers
        page.until("the model rests", RESTS)?;
        pointer::touch(page.0, &[&[page.on_canvas(0.5, 0.5)?]])?;
        page.until("the model is awake", &format!("!({RESTS})"))?;
        page.is_still()?;
        let view = page.text(VIEW)?;
        pointer::touch(page.0, &[&across])?;
        page.until("one finger turns the model", &is_not(VIEW, &view))
    })
}

/// Two fingers that go apart from the middle of the canvas.
fn apart(page: Page<'_>) -> Outcome<[[pointer::Point; 3]; 2]> {
    Ok([
        [
            page.on_canvas(0.45, 0.5)?,
            page.on_canvas(0.4, 0.5)?,
            page.on_canvas(0.3, 0.5)?,
        ],
        [
            page.on_canvas(0.55, 0.5)?,
            page.on_canvas(0.6, 0.5)?,
            page.on_canvas(0.7, 0.5)?,
        ],
    ])
}

/// An expression that is true when another one no longer gives this text.
fn is_not(expression: &str, text: &str) -> String {
    format!("{expression} !== {}", json!(text))
}

/// Opens the model from behind, with nothing chosen.
fn from_behind<'a>(stage: &'a Stage<'_>) -> Outcome<Page<'a>> {
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), BEHIND)?;
    page.has_whole_model()?;
    page.is_still()?;
    Ok(page)
}

/// Whatever moves the pointer: a drag turns the model, a short press picks what is there.
fn turns_and_picks(
    page: Page<'_>,
    moves: impl Fn(Page<'_>, &[pointer::Point]) -> Outcome,
) -> Outcome {
    let before = page.text(VIEW)?;
    let way = [
        page.on_canvas(0.45, 0.5)?,
        page.on_canvas(0.5, 0.5)?,
        page.on_canvas(0.55, 0.5)?,
    ];
    moves(page, &way)?;
    page.until("the drag turns the model", &is_not(VIEW, &before))?;
    same("what a drag picks", &page.value(PICKED)?, &json!(null))?;
    page.is_still()?;
    moves(page, &[page.on_canvas(0.5, 0.5)?])?;
    page.until("the press picks what is there", PICKED)
}

fn mouse(stage: &mut Stage<'_>) -> Outcome {
    turns_and_picks(from_behind(stage)?, |page, way| pointer::drag(page.0, way))
}

fn finger(stage: &mut Stage<'_>) -> Outcome {
    turns_and_picks(from_behind(stage)?, |page, way| {
        pointer::touch(page.0, &[way])
    })
}

fn pinch(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/explore?r=1&s=none&v=180,5,100,0,-20,-20",
    )?;
    page.is_still()?;
    let zoom = format!("Number({VIEW}.split(',')[2])");
    let before = page.value(&zoom)?.as_f64().unwrap_or_default();
    let apart = apart(page)?;
    pointer::touch(page.0, &[&apart[0], &apart[1]])?;
    page.until(
        "the model comes nearer",
        &format!("{zoom} > {}", before * 1.5),
    )?;
    same("what two fingers pick", &page.value(PICKED)?, &json!(null))
}

/// Opens the painting of pain.
fn canvas_to_paint<'a>(stage: &'a Stage<'_>) -> Outcome<Page<'a>> {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways/paint",
    )?;
    page.has_whole_model()?;
    page.is_still()?;
    Ok(page)
}

/// Down the back of the head, on the reader's left.
fn stroke(page: Page<'_>) -> Outcome<[pointer::Point; 4]> {
    Ok([
        page.on_canvas(0.43, 0.25)?,
        page.on_canvas(0.425, 0.28)?,
        page.on_canvas(0.42, 0.3)?,
        page.on_canvas(0.42, 0.33)?,
    ])
}

fn pen(stage: &mut Stage<'_>) -> Outcome {
    let page = canvas_to_paint(stage)?;
    pointer::pen(page.0, &stroke(page)?)?;
    page.is_pressed("area-occiput")
}

fn palm(stage: &mut Stage<'_>) -> Outcome {
    let page = canvas_to_paint(stage)?;
    let before = page.fragment()?;
    let palm = [
        page.on_canvas(0.6, 0.7)?,
        page.on_canvas(0.63, 0.72)?,
        page.on_canvas(0.66, 0.75)?,
    ];
    pointer::pen_and_palm(page.0, &stroke(page)?, &palm)?;
    page.is_pressed("area-occiput")?;
    page.is_still()?;
    same("the address", &page.fragment()?, &before)
}
