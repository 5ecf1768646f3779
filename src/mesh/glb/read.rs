//! glTF binary → model.

use super::{
    CHUNK_BIN, CHUNK_JSON, COMPONENT_I8, COMPONENT_I16, COMPONENT_U8, COMPONENT_U16, COMPONENT_U32,
    COMPRESSION, GlbError, MAGIC, MAX_FILE_BYTES, MAX_NODES, MAX_VERTICES, VERSION, codec,
};
use crate::{
    json::Value,
    mesh::{PackedMesh, TriMesh},
};

/// Named points, mm.
pub type Landmarks = Vec<(String, [f32; 3])>;

/// What a model file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The structures, in the order of the file: most important first.
    pub parts: Vec<ModelPart>,
    /// Named points, mm.
    pub landmarks: Landmarks,
}

/// One structure of a model file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelPart {
    /// Its id as text.
    pub name: String,
    /// Its triangles, in mm.
    pub mesh: TriMesh,
    /// Where a label's leader ends, mm.
    pub anchor: [f32; 3],
    /// Points along the axis of nerves, arteries and the cord, mm; else empty.
    pub centreline: Vec<[f32; 3]>,
}

/// One structure as it lies in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackedPart {
    /// Its id as text.
    pub name: String,
    /// Its triangles on their lattice.
    pub mesh: PackedMesh,
    /// Where a label's leader ends, mm.
    pub anchor: [f32; 3],
    /// Points along the axis, mm.
    pub centreline: Vec<[f32; 3]>,
}

/// Reads a model file.
///
/// # Errors
/// [`GlbError`] for anything that the writer would not have written; never panics.
pub fn read(bytes: &[u8]) -> Result<Model, GlbError> {
    let (parts, landmarks) = read_packed(bytes)?;
    let unpack = |part: PackedPart| ModelPart {
        mesh: part.mesh.unpack(),
        name: part.name,
        anchor: part.anchor,
        centreline: part.centreline,
    };
    Ok(Model {
        parts: parts.into_iter().map(unpack).collect(),
        landmarks,
    })
}

/// Reads a model file without leaving its lattices.
///
/// # Errors
/// As [`read`].
pub fn read_packed(bytes: &[u8]) -> Result<(Vec<PackedPart>, Landmarks), GlbError> {
    let file = File::open(bytes)?;
    let nodes = file.array("nodes")?;
    if nodes.len() > MAX_NODES {
        return Err(GlbError::TooLarge {
            what: "nodes",
            limit: MAX_NODES,
        });
    }
    let parts = nodes
        .iter()
        .map(|node| file.part(node))
        .collect::<Result<_, _>>()?;
    Ok((parts, file.landmarks()?))
}

const fn malformed(what: &'static str) -> GlbError {
    GlbError::Malformed { what }
}

/// The two chunks of a file.
struct File<'a> {
    json: Value,
    binary: &'a [u8],
}

/// Unpacked elements of an accessor.
struct Elements {
    bytes: Vec<u8>,
    stride: usize,
    count: usize,
}

impl Elements {
    /// A byte of an element; 0 beyond its end.
    fn byte(&self, element: usize, at: usize) -> u8 {
        self.bytes
            .get(element * self.stride + at)
            .copied()
            .unwrap_or_default()
    }
}

