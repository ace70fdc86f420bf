//! `GET /sheets`, `GET /sheets/{SheetId}`.

use super::body::{Asked, Id, Leaf};
use crate::office::people::CurrentUser;
use crate::office::sheet;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{SheetView, Sheets};
use domain::id::SheetId;

/// The sheets that one may see.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(leaf): Asked<Leaf>) -> Answer<Json<Sheets>> {
    sheet::list(&state, &user, leaf.into()).await.map(Json)
}

/// One sheet with all that proves it.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id(id): Id<SheetId>) -> Answer<Json<SheetView>> {
    sheet::view(&state, &user, id).await.map(Json)
}
