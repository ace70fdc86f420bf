//! Warnings: rules of our own, which take a reason and let the work go on.

use serde::{Deserialize, Serialize};

/// What we would rather not see, though no law forbids it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// No position on arrival.
    PositionMissing,
    /// A position of more than 50 m.
    PositionVague,
    /// No credit code, or an old one.
    CreditCodeMissing,
    /// The inner check (GB 11714) of the credit code fails.
    CreditCodeInner,
    /// The licence carries another name or code than the roster.
    NotTheRoster,
    /// A licence that the rules name was not shown.
    LicenceNotShown,
    /// The seal is none of those handed out for this assignment.
    SealNotReserved,
    /// The sheet number is none of those reserved for this assignment.
    NumberNotReserved,
    /// The containers hold another quantity than the part.
    ContainersDiffer,
    /// What was paid is not price times quantity.
    AmountDiffers,
    /// The line is none that this team was sent for.
    LineNotAssigned,
    /// Not every copy was left.
    CopiesIncomplete,
}

/// Why a warning was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The warning.
    pub warning: Warning,
    /// The reason, in the sampler's words.
    pub reason: String,
}
