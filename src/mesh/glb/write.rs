//! Model → glTF binary. The same input gives the same bytes.

use super::{
    CHUNK_BIN, CHUNK_JSON, COMPONENT_I8, COMPONENT_I16, COMPONENT_U8, COMPONENT_U16, COMPONENT_U32,
    COMPRESSION, MAGIC, VERSION,
};
use crate::mesh::PackedMesh;
use glam::Vec3;
use serde_json::{Map, Value, json};

const ARRAY_BUFFER: u32 = 34_962;
const ELEMENT_ARRAY_BUFFER: u32 = 34_963;
/// Bits of a component of a normal: an error of about a degree, which the eye does not find on
/// bone.
const NORMAL_BITS: i32 = 7;

/// How viewers other than ours should show a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    /// One material is written for each name.
    pub name: String,
    /// Red, green, blue (linear) and alpha, 0 to 1.
    pub base_colour: [f32; 4],
}

/// One structure to write.
#[derive(Clone, Debug, PartialEq)]
pub struct WritePart {
    /// Its id as text.
    pub name: String,
    /// What it is made of.
    pub material: Material,
    /// Its triangles.
    pub mesh: PackedMesh,
    /// Hash of all inputs.
    pub hash: u64,
    /// Where a label's leader ends, mm.
    pub anchor: [f32; 3],
    /// Points along the axis, mm; empty for most.
    pub centreline: Vec<[f32; 3]>,
}

/// The file with `parts` in the given order. The encoder may turn the corners of triangles.
#[must_use]
pub fn write(parts: &[WritePart], landmarks: &[(String, [f32; 3])]) -> Vec<u8> {
    let mut file = Writer::default();
    for part in parts {
        file.part(part);
    }
    let (binary, views, unpacked) = file.join_sections();
    let landmarks: Map<String, Value> = landmarks
        .iter()
        .map(|(name, at)| (name.clone(), rounded(at)))
        .collect();
    let json = json!({
        "asset": { "version": "2.0", "generator": "atlanto sculpt" },
        "extensionsUsed": ["KHR_mesh_quantization", COMPRESSION],
        "extensionsRequired": ["KHR_mesh_quantization", COMPRESSION],
        "scene": 0,
        "scenes": [{ "nodes": (0..parts.len()).collect::<Vec<_>>(), "extras": { "landmarks": landmarks } }],
        "nodes": file.nodes,
        "meshes": file.meshes,
        "materials": file.materials.iter().map(material).collect::<Vec<_>>(),
        "accessors": file.accessors,
        "bufferViews": views,
        "buffers": [{ "byteLength": binary.len() }, { "byteLength": unpacked, "extensions": { COMPRESSION: { "fallback": true } } }],
    });
    let mut json = json.to_string().into_bytes();
    json.resize(json.len().next_multiple_of(4), b' ');
    let total = 12 + 8 + json.len() + 8 + binary.len();
    let mut bytes = Vec::with_capacity(total);
    let words = |bytes: &mut Vec<u8>, words: &[u32]| {
        words
            .iter()
            .for_each(|word| bytes.extend(word.to_le_bytes()));
    };
    words(
        &mut bytes,
        &[MAGIC, VERSION, word(total), word(json.len()), CHUNK_JSON],
    );
    bytes.extend(json);
    words(&mut bytes, &[word(binary.len()), CHUNK_BIN]);
    bytes.extend(binary);
    bytes
}

/// Sizes in a file that is limited to 16 MB.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a model of ours is a few megabytes; the reader refuses more"
)]
const fn word(size: usize) -> u32 {
    size as u32
}

fn material(material: &Material) -> Value {
    let mut value = json!({
        "name": material.name,
        "pbrMetallicRoughness": { "baseColorFactor": material.base_colour.map(to_thousandths), "metallicFactor": 0, "roughnessFactor": 0.7 },
    });
    if material.base_colour[3] < 1.0 {
        value["alphaMode"] = "BLEND".into();
    }
    value
}

