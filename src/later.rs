//! What of the program is loaded with the first step that needs it: the exhibits
//! (`content::Exhibit`), and the physics behind one.
//!
//! `site finish` splits the built program in two modules by these names (`site::split`); the
//! browser loads the second one (`browser::grow`). What is named in [`ENTRIES`] may be called only
//! after that: `app::Later` tells when.
//!
//! Deliberately absent: anything that runs. Start reading at [`PATHS`].

/// Rust paths of what is loaded later.
pub const PATHS: [&str; 13] = [
    "::motion::studies::",
    "::prp::run::",
    "::prp::column::",
    "::prp::blood::",
    "::scene::target::",
    "::ui::centrifuge::",
    "::ui::clock::",
    "::ui::marks::",
    "::ui::painting::",
    "::ui::plot::",
    "::ui::test::",
    "::ui::tube::",
    "::ui::turning::",
];

/// The functions of those that the rest of the program calls. They must not be inlined.
pub const ENTRIES: [&str; 10] = [
    "::prp::run::run",
    "::ui::centrifuge::centrifuge",
    "::ui::clock::clock",
    "::ui::marks::drawn",
    "::ui::marks::marks",
    "::ui::painting::brushes",
    "::ui::painting::painting",
    "::ui::test::flexion_rotation",
    "::ui::tube::tube",
    "::ui::turning::turning",
];

/// What the second module calls the first one, whose exports it imports.
pub const FIRST: &str = "a";

/// The id of the link that names the second module. Without such a link all of the program is in
/// the first one.
pub const LINK: &str = "later";
