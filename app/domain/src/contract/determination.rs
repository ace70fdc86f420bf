//! What the local body says of an ending (O-48), and when it may.

use crate::ending::Ending;
use crate::id::SheetId;
use crate::json::Json;
use crate::refusal::Determination;
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};

/// `POST /sheets/{SheetId}/determination`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Determine {
    /// It is so.
    pub upheld: bool,
    /// 意见; required.
    pub opinion: String,
}

/// The answer: what was said first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Determined {
    /// The sheet.
    pub sheet: SheetId,
    /// What the local body holds of it.
    pub determination: Determination,
}

/// Why an ending cannot be determined so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeterminationGap {
    /// The sheet did not end, or ended in a way of which the local body is not asked.
    NotWanted,
    /// The samplers have not yet signed and completed it: there is nothing to determine.
    NotComplete,
    /// 意见 is missing.
    OpinionMissing,
    /// 意见 is longer than [`Determine::LONGEST`].
    OpinionTooLong,
}

impl Determine {
    /// The longest opinion, in characters.
    pub const LONGEST: usize = 2000;

    /// What it lacks by itself.
    #[must_use]
    pub fn lacks(&self) -> Option<DeterminationGap> {
        if self.opinion.trim().is_empty() {
            return Some(DeterminationGap::OpinionMissing);
        }
        (self.opinion.trim().chars().count() > Self::LONGEST).then_some(DeterminationGap::OpinionTooLong)
    }
}

impl Sheet {
    /// Why the local body has nothing to say of it, or not yet.
    #[must_use]
    pub fn bars_determination(&self) -> Option<DeterminationGap> {
        if !self.ending.as_ref().is_some_and(Ending::wants_determination) {
            return Some(DeterminationGap::NotWanted);
        }
        self.completed_at.is_none().then_some(DeterminationGap::NotComplete)
    }
}
