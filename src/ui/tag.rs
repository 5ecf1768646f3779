//! An element being made: the one view type of this room.
//!
//! Leptos' `view!` gives every element with every set of attributes a type of its own and compiles
//! its rendering for each; on a phone that was a third of the whole program. A [`Tag`] is made at
//! once, in Leptos' builder style, from calls that are compiled once, and is a view like any other:
//! signals, owners, effects and [`Part`]s stay Leptos'.
//!
//! A part that is made again puts another element in the place of the old one. What the reader had
//! there stays: the focus, if there is the same element at the same place, and which `<details>`
//! are open.

use super::known::Known;
use super::shared::{Part, Press, Told};
use super::store::Store;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::tachys::{
    html::attribute::any_attribute::AnyAttribute,
    hydration::Cursor,
    no_attrs,
    view::{Mountable, Position, PositionState, Render, RenderHtml},
};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Words, of now or as they will be.
pub(crate) trait Said {
    /// The attribute of this name says it.
    fn attribute(self, tag: Tag, name: &str) -> Tag;
    /// The element ends with it.
    fn words(self, tag: Tag) -> Tag;
}

impl Said for &str {
    #[inline(never)]
    fn attribute(self, tag: Tag, name: &str) -> Tag {
        set(&tag.0.element, name, self);
        tag
    }

    #[inline(never)]
    fn words(self, tag: Tag) -> Tag {
        append(&tag.0.element, &document().create_text_node(self));
        tag
    }
}

impl Said for String {
    #[inline(never)]
    fn attribute(self, tag: Tag, name: &str) -> Tag {
        self.as_str().attribute(tag, name)
    }

    #[inline(never)]
    fn words(self, tag: Tag) -> Tag {
        self.as_str().words(tag)
    }
}

impl Said for Told {
    #[inline(never)]
    fn attribute(self, mut tag: Tag, name: &str) -> Tag {
        let (element, name) = (tag.0.element.clone(), name.to_owned());
        tag.keep(Box::new(move || set(&element, &name, &self())));
        tag
    }

    #[inline(never)]
    fn words(self, mut tag: Tag) -> Tag {
        let text = document().create_text_node("");
        append(&tag.0.element, &text);
        tag.keep(Box::new(move || renew(&text, &self())));
        tag
    }
}

/// Yes or no, of now or as it will be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// As it is.
    Now(bool),
    /// As it is at any time.
    Follows(Known<bool>),
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        Self::Now(holds)
    }
}

impl From<Known<bool>> for Holds {
    fn from(holds: Known<bool>) -> Self {
        Self::Follows(holds)
    }
}

