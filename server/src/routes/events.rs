//! `GET /events`.

use crate::live::{self, Ending};
use crate::office::people::CurrentUser;
use crate::state::AppState;
use axum::extract::{Extension, State};
use axum::response::IntoResponse;

/// Tells, as long as the browser listens, up to which place something changed.
pub(super) async fn listen(State(state): State<AppState>, _: CurrentUser, Extension(ending): Extension<Ending>) -> impl IntoResponse {
    live::line(&state.db, &ending)
}
