//! How alike two pictures of a page are.

/// A channel may differ by this much of 255 and still be the same to the eye.
const SLIGHT: u8 = 24;

/// The share of pixels that differ to the eye, 0 to 1; none when a picture is no PNG or they differ
/// in size. Both are a PNG, as WebDriver gives them.
#[must_use]
pub fn share_that_differs(one: &[u8], other: &[u8]) -> Option<f64> {
    let ((width, one), (other_width, other)) = (pixels(one)?, pixels(other)?);
    if width != other_width || one.len() != other.len() || one.is_empty() {
        return None;
    }
    let differs = |(one, other): &(&[u8], &[u8])| {
        one.iter()
            .zip(*other)
            .any(|(one, other)| one.abs_diff(*other) > SLIGHT)
    };
    let different = one
        .chunks_exact(3)
        .zip(other.chunks_exact(3))
        .filter(differs)
        .count();
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of pixels of a window are small"
    )]
    Some(different as f64 / (one.len() / 3) as f64)
}

/// Width and RGB bytes.
fn pixels(png: &[u8]) -> Option<(u32, Vec<u8>)> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut buffer = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut buffer).ok()?;
    buffer.truncate(info.buffer_size());
    let channels = info.color_type.samples();
    (channels >= 3).then(|| {
        (
            info.width,
            buffer
                .chunks_exact(channels)
                .flat_map(|pixel| pixel[..3].to_vec())
                .collect(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::webdriver::decode;

    // two pixels each
    const WHITE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAC0lEQVR4nGP4DwYAFPIF+6QNfF4AAAAASUVORK5CYII=";
    const ALMOST: &str = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4////rw//ARTFBecsAxfnAAAAAElFTkSuQmCC";
    const HALF: &str = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4//8/AwMDAA74Av7Ji4P1AAAAAElFTkSuQmCC";

    #[test]
    fn pixels_are_compared_as_the_eye_does() {
        let [white, almost, half] =
            [WHITE, ALMOST, HALF].map(|text| decode(text).expect("it is base64"));
        assert_eq!(share_that_differs(&white, &white), Some(0.0));
        assert_eq!(share_that_differs(&white, &almost), Some(0.0));
        assert_eq!(share_that_differs(&white, &half), Some(0.5));
        assert_eq!(share_that_differs(&white, &[0; 3]), None);
    }
}
