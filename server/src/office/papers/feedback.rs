//! 抽样人员工作反馈表 (4N): to be filled in by pen, or as the enterprise filled it in on the phone.

use super::case::Case;
use app::words::desk::papers as words;
use documents::Hand;
use documents::feedback::{Feedback, Question};
use domain::feedback::{Answers, FeedbackRecord};
use domain::paper::{QUESTIONS, feedback_paper};
use domain::signature::Signer;

pub(super) fn feedback(case: &Case<'_>) -> Feedback {
    let samplers: Vec<String> = case.samplers().iter().map(|sampler| case.name(*sampler)).collect();
    let filled = case.visit.feedback.as_ref().and_then(|record| Some((record, record.filled()?.0)));
    let answers = filled.map(|(_, answers)| answers.clone()).unwrap_or_default();
    Feedback {
        frame: case.frame(case.number()),
        task: case.task(),
        enterprise: case.enterprise().name,
        agency: case.agency(),
        sampled_on: words::day(case.sheet.opened_at.local_date()),
        samplers: samplers.join(words::AND),
        product: case.sheet.product.as_ref().map_or_else(|| case.line(), |product| words::named(&product.name, &product.model)),
        questions: QUESTIONS.into_iter().zip(answers.answers).map(|(asks, answer)| Question { asks: asks.into(), answer }).collect(),
        suggestion: answers.remarks,
        telephone: case.bureau_telephone(),
        receiver: filled.and_then(|(record, answers)| hand(case, record, answers)).unwrap_or_default(),
    }
}

/// The enterprise's hand, where it was put to exactly this.
fn hand(case: &Case<'_>, record: &FeedbackRecord, answers: &Answers) -> Option<Hand> {
    let (_, signature) = record.filled()?;
    let Signer::Enterprise { name, title } = &signature.signer else { return None };
    let binds = signature.shown == feedback_paper(case.briefing, case.visit, answers).digest();
    binds.then(|| Hand {
        name: name.clone(),
        title: title.clone(),
        date: words::moment(record.at),
        strokes: signature.strokes.clone(),
        pad: signature.pad,
    })
}
