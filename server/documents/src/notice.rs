//! 监督抽查通知书: the bureau tells an enterprise that it is checked, by whom and for what (form 4B; O-25, O-50).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A notice; one an enterprise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What surrounds it.
    pub frame: Frame,
    /// The enterprise to be checked.
    pub enterprise: String,
    /// Its address.
    pub address: String,
    /// The campaign.
    pub task: String,
    /// The number of the campaign's document.
    pub document: String,
    /// What the campaign rests on, as titles (O-12).
    pub basis: Vec<String>,
    /// The products to be sampled.
    pub products: Vec<String>,
    /// The sampling agency.
    pub agency: String,
    /// The laboratory.
    pub laboratory: String,
    /// The samplers; the names must equal those on the sheet (O-24, O-25).
    pub samplers: Vec<Sampler>,
    /// The first day on which it is valid.
    pub valid_from: String,
    /// The last day on which it is valid.
    pub valid_until: String,
    /// The bureau's telephone for questions and complaints.
    pub telephone: String,
    /// Where an objection is to be sent.
    pub office: String,
    /// The bureau that issues it.
    pub bureau: String,
    /// The day of issue.
    pub issued_on: String,
    /// Who received it for the enterprise.
    pub receiver: Hand,
}

/// A sampler as named on a notice or an authorisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampler {
    /// The name.
    pub name: String,
    /// The number of the work certificate.
    pub certificate: String,
}
