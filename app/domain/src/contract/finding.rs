//! Findings and how they end.

use crate::finding::{Finding, Resolution};
use crate::id::FindingId;
use crate::json::Json;
use crate::number::SheetNumber;
use serde::{Deserialize, Serialize};

/// `GET /findings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Findings {
    /// One page of them: open ones first, newest first.
    pub findings: Vec<FindingRow>,
    /// How many are open in all.
    #[serde(default)]
    pub open: u32,
    /// How many there are in all.
    #[serde(default)]
    pub total: u32,
}

/// A finding in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct FindingRow {
    /// The finding.
    pub finding: Finding,
    /// The enterprise.
    pub enterprise: String,
    /// The sheet's number, where it is about a sheet.
    pub number: Option<SheetNumber>,
}

/// `POST /findings/{FindingId}/resolution`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Resolve {
    /// What was found out and done.
    pub note: String,
}

/// The answer to a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Resolved {
    /// The finding.
    pub finding: FindingId,
    /// How it ended.
    pub resolution: Resolution,
}