/// Thousandths are finer than anything a label or a colour needs.
fn to_thousandths(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

fn rounded(point: &[f32; 3]) -> Value {
    json!(point.map(to_thousandths))
}

/// Where a view's bytes go: like lies beside like, which saves brotli a fifth.
#[derive(Clone, Copy)]
enum Section {
    Positions,
    Normals,
    Colours,
    ChainPositions,
    Areas,
    Indices,
}

/// A compressed view.
struct View {
    section: Section,
    /// Place in the section.
    start: usize,
    length: usize,
    /// Place in the buffer that viewers unpack into.
    unpacked_start: usize,
    count: usize,
    stride: usize,
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; 6],
    views: Vec<View>,
    unpacked: usize,
    accessors: Vec<Value>,
    meshes: Vec<Value>,
    nodes: Vec<Value>,
    materials: Vec<Material>,
    /// Meshes written so far with their numbers: a mirror image is a second node for the same one.
    written: Vec<(PackedMesh, usize)>,
}

impl Writer {
    fn part(&mut self, part: &WritePart) {
        let other = part.mesh.clone().mirrored();
        let twin = self
            .written
            .iter()
            .find(|(mesh, _)| *mesh == other)
            .map(|(_, index)| *index);
        let index = twin.unwrap_or_else(|| self.mesh(part));
        let mut extras =
            json!({ "hash": format!("{:016x}", part.hash), "anchor": rounded(&part.anchor) });
        if !part.centreline.is_empty() {
            extras["centreline"] = part.centreline.iter().map(rounded).collect();
        }
        let step = part.mesh.step_mm;
        let scale = if twin.is_some() {
            [-step, step, step]
        } else {
            [step; 3]
        };
        self.nodes.push(json!({
            "name": part.name, "mesh": index, "translation": part.mesh.translation, "scale": scale, "extras": extras,
        }));
    }

    /// Writes the triangles of a part; gives the number of the mesh.
    fn mesh(&mut self, part: &WritePart) -> usize {
        let mesh = &part.mesh;
        let bounds = mesh
            .positions
            .iter()
            .fold(([i16::MAX; 3], [i16::MIN; 3]), |(min, max), p| {
                (
                    [0, 1, 2].map(|k| min[k].min(p[k])),
                    [0, 1, 2].map(|k| max[k].max(p[k])),
                )
            });
        let positions: Vec<[i16; 4]> = mesh
            .positions
            .iter()
            .map(|&[x, y, z]| [x, y, z, 0])
            .collect();
        let accessor = json!({ "componentType": COMPONENT_I16, "type": "VEC3", "min": bounds.0, "max": bounds.1 });
        let positions = self.attribute(Section::Positions, &positions, accessor);
        let normals: Vec<[f32; 4]> = mesh
            .normals
            .iter()
            .map(|&n| {
                Vec3::from(n.map(f32::from))
                    .normalize_or(Vec3::Y)
                    .extend(0.0)
                    .to_array()
            })
            .collect();
        let normals = meshopt::encode_filter_oct::<i8>(&normals, NORMAL_BITS);
        let normals = self.attribute(
            Section::Normals,
            &normals,
            json!({ "componentType": COMPONENT_I8, "normalized": true, "type": "VEC3" }),
        );
        let four_bytes =
            json!({ "componentType": COMPONENT_U8, "normalized": true, "type": "VEC4" });
        // alpha plays no part in other viewers, as materials are opaque
        let bone = |at: usize| 255 - mesh.cartilage.get(at).copied().unwrap_or(0);
        let colours: Vec<[u8; 4]> = mesh
            .occlusion
            .iter()
            .enumerate()
            .map(|(at, &open)| [open, open, open, bone(at)])
            .collect();
        let colours = self.attribute(Section::Colours, &colours, four_bytes.clone());
        let mut attributes =
            json!({ "POSITION": positions, "NORMAL": normals, "COLOR_0": colours });
        if !mesh.chain_positions.is_empty() {
            let chain_positions: Vec<[u8; 4]> = mesh
                .chain_positions
                .iter()
                .map(|&place| [place, 0, 0, 0])
                .collect();
            attributes["_PLACE"] = self
                .attribute(
                    Section::ChainPositions,
                    &chain_positions,
                    four_bytes.clone(),
                )
                .into();
        }
        if !mesh.areas.is_empty() {
            for quarter in 0..3 {
                let weights: Vec<[u8; 4]> = mesh
                    .areas
                    .iter()
                    .map(|area| [0, 1, 2, 3].map(|k| area[4 * quarter + k]))
                    .collect();
                attributes[format!("_AREAS_{quarter}")] = self
                    .attribute(Section::Areas, &weights, four_bytes.clone())
                    .into();
            }
        }
        let indices = self.indices(mesh);
        let material = self
            .materials
            .iter()
            .position(|known| *known == part.material)
            .unwrap_or_else(|| {
                self.materials.push(part.material.clone());
                self.materials.len() - 1
            });
        let primitive =
            json!({ "attributes": attributes, "indices": indices, "material": material });
        self.meshes
            .push(json!({ "name": part.name, "primitives": [primitive] }));
        self.written.push((mesh.clone(), self.meshes.len() - 1));
        self.meshes.len() - 1
    }

