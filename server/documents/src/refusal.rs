//! 拒检认定表: an enterprise refused, and the county's authority confirms it (form 4F; O-47, O-48).

use crate::frame::Frame;
use crate::hand::Hand;
use crate::sheet::Category;
use serde::{Deserialize, Serialize};

/// A refusal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What surrounds it.
    pub frame: Frame,
    /// Where the task comes from.
    pub task: String,
    /// What kind of check it is.
    pub category: Category,
    /// The number of the notice that was shown.
    pub notice: String,
    /// The product to be sampled.
    pub product: String,
    /// The enterprise.
    pub enterprise: String,
    /// Its credit code.
    pub code: String,
    /// Its legal representative.
    pub representative: String,
    /// Its address.
    pub address: String,
    /// Whom to call there.
    pub contact: String,
    /// Their telephone.
    pub telephone: String,
    /// The sampling agency.
    pub agency: String,
    /// Its telephone.
    pub agency_telephone: String,
    /// When and where it happened, as printed.
    pub happened: String,
    /// What happened (事实认定).
    pub facts: String,
    /// The price asked, where the refusal is an absurd price (O-47).
    pub price: Option<Price>,
    /// The photos and films that prove it.
    pub evidence: Vec<String>,
    /// The samplers.
    pub samplers: Vec<Hand>,
    /// Those who saw it.
    pub witnesses: Vec<Hand>,
    /// The county's authority that confirms it (O-48).
    pub authority: String,
    /// Its opinion; empty leaves room for the pen.
    pub opinion: String,
    /// Who signs for it.
    pub officer: Hand,
    /// When and to whom it was reported at the bureau (O-48).
    pub reported: String,
}

/// An absurd price, with what is usual (O-47).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// What was asked.
    pub asked: String,
    /// What is usual.
    pub usual: String,
    /// Where that is known from.
    pub source: String,
}
