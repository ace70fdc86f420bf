//! `GET /package?after=SEQ&device=ID`.

use super::body::{Asked, origin, version};
use crate::office::package;
use crate::problem::Answer;
use crate::session::Sender;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use domain::contract::{Holding, Package};
use domain::id::DeviceId;
use serde::Deserialize;

/// What the phone has already, and which phone it is.
#[derive(Debug, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    after: i64,
    device: DeviceId,
    /// What it holds that no receipt proves; the first contract did not say.
    commands: Option<u32>,
    media: Option<u32>,
    bytes: Option<u64>,
}

/// What a phone needs, or what changed of it.
pub(super) async fn show(
    State(state): State<AppState>,
    Sender(user): Sender,
    uri: Uri,
    headers: HeaderMap,
    Asked(from): Asked<From>,
) -> Answer<Json<Package>> {
    package::must_be_current(version(&headers))?;
    let holding = from.commands.zip(from.media).zip(from.bytes).map(|((commands, media), bytes)| Holding { commands, media, bytes });
    package::package(&state, &user, from.device, from.after.max(0), holding, &origin(&state, &uri, &headers)).await.map(Json)
}
