//! Sending again is harmless.

use crate::field::{Office, Phone, already, applied, matters};
use axum::http::StatusCode;
use domain::fixture;
use futures::future::join_all;

#[tokio::test]
async fn a_whole_visit_is_applied_in_order_without_a_finding() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let receipts = office.send(phone.device, &commands).await;
    assert!(matters(&receipts).is_empty(), "{:?}", matters(&receipts));
    let seqs = applied(&receipts);
    assert_eq!(seqs.len(), commands.len());
    assert!(seqs.windows(2).all(|two| two[1] == two[0] + 1));
    assert_eq!(*office.state.db.changed().borrow(), *seqs.last().unwrap());

    let mut connection = office.state.db.readers().acquire().await.unwrap();
    let check = server::office::stream::check(&mut connection, assignment.visit).await.unwrap();
    let all = u32::try_from(commands.len()).unwrap();
    assert_eq!((check.commands, check.signed, check.linked), (all, all, all));
    drop(connection);
    let entries = server::office::stream::entries(office.state.db.readers(), assignment.visit, 0).await.unwrap();
    assert_eq!(entries.len(), commands.len());
    assert_eq!(office.table("visit").await[0][6], "Some(\"complete\")");
}

#[tokio::test]
async fn the_same_batch_fifty_times_at_once_changes_nothing() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let answers = join_all((0..50).map(|_| office.send(phone.device, &commands))).await;
    let mut fresh: Vec<i64> = answers.iter().flat_map(|receipts| applied(receipts)).collect();
    fresh.sort_unstable();
    assert_eq!(fresh.len(), commands.len(), "each was applied once");
    assert_eq!(answers.iter().map(|receipts| already(receipts).len()).sum::<usize>(), 49 * commands.len());
    for (place, command) in commands.iter().enumerate() {
        assert!(answers.iter().all(|receipts| receipts[place].id == command.id && receipts[place].at == answers[0][place].at));
    }
    assert_eq!(office.table("entry").await.len(), commands.len());
    let before = (office.table("visit").await, office.table("sheet").await, office.table("counter").await);
    assert_eq!(already(&office.send(phone.device, &commands).await), fresh);
    assert_eq!((office.table("visit").await, office.table("sheet").await, office.table("counter").await), before);
}

#[tokio::test]
async fn one_batch_may_hold_the_same_command_twice() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut commands = phone.visit(&assignment);
    commands.truncate(2);
    commands.insert(1, commands[0].clone());
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!((applied(&receipts).len(), already(&receipts).len()), (2, 1));
    assert!(matters(&receipts).is_empty());
}

#[tokio::test]
async fn what_was_acknowledged_survives_the_end_of_the_process() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let (first, rest) = commands.split_at(12);
    let seqs = applied(&office.send(phone.device, first).await);
    // The answer was lost on the way, so the phone sends again, and then goes on.
    let office = office.restarted().await;
    assert_eq!(already(&office.send(phone.device, first).await), seqs);
    let receipts = office.send(phone.device, rest).await;
    assert_eq!(applied(&receipts).len(), rest.len());
    assert!(matters(&receipts).is_empty(), "the chain goes on where it was: {:?}", matters(&receipts));
}

#[tokio::test]
async fn findings_come_again_as_they_were_first_made() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    phone.lose_one();
    let commands = phone.visit(&assignment);
    let first = office.send(phone.device, &commands).await;
    let again = office.send(phone.device, &commands).await;
    assert_eq!(matters(&first).len(), 1);
    assert_eq!(
        first.iter().flat_map(|receipt| &receipt.findings).collect::<Vec<_>>(),
        again.iter().flat_map(|receipt| &receipt.findings).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_body_that_is_no_batch_is_a_problem_and_nothing_is_written() {
    let office = Office::open().await;
    for body in ["", "[]", "{\"device\":\"x\",\"commands\":[]}", "{\"commands\":[]}"] {
        let (status, answer) = office.post(body.to_owned()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert!(serde_json::from_slice::<domain::contract::Problem>(&answer).is_ok());
    }
    let (status, _) = office.post(" ".repeat(office.state.settings.body_limit + 1)).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(office.table("quarantine").await.is_empty());
}
