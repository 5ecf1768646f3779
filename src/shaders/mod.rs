//! The shaders: GLSL ES 3.00, as people write them and as they are shipped.
//!
//! The finished page carries them (see `site`), where the renderer finds them by their names, so
//! that the browser has them before the program arrives. A file may include another one with a line
//! `#include name`. Deliberately absent: GL. Start reading at [`shipped`].

use crate::motion::{BONES, CHAIN_STEPS, JOINTS};

/// Every shader by its file's name.
const FILES: [(&str, &str); 11] = [
    ("solid.vert", include_str!("solid.vert")),
    ("solid.frag", include_str!("solid.frag")),
    ("ghost.frag", include_str!("ghost.frag")),
    ("compose.vert", include_str!("compose.vert")),
    ("compose.frag", include_str!("compose.frag")),
    ("hull.vert", include_str!("hull.vert")),
    ("hull.frag", include_str!("hull.frag")),
    ("skin.vert", include_str!("skin.vert")),
    ("skin.frag", include_str!("skin.frag")),
    ("ribbon.vert", include_str!("ribbon.vert")),
    ("ribbon.frag", include_str!("ribbon.frag")),
];

/// What others include.
const CHUNKS: [(&str, &str); 4] = [
    ("parts.glsl", include_str!("parts.glsl")),
    ("opened.glsl", include_str!("opened.glsl")),
    ("pose.glsl", include_str!("pose.glsl")),
    ("surface.glsl", include_str!("surface.glsl")),
];

/// Parts that the shaders have room for in their uniform arrays.
pub const MAX_PARTS: usize = 96;

/// What Rust and GLSL have in common, declared in GLSL: the numbers of the skinning (see
/// [`motion::Pose`](crate::motion::Pose)) and of the uniform arrays.
fn constants() -> String {
    format!(
        "const int JOINTS = {JOINTS};\nconst int BONES = {BONES};\nconst float CHAIN_STEPS = \
         {CHAIN_STEPS:.1};\nconst int MAX_PARTS = {MAX_PARTS};\n"
    )
}

/// The names of all shaders.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().map(|(name, _)| name)
}

/// A shader as it is shipped: after the constants that it shares with Rust, with its includes in
/// place, without comments and indentation. The version and the precision are left to the renderer.
/// A chunk that shaders include is found by its name too. None when nothing has the name.
#[must_use]
pub fn shipped(name: &str) -> Option<String> {
    let text = find(&FILES, name).or_else(|| find(&CHUNKS, name))?;
    Some(constants() + &stripped(text)?)
}

fn find(files: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    files
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

/// GLSL with its includes in place, without comments and indentation; none when a file that it
/// includes does not exist.
fn stripped(text: &str) -> Option<String> {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default().trim();
        match line.strip_prefix("#include ") {
            Some(other) => out.push_str(&stripped(find(&CHUNKS, other)?)?),
            None if line.is_empty() => {}
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_has_no_comments_and_no_includes_left() {
        for name in names() {
            let text = shipped(name).expect("what it includes is there");
            assert!(text.contains("void main() {\n"), "{name}");
            assert!(
                !text.contains("//") && !text.contains("#include") && !text.contains("\n\n"),
                "{name}: {text}"
            );
            assert!(
                !text.contains("</"),
                "{name} could end the element it lies in"
            );
        }
        assert_eq!(shipped("none.frag"), None);
    }

    #[test]
    fn rust_and_glsl_share_the_constants_of_skinning() {
        let text = shipped("solid.vert").expect("it is shipped");
        assert!(text.starts_with(
            "const int JOINTS = 8;\nconst int BONES = 9;\nconst float CHAIN_STEPS = 28.0;\n"
        ));
        for use_of in [
            "bone_rotation[BONES]",
            "joint_centre[JOINTS]",
            "(255.0 / CHAIN_STEPS)",
            "part_colour[MAX_PARTS]",
            "part_style[MAX_PARTS]",
        ] {
            assert!(text.contains(use_of), "{use_of}");
        }
    }
}
