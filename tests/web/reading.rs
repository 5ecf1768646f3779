//! Journeys of a reader: list, model, keyboard, address, chapters, settings, and what axe-core
//! says.

use crate::checks::{Failure, Outcome, check, same};
use crate::page::Page;
use crate::pointer;
use crate::stage::Stage;
use crate::told::{Told, facts};
use crate::{Journey, plain};
use atlanto::domain::Chapter;
use atlanto::site::engine::Engine;
use atlanto::site::picture::share_that_differs;
use fantoccini::key::Key;
use serde_json::json;
use std::{fs, path::PathBuf};

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("a_structure_from_the_list_lights_its_path", list),
    plain(
        "what_is_shown_of_the_model_can_be_changed_and_undone",
        showing,
    ),
    plain("the_keyboard_alone_is_enough", keyboard),
    plain("the_head_turns_by_slider_key_and_address", head_turns),
    plain(
        "where_it_hurts_is_painted_by_pointer_and_by_name_and_stays_in_the_page",
        painting,
    ),
    plain("the_centrifuge_runs_by_slider_key_and_address", centrifuge),
    plain("the_crossed_wires_show_both_ways", crossed_wires),
    plain(
        "options_stand_side_by_side_two_on_a_phone_and_all_on_paper",
        options,
    ),
    plain(
        "an_address_opens_the_same_place_and_back_and_forward_work",
        address,
    ),
    plain("prp_can_be_read_by_pressing_next", next),
    plain(
        "warning_signs_are_one_press_away_in_every_chapter",
        warnings,
    ),
    plain("side_reader_language_and_colours_can_be_chosen", settings),
    plain(
        "axe_finds_nothing_in_chapters_and_exhibits_light_or_dark",
        axe,
    ),
];

fn list(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), "#/explore")?;
    check(
        page.value("document.getElementById('static') === null")? == json!(true),
        "the static text goes when the program stands",
    )?;
    let before = page.canvas_at_rest()?;
    page.press("structure-c0-c1-joint-left")?;
    page.address_says("s=c0-c1-joint-left")?;
    page.is_pressed("structure-c0-c1-joint-left")?;
    page.until(
        "the path is told",
        "document.querySelector('[data-testid=pathway]')?.textContent.length > 40",
    )?;
    let name = Told::bundled()?.text("structure.c0-c1-joint.name")?;
    check(
        page.title()?.contains(&name),
        format!("the title is {:?} and should name {name:?}", page.title()?),
    )?;
    page.until(
        "the live region says it",
        "document.querySelector('[data-testid=live]').textContent.length > 5",
    )?;
    let share = share_that_differs(&before, &page.canvas_at_rest()?);
    check(
        share.is_some_and(|share| share > 0.01),
        format!("the model shows the choice; of its pixels differ {share:?}"),
    )
}

fn showing(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/explore?r=1&s=c2",
    )?;
    let mut pictures = vec![page.canvas_at_rest()?];
    for way in ["alone", "ghost", "cut", "window"] {
        page.press(&format!("show-{way}"))?;
        page.address_says(&format!("m={way}"))?;
        pictures.push(page.canvas_at_rest()?);
    }
    for (at, one) in pictures.iter().enumerate() {
        for other in &pictures[at + 1..] {
            let share = share_that_differs(one, other);
            check(
                share.is_some_and(|share| share > 0.003),
                format!("each way shows something else; of the pixels differ {share:?}"),
            )?;
        }
    }
    page.press("undo")?;
    page.address_says("m=cut")?;
    page.press("hide")?;
    page.until(
        "it is not chosen any more",
        "!location.hash.includes('s=c2')",
    )?;
    page.address_says("h=")?;
    page.press("kind-nerve")?;
    page.press("everything")?;
    page.until(
        "everything is shown",
        "location.hash.includes('h=0') && !location.hash.includes('m=')",
    )?;
    // WebKit gives no focus to a button that is clicked, so Tab has nowhere to start from; the walk
    // itself is in `keyboard`
    page.focus("model")?;
    page.key('j')?;
    page.is_pressed("view-joint")?;
    page.press("reset")?;
    page.until("the step is as it was", "location.hash === '#/explore'")
}

