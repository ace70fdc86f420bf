//! `POST /rescues`.

use crate::office::people::CurrentUser;
use crate::office::rescue;
use crate::problem::{Answer, said, too_large};
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use domain::contract::Rescued;
use domain::permit::{Action, Subject};
use futures::StreamExt as _;
use tokio::io::AsyncWriteExt as _;

/// A file is at most so long, in bytes: a phone whose whole disk is full of films.
const LONGEST: usize = 64 * 1024 * 1024 * 1024;

/// Takes in a phone's file of everything; it lies on the disk while it is read, and goes then.
pub(super) async fn take_in(State(state): State<AppState>, user: CurrentUser, body: Body) -> Answer<Json<Rescued>> {
    user.must(Action::MindPhones, Subject::ALL)?;
    let mut file = tokio::fs::File::from_std(tempfile::tempfile_in(&state.settings.data)?);
    let mut bytes = body.into_data_stream();
    let mut length = 0_usize;
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(|_| said(400, "cut-short", words::cut_short()))?;
        length = length.saturating_add(piece.len());
        if length > LONGEST {
            return Err(too_large());
        }
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    rescue::take_in(&state, &user, file.into_std().await).await.map(Json)
}
