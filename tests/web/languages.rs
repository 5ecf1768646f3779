//! Journeys between languages: the page of each, the program in each, and whether texts have room
//! where they are longer or run the other way.

use crate::checks::{Outcome, check, same};
use crate::page::Page;
use crate::stage::Stage;
use crate::told::{Told, facts};
use crate::{Journey, plain};
use atlanto::domain::Language;
use atlanto::site::engine::Engine;
use fantoccini::key::Key;
use serde_json::json;

pub(crate) const JOURNEYS: &[Journey] = &[
    plain("each_language_has_its_page_and_its_program", each_language),
    plain("a_search_needs_no_accents", search),
    Journey {
        lacking: &[
            (
                Engine::Firefox,
                "a window of Firefox is at least 500 px wide",
            ),
            (
                Engine::WebKit,
                "a window of WebKit's browser is at least 447 px wide",
            ),
        ],
        ..plain("longer_words_have_room_at_320_px_both_ways", long_words)
    },
    plain("the_page_without_wasm_is_in_its_language", without_wasm),
];

/// The languages that are translated.
fn translations() -> impl Iterator<Item = Language> {
    let all = Language::ALL.iter().copied();
    all.filter(|language| *language != Language::ENGLISH)
}

/// The language and the direction that the page names.
fn says(page: Page<'_>) -> Outcome<String> {
    page.text("document.documentElement.lang + ' ' + document.documentElement.dir")
}

/// Waits until the chapters at the top are named in these words.
fn speaks(page: Page<'_>, told: &Told) -> Outcome {
    let name = json!(told.text("chapter.pathways.short")?);
    page.until(
        &format!("a chapter is called {name}"),
        &format!("document.querySelector('nav.nav')?.textContent.includes({name})"),
    )
}

fn each_language(stage: &mut Stage<'_>) -> Outcome {
    let site = stage.sites.plain.address();
    let english = Told::bundled()?;
    for language in translations() {
        let told = Told::in_language(language)?;
        let name = format!("{language} {}", language.direction());
        // the page of the language: nothing of the address says so
        let own = format!("{site}/{language}.html");
        stage.window()?.go(&format!("{own}#/explore"))?;
        let page = Page(stage.window()?);
        page.is_ready()?;
        same("the page", &says(page)?, &name)?;
        speaks(page, &told)?;
        page.until(
            "the address tells no language",
            "location.hash === '#/explore'",
        )?;
        let unchecked = told.text("ui.translation.unchecked")?;
        same(
            "the mark beside the review",
            &page.text("document.querySelector('[data-testid=translation]').textContent")?,
            &unchecked,
        )?;
        // to English and back
        page.press("menu")?;
        page.press("language-en")?;
        page.until("English is here", "document.documentElement.lang === 'en'")?;
        page.address_says("l=en")?;
        speaks(page, &english)?;
        same(
            "no mark beside the review of English",
            &page.value("document.querySelector('[data-testid=translation]')")?,
            &json!(null),
        )?;
        page.press(&format!("language-{language}"))?;
        page.until(
            "the language is back",
            &format!("document.documentElement.lang === '{language}'"),
        )?;
        page.until(
            "the address tells no language",
            "location.hash === '#/explore'",
        )?;
        // by the query and by the fragment, without a word of English on the way
        for rest in [
            format!("?lang={language}#/prp"),
            format!("#/prp?r=1&l={language}"),
        ] {
            let page = Page::open(stage.window()?, &site, &rest)?;
            same(&rest, &says(page)?, &name)?;
            speaks(page, &told)?;
        }
    }
    Ok(())
}

fn search(stage: &mut Stage<'_>) -> Outcome {
    for language in translations() {
        let page = Page::with_model(
            stage.window()?,
            &stage.sites.plain.address(),
            &format!("?lang={language}#/explore"),
        )?;
        let word = Told::in_language(language)?.text("ui.group.muscle")?;
        check(
            !word.is_ascii(),
            format!("{word} has an accent to leave out"),
        )?;
        let groups = "document.querySelectorAll('.rows__group').length";
        let all = page.value(groups)?;
        let type_in = |text: &str| {
            let typing = "const field = document.querySelector('input[type=search]'); field.value = arguments[0]; \
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            page.0.run(typing, &[json!(text)])
        };
        let found = |wanted: &str| -> Outcome<String> {
            type_in("")?;
            page.until("all groups are there", &format!("{groups} === {all}"))?;
            type_in(wanted)?;
            page.until("fewer are left", &format!("{groups} < {all}"))?;
            page.text("[...document.querySelectorAll('.rows [data-testid]')].map(row => row.dataset.testid).join()")
        };
        let bare: String = word
            .chars()
            .map(|letter| match letter {
                'á' => 'a',
                'é' => 'e',
                'í' => 'i',
                'ó' => 'o',
                'ú' => 'u',
                other => other,
            })
            .collect();
        let (with, without) = (found(&word)?, found(&bare.to_uppercase())?);
        check(
            with.contains("structure-"),
            format!("{word} finds {with:?}"),
        )?;
        same("what is found without accents", &without, &with)?;
    }
    Ok(())
}

