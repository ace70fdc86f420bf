//! How the office itself is: for those who keep it running.

use crate::db::{counter, upload};
use crate::state::AppState;
use serde::Serialize;
use std::sync::atomic::{AtomicI64, Ordering};

/// What must work for anything to be kept.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Health {
    /// The database answers.
    pub database: bool,
    /// Photos and videos can be kept.
    pub media: bool,
    /// The writer takes what phones send.
    pub writer: bool,
    /// Files have room beside the reserve of the record; commands are taken either way.
    pub room: bool,
}

impl Health {
    /// Tells whether records are taken: a full disk keeps files out, and whoever took the office away for it would keep out all.
    #[must_use]
    pub const fn is_well(self) -> bool {
        self.database && self.media && self.writer
    }
}

/// Tries what must work.
pub async fn health(state: &AppState) -> Health {
    let database = counter::current(state.db.readers()).await;
    let media = state.blobs.check().await;
    if let Err(error) = &database {
        tracing::error!(%error, "the database does not answer");
    }
    if let Err(error) = &media {
        tracing::error!(%error, "media cannot be kept");
    }
    let writer = state.commits.is_alive();
    if !writer {
        tracing::error!("the writer has ended: nothing that phones send is kept until this process is started again");
    }
    let room = state.rooms.data.has(1) && state.rooms.media.has(1);
    Health { database: database.is_ok(), media: media.is_ok(), writer, room }
}

/// The figures of the moment.
///
/// # Errors
/// The database does not answer.
pub async fn gauges(state: &AppState) -> sqlx::Result<Vec<(&'static str, i64)>> {
    let figures = state.commits.figures();
    let load = |figure: &AtomicI64| figure.load(Ordering::Relaxed);
    let free = [("data_free_bytes", &state.rooms.data), ("media_free_bytes", &state.rooms.media)];
    let free = free.into_iter().filter_map(|(name, room)| Some((name, i64::try_from(room.free()?).ok()?)));
    let counted = [
        ("seq", counter::current(state.db.readers()).await?),
        ("uploads", upload::count(state.db.readers()).await?),
        ("queue_length", load(&figures.waiting)),
        ("flushes", load(&figures.flushes)),
        ("flushes_judged_ahead", load(&figures.ahead)),
        ("commands", load(&figures.commands)),
    ];
    Ok(counted.into_iter().chain(free).collect())
}