fn keyboard(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), "#/explore")?;
    page.tab_to("model")?;
    let before = page.fragment()?;
    page.key(Key::Left.into())?;
    page.until(
        "the arrow turns the model",
        &format!("location.hash !== {}", json!(before)),
    )?;
    page.tab_to("structure-c1-c2-joint-left")?;
    page.key(Key::Enter.into())?;
    page.is_pressed("structure-c1-c2-joint-left")?;
    page.tab_to("next")?;
    page.key(' ')?;
    page.until(
        "Space presses Next",
        "location.hash.startsWith('#/explore/')",
    )?;
    page.tab_back_to("warnings")?;
    page.key(Key::Enter.into())?;
    page.until(
        "the warning signs open",
        "document.querySelector('dialog').open",
    )?;
    page.key(Key::Escape.into())?;
    page.until(
        "Escape closes them",
        "!document.querySelector('dialog').open",
    )?;
    same(
        "the focus comes back to",
        &page.text("document.activeElement.dataset.testid")?,
        &"warnings".to_owned(),
    )
}

fn head_turns(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/explore/turn",
    )?;
    page.has_whole_model()?;
    let straight = page.canvas_at_rest()?;
    page.tab_to("turning-turn")?;
    page.key(Key::Left.into())?;
    page.address_says("p=1,0,0")?;
    for _ in 1..40 {
        page.key(Key::Left.into())?;
    }
    page.address_says("p=40,0,0")?;
    let told = "document.querySelector('[data-testid=turning-read]').textContent";
    let read = Told::bundled()?.fill("ui.turning.read", &[("head", "40"), ("joint", "32")])?;
    same("what is read", &page.text(told)?, &read)?;
    let taut = "document.querySelector('[data-testid=taut]')?.textContent ?? ''";
    let taut_on_the_left = page.text(taut)?;
    let turned = page.canvas_at_rest()?;
    check(turned != straight, "the picture turns with the slider")?;
    page.press("head-straight")?;
    page.until(
        "the address is plain again",
        "!location.hash.includes('p=')",
    )?;
    same(
        "the focus stays on",
        &page.text("document.activeElement.dataset.testid")?,
        &"head-straight".to_owned(),
    )?;
    let page = Page::with_model(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/explore/turn?r=1&p=-40,0,0",
    )?;
    // the exhibit may come after the model
    page.until(
        "a deep link has its slider",
        "document.querySelector('[data-testid=turning-turn]')?.value === '40'",
    )?;
    same("and reads", &page.text(told)?, &read)?;
    page.until(
        "the other side's ligament is named",
        &format!("![\"\", {}].includes({taut})", json!(taut_on_the_left)),
    )?;
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/explore/chin-turn",
    )?;
    page.press("test-left")?;
    page.address_says("p=40,45,0")?;
    page.is_pressed("test-left")
}

/// What is marked, and what is listed for it.
const MARKED: &str = "[...document.querySelectorAll('[data-testid^=area-][aria-pressed=true]')].map(area => area.dataset.testid).join(' ')";
const TRACED: &str = "[...document.querySelectorAll('[data-testid^=traced-]')].map(source => source.dataset.testid).join(' ')";

