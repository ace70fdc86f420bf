//! 拒检认定表 (4F), 未抽到样品情况说明表 (4G), 样品问题报告单 (4H).

use super::case::Case;
use app::words::desk::papers as words;
use documents::Hand;
use documents::no_sample::{NoSample, Reason};
use documents::problem_report::{ProblemReport, Report, Violation};
use documents::refusal::{Price, Refusal};
use documents::sheet::Category;
use domain::no_sample::{NoSample as Missed, NoSampleReason};
use domain::refusal::{Obstruction, Refusal as Refused};
use domain::termination::{Notified, Termination, Violation as Violated};

pub(super) fn refusal(case: &Case<'_>, refused: &Refused) -> Refusal {
    let found = case.enterprise();
    let price = match &refused.way {
        Obstruction::Price { asked, reference, source } => {
            Some(Price { asked: words::yuan(*asked), usual: words::yuan(*reference), source: source.clone() })
        }
        Obstruction::Refused | Obstruction::Hindered => None,
    };
    Refusal {
        frame: case.signed_frame(),
        task: case.task(),
        category: Category::SpotCheck,
        notice: case.assignment.notice.clone(),
        product: case.line(),
        enterprise: found.name,
        code: found.code,
        representative: found.representative,
        happened: words::happened(case.sheet.opened_at, &found.address),
        address: found.address,
        contact: found.contact,
        telephone: found.telephone,
        agency: case.agency(),
        agency_telephone: case.agency_telephone(),
        facts: words::facts(&refused.way, &refused.facts),
        price,
        evidence: case.evidence(),
        samplers: case.samplers_hands(),
        witnesses: refused.witness.iter().map(|saw| case.witness(saw)).collect(),
        authority: case.authority(),
        opinion: opinion(case),
        officer: officer(case),
        reported: case.reported().map(words::reported).unwrap_or_default(),
    }
}

pub(super) fn no_sample(case: &Case<'_>, missed: &Missed) -> NoSample {
    let found = case.enterprise();
    NoSample {
        frame: case.signed_frame(),
        task: case.task(),
        category: Category::SpotCheck,
        product: case.line(),
        licence: String::new(),
        enterprise: found.name,
        address: found.address,
        contact: found.contact,
        telephone: found.telephone,
        orders: missed.orders,
        destination: missed.destination.clone(),
        reason: reason(missed.reason),
        stamped: missed.reason.wants_opinion(),
        reason_note: String::new(),
        account: missed.process.clone(),
        authority: case.authority(),
        opinion: opinion(case),
        officer: officer(case),
        receiver: case.enterprise_hand(),
        agency: case.agency(),
        samplers: case.samplers_hands(),
    }
}

pub(super) fn problem_report(case: &Case<'_>, ended: &Termination) -> ProblemReport {
    let (found, product) = (case.enterprise(), case.sheet.product.as_ref());
    ProblemReport {
        frame: case.signed_frame(),
        task: case.task(),
        notice: case.assignment.notice.clone(),
        enterprise: found.name,
        code: found.code,
        address: found.address,
        contact: found.contact,
        telephone: found.telephone,
        product: product.map_or_else(|| case.line(), |product| product.name.clone()),
        model: product.map(|product| product.model.clone()).unwrap_or_default(),
        producer: product.map(|product| product.producer.clone()).unwrap_or_default(),
        stock: ended.stock.clone(),
        found_at: words::moment(case.sheet.opened_at),
        found: ended.violations.iter().copied().map(violation).collect(),
        account: ended.facts.clone(),
        evidence: case.evidence(),
        reports: vec![report(case, case.bureau().to_owned(), &ended.city), report(case, case.authority(), &ended.county)],
        statement: ended.statement.clone(),
        receiver: case.enterprise_hand(),
        agency: case.agency(),
        samplers: case.samplers_hands(),
    }
}

/// What the local body said; empty leaves room for its pen and its stamp.
fn opinion(case: &Case<'_>) -> String {
    let said = case.sheet.determination.as_ref();
    said.map(|said| words::opinion(said.upheld, &said.opinion)).unwrap_or_default()
}

/// Who said it, and when; signed by pen beside the stamp.
fn officer(case: &Case<'_>) -> Hand {
    let said = case.sheet.determination.as_ref();
    said.map(|said| Hand { name: case.name(said.by), date: words::moment(said.at), ..Hand::default() }).unwrap_or_default()
}

/// A report by the system has the time at which the office had it.
fn report(case: &Case<'_>, authority: String, told: &Notified) -> Report {
    let way = words::told(told).to_owned();
    match told {
        Notified::System => Report { authority, person: String::new(), at: case.reported().map(words::moment).unwrap_or_default(), way },
        Notified::Telephone { number, person, at } => Report { authority, person: words::answered(person, number), at: words::moment(*at), way },
    }
}

const fn reason(reason: NoSampleReason) -> Reason {
    match reason {
        NoSampleReason::Bankrupt => Reason::Bankrupt,
        NoSampleReason::Deregistered => Reason::Deregistered,
        NoSampleReason::Stopped => Reason::Stopped,
        NoSampleReason::Converted => Reason::Changed,
        NoSampleReason::ExportOnly => Reason::Export,
        NoSampleReason::OutsideTheCity => Reason::Elsewhere,
        NoSampleReason::NotVisited => Reason::NotVisited,
        NoSampleReason::OutOfScope => Reason::OutOfScope,
        NoSampleReason::StockTooSmall => Reason::Stock,
        NoSampleReason::Rectifying => Reason::Rectifying,
        NoSampleReason::NoProducer => Reason::NoProducer,
        NoSampleReason::AddressWrong => Reason::Address,
        NoSampleReason::Other => Reason::Other,
    }
}

const fn violation(violation: Violated) -> Violation {
    match violation {
        Violated::NoBusinessLicence => Violation::NoLicence,
        Violated::NoPermit => Violation::NoPermit,
        Violated::NoCertification => Violation::NoCcc,
        Violated::Expired => Violation::Expired,
        Violated::ForgedLabel => Violation::ForgedLabel,
        Violated::Other => Violation::Other,
    }
}
