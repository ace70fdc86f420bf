//! 授权委托书: the bureau authorises an agency and its samplers; a copy is shown on arrival (form 4C; O-04, O-25).

use crate::frame::Frame;
use crate::notice::Sampler;
use serde::{Deserialize, Serialize};

/// An authorisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// What surrounds it.
    pub frame: Frame,
    /// The bureau that organises the check.
    pub bureau: String,
    /// The agency that is authorised.
    pub agency: String,
    /// Its credit code.
    pub code: String,
    /// Its address.
    pub address: String,
    /// The campaign.
    pub task: String,
    /// The number of the campaign's document.
    pub document: String,
    /// The area: 大同市行政区域内.
    pub area: String,
    /// The products.
    pub products: Vec<String>,
    /// The samplers.
    pub samplers: Vec<Sampler>,
    /// The first day on which it is valid.
    pub valid_from: String,
    /// The last day on which it is valid.
    pub valid_until: String,
    /// The bureau's telephone.
    pub telephone: String,
    /// The day of issue.
    pub issued_on: String,
}
