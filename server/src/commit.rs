//! The commit queue: what arrives during one flush shares the next one, so that throughput does not hang on the flush time of
//! one disk.

use crate::clock::Clock;
use crate::db::{Database, counter, package};
use crate::office::commands::{Batch, Senders};
use crate::office::intake::Intake;
use crate::problem::Answer;
use domain::contract::Receipt;
use domain::visit::Briefing;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Batches that may wait; more senders are held back where they are.
const WAITING: usize = 1024;
/// Commands that one flush takes at most, or one slow flush would keep everybody waiting.
const AT_ONCE: usize = 2000;

/// The queue before the one pen of this process.
#[derive(Debug, Clone)]
pub struct Commits {
    sender: mpsc::Sender<Waiting>,
    senders: Senders,
    figures: Arc<Figures>,
}

#[derive(Debug)]
struct Waiting {
    batch: Batch,
    answer: oneshot::Sender<Result<Vec<Receipt>, NotWritten>>,
}

/// What the queue has done since it started.
#[derive(Debug, Default)]
pub struct Figures {
    /// Flushes that reached the disk.
    pub flushes: AtomicI64,
    /// Commands in them, those that changed nothing included.
    pub commands: AtomicI64,
    /// Batches that wait or are being written.
    pub waiting: AtomicI64,
}

/// A batch could not be written; nothing of it was.
#[derive(Debug, Clone, thiserror::Error)]
#[error("could not write a batch of commands; nothing of it was written")]
struct NotWritten(#[source] Arc<Cause>);

/// Why a flush failed, for all who waited for it.
#[derive(Debug, thiserror::Error)]
#[error("a flush failed")]
struct Cause(#[source] anyhow::Error);

impl Commits {
    /// Starts the writer; it ends when the last queue is dropped and all that waited is written.
    #[must_use]
    pub fn start(db: Database, clock: Clock, flush_delay: Duration) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let figures = Arc::new(Figures::default());
        let writer = Writer { db, clock, flush_delay, briefing: None, figures: Arc::clone(&figures) };
        tokio::spawn(writer.run(receiver));
        Self { sender, senders: Senders::default(), figures }
    }

    /// Waits until a batch is on disk; one receipt for each of its commands, in order.
    ///
    /// # Errors
    /// It could not be written; then nothing of it was.
    pub async fn commit(&self, batch: Batch) -> Answer<Vec<Receipt>> {
        let (answer, receipts) = oneshot::channel();
        self.figures.waiting.fetch_add(1, Ordering::Relaxed);
        let sent = self.sender.send(Waiting { batch, answer }).await;
        let received = match sent {
            Ok(()) => receipts.await.map_err(anyhow::Error::from),
            Err(_) => Err(anyhow::anyhow!("the commit queue has ended")),
        };
        self.figures.waiting.fetch_sub(1, Ordering::Relaxed);
        Ok(received??)
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

struct Writer {
    db: Database,
    clock: Clock,
    flush_delay: Duration,
    /// With the place of its last change; a fact once read, so it may be kept.
    briefing: Option<(i64, Arc<Briefing>)>,
    figures: Arc<Figures>,
}

impl Writer {
    async fn run(mut self, mut receiver: mpsc::Receiver<Waiting>) {
        while let Some(first) = receiver.recv().await {
            let mut group = vec![first];
            while group.iter().map(|waiting| waiting.batch.commands.len()).sum::<usize>() < AT_ONCE {
                let Ok(next) = receiver.try_recv() else { break };
                group.push(next);
            }
            self.serve(group).await;
        }
    }

    async fn serve(&mut self, group: Vec<Waiting>) {
        let (batches, answers): (Vec<Batch>, Vec<_>) = group.into_iter().map(|waiting| (waiting.batch, waiting.answer)).unzip();
        match self.flush(batches).await {
            Ok(receipts) => {
                for (answer, receipts) in answers.into_iter().zip(receipts) {
                    // Who no longer waits sends again and gets `already`.
                    let _ = answer.send(Ok(receipts));
                }
            }
            Err(error) => {
                let cause = Arc::new(Cause(error));
                for answer in answers {
                    let _ = answer.send(Err(NotWritten(Arc::clone(&cause))));
                }
            }
        }
    }

    /// Writes some batches in one transaction.
    async fn flush(&mut self, batches: Vec<Batch>) -> anyhow::Result<Vec<Vec<Receipt>>> {
        let commands: usize = batches.iter().map(|batch| batch.commands.len()).sum();
        let mut transaction = self.db.begin().await?;
        // Taking no place takes the pen: from here on nobody else appends.
        let next = counter::advance(&mut transaction, 0).await?;
        let briefing = self.briefing(&mut transaction).await?;
        let mut intake = Intake::open(&mut transaction, &batches.iter().collect::<Vec<_>>(), briefing, self.clock.now(), next).await?;
        let receipts = batches.into_iter().map(|batch| intake.take(batch)).collect::<anyhow::Result<Vec<_>>>()?;
        if intake.changes_nothing() {
            transaction.rollback().await?;
        } else {
            let appended = intake.appended();
            intake.write(&mut transaction).await?;
            counter::advance(&mut transaction, appended).await?;
            if !self.flush_delay.is_zero() {
                tokio::time::sleep(self.flush_delay).await;
            }
            transaction.commit().await?;
            self.figures.flushes.fetch_add(1, Ordering::Relaxed);
            self.db.notice(next + appended - 1);
        }
        self.figures.commands.fetch_add(i64::try_from(commands)?, Ordering::Relaxed);
        Ok(receipts)
    }

    async fn briefing(&mut self, on: &mut sqlx::AnyConnection) -> sqlx::Result<Option<Arc<Briefing>>> {
        let changed = package::briefing_changed(&mut *on).await?;
        if let Some((seq, briefing)) = &self.briefing
            && *seq == changed
        {
            return Ok(Some(Arc::clone(briefing)));
        }
        let briefing = match package::briefing(on).await {
            Ok(briefing) => Arc::new(briefing),
            Err(sqlx::Error::RowNotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        self.briefing = Some((changed, Arc::clone(&briefing)));
        Ok(Some(briefing))
    }
}
