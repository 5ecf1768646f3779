//! The programs and their uniforms.
//!
//! All programs are of one type: each knows the locations of all uniforms there are, and setting
//! one that it does not have does nothing, as in GL.

use super::{
    RenderError,
    frame_uniforms::{FrameUniforms, counted},
    gpu::Program,
};
use crate::scene::{Visibility, srgb_to_linear};
use web_sys::{WebGl2RenderingContext as Gl, WebGlUniformLocation};

/// Finds the text of a shader by the name of its file, as `shaders::shipped` makes it; none when it
/// does not exist.
pub type ShaderLookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Declares the uniforms of all shaders.
macro_rules! uniforms {
    ($($uniform:ident => $name:literal,)+) => {
        /// A uniform of any shader.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Uniform { $($uniform,)+ }

        /// Their names, in the same order.
        const NAMES: &[&str] = &[$($name,)+];
    };
}

uniforms! {
    ClipFromWorld => "clip_from_world",
    PartColour => "part_colour",
    PartStyle => "part_style",
    Visibility => "visibility",
    BoneRotation => "bone_rotation",
    BoneTranslation => "bone_translation",
    JointCentre => "joint_centre",
    Eye => "eye",
    Cut => "cut",
    Window => "window",
    FogMm => "fog_mm",
    SizePx => "size_px",
    Ratio => "ratio",
    KeyLight => "key_light",
    FillLight => "fill_light",
    Stage => "stage",
    CartilageColour => "cartilage_colour",
    FaceEdge => "face_edge",
    Afar => "afar",
    Loose => "loose",
    Layered => "layered",
    Sums => "sums",
    AllWeights => "all_weights",
    GrowPx => "grow_px",
    Colour => "colour_of_all",
    BorderMm => "border_mm",
    Ghost => "ghost",
    Felt => "felt",
    Wash => "wash",
    SpacingPx => "spacing_px",
    PxPerMm => "px_per_mm",
    Core => "core",
    CaseColour => "case_colour",
    Dash => "dash",
}

/// A program with the locations of its uniforms.
#[derive(Debug)]
pub(super) struct ShaderProgram {
    program: Program,
    locations: Vec<Option<WebGlUniformLocation>>,
}

/// The shader files of each program.
const FILES: [[&str; 2]; 6] = [
    ["solid.vert", "solid.frag"],
    ["solid.vert", "ghost.frag"],
    ["compose.vert", "compose.frag"],
    ["hull.vert", "hull.frag"],
    ["skin.vert", "skin.frag"],
    ["ribbon.vert", "ribbon.frag"],
];

