//! 抽样人员工作反馈表: eleven questions to the enterprise about the samplers (form 4N).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// How many questions the form asks; their wording stands in `feedback.typ`.
pub const QUESTIONS: usize = 11;

/// A feedback form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// What surrounds it.
    pub frame: Frame,
    /// The campaign.
    pub task: String,
    /// The enterprise.
    pub enterprise: String,
    /// The agency.
    pub agency: String,
    /// The day of sampling.
    pub sampled_on: String,
    /// The names of the samplers.
    pub samplers: String,
    /// The product.
    pub product: String,
    /// The answers: yes, no, or not yet.
    pub answers: [Option<bool>; QUESTIONS],
    /// What the enterprise wants to say besides.
    pub suggestion: String,
    /// Whom to call with complaints.
    pub telephone: String,
    /// Who signs for the enterprise.
    pub receiver: Hand,
}
