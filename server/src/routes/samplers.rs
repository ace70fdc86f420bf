//! `GET /samplers`, `PUT /samplers/{PersonId}`.

use super::body::{Body, Id};
use crate::office::people::CurrentUser;
use crate::office::standing;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{NewStanding, SamplerStanding, SamplerStandings};
use domain::id::PersonId;

/// The samplers, and what a draw asks of them.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<SamplerStandings>> {
    standing::list(&state, &user).await.map(Json)
}

/// States it of one.
pub(super) async fn state_it(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(person): Id<PersonId>,
    Body(new): Body<NewStanding>,
) -> Answer<Json<SamplerStanding>> {
    standing::state_it(&state, &user, person, new).await.map(Json)
}
