//! The element builder in a real browser: what is made, followed, kept and ended.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::element::{Element, FOREIGN, effect, el, memo, on_dispose, svg};
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A view in the page, until dropped.
struct Page {
    root: HtmlElement,
    handle: Option<UnmountHandle<Element>>,
}

impl Page {
    fn show(view: impl FnOnce() -> Element + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let handle = leptos::mount::mount_to_renderer(&root, view);
        Self {
            root,
            handle: Some(handle),
        }
    }

    fn html(&self) -> String {
        self.root.inner_html()
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.expect(selector).unchecked_into()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

/// Effects run in a microtask.
async fn settle() {
    for _ in 0..3 {
        leptos::task::tick().await;
    }
}

#[wasm_bindgen_test]
async fn plain_values_closures_and_signals_are_values_alike() {
    let text = RwSignal::new("a".to_owned());
    let is_on = RwSignal::new(false);
    let page = Page::show(move || {
        el("p")
            .class("note")
            .attr("title", text)
            .attr("data-on", move || is_on.get().to_string())
            .bool_attr("hidden", is_on)
            .class_when("note--on", is_on)
            .text("<b>")
            .text(text)
            .child(svg("svg").attr("viewBox", "0 0 1 1"))
    });
    assert_eq!(
        page.html(),
        r#"<p class="note" title="a" data-on="false">&lt;b&gt;a<svg viewBox="0 0 1 1"></svg></p>"#
    );
    text.set("b".to_owned());
    is_on.set(true);
    settle().await;
    assert_eq!(
        page.html(),
        r#"<p class="note note--on" title="b" data-on="true" hidden="">&lt;b&gt;b<svg viewBox="0 0 1 1"></svg></p>"#
    );
    let drawing = page.root.query_selector("svg").unwrap().unwrap();
    assert_eq!(
        drawing.namespace_uri().as_deref(),
        Some("http://www.w3.org/2000/svg")
    );
}

#[wasm_bindgen_test]
async fn a_box_is_ticked_by_its_property_whatever_the_reader_did() {
    let is_on = RwSignal::new(true);
    let page = Page::show(move || {
        let ticked = el("input").attr("type", "checkbox");
        el("p").child(ticked.bool_prop("checked", is_on))
    });
    let ticked: HtmlInputElement = page.find("input").unchecked_into();
    assert!(ticked.checked() && !ticked.has_attribute("checked"));
    is_on.set(false);
    settle().await;
    assert!(!ticked.checked());
    // the attribute would not count any more after this
    ticked.click();
    is_on.set(true);
    settle().await;
    is_on.set(false);
    settle().await;
    assert!(!ticked.checked());
}

#[wasm_bindgen_test]
async fn a_text_that_stays_the_same_is_not_written_again() {
    let count = RwSignal::new(1);
    let page = Page::show(move || el("p").text(move || (count.get() > 0).to_string()));
    let written = Rc::new(Cell::new(0));
    let seen = written.clone();
    let callback = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
        seen.set(seen.get() + 1);
    });
    let observer = web_sys::MutationObserver::new(callback.as_ref().unchecked_ref()).unwrap();
    let options = web_sys::MutationObserverInit::new();
    options.set_character_data(true);
    options.set_subtree(true);
    observer.observe_with_options(&page.root, &options).unwrap();
    count.set(2);
    settle().await;
    assert_eq!(written.get(), 0);
    count.set(0);
    settle().await;
    assert_eq!(written.get(), 1);
    assert_eq!(page.html(), "<p>false</p>");
}

#[wasm_bindgen_test]
async fn listeners_hear_and_end_with_their_element() {
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let is_there = RwSignal::new(true);
    let page = Page::show(move || {
        el("div").when(is_there, move || {
            let count = count.clone();
            el("a")
                .attr("href", "#elsewhere")
                .on_click(move || count.set(count.get() + 1))
                .text("link")
        })
    });
    let link = page.find("a");
    link.click();
    assert_eq!(heard.get(), 1);
    assert_ne!(
        window().location().hash().unwrap(),
        "#elsewhere",
        "a click does what it says in place of following the link"
    );
    is_there.set(false);
    settle().await;
    link.click();
    assert_eq!(heard.get(), 1);
    drop(page);
}

