//! The queue: what is wrong with one batch is told to its sender alone, and what is wrong with the queue to everybody at once.

use crate::field::{Office, Phone, already};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::contract::{Commands, Envelope, Problem};
use domain::fixture;
use domain::id::{CommandId, DeviceId};
use std::sync::atomic::Ordering;
use std::time::Duration;

fn batch(device: DeviceId, commands: &[Envelope]) -> String {
    serde_json::to_string(&Commands { device, commands: commands.to_vec(), epoch: None }).unwrap()
}

#[tokio::test]
async fn a_stream_that_cannot_be_read_spoils_its_own_batch_alone() {
    let office = Office::open().await;
    let (good, bad) = (fixture::assignment("A"), fixture::assignment("B"));
    office.assign(&good).await;
    office.assign(&bad).await;
    let (mut a, mut b) = (Phone::new("a"), Phone::new("b"));
    let (whole, mut begun) = (a.visit(&good), b.visit(&bad));
    let later = begun.split_off(3);
    office.send(b.device, &begun).await;
    let spoil = sqlx::query("update entry set events = 'spoilt' where visit = $1").bind(bad.visit.to_string());
    spoil.execute(office.state.db.writers()).await.unwrap();
    // Once somebody else has appended, the writer no longer goes by what it remembers of the visit.
    office.state.db.append(office.state.clock.now()).await.unwrap().commit().await.unwrap();

    // While somebody else holds the pen, all three come to wait, so that at least the last two share a flush.
    let pen = office.state.db.append(office.state.clock.now()).await.unwrap();
    let let_go = async {
        let all_wait = async {
            while office.state.commits.figures().waiting.load(Ordering::Relaxed) < 3 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), all_wait).await.unwrap();
        drop(pen);
    };
    let (first, last) = whole.split_at(10);
    let sent = (office.post(batch(a.device, first)), office.post(batch(b.device, &later)), office.post(batch(a.device, last)));
    let (first_answer, spoilt, last_answer, ()) = tokio::join!(sent.0, sent.1, sent.2, let_go);

    assert_eq!((first_answer.0, last_answer.0), (StatusCode::OK, StatusCode::OK));
    let problem: Problem = serde_json::from_slice(&spoilt.1).unwrap();
    assert_eq!((spoilt.0.as_u16(), problem.status), (500, 500));
    assert_eq!(already(&office.send(a.device, &whole).await).len(), whole.len());
    let entries = office.table("entry").await;
    assert_eq!(entries.len(), whole.len() + begun.len(), "nothing of the spoilt batch is written");
    assert_eq!(office.state.commits.figures().waiting.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_writer_that_ended_shows_in_health_and_is_told_at_once() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let office = office.without_writer().await;
    let (status, body) = office.post(batch(phone.device, &commands)).await;
    let problem: Problem = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, problem.kind.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
    let (status, _, body) = office.ask(Request::get("/api/v1/health"), Body::empty()).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(String::from_utf8(body).unwrap(), r#"{"database":true,"media":true,"writer":false,"room":true}"#);
}

#[tokio::test]
async fn a_batch_has_a_bound_that_is_said() {
    let office = Office::open().await;
    let phone = Phone::new("a");
    // Small ones, or the bound on bytes would speak first.
    let empty = |place: usize| Envelope { id: CommandId::derived(&place.to_string()), body: "{}".to_owned(), signature: String::new() };
    let mut commands: Vec<Envelope> = (0..=500).map(empty).collect();
    let (status, body) = office.post(batch(phone.device, &commands)).await;
    let problem: Problem = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, problem.kind.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "too-many-commands"));
    assert!(office.table("quarantine").await.is_empty(), "nothing of it was taken");
    commands.pop();
    assert_eq!(office.send(phone.device, &commands).await.len(), 500);
}
