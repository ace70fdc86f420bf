//! How much is sent at once: more while the line is good, half of it after each failure, and then more only when the line has shown for a while
//! that it holds: what is cut off was sent for nothing.

use domain::evidence::SEGMENT_LENGTH;

const FIRST: u64 = SEGMENT_LENGTH;
const LEAST: u64 = SEGMENT_LENGTH / 8;
const MOST: u64 = 16 * SEGMENT_LENGTH;

/// A piece that took less than this many milliseconds may be twice as large the next time. A cut takes away about as much of the line's time, and
/// twice that where the browser sends a piece again by itself, as Chromium does, and the app hears of no failure.
const QUICK: i64 = 500;

/// After a failure, so many pieces must arrive in a row before the next may be larger: two steps up for what one cut takes away.
const WARY: u32 = 4;

/// The size of the next piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace {
    size: u64,
    /// How many pieces must still arrive before it grows.
    wary: u32,
    has_failed: bool,
}

impl Default for Pace {
    fn default() -> Self {
        Self { size: FIRST, wary: 0, has_failed: false }
    }
}

impl Pace {
    /// The length of the piece that begins there: to the end of a segment where it reaches one, for there the office keeps it.
    pub(super) const fn piece(self, at: u64, bytes: u64) -> u64 {
        let end = at + self.size;
        let segment = end - end % SEGMENT_LENGTH;
        let end = if segment > at { segment } else { end };
        if end < bytes { end - at } else { bytes - at }
    }

    /// A piece arrived after so many milliseconds.
    pub(super) fn arrived(&mut self, millis: i64) {
        self.wary = self.wary.saturating_sub(1);
        if millis < QUICK && self.wary == 0 {
            self.size = (self.size * 2).min(MOST);
            self.wary = if self.has_failed { WARY } else { 0 };
        }
    }

    /// A piece did not arrive.
    pub(super) fn failed(&mut self) {
        *self = Self { size: (self.size / 2).max(LEAST), wary: WARY, has_failed: true };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_with_segments_and_follow_the_line() {
        let mut pace = Pace::default();
        assert_eq!(pace.piece(0, 10 * SEGMENT_LENGTH), SEGMENT_LENGTH);
        assert_eq!(pace.piece(100, 10 * SEGMENT_LENGTH), SEGMENT_LENGTH - 100, "to the end of the segment that has begun");
        assert_eq!(pace.piece(100, 150), 50);
        (0..9).for_each(|_| pace.arrived(QUICK - 1));
        assert_eq!(pace.piece(0, 100 * SEGMENT_LENGTH), MOST);
        pace.arrived(QUICK);
        pace.failed();
        assert_eq!(pace.piece(0, 100 * SEGMENT_LENGTH), MOST / 2, "a slow piece is no reason to grow");
        (0..9).for_each(|_| pace.failed());
        assert_eq!(pace.piece(SEGMENT_LENGTH - 5, 100 * SEGMENT_LENGTH), 5);
        assert_eq!(pace.piece(SEGMENT_LENGTH, 100 * SEGMENT_LENGTH), LEAST);
    }

    #[test]
    fn a_line_that_has_failed_is_trusted_slowly() {
        let mut pace = Pace::default();
        pace.failed();
        let size = |pace: Pace| pace.piece(SEGMENT_LENGTH, 100 * SEGMENT_LENGTH);
        (1..WARY).for_each(|_| pace.arrived(100));
        assert_eq!(size(pace), SEGMENT_LENGTH / 2);
        pace.arrived(100);
        assert_eq!(size(pace), SEGMENT_LENGTH);
        (1..WARY).for_each(|_| pace.arrived(100));
        assert_eq!(size(pace), SEGMENT_LENGTH);
        pace.arrived(100);
        assert_eq!(size(pace), 2 * SEGMENT_LENGTH);
    }
}
