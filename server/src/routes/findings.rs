//! `GET /findings`, `POST /findings/{FindingId}/resolution`.

use super::body::{Asked, Body, Id, Leaf};
use crate::office::people::CurrentUser;
use crate::office::resolution;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{Findings, Resolve, Resolved};
use domain::id::FindingId;

/// The findings that one may see.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(leaf): Asked<Leaf>) -> Answer<Json<Findings>> {
    resolution::list(&state, &user, leaf.into()).await.map(Json)
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
