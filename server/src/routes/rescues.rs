//! `POST /rescues`.

use super::body::drain;
use crate::office::people::CurrentUser;
use crate::office::rescue;
use crate::problem::{Answer, no_room, said, too_large};
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use domain::contract::Rescued;
use domain::permit::{Action, Subject};
use futures::StreamExt as _;
use tokio::io::AsyncWriteExt as _;

/// A file is at most so long, in bytes: a phone whose whole disk is full of films.
const LONGEST: u64 = 64 * 1024 * 1024 * 1024;

/// Takes in a phone's file of everything; it lies on the disk while it is read, and goes then.
pub(super) async fn take_in(State(state): State<AppState>, user: CurrentUser, headers: HeaderMap, body: Body) -> Answer<Json<Rescued>> {
    user.must(Action::MindPhones, Subject::ALL)?;
    let mut bytes = body.into_data_stream();
    match lay_down(&state, &headers, &mut bytes).await {
        Ok(file) => rescue::take_in(&state, &user, file).await.map(Json),
        Err(failure) => {
            drain(&mut bytes).await;
            Err(failure)
        }
    }
}

/// Writes the file to the disk of the record, and leaves the reserve there alone.
async fn lay_down(state: &AppState, headers: &HeaderMap, bytes: &mut BodyDataStream) -> Answer<std::fs::File> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length| length > LONGEST) {
        return Err(too_large());
    }
    if !state.rooms.data.has(announced.unwrap_or(0)) {
        return Err(no_room());
    }
    let mut file = tokio::fs::File::from_std(tempfile::tempfile_in(&state.settings.data)?);
    let mut length = 0_u64;
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(|_| said(400, "cut-short", words::cut_short()))?;
        let coming = u64::try_from(piece.len())?;
        length = length.saturating_add(coming);
        if length > LONGEST {
            return Err(too_large());
        }
        if !state.rooms.data.has(coming) {
            return Err(no_room());
        }
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    Ok(file.into_std().await)
}
