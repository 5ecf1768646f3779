//! An element as a view of Leptos, to be mounted or to stand inside other views.

use super::builder::Element;
use super::log_failure;
use leptos::tachys::{
    html::attribute::any_attribute::AnyAttribute,
    hydration::Cursor,
    no_attrs,
    view::{Mountable, Position, PositionState, Render, RenderHtml},
};
use send_wrapper::SendWrapper;
use web_sys::Node;

/// An element as a view of Leptos. It is rendered in the browser alone.
#[derive(Debug)]
pub struct ElementView(SendWrapper<Element>);

impl From<Element> for ElementView {
    fn from(element: Element) -> Self {
        // the page has one thread, which Leptos cannot know
        Self(SendWrapper::new(element))
    }
}

impl Render for ElementView {
    type State = Element;

    fn build(self) -> Element {
        self.0.take()
    }

    fn rebuild(self, state: &mut Element) {
        let new = self.0.take();
        log_failure(state.node().replace_with_with_node_1(new.node()));
        *state = new;
    }
}

impl Mountable for Element {
    fn unmount(&mut self) {
        self.node().remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        log_failure(parent.insert_before(self.node(), marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.node().parent_element() else {
            return false;
        };
        child.mount(&parent, Some(self.node()));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.node().clone()]
    }
}

no_attrs!(ElementView);

impl RenderHtml for ElementView {
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

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
