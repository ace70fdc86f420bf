//! The rules in force, for whoever reads them in an office.

use crate::campaign::LineNumber;
use crate::json::Json;
use crate::rules::Rules;
use serde::{Deserialize, Serialize};

/// `GET /rules`: every line of the campaign with its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct RulesTable {
    /// In the order of annex 1.
    pub rows: Vec<RulesRow>,
}

/// A line with its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct RulesRow {
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// The version in force; `None` where none is, and nothing may be sampled (O-20, O-21).
    pub rules: Option<Rules>,
}
