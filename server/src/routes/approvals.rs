//! `GET /approvals`, `POST /approvals`.

use super::body::Body;
use crate::office::approval;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{ApprovalRow, Approvals, NewApproval};

/// What was given lately.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Approvals>> {
    approval::list(&state, &user).await.map(Json)
}

/// Gives a code for a sheet.
pub(super) async fn give(State(state): State<AppState>, user: CurrentUser, Body(new): Body<NewApproval>) -> Answer<Json<ApprovalRow>> {
    approval::give(&state, &user, new).await.map(Json)
}
