//! `GET /calendar`, `POST /calendar/preview`, `POST /calendar?document=…&dated=…&digest=…`.

use super::body::{Asked, Raw};
use crate::office::calendar::{self, Said};
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{CalendarPreview, CalendarYears};
use domain::digest::Digest;
use domain::time::LocalDate;
use serde::Deserialize;

/// What is said of a file besides what stands in it.
#[derive(Debug, Deserialize)]
pub(super) struct Beside {
    document: String,
    dated: LocalDate,
    digest: Digest,
}

/// The years that are loaded.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<CalendarYears>> {
    calendar::list(&state, &user).await.map(Json)
}

/// What a file would change.
pub(super) async fn preview(State(state): State<AppState>, user: CurrentUser, Raw(file): Raw) -> Answer<Json<CalendarPreview>> {
    calendar::preview(&state, &user, &file).await.map(Json)
}

/// Loads it.
pub(super) async fn load(
    State(state): State<AppState>,
    user: CurrentUser,
    Asked(Beside { document, dated, digest }): Asked<Beside>,
    Raw(file): Raw,
) -> Answer<Json<CalendarPreview>> {
    calendar::load(&state, &user, &file, Said { document, dated, shown: digest }).await.map(Json)
}
