//! `PUT /escrow`, `PUT`, `GET` and `POST /devices/{DeviceId}/recovery`.

use super::body::{Body, Id};
use crate::office::escrow;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::contract::{EscrowKey, NewRecovery, OpenedKeys, Recovery};
use domain::id::DeviceId;

/// Sets the agency's escrow key up.
pub(super) async fn set_up(State(state): State<AppState>, user: CurrentUser, Body(key): Body<EscrowKey>) -> Answer<StatusCode> {
    escrow::set_up(&state, &user, &key).await.map(|()| StatusCode::NO_CONTENT)
}

/// A phone asks for keys.
pub(super) async fn ask(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    Body(asked): Body<NewRecovery>,
) -> Answer<StatusCode> {
    escrow::ask(&state, &user, device, &asked).await.map(|()| StatusCode::NO_CONTENT)
}

/// What became of it.
pub(super) async fn asked(State(state): State<AppState>, user: CurrentUser, Id(device): Id<DeviceId>) -> Answer<Json<Recovery>> {
    escrow::asked(&state, &user, device).await.map(Json)
}

/// Custodians opened them.
pub(super) async fn open(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    Body(opened): Body<OpenedKeys>,
) -> Answer<StatusCode> {
    escrow::open(&state, &user, device, &opened).await.map(|()| StatusCode::NO_CONTENT)
}
