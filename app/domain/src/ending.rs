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

impl Ending {
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

    /// Whether the local body has to give its opinion (O-48; form 4G where its list asks for it).
    #[must_use]
    pub const fn wants_determination(&self) -> bool {
        match self {
            Self::Refused { .. } => true,
            Self::NoSample { no_sample } => no_sample.reason.wants_opinion(),
            Self::Terminated { .. } => false,
        }
    }

    /// Tells whether both are of one kind.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
