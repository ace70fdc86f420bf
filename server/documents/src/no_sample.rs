//! 未抽到样品情况说明表: a visit that brought no sample, and why (form 4G; Order 18 arts. 18 and 20).

use crate::frame::Frame;
use crate::hand::Hand;
use crate::sheet::Category;
use serde::{Deserialize, Serialize};

/// A visit without a sample.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoSample {
    /// What surrounds it.
    pub frame: Frame,
    /// Where the task comes from.
    pub task: String,
    /// What kind of check it is.
    pub category: Category,
    /// The product that was to be sampled.
    pub product: String,
    /// The number of the production licence.
    pub licence: String,
    /// The enterprise.
    pub enterprise: String,
    /// Its address.
    pub address: String,
    /// Whom to call there.
    pub contact: String,
    /// Their telephone.
    pub telephone: String,
    /// Whether there were orders in the last year.
    pub orders: Option<bool>,
    /// Where the products go.
    pub destination: String,
    /// Why; the list is closed.
    pub reason: Reason,
    /// Whether the local authority's opinion and stamp are wanted for that reason.
    pub stamped: bool,
    /// More about the reason.
    pub reason_note: String,
    /// What happened.
    pub account: String,
    /// The local authority.
    pub authority: String,
    /// Its opinion; empty leaves room for the pen.
    pub opinion: String,
    /// Who signs for it.
    pub officer: Hand,
    /// Who signs for the enterprise.
    pub receiver: Hand,
    /// The agency.
    pub agency: String,
    /// The samplers.
    pub samplers: Vec<Hand>,
}

/// Why there is no sample (state V4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// 倒闭.
    Bankrupt,
    /// 注销.
    Deregistered,
    /// 停产.
    Stopped,
    /// 转产.
    Changed,
    /// 全部用于出口.
    Export,
    /// 非本行政区划内企业.
    Elsewhere,
    /// 通过前期核查未走访.
    NotVisited,
    /// 产品不在本次抽查范围内.
    OutOfScope,
    /// 库存/基数不足.
    Stock,
    /// 企业整改中.
    Rectifying,
    /// 非生产企业.
    NoProducer,
    /// 企业地址不准.
    Address,
    /// 其他.
    #[default]
    Other,
}