#[wasm_bindgen_test]
async fn events_have_their_class_and_properties_are_set() {
    let typed = RwSignal::new("first".to_owned());
    let page = Page::show(move || {
        el("input")
            .prop("value", typed)
            .on_event::<Event>("input", move |event| typed.set(event_target_value(event)))
    });
    let input: HtmlInputElement = page.find("input").unchecked_into();
    assert_eq!(input.value(), "first");
    input.set_value("second");
    input.dispatch_event(&Event::new("input").unwrap()).unwrap();
    settle().await;
    assert_eq!(typed.get_untracked(), "second");
}

#[wasm_bindgen_test]
async fn what_is_made_again_ends_before_the_next_is_made() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let number = RwSignal::new(1);
    let told = log.clone();
    let page = Page::show(move || {
        el("div").dyn_child(move || {
            let number = number.get();
            let told = told.clone();
            told.borrow_mut().push(format!("made {number}"));
            on_dispose(move || told.borrow_mut().push(format!("ended {number}")));
            el("p").text(number.to_string())
        })
    });
    number.set(2);
    settle().await;
    assert_eq!(page.html(), "<div><p>2</p></div>");
    assert_eq!(*log.borrow(), ["made 1", "ended 1", "made 2"]);
    drop(page);
    assert_eq!(*log.borrow(), ["made 1", "ended 1", "made 2", "ended 2"]);
}

#[wasm_bindgen_test]
async fn a_condition_that_still_holds_keeps_its_element_and_its_focus() {
    let count = RwSignal::new(1);
    let page = Page::show(move || {
        el("div")
            .text("before")
            .when(
                move || count.get() > 0,
                move || el("button").text(move || count.get().to_string()),
            )
            .text("after")
    });
    let button = page.find("button");
    button.focus().unwrap();
    count.set(2);
    settle().await;
    assert_eq!(page.html(), "<div>before<button>2</button>after</div>");
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));
    count.set(0);
    settle().await;
    assert_eq!(page.html(), "<div>beforeafter</div>");
    count.set(3);
    settle().await;
    assert_eq!(page.html(), "<div>before<button>3</button>after</div>");
}

#[wasm_bindgen_test]
async fn a_switch_follows_its_key_alone() {
    let (key, other) = (RwSignal::new(1), RwSignal::new(1));
    let made = Rc::new(Cell::new(0));
    let count = made.clone();
    let page = Page::show(move || {
        let count = count.clone();
        el("div").switch(
            move || key.get(),
            move |key| {
                count.set(count.get() + 1);
                let read = other.get();
                (key != 2).then(|| el("p").text(format!("{key} {read}")))
            },
        )
    });
    other.set(5);
    key.set(1);
    settle().await;
    assert_eq!(
        (page.html().as_str(), made.get()),
        ("<div><p>1 1</p></div>", 1)
    );
    key.set(2);
    settle().await;
    assert_eq!(page.html(), "<div></div>");
    key.set(3);
    settle().await;
    assert_eq!(
        (page.html().as_str(), made.get()),
        ("<div><p>3 5</p></div>", 3)
    );
}

#[wasm_bindgen_test]
async fn a_part_may_vanish_while_its_signal_changes() {
    let chosen = RwSignal::new(Some(1));
    let page = Page::show(move || {
        el("div").dyn_child(move || {
            let is_chosen = memo(move || chosen.get().is_some());
            is_chosen.get().then(|| {
                // an inner effect that would panic if it ran after what it relies on is gone
                el("p")
                    .text(move || chosen.get().unwrap().to_string())
                    .when(
                        move || chosen.get().unwrap() > 1,
                        move || el("b").text(move || chosen.get().unwrap().to_string()),
                    )
            })
        })
    });
    for value in [Some(2), None, Some(3), None, Some(1)] {
        chosen.set(value);
        settle().await;
        let wanted = match value {
            None => "<div></div>".to_owned(),
            Some(1) => "<div><p>1</p></div>".to_owned(),
            Some(value) => format!("<div><p>{value}<b>{value}</b></p></div>"),
        };
        assert_eq!(page.html(), wanted);
    }
}

