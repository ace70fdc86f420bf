//! 样品封存和处置告知单: what is sealed at the enterprise, and when it may be disposed of (form 4E; O-41, O-42).

use crate::frame::Frame;
use crate::hand::Hand;
use crate::sheet::Trade;
use serde::{Deserialize, Serialize};

/// A storage notice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorageNotice {
    /// What surrounds it.
    pub frame: Frame,
    /// The number of the sheet.
    pub sheet: String,
    /// The enterprise that keeps the sample.
    pub enterprise: String,
    /// The authority that commissioned the check.
    pub authority: String,
    /// The day of sealing.
    pub sealed_on: String,
    /// Where it was sampled.
    pub trade: Option<Trade>,
    /// The product.
    pub product: String,
    /// Model or size.
    pub model: String,
    /// What is kept.
    pub kept: Kept,
    /// The quantity.
    pub quantity: String,
    /// How many containers.
    pub containers: String,
    /// The number of the bureau's approval (O-41).
    pub approval: String,
    /// Why it is kept there (O-41): hard to move, costly.
    pub reason: String,
    /// Where in the enterprise.
    pub place: String,
    /// Whether a camera of the enterprise covers it (O-41).
    pub camera: Option<bool>,
    /// The seals and where they are pasted.
    pub seals: Vec<Position>,
    /// Whom to call.
    pub telephone: String,
    /// Who signs for the enterprise.
    pub receiver: Hand,
    /// The agency.
    pub agency: String,
    /// The samplers.
    pub samplers: Vec<Hand>,
}

/// What is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// 备用样品.
    #[default]
    Backup,
    /// 检毕样品.
    Tested,
}

/// A seal and where it is pasted (O-41).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The number of the seal.
    pub number: String,
    /// Where: the lid, the opening of the box.
    pub position: String,
}
