//! The writer: takes what waits, and judges it on what the flush before leaves while that one is still on its way to the disk.

use super::pen::{Group, Pen};
use super::{Figures, Waiting};
use crate::clock::Clock;
use crate::db::{Database, counter, package};
use crate::office::intake::{Intake, Left};
use domain::contract::Receipt;
use domain::visit::Briefing;
use futures::FutureExt as _;
use sqlx::AnyConnection;
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
    /// Its own connection: nobody's page keeps it waiting.
    line: Option<AnyConnection>,
    /// As it stood when the order had come to that place; while nobody else appends, it stands.
    briefing: Option<(i64, Arc<Briefing>)>,
    /// What the last flush leaves, and the first place after it.
    left: Option<(Left, i64)>,
}

impl Writer {
    pub(super) fn new(db: Database, clock: Clock, flush_delay: Duration, receiver: mpsc::Receiver<Waiting>, figures: Arc<Figures>) -> Self {
        let pen = Pen { db: db.clone(), clock: clock.clone(), flush_delay, figures };
        Self { pen, reader: Reader { receiver, db, clock, line: None, briefing: None, left: None } }
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
            next = match gathered {
                // It was judged on a flush that came to nothing, or to something else.
                Some(group) if !as_judged => Some(reader.judge_again(group.waiting).await),
                gathered => gathered,
            };
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
                match self.try_judge(&mut intake, &waiting[begun..]).await {
                    Some(judged) => receipts.extend(judged),
                    None => is_spoilt = true,
                }
            }
        }
        if waiting.is_empty() {
            return None;
        }
        Some(self.group(waiting, intake.filter(|_| !is_spoilt).map(|intake| (intake, receipts))))
    }

    /// Judges batches on the record as it stands now, when no flush is under way.
    async fn judge_again(&mut self, waiting: Vec<Waiting>) -> Group {
        self.forget();
        let mut intake = None;
        let judged = self.try_judge(&mut intake, &waiting).await;
        self.group(waiting, intake.zip(judged))
    }

    /// Ends the judging of a group; the next one goes on from what it leaves.
    fn group(&mut self, waiting: Vec<Waiting>, judged: Option<(Intake, Vec<Vec<Receipt>>)>) -> Group {
        let Some((intake, receipts)) = judged else {
            self.forget();
            return Group { waiting, judged: None };
        };
        let (addition, left) = intake.close();
        self.briefing = self.briefing.take().map(|(_, briefing)| (addition.next(), briefing));
        self.left = Some((left, addition.next()));
        Group { waiting, judged: Some((addition, receipts)) }
    }

    /// The receipts; none where they cannot be judged here. The pen judges those again, and tells whose fault it was.
    async fn try_judge(&mut self, intake: &mut Option<Intake>, waiting: &[Waiting]) -> Option<Vec<Vec<Receipt>>> {
        let judged = AssertUnwindSafe(self.judge(intake, waiting)).catch_unwind().await;
        let error = match judged {
            Ok(Ok(receipts)) => return Some(receipts),
            Ok(Err(error)) => error,
            Err(_) => anyhow::anyhow!("the judging panicked; where, stands in the log"),
        };
        tracing::warn!(%error, "batches could not be judged ahead; they are judged with the pen in hand");
        // A connection that broke is not asked again.
        self.line = None;
        None
    }

    async fn judge(&mut self, intake: &mut Option<Intake>, waiting: &[Waiting]) -> anyhow::Result<Vec<Vec<Receipt>>> {
        let mut on = match self.line.take() {
            Some(line) => line,
            None => self.db.readers().acquire().await?.detach(),
        };
        let judged = self.judge_by(&mut on, intake, waiting).await;
        self.line = Some(on);
        judged
    }

    async fn judge_by(&mut self, on: &mut AnyConnection, intake: &mut Option<Intake>, waiting: &[Waiting]) -> anyhow::Result<Vec<Vec<Receipt>>> {
        let begun = match intake {
            Some(begun) => begun,
            None => {
                let (left, next) = match self.left.take() {
                    Some(left) => left,
                    None => (Left::default(), counter::current(&mut *on).await? + 1),
                };
                let briefing = self.briefing(on, next).await?;
                intake.insert(Intake::after(left, briefing, next))
            }
        };
        let batches: Vec<_> = waiting.iter().map(|waiting| &waiting.batch).collect();
        begun.take(on, &batches, self.clock.now()).await
    }

    /// What is judged by; whoever changes any of it takes a place in the order, so `next` tells whether it was changed.
    async fn briefing(&mut self, on: &mut AnyConnection, next: i64) -> sqlx::Result<Option<Arc<Briefing>>> {
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
