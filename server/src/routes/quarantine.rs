//! `GET /quarantine`, `GET /quarantine/{CommandId}/{sha256}`, `POST /quarantine/{CommandId}/{sha256}/notes`.

use super::body::{Asked, Body, Id};
use crate::office::people::CurrentUser;
use crate::office::quarantine;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::contract::{QuarantineNote, Quarantines};
use domain::digest::Digest;
use domain::id::CommandId;
use serde::Deserialize;

/// Where the page before ended.
#[derive(Debug, Deserialize)]
pub(super) struct From {
    after: Option<String>,
}

/// What could not be taken in.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(from): Asked<From>) -> Answer<Json<Quarantines>> {
    quarantine::list(&state, &user, from.after.as_deref()).await.map(Json)
}

/// The bytes of one, always as a file: a hostile phone wrote them, and no page of ours runs them.
pub(super) async fn show(
    State(state): State<AppState>,
    user: CurrentUser,
    Id((command, name)): Id<(CommandId, String)>,
) -> Answer<impl IntoResponse> {
    let bytes = quarantine::bytes(&state, &user, command, &digest(&name)?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"quarantine-{command}.json\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes))
}

/// Notes what was done about one.
pub(super) async fn note(
    State(state): State<AppState>,
    user: CurrentUser,
    Id((command, name)): Id<(CommandId, String)>,
    Body(note): Body<QuarantineNote>,
) -> Answer<StatusCode> {
    quarantine::note(&state, &user, command, &digest(&name)?, &note).await.map(|()| StatusCode::NO_CONTENT)
}

fn digest(name: &str) -> Answer<Digest> {
    format!("sha256:{name}").parse().map_err(|_| not_found())
}
