//! `POST /approvals`: the bureau's word that a backup part stays at the enterprise, as a code for one sheet (O-41), and what the office finds of codes.

use crate::example::{Answered, Example, NOW, Visitor};
use crate::papers::{fetch, text};
use crate::phone::{Sent, briefing, sent, story};
use axum::http::Method;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{ApprovalRow, Approvals, Form, Item, SheetPapers, SheetView};
use domain::digest::{Digest, unhex};
use domain::finding::Matter;
use domain::id::{PersonId, SheetId};
use domain::number::SheetNumber;
use domain::storage::{Approval, ApprovalCode, PROOF, ROUNDS, Storage, StorageReason};
use domain::time::Instant;
use domain::visit::Event;
use serde_json::json;
use server::office::projections::rebuild;

async fn approve(by: &Visitor<'_>, number: &SheetNumber, why: &str) -> Answered {
    by.send(Method::POST, "/api/v1/approvals", &json!({ "number": number, "why": why })).await
}

/// What the phone does with a code that it hears, without a signal.
fn knows(assignment: &Assignment, code: &ApprovalCode) -> bool {
    assignment.approvals.iter().any(|known| {
        let bits = pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(code.as_str().as_bytes(), &unhex(&known.salt).unwrap(), ROUNDS);
        Digest::of(&[PROOF, &bits].concat()).hex() == known.digest
    })
}

fn kept(code: ApprovalCode, at: Instant) -> Storage {
    Storage {
        reason: StorageReason::HardToMove,
        note: String::new(),
        approval: Approval { code, officer: "示例科长".into(), at },
        place: "站内库房东墙".into(),
        positions: "桶盖".into(),
        camera: true,
    }
}

/// The story up to its seals, with the backup part kept by that code.
fn up_to_storage(acts: &[(PersonId, Act)], storage: Storage) -> (SheetId, Vec<(PersonId, Act)>) {
    let sealed = acts.iter().position(|(_, act)| matches!(act, Act::Pay { .. })).unwrap();
    let (first, sheet) = (acts[0].0, acts[sealed].1.sheet().unwrap());
    let mut acts = acts[..sealed].to_vec();
    acts.push((first, Act::Store { sheet, storage: Some(storage) }));
    (sheet, acts)
}

#[tokio::test]
async fn o41_a_code_is_for_one_sheet_and_the_phone_knows_it_without_a_signal() {
    let example = Example::open().await;
    let Sent { one, mut phone, granted, .. } = sent(&example).await;
    let package = phone.package(&one, 0).await;
    let bureau = example.signed_in("bureau").await;
    let given: ApprovalRow = approve(&bureau, &granted.numbers[0], " 油桶体积过大。 ").await.read();
    assert_eq!((given.given.number.clone(), given.given.why.as_str(), given.given.at), (granted.numbers[0].clone(), "油桶体积过大。", NOW));
    assert!(knows(&granted, &given.given.code));
    assert!(!knows(&granted, &ApprovalCode::of(given.given.code.as_str().parse::<u64>().unwrap() + 1)));
    // Asked again it is the same; for another sheet it is another.
    assert_eq!(approve(&bureau, &granted.numbers[0], "再问一次").await.read::<ApprovalRow>().given, given.given);
    let other: ApprovalRow = approve(&bureau, &granted.numbers[1], "另一批").await.read();
    assert_ne!(other.given.code, given.given.code);
    let list: Approvals = bureau.get("/api/v1/approvals").await.read();
    assert_eq!(list.rows, [other, given.clone()]);
    // With a signal the phone hears of it by itself.
    let heard = phone.package(&one, package.upto).await.items;
    let told = |item: &Item| matches!(item, Item::Event { event, .. } if **event == Event::Approved { given: given.given.clone() });
    assert!(heard.iter().any(told), "{heard:?}");

    let (sheet, acts) = up_to_storage(&story(&briefing(&package), &granted), kept(given.given.code, NOW));
    let receipts = phone.record(&example, &one, &granted, acts).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let papers: SheetPapers = bureau.get(&format!("/api/v1/sheets/{sheet}/papers")).await.read();
    assert!(papers.papers.iter().any(|paper| paper.kind == Form::StorageNotice), "{papers:?}");
    let printed = text(&fetch(&bureau, sheet, "storage_notice.pdf").await);
    assert!(printed.contains("站内库房东墙") && printed.contains("桶盖") && printed.contains("示例科长"), "{printed}");
}

