//! Decoders for `EXT_meshopt_compression`: attributes, triangles, and the octahedral filter for
//! normals.
//!
//! Format:
//! <https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_meshopt_compression>,
//! version 0 of attributes and version 1 of triangles, which is what the writer's encoder makes.
//! Damaged data gives `None`.

/// First byte of an attribute stream, version 0.
const ATTRIBUTES: u8 = 0xA0;
/// First byte of a triangle stream, version 1.
const TRIANGLES: u8 = 0xE1;
/// Elements coded together.
const GROUP: usize = 16;
/// An attribute stream ends with the first element, in a field of at least this size.
const TAIL: usize = 32;
/// A triangle stream ends with a table of this size.
const TABLE: usize = 16;

/// Takes bytes from the front of a stream.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number in groups of seven bits, least first.
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }
}

/// `count` elements of `stride` bytes, each coded as the difference to the one before.
pub(super) fn attributes(data: &[u8], count: usize, stride: usize) -> Option<Vec<u8>> {
    let mut bytes = Bytes(data);
    if bytes.byte()? != ATTRIBUTES
        || stride == 0
        || stride > 256
        || bytes.0.len() < stride.max(TAIL)
    {
        return None;
    }
    let mut last = bytes.0.get(bytes.0.len() - stride..)?.to_vec();
    let mut elements = vec![0; count.checked_mul(stride)?];
    let in_block = ((8192 / stride) & !(GROUP - 1)).min(256);
    for block in elements.chunks_mut(in_block * stride) {
        let in_this = block.len() / stride;
        for (channel, last) in last.iter_mut().enumerate() {
            let deltas = channel_deltas(&mut bytes, in_this)?;
            for (element, delta) in block.chunks_exact_mut(stride).zip(deltas) {
                // zigzag: even numbers count up, odd ones down
                *last = last.wrapping_add((delta >> 1) ^ 0_u8.wrapping_sub(delta & 1));
                *element.get_mut(channel)? = *last;
            }
        }
    }
    Some(elements)
}

/// The coded differences of one byte of `count` elements, rounded up to whole groups.
fn channel_deltas(bytes: &mut Bytes<'_>, count: usize) -> Option<Vec<u8>> {
    let groups = count.div_ceil(GROUP);
    let head = bytes.take(groups.div_ceil(4))?;
    let mut deltas = Vec::with_capacity(groups * GROUP);
    for group in 0..groups {
        match (head.get(group / 4)? >> (2 * (group % 4))) & 3 {
            0 => deltas.extend([0; GROUP]),
            1 => short_deltas(bytes, 2, &mut deltas)?,
            2 => short_deltas(bytes, 4, &mut deltas)?,
            _ => deltas.extend(bytes.take(GROUP)?),
        }
    }
    Some(deltas)
}

/// A group in 2 or 4 bits each, high bits first; the greatest value means that a whole byte follows
/// the group.
fn short_deltas(bytes: &mut Bytes<'_>, bits: usize, deltas: &mut Vec<u8>) -> Option<()> {
    let escape = (1_u8 << bits) - 1;
    let packed = bytes.take(GROUP * bits / 8)?;
    for i in 0..GROUP {
        let at = i * bits;
        let value = (packed.get(at / 8)? >> (8 - bits - at % 8)) & escape;
        deltas.push(if value == escape {
            bytes.byte()?
        } else {
            value
        });
    }
    Some(())
}

/// The last sixteen edges and vertices, which triangles refer to.
#[derive(Default)]
struct Recent {
    edges: [(u32, u32); 16],
    edge: usize,
    vertices: [u32; 16],
    vertex: usize,
    next: u32,
    last: u32,
}

impl Recent {
    fn edge(&self, back: u8) -> (u32, u32) {
        self.edges[self.edge.wrapping_sub(1 + usize::from(back)) & 15]
    }

    /// The vertex `back` steps ago; the next new one for 0.
    fn vertex(&mut self, back: u8) -> u32 {
        if back == 0 {
            self.fresh()
        } else {
            self.vertices[self.vertex.wrapping_sub(usize::from(back)) & 15]
        }
    }

