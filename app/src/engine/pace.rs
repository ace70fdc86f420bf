//! How much is sent at once: more while the line is good, half of it after each failure.

use domain::evidence::SEGMENT_LENGTH;

const FIRST: u64 = SEGMENT_LENGTH;
const LEAST: u64 = SEGMENT_LENGTH / 8;
const MOST: u64 = 16 * SEGMENT_LENGTH;

/// A piece that took less than this many milliseconds may be twice as large the next time.
const QUICK: i64 = 3_000;

/// The size of the next piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace(u64);

impl Default for Pace {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Pace {
    /// The length of the piece that begins there: to the end of a segment where it reaches one, for there the office keeps it.
    pub(super) const fn piece(self, at: u64, bytes: u64) -> u64 {
        let end = at + self.0;
        let segment = end - end % SEGMENT_LENGTH;
        let end = if segment > at { segment } else { end };
        if end < bytes { end - at } else { bytes - at }
    }

    /// A piece arrived after so many milliseconds.
    pub(super) fn arrived(&mut self, millis: i64) {
        if millis < QUICK {
            self.0 = (self.0 * 2).min(MOST);
        }
    }

    /// A piece did not arrive.
    pub(super) fn failed(&mut self) {
        self.0 = (self.0 / 2).max(LEAST);
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
        (0..9).for_each(|_| pace.arrived(2_999));
        assert_eq!(pace.piece(0, 100 * SEGMENT_LENGTH), MOST);
        pace.arrived(3_000);
        pace.failed();
        assert_eq!(pace.piece(0, 100 * SEGMENT_LENGTH), MOST / 2, "a slow piece is no reason to grow");
        (0..9).for_each(|_| pace.failed());
        assert_eq!(pace.piece(SEGMENT_LENGTH - 5, 100 * SEGMENT_LENGTH), 5);
        assert_eq!(pace.piece(SEGMENT_LENGTH, 100 * SEGMENT_LENGTH), LEAST);
    }
}