#[tokio::test]
async fn o41_a_code_that_nobody_gave_or_for_another_sheet_or_too_late_is_found() {
    let found = async |given_for: Option<usize>, heard: i64| {
        let example = Example::open().await;
        let Sent { one, mut phone, granted, .. } = sent(&example).await;
        let package = phone.package(&one, 0).await;
        let bureau = example.signed_in("bureau").await;
        let code = match given_for {
            Some(place) => approve(&bureau, &granted.numbers[place], "体积过大").await.read::<ApprovalRow>().given.code,
            None => ApprovalCode::of(1),
        };
        let (sheet, acts) = up_to_storage(&story(&briefing(&package), &granted), kept(code, NOW.plus(heard)));
        phone.record(&example, &one, &granted, acts).await;
        let view: SheetView = bureau.get(&format!("/api/v1/sheets/{sheet}")).await.read();
        let kept = view.visit.sheet(sheet).unwrap().storage.is_some();
        let matters: Vec<Matter> = view.visit.all_findings().map(|finding| finding.matter.clone()).collect();
        (kept, matters, granted.numbers[1].clone())
    };
    let (kept, matters, _) = found(None, 0).await;
    assert_eq!((kept, matters), (true, vec![Matter::ApprovalUnknown]), "what was done is a fact");
    let (_, matters, other) = found(Some(1), 0).await;
    assert_eq!(matters, [Matter::ApprovalElsewhere { number: other }]);
    let (_, matters, _) = found(Some(0), 25 * 60 * 60 * 1000).await;
    assert_eq!(matters, [Matter::ApprovalStale { given: NOW }]);
}

#[tokio::test]
async fn o41_only_the_bureau_approves_and_says_why() {
    let example = Example::open().await;
    let Sent { granted, .. } = sent(&example).await;
    let number = &granted.numbers[0];
    for name in ["county-pingcheng", "enforcement", "manager", "clerk", "sampler1", "tianjin-tester", "lvda-receiver"] {
        let visitor = example.signed_in(name).await;
        approve(&visitor, number, "体积过大").await.refused(403, "not-permitted", None);
        visitor.get("/api/v1/approvals").await.refused(403, "not-permitted", None);
    }
    approve(&example.stranger(), number, "体积过大").await.refused(401, "sign-in-required", None);
    let approver = example.signed_in("approver1").await;
    let refused = approve(&approver, number, " ").await.refused(422, "why-missing", Some("why"));
    assert_eq!(refused.obligation.as_deref(), Some("O-41"));
    approve(&approver, number, &"长".repeat(501)).await.refused(422, "why-too-long", Some("why"));
    approve(&approver, &SheetNumber::parse("26021-99999-0").unwrap(), "体积过大").await.refused(422, "number-unknown", Some("number"));
    assert_eq!(approver.get("/api/v1/approvals").await.read::<Approvals>().rows, []);
    approve(&approver, number, &"长".repeat(500)).await.read::<ApprovalRow>();
}

#[tokio::test]
async fn o41_what_was_approved_comes_out_equal_when_it_is_built_again() {
    let example = Example::open().await;
    let Sent { granted, .. } = sent(&example).await;
    let bureau = example.signed_in("bureau").await;
    for number in &granted.numbers[..2] {
        approve(&bureau, number, "体积过大").await.read::<ApprovalRow>();
    }
    let before: Approvals = bureau.get("/api/v1/approvals").await.read();
    rebuild(&example.state.db).await.unwrap();
    assert_eq!(bureau.get("/api/v1/approvals").await.read::<Approvals>(), before);
}