fn painting(stage: &mut Stage<'_>) -> Outcome {
    let site = stage.sites.plain.address();
    let page = Page::with_model(stage.window()?, &site, "#/pathways/paint")?;
    page.has_whole_model()?;
    let clean = page.canvas_at_rest()?;
    // from the middle of the back of the head down and out on the reader's left
    let stroke = [
        page.on_canvas(0.43, 0.25)?,
        page.on_canvas(0.42, 0.29)?,
        page.on_canvas(0.42, 0.33)?,
    ];
    pointer::drag(page.0, &stroke)?;
    page.is_pressed("area-occiput")?;
    check(page.canvas_at_rest()? != clean, "the paint can be seen")?;
    check(
        page.text(TRACED)?.contains("traced-c2-c3-joint-left"),
        "sources on the painted side are listed",
    )?;
    let brushed = page.text(MARKED)?;
    page.press("area-temple")?;
    page.is_pressed("area-temple")?;
    page.says(&Told::bundled()?.beginning("ui.said.painted")?)?;
    page.press("paint-mirror")?;
    page.press("side-right")?;
    page.is_pressed("area-temple")?;
    page.press("side-left")?;
    page.press("paint-undo")?;
    page.press("paint-undo")?;
    same(
        "what is marked after two steps back",
        &page.text(MARKED)?,
        &brushed,
    )?;
    let nothing_told = "[localStorage.length, sessionStorage.length, document.cookie, location.search].join() + location.hash.replace(/[?&](r|side|v)=[^&]*/g, '')";
    same(
        "what address and storage tell",
        &page.text(nothing_told)?,
        &"0,0,,#/pathways/paint".to_owned(),
    )?;
    page.press("brush-erase")?;
    pointer::drag(page.0, &stroke)?;
    page.until(
        "the rubber takes it away",
        "document.querySelectorAll('[data-testid^=area-][aria-pressed=true]').length === 0",
    )?;
    page.press("paint-undo")?;
    page.press("paint-clear")?;
    page.until(
        "nothing is left",
        "!document.querySelector('[data-testid=traced]')",
    )?;
    // words and model come after the link has been read
    let page = Page::with_model(stage.window()?, &site, "#/pathways/paint?r=1&x=1")?;
    page.is_pressed("area-occiput")?;
    same(
        "and is taken out of the address",
        &page.fragment()?,
        &"#/pathways/paint".to_owned(),
    )?;
    page.press("traced-c1-c2-joint-left")?;
    page.address_says("s=c1-c2-joint-left")
}

fn centrifuge(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/prp/first-spin",
    )?;
    let told = Told::bundled()?;
    let minute = |spin: &str, n: &str| told.fill(&format!("ui.centrifuge.at-{spin}"), &[("n", n)]);
    let tube = "document.querySelector('.tube')";
    let tube_shows = |moment: &str| {
        format!(
            "{tube}?.getAttribute('aria-label').startsWith({})",
            json!(moment)
        )
    };
    let time = "document.querySelector('[data-testid=centrifuge-time]').value";
    let result = "document.querySelector('[data-testid=result-recovery]').textContent";
    page.until(
        "the tube stands there, its blood mixed",
        &tube_shows(&minute("0", "0")?),
    )?;
    page.stays("the time, which does not run by itself", time, 500)?;
    same("the time", &page.text(time)?, &"0".to_owned())?;
    let first = page.text(result)?;
    page.tab_to("centrifuge-first-force")?;
    for _ in 0..20 {
        page.key(Key::Right.into())?;
    }
    page.address_says("c=300,10,400,10,100,44,250,33,2,0")?;
    page.until(
        "what comes out follows the force",
        &format!("{result} !== {}", json!(first)),
    )?;
    page.press("centrifuge-single-spin")?;
    page.address_says("c=160,10,400,10,100,44,250,33,1,0")?;
    same(
        "what comes out of one spin",
        &page.text(result)?,
        &told.fill("ui.centrifuge.value.of-100", &[("n", "80")])?,
    )?;
    page.press("centrifuge-run")?;
    page.until("the time runs", &format!("Number({time}) > 2"))?;
    page.press("centrifuge-run")?;
    page.stays("the time, which rests", time, 400)?;
    page.press("centrifuge-run")?;
    page.until(
        "it runs to the end of the spin",
        &tube_shows(&minute("0", "10")?),
    )?;
    page.says(&minute("0", "10")?)?;
    page.address_says("t=48")?;
    page.press("next")?;
    page.until(
        "what is set goes along",
        "location.hash === '#/prp/layers?r=1&c=160,10,400,10,100,44,250,33,1,0'",
    )?;
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/prp/second-spin",
    )?;
    page.until(
        "plasma alone is spun again",
        &format!(
            "![undefined, {}].includes(document.querySelector('.tube__name')?.textContent)",
            json!(told.text("ui.centrifuge.mixed")?)
        ),
    )?;
    same(
        "its names",
        &page.text(
            "[...document.querySelectorAll('.tube__name')].map(name => name.textContent).join()",
        )?,
        &[
            told.text("ui.centrifuge.kept-line")?,
            told.text("ui.centrifuge.plasma")?,
        ]
        .join(","),
    )?;
    let deep = "#/prp/second-spin?r=1&c=100,10,400,10,100,44,250,33,2,1&t=60";
    let page = Page::open(stage.window()?, &stage.sites.plain.address(), deep)?;
    page.until(
        "a deep link shows the same moment",
        &tube_shows(&minute("1", "2")?),
    )?;
    page.is_pressed("centrifuge-taken")?;
    page.press("centrifuge-step")?;
    page.address_says("t=61")?;
    page.press_at("[data-testid=centrifuge-table] > summary")?;
    page.until(
        "the numbers of both plots are in tables",
        "document.querySelectorAll('[data-testid=centrifuge-table] tbody tr').length === 20",
    )
}

