//! How often a host hears that the state is another one: at once, then at most every 100 ms, and
//! the last one always.

use crate::app::Origin;

/// Throttles `state` events: the first at once, then at most one every [`GAP_MS`](Self::GAP_MS),
/// the last always. Times are milliseconds of any clock that does not go back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StateThrottle {
    sent_ms: Option<f64>,
    waiting: Option<Origin>,
}

/// What the caller has to do about a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ThrottleDecision {
    /// Send it now.
    Now,
    /// Call [`StateThrottle::elapsed`] after this many milliseconds.
    Later(f64),
    /// A call is already on its way.
    Waiting,
}

impl StateThrottle {
    /// Shortest time between two events, ms.
    pub const GAP_MS: f64 = 100.0;

    /// The state changed at `now_ms`.
    pub fn changed(&mut self, now_ms: f64, cause: Origin) -> ThrottleDecision {
        let wait_ms = self.sent_ms.map_or(0.0, |sent_ms| {
            (sent_ms + Self::GAP_MS - now_ms).min(Self::GAP_MS)
        });
        if self.waiting.is_some() {
            self.waiting = Some(cause);
            ThrottleDecision::Waiting
        } else if wait_ms <= 0.0 {
            self.sent_ms = Some(now_ms);
            ThrottleDecision::Now
        } else {
            self.waiting = Some(cause);
            ThrottleDecision::Later(wait_ms)
        }
    }

    /// The time given by [`ThrottleDecision::Later`] has passed: the cause of the last change, if one is still
    /// to be told.
    pub fn elapsed(&mut self, now_ms: f64) -> Option<Origin> {
        let cause = self.waiting.take();
        if cause.is_some() {
            self.sent_ms = Some(now_ms);
        }
        cause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_of_a_flood_are_told() {
        let mut cadence = StateThrottle::default();
        assert_eq!(cadence.changed(0.0, Origin::User), ThrottleDecision::Now);
        assert_eq!(
            cadence.changed(30.0, Origin::User),
            ThrottleDecision::Later(70.0)
        );
        assert_eq!(
            cadence.changed(60.0, Origin::Host),
            ThrottleDecision::Waiting
        );
        assert_eq!(cadence.elapsed(100.0), Some(Origin::Host));
        assert_eq!(cadence.elapsed(100.0), None);
        assert_eq!(
            cadence.changed(150.0, Origin::Url),
            ThrottleDecision::Later(50.0)
        );
        assert_eq!(cadence.elapsed(201.0), Some(Origin::Url));
        assert_eq!(cadence.changed(400.0, Origin::Story), ThrottleDecision::Now);
    }

    #[test]
    fn never_two_within_the_gap_whatever_comes() {
        let (mut cadence, mut sent, mut timer) =
            (StateThrottle::default(), Vec::new(), None::<f64>);
        for tick in 0..2000 {
            let now = f64::from(tick);
            if timer.is_some_and(|due| now >= due) {
                timer = None;
                sent.extend(cadence.elapsed(now).map(|_| now));
            }
            if tick % 7 == 0 || tick % 11 == 3 {
                match cadence.changed(now, Origin::User) {
                    ThrottleDecision::Now => sent.push(now),
                    ThrottleDecision::Later(wait) => timer = Some(now + wait),
                    ThrottleDecision::Waiting => assert!(timer.is_some()),
                }
            }
        }
        assert!(sent.len() >= 19);
        assert!(
            sent.windows(2)
                .all(|pair| pair[1] - pair[0] >= StateThrottle::GAP_MS)
        );
    }
}