#[wasm_bindgen_test]
async fn a_keyed_list_keeps_elements_focus_and_open_details() {
    let items = RwSignal::new(vec![1, 2, 3]);
    let ended = Rc::new(RefCell::new(Vec::new()));
    let log = ended.clone();
    let page = Page::show(move || {
        el("div").each(
            move || items.get(),
            |item| *item,
            move |item| {
                let log = log.clone();
                on_dispose(move || log.borrow_mut().push(item));
                el("details")
                    .attr("id", format!("row-{item}"))
                    .child(el("summary").text(item.to_string()))
            },
        )
    });
    let ids = || -> Vec<String> {
        let rows = page.root.query_selector_all("details").unwrap();
        (0..rows.length())
            .map(|at| rows.get(at).unwrap().unchecked_into::<HtmlElement>().id())
            .collect()
    };
    let second = page.find("#row-2");
    second.set_attribute("open", "").unwrap();
    let summary = page.find("#row-2 summary");
    summary.focus().unwrap();
    items.set(vec![0, 2, 3, 4]);
    settle().await;
    assert_eq!(ids(), ["row-0", "row-2", "row-3", "row-4"]);
    assert!(page.find("#row-2").has_attribute("open"));
    assert_eq!(document().active_element().as_ref(), Some(summary.as_ref()));
    assert_eq!(*ended.borrow(), [1]);
    items.set(vec![4, 3, 2, 2, 0]);
    settle().await;
    assert_eq!(ids(), ["row-4", "row-3", "row-2", "row-0"], "once each");
    assert!(page.find("#row-2").has_attribute("open"));
    items.set(Vec::new());
    settle().await;
    assert_eq!(page.html(), "<div></div>");
    ended.borrow_mut().sort_unstable();
    assert_eq!(*ended.borrow(), [0, 1, 2, 3, 4]);
}

/// Bytes of the program's memory.
fn memory_bytes() -> u32 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let buffer: js_sys::ArrayBuffer = memory.buffer().unchecked_into();
    buffer.byte_length()
}

/// Leptos leaves what has ended in the subscriber sets of memos; without `scope::Binding` this test
/// fails by some 3 MB.
#[wasm_bindgen_test]
async fn nothing_stays_subscribed_that_has_ended() {
    let source = RwSignal::new(1);
    let round = RwSignal::new(0);
    let page = Page::show(move || {
        // as long as the page, and never another value
        let lasting = memo(move || source.get());
        el("div").dyn_child(move || {
            let _ = round.get();
            let derived = memo(move || lasting.get() + 1);
            effect(move || lasting.track());
            el("p")
                .text(move || (lasting.get() + derived.get()).to_string())
                .attr("title", move || lasting.get().to_string())
                .when(move || lasting.get() > 0, || el("b"))
                .each(move || vec![lasting.get()], |item| *item, |_| el("i"))
        })
    });
    let mut after_warm_up = 0;
    for number in 1..=4000 {
        round.set(number);
        leptos::task::tick().await;
        if number == 500 {
            after_warm_up = memory_bytes();
        }
    }
    assert_eq!(page.html(), "<div><p title=\"1\">3<b></b><i></i></p></div>");
    assert_eq!(
        memory_bytes() - after_warm_up,
        0,
        "bytes lost in 3500 rounds"
    );
}

#[wasm_bindgen_test]
async fn a_text_in_another_language_says_so_as_long_as_it_stands() {
    let text = RwSignal::new(format!("{FOREIGN}en{FOREIGN}Neck"));
    let page = Page::show(move || {
        el("p")
            .attr("title", move || format!("De: {}", text.get()))
            .text(text)
    });
    let foreign = r#"<p title="De: Neck" lang="en" dir="auto">Neck</p>"#;
    assert_eq!(page.html(), foreign);
    text.set("Cuello".to_owned());
    settle().await;
    assert_eq!(page.html(), r#"<p title="De: Cuello">Cuello</p>"#);
    text.set(format!("{FOREIGN}en{FOREIGN}Neck"));
    settle().await;
    assert_eq!(page.html(), foreign);
}
