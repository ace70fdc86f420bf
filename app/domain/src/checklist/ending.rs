//! 没有抽样: refusal, no sample, termination, each with what its form asks for (O-22, O-45, O-47).

use super::{arrive, blank, opening};
use crate::decide::State;
use crate::denial::{Denial, Field, Obligation};
use crate::ending::Ending;
use crate::evidence::Purpose;
use crate::money::Fen;
use crate::refusal::Obstruction;
use crate::sheet::{Sheet, SheetOpening};
use crate::termination::{Notified, Termination};

pub(crate) fn gaps(sheet: Option<&Sheet>) -> Vec<Denial> {
    let Some((sheet, ending)) = sheet.and_then(|sheet| Some((sheet, sheet.ending.as_ref()?))) else { return Vec::new() };
    let mut gaps = told(ending);
    // Nobody photographs where nobody went.
    let is_seen = !matches!(ending, Ending::NoSample { no_sample } if !no_sample.reason.is_visited());
    if is_seen && sheet.media_for(Purpose::Ending).next().is_none() {
        gaps.push(Denial::EndingMediaMissing { obligation: obligation(ending) });
    }
    gaps
}

/// Judges an ending as it is told; until somebody signs, it may be told again.
pub(crate) fn ended(state: State<'_>, opened: &SheetOpening, ending: &Ending) -> Result<(), Denial> {
    match state.visit.sheet(opened.sheet) {
        Some(sheet) if sheet.completed_at.is_some() => return Err(Denial::CompletedAlready),
        Some(sheet) if !sheet.may_end() => return Err(Denial::SignedAlready),
        Some(sheet) if sheet.opening != *opened => return Err(Denial::Unknown { field: Field::Sheet }),
        // Both bodies were told: it may be told better, and is nothing else any more.
        Some(Sheet { ending: Some(before @ Ending::Terminated { .. }), .. }) if before.kind() != ending.kind() => {
            return Err(Denial::TerminatedAlready { line: opened.line.0 });
        }
        Some(_) => {}
        None => {
            opening::named(state, opened)?;
            if opening::is_terminated(state, opened.line) {
                return Err(Denial::TerminatedAlready { line: opened.line.0 });
            }
        }
    }
    groundless(state, ending).into_iter().chain(told(ending)).next().map_or(Ok(()), Err)
}

/// Whoever was turned away by right was not refused: two samplers stood there and showed their papers (O-24, O-25).
pub(super) fn groundless(state: State<'_>, ending: &Ending) -> Vec<Denial> {
    match ending {
        Ending::Refused { .. } | Ending::Terminated { .. } => arrive::gaps(state.visit),
        Ending::NoSample { no_sample } if no_sample.reason.is_visited() => arrive::there(state.visit),
        Ending::NoSample { .. } => Vec::new(),
    }
}

fn told(ending: &Ending) -> Vec<Denial> {
    let mut gaps = Vec::new();
    let facts = match ending {
        Ending::Refused { refusal } => {
            if let Obstruction::Price { asked, reference, source } = &refusal.way {
                if *asked <= Fen(0) || *reference <= Fen(0) || blank(source) {
                    gaps.push(Denial::AskedPriceMissing);
                } else if asked <= reference {
                    gaps.push(Denial::AskedPriceReasonable);
                }
            }
            if refusal.witness.as_ref().is_some_and(|witness| blank(&witness.name)) {
                gaps.push(Denial::WitnessUnnamed);
            }
            &refusal.facts
        }
        Ending::NoSample { no_sample } => &no_sample.process,
        Ending::Terminated { termination } => {
            gaps.extend(notified(termination));
            &termination.facts
        }
    };
    if blank(facts) {
        gaps.insert(0, Denial::FactsMissing { obligation: obligation(ending) });
    }
    gaps
}

/// Both bodies are told in one act (O-45).
fn notified(termination: &Termination) -> Vec<Denial> {
    let mut gaps = Vec::new();
    if termination.violations.is_empty() {
        gaps.push(Denial::ViolationsMissing);
    }
    let is_unnamed = |told: &Notified| matches!(told, Notified::Telephone { number, person, .. } if blank(number) || blank(person));
    if is_unnamed(&termination.city) || is_unnamed(&termination.county) {
        gaps.push(Denial::NotifiedWhomMissing);
    }
    gaps
}

/// By what an ending is asked for: O-47, O-45, and O-22 for a place in the draw that goes to the next reserve.
const fn obligation(ending: &Ending) -> Obligation {
    Obligation(match ending {
        Ending::Refused { .. } => 47,
        Ending::NoSample { .. } => 22,
        Ending::Terminated { .. } => 45,
    })
}