/// A compressed view with what its accessor says about it.
struct Stream<'a> {
    bytes: &'a [u8],
    count: usize,
    stride: usize,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, GlbError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(GlbError::TooLarge {
                what: "bytes",
                limit: MAX_FILE_BYTES,
            });
        }
        let word = |at: usize| {
            bytes
                .get(at..)?
                .first_chunk()
                .copied()
                .map(u32::from_le_bytes)
        };
        let truncated = |expected: usize| GlbError::Truncated {
            expected,
            got: bytes.len(),
        };
        match (word(0), word(4)) {
            (Some(magic), _) if magic != MAGIC => return Err(GlbError::NotGltf),
            (_, Some(version)) if version != VERSION => return Err(GlbError::NotGltf),
            _ => {}
        }
        let length = word(8).ok_or(truncated(12))? as usize;
        if bytes.len() < length {
            return Err(truncated(length));
        }
        let chunk = |at: usize, kind: u32| -> Result<&'a [u8], GlbError> {
            let size = word(at).ok_or(truncated(at + 8))? as usize;
            if word(at + 4) != Some(kind) {
                return Err(GlbError::NotGltf);
            }
            let end = size.saturating_add(at + 8);
            bytes.get(at + 8..end).ok_or(truncated(end))
        };
        let json = chunk(12, CHUNK_JSON)?;
        let binary = chunk(20 + json.len(), CHUNK_BIN)?;
        let json = std::str::from_utf8(json)
            .ok()
            .and_then(|json| Value::parse(json).ok())
            .ok_or(GlbError::NotGltf)?;
        Ok(Self { json, binary })
    }

    fn array(&self, what: &'static str) -> Result<&[Value], GlbError> {
        self.json
            .get(what)
            .and_then(Value::as_list)
            .ok_or(malformed(what))
    }

    fn part(&self, node: &Value) -> Result<PackedPart, GlbError> {
        let name = node
            .get("name")
            .and_then(Value::as_text)
            .ok_or(malformed("node name"))?
            .to_owned();
        let mesh = unsigned(node.get("mesh"))
            .and_then(|index| self.array("meshes").ok()?.get(index))
            .ok_or(malformed("mesh"))?;
        let primitive = mesh
            .get("primitives")
            .and_then(|primitives| primitives.at(0))
            .ok_or(malformed("primitive"))?;
        let translation = point(node.get("translation")).ok_or(malformed("translation"))?;
        let scale = point(node.get("scale")).filter(|&[x, y, z]| {
            y > 0.0 && [y, z].map(f32::to_bits) == [x.abs(), y].map(f32::to_bits)
        });
        let [step_mm, ..] = scale.ok_or(malformed("scale"))?;
        let extras = node.get("extras").ok_or(malformed("node extras"))?;
        let anchor = point(extras.get("anchor")).ok_or(malformed("anchor"))?;
        let centreline = match extras.get("centreline") {
            None => Vec::new(),
            Some(points) => points
                .as_list()
                .and_then(|points| points.iter().map(|value| point(Some(value))).collect())
                .ok_or(malformed("centreline"))?,
        };
        let [x, y, z] = translation;
        // a mirror image: the mesh of the other side, turned over
        let mesh = if step_mm < 0.0 {
            PackedMesh {
                translation: [-x, y, z],
                step_mm: -step_mm,
                ..self.mesh(primitive)?
            }
            .mirrored()
        } else {
            PackedMesh {
                translation,
                step_mm,
                ..self.mesh(primitive)?
            }
        };
        Ok(PackedPart {
            name,
            mesh,
            anchor,
            centreline,
        })
    }

    fn mesh(&self, primitive: &Value) -> Result<PackedMesh, GlbError> {
        let attributes = primitive.get("attributes").ok_or(malformed("attributes"))?;
        let mut count = None;
        let mut attribute = |name: &'static str, component| {
            let elements = self.elements(attributes.get(name), name, component)?;
            if *count.get_or_insert(elements.count) == elements.count {
                Ok(elements)
            } else {
                Err(malformed("count of attributes"))
            }
        };
        let positions = attribute("POSITION", COMPONENT_I16)?;
        let normals = attribute("NORMAL", COMPONENT_I8)?;
        let colours = attribute("COLOR_0", COMPONENT_U8)?;
        let has = |name| attributes.get(name).is_some();
        let chain_positions = if has("_PLACE") {
            Some(attribute("_PLACE", COMPONENT_U8)?)
        } else {
            None
        };
        let mut areas = Vec::new();
        if has("_AREAS_0") {
            for name in ["_AREAS_0", "_AREAS_1", "_AREAS_2"] {
                areas.push(attribute(name, COMPONENT_U8)?);
            }
        }
        let mut mesh = PackedMesh::default();
        for vertex in 0..positions.count {
            let [x, y, z, _] = [0, 2, 4, 6].map(|at| {
                i16::from_le_bytes([positions.byte(vertex, at), positions.byte(vertex, at + 1)])
            });
            mesh.positions.push([x, y, z]);
            mesh.normals.push(codec::octahedral(
                [0, 1, 2, 3].map(|at| normals.byte(vertex, at).cast_signed()),
            ));
            mesh.occlusion.push(colours.byte(vertex, 0));
            mesh.cartilage.push(255 - colours.byte(vertex, 3));
            mesh.chain_positions.extend(
                chain_positions
                    .as_ref()
                    .map(|positions| positions.byte(vertex, 0)),
            );
            if !areas.is_empty() {
                mesh.areas.push(std::array::from_fn(|area| {
                    areas[area / 4].byte(vertex, area % 4)
                }));
            }
        }
        mesh.indices = self.indices(primitive, positions.count)?;
        Ok(mesh)
    }

    fn indices(&self, primitive: &Value, vertices: usize) -> Result<Vec<u32>, GlbError> {
        let accessor = primitive.get("indices");
        let short = self.stream(accessor, "indices", COMPONENT_U16, "SCALAR", "TRIANGLES");
        let stream = short
            .or_else(|_| self.stream(accessor, "indices", COMPONENT_U32, "SCALAR", "TRIANGLES"))?;
        let indices = if stream.count.is_multiple_of(3) {
            codec::triangles(stream.bytes, stream.count / 3)
        } else {
            None
        };
        indices
            .filter(|indices| indices.iter().all(|&index| (index as usize) < vertices))
            .ok_or(malformed("indices"))
    }

    fn elements(
        &self,
        accessor: Option<&Value>,
        what: &'static str,
        component: usize,
    ) -> Result<Elements, GlbError> {
        let kind = if matches!(what, "POSITION" | "NORMAL") {
            "VEC3"
        } else {
            "VEC4"
        };
        let Stream {
            bytes,
            count,
            stride,
        } = self.stream(accessor, what, component, kind, "ATTRIBUTES")?;
        let bytes = codec::attributes(bytes, count, stride).ok_or(malformed(what))?;
        Ok(Elements {
            bytes,
            stride,
            count,
        })
    }

    /// The compressed bytes behind an accessor of exactly this type.
    fn stream(
        &self,
        accessor: Option<&Value>,
        what: &'static str,
        component: usize,
        kind: &str,
        mode: &str,
    ) -> Result<Stream<'a>, GlbError> {
        let find = || {
            let accessor = self.array("accessors").ok()?.get(unsigned(accessor)?)?;
            let view = self
                .array("bufferViews")
                .ok()?
                .get(unsigned(accessor.get("bufferView"))?)?;
            let compression = view.get("extensions")?.get(COMPRESSION)?;
            let start = unsigned(compression.get("byteOffset"))?;
            let end = start.checked_add(unsigned(compression.get("byteLength"))?)?;
            let stream = Stream {
                bytes: self.binary.get(start..end)?,
                count: unsigned(accessor.get("count"))?,
                stride: unsigned(compression.get("byteStride"))?,
            };
            let fits = match (component, kind) {
                (COMPONENT_I16, _) => stream.stride == 8,
                (COMPONENT_U16, _) => stream.stride == 2,
                _ => stream.stride == 4,
            };
            let agrees = accessor.get("componentType")?.as_index() == Some(component)
                && accessor.get("type")?.as_text() == Some(kind)
                && accessor.get("byteOffset").is_none()
                && compression.get("mode")?.as_text() == Some(mode)
                && unsigned(compression.get("count")) == Some(stream.count);
            (fits && agrees && stream.count > 0).then_some(stream)
        };
        let stream = find().ok_or(malformed(what))?;
        let limit = if mode == "TRIANGLES" {
            6 * MAX_VERTICES
        } else {
            MAX_VERTICES
        };
        if stream.count > limit {
            Err(GlbError::TooLarge {
                what: "elements in a mesh",
                limit,
            })
        } else {
            Ok(stream)
        }
    }

    fn landmark_object(&self) -> Option<&Value> {
        self.json
            .get("scenes")?
            .at(0)?
            .get("extras")?
            .get("landmarks")
    }

    fn landmarks(&self) -> Result<Landmarks, GlbError> {
        let Some(landmarks) = self.landmark_object() else {
            return Ok(Vec::new());
        };
        let entries = landmarks.as_object().ok_or(malformed("landmarks"))?.iter();
        entries
            .map(|(name, value)| Some((name.clone(), point(Some(value))?)))
            .collect::<Option<_>>()
            .ok_or(malformed("landmarks"))
    }
}

