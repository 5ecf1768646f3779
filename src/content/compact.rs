//! How facts travel to a reader: field after field, read by little program. The same source writes
//! and reads them, so there is one version and nothing says what comes next.
//!
//! Whole numbers and lengths are LEB128, a fraction is the whole number of its bits, texts are
//! UTF-8 after their length, one of a list is its place, a list is its length and its items, an
//! array its items, what may be missing is a byte and then itself.

use crate::domain::Enumerated;

/// What can be written into few bytes and read again.
pub(super) trait Compact: Sized {
    /// Appends it.
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>);
    /// Reads it. What is cut short or odd reads as something empty and is told at the end by
    /// [`Reader::finish`]: a way back at every field would be most of the program.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Bytes being read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            broken: false,
        }
    }

    /// Whether everything was what it should be, and nothing is left.
    pub(super) fn finish(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        if let Some((taken, rest)) = self.rest.split_at_checked(count) {
            self.rest = rest;
            return taken;
        }
        self.broken = true;
        self.rest = &[];
        &[]
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0_usize, 0_u32);
        loop {
            let Some(&byte) = self.take(1).first() else {
                return 0;
            };
            number |= usize::from(byte & 0x7f) << shift.min(28);
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }
}

#[cfg(any(test, feature = "json"))]
#[expect(clippy::cast_possible_truncation, reason = "the lowest seven bits")]
fn write_number(mut number: usize, to: &mut Vec<u8>) {
    while number > 0x7f {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Whole numbers of any width.
macro_rules! compact_numbers {
    ($($kind:ty)+) => { $(
        impl Compact for $kind {
            #[cfg(any(test, feature = "json"))]
            fn write(&self, to: &mut Vec<u8>) {
                write_number(*self as usize, to);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                let number = from.number();
                Self::try_from(number).unwrap_or_else(|_| {
                    from.broken = true;
                    0
                })
            }
        }
    )+ };
}

compact_numbers!(u8 u16 u32);

impl Compact for f32 {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        self.to_bits().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let number = Self::from_bits(u32::read(from));
        if number.is_finite() {
            number
        } else {
            from.broken = true;
            0.0
        }
    }
}

impl Compact for bool {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        u8::from(*self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        u8::read(from) != 0
    }
}

impl Compact for String {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.len(), to);
        to.extend(self.as_bytes());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.number();
        let text = std::str::from_utf8(from.take(length));
        from.broken |= text.is_err();
        text.unwrap_or_default().to_owned()
    }
}

impl<T: Compact> Compact for Option<T> {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Compact> Compact for Vec<T> {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.len(), to);
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut list = Self::new();
        for _ in 0..from.number() {
            if from.broken {
                break;
            }
            list.push(T::read(from));
        }
        list
    }
}

/// One item after the other; how many is known.
impl<T: Compact, const N: usize> Compact for [T; N] {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        std::array::from_fn(|_| T::read(from))
    }
}

/// One of a few is its place in the list of all.
impl<T: Enumerated> Compact for T {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.ordinal(), to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (place, list) = (from.number(), T::values());
        from.broken |= place >= list.len();
        list[place.min(list.len() - 1)]
    }
}

/// Structs: field after field, in this order.
macro_rules! compact {
    ($($kind:ident { $($field:ident),+ })+) => { $(
        impl $crate::content::compact::Compact for $kind {
            #[cfg(any(test, feature = "json"))]
            fn write(&self, to: &mut Vec<u8>) {
                $(self.$field.write(to);)+
            }

            fn read(from: &mut $crate::content::compact::Reader<'_>) -> Self {
                Self { $($field: $crate::content::compact::Compact::read(from)),+ }
            }
        }
    )+ };
}

/// Plain enums: all their values, in order.
macro_rules! listed {
    ($($kind:ident [ $($value:ident),+ ])+) => { $(
        impl $crate::domain::Enumerated for $kind {
            fn values() -> &'static [Self] { &[$(Self::$value),+] }
        }
    )+ };
}

pub(super) use {compact, listed};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Area;

    fn come_back<T: Compact + PartialEq + std::fmt::Debug>(value: &T) {
        let mut bytes = Vec::new();
        value.write(&mut bytes);
        let mut reader = Reader::new(&bytes);
        assert_eq!(T::read(&mut reader), *value);
        assert!(reader.finish());
    }

    #[test]
    fn everything_comes_back() {
        [0_u32, 1, 127, 128, 300, 65_535, 1_000_000]
            .iter()
            .for_each(come_back);
        come_back(&255_u8);
        [0.0_f32, 7.1, -0.5, 1e30, f32::MIN_POSITIVE]
            .iter()
            .for_each(come_back);
        come_back(&Some([2.2_f32, 14.4]));
        come_back(&true);
        come_back(&"Wörter, 128 Zeichen: ".repeat(9));
        come_back(&vec![Some("a".to_owned()), None, Some(String::new())]);
        Area::ALL.iter().for_each(come_back);
    }

    #[test]
    fn what_is_odd_is_told_and_never_panics() {
        fn broken<T: Compact>(bytes: &[u8]) -> bool {
            let mut reader = Reader::new(bytes);
            let _value = T::read(&mut reader);
            !reader.finish()
        }
        assert!(broken::<u8>(&[200, 2]), "300 is no byte");
        assert!(broken::<u32>(&[255; 20]), "a number without an end");
        assert!(
            broken::<f32>(&[0x80, 0x80, 0x80, 0xfc, 0x07]),
            "infinity was not measured"
        );
        assert!(broken::<[u8; 2]>(&[1]), "one of two");
        assert!(broken::<String>(&[2, 0xff, 0xfe]), "no UTF-8");
        assert!(broken::<String>(&[9, b'a']), "cut short");
        assert!(broken::<Area>(&[99]), "no such place");
        assert!(
            broken::<Vec<String>>(&[255, 255, 255, 127]),
            "a list longer than the file"
        );
        assert!(broken::<u8>(&[0, 0]), "something is left");
    }
}
