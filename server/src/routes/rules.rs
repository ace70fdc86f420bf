//! `GET /rules`.

use crate::office::people::CurrentUser;
use crate::office::rules;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::RulesTable;

/// The rules in force.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<RulesTable>> {
    rules::table(&state, &user).await.map(Json)
}
