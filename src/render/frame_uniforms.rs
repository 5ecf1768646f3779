//! What every pass of one picture needs, worked out once.

use crate::motion::Pose;
use crate::scene::{
    Appearance, Camera, DisplayMode, Emphasis, Palette, Rgb, Role, Scene, Visibility, appearances,
    srgb_to_linear,
};
use crate::shaders::MAX_PARTS;
use glam::{Mat3, Mat4, Vec3};

/// No cut: no point is this far aside, mm.
const NO_CUT: [f32; 4] = [0.0, 0.0, 0.0, 1e9];

/// Up to this zoom the skin is all there, and from this zoom on it is gone, percent: what the
/// viewer came for lies behind it.
const SKIN_FADES_PERCENT: [f32; 2] = [190.0, 330.0];

/// One picture.
pub(super) struct FrameUniforms<'a> {
    pub(super) camera: &'a Camera,
    pub(super) palette: &'a Palette,
    pub(super) appearances: Vec<Appearance>,
    pub(super) clip_from_world: Mat4,
    pub(super) size_px: [f32; 2],
    /// Device pixels to a CSS px.
    pub(super) ratio: f32,
    /// Device pixels to a CSS px of lines: thinner on a small plate.
    pub(super) line_ratio: f32,
    /// For each part: linear red, green, blue, and how far it steps back.
    pub(super) colours: Vec<f32>,
    /// For each part: lit, pores, gloss, presence with opening; see `parts.glsl`.
    pub(super) styles: Vec<f32>,
    /// For each bone: a unit quaternion.
    pub(super) rotations: Vec<f32>,
    /// For each bone: where it moves after its turn, mm.
    pub(super) translations: Vec<f32>,
    /// For each joint: its centre at rest, mm.
    pub(super) centres: Vec<f32>,
    /// The plane of the cut: normal, and distance from the origin, mm.
    pub(super) cut: [f32; 4],
    /// Middle and radius of the window, mm.
    pub(super) window: [f32; 4],
    /// Where the model begins, and over what depth fog grows, mm.
    pub(super) fog_mm: [f32; 2],
    /// How much of the skin is there: 1 in a view of the whole, 0 close by.
    pub(super) afar: f32,
    /// 1 for a hatch of broken lines.
    pub(super) dashed_hatch: f32,
    /// Whether many layers are seen through.
    pub(super) layered: bool,
}

impl<'a> FrameUniforms<'a> {
    pub(super) fn new(
        scene: &Scene,
        camera: &'a Camera,
        emphasis: &Emphasis,
        palette: &'a Palette,
        size_px: [f32; 2],
    ) -> Self {
        let appearances = appearances(scene, emphasis);
        let (mut colours, mut styles) = (vec![0.0; MAX_PARTS * 4], vec![0.0; MAX_PARTS * 4]);
        for (appearance, (colour, style)) in appearances
            .iter()
            .zip(colours.chunks_exact_mut(4).zip(styles.chunks_exact_mut(4)))
        {
            let [red, green, blue] = desaturated(
                srgb_to_linear(palette.colour(appearance.role)),
                appearance.saturation,
            );
            colour.copy_from_slice(&[red, green, blue, appearance.towards_stage]);
            let pores = if appearance.role == Role::Bone {
                1.0
            } else {
                0.0
            };
            let opens = if appearance.opens { 4.0 } else { 0.0 };
            style.copy_from_slice(&[
                glow(*appearance),
                pores,
                gloss(appearance.role),
                counted(appearance.visibility) + opens,
            ]);
        }
        let cut = emphasis.section.map_or(NO_CUT, |section| {
            [section.side.sign(), 0.0, 0.0, section.offset_mm]
        });
        let window = emphasis.window.map_or([0.0; 4], |(middle, radius)| {
            middle.extend(radius).to_array()
        });
        let Pose { bones, centres } = scene.pose();
        let height_px = camera.viewport().height_px;
        let ratio = size_px[1] / height_px.max(1.0);
        let framed = scene.framed();
        let radius = framed.size().length() * 0.5;
        let depth = camera.eye().distance(framed.centre());
        Self {
            camera,
            palette,
            appearances,
            clip_from_world: camera.clip_from_world(),
            size_px,
            ratio,
            line_ratio: ratio * line_scale(height_px),
            colours,
            styles,
            rotations: bones
                .iter()
                .flat_map(|bone| bone.rotation.to_array())
                .collect(),
            translations: bones
                .iter()
                .flat_map(|bone| bone.translation.extend(0.0).to_array())
                .collect(),
            centres: centres
                .iter()
                .flat_map(|centre| centre.extend(0.0).to_array())
                .collect(),
            cut,
            window,
            fog_mm: [depth - radius * 0.3, radius * 1.3],
            // who paints has to see the skin from near too
            afar: if emphasis.painted.is_some() {
                1.0
            } else {
                afar(camera.zoom_percent())
            },
            dashed_hatch: if emphasis.dashed_hatch { 1.0 } else { 0.0 },
            layered: emphasis.display.show == DisplayMode::Ghost,
        }
    }

