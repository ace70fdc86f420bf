//! 样品问题报告单: sampling was ended because a violation was plain without a test (form 4H; O-45).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A problem report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemReport {
    /// What surrounds it.
    pub frame: Frame,
    /// Where the task comes from.
    pub task: String,
    /// The number of the notice that was shown.
    pub notice: String,
    /// The enterprise.
    pub enterprise: String,
    /// Its credit code, if it has one.
    pub code: String,
    /// Its address.
    pub address: String,
    /// Whom to call there.
    pub contact: String,
    /// Their telephone.
    pub telephone: String,
    /// The product.
    pub product: String,
    /// Model, brand, lot.
    pub model: String,
    /// The producer as labelled.
    pub producer: String,
    /// Goods in stock.
    pub stock: String,
    /// When it was found.
    pub found_at: String,
    /// What was found.
    pub found: Vec<Violation>,
    /// What happened.
    pub account: String,
    /// Evidence: photos, films, copies.
    pub evidence: Vec<String>,
    /// Both reports: to the bureau and to the county (O-45).
    pub reports: Vec<Report>,
    /// What the enterprise says.
    pub statement: String,
    /// Who signs for the enterprise.
    pub receiver: Hand,
    /// The agency.
    pub agency: String,
    /// The samplers.
    pub samplers: Vec<Hand>,
}

/// A violation that is plain without a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Violation {
    /// 无营业执照.
    NoLicence,
    /// 无生产（经营）许可证.
    NoPermit,
    /// 未获强制性产品认证.
    NoCcc,
    /// 过期失效.
    Expired,
    /// 伪造、冒用标识.
    ForgedLabel,
    /// 其他.
    Other,
}

/// One of the two reports of O-45.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The authority.
    pub authority: String,
    /// Who took it.
    pub person: String,
    /// When.
    pub at: String,
    /// How: telephone, system, in writing.
    pub way: String,
}
