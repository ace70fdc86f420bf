//! `GET /findings`, `POST /findings/{FindingId}/resolution`.

use super::body::{Body, Id};
use crate::office::people::CurrentUser;
use crate::office::resolution;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{Findings, Resolve, Resolved};
use domain::id::FindingId;

/// The findings that one may see.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Findings>> {
    resolution::list(&state, &user).await.map(Json)
}

/// Ends a finding.
pub(super) async fn resolve(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<FindingId>,
    Body(how): Body<Resolve>,
) -> Answer<Json<Resolved>> {
    resolution::resolve(&state, &user, id, how).await.map(Json)
}
