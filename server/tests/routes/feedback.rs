//! What an enterprise says of the samplers (form 4N): the bureau reads it, and nobody else does, by whichever way they ask.

use crate::door::reachable;
use crate::ended::{officers, row};
use crate::example::{Example, Visitor};
use crate::papers::{fetch, text};
use crate::phone::{Handset, Sent, assignments, briefing, sent, story};
use axum::body::Body;
use axum::http::Request;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Form, Item, SheetPapers, SheetView, Sheets};
use domain::denial::Denial;
use domain::feedback::{Answers, Feedback, FeedbackMark};
use domain::finding::Matter;
use domain::fixture::{self, START};
use domain::id::{PersonId, SheetId};
use domain::paper::feedback_paper;
use domain::signature::{Signature, Signer};
use domain::visit::{Briefing, Event, Visit};
use server::bag::proof::{check, report};
use server::office::export;
use server::office::projections::rebuild;
use std::path::Path;
use tempfile::TempDir;

/// What the owner wrote, and nobody but the bureau reads.
const REMARKS: &str = "示例：有人向站里要了两张油卡";

/// The owner's form after these acts, with a fee that was asked for.
fn filled(briefing: &Briefing, assignment: &Assignment, acts: &[(PersonId, Act)]) -> Act {
    let mut visit = Visit::assigned(assignment.clone());
    for (step, (by, act)) in (0..).zip(acts) {
        visit.apply(&Event::Done { by: *by, at: START.plus(60_000 * step), act: act.clone() });
    }
    let mut answers = Answers { answers: [Some(true); 11], remarks: REMARKS.into() };
    (answers.answers[3], answers.answers[10]) = (None, Some(false));
    let shown = feedback_paper(briefing, &visit, &answers).digest();
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    let signature = Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
    Act::Feedback { feedback: Box::new(Feedback::Filled { answers, signature }) }
}

/// A whole visit whose enterprise filled the form in, on one phone of two.
struct Told {
    example: Example,
    phone: Handset,
    granted: Assignment,
    sheet: SheetId,
    form: Act,
}

async fn told() -> Told {
    let example = reachable().await;
    Handset::new("b").register(&example.signed_in("sampler2").await).await;
    let Sent { one, mut phone, granted, .. } = sent(&example).await;
    let briefing = briefing(&phone.package(&one, 0).await);
    assert!(briefing.campaign.feedback, "the example asks for it");
    let mut acts = story(&briefing, &granted);
    let form = filled(&briefing, &granted, &acts);
    acts.push((granted.team[0], form.clone()));
    let receipts = phone.record(&example, &one, &granted, acts).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let sheet = row(&example.signed_in("bureau").await).await.sheet;
    Told { example, phone, granted, sheet, form }
}

async fn view(by: &Visitor<'_>, sheet: SheetId) -> (SheetView, String) {
    let answered = by.get(&format!("/api/v1/sheets/{sheet}")).await;
    (answered.read(), answered.text())
}

async fn forms(by: &Visitor<'_>, sheet: SheetId) -> Vec<Form> {
    by.get(&format!("/api/v1/sheets/{sheet}/papers")).await.read::<SheetPapers>().papers.into_iter().map(|paper| paper.kind).collect()
}

#[tokio::test]
async fn w12_the_bureau_reads_it_prints_it_and_sees_in_its_list_that_something_speaks_against_them() {
    let Told { example, sheet, form, .. } = told().await;
    for name in ["bureau", "approver1"] {
        let bureau = example.signed_in(name).await;
        let (seen, _) = view(&bureau, sheet).await;
        let record = seen.visit.feedback.clone().unwrap();
        assert_eq!(record.feedback.map(|feedback| Act::Feedback { feedback: Box::new(feedback) }), Some(form.clone()));
        assert_eq!(row(&bureau).await.feedback, Some(FeedbackMark::Against));
        assert!(forms(&bureau, sheet).await.contains(&Form::Feedback));
        let dense = text(&fetch(&bureau, sheet, "feedback.pdf").await);
        for word in [REMARKS, "抽样人员是否收取费用、推销产品或者服务？√是否", "宴请，或者有其他违反廉洁纪律的行为？是√否", "示例站长（站长）"]
        {
            assert!(dense.contains(word), "{word} is not in {dense}");
        }
    }
    rebuild(&example.state.db).await.unwrap();
    assert_eq!(row(&example.signed_in("bureau").await).await.feedback, Some(FeedbackMark::Against));
}