fn crossed_wires(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways/relay",
    )?;
    let drawing = "document.querySelector('.figure')";
    page.until(
        "the drawing shows the neck's signal",
        &format!("{drawing}?.dataset.wires === 'neck'"),
    )?;
    page.press("wires-migraine")?;
    page.address_says("w=migraine")?;
    page.until(
        "the drawing follows",
        &format!("{drawing}.dataset.wires === 'migraine'"),
    )?;
    let said = Told::bundled()?.text("ui.wires.migraine.said")?;
    page.until(
        "and its words",
        &format!("{drawing}.getAttribute('aria-label') === {}", json!(said)),
    )?;
    page.says(&said)?;
    let page = Page::open(
        stage.window()?,
        &stage.sites.plain.address(),
        "#/pathways/relay?r=1&w=none",
    )?;
    page.until(
        "a deep link shows the same",
        &format!("{drawing}?.dataset.wires === 'none'"),
    )
}

/// The names of the columns beside each other that can be seen.
const COLUMNS: &str = "[...document.querySelectorAll('.options--beside thead th')].slice(1).filter(head => head.getClientRects().length).map(head => head.textContent).join(' | ')";
/// Whether the page or its column is wider than its place.
const SCROLLS_SIDEWAYS: &str = "[document.documentElement, document.querySelector('.page__scroll')].some(box => box.scrollWidth > box.clientWidth)";
/// Shows the page as it is printed: what style sheets say of paper holds, what they say of screens
/// does not.
const ON_PAPER: &str =
    "for (const sheet of document.styleSheets) for (const { media } of sheet.cssRules) {
    if (media?.mediaText.includes('print')) media.mediaText = 'all';
    else if (media?.mediaText.includes('screen')) media.mediaText = 'not all';
}";

