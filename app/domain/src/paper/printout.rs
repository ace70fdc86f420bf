//! What leaves the printer of a team: the papers of a sheet, each with the hands that were put to exactly it, and a line for every other.

use super::{Paper, correction_paper, payment, sheet_paper, storage};
use crate::correction::{Amendment, CorrectionRecord};
use crate::ending::Ending;
use crate::id::PersonId;
use crate::sheet::Sheet;
use crate::signature::{SignatureRecord, Signer, Witness};
use crate::visit::{Briefing, Visit};

/// A paper as it prints on the spot, on A4 or on a roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printout {
    /// What is signed.
    pub paper: Paper,
    /// The places for hands beneath it, in the order in which they are given.
    pub hands: Vec<Hand>,
    /// What happened where the enterprise declined to sign exactly this (O-30).
    pub declined: Option<String>,
    /// The sheet counts no more.
    pub is_void: bool,
}

/// A place for a hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// As what somebody signs.
    pub place: &'static str,
    /// Who; empty where it is only known once they sign.
    pub name: String,
    /// What they signed, where it was exactly this paper; else there is a line for a pen.
    pub given: Option<SignatureRecord>,
    /// A stamp is as good here.
    pub may_stamp: bool,
}

/// What may be printed of a sheet as it stands: the sheet or the form of its ending, its corrections, the payment slip, and the storage notice.
#[must_use]
pub fn printouts(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Vec<Printout> {
    let mut all = vec![of_sheet(briefing, visit, sheet)];
    all.extend(sheet.corrections.iter().enumerate().map(|(place, record)| of_correction(visit, sheet, place, record)));
    if sheet.ending.is_some() {
        return all;
    }
    let stands = sheet.corrected();
    let mut bare = |paper: Paper, place: &'static str| {
        let receiver = Hand { place, name: String::new(), given: None, may_stamp: true };
        let hands = samplers(briefing, visit).map(|(_, name)| by_pen(name)).chain([receiver]).collect();
        all.push(Printout { paper, hands, declined: None, is_void: sheet.voided.is_some() });
    };
    if let Some(slip) = &stands.payment {
        bare(payment::paper(briefing, visit, &stands, slip), "收款人");
    }
    if let Some(kept) = &stands.storage {
        bare(storage::paper(briefing, visit, &stands, kept), "被抽样单位");
    }
    all
}

/// A correction before it is confirmed: what the enterprise puts its hand to.
#[must_use]
pub fn correction_printout(visit: &Visit, sheet: &Sheet, amendment: &Amendment) -> Printout {
    let paper = correction_paper(visit, sheet, sheet.corrections.len(), amendment);
    Printout { paper, hands: vec![enterprise(None)], declined: None, is_void: sheet.voided.is_some() }
}

fn of_correction(visit: &Visit, sheet: &Sheet, place: usize, record: &CorrectionRecord) -> Printout {
    let paper = correction_paper(visit, sheet, place, &record.correction.amendment);
    let confirmed = SignatureRecord { signature: record.correction.confirmed.clone(), at: record.at };
    let given = Some(confirmed).filter(|confirmed| confirmed.signature.shown == paper.digest());
    let hands = match &record.correction.confirmed.signer {
        Signer::Witness { name, standing } => vec![Hand { place: "见证人", name: named(name, standing), given, may_stamp: false }],
        Signer::Enterprise { .. } | Signer::Sampler { .. } => vec![enterprise(given)],
    };
    Printout { paper, hands, declined: None, is_void: sheet.voided.is_some() }
}

fn of_sheet(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Printout {
    let paper = sheet_paper(briefing, visit, sheet);
    let digest = paper.digest();
    // A hand that was put to another text stands beneath that one, and not beneath this.
    let given = |is_theirs: &dyn Fn(&Signer) -> bool| {
        sheet.signatures.iter().find(|record| sheet.is_held_by(&record.signature, digest) && is_theirs(&record.signature.signer)).cloned()
    };
    let mut hands: Vec<Hand> = samplers(briefing, visit)
        .map(|(person, name)| Hand { given: given(&|signer| *signer == Signer::Sampler { person }), ..by_pen(name) })
        .collect();
    let declined = sheet.declined.as_ref().filter(|declined| declined.shown == digest);
    if sheet.ending.as_ref().is_none_or(Ending::wants_enterprise) && declined.is_none() {
        hands.push(enterprise(given(&|signer| matches!(signer, Signer::Enterprise { .. }))));
    }
    let reported = match &sheet.ending {
        Some(Ending::Refused { refusal }) => refusal.witness.as_ref(),
        Some(_) | None => None,
    };
    if let Some(Witness { name, standing }) = declined.and_then(|declined| declined.witness.as_ref()).or(reported) {
        let given = given(&|signer| matches!(signer, Signer::Witness { .. }));
        hands.push(Hand { place: "见证人", name: named(name, standing), given, may_stamp: false });
    }
    Printout { paper, hands, declined: declined.map(|declined| declined.note.clone()), is_void: sheet.voided.is_some() }
}

/// Those who sampled; before anybody arrived those who were sent.
fn samplers<'a>(briefing: &'a Briefing, visit: &'a Visit) -> impl Iterator<Item = (PersonId, String)> + 'a {
    let all = if visit.present.is_empty() { &visit.assignment.team } else { &visit.present };
    all.iter().map(|id| (*id, briefing.person(*id).map(|person| person.name.clone()).unwrap_or_default()))
}

const fn by_pen(name: String) -> Hand {
    Hand { place: "抽样人员", name, given: None, may_stamp: false }
}

fn enterprise(given: Option<SignatureRecord>) -> Hand {
    let name = given.as_ref().map(|record| match &record.signature.signer {
        Signer::Enterprise { name, title } => named(name, title),
        Signer::Sampler { .. } | Signer::Witness { .. } => String::new(),
    });
    Hand { place: "被抽样单位", name: name.unwrap_or_default(), given, may_stamp: true }
}

fn named(name: &str, office: &str) -> String {
    if office.is_empty() { name.to_owned() } else { format!("{name}（{office}）") }
}
