//! Atlanto: why a joint in the upper neck can be felt as a headache, told with a 3D model, words
//! and sources.
//!
//! A pure core that runs and is tested without a browser, and a thin rim that owns what it takes
//! from the browser. `tests/architecture.rs` keeps the direction of dependencies between the rooms.
//!
//! | room | what lives there | browser? |
//! |---|---|---|
//! | [`domain`] | what exists and what hurts: structures, regions, sides, audiences | never |
//! | `anatomy` | sculpting: named parts with sources → signed distance fields (feature `sculpt`) | never |
//! | [`json`] | JSON of hosts and model files | never |
//! | [`mesh`] | triangles, checks, glTF binary in and out | never |
//! | [`content`] | typed access to `assets/content`: words by id, facts with sources | never |
//! | [`document`] | content as a tree of HTML for one reader, rendered by `ui` and by `site` | never |
//! | [`format`](mod@format) | numbers as readers see them: rounded, in their units | never |
//! | [`prp`] | sedimentation: a protocol → layers of the tube over time, and what comes out | never |
//! | [`motion`] | a posture of the head → where every bone stands, and the soft parts between | never |
//! | [`scene`] | what is to be seen, as plain values; camera; picking | never |
//! | [`interaction`] | pointers, wheel and keys → commands for the model | never |
//! | [`shaders`] | GLSL, as written and as shipped | never |
//! | [`app`] | the one `State`, the one `Msg`, `update`, `Effect`, `Route` | never |
//! | [`presentation`] | what views draw, worked out as plain values: emphasis, labels, marks, tube, plots | never |
//! | [`embed`] | the wire protocol v1 and which messages count | never |
//! | `sculptor` | the host tool: what is sculpted → meshes, files, previews (feature `sculpt`) | never |
//! | `browser` | owners for what the browser lends; JS errors become Rust errors | yes |
//! | `render` | WebGL2: GPU copies of the scene, programs, draw | yes |
//! | `viewer` | the picture in motion: camera, picking, strokes, frames | yes |
//! | `element` | a builder for DOM elements over Leptos' reactivity; nothing of Atlanto | yes |
//! | `store` | what the page remembers, as signals; runs the effects | yes |
//! | `ui` | views: what the reader sees and touches | yes |
//! | `site` | builds, serves, weighs and drives the site (features `site`, `drive`) | host only |
//!
//! Start reading at [`app::update`].

#[cfg(feature = "sculpt")]
pub mod anatomy;
pub mod app;
#[cfg(feature = "web")]
pub mod browser;
pub mod content;
pub mod document;
pub mod domain;
#[cfg(feature = "web")]
pub mod element;
pub mod embed;
pub mod format;
pub mod interaction;
pub mod json;
pub mod mesh;
pub mod motion;
pub mod presentation;
pub mod prp;
#[cfg(feature = "web")]
pub mod render;
pub mod scene;
#[cfg(feature = "sculpt")]
pub mod sculptor;
pub mod shaders;
#[cfg(feature = "site")]
pub mod site;
#[cfg(feature = "web")]
pub mod store;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod viewer;
