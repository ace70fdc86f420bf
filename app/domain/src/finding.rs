//! Findings (待核事项): what the office noticed of a fact; a fact is never undone.

use crate::claim::TimeDoubt;
use crate::denial::{Denial, Obligation};
use crate::id::{CommandId, FindingId, PersonId, SheetId, VisitId};
use crate::json::Json;
use crate::number::{SealNumber, SheetNumber};
use crate::time::Instant;
use crate::warning::Warning;
use serde::{Deserialize, Serialize};

/// Something a person has to look at before the next institutional step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Finding {
    /// Its id, derived from the command, so that finding it again makes no second one.
    pub id: FindingId,
    /// The act it is about.
    pub command: CommandId,
    /// The visit.
    pub visit: VisitId,
    /// The sheet, unless it is about the whole visit.
    pub sheet: Option<SheetId>,
    /// What was noticed.
    pub matter: Matter,
    /// When.
    pub at: Instant,
    /// How it ended.
    pub resolved: Option<Resolution>,
}

/// What was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// The office's own `decide` refuses what was done.
    Broken {
        /// What the law refuses.
        denial: Denial,
    },
    /// Our own warning was passed over without a reason.
    Unexplained {
        /// The warning.
        warning: Warning,
    },
    /// The seal is on another sheet (O-36).
    SealElsewhere {
        /// The seal.
        seal: SealNumber,
        /// That sheet.
        sheet: SheetNumber,
    },
    /// The sheet number is on another sheet (O-27).
    NumberElsewhere {
        /// The number.
        number: SheetNumber,
    },
    /// More batches than the line or the laboratory has (O-05).
    QuotaExceeded {
        /// The line.
        line: u8,
        /// Its batches.
        planned: u32,
    },
    /// More than two batches of this enterprise over all visits (O-43).
    EnterpriseCap {
        /// How many.
        batches: u32,
    },
    /// The same product was sampled less than six months ago.
    SixMonths {
        /// On which sheet.
        sheet: SheetNumber,
    },
    /// The claimed time cannot be proved.
    TimeUnproved {
        /// The claim.
        claimed: Instant,
        /// The earliest that can be proved.
        earliest: Option<Instant>,
        /// The latest that can be proved.
        latest: Instant,
        /// Why it is doubted.
        #[serde(default, skip_serializing_if = "TimeDoubt::is_outside")]
        doubt: TimeDoubt,
    },
    /// The device's chain of commands has a gap or a fork here.
    ChainBroken {
        /// The number of the command.
        number: u64,
    },
    /// A backup part stays at the enterprise by a code that nobody gave (O-41).
    ApprovalUnknown,
    /// By a code that was given for another sheet.
    ApprovalElsewhere {
        /// That sheet.
        number: SheetNumber,
    },
    /// By a code that was no longer good, or not yet given.
    ApprovalStale {
        /// When it was given.
        given: Instant,
    },
    /// The assignment was withdrawn before this was done.
    Withdrawn,
    /// The phone was reported lost before this was done on it, and not found until after.
    DeviceLost {
        /// Since when.
        since: Instant,
    },
    /// The account of who did it, or held the phone, had ended before.
    AccountEnded {
        /// Whose.
        person: PersonId,
        /// When.
        since: Instant,
    },
}

impl Matter {
    /// Tells whether both say the same of a visit: a wrong clock is one thing to look at and not thirty.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        use std::mem::discriminant;
        match (self, other) {
            (Self::TimeUnproved { doubt: own, .. }, Self::TimeUnproved { doubt, .. }) => discriminant(own) == discriminant(doubt),
            (Self::AccountEnded { person: own, .. }, Self::AccountEnded { person, .. }) => own == person,
            (Self::DeviceLost { since: own }, Self::DeviceLost { since }) => own == since,
            _ => discriminant(self) == discriminant(other),
        }
    }

    /// The obligation it touches, if it touches one of the notice.
    #[must_use]
    pub const fn obligation(&self) -> Option<Obligation> {
        match self {
            Self::Broken { denial } => Some(denial.obligation()),
            Self::SealElsewhere { .. } => Some(Obligation(36)),
            Self::NumberElsewhere { .. } => Some(Obligation(27)),
            Self::QuotaExceeded { .. } => Some(Obligation(5)),
            Self::EnterpriseCap { .. } => Some(Obligation(43)),
            Self::ApprovalUnknown | Self::ApprovalElsewhere { .. } | Self::ApprovalStale { .. } => Some(Obligation(41)),
            Self::Withdrawn => Some(Obligation(22)),
            Self::Unexplained { .. }
            | Self::SixMonths { .. }
            | Self::TimeUnproved { .. }
            | Self::ChainBroken { .. }
            | Self::DeviceLost { .. }
            | Self::AccountEnded { .. } => None,
        }
    }

    /// The first version of the contract whose programs can read it; an older one is not told, for it could read nothing else either.
    #[must_use]
    pub const fn known_since(&self) -> u16 {
        match self {
            Self::DeviceLost { .. } | Self::AccountEnded { .. } => 2,
            Self::ApprovalUnknown | Self::ApprovalElsewhere { .. } | Self::ApprovalStale { .. } => 5,
            Self::Broken { denial: Denial::LateReasonMissing | Denial::LateAhead } => 6,
            Self::Broken { denial: Denial::GoodsUnanswered | Denial::GoodsNotSampled { .. } | Denial::OwnEntryMissing { .. } } => 5,
            Self::Broken { denial: Denial::FeedbackFilled } => 6,
            _ => 1,
        }
    }
}

/// How a finding ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Resolution {
    /// Who ended it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// What was found out and done.
    pub note: String,
}