/// What goes away with its element.
enum Kept {
    Effect(#[expect(dead_code, reason = "kept so that it goes on")] RenderEffect<()>),
    Listener(#[expect(dead_code, reason = "kept so that it listens")] EventListener),
    Part(#[expect(dead_code, reason = "kept until the part goes")] Shown),
}

/// What a part shows. It goes with the part and not, as the part's effect does, when that is polled
/// again: what it follows is gone by then.
struct Shown(Rc<RefCell<Option<Made>>>);

impl Drop for Shown {
    fn drop(&mut self) {
        drop(self.0.replace(None));
    }
}

/// An element with all that is in it. Must be made inside a Leptos owner.
///
/// Boxed, and handed on by calls that are not inlined: a view is a long row of them.
pub(crate) struct Tag(Box<SendWrapper<Made>>);

/// The element in the page, and what goes away with it.
pub(crate) struct Made {
    element: Element,
    kept: Vec<Kept>,
}

/// An element of HTML: its name, its classes, and attributes whose values have no spaces, as in
/// `button.link type=button`.
#[inline(never)]
pub(crate) fn tag(spec: &str) -> Tag {
    let (name, rest) = parted(spec);
    with(
        document()
            .create_element(name)
            .expect("the names of elements here are names"),
        rest,
    )
}

/// An element of SVG, written as [`tag`].
#[inline(never)]
pub(crate) fn shape(spec: &str) -> Tag {
    let (name, rest) = parted(spec);
    with(
        document()
            .create_element_ns(Some(SVG), name)
            .expect("the names of shapes here are names"),
        rest,
    )
}

/// The name, and what follows it.
fn parted(spec: &str) -> (&str, &str) {
    spec.split_at(
        spec.bytes()
            .position(|byte| byte == b'.' || byte == b' ')
            .unwrap_or(spec.len()),
    )
}

/// The element with what is written of its classes and attributes.
fn with(element: Element, spec: &str) -> Tag {
    for word in spec.split(' ') {
        match word.split_once('=') {
            Some((name, value)) => set(&element, name, value),
            None if word.is_empty() => {}
            None => set(&element, "class", &word[1..].replace('.', " ")),
        }
    }
    made(element)
}

fn made(element: Element) -> Tag {
    Tag(Box::new(SendWrapper::new(Made {
        element,
        kept: Vec::new(),
    })))
}

impl Tag {
    /// The element itself.
    pub(crate) fn element(&self) -> &Element {
        &self.0.element
    }

    /// Takes these classes, parted by spaces, in place of those it has.
    pub(crate) fn class(self, names: &str) -> Self {
        names.attribute(self, "class")
    }

    /// Has this attribute.
    pub(crate) fn attr(self, name: &str, value: impl Said) -> Self {
        value.attribute(self, name)
    }

    /// Has this attribute without a value when it holds.
    pub(crate) fn flag(self, name: &'static str, holds: impl Into<Holds>) -> Self {
        let element = self.0.element.clone();
        self.when(
            holds.into(),
            Box::new(move |holds| {
                super::log_failure(element.toggle_attribute_with_force(name, holds));
            }),
        )
    }

    /// Has this class when it holds.
    pub(crate) fn class_when(self, name: &'static str, holds: impl Into<Holds>) -> Self {
        let classes = self.0.element.class_list();
        self.when(
            holds.into(),
            Box::new(move |holds| {
                super::log_failure(classes.toggle_with_force(name, holds));
            }),
        )
    }

    #[inline(never)]
    fn when(mut self, holds: Holds, act: Box<dyn Fn(bool)>) -> Self {
        match holds {
            Holds::Now(holds) => act(holds),
            Holds::Follows(holds) => self.keep(Box::new(move || act(holds.get()))),
        }
        self
    }

    /// Does something at an event.
    #[inline(never)]
    pub(crate) fn on(mut self, event: &'static str, act: Press) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.0.element, event, options, act);
        self.0.kept.push(Kept::Listener(listener));
        self
    }

    /// Ends with these words.
    pub(crate) fn say(self, words: impl Said) -> Self {
        words.words(self)
    }

    /// Ends with the words of this id.
    #[inline(never)]
    pub(crate) fn tell(self, store: Store, id: &str) -> Self {
        self.say(store.say(id))
    }

    /// Is called by the words of this id.
    #[inline(never)]
    pub(crate) fn called(self, store: Store, id: &str) -> Self {
        self.attr("aria-label", store.say(id))
    }

    /// Ends with this element.
    pub(crate) fn add(self, inside: impl Into<Option<Tag>>) -> Self {
        match inside.into() {
            Some(inside) => self.append(inside),
            None => self,
        }
    }

    /// Ends with these elements.
    pub(crate) fn add_all(self, inside: impl IntoIterator<Item = Tag>) -> Self {
        inside.into_iter().fold(self, Self::append)
    }

    #[inline(never)]
    fn append(mut self, inside: Tag) -> Self {
        let Made { element, kept } = inside.0.take();
        append(&self.0.element, &element);
        self.0.kept.extend(kept);
        self
    }

    /// Ends with what this part is at any time.
    #[inline(never)]
    pub(crate) fn part(mut self, part: Part) -> Self {
        let end = document().create_text_node("");
        append(&self.0.element, &end);
        let parent = self.0.element.clone();
        let kept = Rc::new(RefCell::new(None));
        let shown = kept.clone();
        self.keep(Box::new(move || {
            let next = part().map(|tag| tag.0.take());
            let before: Option<Made> = shown.replace(None);
            match (&before, &next) {
                (Some(before), Some(next)) => replace(before, next),
                (Some(before), None) => before.element.remove(),
                (None, Some(next)) => {
                    super::log_failure(parent.insert_before(&next.element, Some(&end)))
                }
                (None, None) => {}
            }
            shown.replace(next);
        }));
        self.0.kept.push(Kept::Part(Shown(kept)));
        self
    }

    /// Does something now, and again whenever what it reads changes.
    fn keep(&mut self, act: Box<dyn Fn()>) {
        self.0
            .kept
            .push(Kept::Effect(RenderEffect::new(move |_| act())));
    }
}

fn set(element: &Element, name: &str, value: &str) {
    super::log_failure(element.set_attribute(name, value));
}

fn append(element: &Element, inside: &Node) {
    super::log_failure(element.append_child(inside));
}

/// Says other words, if they are others: a screen reader is not told the same again.
fn renew(text: &Text, words: &str) {
    if text.data() != words {
        text.set_data(words);
    }
}

/// Puts an element in the place of another, which keeps the focus and what was open.
fn replace(old: &Made, new: &Made) {
    let focus = place_of_focus(&old.element);
    stay_open(&old.element, &new.element);
    super::log_failure(old.element.replace_with_with_node_1(&new.element));
    if let Some((place, name)) = focus
        && let Some(element) = at(&new.element, &place).filter(|element| element.tag_name() == name)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        super::log_failure(element.focus());
    }
}

/// Where in an element the focus is, as indices of children, and the name of the element that has
/// it.
fn place_of_focus(root: &Element) -> Option<(Vec<u32>, String)> {
    let focused = document()
        .active_element()
        .filter(|focused| root.contains(Some(focused)))?;
    let (mut place, mut element) = (Vec::new(), focused.clone());
    while &element != root {
        let mut index = 0;
        let mut before = element.previous_element_sibling();
        while let Some(sibling) = before {
            index += 1;
            before = sibling.previous_element_sibling();
        }
        place.push(index);
        element = element.parent_element()?;
    }
    place.reverse();
    Some((place, focused.tag_name()))
}

/// The element at a place.
fn at(root: &Element, place: &[u32]) -> Option<Element> {
    place.iter().try_fold(root.clone(), |element, &index| {
        (0..index).try_fold(element.first_element_child()?, |element, _| {
            element.next_element_sibling()
        })
    })
}

/// What was open is open again in what takes its place.
fn stay_open(old: &Element, new: &Element) {
    let Ok(open) = old.query_selector_all("details[open]") else {
        return;
    };
    for index in 0..open.length() {
        let id = open
            .get(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
            .and_then(|details| details.get_attribute("data-testid"));
        let same = id.and_then(|id| {
            new.query_selector(&format!("[data-testid=\"{id}\"]"))
                .ok()
                .flatten()
        });
        if let Some(details) = same {
            set(&details, "open", "");
        }
    }
}

impl Render for Tag {
    type State = Made;

    fn build(self) -> Made {
        self.0.take()
    }

    fn rebuild(self, state: &mut Made) {
        replace(&std::mem::replace(state, self.0.take()), state);
    }
}

impl Mountable for Made {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        super::log_failure(parent.insert_before(&self.element, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

no_attrs!(Tag);

/// This program renders in the browser alone: there is no HTML to write or to wake.
impl RenderHtml for Tag {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Made {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
