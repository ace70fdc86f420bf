//! 抽样人员工作反馈表: what the enterprise says of the samplers (form 4N).

use crate::frame::Frame;
use crate::hand::Hand;
use serde::{Deserialize, Serialize};

/// A question with its answer. Its wording is data: whoever signs on the glass signs it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub asks: String,
    /// Yes, no, or nothing.
    pub answer: Option<bool>,
}

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
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// What the enterprise wants to say besides.
    pub suggestion: String,
    /// Whom to call with complaints.
    pub telephone: String,
    /// Who signs for the enterprise.
    pub receiver: Hand,
}
