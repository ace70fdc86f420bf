//! The enterprise (被抽样生产者、销售者) as the roster knows it and as the samplers find it.

use crate::id::{EnterpriseId, OrganisationId};
use crate::json::Json;
use crate::place::{Division, Position};
use serde::{Deserialize, Serialize};

/// 抽样环节 (O-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// 生产领域.
    Production,
    /// 流通领域.
    Circulation,
}

/// 场所.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// 加油站.
    GasStation,
    /// 商场.
    Mall,
    /// 超市.
    Supermarket,
    /// 专卖店 or 小商铺.
    Shop,
    /// 集贸市场 or 专业市场.
    Market,
    /// 生产企业.
    Factory,
    /// 其他.
    Other,
}

impl PlaceKind {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::GasStation, Self::Mall, Self::Supermarket, Self::Shop, Self::Market, Self::Factory, Self::Other];

    /// The word by which data and contract call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::GasStation => "gas_station",
            Self::Mall => "mall",
            Self::Supermarket => "supermarket",
            Self::Shop => "shop",
            Self::Market => "market",
            Self::Factory => "factory",
            Self::Other => "other",
        }
    }

    /// The kind of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.word() == word)
    }

    /// Malls and supermarkets may give more than two batches, with a reason (O-44).
    #[must_use]
    pub const fn lifts_the_cap(self) -> bool {
        matches!(self, Self::Mall | Self::Supermarket)
    }
}

/// A row of the roster (名录库).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Enterprise {
    /// Its id.
    pub id: EnterpriseId,
    /// Its name.
    pub name: String,
    /// Its unified social credit code as the roster has it.
    pub credit_code: String,
    /// Its address.
    pub address: String,
    /// The division it lies in.
    pub division: Division,
    /// The local body that is responsible, which for the development zone is not the division's.
    pub jurisdiction: OrganisationId,
    /// 生产 or 流通.
    pub trade: Trade,
    /// What kind of place.
    pub place: PlaceKind,
    /// Whom to ask for.
    pub contact: String,
    /// Their telephone.
    pub telephone: String,
    /// Where it stands, if known.
    pub position: Option<Position>,
}

/// The code an enterprise shows, or why it shows none: the unlicensed must be storable too (domain.md §6A).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum ShownCode {
    /// The 18 signs as typed or read; `decide` checks them.
    Credit {
        /// As typed.
        text: String,
    },
    /// An old 15-digit registration number.
    Registration {
        /// As typed.
        text: String,
    },
    /// None was shown.
    None {
        /// Why.
        reason: String,
    },
}

/// What was found of the enterprise on the spot (核对主体).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Identity {
    /// The name on its licence.
    pub name: String,
    /// The code on its licence.
    pub code: ShownCode,
    /// The address where the samplers stand.
    pub address: String,
    /// The division in which that is, as a code; `decide` refuses those outside the city (O-11).
    pub division: u32,
    /// 抽样环节; required (O-11).
    pub trade: Option<Trade>,
    /// 场所.
    pub place: PlaceKind,
    /// 法定代表人.
    pub representative: String,
    /// Who speaks for it here.
    pub contact: String,
    /// Their telephone.
    pub telephone: String,
    /// Which licences were shown, by the names in the rules.
    pub licences_shown: Vec<String>,
}
