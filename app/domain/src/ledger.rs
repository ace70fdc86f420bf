//! The e-CQS ledger (e-CQS 录入台账): how far each sample stands in the national system, by the word of the clerk who enters it (O-75, O-76).
//!
//! Nothing is entered there by this program (domain.md §5): people do, and keep here what they did.

use crate::id::PersonId;
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// How far a sample stands in e-CQS.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum LedgerState {
    /// 待录.
    #[default]
    Waiting,
    /// 已录: typed, and not submitted.
    Entered,
    /// 已提交: no longer editable there.
    Submitted,
    /// 退回.
    Returned,
    /// 更正: typed again, and not submitted again.
    Corrected,
    /// 废样.
    Void,
}

impl LedgerState {
    /// In the order of the work.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Entered, Self::Submitted, Self::Returned, Self::Corrected, Self::Void];

    /// Tells whether nothing is owed any more: it is submitted, or void there.
    #[must_use]
    pub const fn is_submitted(self) -> bool {
        matches!(self, Self::Submitted | Self::Void)
    }

    /// The states that may follow.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Waiting => &[Self::Entered, Self::Submitted],
            Self::Entered | Self::Corrected => &[Self::Submitted, Self::Void],
            Self::Submitted => &[Self::Returned, Self::Void],
            Self::Returned => &[Self::Corrected, Self::Submitted, Self::Void],
            Self::Void => &[],
        }
    }
}

/// One word of the clerk's about one sample; none is ever changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LedgerEntry {
    /// What it became.
    pub state: LedgerState,
    /// The number that e-CQS gave it; empty where it gave none yet.
    pub record: String,
    /// What there is to say.
    pub note: String,
    /// Who said so.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}
