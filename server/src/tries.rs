//! How often somebody tried: counted in this process only, for a while.

use domain::time::Instant;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts of tries by whatever tells those who try apart.
#[derive(Debug, Clone)]
pub struct Tries<K> {
    most: u32,
    window: i64,
    known: Arc<Mutex<HashMap<K, (Instant, u32)>>>,
}

impl<K: Eq + Hash> Tries<K> {
    /// So many tries within so many milliseconds.
    #[must_use]
    pub fn new(most: u32, window: i64) -> Self {
        Self { most, window, known: Arc::default() }
    }

    /// Tells whether whoever that is has to wait; nobody in particular never has.
    #[must_use]
    pub fn must_wait(&self, who: Option<&K>, now: Instant) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        who.and_then(|who| known.get(who)).is_some_and(|(since, count)| now.since(*since) < self.window && *count >= self.most)
    }

    /// Counts a try.
    pub fn count(&self, who: Option<K>, now: Instant) {
        let Some(who) = who else { return };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (since, _)| now.since(*since) < self.window);
        known.entry(who).or_insert((now, 0)).1 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_tried_often_waits_and_is_forgiven() {
        let (tries, start) = (Tries::new(3, 1_000), Instant::from_millis(0));
        for _ in 0..3 {
            assert!(!tries.must_wait(Some(&1), start));
            tries.count(Some(1), start);
        }
        assert!(tries.must_wait(Some(&1), start));
        assert!(!tries.must_wait(Some(&2), start) && !tries.must_wait(None, start));
        assert!(!tries.must_wait(Some(&1), start.plus(1_000)));
    }
}
