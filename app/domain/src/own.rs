//! Own entries (自有项目): what form 4A asks of one line and of no other, such as the size of a shoe (O-27; domain.md §4A, §7B).

use crate::json::Json;
use crate::quantity::parse_decimal;
use serde::{Deserialize, Serialize};

/// An entry that the rules of a line ask for; its label is its name, and no two of a version are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct OwnField {
    /// What stands before it on the form.
    pub label: String,
    /// What stands behind it; empty where nothing does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whether the sheet is incomplete without it.
    pub required: bool,
    /// How it is filled in.
    pub kind: OwnKind,
    /// A default that the bureau has still to confirm.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

/// How an own entry is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum OwnKind {
    /// As the label of the goods has it.
    Words,
    /// A number.
    Number,
    /// One of a closed list.
    Choice {
        /// The list.
        of: Vec<String>,
    },
}

/// An own entry as filled in; it keeps label and unit, so that it prints the same whatever later rules say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct OwnEntry {
    /// The field's label.
    pub label: String,
    /// What was filled in.
    pub value: String,
    /// The field's unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

impl OwnField {
    /// Tells whether these entries leave the field as it should be: filled in, or empty where it may be.
    #[must_use]
    pub fn stands(&self, entries: &[OwnEntry]) -> bool {
        let value = entries.iter().find(|entry| entry.label == self.label).map_or("", |entry| entry.value.trim());
        if value.is_empty() {
            return !self.required;
        }
        match &self.kind {
            OwnKind::Words => true,
            OwnKind::Number => parse_decimal(value, 3).is_some(),
            OwnKind::Choice { of } => of.iter().any(|choice| choice == value),
        }
    }
}

impl OwnEntry {
    /// The value with its unit, as it prints.
    #[must_use]
    pub fn printed(&self) -> String {
        if self.unit.is_empty() { self.value.clone() } else { format!("{} {}", self.value, self.unit) }
    }
}
