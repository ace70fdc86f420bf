//! `GET /package?after=SEQ&device=ID`.

use super::body::Asked;
use crate::office::package;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::contract::{Package, VERSION_HEADER};
use domain::id::DeviceId;
use serde::Deserialize;

/// What the phone has already, and which phone it is.
#[derive(Debug, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    after: i64,
    device: DeviceId,
}

/// What a phone needs, or what changed of it.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, headers: HeaderMap, Asked(from): Asked<From>) -> Answer<Json<Package>> {
    let version = headers.get(VERSION_HEADER).and_then(|version| version.to_str().ok()?.parse().ok());
    package::must_be_current(version)?;
    package::package(&state, &user, from.device, from.after.max(0)).await.map(Json)
}
