//! How a sheet ends where no sample is taken: refusal (V3), no sample (V4), termination (V5).

use crate::json::Json;
use crate::no_sample::NoSample;
use crate::refusal::Refusal;
use crate::termination::Termination;
use serde::{Deserialize, Serialize};

/// What was found in place of a sample. Until somebody signs it, it may be told again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 拒检: reported by the samplers; it is one only when the county has determined it too (O-48).
    Refused {
        /// What happened.
        refusal: Refusal,
    },
    /// 未抽到样品.
    NoSample {
        /// Why.
        no_sample: NoSample,
    },
    /// 终止抽样: a violation that no test is needed for (O-45).
    Terminated {
        /// What was found.
        termination: Termination,
    },
}

/// What kind of ending it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum EndingKind {
    /// 拒检.
    Refused,
    /// 未抽到样品.
    NoSample,
    /// 终止抽样.
    Terminated,
}

impl EndingKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Refused, Self::NoSample, Self::Terminated];

    /// Its word in addresses and tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NoSample => "no_sample",
            Self::Terminated => "terminated",
        }
    }

    /// The kind of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Ending {
    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> EndingKind {
        match self {
            Self::Refused { .. } => EndingKind::Refused,
            Self::NoSample { .. } => EndingKind::NoSample,
            Self::Terminated { .. } => EndingKind::Terminated,
        }
    }

    /// Whether the enterprise's signature, or a note that it declined, stands on the paper: form 4F has no place for it, and where nobody is
    /// there nobody can sign form 4G.
    #[must_use]
    pub const fn wants_enterprise(&self) -> bool {
        match self {
            Self::Refused { .. } => false,
            Self::NoSample { no_sample } => no_sample.reason.finds_somebody(),
            Self::Terminated { .. } => true,
        }
    }

    /// Whether anybody of the enterprise was met there.
    #[must_use]
    pub const fn meets_somebody(&self) -> bool {
        match self {
            Self::Refused { .. } | Self::Terminated { .. } => true,
            Self::NoSample { no_sample } => no_sample.reason.finds_somebody(),
        }
    }

    /// Whether the local body has to give its opinion (O-48; form 4G where its list asks for it).
    #[must_use]
    pub const fn wants_determination(&self) -> bool {
        match self {
            Self::Refused { .. } => true,
            Self::NoSample { no_sample } => no_sample.reason.wants_opinion(),
            Self::Terminated { .. } => false,
        }
    }
}
