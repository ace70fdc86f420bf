//! 封条: labels to cut and paste over the opening, eight on a page (form 4N; O-36…O-38).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A set of seals; the frame gives the verification address and the page's number, and is not printed on the labels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seals {
    /// What surrounds them.
    pub frame: Frame,
    /// The labels.
    pub labels: Vec<Label>,
}

/// One seal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The number of the seal, unique (O-36).
    pub number: String,
    /// The part it seals; `None` leaves both boxes open for the pen.
    pub part: Option<Part>,
    /// The number of the sheet; empty for a seal printed in stock.
    pub sheet: String,
    /// The product.
    pub product: String,
    /// The container: 1/2.
    pub container: String,
    /// The day of sealing.
    pub date: String,
    /// The agency that seals.
    pub agency: String,
    /// The sampler who seals.
    pub sampler: Hand,
    /// Who signs for the enterprise.
    pub enterprise: Hand,
}

/// A part of a sample (O-32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 检验样品.
    Test,
    /// 备用样品.
    Backup,
}