    /// One attribute of all vertices in a view of its own; gives the number of its accessor.
    fn attribute<T>(&mut self, section: Section, elements: &[T], accessor: Value) -> usize {
        // version 0 is what the extension allows; the encoder gives up only when memory does
        let coded = meshopt::encode_vertex_buffer_level(elements, 3, Some(0))
            .expect("the encoder's own bound is enough");
        self.view(section, &coded, elements.len(), size_of::<T>());
        self.accessor(elements.len(), accessor)
    }

    fn indices(&mut self, mesh: &PackedMesh) -> usize {
        let coded = meshopt::encode_index_buffer(&mesh.indices, mesh.positions.len())
            .expect("the encoder's own bound is enough");
        let (component, size) = if mesh.positions.len() <= usize::from(u16::MAX) {
            (COMPONENT_U16, 2)
        } else {
            (COMPONENT_U32, 4)
        };
        self.view(Section::Indices, &coded, mesh.indices.len(), size);
        self.accessor(
            mesh.indices.len(),
            json!({ "componentType": component, "type": "SCALAR" }),
        )
    }

    fn view(&mut self, section: Section, coded: &[u8], count: usize, stride: usize) {
        let bytes = &mut self.sections[section as usize];
        let start = bytes.len();
        bytes.extend(coded);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        self.views.push(View {
            section,
            start,
            length: coded.len(),
            unpacked_start: self.unpacked,
            count,
            stride,
        });
        self.unpacked = (self.unpacked + count * stride).next_multiple_of(4);
    }

    fn accessor(&mut self, count: usize, mut accessor: Value) -> usize {
        accessor["bufferView"] = (self.views.len() - 1).into();
        accessor["count"] = count.into();
        self.accessors.push(accessor);
        self.accessors.len() - 1
    }

    /// The binary chunk, its views and the size of the unpacked buffer.
    fn join_sections(&mut self) -> (Vec<u8>, Vec<Value>, usize) {
        let mut binary = Vec::new();
        let starts = self.sections.each_ref().map(|section| {
            let start = binary.len();
            binary.extend_from_slice(section);
            start
        });
        let json = |view: &View| {
            let View {
                section,
                start,
                length,
                unpacked_start,
                count,
                stride,
            } = view;
            let is_index = matches!(section, Section::Indices);
            let mut compression = json!({
                "buffer": 0, "byteOffset": starts[*section as usize] + start, "byteLength": length,
                "byteStride": stride, "count": count, "mode": if is_index { "TRIANGLES" } else { "ATTRIBUTES" },
            });
            if matches!(section, Section::Normals) {
                compression["filter"] = "OCTAHEDRAL".into();
            }
            let mut value = json!({
                "buffer": 1, "byteOffset": unpacked_start, "byteLength": count * stride,
                "target": if is_index { ELEMENT_ARRAY_BUFFER } else { ARRAY_BUFFER }, "extensions": { COMPRESSION: compression },
            });
            if !is_index {
                value["byteStride"] = (*stride).into();
            }
            value
        };
        let views = self.views.iter().map(json).collect();
        (binary, views, self.unpacked)
    }
}
