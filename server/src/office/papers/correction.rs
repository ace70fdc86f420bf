//! 更正单: each change after the sheet or form was signed, with the hand on exactly the text of that correction (O-31).

use super::case::Case;
use app::words::desk::papers as words;
use documents::correction_slip::{Confirmed, CorrectionSlip};
use documents::{Correction, Frame, Hand};
use domain::correction::CorrectionRecord;
use domain::paper::{changes, correction_paper};
use domain::signature::Signer;

pub(super) fn slip(case: &Case<'_>) -> CorrectionSlip {
    let records = || case.sheet.corrections.iter().enumerate();
    let mut samplers: Vec<String> = Vec::new();
    for (_, record) in records() {
        let name = case.name(record.by);
        if !samplers.contains(&name) {
            samplers.push(name);
        }
    }
    CorrectionSlip {
        frame: Frame { corrections: records().flat_map(|(place, record)| changed(case, place, record)).collect(), ..case.frame(case.number()) },
        ended: case.sheet.ending.is_some(),
        task: case.task(),
        sheet: case.number(),
        enterprise: case.enterprise().name,
        sampled_on: words::day(case.sheet.opened_at.local_date()),
        agency: case.agency(),
        samplers: samplers.join(words::AND),
        confirmed: records().map(|(place, record)| confirmed(case, place, record)).collect(),
    }
}

fn changed(case: &Case<'_>, place: usize, record: &CorrectionRecord) -> Vec<Correction> {
    let amendment = &record.correction.amendment;
    let hand = hand(record);
    let change = |change: domain::paper::Change| Correction {
        field: change.label,
        old: change.old,
        new: change.new,
        reason: amendment.reason.clone(),
        when: words::moment(record.at),
        confirmed_by: hand.clone(),
    };
    changes(case.visit, case.sheet, place, amendment).into_iter().map(change).collect()
}

fn confirmed(case: &Case<'_>, place: usize, record: &CorrectionRecord) -> Confirmed {
    let paper = correction_paper(case.visit, case.sheet, place, &record.correction.amendment);
    let Hand { name, title, .. } = hand(record);
    Confirmed {
        ordinal: words::ordinal(place + 1),
        by: words::office(&name, &title),
        when: words::moment(record.at),
        digest: paper.digest().to_string(),
    }
}

/// The hand of whoever confirmed it; what was put to paper is on its photo.
fn hand(record: &CorrectionRecord) -> Hand {
    let confirmed = &record.correction.confirmed;
    let (name, title) = match &confirmed.signer {
        Signer::Enterprise { name, title } => (name.clone(), title.clone()),
        Signer::Witness { name, standing } => (name.clone(), standing.clone()),
        Signer::Sampler { .. } => (String::new(), String::new()),
    };
    let title = if confirmed.ink.is_some() { words::on_paper(&title) } else { title };
    Hand { name, title, date: words::moment(record.at), strokes: confirmed.strokes.clone(), pad: confirmed.pad }
}