fn unsigned(value: Option<&Value>) -> Option<usize> {
    value?.as_index()
}

/// Three finite numbers.
fn point(value: Option<&Value>) -> Option<[f32; 3]> {
    let values = value?.as_list()?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what does not fit becomes infinite and is refused"
    )]
    let finite = |i: usize| {
        values
            .get(i)?
            .as_f64()
            .map(|value| value as f32)
            .filter(|value| value.is_finite())
    };
    (values.len() == 3).then_some([finite(0)?, finite(1)?, finite(2)?])
}

#[cfg(test)]
#[cfg(feature = "sculpt")]
#[expect(clippy::float_cmp, reason = "these numbers are exact in binary")]
mod tests {
    use super::*;
    use crate::mesh::{
        check,
        glb::{Material, WritePart, write},
    };
    use glam::Vec3;

    fn tetrahedron() -> TriMesh {
        TriMesh {
            positions: vec![[0., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]],
            normals: vec![[-1., 0., 0.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]],
            occlusion: vec![10, 20, 30, 255],
            cartilage: vec![0, 255, 7, 0],
            chain_positions: vec![0, 28, 61, 224],
            areas: vec![[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]; 4],
            indices: vec![0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3],
        }
    }

    fn file() -> Vec<u8> {
        let bone = Material {
            name: "bone".to_owned(),
            base_colour: [0.8, 0.7, 0.6, 1.0],
        };
        let part = |name: &str, mesh: TriMesh, centreline: Vec<[f32; 3]>| WritePart {
            name: name.to_owned(),
            material: bone.clone(),
            mesh: PackedMesh::new(&mesh, 0.01),
            hash: 0xABCD,
            anchor: [1.5, 2.25, -3.0],
            centreline,
        };
        let plain = TriMesh {
            areas: Vec::new(),
            chain_positions: Vec::new(),
            ..tetrahedron()
        };
        let parts = [
            part("c1", plain, vec![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
            part("skin", tetrahedron(), Vec::new()),
        ];
        write(&parts, &[("relay".to_owned(), [0.5, -4.0, -20.0])])
    }

    #[test]
    fn what_was_written_is_read() {
        let model = read(&file()).unwrap();
        assert_eq!(
            model
                .parts
                .iter()
                .map(|part| part.name.as_str())
                .collect::<Vec<_>>(),
            ["c1", "skin"]
        );
        assert_eq!(model.landmarks, [("relay".to_owned(), [0.5, -4.0, -20.0])]);
        assert_eq!(model.parts[0].anchor, [1.5, 2.25, -3.0]);
        assert_eq!(
            model.parts[0].centreline,
            [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
        );
        assert!(model.parts[0].mesh.areas.is_empty());
        assert!(model.parts[0].mesh.chain_positions.is_empty());
        assert_eq!(model.parts[1].mesh.areas, tetrahedron().areas);
        assert_eq!(
            model.parts[1].mesh.chain_positions,
            tetrahedron().chain_positions
        );
        assert_eq!(check::all(&model.parts[1].mesh), Ok(()));
        assert_eq!(model.parts[1].mesh.occlusion, tetrahedron().occlusion);
        assert_eq!(model.parts[1].mesh.cartilage, tetrahedron().cartilage);
        for (read, written) in model.parts[0]
            .mesh
            .positions
            .iter()
            .zip(&tetrahedron().positions)
        {
            assert!(read.iter().zip(written).all(|(a, b)| (a - b).abs() < 0.006));
        }
    }

    #[test]
    fn a_mirror_image_is_written_once_and_read_as_itself() {
        let left = PackedMesh::new(&tetrahedron(), 0.01);
        let part = |name: &str, mesh: PackedMesh| WritePart {
            name: name.to_owned(),
            material: Material {
                name: "bone".to_owned(),
                base_colour: [1.0; 4],
            },
            mesh,
            hash: 1,
            anchor: [0.0; 3],
            centreline: Vec::new(),
        };
        let alone = write(&[part("c1-c2-joint-left", left.clone())], &[]).len();
        let bytes = write(
            &[
                part("c1-c2-joint-left", left.clone()),
                part("c1-c2-joint-right", left.mirrored()),
            ],
            &[],
        );
        assert!(
            bytes.len() < alone + 300,
            "{} bytes beside {alone}",
            bytes.len()
        );
        let (parts, _) = read_packed(&bytes).unwrap();
        let right = parts[1].mesh.unpack();
        let flipped = parts[0]
            .mesh
            .unpack()
            .positions
            .iter()
            .map(|[x, y, z]| [-x, *y, *z])
            .collect::<Vec<_>>();
        assert!(
            right
                .positions
                .iter()
                .zip(&flipped)
                .all(|(a, b)| Vec3::from(*a).distance(Vec3::from(*b)) < 1e-4)
        );
        assert_eq!(check::all(&right), Ok(()), "its outside is outside");
    }

    #[test]
    fn every_prefix_is_an_error() {
        let file = file();
        for length in 0..file.len() {
            assert!(
                read(&file[..length]).is_err(),
                "a prefix of {length} bytes was read"
            );
        }
    }

    #[test]
    fn flipped_bytes_never_panic() {
        let file = file();
        for at in 0..file.len() {
            for flip in [0x01, 0x10, 0x80, 0xFF] {
                let mut broken = file.clone();
                broken[at] ^= flip;
                // reading it may work or not: what matters is that it returns, and returns what is
                // consistent
                if let Ok(model) = read(&broken) {
                    for part in model.parts {
                        assert!(
                            part.mesh
                                .indices
                                .iter()
                                .all(|&index| (index as usize) < part.mesh.positions.len())
                        );
                        assert_eq!(part.mesh.positions.len(), part.mesh.normals.len());
                    }
                }
            }
        }
    }

    fn with_json(edit: impl Fn(&str) -> String) -> Vec<u8> {
        let file = file();
        let length = u32::from_le_bytes(*file[12..].first_chunk().unwrap()) as usize;
        let mut json = edit(std::str::from_utf8(&file[20..20 + length]).unwrap());
        while !json.len().is_multiple_of(4) {
            json.push(' ');
        }
        let size = u32::try_from(json.len()).unwrap();
        let total = 20 + size + u32::try_from(file.len() - 20 - length).unwrap();
        let mut edited = [MAGIC, VERSION, total, size, CHUNK_JSON]
            .map(u32::to_le_bytes)
            .concat();
        edited.extend_from_slice(json.as_bytes());
        edited.extend_from_slice(&file[20 + length..]);
        edited
    }

    #[test]
    fn absurd_sizes_are_refused() {
        let huge = with_json(|json| json.replace("\"count\":4", "\"count\":18446744073709551615"));
        assert_eq!(
            read(&huge).unwrap_err(),
            GlbError::TooLarge {
                what: "elements in a mesh",
                limit: MAX_VERTICES
            }
        );
        let large = with_json(|json| json.replace("\"count\":4", "\"count\":4000000"));
        assert_eq!(
            read(&large).unwrap_err(),
            GlbError::TooLarge {
                what: "elements in a mesh",
                limit: MAX_VERTICES
            }
        );
        let outside = with_json(|json| json.replace("\"byteLength\":", "\"byteLength\":40000"));
        assert!(read(&outside).is_err());
        let infinite = with_json(|json| json.replace("[1.5,2.25,-3.0]", "[1e300,0,0]"));
        assert_eq!(
            read(&infinite).unwrap_err().to_string(),
            "the model file's anchor is missing or malformed"
        );
    }

    #[test]
    fn other_files_are_not_gltf() {
        assert_eq!(
            read(b"<!doctype html><title>404</title>"),
            Err(GlbError::NotGltf)
        );
        assert_eq!(
            read(b"").unwrap_err(),
            GlbError::Truncated {
                expected: 12,
                got: 0
            }
        );
    }
}
