//! 到场出示: two samplers, three papers, the names on the notice (O-24, O-25).

use crate::act::PapersShown;
use crate::denial::Denial;
use crate::transport::PaperKind;
use crate::visit::Visit;

/// 通知书, 身份证明, 授权委托书复印件 (O-25).
const PAPERS: [PaperKind; 3] = [PaperKind::Notice, PaperKind::StaffCard, PaperKind::Authorisation];

pub(crate) fn gaps(visit: &Visit) -> Vec<Denial> {
    if visit.arrival.is_none() {
        return vec![Denial::NotArrived];
    }
    let mut gaps: Vec<Denial> = too_few(visit).into_iter().collect();
    match &visit.papers {
        None => gaps.push(Denial::PapersNotShown { missing: PAPERS.to_vec() }),
        Some((_, shown)) => gaps.extend(on_papers(visit, shown)),
    }
    gaps
}

/// Two of them stood there, whether or not anybody was there to whom papers could be shown (O-24).
pub(super) fn there(visit: &Visit) -> Vec<Denial> {
    if visit.arrival.is_none() { vec![Denial::NotArrived] } else { too_few(visit).into_iter().collect() }
}

/// Judges the papers as they are shown: only after two samplers are there.
pub(crate) fn papers_shown(visit: &Visit, shown: &PapersShown) -> Result<(), Denial> {
    if visit.arrival.is_none() {
        return Err(Denial::NotArrived);
    }
    too_few(visit).into_iter().chain(on_papers(visit, shown)).next().map_or(Ok(()), Err)
}

fn too_few(visit: &Visit) -> Option<Denial> {
    let present = u8::try_from(visit.present.len()).unwrap_or(u8::MAX);
    (present < 2).then_some(Denial::TooFewSamplers { present })
}

fn on_papers(visit: &Visit, shown: &PapersShown) -> Vec<Denial> {
    let missing: Vec<PaperKind> = PAPERS.into_iter().filter(|paper| !shown.papers.contains(paper)).collect();
    let mut gaps = Vec::new();
    if !missing.is_empty() {
        gaps.push(Denial::PapersNotShown { missing });
    }
    let is_named = |person| shown.names_on_notice.contains(person);
    let is_present = |person| visit.present.contains(person);
    if !(visit.present.iter().all(is_named) && shown.names_on_notice.iter().all(is_present)) {
        gaps.push(Denial::NamesDiffer);
    }
    gaps
}
