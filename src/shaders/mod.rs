//! The shaders: GLSL ES 3.00, as people write them and as they are shipped.
//!
//! The finished page carries them (see `site`), where the renderer finds them by their names: they
//! are on their way before the program is, and weigh nothing in it. A file may take in another one
//! with a line `#include name`. Deliberately absent: GL. Start reading at [`shipped`].

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

/// What others take in.
const CHUNKS: [(&str, &str); 4] = [
    ("parts.glsl", include_str!("parts.glsl")),
    ("opened.glsl", include_str!("opened.glsl")),
    ("pose.glsl", include_str!("pose.glsl")),
    ("surface.glsl", include_str!("surface.glsl")),
];

/// The names of all shaders.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().map(|(name, _)| name)
}

/// A shader as it is shipped: with what it takes in, without comments and indentation. The version
/// and the precision are left to the renderer. None when no shader has the name.
#[must_use]
pub fn shipped(name: &str) -> Option<String> {
    let find = |files: &[(&str, &'static str)]| {
        files
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| *text)
    };
    let text = find(&FILES).or_else(|| find(&CHUNKS))?;
    let mut lean = String::new();
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default().trim();
        match line.strip_prefix("#include ") {
            Some(other) => lean.push_str(&shipped(other)?),
            None if line.is_empty() => {}
            None => {
                lean.push_str(line);
                lean.push('\n');
            }
        }
    }
    Some(lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_has_no_comments_and_nothing_left_to_take_in() {
        for name in names() {
            let text = shipped(name).expect("what it takes in is there");
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
}
