//! The payment slip (样品付费单) for the test part, and never for anything else (O-33, O-35, O-78).

use crate::json::Json;
use crate::money::Fen;
use crate::quantity::Quantity;
use serde::{Deserialize, Serialize};

/// 付款方式.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum PaymentWay {
    /// 现金.
    Cash,
    /// 扫码.
    Code,
    /// 转账.
    Transfer,
}

/// The slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct PaymentSlip {
    /// How much was bought; the test part of the sheet (O-33).
    pub quantity: Quantity,
    /// A unit's price (O-34).
    pub unit: Fen,
    /// What was paid.
    pub amount: Fen,
    /// What was paid for the backup part, which the law forbids at this stage (O-35).
    pub backup_amount: Fen,
    /// How.
    pub way: PaymentWay,
    /// To whom.
    pub payee: String,
    /// The number of the receipt or invoice; empty where none was given yet.
    pub receipt: String,
}
