//! Values that follow others and tell when they change: one compiled memo for all of their types.
//!
//! Every type of value that a memo holds has the whole memo compiled for it, about 400 bytes of the
//! download each. Here a value is held as a number.

use crate::app::{Dialog, Graphics, GraphicsFailure};
use crate::domain::{Listed, StructureSet};
use crate::motion::Posture;
use crate::prp::{NUMBERS, Settings};
use crate::scene::{Display, Show, View};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::marker::PhantomData;

/// A value that a number can hold.
pub(crate) trait Small: Copy {
    /// The number that stands for it alone.
    fn number(self) -> u128;
    /// The value that `number` gave.
    fn from_number(number: u128) -> Self;
}

impl<T: Listed> Small for T {
    fn number(self) -> u128 {
        self.place() as u128
    }

    fn from_number(number: u128) -> Self {
        T::list()[usize::from_number(number)]
    }
}

impl<T: Listed> Small for Option<T> {
    fn number(self) -> u128 {
        self.map_or(0, |value| value.number() + 1)
    }

    fn from_number(number: u128) -> Self {
        number.checked_sub(1).map(T::from_number)
    }
}

impl Small for usize {
    fn number(self) -> u128 {
        self as u128
    }

    fn from_number(number: u128) -> Self {
        Self::try_from(number).unwrap_or_default()
    }
}

impl Small for u8 {
    fn number(self) -> u128 {
        u128::from(self)
    }

    fn from_number(number: u128) -> Self {
        Self::try_from(number).unwrap_or_default()
    }
}

impl Small for bool {
    fn number(self) -> u128 {
        u128::from(self)
    }

    fn from_number(number: u128) -> Self {
        number != 0
    }
}

impl Small for StructureSet {
    fn number(self) -> u128 {
        self.bits()
    }

    fn from_number(number: u128) -> Self {
        Self::of_bits(number)
    }
}

/// There are fewer structures than these bits, so that a way of showing has room above them.
const SET_BITS: u32 = 120;

impl Small for Display {
    fn number(self) -> u128 {
        self.show.number() << SET_BITS | self.hidden.number()
    }

    fn from_number(number: u128) -> Self {
        Self {
            show: Show::from_number(number >> SET_BITS),
            hidden: StructureSet::from_number(number & ((1 << SET_BITS) - 1)),
        }
    }
}

impl Small for View {
    fn number(self) -> u128 {
        let [x, y, z] = self.target_mm.map(i16::cast_unsigned);
        let all = [
            self.yaw_deg.cast_unsigned(),
            self.pitch_deg.cast_unsigned(),
            self.zoom_percent,
            x,
            y,
            z,
        ];
        all.into_iter()
            .fold(0, |number, next| number << 16 | u128::from(next))
    }

    fn from_number(number: u128) -> Self {
        let [yaw, pitch, zoom_percent, x, y, z] =
            [5, 4, 3, 2, 1, 0].map(|place| word(number, place));
        let target_mm = [x, y, z].map(u16::cast_signed);
        Self {
            yaw_deg: yaw.cast_signed(),
            pitch_deg: pitch.cast_signed(),
            zoom_percent,
            target_mm,
        }
    }
}

impl Small for Posture {
    fn number(self) -> u128 {
        [self.turn_deg, self.nod_deg, self.bend_deg]
            .into_iter()
            .fold(0, |number, next| {
                number << 16 | u128::from(next.cast_unsigned())
            })
    }

    fn from_number(number: u128) -> Self {
        let [turn_deg, nod_deg, bend_deg] =
            [2, 1, 0].map(|place| word(number, place).cast_signed());
        Self {
            turn_deg,
            nod_deg,
            bend_deg,
        }
    }
}

/// Bits that hold every number of the centrifuge.
const SETTING_BITS: usize = 12;

impl Small for Settings {
    fn number(self) -> u128 {
        self.numbers().into_iter().fold(0, |number, next| {
            number << SETTING_BITS | u128::from(next.cast_unsigned())
        })
    }

    fn from_number(number: u128) -> Self {
        let mut numbers = [0; NUMBERS];
        for (place, next) in numbers.iter_mut().rev().enumerate() {
            *next = i16::try_from(number >> (place * SETTING_BITS) & ((1 << SETTING_BITS) - 1))
                .unwrap_or_default();
        }
        Self::of_numbers(&numbers).unwrap_or_default()
    }
}

