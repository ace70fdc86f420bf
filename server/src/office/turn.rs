//! Whose turn it is to write a file: one at a time, and who asks how far it came takes over from a sending that hangs.
//!
//! Within this process the one before is stopped at once. In another process it finds at its next note that its turn is over
//! ([`crate::db::staged`]), so nothing rests on this memory.

use domain::id::MediaId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedMutexGuard, watch};

/// The turns of all files that are being written here.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<Mutex<HashMap<MediaId, Place>>>);

#[derive(Debug, Clone, Default)]
struct Place {
    pen: Arc<tokio::sync::Mutex<()>>,
    /// How often somebody has taken over.
    calls: watch::Sender<u64>,
}

/// A turn; dropped, the next one has it.
#[derive(Debug)]
pub struct Turn {
    media: MediaId,
    turns: Turns,
    calls: watch::Receiver<u64>,
    since: u64,
    _pen: OwnedMutexGuard<()>,
}

impl Turns {
    /// Waits for its turn.
    pub async fn wait(&self, media: MediaId) -> Turn {
        let (place, since) = self.place(media, 0);
        self.begin(media, place, since).await
    }

    /// Stops whoever has the turn, and whoever waits for it, and takes it.
    pub async fn take_over(&self, media: MediaId) -> Turn {
        let (place, since) = self.place(media, 1);
        self.begin(media, place, since).await
    }

    fn place(&self, media: MediaId, calls: u64) -> (Place, u64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = all.entry(media).or_default().clone();
        place.calls.send_if_modified(|count| {
            *count += calls;
            calls > 0
        });
        let since = *place.calls.borrow();
        (place, since)
    }

    async fn begin(&self, media: MediaId, place: Place, since: u64) -> Turn {
        let calls = place.calls.subscribe();
        Turn { media, turns: self.clone(), calls, since, _pen: place.pen.lock_owned().await }
    }
}

impl Turn {
    /// Waits until another has taken over; for ever where nobody does.
    pub async fn is_over(&mut self) {
        if self.calls.wait_for(|calls| *calls > self.since).await.is_err() {
            // The place is gone, so nobody can take over any more.
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut all = self.turns.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Two hold the pen where nobody waits: the table and this turn.
        if all.get(&self.media).is_some_and(|place| Arc::strong_count(&place.pen) <= 2) {
            all.remove(&self.media);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt as _;

    #[tokio::test]
    async fn one_at_a_time_and_who_takes_over_stops_the_others() {
        let turns = Turns::default();
        let media = MediaId::derived("photo");
        let mut first = turns.wait(media).await;
        assert!(first.is_over().now_or_never().is_none());
        assert!(turns.wait(media).now_or_never().is_none(), "the second waits");
        assert!(turns.wait(MediaId::derived("other")).now_or_never().is_some());
        let waiting = turns.wait(media);
        futures::pin_mut!(waiting);
        assert!(waiting.as_mut().now_or_never().is_none());
        let taking = turns.take_over(media);
        futures::pin_mut!(taking);
        assert!(taking.as_mut().now_or_never().is_none(), "not before the first has put down the pen");
        assert!(first.is_over().now_or_never().is_some());
        drop(first);
        let mut second = waiting.await;
        assert!(second.is_over().now_or_never().is_some(), "who waited is told at once");
        drop(second);
        let mut last = taking.await;
        assert!(last.is_over().now_or_never().is_none());
        drop(last);
        assert!(turns.0.lock().unwrap().is_empty(), "nothing is left behind");
    }
}
