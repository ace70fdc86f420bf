//! `GET /roster`.

use crate::office::assignment;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::Roster;

/// What an assignment can be made of.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Roster>> {
    assignment::roster(&state, &user).await.map(Json)
}
