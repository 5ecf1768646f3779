//! An element as a view of Leptos, so that `leptos::mount` can mount it.

use super::builder::Element;
use super::log_failure;
use leptos::tachys::view::{Mountable, Render};
use web_sys::Node;

impl Render for Element {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        log_failure(state.node().replace_with_with_node_1(self.node()));
        *state = self;
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
