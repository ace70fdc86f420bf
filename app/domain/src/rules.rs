//! The rules (实施细则) of one line in one version: what sampling must follow.

use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::goods::Coverage;
use crate::id::{PersonId, RulesId};
use crate::json::Json;
use crate::own::OwnField;
use crate::quantity::{Quantity, Unit};
use crate::time::Instant;
use crate::visit::{Briefing, Visit};
use serde::{Deserialize, Serialize};

/// A published version of the rules of a line (O-20, O-21, O-26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Rules {
    /// Its id.
    pub id: RulesId,
    /// The line.
    pub line: LineNumber,
    /// Counted from 1.
    pub version: u32,
    /// The standard that governs, with its edition.
    pub standard: String,
    /// Least test part.
    pub least_test: Quantity,
    /// Least backup part; `None` where the rules say that there is no backup (O-32).
    pub least_backup: Option<Quantity>,
    /// Least stock to sample from.
    pub least_stock: Quantity,
    /// Grades or models a sampler may choose from.
    pub grades: Vec<String>,
    /// What makes the goods dangerous or fragile (O-40).
    pub hazard: Option<Hazard>,
    /// Whether form 4A's fuel block belongs to the sheet.
    pub is_fuel: bool,
    /// Licences to look at besides the business licence.
    pub licences: Vec<String>,
    /// What the line covers; `None` in rules from before that was told, which ask nothing of the goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// What form 4A asks of this line and of no other (O-27).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnField>,
    /// Which values are defaults that the bureau has still to confirm.
    pub unconfirmed: Vec<String>,
    /// Who drafted it.
    pub author: PersonId,
    /// Who at the bureau approved it, and when; never the author (O-20).
    pub approved: Option<(PersonId, Instant)>,
    /// When the public could first read it (O-21).
    pub published: Option<Instant>,
    /// Digest of the published text.
    pub text: Digest,
}

/// Why a sample needs care on the road (O-40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Hazard {
    /// Dangerous goods: never by post or courier (条例 Art. 64).
    Dangerous {
        /// UN number.
        un: String,
        /// Class and packing group.
        class: String,
        /// Largest inner packing for carriage as limited quantity.
        inner: Quantity,
    },
    /// Breaks, freezes or spoils.
    Fragile {
        /// What to mind.
        care: String,
    },
}

impl Rules {
    /// Tells whether this version was approved by another than its author.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.approved.is_some_and(|(by, _)| by != self.author)
    }

    /// The standard, where there is but one: some lines have one for each kind of their goods.
    #[must_use]
    pub fn only_standard(&self) -> Option<&str> {
        (!self.standard.contains('；')).then_some(&self.standard)
    }

    /// The unit in which the parts are counted.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.least_test.unit
    }

    /// Tells whether the goods are dangerous.
    #[must_use]
    pub const fn is_dangerous(&self) -> bool {
        matches!(self.hazard, Some(Hazard::Dangerous { .. }))
    }
}

/// The licences to look at besides the business licence: those that the rules of the assigned lines name as they stood on arrival, each once,
/// with the first line that wants it.
#[must_use]
pub fn licences<'a>(briefing: &'a Briefing, visit: &Visit) -> Vec<(&'a str, LineNumber)> {
    // Before anybody arrived, as they stand now: the newest that was published.
    let at = visit.arrival.as_ref().map_or(Instant::from_millis(i64::MAX), |(at, _)| *at);
    let mut all: Vec<(&str, LineNumber)> = Vec::new();
    for rules in visit.assignment.lines.iter().filter_map(|assigned| briefing.rules_in_force(assigned.line, at)) {
        for licence in &rules.licences {
            if !all.iter().any(|(known, _)| known == licence) {
                all.push((licence, rules.line));
            }
        }
    }
    all
}
