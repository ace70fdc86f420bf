//! The working days of the published years, as the offices see and load them.

use crate::calendar::{DatedDay, DayChange};
use crate::digest::Digest;
use crate::json::Json;
use crate::time::{Instant, LocalDate};
use serde::{Deserialize, Serialize};

/// `GET /calendar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CalendarYears {
    /// The years that are loaded, the latest first.
    pub years: Vec<CalendarYear>,
    /// This year and the next, where they are not: nothing is guessed of them.
    pub lacking: Vec<i32>,
}

/// A year with its days as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Its versions, the standing one first.
    pub versions: Vec<CalendarVersion>,
    /// Its dated days, in order.
    pub days: Vec<DatedDay>,
}

/// One list of a year that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CalendarVersion {
    /// Counted from 1.
    pub version: u32,
    /// Of the file; none where an earlier program kept the days without it.
    pub digest: Option<Digest>,
    /// The number of the State Council's notice; empty where an earlier program did not keep it.
    pub document: String,
    /// When that was issued.
    pub dated: Option<LocalDate>,
    /// Who loaded it, by name; nobody where it came with the program.
    pub by: Option<String>,
    /// When.
    pub at: Instant,
}

/// `POST /calendar/preview`: what a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CalendarPreview {
    /// The year of the file.
    pub year: i32,
    /// Its digest: loading names it, so that what is loaded is what was shown.
    pub digest: Digest,
    /// Which version it would be; the standing one where that is this very file.
    pub version: u32,
    /// It stands already.
    pub is_standing: bool,
    /// Its dated days, in order.
    pub days: Vec<DatedDay>,
    /// What it says differently from what stands.
    pub changes: Vec<DayChange>,
}
