//! The decision: may this act be recorded as it stands? Pure; the same offline on the phone and again in the office.

use crate::act::{Act, Command};
use crate::checklist;
use crate::denial::{Denial, Field};
use crate::enterprise::Identity;
use crate::id::{PersonId, SheetId};
use crate::late_entry::LateEntry;
use crate::person::{Actor, Role};
use crate::sheet::Sheet;
use crate::time::Instant;
use crate::visit::{Briefing, Event, Visit};

/// What a decision rests on.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The campaign, its rules and people.
    pub briefing: &'a Briefing,
    /// The visit so far.
    pub visit: &'a Visit,
}

/// Decides whether the law lets the act stand.
///
/// `now` is the claimed time: on the phone its corrected clock, in the office the time that the command claims.
///
/// # Errors
/// What the law refuses, with its obligation.
pub fn decide(state: State<'_>, command: &Command, actor: &Actor, now: Instant) -> Result<Vec<Event>, Denial> {
    may_sample(state, actor)?;
    judge(state, command, now)?;
    Ok(vec![Event::fact(command)])
}

/// All that the law refuses of an act, the worst first: what is filled in at once is told at once, and not one thing after the other.
#[must_use]
pub fn objections(state: State<'_>, command: &Command, actor: &Actor, now: Instant) -> Vec<Denial> {
    let Err(first) = decide(state, command, actor, now) else { return Vec::new() };
    let on = |sheet: &SheetId| state.visit.sheet(*sheet);
    let all = match &command.act {
        Act::Describe { sheet, product } => on(sheet).map(|sheet| checklist::description(state, sheet, product)),
        Act::Measure { sheet, sampling } => on(sheet).map(|sheet| checklist::measured(state, sheet, sampling)),
        _ => None,
    };
    // What is refused for another reason, such as a sheet that is signed, says nothing of the entries.
    all.filter(|all| all.first() == Some(&first)).unwrap_or_else(|| vec![first])
}

/// Only samplers of the commissioned agency (O-04), and of them only the drawn ones (O-22).
fn may_sample(state: State<'_>, actor: &Actor) -> Result<(), Denial> {
    if actor.role != Role::Sampler || actor.organisation != state.briefing.campaign.agency {
        return Err(Denial::NotOfTheAgency);
    }
    if state.visit.assignment.team.contains(&actor.person) { Ok(()) } else { Err(Denial::NotOnTheTeam) }
}

fn judge(state: State<'_>, command: &Command, now: Instant) -> Result<(), Denial> {
    match &command.act {
        Act::Arrive(arrival) => LateEntry::stands(arrival.late.as_ref(), now).and_then(|()| joins(state, command.by)),
        Act::Attend => state.visit.arrival.as_ref().ok_or(Denial::NotArrived).and_then(|_| joins(state, command.by)),
        Act::ShowPapers(shown) => checklist::papers_shown(state.visit, shown),
        Act::CheckIdentity(found) => {
            identity_open(state, found)?;
            checklist::identity(found)
        }
        Act::OpenSheet(opening) => checklist::opening(state, opening, now),
        Act::Describe { sheet, product } => first(checklist::description(state, unsigned(state, *sheet)?, product)),
        Act::Measure { sheet, sampling } => first(checklist::measured(state, unsigned(state, *sheet)?, sampling)),
        Act::Price { sheet, price } => unsigned(state, *sheet).and_then(|_| checklist::priced(price)),
        Act::Capture { sheet, .. } => known(state, *sheet).map(|_| ()),
        Act::End { opening, ending } => LateEntry::stands(opening.late.as_ref(), now).and_then(|()| checklist::ended(state, opening, ending)),
        Act::Fill { sheet, container } => checklist::filled(unsigned(state, *sheet)?, container),
        Act::Unfill { sheet, container } => checklist::unfilled(unsigned(state, *sheet)?, *container),
        Act::Seal { sheet, seal } => checklist::sealed(state, unsigned(state, *sheet)?, seal),
        Act::Pay { sheet, slip } => checklist::slip(unsigned(state, *sheet)?, slip),
        Act::Sign { sheet, signature } => checklist::signed(state, open(state, *sheet)?, command.by, signature),
        Act::Decline { sheet, declined } => checklist::declined(state, open(state, *sheet)?, declined),
        Act::Transport { sheet, transport } => checklist::transported(state, sampling(state, *sheet)?, transport),
        Act::LeaveCopies { sheet, copies } => sampling(state, *sheet).and_then(|_| checklist::left_copies(copies)),
        Act::Correct { sheet, correction } => checklist::corrected(state, standing(state, *sheet)?, correction),
        Act::Store { sheet, storage } => checklist::stored(state, unsigned(state, *sheet)?, storage.as_ref()),
        Act::Void { what, reason } => checklist::voided(state, what, reason),
        Act::Feedback { feedback } => checklist::feedback(state, feedback),
        Act::Complete { sheet } => checklist::incomplete(state, open(state, *sheet)?).map_or(Ok(()), Err),
    }
}

