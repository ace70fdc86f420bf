//! What is judged while the flush before is not on disk yet: on what that flush leaves, and again where it does not come to that.

use crate::field::{Office, Phone, already, matters, story_with_seal_of};
use domain::assignment::Assignment;
use domain::contract::{Commands, Envelope, Outcome, Receipt};
use domain::finding::Matter;
use domain::fixture;
use domain::id::DeviceId;
use server::db::Append;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Waits until so many batches are with the queue, and what can be judged of them is.
async fn wait_for(office: &Office, batches: i64) {
    let all_wait = async {
        while office.state.commits.figures().waiting.load(Ordering::Relaxed) < batches {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), all_wait).await.unwrap();
    tokio::time::sleep(Duration::from_millis(150)).await;
}

/// Somebody else who holds the pen.
async fn hold(office: &Office) -> Append {
    office.state.db.append(office.state.clock.now()).await.unwrap()
}

fn flushes(office: &Office) -> i64 {
    office.state.commits.figures().flushes.load(Ordering::Relaxed)
}

/// Those of them that were written as they had been judged.
fn ahead(office: &Office) -> i64 {
    office.state.commits.figures().ahead.load(Ordering::Relaxed)
}

fn places(receipts: &[Receipt]) -> Vec<i64> {
    let place = |receipt: &Receipt| match receipt.outcome {
        Outcome::Applied { seq } => seq,
        ref other => panic!("not applied: {other:?}"),
    };
    receipts.iter().map(place).collect()
}

#[tokio::test]
async fn a_visit_goes_on_in_the_next_flush_as_if_the_last_one_were_written() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let whole = phone.visit(&assignment);
    let (first, rest) = whole.split_at(9);
    let (second, third) = rest.split_at(9);
    let before = office.send(phone.device, first).await;
    let pen = hold(&office).await;
    let then = async {
        wait_for(&office, 1).await;
        // What comes a second time while the first is under way is told as such.
        tokio::join!(office.send(phone.device, second), office.send(phone.device, third), async {
            wait_for(&office, 3).await;
            drop(pen);
        })
    };
    let (in_flight, (again, last, ())) = tokio::join!(office.send(phone.device, second), then);
    assert_eq!(already(&again).len(), second.len());
    let told: Vec<Receipt> = [before, in_flight, last].concat();
    assert!(told.iter().all(|receipt| receipt.findings.is_empty()), "no link is missed and no fact: {told:?}");
    assert!(places(&told).is_sorted());
    assert_eq!(office.table("entry").await.len(), whole.len());
    assert_eq!(ahead(&office), flushes(&office));
}

/// Two visits of two phones, on the second of which a seal of the first is used.
struct Twice {
    first: Assignment,
    a: DeviceId,
    on_first: Vec<Envelope>,
    b: DeviceId,
    on_other: Vec<Envelope>,
}

impl Twice {
    async fn on(office: &Office) -> Self {
        let (first, other) = (fixture::assignment("A"), fixture::assignment("B"));
        office.assign(&first).await;
        office.assign(&other).await;
        let (mut a, mut b) = (Phone::new("a"), Phone::new("b"));
        let (on_first, on_other) = (a.visit(&first), b.record_with_reason(&other, story_with_seal_of(&other, &first)));
        Self { first, a: a.device, on_first, b: b.device, on_other }
    }

    /// Sends the first, and while the pen is held the second; then the pen is let go. The second seal is found.
    async fn send(&self, office: &Office, pen: Append, let_go: impl AsyncFnOnce(Append)) -> (Vec<Receipt>, Vec<Receipt>) {
        let then = async {
            wait_for(office, 1).await;
            let (found, ()) = tokio::join!(office.send(self.b, &self.on_other), async {
                wait_for(office, 2).await;
                let_go(pen).await;
            });
            found
        };
        let (told, found) = tokio::join!(office.send(self.a, &self.on_first), then);
        assert!(matters(&told).is_empty());
        assert_eq!(matters(&found), [&Matter::SealElsewhere { seal: self.first.seals[0].clone(), sheet: self.first.numbers[0].clone() }]);
        (told, found)
    }
}

#[tokio::test]
async fn o36_a_seal_of_the_flush_before_is_used_already() {
    let office = Office::open().await;
    let twice = Twice::on(&office).await;
    let pen = hold(&office).await;
    twice.send(&office, pen, async |pen| drop(pen)).await;
    assert_eq!((flushes(&office), ahead(&office)), (2, 2), "both were written as they were judged");
}

#[tokio::test]
async fn where_somebody_else_appended_all_is_judged_again() {
    let office = Office::open().await;
    let twice = Twice::on(&office).await;
    let pen = hold(&office).await;
    let taken = pen.seq;
    let (told, found) = twice
        .send(&office, pen, async |pen| {
            pen.commit().await.unwrap();
        })
        .await;
    let places = [places(&told), places(&found)].concat();
    let free: Vec<i64> = (taken + 1..).take(places.len()).collect();
    assert_eq!(places, free, "nobody's place is taken twice");
    assert_eq!((flushes(&office), ahead(&office)), (2, 1), "the second was judged again before its turn at the pen");
}

#[tokio::test]
async fn what_was_judged_on_a_flush_that_failed_is_judged_again() {
    let office = Office::open().await;
    let Twice { first, a, on_first, b, on_other } = Twice::on(&office).await;
    // Nothing of the first visit can be written, and so neither can the seal on which the second is judged ahead.
    let refuse =
        format!("create trigger refuse before insert on happening when new.visit = '{}' begin select raise(abort, 'full'); end", first.visit);
    if !office.state.db.is_embedded() {
        // PostgreSQL's triggers are written otherwise; who judges ahead does not know which database it is.
        return;
    }
    sqlx::raw_sql(sqlx::AssertSqlSafe(refuse)).execute(office.state.db.writers()).await.unwrap();
    let pen = hold(&office).await;
    let body = |device, commands: &[Envelope]| serde_json::to_string(&Commands { device, commands: commands.to_vec(), epoch: None }).unwrap();
    let then = async {
        wait_for(&office, 1).await;
        tokio::join!(office.post(body(a, &on_first)), office.send(b, &on_other), async {
            wait_for(&office, 3).await;
            drop(pen);
        })
    };
    let ((failed, _), ((again, _), told, ())) = tokio::join!(office.post(body(a, &on_first)), then);
    assert_eq!((failed.as_u16(), again.as_u16()), (503, 503), "nobody is told that the office has what it has not");
    assert!(matters(&told).is_empty(), "the seal was used by nobody yet");
    assert_eq!(places(&told).len(), office.table("entry").await.len());
    sqlx::raw_sql("drop trigger refuse").execute(office.state.db.writers()).await.unwrap();
    assert_eq!(places(&office.send(a, &on_first).await).len(), on_first.len());
}

#[tokio::test]
async fn after_somebody_else_appended_the_next_flush_but_one_is_written_as_it_was_judged() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let whole = phone.visit(&assignment);
    office.send(phone.device, &whole[..3]).await;
    assert_eq!(ahead(&office), 1);
    hold(&office).await.commit().await.unwrap();
    office.send(phone.device, &whole[3..6]).await;
    assert_eq!(ahead(&office), 1, "what was left no longer stood");
    office.send(phone.device, &whole[6..9]).await;
    assert_eq!(ahead(&office), 2);
}
