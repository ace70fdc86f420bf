//! The only place of the server that asks the machine for the time.

use domain::time::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// A clock: the machine's, or one that a test turns.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    turned_by_hand: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// A clock that stands still until it is [set](Self::set).
    #[must_use]
    pub fn manual(at: Instant) -> Self {
        Self { turned_by_hand: Some(Arc::new(AtomicI64::new(at.millis()))) }
    }

    /// Turns a manual clock, in all its clones; the machine's does not listen.
    pub fn set(&self, at: Instant) {
        if let Some(hand) = &self.turned_by_hand {
            hand.store(at.millis(), Ordering::SeqCst);
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        match &self.turned_by_hand {
            Some(hand) => Instant::from_millis(hand.load(Ordering::SeqCst)),
            None => machine(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock's edge")]
fn machine() -> Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Measures how long something took; for metrics, never for a decision.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts it.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock's edge")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// How long it has run.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_is_turned_in_all_its_clones() {
        let clock = Clock::manual(Instant::from_millis(5));
        let other = clock.clone();
        clock.set(Instant::from_millis(9));
        assert_eq!(other.now(), Instant::from_millis(9));
        assert!(Clock::default().now() > Instant::from_millis(1_700_000_000_000));
    }
}
