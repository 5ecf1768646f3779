//! Shaders as they are shipped: without the comments and the indentation that they have for people.

/// What remains of a shader: its first bytes, and how many of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glsl<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Glsl<N> {
    /// Leaves out `//` comments and spaces at the beginning of lines; `N` is the length of the text.
    pub(super) const fn of(text: &str) -> Self {
        let (from, mut bytes) = (text.as_bytes(), [0; N]);
        let (mut at, mut length, mut starts) = (0, 0, true);
        while at < from.len() {
            if from[at] == b'/' && at + 1 < from.len() && from[at + 1] == b'/' {
                while at < from.len() && from[at] != b'\n' {
                    at += 1;
                }
                continue;
            }
            let skipped = starts && (from[at] == b' ' || from[at] == b'\n');
            starts = starts && skipped || from[at] == b'\n';
            if !skipped {
                bytes[length] = from[at];
                length += 1;
            }
            at += 1;
        }
        Self { bytes, length }
    }

    /// The bytes that remain.
    pub(super) const fn bytes(&self) -> &[u8] {
        self.bytes.split_at(self.length).0
    }
}

/// A shader file without what people need: a `&'static str` of `$file`.
macro_rules! glsl {
    ($file:literal) => {{
        const TEXT: &str = include_str!($file);
        const LEAN: crate::render::glsl::Glsl<{ TEXT.len() }> = crate::render::glsl::Glsl::of(TEXT);
        const LENGTH: usize = LEAN.bytes().len();
        const BYTES: [u8; LENGTH] = *LEAN.bytes().first_chunk().expect("it is as long as it is");
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => unreachable!(),
        }
    }};
}
pub(super) use glsl;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_and_indentation_go() {
        const TEXT: &str = "#version 300 es\n// why\n\n  float a = 1.0 / 2.0; // half\n    if (a > 0.0) {\n}\n";
        let lean = Glsl::<{ TEXT.len() }>::of(TEXT);
        assert_eq!(std::str::from_utf8(lean.bytes()), Ok("#version 300 es\nfloat a = 1.0 / 2.0; \nif (a > 0.0) {\n}\n"));
    }
}
