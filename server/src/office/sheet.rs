//! Sheets as the offices see them, with all that proves them.

use crate::db::page::Page;
use crate::db::{self, entry, exif, guard, look, package, person, upload};
use crate::office::people::CurrentUser;
use crate::office::{door, stream};
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::contract::{ChainCheck, Entry, SheetView, Sheets};
use domain::id::{PersonId, SheetId, VisitId};
use domain::permit::{Action, Subject};
use domain::person::Person;
use domain::visit::{Briefing, Event, Visit};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One page of the sheets that one may see, newest first.
///
/// # Errors
/// The role sees none (O-19).
pub async fn list(state: &AppState, user: &CurrentUser, page: Page) -> Answer<Sheets> {
    user.must(Action::SeeSheets, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let total = db::sheet::number_of(&mut *connection, user.scope()).await?;
    let mut sheets = db::sheet::page(&mut *connection, user.scope(), page).await?;
    if !user.may(Action::ReadFeedback, Subject::ALL) {
        sheets.iter_mut().for_each(|row| row.feedback = None);
    }
    Ok(Sheets { sheets, total })
}

/// One sheet with its visit, its evidence and its stream, checked again; the look is logged.
///
/// # Errors
/// There is no such sheet, or none that one may see.
pub async fn view(state: &AppState, user: &CurrentUser, sheet: SheetId) -> Answer<SheetView> {
    user.must(Action::SeeSheets, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let found = db::sheet::find(&mut *connection, sheet).await?;
    let Some((_, id)) = found.filter(|(subject, _)| user.may(Action::SeeSheets, *subject)) else { return Err(not_found()) };
    // A visit may hold another laboratory's sheet: that one is not shown with this one (O-07, O-19).
    let closed = if user.may(Action::ReadFeedback, Subject::ALL) { Feedback::Open } else { Feedback::Closed };
    let mut view = read(&mut connection, (sheet, id), None, closed, |subject| user.may(Action::SeeSheets, subject)).await?;
    for other in &view.visit.sheets {
        view.proved.extend(upload::of_sheet(&mut *connection, other.opening.sheet).await?);
        view.exif.extend(exif::of_sheet(&mut *connection, other.opening.sheet).await?);
    }
    view.chain = stream::check(&mut connection, id).await?;
    if user.may(Action::SeeLooks, Subject::ALL) {
        view.looks = Some(look::of_sheet(&mut *connection, sheet).await?);
    }
    // Whoever sent the team, or gave the notice on which its telephone stands, is asked for a code that was lost.
    if user.may(Action::SeeDrawn, Subject::ALL) {
        view.retrieval = door::retrieval(state, &view);
    }
    drop(connection);
    look::log(&state.db, user.person.id.into(), "sheet", &[sheet.to_string()], state.clock.now()).await?;
    Ok(view)
}

/// Whether what the enterprise said of the samplers is read (form 4N).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Feedback {
    /// By the bureau.
    Open,
    /// By nobody else: not even the enterprise's own door tells it, for the samplers' phone shows the code to it.
    Closed,
}

/// A sheet as the record tells it, up to a place in the order or to its end, with those sheets of its visit that are shown: what its papers are
/// printed from. What the office proved of its files and of its chain is left out.
///
/// # Errors
/// There is no such visit, or the database does not answer.
pub(crate) async fn read(
    on: &mut sqlx::AnyConnection,
    (sheet, id): (SheetId, VisitId),
    upto: Option<i64>,
    feedback: Feedback,
    is_shown: impl Fn(Subject) -> bool,
) -> Answer<SheetView> {
    let Some((assignment, _)) = guard::assigned(&mut *on, &[id.to_string()]).await?.pop() else { return Err(not_found()) };
    let (division, jurisdiction) = (Some(assignment.enterprise.division), Some(assignment.enterprise.jurisdiction));
    let mut visit = Visit::assigned(assignment);
    let mut entries = stream::entries(&mut *on, id, 0).await?;
    entries.retain(|entry| upto.is_none_or(|upto| entry.seq <= upto));
    if feedback == Feedback::Closed {
        entries.iter_mut().flat_map(|entry| &mut entry.events).for_each(close);
    }
    entries.iter().flat_map(|entry| &entry.events).for_each(|event| visit.apply(event));
    visit.sheets.retain(|sheet| is_shown(Subject { division, jurisdiction, laboratory: Some(sheet.opening.laboratory) }));
    let shown: Vec<SheetId> = visit.sheets.iter().map(|sheet| sheet.opening.sheet).collect();
    entries.retain(|entry| entry.events.iter().all(|event| about(event).is_none_or(|sheet| shown.contains(&sheet))));
    let briefing = package::briefing(on).await?;
    Ok(SheetView {
        sheet,
        visit: Box::new(visit),
        officers: officers(on, &briefing, &entries).await?,
        briefing: Box::new(briefing),
        proved: Vec::new(),
        exif: Vec::new(),
        stream: entries,
        chain: ChainCheck { commands: 0, signed: 0, linked: 0 },
        looks: None,
        retrieval: None,
    })
}

/// A visit as its stream tells it.
///
/// # Errors
/// There is no such visit, or the database does not answer.
pub(super) async fn folded(on: &mut sqlx::AnyConnection, id: VisitId) -> Answer<Visit> {
    let Some((assignment, _)) = guard::assigned(on, &[id.to_string()]).await?.pop() else { return Err(not_found()) };
    let mut visit = Visit::assigned(assignment);
    for row in entry::stream(on, id, 0).await? {
        stream::events(&row)?.iter().for_each(|event| visit.apply(event));
    }
    Ok(visit)
}

/// Those who did something and are no samplers of the briefing.
async fn officers(on: &mut sqlx::AnyConnection, briefing: &Briefing, entries: &[Entry]) -> Answer<Vec<Person>> {
    let others: BTreeSet<PersonId> = entries.iter().map(|entry| entry.by).filter(|by| briefing.person(*by).is_none()).collect();
    let mut officers = Vec::new();
    for other in others {
        officers.extend(person::find(&mut *on, other).await?);
    }
    Ok(officers)
}

/// Leaves of an event what is told to everybody but the bureau.
fn close(event: &mut Event) {
    if let Cow::Owned(closed) = event.closed() {
        *event = closed;
    }
}

/// The sheet that an event is about, unless it is about the whole visit.
pub(crate) const fn about(event: &Event) -> Option<SheetId> {
    match event {
        Event::Done { act, .. } => act.sheet(),
        Event::Found { finding } => finding.sheet,
        Event::Determined { sheet, .. } => Some(*sheet),
        Event::Approved { .. } | Event::Resolved { .. } | Event::FeedbackFilled { .. } => None,
    }
}
