//! The writer: takes what waits, and makes it one transaction.

use super::Figures;
use crate::clock::Clock;
use crate::db::{Database, counter, package};
use crate::office::commands::Batch;
use crate::office::intake::Intake;
use domain::contract::Receipt;
use domain::visit::Briefing;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};

/// Commands that one flush takes at most, or one slow flush would keep everybody waiting.
const AT_ONCE: usize = 2000;

/// A batch with whom to tell.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) batch: Batch,
    pub(super) answer: oneshot::Sender<Result<Vec<Receipt>, NotWritten>>,
}

/// A batch could not be written; nothing of it was.
#[derive(Debug, Clone, thiserror::Error)]
#[error("could not write a batch of commands; nothing of it was written")]
pub(super) struct NotWritten(#[source] Arc<Cause>);

/// Why a flush failed, for all who waited for it.
#[derive(Debug, thiserror::Error)]
#[error("a flush failed")]
pub(super) struct Cause(#[source] anyhow::Error);

/// The one pen of this process; it ends when the last queue is dropped and all that waited is written.
#[derive(Debug)]
pub struct Writer {
    receiver: mpsc::Receiver<Waiting>,
    db: Database,
    clock: Clock,
    flush_delay: Duration,
    /// As it stood when the order had come to that place; while nobody else appends, it stands.
    briefing: Option<(i64, Arc<Briefing>)>,
    figures: Arc<Figures>,
}

impl Writer {
    pub(super) const fn new(db: Database, clock: Clock, flush_delay: Duration, receiver: mpsc::Receiver<Waiting>, figures: Arc<Figures>) -> Self {
        Self { receiver, db, clock, flush_delay, briefing: None, figures }
    }

    /// Starts on a thread of its own beside SQLite's, so that each answer wakes it without a turn through the scheduler that
    /// serves everybody; PostgreSQL answers by the network, which only that scheduler watches.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn start(self) -> std::io::Result<()> {
        let runtime = Handle::current();
        if self.db.is_embedded() {
            std::thread::Builder::new().name("writer".to_owned()).spawn(move || runtime.block_on(self.run()))?;
        } else {
            runtime.spawn(self.run());
        }
        Ok(())
    }

    async fn run(mut self) {
        while let Some(first) = self.receiver.recv().await {
            let mut commands = first.batch.commands.len();
            let mut group = vec![first];
            while commands < AT_ONCE {
                let Ok(next) = self.receiver.try_recv() else { break };
                commands += next.batch.commands.len();
                group.push(next);
            }
            self.serve(group).await;
        }
    }

    async fn serve(&mut self, group: Vec<Waiting>) {
        let batches: Vec<&Batch> = group.iter().map(|waiting| &waiting.batch).collect();
        match self.flush(&batches).await {
            Ok(receipts) => {
                for (waiting, receipts) in group.into_iter().zip(receipts) {
                    // Who no longer waits sends again and gets `already`.
                    let _ = waiting.answer.send(Ok(receipts));
                }
            }
            // One that spoils the flush must not be held against those who only came at the same time.
            Err(error) if group.len() > 1 && !is_everybodys(&error) => {
                for Waiting { batch, answer } in group {
                    let written = self.flush(&[&batch]).await.map(|mut receipts| receipts.pop().unwrap_or_default());
                    let _ = answer.send(written.map_err(|error| NotWritten(Arc::new(Cause(error)))));
                }
            }
            Err(error) => {
                let cause = Arc::new(Cause(error));
                for waiting in group {
                    let _ = waiting.answer.send(Err(NotWritten(Arc::clone(&cause))));
                }
            }
        }
    }

    /// Writes some batches in one transaction; a fault of ours in one of them ends that transaction and not the writer.
    async fn flush(&mut self, batches: &[&Batch]) -> anyhow::Result<Vec<Vec<Receipt>>> {
        match AssertUnwindSafe(self.write(batches)).catch_unwind().await {
            Ok(written) => written,
            Err(_) => anyhow::bail!("the writer panicked over a flush; where, stands in the log"),
        }
    }

    async fn write(&mut self, batches: &[&Batch]) -> anyhow::Result<Vec<Vec<Receipt>>> {
        let commands: usize = batches.iter().map(|batch| batch.commands.len()).sum();
        let mut transaction = self.db.begin().await?;
        // Taking no place takes the pen: from here on nobody else appends.
        let next = counter::advance(&mut transaction, 0).await?;
        let briefing = self.briefing(&mut transaction, next).await?;
        let mut intake = Intake::open(&mut transaction, batches, briefing, self.clock.now(), next).await?;
        let receipts = batches.iter().map(|batch| intake.take(batch)).collect::<anyhow::Result<Vec<_>>>()?;
        if intake.changes_nothing() {
            transaction.rollback().await?;
        } else {
            let appended = intake.appended();
            intake.write(&mut transaction).await?;
            if !self.flush_delay.is_zero() {
                tokio::time::sleep(self.flush_delay).await;
            }
            transaction.commit().await?;
            self.figures.flushes.fetch_add(1, Ordering::Relaxed);
            self.db.notice(next + appended - 1);
            if let Some((upto, _)) = &mut self.briefing {
                *upto = next + appended - 1;
            }
        }
        self.figures.commands.fetch_add(i64::try_from(commands)?, Ordering::Relaxed);
        Ok(receipts)
    }

    /// What is judged by; whoever changes any of it takes a place in the order, so `next` tells whether it was changed.
    async fn briefing(&mut self, on: &mut sqlx::AnyConnection, next: i64) -> sqlx::Result<Option<Arc<Briefing>>> {
        if let Some((upto, briefing)) = &self.briefing
            && upto + 1 == next
        {
            return Ok(Some(Arc::clone(briefing)));
        }
        self.briefing = match package::briefing(on).await {
            Ok(briefing) => Some((next - 1, Arc::new(briefing))),
            Err(sqlx::Error::RowNotFound) => None,
            Err(error) => return Err(error),
        };
        Ok(self.briefing.as_ref().map(|(_, briefing)| Arc::clone(briefing)))
    }
}

/// Tells whether the database as a whole is out of reach, so that trying one by one would only take longer.
fn is_everybodys(error: &anyhow::Error) -> bool {
    let sql = error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>());
    sql.is_some_and(|sql| matches!(sql, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed))
}