#[tokio::test]
async fn w12_whoever_else_may_see_the_sheet_learns_that_it_is_filled_in_and_no_more() {
    let Told { example, granted, sheet, .. } = told().await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let mut others = vec![county];
    for name in ["manager", "clerk", "enforcement", "lvda-receiver", "tianjin-receiver"] {
        others.push(example.signed_in(name).await);
    }
    let mut looked = 0;
    for other in &others {
        let list = other.get("/api/v1/sheets").await;
        assert!(list.read::<Sheets>().sheets.iter().all(|row| row.feedback.is_none()), "{}", list.text());
        if other.get(&format!("/api/v1/sheets/{sheet}")).await.status != 200 {
            continue;
        }
        looked += 1;
        let (seen, raw) = view(other, sheet).await;
        let record = seen.visit.feedback.clone().unwrap();
        assert!(record.is_filled() && record.feedback.is_none());
        assert!(!raw.contains("油卡") && !raw.contains("\"answers\""), "{raw}");
        assert!(!forms(other, sheet).await.contains(&Form::Feedback));
        fetch(other, sheet, "feedback.pdf").await.refused(404, "not-found", None);
    }
    assert_eq!(looked, 5, "county, manager, clerk, enforcement, and the laboratory whose sample it is");
    for name in ["sampler1", "lvda-tester", "tianjin-coder", "tianjin-reviewer"] {
        let none = example.signed_in(name).await;
        none.get(&format!("/api/v1/sheets/{sheet}")).await.refused(403, "not-permitted", None);
        fetch(&none, sheet, "feedback.pdf").await.refused(403, "not-permitted", None);
    }
    fetch(&example.stranger(), sheet, "feedback.pdf").await.refused(401, "sign-in-required", None);
}

#[tokio::test]
async fn w12_the_other_samplers_phone_and_the_enterprises_door_do_not_tell_it() {
    let Told { example, granted, .. } = told().await;
    let two = example.signed_in("sampler2").await;
    let package = Handset::new("b").package(&two, 0).await;
    let heard = |item: &Item| matches!(item, Item::Event { event, .. } if matches!(**event, Event::FeedbackFilled { .. }));
    assert_eq!(package.items.iter().filter(|item| heard(item)).count(), 1);
    assert!(!domain::json::write(&package).contains("油卡"));
    let own = assignments(&package).into_iter().find(|own| own.id == granted.id).unwrap();
    // The samplers' own phone shows the code, so the door is no safer than they are.
    let address = own.retrievals[0].address.clone();
    let path = address.strip_prefix(crate::door::ORIGIN).unwrap();
    let page = example.stranger().ask(Request::get(path), Body::empty()).await;
    assert!(page.status == 200 && page.text().contains("/sheet.pdf") && !page.text().contains("feedback.pdf"), "{}", page.text());
    let (page, code) = path.split_once('?').unwrap();
    let paper = example.stranger().ask(Request::get(format!("{page}/feedback.pdf?{code}")), Body::empty()).await;
    assert_eq!(paper.status, 404);
}

/// Every file of a folder, as one heap of bytes.
fn heap(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            all.extend(heap(&entry.path()));
        } else {
            all.extend(std::fs::read(entry.path()).unwrap());
        }
    }
    all
}

#[tokio::test]
async fn w12_an_evidence_package_holds_whole_without_it() {
    let Told { example, granted, .. } = told().await;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("case");
    export::write(&example.state, granted.numbers[0].as_str(), Some(&path)).await.unwrap();
    let proof = check(&path, None).unwrap();
    assert!(proof.holds(), "{}", report(&proof));
    let bytes = heap(&path);
    let has = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(has("示例站长") && !has("油卡") && !has("feedback.pdf"));
}

#[tokio::test]
async fn w12_a_second_form_is_a_finding_and_changes_nothing() {
    let Told { example, mut phone, granted, sheet, form } = told().await;
    let one = example.signed_in("sampler1").await;
    let declined = Act::Feedback { feedback: Box::new(Feedback::Declined) };
    let receipts = phone.record(&example, &one, &granted, vec![(granted.team[0], declined)]).await;
    let found: Vec<&Matter> = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter).collect();
    assert!(found.contains(&&Matter::Broken { denial: Denial::FeedbackFilled }), "{found:?}");
    let (seen, _) = view(&example.signed_in("bureau").await, sheet).await;
    let stands = seen.visit.feedback.clone().unwrap().feedback.map(|feedback| Act::Feedback { feedback: Box::new(feedback) });
    assert_eq!(stands, Some(form));
}
