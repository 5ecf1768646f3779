//! Journeys in the words: terms explained in place, what is told about the product, and what fits.

use crate::checks::{Failure, Outcome, check, same};
use crate::embedding;
use crate::page::Page;
use crate::stage::Stage;
use crate::told::{Told, facts};
use crate::{Journey, plain};
use atlanto::content::ABOUT_PARTS;
use fantoccini::key::Key;
use serde_json::json;

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("a_dotted_word_is_explained_in_its_place", terms),
    plain("who_made_this_is_one_press_away_in_every_frame", about),
    plain("what_fits_is_ticked_and_stays_in_the_page", fits),
];

/// Where a term is marked: the place of the step, the id of the term.
fn marked_term() -> Outcome<(String, String)> {
    let (facts, told) = (facts()?, Told::bundled()?);
    for chapter in &facts.chapters {
        for step in &chapter.steps {
            let body = format!("{}.body", step.word_stem(chapter.id));
            if let Some(term) = told.first_term(&body) {
                return Ok((format!("{}/{}", chapter.id, step.id), term));
            }
        }
    }
    Err(Failure::new("no term is marked in the body of any step"))
}

fn terms(stage: &mut Stage<'_>) -> Outcome {
    let ((place, term), told) = (marked_term()?, Told::bundled()?);
    let mark = format!("term-{term}");
    let button = format!("document.querySelector('[data-testid={mark}]')");
    let note = format!("document.getElementById({button}.getAttribute('aria-controls'))");
    let meaning = told.text(&format!("term.{term}.meaning"))?;
    let is_open = format!(
        "{button}.ariaExpanded === 'true' && {note}.textContent.includes({})",
        json!(meaning)
    );
    let is_closed = format!("{button}.ariaExpanded === 'false' && {note}.textContent === ''");
    let site = stage.sites.plain.address();
    let page = Page::open(stage.window()?, &site, &format!("#/{place}"))?;
    page.until("the meaning is not shown", &is_closed)?;
    page.tab_to(&mark)?;
    page.key(Key::Enter.into())?;
    page.until("Enter shows the meaning", &is_open)?;
    page.until(
        "it stands below the text",
        &format!(
            "{note}.getBoundingClientRect().top >= {button}.getBoundingClientRect().bottom - 4"
        ),
    )?;
    let focused = "document.activeElement.dataset.testid";
    same("the focus is on", &page.text(focused)?, &mark)?;
    page.key(Key::Escape.into())?;
    page.until("Escape takes it away", &is_closed)?;
    same("the focus is still on", &page.text(focused)?, &mark)?;
    page.press(&mark)?;
    page.until("a press shows it", &is_open)?;
    page.press(&mark)?;
    page.until("a second press takes it away", &is_closed)?;
    page.press("audience")?;
    page.until(
        "clinicians read plain words",
        "!document.querySelector('#panel .term')",
    )?;
    // the narrowest screen, where the frame has to be woken first
    let (chapter, step) = place.split_once('/').unwrap_or_default();
    let rest = format!("?embed=1&chapter={chapter}&step={step}");
    let host = embedding::open(stage, &rest, (320, 640))?;
    host.inside(|page| {
        page.press("tap")?;
        page.press(&mark)?;
        page.until("it is shown on a narrow screen", &is_open)?;
        page.until(
            "nothing is wider than the frame",
            &format!("document.documentElement.scrollWidth <= innerWidth && {note}.getBoundingClientRect().right <= innerWidth"),
        )
    })
}

fn about(stage: &mut Stage<'_>) -> Outcome {
    let told = Told::bundled()?;
    let titles: Vec<String> = ABOUT_PARTS
        .into_iter()
        .map(|part| told.text(&format!("about.{part}.title")))
        .collect::<Outcome<_>>()?;
    let is_told = format!(
        "document.querySelector('dialog').open && {}.every(title => document.querySelector('dialog').textContent.includes(title))",
        json!(titles)
    );
    let shut = "!document.querySelector('dialog').open";
    let site = stage.sites.plain.address();
    let page = Page::open(stage.window()?, &site, "#/decide")?;
    page.press("about")?;
    page.until("it is told", &is_told)?;
    page.press_at("dialog [data-testid=sources]")?;
    page.until(
        "the sources take its place, with the focus on their heading",
        "document.querySelector('dialog .sources') && document.activeElement.id === 'dialog-title'",
    )?;
    page.key(Key::Escape.into())?;
    page.until("Escape closes it", shut)?;
    for (rest, size) in [
        ("?embed=1&chapter=prp", (360, 480)),
        ("?embed=1&chapter=decide&ui=min", (320, 480)),
        ("?embed=1&chapter=pathways&ui=none", (360, 480)),
        (
            "?embed=1&chapter=explore&cta=Book&cta-url=https://example.org/",
            (800, 600),
        ),
    ] {
        let host = embedding::open(stage, rest, size)?;
        host.inside(|page| {
            let link = ".embed-foot [data-testid=about]";
            page.until(
                &format!("{rest}: it is in view before anything is pressed"),
                &format!("(() => {{ const at = document.querySelector('{link}').getBoundingClientRect(); return at.width >= 24 && at.height >= 24 && at.left >= 0 && at.right <= innerWidth && at.bottom <= innerHeight; }})()"),
            )?;
            page.press_at(link)?;
            page.until(&format!("{rest}: it is told"), &is_told)?;
            page.key(Key::Escape.into())?;
            page.until(&format!("{rest}: it closes"), shut)
        })?;
    }
    Ok(())
}

fn fits(stage: &mut Stage<'_>) -> Outcome {
    let ticked = "[...document.querySelectorAll('.fit input:checked')].map(input => input.dataset.testid).join(' ')";
    let kept = "[localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash].join()";
    let site = stage.sites.plain.address();
    let page = Page::open(stage.window()?, &site, "#/headache/compare")?;
    let before = page.text(kept)?;
    // the words of a cell tick its box
    page.press_at(".fit > span")?;
    page.until("the first cell is ticked", &format!("{ticked} === 'fit-0'"))?;
    page.tab_to("fit-4")?;
    page.key(' ')?;
    page.until("Space ticks", &format!("{ticked} === 'fit-0 fit-4'"))?;
    same("address and storage", &page.text(kept)?, &before)?;
    page.press("fit-clear")?;
    page.until("nothing is ticked", &format!("{ticked} === ''"))?;
    page.press("fit-undo")?;
    page.until("that is undone", &format!("{ticked} === 'fit-0 fit-4'"))?;
    let cells = page.text("[...document.querySelectorAll('.fit:has(:checked) > span')].map(cell => cell.textContent).join('|')")?;
    page.0.run("location.hash = '#/summary';", &[]).map(drop)?;
    page.until(
        "both come along",
        &format!(
            "{}.split('|').every(cell => document.querySelector('[data-testid=noticed]')?.textContent.includes(cell))",
            json!(cells)
        ),
    )?;
    same(
        "what address and storage tell in the summary",
        &page.text(kept)?,
        &"0,0,,,#/summary".to_owned(),
    )?;
    let host = embedding::open(stage, "?embed=1&chapter=headache&step=compare", (800, 600))?;
    host.forget()?;
    let state = host.ask("get-state", &json!({}))?;
    host.inside(|page| {
        page.press_at(".fit > span")?;
        page.until("it is ticked in a frame", &format!("{ticked} === 'fit-0'"))
    })?;
    host.hears_no_more()?;
    same(
        "what the host is told",
        &host.ask("get-state", &json!({}))?,
        &state,
    )?;
    check(
        host.heard("state")?.is_empty(),
        "the host hears of no change",
    )
}
