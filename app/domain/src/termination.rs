//! Termination (终止抽样): what is plainly unlawful without a test, and whom the samplers told at once (O-45, form 4H).

use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What the samplers found and did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Termination {
    /// What is unlawful; at least one.
    pub violations: Vec<Violation>,
    /// What was found; required.
    pub facts: String,
    /// Goods in stock.
    pub stock: String,
    /// What the enterprise says to it.
    pub statement: String,
    /// 市局 was told.
    pub city: Notified,
    /// The local body was told; both in one act.
    pub county: Notified,
}

/// What is plainly unlawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Violation {
    /// 无营业执照.
    NoBusinessLicence,
    /// 无生产或者经营许可证.
    NoPermit,
    /// 无强制性产品认证.
    NoCertification,
    /// 超过限用日期.
    Expired,
    /// 伪造或者冒用标识.
    ForgedLabel,
    /// 其他.
    Other,
}

impl Violation {
    /// In the order of the form.
    pub const ALL: [Self; 6] = [Self::NoBusinessLicence, Self::NoPermit, Self::NoCertification, Self::Expired, Self::ForgedLabel, Self::Other];
}

/// How a body was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Notified {
    /// In the system, with a signal.
    System,
    /// By telephone, where there was none; in the system it follows with the next contact.
    Telephone {
        /// The number that was called.
        number: String,
        /// Who answered.
        person: String,
        /// When.
        at: Instant,
    },
}
