//! The commit queue: what arrives during one flush shares the next one, so that throughput does not hang on the flush time of
//! one disk.

mod pen;
mod writer;

use crate::clock::Clock;
use crate::db::Database;
use crate::office::commands::{Batch, Senders};
use crate::problem::{Answer, unavailable};
use domain::contract::Receipt;
use pen::NotWritten;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, oneshot};

pub use writer::Writer;

/// Batches that may wait; more senders are held back where they are.
const WAITING: usize = 1024;

/// A batch with whom to tell.
#[derive(Debug)]
struct Waiting {
    batch: Batch,
    answer: oneshot::Sender<Result<Vec<Receipt>, NotWritten>>,
}

/// The queue before the one pen of this process.
#[derive(Debug, Clone)]
pub struct Commits {
    sender: mpsc::Sender<Waiting>,
    senders: Senders,
    verifiers: Arc<Semaphore>,
    figures: Arc<Figures>,
}

/// What the queue has done since it started.
#[derive(Debug, Default)]
pub struct Figures {
    /// Flushes that reached the disk.
    pub flushes: AtomicI64,
    /// Those of them that were written just as they had been judged before the pen was in hand.
    pub ahead: AtomicI64,
    /// Commands in them, those that changed nothing included.
    pub commands: AtomicI64,
    /// Batches that wait or are being written.
    pub waiting: AtomicI64,
}

/// One batch counted among those that wait, for as long as its caller does.
struct Counted<'a>(&'a AtomicI64);

impl<'a> Counted<'a> {
    fn among(waiting: &'a AtomicI64) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Commits {
    /// A queue, and the writer that is to be [started](Writer::start) behind it.
    #[must_use]
    pub fn new(db: Database, clock: Clock, flush_delay: Duration) -> (Self, Writer) {
        let (sender, receiver) = mpsc::channel(WAITING);
        let figures = Arc::new(Figures::default());
        let writer = Writer::new(db, clock, flush_delay, receiver, Arc::clone(&figures));
        // Not more than there are cores, or the pen, which goes as fast as all together, would wait behind everybody who verifies.
        let verifiers = Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, NonZeroUsize::get)));
        (Self { sender, senders: Senders::default(), verifiers, figures }, writer)
    }

    /// Reads and verifies a batch in its turn, off the threads that answer everybody: signatures take a millisecond or two.
    ///
    /// # Errors
    /// This process is ending.
    pub async fn verify(&self, verify: impl FnOnce() -> Batch + Send + 'static) -> Answer<Batch> {
        let turn = Arc::clone(&self.verifiers).acquire_owned().await.map_err(|_| unavailable())?;
        // The turn goes along: whoever hangs up does not end the work.
        let verified = tokio::task::spawn_blocking(move || {
            let batch = verify();
            drop(turn);
            batch
        });
        Ok(verified.await?)
    }

    /// Waits until a batch is on disk; one receipt for each of its commands, in order.
    ///
    /// # Errors
    /// It could not be written, or the writer has ended; then nothing of it was.
    pub async fn commit(&self, batch: Batch) -> Answer<Vec<Receipt>> {
        let _counted = Counted::among(&self.figures.waiting);
        let (answer, receipts) = oneshot::channel::<Result<_, NotWritten>>();
        if self.sender.send(Waiting { batch, answer }).await.is_err() {
            return Err(unavailable());
        }
        match receipts.await {
            Ok(written) => Ok(written?),
            // The writer ended with the batch in its hand: the phone sends it again, and what was written is `already`.
            Err(_) => Err(unavailable()),
        }
    }

    /// Tells whether the writer still takes batches.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        !self.sender.is_closed()
    }

    /// Who sent before.
    #[must_use]
    pub const fn senders(&self) -> &Senders {
        &self.senders
    }

    /// What the queue has done.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        &self.figures
    }
}
