//! The roster (名录库): what stands in it, and the lists that are imported into it.

pub mod import;
pub mod report;
pub mod table;
pub mod undo;

use crate::db;
use crate::db::page::Page;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::contract::{RosterPage, RosterSearch};
use domain::permit::{Action, Subject};

/// One page of the roster as far as one may see it, with its counts.
///
/// # Errors
/// The role sees no roster.
pub async fn page(state: &AppState, user: &CurrentUser, search: &RosterSearch) -> Answer<RosterPage> {
    user.must(Action::SeeRoster, Subject::ALL)?;
    let scope = user.scope();
    let mut connection = state.db.readers().acquire().await?;
    let rows = db::roster::page(&mut *connection, scope, search, Page(search.page.saturating_sub(1))).await?;
    let total = db::roster::number_of(&mut *connection, scope, search).await?;
    let counts = db::roster::counts(&mut *connection, scope).await?;
    let bodies = db::organisation::all(&mut *connection).await?;
    Ok(RosterPage { rows, total, counts, bodies })
}