    /// Whether the model is cut.
    pub(super) fn is_cut(&self) -> bool {
        self.cut != NO_CUT
    }

    /// A direction of light given from the viewer: right, up, towards the viewer.
    pub(super) fn light(&self, right: f32, up: f32, nearer: f32) -> [f32; 3] {
        let world_from_view = Mat3::from_mat4(self.camera.view_from_world()).transpose();
        (world_from_view * Vec3::new(right, up, nearer))
            .normalize_or_zero()
            .to_array()
    }
}

/// How `parts.glsl` counts presences; what is gone belongs to no draw.
pub(super) fn counted(visibility: Visibility) -> f32 {
    match visibility {
        Visibility::Opaque => 0.0,
        Visibility::Translucent => 1.0,
        Visibility::Hidden => 2.0,
    }
}

/// How much of the skin is there at this zoom, percent.
fn afar(zoom_percent: f32) -> f32 {
    let [whole, gone] = SKIN_FADES_PERCENT;
    ((gone - zoom_percent) / (gone - whole)).clamp(0.0, 1.0)
}

/// How much thinner lines are on a plate of this height, CSS px: a phone's is a third of a desk's.
fn line_scale(height_px: f32) -> f32 {
    (height_px / 620.0).clamp(0.55, 1.0)
}

/// How far a part is freed from shade, so that its colour tells: wholly when lit, half for thin
/// nerves.
fn glow(appearance: Appearance) -> f32 {
    match (appearance.highlighted, appearance.role) {
        (true, _) => 1.0,
        (false, Role::Nerve) => 0.5,
        _ => 0.0,
    }
}

/// How glossy a tissue is: bone is matt, an artery is not.
fn gloss(role: Role) -> f32 {
    match role {
        Role::Bone | Role::Skin => 0.12,
        Role::Disc | Role::Ligament | Role::Muscle | Role::Cord | Role::Dura => 0.35,
        Role::Nerve | Role::Signal => 0.45,
        Role::Cartilage => 0.7,
        Role::Artery => 0.8,
    }
}

/// A linear colour with a share of its saturation left and its lightness kept.
fn desaturated(colour: Rgb, saturation: f32) -> Rgb {
    let [red, green, blue] = colour;
    let grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    colour.map(|channel| grey + (channel - grey) * saturation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::View;

    #[test]
    fn the_skin_is_there_in_the_home_view_and_gone_at_the_joint() {
        let fades =
            |zoom_percent: u16, wanted: f32| (afar(f32::from(zoom_percent)) - wanted).abs() < 1e-6;
        assert!(
            fades(View::HOME_ZOOM_PERCENT, 1.0)
                && fades(260, 0.5)
                && fades(View::JOINT_ZOOM_PERCENT, 0.0)
        );
    }

    #[test]
    fn grey_keeps_its_lightness() {
        let [red, green, blue] = desaturated([0.8, 0.4, 0.1], 0.0);
        assert!((red - green).abs() < 1e-6 && (green - blue).abs() < 1e-6);
        assert!((0.2126 * 0.8 + 0.7152 * 0.4 + 0.0722 * 0.1 - red).abs() < 1e-6);
    }
}
