//! `PUT /uploads/{MediaId}`.

use super::body::{Asked, Id};
use crate::office::media::{self, Sending};
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use domain::contract::MediaReceipt;
use domain::digest::Digest;
use domain::id::{DeviceId, MediaId};
use serde::Deserialize;

/// What the address says of the file.
#[derive(Debug, Deserialize)]
pub(super) struct Said {
    device: DeviceId,
    digest: Digest,
}

/// Takes in a file as it comes, never whole in memory.
pub(super) async fn receive(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(media): Id<MediaId>,
    Asked(said): Asked<Said>,
    headers: HeaderMap,
    body: Body,
) -> Answer<Json<MediaReceipt>> {
    let mime = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/octet-stream");
    let sending = Sending { media, device: said.device, digest: said.digest, mime: mime.chars().take(100).collect() };
    media::receive(&state, &user, &sending, body.into_data_stream()).await.map(Json)
}
