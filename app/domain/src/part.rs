//! The two parts of a sample (检验样品, 备用样品), their containers, and the seal on each.

use crate::id::ContainerId;
use crate::json::Json;
use crate::number::SealNumber;
use crate::quantity::Quantity;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// 检验样品 or 备用样品 (O-32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 检验样品: bought.
    Test,
    /// 备用样品: free at first.
    Backup,
}

/// What a container is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum ContainerKind {
    /// 玻璃瓶.
    Glass,
    /// 铝桶.
    Aluminium,
    /// 铁桶.
    Steel,
    /// 塑料桶.
    Plastic,
    /// 原包装.
    Original,
    /// 袋或箱.
    Box,
}

/// One container of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Container {
    /// Its id.
    pub id: ContainerId,
    /// Which part it holds.
    pub part: Part,
    /// How much it holds.
    pub holds: Quantity,
    /// What it is made of.
    pub kind: ContainerKind,
    /// When it was filled: both parts on the same visit (O-37).
    pub filled_at: Instant,
}

/// The seal on a container (O-36…O-38).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Seal {
    /// The container.
    pub container: ContainerId,
    /// The number on the seal.
    pub number: SealNumber,
    /// Who signed the slip (O-38).
    pub slip: SlipSigned,
    /// Why it replaces an earlier seal of this container; that number is used up.
    pub replaces: Option<String>,
}

/// Who signed the seal slip (O-38, O-30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum SlipSigned {
    /// The samplers and the enterprise.
    Both,
    /// The samplers; the enterprise declined.
    SamplersOnly {
        /// What happened.
        note: String,
    },
}
