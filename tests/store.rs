//! The store and the views in a real browser, with the content as it ships.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    app::{Dialog, Msg, Origin, Settings},
    content::{Facts, Words},
    domain::{Audience, Chapter, Language, Side, StructureId},
    element::Element,
    scene::DisplayMode,
    store::Store,
    ui::mount,
};
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The program in the page, until dropped.
struct Program {
    root: HtmlElement,
    store: Store,
    handle: Option<UnmountHandle<Element>>,
}

impl Program {
    fn start(query: &str) -> Self {
        Self::start_with(query, "{}")
    }

    /// The same with these words before those that ship.
    fn start_with(query: &str, words: &str) -> Self {
        // the test before has left its address
        let history = window().history().unwrap();
        let here = window().location().pathname().unwrap();
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&here))
            .unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let words = Words::parse("test.json", words).unwrap();
        let words = words.or(&Words::bundled().unwrap());
        let facts = Facts::bundled().unwrap();
        let (settings, _) = Settings::parse(query);
        let store = Rc::new(Cell::new(None));
        let seen = store.clone();
        let handle = mount(
            &root,
            facts,
            (Language::ENGLISH, words),
            settings,
            move |store| {
                seen.set(Some(store));
            },
        );
        Self {
            root,
            store: store.get().unwrap(),
            handle: Some(handle),
        }
    }

    fn find(&self, test_id: &str) -> Option<HtmlElement> {
        let selector = format!("[data-testid='{test_id}']");
        let found = self.root.query_selector(&selector).unwrap();
        found.map(JsCast::unchecked_into)
    }

    fn text(&self, test_id: &str) -> String {
        let found = self.find(test_id).expect(test_id);
        found.text_content().unwrap_or_default()
    }

    /// The words of the panel.
    fn panel(&self) -> String {
        let panel = self.root.query_selector("#panel").unwrap().unwrap();
        panel.unchecked_into::<HtmlElement>().inner_text()
    }

    async fn press(&self, test_id: &str) {
        self.find(test_id).expect(test_id).click();
        settle().await;
    }

    async fn send(&self, msg: Msg) {
        self.store.send_from(msg, Origin::Host);
        settle().await;
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

/// Effects run in microtasks, some of them after others.
async fn settle() {
    for _ in 0..4 {
        leptos::task::tick().await;
    }
}

fn joint(side: Side) -> StructureId {
    StructureId::from_base("c1-c2-joint", side).unwrap()
}

#[wasm_bindgen_test]
async fn a_press_changes_the_state_and_what_is_shown() {
    let program = Program::start("chapter=pathways");
    settle().await;
    let first = program.text("title");
    program.press("next").await;
    assert_ne!(program.text("title"), first);
    assert_eq!(program.store.app.step.get_untracked(), 1);
    program.press("back").await;
    assert_eq!(program.text("title"), first);
}

#[wasm_bindgen_test]
async fn the_side_changes_words_and_keeps_the_elements() {
    let program = Program::start("chapter=explore");
    program
        .send(Msg::StructurePicked(Some(joint(Side::Left))))
        .await;
    let button = program.find("side-right").unwrap();
    button.focus().unwrap();
    let title = program.find("title").unwrap();
    let before = title.text_content().unwrap();
    program.press("side-right").await;
    assert_eq!(
        program.store.app.structure.get_untracked(),
        Some(joint(Side::Right))
    );
    assert_ne!(program.text("title"), before);
    assert_eq!(program.find("side-right").as_ref(), Some(&button));
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));
    assert_eq!(
        button.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn open_details_stay_open_when_their_words_change() {
    let program = Program::start("chapter=explore");
    program
        .send(Msg::StructurePicked(Some(joint(Side::Left))))
        .await;
    let closed = program
        .root
        .query_selector("details.evidence:not([open])")
        .unwrap();
    let details: HtmlElement = closed.unwrap().unchecked_into();
    let id = details.get_attribute("data-testid").unwrap();
    details.set_attribute("open", "").unwrap();
    settle().await;
    program.send(Msg::SideChosen(Side::Right)).await;
    assert!(program.find(&id).unwrap().has_attribute("open"), "{id}");
}

#[wasm_bindgen_test]
async fn a_reader_of_another_kind_has_other_words() {
    let program = Program::start("chapter=prp&step=guide");
    settle().await;
    let patient = program.panel();
    program.send(Msg::AudienceChosen(Audience::Clinician)).await;
    assert_ne!(program.panel(), patient);
    program.send(Msg::AudienceChosen(Audience::Patient)).await;
    assert_eq!(program.panel(), patient);
}

/// A body with two terms, in which the side stands as well.
const TERMS: &str =
    r#"{"step.explore.neck.body": "On the {side} a [[capsule|sleeve]] and a [[disc|cushion]]."}"#;

#[wasm_bindgen_test]
async fn a_term_is_explained_below_its_text_one_at_a_time() {
    let program = Program::start_with("chapter=explore", TERMS);
    settle().await;
    let [sleeve, cushion] = ["term-capsule", "term-disc"].map(|id| program.find(id).unwrap());
    let expanded = |term: &HtmlElement| term.get_attribute("aria-expanded").unwrap();
    let note = document()
        .get_element_by_id(&sleeve.get_attribute("aria-controls").unwrap())
        .unwrap();
    assert_eq!(sleeve.tag_name(), "BUTTON");
    assert_eq!(note.parent_element(), sleeve.parent_element());
    assert_eq!(note.get_attribute("role").as_deref(), Some("status"));
    let told = || note.text_content().unwrap();
    let meaning = |term: &str| {
        let part = |part: &str| program.store.words.text(&format!("term.{term}.{part}"));
        untrack(|| format!("{} {}", part("name"), part("meaning")))
    };
    assert_eq!(
        (told(), expanded(&sleeve)),
        (String::new(), "false".to_owned())
    );
    sleeve.click();
    settle().await;
    assert_eq!(
        (told(), expanded(&sleeve)),
        (meaning("capsule"), "true".to_owned())
    );
    assert_eq!(document().active_element().as_ref(), Some(sleeve.as_ref()));
    // it stays while the words around it change
    program.send(Msg::SideChosen(Side::Right)).await;
    assert_eq!(told(), meaning("capsule"));
    cushion.click();
    settle().await;
    assert_eq!(told(), meaning("disc"));
    assert_eq!([&sleeve, &cushion].map(expanded), ["false", "true"]);
    cushion.click();
    settle().await;
    assert_eq!(
        (told(), expanded(&cushion)),
        (String::new(), "false".to_owned())
    );
}

#[wasm_bindgen_test]
async fn escape_closes_a_meaning_and_nothing_around_it() {
    let program = Program::start_with("chapter=explore", TERMS);
    settle().await;
    let sleeve = program.find("term-capsule").unwrap();
    sleeve.click();
    settle().await;
    let escape = || {
        let options = web_sys::KeyboardEventInit::new();
        options.set_key("Escape");
        options.set_bubbles(true);
        options.set_cancelable(true);
        web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap()
    };
    let seen = Rc::new(Cell::new(0));
    let counted = seen.clone();
    let listener = gloo::events::EventListener::new(&program.root, "keydown", move |_| {
        counted.set(counted.get() + 1);
    });
    assert!(
        !sleeve.dispatch_event(&escape()).unwrap(),
        "it is prevented"
    );
    settle().await;
    assert_eq!(
        sleeve.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(seen.get(), 0);
    // a second one is not its own
    assert!(sleeve.dispatch_event(&escape()).unwrap());
    assert_eq!(seen.get(), 1);
    drop(listener);
}

#[wasm_bindgen_test]
async fn clinicians_read_the_words_without_buttons() {
    let program = Program::start_with("chapter=explore", TERMS);
    program.send(Msg::AudienceChosen(Audience::Clinician)).await;
    assert!(program.find("term-capsule").is_none());
    assert!(program.panel().contains("a sleeve and a cushion."));
}

#[wasm_bindgen_test]
async fn what_is_told_about_the_product_is_one_press_away() {
    for query in ["chapter=decide", "embed=1", "embed=1&ui=none"] {
        let program = Program::start(query);
        settle().await;
        program.press("about").await;
        let dialog = program.find("dialog").unwrap();
        let told = dialog.text_content().unwrap();
        for part in atlanto::content::ABOUT_PARTS {
            let title = program.store.words.text(&format!("about.{part}.title"));
            assert!(
                !title.is_empty() && told.contains(&title),
                "{query}: {part}"
            );
        }
        let review = program.store.words.text("ui.review.awaiting");
        assert!(told.contains(&review), "{query}");
        // from there to the sources, with the focus on their heading
        let sources = dialog.query_selector("[data-testid=sources]").unwrap();
        sources.unwrap().unchecked_into::<HtmlElement>().click();
        settle().await;
        assert_eq!(
            program.store.app.dialog.get_untracked(),
            Some(Dialog::Sources)
        );
        let focused = document().active_element().map(|element| element.id());
        assert_eq!(focused.as_deref(), Some("dialog-title"), "{query}");
        program.send(Msg::DialogClosed).await;
    }
}

#[wasm_bindgen_test]
async fn what_fits_is_ticked_and_comes_along_to_the_summary() {
    let program = Program::start("chapter=headache&step=compare");
    settle().await;
    let address = window().location().hash().unwrap();
    let tick = |cell: &str| -> HtmlInputElement {
        program
            .find(&format!("fit-{cell}"))
            .unwrap()
            .unchecked_into()
    };
    program.press("fit-0").await;
    program.press("fit-4").await;
    assert!(tick("0").checked() && tick("4").checked() && !tick("1").checked());
    let label = tick("4").labels().unwrap().get(0).unwrap();
    let text = label.text_content().unwrap();
    program.press("fit-clear").await;
    assert!(!tick("0").checked());
    program.press("fit-undo").await;
    assert!(tick("0").checked());
    assert_eq!(window().location().hash().unwrap(), address);
    program.send(Msg::ChapterOpened(Chapter::Summary)).await;
    let noticed = program.text("noticed");
    assert!(noticed.contains(&text), "{noticed}");
    program.send(Msg::FitsCleared).await;
    assert!(program.find("noticed").is_none());
    program.press("fit-go").await;
    assert!(!tick("0").checked());
}

#[wasm_bindgen_test]
async fn what_is_shown_of_the_model_can_be_undone() {
    let program = Program::start("chapter=explore");
    program
        .send(Msg::StructurePicked(Some(joint(Side::Left))))
        .await;
    let before = program.store.app.display.get_untracked();
    program.send(Msg::ShowChosen(DisplayMode::Alone)).await;
    assert_ne!(program.store.app.display.get_untracked(), before);
    program.send(Msg::UndoPressed).await;
    assert_eq!(program.store.app.display.get_untracked(), before);
}

#[wasm_bindgen_test]
async fn two_programs_do_not_share_their_state() {
    let one = Program::start("");
    let other = Program::start("");
    one.send(Msg::ChapterOpened(Chapter::Decide)).await;
    assert_eq!(one.store.app.chapter.get_untracked(), Chapter::Decide);
    assert_eq!(other.store.app.chapter.get_untracked(), Chapter::Explore);
}

/// Bytes of the program's memory.
fn memory_bytes() -> u32 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let buffer: js_sys::ArrayBuffer = memory.buffer().unchecked_into();
    buffer.byte_length()
}

#[wasm_bindgen_test]
async fn two_thousand_switches_leave_the_memory_where_it_was() {
    let program = Program::start("chapter=pathways");
    let switch = |round: u32| match round % 4 {
        0 => Msg::SideChosen([Side::Left, Side::Right][(round / 4 % 2) as usize]),
        1 => Msg::StepOpened(Chapter::Pathways, (round / 4 % 3) as usize),
        2 => {
            Msg::AudienceChosen([Audience::Patient, Audience::Clinician][(round / 4 % 2) as usize])
        }
        _ => Msg::LanguageChosen(Language::ALL[(round / 4 % 2) as usize]),
    };
    let mut after_fifty = 0;
    for round in 0..2000 {
        program.send(switch(round)).await;
        if round == 50 {
            after_fifty = memory_bytes();
        }
    }
    assert_eq!(
        memory_bytes() - after_fifty,
        0,
        "bytes lost in 1950 switches"
    );
}