fn options(stage: &mut Stage<'_>) -> Outcome {
    let (facts, told) = (facts()?, Told::bundled()?);
    let text = |id: &str, part: &str| told.text(&format!("option.{id}.{part}"));
    let columns = |ids: &[&str]| -> Outcome<String> {
        let names: Vec<String> = ids
            .iter()
            .map(|id| text(id, "name"))
            .collect::<Outcome<_>>()?;
        Ok(names.join(" | "))
    };
    let shows = |page: &Page<'_>, ids: &[&str]| -> Outcome {
        let wanted = format!("{COLUMNS} === {}", json!(columns(ids)?));
        page.until(&format!("{ids:?} stand side by side"), &wanted)?;
        check(
            page.value(SCROLLS_SIDEWAYS)? == json!(false),
            "nothing scrolls sideways",
        )
    };
    let choose = |page: &Page<'_>, column: u8, id: &str| -> Outcome {
        let place = facts.options.iter().position(|option| option.id == id);
        page.press_at(&format!(
            "[data-testid=options-{column}] [value='{}']",
            place.unwrap_or_default()
        ))
    };
    let site = stage.sites.plain.address();
    // as narrow as every engine makes a window
    stage.window()?.resize(480, 844)?;
    let page = Page::open(stage.window()?, &site, "#/decide/options")?;
    shows(&page, &["wait", "exercise"])?;
    if stage.engine() == Engine::WebKit {
        // its window, once resized, says that it has no focus, though Tab walks through the page
        page.focus("options-0")?;
    } else {
        page.tab_to("options-0")?;
    }
    choose(&page, 0, "prp")?;
    page.address_says("o=prp,exercise")?;
    shows(&page, &["wait", "prp"])?;
    page.says(&text("wait", "name")?)?;
    for part in ["what", "for", "against", "sure", "like", "cost"] {
        let cells = format!(
            "[...document.querySelectorAll('.options--beside tbody tr')].some(row => row.children[2].textContent.endsWith({}))",
            json!(text("prp", part)?)
        );
        page.until(&format!("it is told, {part}"), &cells)?;
    }
    page.press_at(".options-live [data-testid=claim-prp-none] summary")?;
    page.until(
        "what it rests on opens in its place",
        "document.querySelector('.options-live [data-testid=claim-prp-none]').open",
    )?;
    stage.window()?.resize(1024, 768)?;
    shows(&page, &["wait", "prp", "exercise"])?;
    choose(&page, 1, "fusion")?;
    shows(&page, &["wait", "prp", "fusion"])?;
    page.press("options-all")?;
    page.address_says("o=prp,fusion,all")?;
    same(
        "no column stands alone then",
        &page.text(COLUMNS)?,
        &String::new(),
    )?;
    let rows = "[...document.querySelectorAll('.options--all tbody tr')].filter(row => row.offsetHeight > 20).length";
    let all = facts.options.len().to_string();
    same("the rows of all options", &page.text(rows)?, &all)?;
    let page = Page::open(
        stage.window()?,
        &site,
        "#/decide/options?r=1&o=botulinum,nerve-heat",
    )?;
    shows(&page, &["wait", "botulinum", "nerve-heat"])?;
    same(
        "a few alone are on the screen",
        &page.text(rows)?,
        &"0".to_owned(),
    )?;
    stage.window()?.run(ON_PAPER, &[])?;
    same("all are on paper", &page.text(rows)?, &all)?;
    same("and no choice", &page.text(COLUMNS)?, &String::new())?;
    // what is a group of heads comes again on every sheet
    let head = "getComputedStyle(document.querySelector('.options--all thead')).display";
    same(
        "the heads",
        &page.text(head)?,
        &"table-header-group".to_owned(),
    )
}

fn address(stage: &mut Stage<'_>) -> Outcome {
    let deep = "#/pathways/felt?r=1&s=c2-c3-joint-right&a=clinician&v=150,10,140,0,-20,0";
    let page = Page::with_model(stage.window()?, &stage.sites.plain.address(), deep)?;
    page.is_pressed("structure-c2-c3-joint-right")?;
    same("the address", &page.fragment()?, &deep.to_owned())?;
    page.press("next")?;
    page.address_says("#/pathways/others")?;
    page.press("structure-c0-c1-joint-right")?;
    page.address_says("s=c0-c1-joint-right")?;
    stage.window()?.back()?;
    page.until(
        "Back undoes the choice",
        "location.hash.startsWith('#/pathways/others') && !location.hash.includes('c0-c1')",
    )?;
    stage.window()?.back()?;
    page.until(
        "Back leads to the deep link",
        &format!("location.hash === {}", json!(deep)),
    )?;
    page.is_pressed("structure-c2-c3-joint-right")?;
    stage.window()?.forward()?;
    page.address_says("#/pathways/others")
}

fn next(stage: &mut Stage<'_>) -> Outcome {
    let (facts, told) = (facts()?, Told::bundled()?);
    let page = Page::open(stage.window()?, &stage.sites.plain.address(), "#/prp")?;
    let steps = &facts
        .chapter(Chapter::Prp)
        .ok_or_else(|| Failure::new("the facts have no chapter prp"))?
        .steps;
    for (index, step) in steps.iter().enumerate() {
        if step.structure.is_none() {
            page.title_is(&told.text(&format!("step.prp.{}.title", step.id))?)?;
        }
        if index > 0 {
            page.address_says(&format!("#/prp/{}", step.id))?;
        }
        let length: usize = page
            .text("document.querySelector('main').textContent.length")?
            .parse()
            .unwrap_or(0);
        check(length > 80, format!("the step {} says something", step.id))?;
        page.press("next")?;
    }
    page.address_says("#/decide")
}

