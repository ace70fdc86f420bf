//! The refusal (拒检): what the samplers report, and what the county determines with them (O-47, O-48, form 4F).

use crate::id::PersonId;
use crate::json::Json;
use crate::money::Fen;
use crate::signature::Witness;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What the samplers report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Refusal {
    /// How the sampling was obstructed.
    pub way: Obstruction,
    /// 事实认定（拒检过程描述）; required.
    pub facts: String,
    /// 相关人员/见证人, if anybody was asked.
    pub witness: Option<Witness>,
}

/// How the sampling was obstructed (O-47).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Obstruction {
    /// 拒绝抽样.
    Refused,
    /// 阻碍或者不配合.
    Hindered,
    /// 明显不合理的样品价格.
    Price {
        /// What was asked for a unit.
        asked: Fen,
        /// What a unit costs elsewhere.
        reference: Fen,
        /// Where that was looked up.
        source: String,
    },
}

/// Why samplers may rightly be turned away: none of these is a refusal (domain.md §2C, V3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum RightfulGround {
    /// Fewer than two samplers.
    TooFewSamplers,
    /// No notice was shown.
    NoNotice,
    /// The names on the notice are others.
    NamesDiffer,
    /// The product is not on the notice.
    AnotherProduct,
    /// The samplers asked for a fee.
    Fee,
}

impl RightfulGround {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::TooFewSamplers, Self::NoNotice, Self::NamesDiffer, Self::AnotherProduct, Self::Fee];
}

/// What the local body says of a refusal or of a missing sample (O-48; form 4G): the samplers' report alone is a report and no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Determination {
    /// It is so.
    pub upheld: bool,
    /// 意见; required.
    pub opinion: String,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}
