//! Keyed lists: elements stay as long as their keys do.

use super::builder::{Drops, Element};
use super::log_failure;
use super::scope::Outer;
use leptos::prelude::{Owner, document, untrack};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;
use web_sys::Text;

/// The elements of a list by their keys. Each lives in an owner of its own.
struct List<K> {
    /// An empty text after the last element.
    end: Text,
    rows: RefCell<HashMap<K, Row>>,
}

struct Row {
    element: Element,
    owner: Owner,
}

impl Drop for Row {
    fn drop(&mut self) {
        self.element.node().remove();
        self.owner.cleanup();
    }
}

struct ListEnd<K>(Rc<List<K>>);

impl<K> Drops for ListEnd<K> {}

impl<K> Drop for ListEnd<K> {
    fn drop(&mut self) {
        self.0.rows.borrow_mut().clear();
    }
}

impl Element {
    /// Ends with an element for each of `items`, in their order. An item whose key was there
    /// before keeps its element, and with it focus, scroll and open details: `make` is called once
    /// for a key, and what may change of an item is read from signals inside. Of two items with the
    /// same key the first is shown. Contexts of Leptos are not passed on to the rows.
    #[must_use]
    pub fn each<T: 'static, K: Eq + Hash + Clone + 'static>(
        mut self,
        items: impl Fn() -> Vec<T> + 'static,
        key: impl Fn(&T) -> K + 'static,
        make: impl Fn(T) -> Element + 'static,
    ) -> Self {
        let end = document().create_text_node("");
        self.append(&end);
        let list = Rc::new(List {
            end,
            rows: RefCell::new(HashMap::new()),
        });
        let shown = list.clone();
        self.bind(move || {
            let (items, outer) = (items(), Outer::running());
            untrack(|| Outer::with(outer, || shown.show(items, &key, &make)));
        });
        self.hold(ListEnd(list));
        self
    }
}

impl<K: Eq + Hash + Clone> List<K> {
    fn show<T>(&self, items: Vec<T>, key: impl Fn(&T) -> K, make: impl Fn(T) -> Element) {
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut old = self.rows.take();
        let mut order = Vec::new();
        let mut rows = HashMap::new();
        for item in items {
            let key = key(&item);
            if rows.contains_key(&key) {
                continue;
            }
            let row = old.remove(&key).unwrap_or_else(|| {
                // without a parent: a parent would remember every row that ever was
                let owner = Owner::default();
                let element = owner.with(|| make(item));
                Row { element, owner }
            });
            order.push(row.element.node().clone());
            rows.insert(key, row);
        }
        drop(old);
        // from the end on, so that rows that stay are not moved: a moved element loses the focus
        let mut next: web_sys::Node = self.end.clone().into();
        for node in order.into_iter().rev() {
            if next.previous_sibling().as_ref() != Some(&node) {
                log_failure(parent.insert_before(&node, Some(&next)));
            }
            next = node.into();
        }
        self.rows.replace(rows);
    }
}
