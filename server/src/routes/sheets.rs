//! `GET /sheets`, `GET /sheets/{SheetId}`, `POST /sheets/{SheetId}/determination`.

use super::body::{Asked, Body, Id, Leaf};
use crate::office::people::CurrentUser;
use crate::office::{determination, sheet};
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{Determine, Determined, SheetView, Sheets};
use domain::id::SheetId;

/// The sheets that one may see.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(leaf): Asked<Leaf>) -> Answer<Json<Sheets>> {
    sheet::list(&state, &user, leaf.into()).await.map(Json)
}

/// One sheet with all that proves it.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id(id): Id<SheetId>) -> Answer<Json<SheetView>> {
    sheet::view(&state, &user, id).await.map(Json)
}

/// What the local body holds of an ending.
pub(super) async fn determine(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<SheetId>,
    Body(how): Body<Determine>,
) -> Answer<Json<Determined>> {
    determination::determine(&state, &user, id, how).await.map(Json)
}
