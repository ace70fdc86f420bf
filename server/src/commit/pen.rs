//! The pen: one group of batches becomes one transaction.

use super::{Figures, Waiting};
use crate::clock::Clock;
use crate::db::{Database, counter, package};
use crate::office::commands::Batch;
use crate::office::intake::{Addition, Intake, Left};
use domain::contract::Receipt;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// What batches add to the record, and their receipts.
pub(super) type Judged = (Addition, Vec<Vec<Receipt>>);

/// Batches for one flush.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) waiting: Vec<Waiting>,
    /// Where they were judged before; it holds if nobody else appended since.
    pub(super) judged: Option<Judged>,
}

/// A batch could not be written; nothing of it was.
#[derive(Debug, Clone, thiserror::Error)]
#[error("could not write a batch of commands; nothing of it was written")]
pub(super) struct NotWritten(#[source] Arc<Cause>);

/// Why a flush failed, for all who waited for it.
#[derive(Debug, thiserror::Error)]
#[error("a flush failed")]
pub(super) struct Cause(#[source] anyhow::Error);

/// What a flush came to.
struct Flushed {
    receipts: Vec<Vec<Receipt>>,
    as_judged: bool,
}

/// Writes one group after the other.
#[derive(Debug)]
pub(super) struct Pen {
    pub(super) db: Database,
    pub(super) clock: Clock,
    pub(super) flush_delay: Duration,
    pub(super) figures: Arc<Figures>,
}

impl Pen {
    /// Writes a group and answers all who wait; tells whether it came to just what was judged before.
    pub(super) async fn serve(&self, group: Group) -> bool {
        let Group { waiting, judged } = group;
        let batches: Vec<&Batch> = waiting.iter().map(|waiting| &waiting.batch).collect();
        match self.flush(&batches, judged).await {
            Ok(Flushed { receipts, as_judged }) => {
                for (waiting, receipts) in waiting.into_iter().zip(receipts) {
                    // Who no longer waits sends again and gets `already`.
                    let _ = waiting.answer.send(Ok(receipts));
                }
                return as_judged;
            }
            // One that spoils the flush must not be held against those who only came at the same time.
            Err(error) if waiting.len() > 1 && !is_everybodys(&error) => {
                for Waiting { batch, answer } in waiting {
                    let written = self.flush(&[&batch], None).await.map(|mut flushed| flushed.receipts.pop().unwrap_or_default());
                    let _ = answer.send(written.map_err(|error| NotWritten(Arc::new(Cause(error)))));
                }
            }
            Err(error) => {
                let cause = Arc::new(Cause(error));
                for waiting in waiting {
                    let _ = waiting.answer.send(Err(NotWritten(Arc::clone(&cause))));
                }
            }
        }
        false
    }

    /// Writes some batches in one transaction; a fault of ours in one of them ends that transaction and not the writer.
    async fn flush(&self, batches: &[&Batch], judged: Option<Judged>) -> anyhow::Result<Flushed> {
        match AssertUnwindSafe(self.write(batches, judged)).catch_unwind().await {
            Ok(written) => written,
            Err(_) => anyhow::bail!("the writer panicked over a flush; where, stands in the log"),
        }
    }

    async fn write(&self, batches: &[&Batch], judged: Option<Judged>) -> anyhow::Result<Flushed> {
        let commands: usize = batches.iter().map(|batch| batch.commands.len()).sum();
        let mut transaction = self.db.begin().await?;
        // Taking no place takes the pen: from here on nobody else appends.
        let next = counter::advance(&mut transaction, 0).await?;
        let (as_judged, (addition, receipts)) = match judged.filter(|(addition, _)| addition.first() == next) {
            Some(judged) => (true, judged),
            None => {
                let briefing = package::standing_briefing(&mut transaction).await?;
                let mut intake = Intake::after(Left::default(), briefing.map(Arc::new), next);
                let receipts = intake.take(&mut transaction, batches, self.clock.now()).await?;
                (false, (intake.close().0, receipts))
            }
        };
        if addition.is_nothing() {
            transaction.rollback().await?;
        } else {
            addition.write(&mut transaction).await?;
            if !self.flush_delay.is_zero() {
                tokio::time::sleep(self.flush_delay).await;
            }
            transaction.commit().await?;
            self.figures.flushes.fetch_add(1, Ordering::Relaxed);
            self.figures.ahead.fetch_add(i64::from(as_judged), Ordering::Relaxed);
            self.db.notice(addition.next() - 1);
        }
        self.figures.commands.fetch_add(i64::try_from(commands)?, Ordering::Relaxed);
        Ok(Flushed { receipts, as_judged })
    }
}

/// Tells whether the database as a whole is out of reach, so that trying one by one would only take longer.
fn is_everybodys(error: &anyhow::Error) -> bool {
    let sql = error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>());
    sql.is_some_and(|sql| matches!(sql, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed))
}
