//! `POST /commands`.

use crate::office::commands;
use crate::office::people::CurrentUser;
use crate::problem::{Answer, too_large, unreadable};
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use bytes::Bytes;
use domain::contract::Receipts;

/// Takes in a batch, in order; one receipt for each command.
pub(super) async fn take_in(State(state): State<AppState>, user: CurrentUser, body: Result<Bytes, BytesRejection>) -> Answer<Json<Receipts>> {
    let body = body.map_err(|rejection| if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { unreadable() })?;
    commands::take_in(&state, &user, &body).await.map(Json)
}