fn first(denials: Vec<Denial>) -> Result<(), Denial> {
    denials.into_iter().next().map_or(Ok(()), Err)
}

fn known(state: State<'_>, sheet: SheetId) -> Result<&Sheet, Denial> {
    state.visit.sheet(sheet).ok_or(Denial::Unknown { field: Field::Sheet })
}

/// A sheet that still may change at all: it is neither void nor complete.
pub(crate) fn open(state: State<'_>, sheet: SheetId) -> Result<&Sheet, Denial> {
    let sheet = standing(state, sheet)?;
    if sheet.completed_at.is_some() { Err(Denial::CompletedAlready) } else { Ok(sheet) }
}

/// A sheet that is not void: it is corrected whenever that is confirmed, also when it is complete (O-31).
fn standing(state: State<'_>, sheet: SheetId) -> Result<&Sheet, Denial> {
    known(state, sheet).and_then(|sheet| if sheet.voided.is_some() { Err(Denial::Voided) } else { Ok(sheet) })
}

/// Nothing is sampled on a sheet that ended without a sample.
fn sampling(state: State<'_>, sheet: SheetId) -> Result<&Sheet, Denial> {
    let sheet = open(state, sheet)?;
    if sheet.ending.is_some() {
        Err(Denial::EndedAlready)
    } else if checklist::is_terminated(state, sheet.opening.line) {
        Err(Denial::TerminatedAlready { line: sheet.opening.line.0 })
    } else {
        Ok(sheet)
    }
}

/// What a signature covers changes only by the correction procedure (O-31).
fn unsigned(state: State<'_>, sheet: SheetId) -> Result<&Sheet, Denial> {
    sampling(state, sheet).and_then(|sheet| if sheet.is_signed() { Err(Denial::SignedAlready) } else { Ok(sheet) })
}

/// Who is present stands on every sheet: nobody joins once one is signed.
fn joins(state: State<'_>, person: PersonId) -> Result<(), Denial> {
    if state.visit.present.contains(&person) { Ok(()) } else { before_signing(state) }
}

/// The enterprise as found stands on every sheet with a sample; the papers of the others name it as the roster does.
///
/// Another phone of the team, which has not heard of those sheets, may look at the same licence once more.
fn identity_open(state: State<'_>, found: &Identity) -> Result<(), Denial> {
    let is_the_same = state.visit.identity.as_ref() == Some(found);
    if state.visit.names_the_enterprise() && !is_the_same { Err(Denial::SignedAlready) } else { Ok(()) }
}

/// Who samples stands on every sheet of the visit, so one signed sheet fixes it (O-31).
fn before_signing(state: State<'_>) -> Result<(), Denial> {
    if state.visit.sheets.iter().any(Sheet::is_signed) { Err(Denial::SignedAlready) } else { Ok(()) }
}
