//! The four programs and their uniforms.
//!
//! A uniform is a field of the same name; one that the driver dropped is `None`, and setting it does nothing.

use super::{RenderError, glsl::glsl, gpu::Program};
use web_sys::{WebGl2RenderingContext as Gl, WebGlUniformLocation};

/// Parts that the shaders have room for, as in `solid.vert`.
pub(super) const MAX_PARTS: usize = 80;

/// Declares a program: its two files and its uniforms.
macro_rules! program {
    ($(#[$doc:meta])* $name:ident, $vertex:literal, $fragment:literal, [$($uniform:ident),+ $(,)?]) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name {
            program: Program,
            $(pub(super) $uniform: Option<WebGlUniformLocation>,)+
        }

        impl $name {
            const VERTEX: &str = glsl!($vertex);
            const FRAGMENT: &str = glsl!($fragment);
            #[cfg(test)]
            const UNIFORMS: &[&str] = &[$(stringify!($uniform)),+];

            pub(super) fn link(gl: &Gl) -> Result<Self, RenderError> {
                let program = Program::link(gl, stringify!($name), Self::VERTEX, Self::FRAGMENT)?;
                $(let $uniform = gl.get_uniform_location(&program.object, stringify!($uniform));)+
                Ok(Self { program, $($uniform,)+ })
            }

            pub(super) fn bind(&self) {
                self.program.bind();
            }
        }
    };
}

program! {
    /// Solid parts, shaded.
    Solid, "solid.vert", "solid.frag", [clip_from_world, part_colour, part_style, eye, key_light, fill_light, stage, fog_mm]
}

program! {
    /// Parts in one flat colour, grown by some pixels: outlines, rings, masks.
    Hull, "hull.vert", "hull.frag", [clip_from_world, size_px, grow_px, colour, border_mm]
}

program! {
    /// The ghost of the skin with the hatch.
    Skin, "skin.vert", "skin.frag", [clip_from_world, eye, ghost, face_edge, border_mm, felt, wash, spacing_px]
}

program! {
    /// The line of the signal.
    Ribbon, "ribbon.vert", "ribbon.frag", [clip_from_world, size_px, ratio, px_per_mm, phase_px, core, case_colour, dash]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names after `uniform <type>` in a shader, without array sizes.
    fn declared(shader: &str) -> Vec<&str> {
        let names = shader.lines().filter_map(|line| {
            let mut words = line.trim().strip_prefix("uniform ")?.split_whitespace();
            words.find(|word| word.ends_with(';'))?.split(['[', ';']).next()
        });
        names.collect()
    }

    #[test]
    fn the_uniforms_of_shaders_and_structs_are_the_same() {
        let programs = [
            (Solid::VERTEX, Solid::FRAGMENT, Solid::UNIFORMS),
            (Hull::VERTEX, Hull::FRAGMENT, Hull::UNIFORMS),
            (Skin::VERTEX, Skin::FRAGMENT, Skin::UNIFORMS),
            (Ribbon::VERTEX, Ribbon::FRAGMENT, Ribbon::UNIFORMS),
        ];
        for (vertex, fragment, uniforms) in programs {
            let mut in_shader = [declared(vertex), declared(fragment)].concat();
            let mut in_struct = uniforms.to_vec();
            in_shader.sort_unstable();
            in_shader.dedup();
            in_struct.sort_unstable();
            assert_eq!(in_shader, in_struct);
        }
    }

    #[test]
    fn the_shader_has_room_for_as_many_parts_as_the_code_says() {
        assert!(Solid::VERTEX.contains(&format!("part_colour[{MAX_PARTS}]")));
        assert!(crate::domain::StructureId::all().len() <= MAX_PARTS);
    }
}
