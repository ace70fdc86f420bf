//! 抽样人员工作反馈表: filled in once, by the enterprise's own hand, on exactly what was shown to it (form 4N).

use super::blank;
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::feedback::{Feedback, FeedbackRecord};
use crate::paper::feedback_paper;
use crate::signature::Signer;

/// Judges a form.
pub(crate) fn feedback(state: State<'_>, feedback: &Feedback) -> Result<(), Denial> {
    if state.visit.arrival.is_none() {
        return Err(Denial::NotArrived);
    }
    if state.visit.feedback.as_ref().is_some_and(FeedbackRecord::is_filled) {
        return Err(Denial::FeedbackFilled);
    }
    let Feedback::Filled { answers, signature } = feedback else { return Ok(()) };
    match &signature.signer {
        Signer::Enterprise { name, .. } if blank(name) => return Err(Denial::EntryMissing { field: Field::Signatures }),
        Signer::Enterprise { .. } => {}
        Signer::Sampler { .. } | Signer::Witness { .. } => return Err(Denial::SignedForAnother),
    }
    if signature.ink.is_some() || signature.is_blank() {
        return Err(Denial::SignatureBlank);
    }
    let paper = feedback_paper(state.briefing, state.visit, answers).digest();
    if signature.shown == paper { Ok(()) } else { Err(Denial::SignatureOfAnotherPaper) }
}
