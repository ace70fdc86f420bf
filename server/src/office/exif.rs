//! What a camera wrote into a picture, read from its proved bytes and kept beside them. Nothing rests on it: a file that cannot be read says nothing.

mod pieces;
mod reading;
#[cfg(test)]
mod tests;

use crate::db::exif;
use crate::state::AppState;
use domain::digest::Digest;
use domain::exif::Exif;
use pieces::{PIECE, Pieces};
use std::time::Duration;

/// So many pieces of a file are read at most: the beginning, and where a HEIF file says that it keeps the rest.
const MOST: usize = 4;
/// Nobody's receipt waits longer for this.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many files are caught up with at a time.
const PAGE: i64 = 200;

/// What stands in a proved file; nothing where it is a film or nothing can be read, none where the store did not answer.
pub(super) async fn look(state: &AppState, digest: &Digest, bytes: u64, mime: &str) -> Option<Exif> {
    if bytes == 0 || mime.starts_with("video/") {
        return Some(Exif::default());
    }
    match tokio::time::timeout(PATIENCE, read(state, digest, bytes)).await {
        Ok(Ok(exif)) => Some(exif),
        Ok(Err(error)) => {
            tracing::warn!(%digest, error = format!("{error:#}"), "could not read what a camera wrote into a picture; it is tried again later");
            None
        }
        Err(_) => {
            tracing::warn!(%digest, "the store did not give what a camera wrote into a picture in time; it is tried again later");
            None
        }
    }
}

async fn read(state: &AppState, digest: &Digest, bytes: u64) -> anyhow::Result<Exif> {
    let mut pieces = Pieces::new(bytes);
    let mut wanted = Some(0);
    while let Some(at) = wanted.filter(|_| pieces.len() < MOST) {
        let part = at..(at + PIECE).min(bytes);
        let piece = match state.blobs.open(digest, Some(part)).await? {
            Some(found) => found.bytes().await?,
            None => anyhow::bail!("the file is gone"),
        };
        pieces.put(at, piece);
        // A reader of foreign bytes may panic, and takes nothing with it here.
        let (found, back) = match tokio::task::spawn_blocking(move || (reading::read(&mut pieces), pieces)).await {
            Ok(read) => read,
            Err(error) => {
                tracing::warn!(%digest, %error, "what a camera wrote into a picture made the reader panic");
                return Ok(Exif::default());
            }
        };
        if let Some(exif) = found {
            return Ok(exif);
        }
        pieces = back;
        wanted = pieces.take_wanted();
    }
    Ok(Exif::default())
}

/// Looks into proved files that nobody has looked into: they came before this program could, or the store did not answer then.
///
/// # Errors
/// The database does not answer.
pub async fn catch_up(state: &AppState) -> anyhow::Result<usize> {
    let (mut after, mut looked) = (String::new(), 0);
    loop {
        let unread = exif::unread(state.db.readers(), &after, PAGE).await?;
        let Some(last) = unread.last() else { return Ok(looked) };
        after = last.digest.to_string();
        for file in unread {
            if let Some(found) = look(state, &file.digest, file.bytes, &file.mime).await {
                exif::note(state.db.writers(), &file.digest, &found).await?;
                looked += 1;
            }
        }
    }
}
