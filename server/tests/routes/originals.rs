//! `GET /assignments/{AssignmentId}/kit.pdf` and the stamped originals of an assignment: who prints, who hands in, who sees.

use crate::door::{at, reachable};
use crate::example::{Answered, Example, Visitor};
use crate::papers::{sampled, text};
use axum::body::Body;
use axum::http::{Request, header};
use domain::contract::{AssignmentRow, Assignments, Original};
use domain::id::AssignmentId;

const PDF: &[u8] = b"%PDF-1.7 a stamped notice";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a stamped authorisation";

/// Everybody of the example who assigns nothing.
const OTHERS: [&str; 5] = ["bureau", "county-xinrong", "sampler1", "lvda-tester", "tianjin-coder"];

async fn hand_in(by: &Visitor<'_>, of: AssignmentId, form: &str, bytes: &[u8]) -> Answered {
    by.ask(Request::post(format!("/api/v1/assignments/{of}/originals/{form}")), Body::from(bytes.to_vec())).await
}

async fn fetch(by: &Visitor<'_>, way: &str) -> Answered {
    by.ask(Request::get(way), Body::empty()).await
}

async fn kit(by: &Visitor<'_>, of: AssignmentId) -> Answered {
    fetch(by, &format!("/api/v1/assignments/{of}/kit.pdf")).await
}

async fn row(by: &Visitor<'_>, of: AssignmentId) -> AssignmentRow {
    let all: Assignments = by.get("/api/v1/assignments").await.read();
    all.assignments.into_iter().find(|row| row.assignment.id == of).unwrap()
}

#[tokio::test]
async fn a_team_takes_its_papers_along() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let granted = manager.assign(20).await.assignment;
    let printed = text(&kit(&manager, granted.id).await);
    for number in &granted.numbers {
        assert!(printed.contains(number.as_str()), "{number} is not in {printed}");
    }
    for seal in &granted.seals {
        assert!(printed.contains(seal.as_str()), "{seal} is not in {printed}");
    }
    for word in ["产品质量监督抽查通知书", "授权委托书", &granted.notice, &granted.authorisation, "手机不能用时用笔填写"] {
        assert!(printed.contains(word), "{word} is not in {printed}");
    }
    assert!(!printed.contains('√'), "every box is left to the pen: {printed}");
    assert_eq!(example.looks("assignment", &granted.id).await.len(), 1);
    for name in OTHERS {
        kit(&example.signed_in(name).await, granted.id).await.refused(403, "not-permitted", None);
    }
    kit(&example.stranger(), granted.id).await.refused(401, "sign-in-required", None);
    kit(&manager, AssignmentId::derived("nowhere")).await.refused(404, "not-found", None);
}

#[tokio::test]
async fn a_newer_original_does_not_take_the_place_of_the_earlier() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let of = manager.assign(20).await.assignment.id;
    let first: Original = hand_in(&manager, of, "notice", PDF).await.read();
    assert_eq!((first.mime.as_str(), first.bytes), ("application/pdf", u32::try_from(PDF.len()).unwrap()));
    example.state.clock.set(example.state.clock.now().plus(60_000));
    let second: Original = hand_in(&manager, of, "notice", PNG).await.read();
    let again: Original = hand_in(&manager, of, "notice", PDF).await.read();
    assert_eq!(again, first, "the same twice is one");
    assert_eq!(row(&manager, of).await.originals, [second, first.clone()]);
    let way = format!("/api/v1/assignments/{of}/originals/notice/{}", first.digest.hex());
    let shown = fetch(&manager, &way).await;
    assert_eq!((shown.status.as_u16(), shown.body.as_slice()), (200, PDF));
    assert_eq!(shown.headers[header::CONTENT_TYPE], "application/pdf");
    // The desk that gives notices and the team see it, another sampler and everybody else do not.
    for name in ["bureau", "sampler1"] {
        assert_eq!(fetch(&example.signed_in(name).await, &way).await.status, 200, "{name}");
    }
    fetch(&example.signed_in("sampler3").await, &way).await.refused(404, "not-found", None);
    for name in ["county-xinrong", "lvda-tester", "tianjin-coder"] {
        fetch(&example.signed_in(name).await, &way).await.refused(403, "not-permitted", None);
    }
}

#[tokio::test]
async fn what_is_no_original_is_refused() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let of = manager.assign(20).await.assignment.id;
    hand_in(&manager, of, "notice", b"<html>").await.refused(422, "original-unreadable", None);
    hand_in(&manager, of, "sheet", PDF).await.refused(404, "not-found", None);
    hand_in(&manager, AssignmentId::derived("nowhere"), "notice", PDF).await.refused(404, "not-found", None);
    let mut long = PDF.to_vec();
    long.resize(usize::try_from(Original::LONGEST).unwrap() + 1, b' ');
    hand_in(&manager, of, "notice", &long).await.refused(413, "original-too-long", None);
    for name in OTHERS {
        hand_in(&example.signed_in(name).await, of, "notice", PDF).await.refused(403, "not-permitted", None);
    }
    assert!(row(&manager, of).await.originals.is_empty());
}

#[tokio::test]
async fn the_enterprise_fetches_the_stamped_notice_too() {
    let example = reachable().await;
    let (granted, sheet) = sampled(&example).await;
    let manager = example.signed_in("manager").await;
    let original: Original = hand_in(&manager, granted.id, "notice", PDF).await.read();
    let view: domain::contract::SheetView = manager.get(&format!("/api/v1/sheets/{sheet}")).await.read();
    let code: String = view.retrieval.unwrap().code.chars().filter(|c| !c.is_whitespace()).collect();
    let number = &granted.numbers[0];
    let page = at(&example, &format!("/e/{number}?code={code}")).await;
    assert!(page.text().contains(&original.file()) && page.text().contains("盖章原件"), "{}", page.text());
    let shown = at(&example, &format!("/e/{number}/{}?code={code}", original.file())).await;
    assert_eq!((shown.status.as_u16(), shown.body.as_slice()), (200, PDF));
    assert_eq!(at(&example, &format!("/e/{number}/{}?code=000000000000", original.file())).await.status, 404);
}
