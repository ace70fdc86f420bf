//! Sheets as the offices see them, with all that proves them.

use crate::db::{self, entry, guard, look, package, upload};
use crate::office::people::CurrentUser;
use crate::office::stream;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::contract::{SheetView, Sheets};
use domain::id::SheetId;
use domain::permit::{Action, Subject};
use domain::visit::Visit;

/// The sheets that one may see, newest first.
///
/// # Errors
/// The role sees none (O-19).
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<Sheets> {
    user.must(Action::SeeSheets, Subject::ALL)?;
    let all = db::sheet::all(state.db.readers()).await?;
    Ok(Sheets { sheets: all.into_iter().filter(|(subject, _)| user.may(Action::SeeSheets, *subject)).map(|(_, row)| row).collect() })
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
    let Some((assignment, _)) = guard::assigned(&mut connection, &[id.to_string()]).await?.pop() else { return Err(not_found()) };
    let mut visit = Visit::assigned(assignment);
    for row in entry::stream(&mut *connection, id, 0).await? {
        stream::events(&row)?.iter().for_each(|event| visit.apply(event));
    }
    let mut proved = Vec::new();
    for other in &visit.sheets {
        proved.extend(upload::of_sheet(&mut *connection, other.opening.sheet).await?);
    }
    let view = SheetView {
        sheet,
        visit: Box::new(visit),
        briefing: Box::new(package::briefing(&mut connection).await?),
        proved,
        stream: stream::entries(&mut *connection, id, 0).await?,
        chain: stream::check(&mut connection, id).await?,
    };
    drop(connection);
    look::log(state.db.writers(), user.person.id, "sheet", &[sheet.to_string()], state.clock.now()).await?;
    Ok(view)
}
