//! The writer: takes what waits, and judges it on what the flush before leaves while that one is still on its way to the disk.

use super::pen::{Group, Pen};
use super::{Figures, Waiting};
use crate::clock::Clock;
use crate::db::{Database, counter, package};
use crate::office::intake::{Intake, Left};
use domain::contract::Receipt;
use domain::visit::Briefing;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc};

/// Commands that one flush takes at most, or one slow flush would keep everybody waiting.
const AT_ONCE: usize = 2000;

/// The one pen of this process, and who reads ahead for it; it ends when the last queue is dropped and all that waited is written.
#[derive(Debug)]
pub struct Writer {
    pen: Pen,
    reader: Reader,
}

/// Judges what comes.
#[derive(Debug)]
struct Reader {
    receiver: mpsc::Receiver<Waiting>,
    db: Database,
    clock: Clock,
    /// As it stood when the order had come to that place; while nobody else appends, it stands.
    briefing: Option<(i64, Arc<Briefing>)>,
    /// What the last flush leaves, and the first place after it.
    left: Option<(Left, i64)>,
}

impl Writer {
    pub(super) fn new(db: Database, clock: Clock, flush_delay: Duration, receiver: mpsc::Receiver<Waiting>, figures: Arc<Figures>) -> Self {
        let pen = Pen { db: db.clone(), clock: clock.clone(), flush_delay, figures };
        Self { pen, reader: Reader { receiver, db, clock, briefing: None, left: None } }
    }

    /// Starts on a thread of its own beside SQLite's, so that each answer wakes it without a turn through the scheduler that
    /// serves everybody; PostgreSQL answers by the network, which only that scheduler watches.
    ///
    /// # Errors
    /// The machine gives no thread.
    pub fn start(self) -> std::io::Result<()> {
        let runtime = Handle::current();
        if self.pen.db.is_embedded() {
            std::thread::Builder::new().name("writer".to_owned()).spawn(move || runtime.block_on(self.run()))?;
        } else {
            runtime.spawn(self.run());
        }
        Ok(())
    }

    async fn run(self) {
        let Self { pen, mut reader } = self;
        let written = Notify::new();
        written.notify_one();
        let mut next = reader.gather(&written).await;
        while let Some(group) = next {
            let writing = async {
                let as_judged = pen.serve(group).await;
                written.notify_one();
                as_judged
            };
            let (as_judged, gathered) = tokio::join!(writing, reader.gather(&written));
            next = gathered;
            if !as_judged {
                reader.forget();
                // What was judged on a flush that came to nothing, or to something else, is judged again at the pen.
                next = next.map(|group| Group { judged: None, ..group });
            }
        }
    }
}

impl Reader {
    /// Takes what waits, and what comes until the flush before is `written`; nothing when no more can come.
    async fn gather(&mut self, written: &Notify) -> Option<Group> {
        let mut intake: Option<Intake> = None;
        let (mut waiting, mut receipts) = (Vec::new(), Vec::new());
        let (mut commands, mut is_written, mut is_spoilt) = (0, false, false);
        while !is_written || waiting.is_empty() {
            let first = tokio::select! {
                () = written.notified(), if !is_written => {
                    is_written = true;
                    continue;
                }
                first = self.receiver.recv(), if commands < AT_ONCE => first,
            };
            let Some(first) = first else { break };
            let begun = waiting.len();
            commands += first.batch.commands.len();
            waiting.push(first);
            while commands < AT_ONCE {
                let Ok(next) = self.receiver.try_recv() else { break };
                commands += next.batch.commands.len();
                waiting.push(next);
            }
            if !is_spoilt {
                match AssertUnwindSafe(self.judge(&mut intake, &waiting[begun..])).catch_unwind().await {
                    Ok(Ok(judged)) => receipts.extend(judged),
                    // The pen judges them again, and tells whose fault it was.
                    Ok(Err(_)) | Err(_) => is_spoilt = true,
                }
            }
        }
        if waiting.is_empty() {
            return None;
        }
        let judged = intake.filter(|_| !is_spoilt).map(|intake| {
            let (addition, left) = intake.close();
            self.briefing = self.briefing.take().map(|(_, briefing)| (addition.next(), briefing));
            self.left = Some((left, addition.next()));
            (addition, receipts)
        });
        if judged.is_none() {
            self.forget();
        }
        Some(Group { waiting, judged })
    }

    async fn judge(&mut self, intake: &mut Option<Intake>, waiting: &[Waiting]) -> anyhow::Result<Vec<Vec<Receipt>>> {
        let mut on = self.db.readers().acquire().await?;
        let begun = match intake {
            Some(begun) => begun,
            None => {
                let (left, next) = match self.left.take() {
                    Some(left) => left,
                    None => (Left::default(), counter::current(&mut *on).await? + 1),
                };
                let briefing = self.briefing(&mut on, next).await?;
                intake.insert(Intake::after(left, briefing, next))
            }
        };
        let batches: Vec<_> = waiting.iter().map(|waiting| &waiting.batch).collect();
        begun.take(&mut on, &batches, self.clock.now()).await
    }

    /// What is judged by; whoever changes any of it takes a place in the order, so `next` tells whether it was changed.
    async fn briefing(&mut self, on: &mut sqlx::AnyConnection, next: i64) -> sqlx::Result<Option<Arc<Briefing>>> {
        if self.briefing.as_ref().is_none_or(|(known, _)| *known != next) {
            self.briefing = package::standing_briefing(on).await?.map(|briefing| (next, Arc::new(briefing)));
        }
        Ok(self.briefing.as_ref().map(|(_, briefing)| Arc::clone(briefing)))
    }

    /// Forgets what no longer stands.
    fn forget(&mut self) {
        self.left = None;
        self.briefing = None;
    }
}
