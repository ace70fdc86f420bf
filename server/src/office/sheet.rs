//! Sheets as the offices see them, with all that proves them.

use crate::db::page::Page;
use crate::db::{self, entry, exif, guard, look, package, person, upload};
use crate::office::people::CurrentUser;
use crate::office::stream;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::contract::{Entry, SheetView, Sheets};
use domain::id::{PersonId, SheetId, VisitId};
use domain::permit::{Action, Subject};
use domain::person::Person;
use domain::sheet::Sheet;
use domain::visit::{Briefing, Event, Visit};
use std::collections::BTreeSet;

/// One page of the sheets that one may see, newest first.
///
/// # Errors
/// The role sees none (O-19).
pub async fn list(state: &AppState, user: &CurrentUser, page: Page) -> Answer<Sheets> {
    user.must(Action::SeeSheets, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let total = db::sheet::number_of(&mut *connection, user.scope()).await?;
    Ok(Sheets { sheets: db::sheet::page(&mut *connection, user.scope(), page).await?, total })
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
    let mut visit = folded(&mut connection, id).await?;
    // A visit may hold another laboratory's sheet: that one is not shown with this one (O-07, O-19).
    let (division, jurisdiction) = (Some(visit.assignment.enterprise.division), Some(visit.assignment.enterprise.jurisdiction));
    let is_theirs = |sheet: &Sheet| user.may(Action::SeeSheets, Subject { division, jurisdiction, laboratory: Some(sheet.opening.laboratory) });
    visit.sheets.retain(is_theirs);
    let shown: Vec<SheetId> = visit.sheets.iter().map(|sheet| sheet.opening.sheet).collect();
    let mut entries = stream::entries(&mut *connection, id, 0).await?;
    entries.retain(|entry| entry.events.iter().all(|event| about(event).is_none_or(|sheet| shown.contains(&sheet))));
    let (mut proved, mut written) = (Vec::new(), Vec::new());
    for other in &visit.sheets {
        proved.extend(upload::of_sheet(&mut *connection, other.opening.sheet).await?);
        written.extend(exif::of_sheet(&mut *connection, other.opening.sheet).await?);
    }
    let briefing = package::briefing(&mut connection).await?;
    let view = SheetView {
        sheet,
        visit: Box::new(visit),
        officers: officers(&mut connection, &briefing, &entries).await?,
        briefing: Box::new(briefing),
        proved,
        exif: written,
        stream: entries,
        chain: stream::check(&mut connection, id).await?,
        looks: if user.may(Action::SeeLooks, Subject::ALL) { Some(look::of_sheet(&mut *connection, sheet).await?) } else { None },
    };
    drop(connection);
    look::log(&state.db, user.person.id, "sheet", &[sheet.to_string()], state.clock.now()).await?;
    Ok(view)
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

/// The sheet that an event is about, unless it is about the whole visit.
const fn about(event: &Event) -> Option<SheetId> {
    match event {
        Event::Done { act, .. } => act.sheet(),
        Event::Found { finding } => finding.sheet,
        Event::Determined { sheet, .. } => Some(*sheet),
        Event::Approved { .. } | Event::Resolved { .. } => None,
    }
}
