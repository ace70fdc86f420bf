//! Opening a sheet: a line of annex 1, its laboratory, its published rules, a number of its own, at most two batches
//! (O-03, O-05, O-06, O-20, O-21, O-26, O-27, O-43, O-44).

use super::{arrive, blank};
use crate::campaign::{Campaign, LineNumber};
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::ending::Ending;
use crate::late_entry::LateEntry;
use crate::sheet::{Sheet, SheetOpening};
use crate::time::Instant;

/// Judges a sheet as it is opened; sampling begins only after the papers were shown (O-25).
pub(crate) fn opening(state: State<'_>, opening: &SheetOpening, now: Instant) -> Result<(), Denial> {
    if let Some(gap) = arrive::gaps(state.visit).into_iter().next() {
        return Err(gap);
    }
    if is_terminated(state, opening.line) {
        return Err(Denial::TerminatedAlready { line: opening.line.0 });
    }
    LateEntry::stands(opening.late.as_ref(), now)?;
    named(state, opening)?;
    rules(state, opening, LateEntry::done_at(opening.late.as_ref(), now))?;
    cap(state, opening)
}

/// Sampling of a product that was terminated at this visit does not go on (O-45).
pub(crate) fn is_terminated(state: State<'_>, line: LineNumber) -> bool {
    let is_such = |sheet: &Sheet| sheet.opening.line == line && matches!(sheet.ending, Some(Ending::Terminated { .. }));
    state.visit.sheets.iter().any(is_such)
}

/// A line of the campaign, its laboratory, and a number that no other sheet of the visit has.
pub(super) fn named(state: State<'_>, opening: &SheetOpening) -> Result<(), Denial> {
    line(&state.briefing.campaign, opening)?;
    if blank(opening.number.as_str()) {
        return Err(Denial::EntryMissing { field: Field::SheetNumber });
    }
    if state.visit.sheets.iter().any(|sheet| sheet.opening.number == opening.number || sheet.opening.sheet == opening.sheet) {
        return Err(Denial::NumberUsed { number: opening.number.clone() });
    }
    Ok(())
}

fn line(campaign: &Campaign, opening: &SheetOpening) -> Result<(), Denial> {
    if campaign.line(opening.line).is_none() {
        return Err(Denial::LineNotInCampaign { line: opening.line.0 });
    }
    if campaign.share(opening.line, opening.laboratory) > 0 {
        return Ok(());
    }
    // Only the fuel lines are shared between two laboratories (O-05); every other line has one (O-06).
    let shared = campaign.allotments.iter().filter(|share| share.line == opening.line).count() > 1;
    Err(if shared { Denial::LaboratoryWithoutShare } else { Denial::LaboratoryNotForLine })
}

fn rules(state: State<'_>, opening: &SheetOpening, now: Instant) -> Result<(), Denial> {
    let Some(rules) = state.briefing.rules(opening.rules).filter(|rules| rules.line == opening.line) else {
        return Err(Denial::RulesOfAnotherLine);
    };
    if !rules.is_approved() {
        return Err(Denial::RulesNotApproved);
    }
    if rules.published.is_none_or(|published| published > now) {
        return Err(Denial::RulesNotPublished { published: rules.published });
    }
    Ok(())
}

/// At most two batches an enterprise; malls and supermarkets may give more, with a reason (O-43, O-44).
fn cap(state: State<'_>, opening: &SheetOpening) -> Result<(), Denial> {
    let place = state.visit.identity.as_ref().map_or(state.visit.assignment.enterprise.place, |identity| identity.place);
    // Where nothing was sampled there is no batch.
    let sampled = state.visit.sheets.iter().filter(|sheet| sheet.is_batch()).count();
    let reasoned = opening.beyond_cap.as_deref().is_some_and(|reason| !blank(reason));
    if sampled < 2 || (place.lifts_the_cap() && reasoned) { Ok(()) } else { Err(Denial::ThirdBatch) }
}
