//! What surrounds every paper: its number, copies, code to verify it, corrections, and the note where nobody would sign.

use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// What surrounds a paper; printed by `frame.typ`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The number of this paper (编号).
    pub number: String,
    /// The body whose paper it is, printed above the title.
    pub issuer: String,
    /// The address behind the QR code; empty prints no code.
    pub verify: String,
    /// The digest of the text that was shown to the signers, printed at the foot; empty prints nothing.
    pub digest: String,
    /// Marks of the copies (第一联 抽样机构留存): the paper prints once for each, or once without a mark.
    pub copies: Vec<String>,
    /// That it was written by pen on the spot and entered afterwards (补录); empty prints nothing.
    pub late: String,
    /// Corrections made after signing (O-31).
    pub corrections: Vec<Correction>,
    /// The enterprise would not sign (O-30).
    pub declined: Option<Declined>,
    /// To be filled in by pen: what is empty stays empty, and no box is ticked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
}

/// A field that was corrected after signing, confirmed by the enterprise (O-31).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The field as printed on the form.
    pub field: String,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// Why.
    pub reason: String,
    /// When, as printed.
    pub when: String,
    /// Who confirmed it for the enterprise; empty prints a line to sign on.
    pub confirmed_by: Hand,
}

/// The note of the samplers where the enterprise would not sign (O-30).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// What happened.
    pub note: String,
    /// Who saw it, if anybody was asked; their standing is the title.
    pub witness: Option<Hand>,
}
