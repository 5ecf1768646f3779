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
//! | [`json`] | JSON in few bytes, for hosts and model files | never |
//! | [`mesh`] | triangles, checks, glTF binary in and out | never |
//! | [`content`] | typed access to `assets/content`: words by id, facts with sources | never |
//! | [`angle`] | degrees, and their sines in few bytes | never |
//! | [`prp`] | sedimentation: a protocol → layers of the tube over time, and what comes out | never |
//! | [`motion`] | a posture of the head → where every bone stands, and the soft parts between | never |
//! | [`scene`] | what is to be seen, as plain values; camera; picking | never |
//! | [`shaders`] | GLSL, as written and as shipped | never |
//! | [`app`] | the one `State`, the one `Msg`, `update`, `Effect`, `Route` | never |
//! | [`embed`] | the wire protocol v1 and which messages count | never |
//! | `workshop` | the host tool: what is sculpted → meshes, files, previews (feature `sculpt`) | never |
//! | `browser` | owners for what the browser lends; JS errors become Rust errors | yes |
//! | `render` | WebGL2: GPU copies of the scene, programs, draw | yes |
//! | `ui` | Leptos components and the store | yes |
//! | `site` | finishes, serves, weighs and drives the built site (features `site`, `drive`) | host only |
//!
//! Start reading at [`app::update`].

#[cfg(feature = "sculpt")]
pub mod anatomy;
pub mod angle;
pub mod app;
#[cfg(feature = "web")]
pub mod browser;
pub mod content;
pub mod domain;
pub mod embed;
pub mod json;
pub mod mesh;
pub mod motion;
pub mod prp;
#[cfg(feature = "web")]
pub mod render;
pub mod scene;
pub mod shaders;
#[cfg(feature = "site")]
pub mod site;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "sculpt")]
pub mod workshop;
