//! How the time of a spin is played: which picture of the tube comes next, and when a spin ends.
//!
//! A moment is a picture of the tube, as in [`State::moment`](crate::app::State::moment): those of
//! the first spin from 0, then those of the second, [`MOMENTS`] each.

use crate::app::MOMENTS;
use crate::domain::Motion;

/// Whether a spin ends with this moment.
fn ends_spin(moment: u8) -> bool {
    moment % MOMENTS == MOMENTS - 1
}

/// The last moment of the spin that this one belongs to.
fn end_of_spin(moment: u8) -> u8 {
    (moment / MOMENTS)
        .saturating_mul(MOMENTS)
        .saturating_add(MOMENTS - 1)
}

/// Which of `spins` spins a moment belongs to, and which of its frames it shows.
#[must_use]
pub fn spin_and_frame(moment: u8, spins: usize) -> (usize, usize) {
    let spin = usize::from(moment / MOMENTS).min(spins.saturating_sub(1));
    (spin, usize::from(moment % MOMENTS))
}

/// What a press on "run" leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playback {
    /// The pictures follow one another from this moment to the end of its spin.
    From(u8),
    /// Nothing may move: this moment, the end of the spin, is shown at once.
    Cut(u8),
}

/// What a press on "run" leads to at a moment, of `count` moments in all: on to the end of the spin,
/// from its end to that of the next, from the very end to that of the first. `motion` is the motion
/// in force.
#[must_use]
pub fn play(moment: u8, count: u8, motion: Motion) -> Playback {
    let from = match moment.checked_add(1) {
        Some(next) if ends_spin(moment) && next < count => next,
        _ if ends_spin(moment) => 0,
        _ => moment,
    };
    if motion == Motion::Full {
        Playback::From(from)
    } else {
        Playback::Cut(end_of_spin(from))
    }
}

/// What happens when the time of a picture is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Something else changed the moment, or the tube is gone: the playback is over.
    Interrupted,
    /// This moment is shown, and the playback goes on.
    Next(u8),
    /// This moment is shown, and ends the spin and the playback.
    Last(u8),
}

/// What happens when the time of the picture `played` is over; `shown` is the moment that is shown
/// by now, none where the tube is not.
#[must_use]
pub fn tick(played: u8, shown: Option<u8>) -> Tick {
    match played.checked_add(1) {
        Some(next) if shown == Some(played) && ends_spin(next) => Tick::Last(next),
        Some(next) if shown == Some(played) => Tick::Next(next),
        _ => Tick::Interrupted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::moments;
    use crate::prp::Spins;

    const LAST: u8 = MOMENTS - 1;

    /// The moments that are shown from a press on.
    fn played(moment: u8, count: u8) -> Vec<u8> {
        let Playback::From(mut shown) = play(moment, count, Motion::Full) else {
            unreachable!("all may move");
        };
        let mut all = vec![shown];
        loop {
            match tick(shown, Some(shown)) {
                Tick::Next(next) => shown = next,
                Tick::Last(next) => {
                    all.push(next);
                    return all;
                }
                Tick::Interrupted => unreachable!("interrupted at {shown}"),
            }
            all.push(shown);
        }
    }

    #[test]
    fn a_spin_is_played_to_its_end_from_every_moment() {
        for spins in [Spins::Single, Spins::Double] {
            let count = moments(spins);
            for moment in 0..count {
                let all = played(moment, count);
                let first = all[0];
                assert!(all.windows(2).all(|pair| pair[1] == pair[0] + 1));
                assert_eq!(all.last(), Some(&end_of_spin(first)));
                assert!(all.iter().all(|&shown| shown < count));
                let from = if ends_spin(moment) {
                    (moment + 1) % count
                } else {
                    moment
                };
                assert_eq!(first, from);
            }
        }
    }

    #[test]
    fn where_nothing_may_move_the_end_is_shown_at_once() {
        let count = moments(Spins::Double);
        for motion in [Motion::Calm, Motion::Off] {
            assert_eq!(play(3, count, motion), Playback::Cut(LAST));
            assert_eq!(play(LAST, count, motion), Playback::Cut(count - 1));
            assert_eq!(play(count - 1, count, motion), Playback::Cut(LAST));
        }
    }

    #[test]
    fn whatever_else_changes_the_moment_ends_the_playback() {
        assert_eq!(tick(3, Some(7)), Tick::Interrupted);
        assert_eq!(tick(3, None), Tick::Interrupted);
        assert_eq!(tick(u8::MAX, Some(u8::MAX)), Tick::Interrupted);
    }

    #[test]
    fn a_moment_belongs_to_a_spin_that_is_there() {
        assert_eq!(spin_and_frame(0, 2), (0, 0));
        assert_eq!(spin_and_frame(LAST, 2), (0, usize::from(LAST)));
        assert_eq!(spin_and_frame(MOMENTS, 2), (1, 0));
        assert_eq!(spin_and_frame(MOMENTS, 1), (0, 0));
    }
}
