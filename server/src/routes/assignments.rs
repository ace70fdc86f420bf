//! `GET /assignments`, `POST /assignments`, `POST /assignments/{AssignmentId}/withdrawal`, `GET /assignments/{AssignmentId}/kit.pdf`.

use super::body::{Asked, Body, Id, Leaf};
use super::papers::pdf;
use crate::office::assignment;
use crate::office::papers::kit;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::contract::{AssignmentRow, Assignments, NewAssignment};
use domain::id::AssignmentId;

/// The assignments that one may see.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(leaf): Asked<Leaf>) -> Answer<Json<Assignments>> {
    assignment::list(&state, &user, leaf.into()).await.map(Json)
}

/// Gives an enterprise to a team.
pub(super) async fn assign(State(state): State<AppState>, user: CurrentUser, Body(new): Body<NewAssignment>) -> Answer<Json<AssignmentRow>> {
    assignment::assign(&state, &user, new).await.map(Json)
}

/// Takes an assignment back.
pub(super) async fn withdraw(State(state): State<AppState>, user: CurrentUser, Id(id): Id<AssignmentId>) -> Answer<StatusCode> {
    assignment::withdraw(&state, &user, id).await.map(|()| StatusCode::NO_CONTENT)
}

/// What the team takes along on paper.
pub(super) async fn kit(State(state): State<AppState>, user: CurrentUser, Id(id): Id<AssignmentId>) -> Answer<Response> {
    kit::print(&state, &user, id).await.map(pdf)
}
