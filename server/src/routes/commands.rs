//! `POST /commands`.

use super::body::Raw;
use crate::office::commands;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::Receipts;

/// Takes in a batch, in order; one receipt for each command.
pub(super) async fn take_in(State(state): State<AppState>, user: CurrentUser, Raw(body): Raw) -> Answer<Json<Receipts>> {
    commands::take_in(&state, &user, &body).await.map(Json)
}
