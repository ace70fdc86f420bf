//! 更正单: what a signed sheet or form says otherwise since, each change with its confirmation (O-31).

use crate::frame::Frame;
use serde::{Deserialize, Serialize};

/// The corrections of a sheet; what changes stands in the frame, as beneath every paper that was corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionSlip {
    /// What surrounds it, with the changes.
    pub frame: Frame,
    /// Of a form of a visit without a sample: a witness may have confirmed it.
    pub ended: bool,
    /// The campaign.
    pub task: String,
    /// The number of the sheet.
    pub sheet: String,
    /// Where it was sampled.
    pub enterprise: String,
    /// When.
    pub sampled_on: String,
    /// Who sampled.
    pub agency: String,
    /// The samplers who made the corrections.
    pub samplers: String,
    /// Each confirmation, in order.
    pub confirmed: Vec<Confirmed>,
}

/// What the enterprise confirmed: a text, by its digest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// Which correction, as printed.
    pub ordinal: String,
    /// Who confirmed it, and how.
    pub by: String,
    /// When.
    pub when: String,
    /// The digest of the text that was shown.
    pub digest: String,
}
