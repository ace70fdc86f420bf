//! `GET /me`.

use crate::office::people::CurrentUser;
use axum::Json;
use domain::contract::Me;

/// Who is signed in, and what they may.
pub(super) async fn show(user: CurrentUser) -> Json<Me> {
    Json(user.me())
}
