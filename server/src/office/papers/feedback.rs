//! 抽样人员工作反馈表 (4N): its head filled in, the questions left to the enterprise.

use super::case::Case;
use app::words::desk::papers as words;
use documents::Hand;
use documents::feedback::{Feedback, QUESTIONS};

pub(super) fn feedback(case: &Case<'_>) -> Feedback {
    let samplers: Vec<String> = case.samplers().iter().map(|sampler| case.name(*sampler)).collect();
    Feedback {
        frame: case.frame(case.number()),
        task: case.task(),
        enterprise: case.enterprise().name,
        agency: case.agency(),
        sampled_on: words::day(case.sheet.opened_at.local_date()),
        samplers: samplers.join(words::AND),
        product: case.sheet.product.as_ref().map_or_else(|| case.line(), |product| words::named(&product.name, &product.model)),
        answers: [None; QUESTIONS],
        suggestion: String::new(),
        telephone: case.bureau_telephone(),
        receiver: Hand::default(),
    }
}
