//! The void (作废): what went wrong and counts no more, with its reason. Its numbers are used up; nothing of it is deleted (domain.md §4A, W-1).

use crate::id::{PersonId, SheetId};
use crate::json::Json;
use crate::number::SealNumber;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What is made void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Voidable {
    /// The arrival: the wrong enterprise, or a visit that was opened by mistake.
    Arrival,
    /// A sheet with its number.
    Sheet {
        /// Which.
        sheet: SheetId,
    },
    /// A seal that stands on no container: torn or spoiled before it was used.
    Seal {
        /// The sheet at which it was spoiled.
        sheet: SheetId,
        /// Its number.
        seal: SealNumber,
    },
}

/// Something made void, by whom and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct VoidRecord {
    /// What.
    pub what: Voidable,
    /// 作废原因.
    pub reason: String,
    /// By which sampler.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}
