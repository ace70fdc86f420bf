//! The bureau's approval that a backup part stays at the enterprise (O-41), as its desk gives it.

use crate::json::Json;
use crate::number::SheetNumber;
use crate::storage::GivenApproval;
use serde::{Deserialize, Serialize};

/// `POST /approvals`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewApproval {
    /// The sheet's number, as the sampler reads it out.
    pub number: SheetNumber,
    /// Why the bureau approves; required.
    pub why: String,
}

/// Why an approval cannot be given so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalGap {
    /// No reason stands there.
    WhyMissing,
    /// The reason is longer than [`NewApproval::LONGEST`].
    WhyTooLong,
}

impl NewApproval {
    /// The longest reason, in characters.
    pub const LONGEST: usize = 500;

    /// What it lacks.
    #[must_use]
    pub fn lacks(&self) -> Option<ApprovalGap> {
        if self.why.trim().is_empty() {
            return Some(ApprovalGap::WhyMissing);
        }
        (self.why.trim().chars().count() > Self::LONGEST).then_some(ApprovalGap::WhyTooLong)
    }
}

/// An approval, with whose words they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ApprovalRow {
    /// What was given.
    pub given: GivenApproval,
    /// Who gave it, by name.
    pub officer: String,
    /// Which team it was given to.
    pub team: String,
}

/// `GET /approvals`: the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Approvals {
    /// The newest hundred.
    pub rows: Vec<ApprovalRow>,
}
