//! `POST /commands`.

use super::body::{Raw, version};
use crate::office::commands;
use crate::problem::Answer;
use crate::session::Sender;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::contract::Receipts;

/// Takes in a batch, in order; one receipt for each command.
pub(super) async fn take_in(State(state): State<AppState>, Sender(user): Sender, headers: HeaderMap, Raw(body): Raw) -> Answer<Json<Receipts>> {
    commands::take_in(&state, &user, version(&headers), &body).await.map(Json)
}
