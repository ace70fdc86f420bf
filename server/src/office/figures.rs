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
}

impl Health {
    /// Tells whether all of it works.
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
    Health { database: database.is_ok(), media: media.is_ok(), writer }
}

/// The figures of the moment.
///
/// # Errors
/// The database does not answer.
pub async fn gauges(state: &AppState) -> sqlx::Result<Vec<(&'static str, i64)>> {
    let figures = state.commits.figures();
    let load = |figure: &AtomicI64| figure.load(Ordering::Relaxed);
    Ok(vec![
        ("seq", counter::current(state.db.readers()).await?),
        ("uploads", upload::count(state.db.readers()).await?),
        ("queue_length", load(&figures.waiting)),
        ("flushes", load(&figures.flushes)),
        ("flushes_judged_ahead", load(&figures.ahead)),
        ("commands", load(&figures.commands)),
    ])
}
