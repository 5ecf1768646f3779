//! Leptos components and the store.