    fn fresh(&mut self) -> u32 {
        self.next = self.next.wrapping_add(1);
        self.next.wrapping_sub(1)
    }

    /// A vertex written out, relative to the last one that was.
    fn explicit(&mut self, data: &mut Bytes<'_>) -> Option<u32> {
        let delta = data.varint()?;
        self.last = self
            .last
            .wrapping_add((delta >> 1) ^ 0_u32.wrapping_sub(delta & 1));
        Some(self.last)
    }

    fn push_vertex(&mut self, vertex: u32) {
        self.vertices[self.vertex] = vertex;
        self.vertex = (self.vertex + 1) & 15;
    }

    fn push_edges<const N: usize>(&mut self, edges: [(u32, u32); N]) {
        for edge in edges {
            self.edges[self.edge] = edge;
            self.edge = (self.edge + 1) & 15;
        }
    }

    /// A triangle on a recent edge.
    fn on_edge(&mut self, code: u8, data: &mut Bytes<'_>) -> Option<[u32; 3]> {
        let (a, b) = self.edge(code >> 4);
        let c = match code & 15 {
            0 => self.fresh(),
            back @ 1..=12 => self.vertices[self.vertex.wrapping_sub(1 + usize::from(back)) & 15],
            13 => {
                self.last = self.last.wrapping_sub(1);
                self.last
            }
            14 => {
                self.last = self.last.wrapping_add(1);
                self.last
            }
            _ => self.explicit(data)?,
        };
        if !(1..=12).contains(&(code & 15)) {
            self.push_vertex(c);
        }
        self.push_edges([(c, b), (a, c)]);
        Some([a, b, c])
    }

    /// A triangle on no recent edge: the first corner is new or explicit, the others are told by
    /// the halves of `backs`.
    fn alone(&mut self, first_is_new: bool, backs: u8, data: &mut Bytes<'_>) -> Option<[u32; 3]> {
        let backs = [if first_is_new { 0 } else { 15 }, backs >> 4, backs & 15];
        let mut corners = [0; 3];
        for (corner, back) in corners.iter_mut().zip(backs) {
            *corner = if back == 15 { 0 } else { self.vertex(back) };
        }
        for (corner, back) in corners.iter_mut().zip(backs) {
            if back == 15 {
                *corner = self.explicit(data)?;
            }
        }
        for (corner, back) in corners.into_iter().zip(backs) {
            if back == 0 || back == 15 {
                self.push_vertex(corner);
            }
        }
        let [a, b, c] = corners;
        self.push_edges([(b, a), (c, b), (a, c)]);
        Some(corners)
    }
}

/// The corners of `count` triangles. Whether they name existing vertices is for the caller to
/// check.
pub(super) fn triangles(data: &[u8], count: usize) -> Option<Vec<u32>> {
    let (body, table) = data.split_at_checked(data.len().checked_sub(TABLE)?)?;
    let mut data = Bytes(body);
    if data.byte()? != TRIANGLES {
        return None;
    }
    let codes = data.take(count)?;
    let mut recent = Recent::default();
    let mut indices = Vec::with_capacity(3 * count);
    for &code in codes {
        indices.extend(match code {
            0..0xF0 => recent.on_edge(code, &mut data)?,
            // backs of 15 do not occur in the table: they stand for the vertex fifteen steps ago
            0xF0..0xFE => recent.alone(true, *table.get(usize::from(code & 15))?, &mut data)?,
            _ => {
                let backs = data.byte()?;
                if backs == 0 {
                    recent.next = 0;
                }
                recent.alone(code == 0xFE, backs, &mut data)?
            }
        });
    }
    Some(indices)
}