impl ShaderProgram {
    fn link(
        gl: &Gl,
        find: ShaderLookup<'_>,
        [vertex, fragment]: [&'static str; 2],
    ) -> Result<Self, RenderError> {
        let text = |name| find(name).ok_or(RenderError::MissingShader(name));
        let program = Program::link(gl, fragment, &text(vertex)?, &text(fragment)?)?;
        let locations = NAMES
            .iter()
            .map(|name| gl.get_uniform_location(&program.object, name))
            .collect();
        Ok(Self { program, locations })
    }

    fn location(&self, uniform: Uniform) -> Option<&WebGlUniformLocation> {
        self.locations.get(uniform as usize)?.as_ref()
    }

    /// Makes it the one that draws, for the parts of this visibility.
    pub(super) fn bind(&self, gl: &Gl, frame: &FrameUniforms<'_>, visibility: Visibility) {
        self.program.bind();
        if let Some(location) = self.location(Uniform::ClipFromWorld) {
            gl.uniform_matrix4fv_with_f32_array(
                Some(location),
                false,
                &frame.clip_from_world.to_cols_array(),
            );
        }
        self.set(gl, Uniform::PartColour, &frame.colours);
        self.set(gl, Uniform::PartStyle, &frame.styles);
        self.set(
            gl,
            Uniform::CartilageColour,
            &srgb_to_linear(frame.palette.cartilage),
        );
        self.set(gl, Uniform::Visibility, &[counted(visibility)]);
        self.set(gl, Uniform::BoneRotation, &frame.rotations);
        self.set(gl, Uniform::BoneTranslation, &frame.translations);
        self.set(gl, Uniform::JointCentre, &frame.centres);
        self.set(gl, Uniform::Eye, &frame.camera.eye().to_array());
        self.set(gl, Uniform::Cut, &frame.cut);
        self.set(gl, Uniform::Window, &frame.window);
        self.set(gl, Uniform::FogMm, &frame.fog_mm);
        self.set(gl, Uniform::SizePx, &frame.size_px);
        self.set(gl, Uniform::Ratio, &[frame.line_ratio]);
    }

    /// Gives a uniform its numbers: one to four, or four for each part.
    pub(super) fn set(&self, gl: &Gl, uniform: Uniform, numbers: &[f32]) {
        let Some(location) = self.location(uniform) else {
            return;
        };
        match numbers.len() {
            1 => gl.uniform1fv_with_f32_array(Some(location), numbers),
            2 => gl.uniform2fv_with_f32_array(Some(location), numbers),
            3 => gl.uniform3fv_with_f32_array(Some(location), numbers),
            _ => gl.uniform4fv_with_f32_array(Some(location), numbers),
        }
    }

    /// Gives a sampler the number of its texture unit.
    pub(super) fn set_unit(&self, gl: &Gl, uniform: Uniform, unit: i32) {
        gl.uniform1i(self.location(uniform), unit);
    }
}

/// All programs.
#[derive(Debug)]
pub(super) struct Programs {
    /// Solid parts, shaded.
    pub(super) solid: ShaderProgram,
    /// Parts that are seen through.
    pub(super) ghost: ShaderProgram,
    /// The picture of many layers, put over the solid one.
    pub(super) compose: ShaderProgram,
    /// Parts in one flat colour, grown by some pixels: outlines, rings, masks.
    pub(super) hull: ShaderProgram,
    /// The skin with the hatch.
    pub(super) skin: ShaderProgram,
    /// The line of the signal.
    pub(super) line: ShaderProgram,
}

impl Programs {
    pub(super) fn link(gl: &Gl, find: ShaderLookup<'_>) -> Result<Self, RenderError> {
        let linked = FILES
            .into_iter()
            .map(|files| ShaderProgram::link(gl, find, files))
            .collect::<Result<Vec<_>, _>>()?;
        let [solid, ghost, compose, hull, skin, line] =
            <[ShaderProgram; 6]>::try_from(linked).or(Err(RenderError::OutOfMemory))?;
        Ok(Self {
            solid,
            ghost,
            compose,
            hull,
            skin,
            line,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shaders::{MAX_PARTS, shipped};

    /// The type and the name of every uniform in a shader.
    fn declared(shader: &str) -> Vec<[String; 2]> {
        let names = shader.lines().filter_map(|line| {
            let words: Vec<&str> = line
                .trim()
                .strip_prefix("uniform ")?
                .split_whitespace()
                .collect();
            Some([words.first()?, words.get(1)?.split(['[', ';']).next()?].map(ToString::to_string))
        });
        names.collect()
    }

    #[test]
    fn every_uniform_of_the_shaders_is_known_by_its_name_and_none_is_for_nothing() {
        let all = FILES
            .concat()
            .iter()
            .flat_map(|file| declared(&shipped(file).expect("the file is shipped")))
            .collect::<Vec<_>>();
        for [kind, name] in &all {
            assert!(
                NAMES.contains(&name.as_str()),
                "{name} has no location in the list"
            );
            assert!(
                all.iter()
                    .all(|[other, same]| same != name || other == kind),
                "{name} has two types"
            );
        }
        for name in NAMES {
            assert!(
                all.iter().any(|[_, declared]| declared == name),
                "no shader has {name}"
            );
        }
    }

    #[test]
    fn the_shaders_have_room_for_every_structure() {
        assert!(crate::domain::StructureId::all().len() <= MAX_PARTS);
    }
}
