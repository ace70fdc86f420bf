//! Live: "something changed up to seq N". The listener then asks for what it may see, so that a lost message costs nothing.

use crate::db::Database;
use axum::response::sse::{Event, KeepAlive, Sse};
use domain::contract::Changed;
use futures::stream::{self, Stream};
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;

/// How often another process's work is looked for.
const LOOK: Duration = Duration::from_millis(250);
/// How often a silent line is kept open.
const ALIVE: Duration = Duration::from_secs(15);

/// The end of the server, as those see it who would otherwise listen for ever.
#[derive(Debug, Clone)]
pub struct Ending(watch::Sender<bool>);

impl Default for Ending {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Ending {
    /// Ends all lines.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Waits for the end.
    pub async fn wait(&self) {
        // An error would mean that the sender is gone, and we hold it.
        let _ = self.0.subscribe().wait_for(|ending| *ending).await;
    }
}

/// The line of one listener: the present place at once, then each time it moves.
pub fn line(db: &Database, ending: &Ending) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let mut changed = db.changed();
    changed.mark_changed();
    let events = stream::unfold((changed, ending.clone()), |(mut changed, ending)| async move {
        let moved = tokio::select! {
            moved = changed.changed() => moved.is_ok(),
            () = ending.wait() => false,
        };
        if !moved {
            return None;
        }
        let upto = *changed.borrow_and_update();
        Some((Ok(message(upto)), (changed, ending)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE))
}

fn message(upto: i64) -> Event {
    // Two integers have a form in JSON; the comment stands for a form that they had lost.
    Event::default().id(upto.to_string()).json_data(Changed { upto }).unwrap_or_else(|_| Event::default().comment("unreadable"))
}

/// Looks for what other processes appended, until the end.
pub async fn look(db: Database, ending: Ending) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = ending.wait() => return,
        }
        if let Err(error) = db.look_for_changes().await {
            tracing::warn!(%error, "could not look whether another process has appended");
        }
    }
}
