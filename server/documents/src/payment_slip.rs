//! 样品付费单: what was paid for the test part, and on what price (form 4D; O-33…O-35).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A payment slip; never for the backup part (O-35).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSlip {
    /// What surrounds it.
    pub frame: Frame,
    /// The number of the sheet.
    pub sheet: String,
    /// The campaign.
    pub task: String,
    /// Who sold the sample.
    pub enterprise: String,
    /// The product.
    pub product: String,
    /// Model or size.
    pub model: String,
    /// Date of production or lot.
    pub batch: String,
    /// The price of one.
    pub unit_price: String,
    /// What the price rests on (O-34).
    pub basis: Basis,
    /// Where the price was seen: the price tag, or who named the market price.
    pub basis_note: String,
    /// The quantity: the test part's (O-33).
    pub quantity: String,
    /// The amount in figures.
    pub amount: String,
    /// The amount in capitals (大写).
    pub capitals: String,
    /// How it was paid.
    pub way: Way,
    /// Who was paid.
    pub payee: String,
    /// Their account.
    pub account: String,
    /// The title on the invoice.
    pub invoice_title: String,
    /// The number of the invoice or receipt.
    pub invoice: String,
    /// The agency that paid.
    pub agency: String,
    /// The samplers who paid.
    pub payers: Vec<Hand>,
    /// Who received the money.
    pub receiver: Hand,
}

/// What the price rests on (O-34).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 标价.
    #[default]
    Marked,
    /// 同类产品的市场价格.
    Market,
}

/// How it was paid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 现金.
    Cash,
    /// 转账.
    Transfer,
    /// 扫码.
    #[default]
    Scan,
}