/// The 16 bits of a number at a place, counted from its end.
fn word(number: u128, place: u32) -> u16 {
    u16::try_from(number >> (place * 16) & 0xffff).unwrap_or_default()
}

impl Listed for Dialog {
    fn list() -> &'static [Self] {
        &[Self::Warnings, Self::Sources, Self::Menu]
    }
}

impl Listed for Graphics {
    fn list() -> &'static [Self] {
        &[
            Self::Loading,
            Self::Ready,
            Self::Lost,
            Self::Unavailable(GraphicsFailure::NoWebGl),
            Self::Unavailable(GraphicsFailure::ContextLost),
            Self::Unavailable(GraphicsFailure::ModelMissing),
            Self::Unavailable(GraphicsFailure::ModelBroken),
        ]
    }
}

/// A value that follows what it reads, and tells when it is another.
#[derive(Debug)]
pub(crate) struct Known<T> {
    number: Memo<u128>,
    _of: PhantomData<fn() -> T>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<T> {}

impl<T: Small + 'static> Known<T> {
    /// Follows what `read` gives.
    pub(crate) fn new(read: impl Fn() -> T + 'static) -> Self {
        Self {
            number: memo(Box::new(move || read().number())),
            _of: PhantomData,
        }
    }

    /// The value; tracked.
    pub(crate) fn get(&self) -> T {
        T::from_number(self.number.get())
    }

    /// The value as it is.
    pub(crate) fn get_untracked(&self) -> T {
        T::from_number(self.number.get_untracked())
    }

    /// The value as it is, if what it belongs to is still there.
    pub(crate) fn try_get_untracked(&self) -> Option<T> {
        self.number.try_get_untracked().map(T::from_number)
    }

    /// Tracks the value.
    pub(crate) fn track(&self) {
        self.number.track();
    }
}

#[inline(never)]
fn memo(read: Box<dyn Fn() -> u128>) -> Memo<u128> {
    // a page has one thread, which Leptos cannot know
    let read = SendWrapper::new(read);
    Memo::new(move |_| read())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, Side, StructureId};
    use crate::presentation::Facing;
    use crate::ui::panel::Topic;
    use std::{collections::BTreeSet, fmt::Debug};

    fn come_back<T: Small + PartialEq + Debug>(values: &[T]) {
        let numbers: BTreeSet<u128> = values.iter().map(|value| value.number()).collect();
        assert_eq!(numbers.len(), values.len(), "each has a number of its own");
        for value in values {
            assert_eq!(T::from_number(value.number()), *value);
        }
    }

    #[test]
    fn every_value_comes_back_from_its_number() {
        come_back(&[false, true]);
        come_back(&[0_usize, 7]);
        come_back(StructureId::all());
        come_back(
            &StructureId::all()
                .iter()
                .copied()
                .map(Some)
                .chain([None])
                .collect::<Vec<_>>(),
        );
        come_back(Graphics::list());
        come_back(Facing::list());
        come_back(&[None, Some(Dialog::Warnings), Some(Dialog::Menu)]);
        let sets = [
            StructureSet::EMPTY,
            StructureSet::of_kind(Kind::Nerve),
            StructureId::all().iter().copied().collect(),
        ];
        come_back(&sets);
        come_back(&sets.map(|hidden| Display {
            show: Show::Window,
            hidden,
        }));
        assert!(StructureId::all().len() <= SET_BITS as usize);
        let least = View {
            yaw_deg: -179,
            pitch_deg: -80,
            zoom_percent: 60,
            target_mm: [-160, -1, 160],
        };
        come_back(&[
            Posture::NEUTRAL,
            Posture {
                turn_deg: -72,
                nod_deg: 60,
                bend_deg: -1,
            },
        ]);
        let settings = |g| Settings::DEFAULT.with_whole(crate::prp::Field::FirstForce, g);
        come_back(&[
            settings(50),
            settings(3000),
            settings(100).with_spins(crate::prp::Spins::Single),
        ]);
        come_back(&[
            least,
            View::home(Side::Left),
            View::home(Side::Right),
            least.mirrored(),
        ]);
        let step = |step| Topic::Step(crate::domain::Chapter::Prp, step);
        come_back(&[
            step(0),
            step(3),
            Topic::Structure(StructureId::Occiput),
            Topic::Structure(StructureId::Skin),
        ]);
    }
}
