//! Goods (抽样对象): what a line covers, and which of its goods must not be sampled (O-03; Order 18, Art. 18).

use crate::json::Json;
use crate::no_sample::NoSampleReason;
use serde::{Deserialize, Serialize};

/// What a line covers (domain.md §7B): its name alone leaves doubts, such as whether a roll bag is a shopping bag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Coverage {
    /// What belongs to it, in the words of the rules.
    pub includes: String,
    /// What looks like it and is none of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// A default that the bureau has still to confirm.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

/// What the samplers found of the goods: a closed list, of which the first alone may be sampled. That there are enough of them the stock tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Goods {
    /// Of the line, for sale, and none of what follows.
    ForSale,
    /// 不属于本产品线 (O-03).
    OutsideTheLine,
    /// 标有“试制”“处理”“样品”.
    Marked,
    /// 不用于销售.
    NotForSale,
    /// 只用于出口，合同对质量另有规定.
    ExportOnly,
}

impl Goods {
    /// In the order in which they are asked for.
    pub const ALL: [Self; 5] = [Self::ForSale, Self::OutsideTheLine, Self::Marked, Self::NotForSale, Self::ExportOnly];

    /// By which reason of form 4G no sample is taken where the enterprise has no other goods; `None` where these may be sampled.
    #[must_use]
    pub const fn reason(self) -> Option<NoSampleReason> {
        match self {
            Self::ForSale => None,
            Self::OutsideTheLine | Self::Marked | Self::NotForSale => Some(NoSampleReason::OutOfScope),
            Self::ExportOnly => Some(NoSampleReason::ExportOnly),
        }
    }
}