fn warnings(stage: &mut Stage<'_>) -> Outcome {
    let facts = facts()?;
    let first = facts
        .warnings
        .first()
        .ok_or_else(|| Failure::new("there is no warning sign"))?;
    let text = Told::bundled()?.text(&format!("warning.{}", first.id))?;
    let first = text.split('.').next().unwrap_or_default();
    for chapter in Chapter::ALL {
        let page = Page::open(
            stage.window()?,
            &stage.sites.plain.address(),
            &format!("#/{chapter}"),
        )?;
        page.press("warnings")?;
        let told = format!(
            "document.querySelector('dialog').open && document.querySelector('dialog').textContent.includes({})",
            json!(first)
        );
        page.until(&format!("{chapter} shows the warning signs"), &told)?;
        page.key(Key::Escape.into())?;
        page.until("they close", "!document.querySelector('dialog').open")?;
    }
    Ok(())
}

fn settings(stage: &mut Stage<'_>) -> Outcome {
    let page = Page::open(stage.window()?, &stage.sites.plain.address(), "#/pathways")?;
    page.press("side-right")?;
    page.until(
        "the other side is chosen",
        "location.hash.includes('right')",
    )?;
    page.press("audience")?;
    page.address_says("a=clinician")?;
    page.press("menu")?;
    page.press("theme-dark")?;
    page.until(
        "the page is dark",
        "document.documentElement.dataset.theme === 'dark'",
    )?;
    let dark = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);";
    check(
        stage
            .window()?
            .run(dark, &[])?
            .as_f64()
            .is_some_and(|sum| sum < 200.0),
        "dark is dark",
    )?;
    page.press("language-es")?;
    page.until(
        "the page is Spanish",
        "document.documentElement.lang === 'es'",
    )?;
    let english = Told::bundled()?.text("ui.language")?;
    page.until(
        "the dialog speaks Spanish",
        &format!(
            "!document.querySelector('dialog').textContent.includes({})",
            json!(english)
        ),
    )
}

fn axe(stage: &mut Stage<'_>) -> Outcome {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).map_err(|error| {
        Failure::new(format!("axe-core is not installed, run .ci/tools: {error}"))
    })?;
    let ask = format!(
        "{axe};\nwindow.axe.run(document, {{ resultTypes: ['violations'] }}).then(found => done(found.violations.map(violation => \
         violation.id + ' at ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', '))), reason => done([String(reason)]));"
    );
    let mut found = Vec::new();
    let steps = [
        "explore/turn",
        "explore/chin-turn",
        "pathways/paint",
        "prp/studies",
        "prp/first-spin",
        "prp/second-spin",
        "prp/beside",
        "prp/harms",
        "decide/options",
        "decide/options?r=1&o=exercise,prp,all",
    ];
    for place in Chapter::ALL
        .iter()
        .map(|chapter| chapter.name())
        .chain(steps)
    {
        for theme in ["light", "dark"] {
            let page = Page::open(
                stage.window()?,
                &stage.sites.plain.address(),
                &format!("?theme={theme}#/{place}"),
            )?;
            page.until(
                "the model is there or not needed",
                "document.body && document.body.dataset.graphics !== 'loading'",
            )?;
            page.until(
                "so is an exhibit",
                "document.querySelector('.exhibit')?.childElementCount !== 0",
            )?;
            page.is_still()?;
            let violations = stage.window()?.run_until_done(&ask, &[])?;
            let violations = violations
                .as_array()
                .ok_or_else(|| Failure::new("axe-core gave no list"))?;
            found.extend(violations.iter().map(|violation| {
                format!(
                    "{place} {theme}: {}",
                    violation.as_str().unwrap_or_default()
                )
            }));
        }
    }
    check(found.is_empty(), found.join("\n    "))
}