/// Undoes the octahedral filter for one normal: x and y on the unfolded octahedron, then what
/// counts as one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "unit vectors times 127 fit"
)]
pub(super) fn octahedral([x, y, one, _]: [i8; 4]) -> [i8; 3] {
    let [x, y, one] = [x, y, one].map(f32::from);
    let z = one - x.abs() - y.abs();
    let fold = z.min(0.0);
    let [x, y] = [x, y].map(|value| value + if value >= 0.0 { fold } else { -fold });
    let normal = glam::vec3(x, y, z).normalize_or(glam::Vec3::Y) * 127.0;
    normal.round().to_array().map(|value| value as i8)
}

#[cfg(test)]
#[cfg(feature = "sculpt")]
mod tests {
    use super::*;

    /// Numbers without a pattern, the same each time.
    fn noise(count: usize) -> impl Iterator<Item = u32> {
        (0..count).scan(12_345_u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some(*state >> 8)
        })
    }

    #[test]
    fn attributes_come_back() {
        for count in [1, 2, 15, 16, 17, 255, 256, 257, 3000] {
            let bytes = || noise(count).map(u32::to_le_bytes);
            let smooth: Vec<[i16; 4]> = bytes()
                .zip(0_i16..)
                .map(|([n, ..], i)| [i, -3 * i, i16::from(n & 15), 0])
                .collect();
            let wild: Vec<[i16; 4]> = bytes()
                .map(|[a, b, c, _]| {
                    [
                        i16::from_le_bytes([a, b]),
                        i16::from_le_bytes([b, c]),
                        i16::from(c),
                        0,
                    ]
                })
                .collect();
            for elements in [smooth, wild] {
                let coded = meshopt::encode_vertex_buffer_level(&elements, 2, Some(0)).unwrap();
                let expected: Vec<u8> = elements
                    .iter()
                    .flatten()
                    .flat_map(|value| value.to_le_bytes())
                    .collect();
                assert_eq!(
                    attributes(&coded, count, 8).unwrap(),
                    expected,
                    "{count} elements"
                );
            }
        }
    }

    /// Triangles turned so that the least corner comes first: the encoder may turn them.
    fn turned(indices: &[u32]) -> Vec<[u32; 3]> {
        let turn =
            |&[a, b, c]: &[u32; 3]| [[a, b, c], [b, c, a], [c, a, b]].into_iter().min().unwrap();
        indices.as_chunks::<3>().0.iter().map(turn).collect()
    }

    #[test]
    fn triangles_come_back() {
        let strip: Vec<u32> = (0..900)
            .flat_map(|i| {
                if i % 2 == 0 {
                    [i, i + 1, i + 2]
                } else {
                    [i + 1, i, i + 2]
                }
            })
            .collect();
        let grid: Vec<u32> = (0..30)
            .flat_map(|y| (0..30).map(move |x| y * 31 + x))
            .flat_map(|i| [i, i + 1, i + 31, i + 1, i + 32, i + 31])
            .collect();
        let wild: Vec<u32> = noise(3000).map(|n| n % 800).collect();
        for indices in [
            strip,
            meshopt::optimize_vertex_cache(&grid, 31 * 31),
            grid,
            wild,
        ] {
            let coded = meshopt::encode_index_buffer(&indices, 1000).unwrap();
            assert_eq!(
                turned(&triangles(&coded, indices.len() / 3).unwrap()),
                turned(&indices)
            );
        }
    }

    #[test]
    fn normals_come_back_within_two_degrees() {
        let normals: Vec<[f32; 4]> = noise(300)
            .map(|n| {
                glam::vec3(
                    (n & 255) as f32 - 127.5,
                    ((n >> 8) & 255) as f32 - 127.5,
                    ((n >> 16) & 255) as f32 - 127.5,
                )
                .normalize()
            })
            .map(|normal| normal.extend(0.0).to_array())
            .collect();
        for (coded, normal) in meshopt::encode_filter_oct::<i8>(&normals, 8)
            .into_iter()
            .zip(normals)
        {
            let back = glam::Vec3::from(octahedral(coded).map(f32::from)).normalize();
            assert!(back.dot(glam::Vec4::from(normal).truncate()) > 0.9994);
        }
    }
}
