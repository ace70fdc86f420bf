//! `GET /map`.

use crate::office::people::CurrentUser;
use crate::office::picture;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};

/// The city's picture.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser) -> Answer<Response> {
    picture::map(&state, &user).await.map(|picture| Json(&*picture).into_response())
}
