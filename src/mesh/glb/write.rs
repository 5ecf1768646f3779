//! Model → glTF binary. The same input gives the same bytes.

use super::{CHUNK_BIN, CHUNK_JSON, COMPONENT_I8, COMPONENT_I16, COMPONENT_U8, COMPONENT_U16, COMPONENT_U32, MAGIC, VERSION};
use crate::mesh::PackedMesh;
use serde_json::{Map, Value, json};

const ARRAY_BUFFER: u32 = 34_962;
const ELEMENT_ARRAY_BUFFER: u32 = 34_963;

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

/// The file with `parts` in the given order.
#[must_use]
pub fn write(parts: &[WritePart], landmarks: &[(String, [f32; 3])]) -> Vec<u8> {
    let mut file = Writer::default();
    for part in parts {
        file.part(part);
    }
    let landmarks: Map<String, Value> = landmarks.iter().map(|(name, at)| (name.clone(), rounded(at))).collect();
    let json = json!({
        "asset": { "version": "2.0", "generator": "atlanto sculpt" },
        "extensionsUsed": ["KHR_mesh_quantization"],
        "extensionsRequired": ["KHR_mesh_quantization"],
        "scene": 0,
        "scenes": [{ "nodes": (0..parts.len()).collect::<Vec<_>>(), "extras": { "landmarks": landmarks } }],
        "nodes": file.nodes,
        "meshes": file.meshes,
        "materials": file.materials.iter().map(material).collect::<Vec<_>>(),
        "accessors": file.accessors,
        "bufferViews": file.views,
        "buffers": [{ "byteLength": file.binary.len() }],
    });
    let mut json = json.to_string().into_bytes();
    json.resize(json.len().next_multiple_of(4), b' ');
    let total = 12 + 8 + json.len() + 8 + file.binary.len();
    let mut bytes = Vec::with_capacity(total);
    let words = |bytes: &mut Vec<u8>, words: &[u32]| words.iter().for_each(|word| bytes.extend(word.to_le_bytes()));
    words(&mut bytes, &[MAGIC, VERSION, word(total), word(json.len()), CHUNK_JSON]);
    bytes.extend(json);
    words(&mut bytes, &[word(file.binary.len()), CHUNK_BIN]);
    bytes.extend(file.binary);
    bytes
}

/// Sizes in a file that is limited to 16 MB.
#[expect(clippy::cast_possible_truncation, reason = "a model of ours is a few megabytes; the reader refuses more")]
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

#[derive(Default)]
struct Writer {
    binary: Vec<u8>,
    views: Vec<Value>,
    accessors: Vec<Value>,
    meshes: Vec<Value>,
    nodes: Vec<Value>,
    materials: Vec<Material>,
}

impl Writer {
    fn part(&mut self, part: &WritePart) {
        let mesh = &part.mesh;
        let bounds = mesh.positions.iter().fold(([i16::MAX; 3], [i16::MIN; 3]), |(min, max), p| {
            ([0, 1, 2].map(|k| min[k].min(p[k])), [0, 1, 2].map(|k| max[k].max(p[k])))
        });
        let positions = self.attribute(
            mesh.positions.iter().map(|&[x, y, z]| {
                let [x, y, z] = [x, y, z].map(i16::to_le_bytes);
                [x[0], x[1], y[0], y[1], z[0], z[1], 0, 0]
            }),
            &json!({ "componentType": COMPONENT_I16, "type": "VEC3", "min": bounds.0, "max": bounds.1 }),
        );
        let normals = self.attribute(
            mesh.normals.iter().map(|normal| {
                let [x, y, z] = normal.map(i8::cast_unsigned);
                [x, y, z, 0]
            }),
            &json!({ "componentType": COMPONENT_I8, "normalized": true, "type": "VEC3" }),
        );
        let four_bytes = json!({ "componentType": COMPONENT_U8, "normalized": true, "type": "VEC4" });
        let colours = self.attribute(mesh.occlusion.iter().map(|&open| [open, open, open, 255]), &four_bytes);
        let mut attributes = json!({ "POSITION": positions, "NORMAL": normals, "COLOR_0": colours });
        if !mesh.areas.is_empty() {
            for quarter in 0..3 {
                let weights = mesh.areas.iter().map(|area| [0, 1, 2, 3].map(|k| area[4 * quarter + k]));
                attributes[format!("_AREAS_{quarter}")] = self.attribute(weights, &four_bytes).into();
            }
        }
        let indices = self.indices(mesh);
        let material = self.materials.iter().position(|known| *known == part.material).unwrap_or_else(|| {
            self.materials.push(part.material.clone());
            self.materials.len() - 1
        });
        let primitive = json!({ "attributes": attributes, "indices": indices, "material": material });
        self.meshes.push(json!({ "name": part.name, "primitives": [primitive] }));
        let mut extras = json!({ "hash": format!("{:016x}", part.hash), "anchor": rounded(&part.anchor) });
        if !part.centreline.is_empty() {
            extras["centreline"] = part.centreline.iter().map(rounded).collect();
        }
        let scale = [mesh.step_mm; 3];
        self.nodes.push(json!({
            "name": part.name, "mesh": self.meshes.len() - 1,
            "translation": mesh.translation, "scale": scale, "extras": extras,
        }));
    }

    /// One attribute of all vertices in a view of its own; gives the number of its accessor.
    fn attribute<const N: usize>(&mut self, elements: impl ExactSizeIterator<Item = [u8; N]>, accessor: &Value) -> usize {
        let start = self.binary.len();
        let count = elements.len();
        elements.for_each(|element| self.binary.extend(element));
        self.views.push(json!({ "buffer": 0, "byteOffset": start, "byteLength": count * N, "byteStride": N, "target": ARRAY_BUFFER }));
        self.accessor(count, accessor)
    }

    fn indices(&mut self, mesh: &PackedMesh) -> usize {
        let start = self.binary.len();
        let short = mesh.positions.len() <= usize::from(u16::MAX);
        for index in &mesh.indices {
            let bytes = index.to_le_bytes();
            self.binary.extend(if short { &bytes[..2] } else { &bytes[..] });
        }
        let length = self.binary.len() - start;
        self.binary.resize(self.binary.len().next_multiple_of(4), 0);
        self.views.push(json!({ "buffer": 0, "byteOffset": start, "byteLength": length, "target": ELEMENT_ARRAY_BUFFER }));
        let component = if short { COMPONENT_U16 } else { COMPONENT_U32 };
        self.accessor(mesh.indices.len(), &json!({ "componentType": component, "type": "SCALAR" }))
    }

    fn accessor(&mut self, count: usize, accessor: &Value) -> usize {
        let mut accessor = accessor.clone();
        accessor["bufferView"] = (self.views.len() - 1).into();
        accessor["count"] = count.into();
        self.accessors.push(accessor);
        self.accessors.len() - 1
    }
}
