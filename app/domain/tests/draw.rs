//! The draw, whole: against a second implementation, against its own words, and against whoever changes one byte.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod draw {
    pub(crate) mod due;
    pub(crate) mod known;
    pub(crate) mod rosters;
    pub(crate) mod second;
    pub(crate) mod stages;
    pub(crate) mod whole;
}
