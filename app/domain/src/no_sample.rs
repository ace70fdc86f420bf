//! No sample (未抽到样品): a reason of a closed list, and what was done to find one (V4, form 4G).

use crate::json::Json;
use serde::{Deserialize, Serialize};

/// What the samplers report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NoSample {
    /// Why there is none.
    pub reason: NoSampleReason,
    /// What was looked at and asked; required.
    pub process: String,
    /// 最近一年是否有销售订单; `None` where nobody could say.
    pub orders: Option<bool>,
    /// 产品流向.
    pub destination: String,
}

/// The closed list (domain.md §2C, V4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum NoSampleReason {
    /// 倒闭.
    Bankrupt,
    /// 注销.
    Deregistered,
    /// 停产.
    Stopped,
    /// 转产.
    Converted,
    /// 全部用于出口.
    ExportOnly,
    /// 非本行政区划内企业.
    OutsideTheCity,
    /// 通过前期核查未走访.
    NotVisited,
    /// 产品不在本次抽查范围内.
    OutOfScope,
    /// 库存/基数不足.
    StockTooSmall,
    /// 企业整改中.
    Rectifying,
    /// 非生产企业.
    NoProducer,
    /// 企业地址不准.
    AddressWrong,
    /// 其他.
    Other,
}

impl NoSampleReason {
    /// In the order of the form.
    pub const ALL: [Self; 13] = [
        Self::StockTooSmall,
        Self::OutOfScope,
        Self::Stopped,
        Self::Converted,
        Self::Rectifying,
        Self::ExportOnly,
        Self::NoProducer,
        Self::AddressWrong,
        Self::Bankrupt,
        Self::Deregistered,
        Self::OutsideTheCity,
        Self::NotVisited,
        Self::Other,
    ];

    /// The local body's stamp is wanted for 倒闭, 停产, 转产, and not where the stock is small or all is exported.
    #[must_use]
    pub const fn wants_opinion(self) -> bool {
        matches!(self, Self::Bankrupt | Self::Deregistered | Self::Stopped | Self::Converted)
    }

    /// Whether anybody is there who could sign.
    #[must_use]
    pub const fn finds_somebody(self) -> bool {
        !matches!(self, Self::Bankrupt | Self::Deregistered | Self::NotVisited | Self::AddressWrong)
    }

    /// Whether anybody went there.
    #[must_use]
    pub const fn is_visited(self) -> bool {
        !matches!(self, Self::NotVisited)
    }
}
