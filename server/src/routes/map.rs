//! `GET /map`.

use crate::office::people::CurrentUser;
use crate::office::picture;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::MapPicture;

/// The city's picture.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<MapPicture>> {
    picture::map(&state, &user).await.map(Json)
}
