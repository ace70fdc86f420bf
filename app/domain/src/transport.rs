//! How the sample travels (O-39, O-40), and which copies were left (O-50).

use crate::json::Json;
use crate::quantity::Quantity;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// 携带 or 寄递 (O-39).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 携带.
    Carried {
        /// The vehicle's plate.
        vehicle: String,
        /// Who takes it.
        carrier: String,
    },
    /// 寄递; never for dangerous goods (O-40).
    Posted {
        /// The courier.
        courier: String,
        /// The waybill.
        waybill: String,
    },
}

/// The transport record (O-39).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Transport {
    /// How.
    pub mode: Mode,
    /// Whether the hazard label stands on the package (O-40).
    pub labelled: bool,
    /// Temperature range or care promised (O-40).
    pub temperature: String,
    /// Kept upright and away from heat, with absorbent and extinguisher (O-40).
    pub secured: bool,
    /// Largest inner packing, for carriage as limited quantity (O-40).
    pub largest_inner: Option<Quantity>,
    /// When it left.
    pub left_at: Instant,
}

/// A paper that may be left with the enterprise (O-50).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 监督抽查通知书.
    Notice,
    /// 抽样人员身份证明.
    StaffCard,
    /// 授权委托书.
    Authorisation,
    /// 抽样单.
    Sheet,
    /// 样品付费单.
    PaymentSlip,
    /// 样品封存和处置告知单.
    StorageNotice,
}

/// Which copies were left and how (O-50).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum LeftCopies {
    /// They were taken.
    Left {
        /// Which.
        papers: Vec<PaperKind>,
        /// How.
        way: CopyWay,
    },
    /// The enterprise would not take them.
    NotAccepted {
        /// What happened.
        note: String,
    },
}

/// How a copy was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum CopyWay {
    /// On paper.
    Paper,
    /// By a code to fetch it with.
    Code,
}
