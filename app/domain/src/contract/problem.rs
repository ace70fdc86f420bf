//! What a call answers that did not succeed.

use crate::json::Json;
use serde::{Deserialize, Serialize};

/// `application/problem+json` (RFC 9457), with the obligation, the field and a sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Problem {
    /// A stable name such as `sign-in-required`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sentence that a user reads.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the user can do next.
    #[serde(default)]
    pub detail: String,
    /// `O-24`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<String>,
    /// The field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}