const OVERFLOWING: &str = include_str!("overflow.js");

fn long_words(stage: &mut Stage<'_>) -> Outcome {
    let mut found = Vec::new();
    for (dir, audience) in [("rtl", "patient"), ("ltr", "clinician")] {
        stage.window()?.resize(320, 700)?;
        let page = Page::with_model(
            stage.window()?,
            &stage.sites.plain.address(),
            &format!("?strings=long&dir={dir}&audience={audience}#/explore"),
        )?;
        same("the width", &page.value("innerWidth")?, &json!(320))?;
        same(
            "the direction",
            &page.text("document.documentElement.dir")?,
            &dir.to_owned(),
        )?;
        let mut look = |place: &str| -> Outcome {
            // what is closed has to have room too
            page.0.run(
                "document.querySelectorAll('details').forEach(it => { it.open = true; })",
                &[],
            )?;
            page.is_still()?;
            let overflowing = page.value(OVERFLOWING)?;
            let overflowing = overflowing.as_array().into_iter().flatten();
            found.extend(overflowing.map(|one| format!("{place} {dir}: {one}")));
            Ok(())
        };
        for dialog in ["menu", "warnings"] {
            page.press(dialog)?;
            page.until(
                "it is open",
                "document.querySelector('[data-testid=dialog]').open",
            )?;
            look(dialog)?;
            page.key(Key::Escape.into())?;
            page.until(
                "it is closed",
                "!document.querySelector('[data-testid=dialog]').open",
            )?;
        }
        let steps: usize = facts()?
            .chapters
            .iter()
            .map(|chapter| chapter.steps.len())
            .sum();
        for step in 0..steps {
            let place = page.fragment()?;
            look(&place)?;
            if step + 1 < steps {
                page.press("next")?;
                page.until(
                    "the next step is open",
                    &format!("location.hash.split('?')[0] !== {}", json!(place)),
                )?;
            }
        }
        check(
            page.fragment()?.starts_with("#/summary"),
            "pressing Next leads to the end",
        )?;
    }
    check(
        found.is_empty(),
        format!("{} texts have no room:\n{}", found.len(), found.join("\n")),
    )
}

fn without_wasm(stage: &mut Stage<'_>) -> Outcome {
    // the policy refuses the program
    for words in [
        "policy: script-src",
        "console.error: Atlanto could not start",
        "policy: wasm-eval",
    ] {
        stage.expect(words);
    }
    for language in translations() {
        let told = Told::in_language(language)?;
        let site = stage.sites.without_wasm.address();
        let page = Page(stage.window()?);
        page.0.go(&format!("{site}/{language}.html"))?;
        page.until(
            "one line says that the program did not start",
            "document.getElementById('start-failed')?.hidden === false",
        )?;
        same(
            "that line",
            &page.text("document.getElementById('start-failed').textContent")?,
            &told.text("ui.page.without-program")?,
        )?;
        same(
            "the title",
            &page.text("document.title")?,
            &told.text("ui.page.title")?,
        )?;
        same(
            "the page",
            &says(page)?,
            &format!("{language} {}", language.direction()),
        )?;
        let heads = page.text(
            "[...document.querySelectorAll('#static h2')].map(it => it.textContent).join('\\n')",
        )?;
        let chapter = told.text("chapter.headache.title")?;
        check(
            heads.contains(&chapter),
            format!("{chapter:?} is none of {heads:?}"),
        )?;
        // every language leads to the others
        let links = page.text(
            "[...document.querySelectorAll('#static [hreflang]')].map(it => it.hreflang).join()",
        )?;
        check(links.contains("en"), format!("{links:?}"))?;
    }
    let page = Page(stage.window()?);
    page.0.go(&stage.sites.without_wasm.address())?;
    page.until("English is here", "document.documentElement.lang === 'en'")
}
