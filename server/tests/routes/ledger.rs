//! `GET /ledger`, `GET` and `POST /ledger/{SheetId}`, `POST /ledger/reconciliation`: what was entered in e-CQS, by the clerk's word (O-75, O-76).

use crate::ended::{officers, refusal, visited};
use crate::example::{Answered, Example, NOW, Visitor};
use crate::papers::sampled;
use axum::http::Method;
use domain::contract::{Duties, Ledger, LedgerSheet};
use domain::deadline::Due;
use domain::id::SheetId;
use domain::ledger::{LedgerState, Reconciliation};
use serde_json::json;

async fn keep(by: &Visitor<'_>, sheet: SheetId, after: u32, state: &str, record: &str, note: &str) -> Answered {
    let new = json!({ "after": after, "state": state, "record": record, "note": note });
    by.send(Method::POST, &format!("/api/v1/ledger/{sheet}"), &new).await
}

async fn ledger(by: &Visitor<'_>, query: &str) -> Ledger {
    by.get(&format!("/api/v1/ledger{query}")).await.read()
}

#[tokio::test]
async fn o76_a_sample_waits_until_the_clerk_has_submitted_it_and_every_word_is_kept() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    let row = ledger(&clerk, "").await.rows.remove(0);
    assert_eq!((row.sheet, row.state, row.record.as_str(), row.number == granted.numbers[0]), (sheet, LedgerState::Waiting, "", true));
    assert_eq!(row.due, Due::By { day: NOW.local_date().plus(domain::time::CalendarDays(1)) });
    let shown: LedgerSheet = clerk.get(&format!("/api/v1/ledger/{sheet}")).await.read();
    assert!(shown.worksheet.len() > 20 && shown.worksheet.iter().all(|entry| entry.gap.is_none()), "{:?}", shown.worksheet);
    assert!(shown.worksheet.iter().any(|entry| entry.value == granted.enterprise.name) && shown.entries.is_empty());

    keep(&clerk, sheet, 0, "entered", "", "").await.read::<LedgerSheet>();
    let owed = async || clerk.get("/api/v1/duties").await.read::<Duties>().rows.len();
    assert_eq!(owed().await, 1, "typed is not submitted");
    keep(&clerk, sheet, 1, "submitted", "", "").await.refused(422, "record-missing", Some("record"));
    let submitted: LedgerSheet = keep(&clerk, sheet, 1, "submitted", " EC-0001 ", "").await.read();
    assert_eq!((submitted.row.state, submitted.row.record.as_str()), (LedgerState::Submitted, "EC-0001"));
    assert_eq!(owed().await, 0);
    keep(&clerk, sheet, 2, "returned", "", "").await.refused(422, "note-missing", Some("note"));
    let returned: LedgerSheet = keep(&clerk, sheet, 2, "returned", "", "照片不清").await.read();
    assert_eq!((returned.row.record.as_str(), owed().await), ("EC-0001", 1), "its number stays, and it is owed again");
    let told: Vec<_> = returned.entries.iter().map(|entry| (entry.state, entry.note.as_str())).collect();
    assert_eq!(told, [(LedgerState::Entered, ""), (LedgerState::Submitted, ""), (LedgerState::Returned, "照片不清")]);
    assert_eq!(returned.people.len(), 3);
    assert_eq!(ledger(&clerk, "?state=returned").await.total, 1);
    assert_eq!(ledger(&clerk, "?state=submitted").await.rows, []);
}

#[tokio::test]
async fn o75_what_somebody_else_said_meanwhile_is_not_overwritten() {
    let example = Example::open().await;
    let (_, sheet) = sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    keep(&clerk, sheet, 0, "entered", "", "").await.read::<LedgerSheet>();
    keep(&clerk, sheet, 0, "submitted", "E", "").await.refused(409, "ledger-moved", None);
    keep(&clerk, sheet, 1, "returned", "E", "x").await.refused(409, "ledger-step", Some("state"));
    assert_eq!(ledger(&clerk, "").await.rows[0].state, LedgerState::Entered);
}

#[tokio::test]
async fn o75_only_the_agencys_clerk_keeps_it_and_each_reads_within_their_own() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let path = format!("/api/v1/ledger/{sheet}");
    for name in ["bureau", "approver1", "enforcement", "manager"] {
        let by = example.signed_in(name).await;
        assert_eq!(ledger(&by, "").await.rows.len(), 1, "{name}");
        by.get(&path).await.read::<LedgerSheet>();
        keep(&by, sheet, 0, "entered", "", "").await.refused(403, "not-permitted", None);
        let pasted = json!({ "text": "x" });
        by.send(Method::POST, "/api/v1/ledger/reconciliation", &pasted).await.refused(403, "not-permitted", None);
    }
    let (own, other) = officers(&example, granted.enterprise.jurisdiction).await;
    assert_eq!((ledger(&own, "").await.total, ledger(&other, "").await.total), (1, 0));
    own.get(&path).await.read::<LedgerSheet>();
    other.get(&path).await.refused(404, "not-found", None);
    for name in ["sampler1", "lvda-receiver", "tianjin-coder", "tianjin-tester", "tianjin-reviewer", "tianjin-signatory", "reinspection"] {
        let by = example.signed_in(name).await;
        by.get("/api/v1/ledger").await.refused(403, "not-permitted", None);
        by.get(&path).await.refused(403, "not-permitted", None);
        keep(&by, sheet, 0, "entered", "", "").await.refused(403, "not-permitted", None);
    }
    example.stranger().get("/api/v1/ledger").await.refused(401, "sign-in-required", None);
    assert!(!example.looks("sheet", &sheet).await.is_empty(), "who looked is logged");
}

#[tokio::test]
async fn what_is_no_sample_stands_in_no_ledger() {
    let example = Example::open().await;
    let (_, sheet) = visited(&example, &refusal(), 0).await;
    let clerk = example.signed_in("clerk").await;
    assert_eq!(ledger(&clerk, "").await.rows, []);
    clerk.get(&format!("/api/v1/ledger/{sheet}")).await.refused(404, "not-found", None);
    keep(&clerk, sheet, 0, "entered", "", "").await.refused(404, "not-found", None);
}

#[tokio::test]
async fn o76_a_list_of_e_cqs_is_held_against_the_ledger_and_not_kept() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    let compare = async |text: &str| {
        let told = clerk.send(Method::POST, "/api/v1/ledger/reconciliation", &json!({ "text": text })).await;
        told.read::<Reconciliation>()
    };
    let list = format!("抽样单编号\t日期\n{}\t2026-11-22\n", granted.numbers[0]);
    assert_eq!(compare(&list).await.not_here, [granted.numbers[0].clone()]);
    keep(&clerk, sheet, 0, "submitted", "EC-1", "").await.read::<LedgerSheet>();
    let agreed = compare(&list).await;
    assert_eq!((agreed.both, agreed.not_here, agreed.not_there), (1, vec![], vec![]));
    assert_eq!(compare("nothing").await.not_there, [granted.numbers[0].clone()]);
    let long = json!({ "text": "x".repeat(1_000_001) });
    clerk.send(Method::POST, "/api/v1/ledger/reconciliation", &long).await.refused(422, "too-long", Some("text"));
}
