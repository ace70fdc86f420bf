//! What becomes of a sheet after it was signed: corrections, voids, and what an office's desk tells the phones.

use crate::door::{at, reachable};
use crate::ended::{officers, refusal, row, visited};
use crate::example::{Example, Visitor};
use crate::papers::{fetch, sampled, text};
use crate::phone::{Handset, Sent, briefing, sent, story};
use axum::http::Method;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Determined, Item, MapPicture, Roster, SheetRow, SheetView, Sheets, VisitState};
use domain::correction::{Amendment, Correction, Entries};
use domain::ending::Ending;
use domain::finding::Matter;
use domain::fixture;
use domain::id::SheetId;
use domain::paper::correction_paper;
use domain::refusal::Refusal;
use domain::sheet::{Product, Sheet};
use domain::signature::{Signature, Signer};
use domain::visit::{Event, Visit};
use domain::void::Voidable;
use serde_json::json;
use server::office::projections::rebuild;

async fn view(by: &Visitor<'_>, sheet: SheetId) -> SheetView {
    by.get(&format!("/api/v1/sheets/{sheet}")).await.read()
}

/// A correction of the product's name that the enterprise confirms on the glass.
fn correction(visit: &Visit, sheet: &Sheet, name: &str) -> Correction {
    let product = Product { name: name.into(), ..sheet.corrected().product.clone().unwrap() };
    let wanted = Entries { product: Some(Box::new(product)), ..Entries::default() };
    let amendment = Amendment::to(visit, sheet, wanted, "名称抄错".into());
    let shown = correction_paper(visit, sheet, sheet.corrections.len(), &amendment).digest();
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    Correction { amendment, confirmed: Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None } }
}

/// The whole story on enterprise 20, and the phone that recorded it.
async fn complete(example: &Example) -> (Visitor<'_>, Handset, Assignment, SheetId) {
    let Sent { manager, one, mut phone, granted } = sent(example).await;
    let acts = story(&briefing(&phone.package(&one, 0).await), &granted);
    phone.record(example, &one, &granted, acts).await;
    let sheet = row(&manager).await.sheet;
    (one, phone, granted, sheet)
}

#[tokio::test]
async fn o31_a_correction_holds_on_every_list_and_the_signed_paper_stays() {
    let example = Example::open().await;
    let (one, mut phone, granted, sheet) = complete(&example).await;
    let bureau = example.signed_in("bureau").await;
    let before = view(&bureau, sheet).await;
    let correction = correction(&before.visit, before.visit.sheet(sheet).unwrap(), "车用柴油（更正）");
    let act = Act::Correct { sheet, correction: Box::new(correction.clone()) };
    let receipts = phone.record(&example, &one, &granted, vec![(granted.team[0], act)]).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    assert_eq!(row(&bureau).await.product, "车用柴油（更正）");
    let after = view(&bureau, sheet).await;
    let stands = after.visit.sheet(sheet).unwrap();
    assert_eq!(stands.product, before.visit.sheet(sheet).unwrap().product);
    assert_eq!(stands.corrections[0].correction, correction);
    let dense = text(&fetch(&bureau, sheet, "sheet.pdf").await);
    assert!(dense.contains("更正1") && dense.contains("更正为车用柴油（更正）"), "{dense}");
    let shown = correction.confirmed.shown.to_string();
    let slip = text(&fetch(&bureau, sheet, "correction_slip.pdf").await);
    for word in ["产品质量监督抽查抽样单更正单", "车用柴油（更正）", "名称抄错", "示例站长（站长）", &shown] {
        assert!(slip.contains(word), "{word} is not in {slip}");
    }
    rebuild(&example.state.db).await.unwrap();
    assert_eq!(row(&bureau).await.product, "车用柴油（更正）");
}

#[tokio::test]
async fn o31_a_change_that_nobody_confirmed_is_kept_and_changes_nothing() {
    let example = Example::open().await;
    let (one, mut phone, granted, sheet) = complete(&example).await;
    let bureau = example.signed_in("bureau").await;
    let before = view(&bureau, sheet).await;
    let mut correction = correction(&before.visit, before.visit.sheet(sheet).unwrap(), "甲");
    correction.amendment.new.product.as_mut().unwrap().name = "乙".into();
    let overwritten = Product { name: "丙".into(), ..before.visit.sheet(sheet).unwrap().product.clone().unwrap() };
    let acts = vec![
        (granted.team[0], Act::Correct { sheet, correction: Box::new(correction) }),
        (granted.team[0], Act::Describe { sheet, product: overwritten }),
    ];
    let receipts = phone.record(&example, &one, &granted, acts).await;
    let matters: Vec<_> = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter).collect();
    assert!(matters.iter().all(|matter| matches!(matter, Matter::Broken { .. })) && matters.len() == 2, "{matters:?}");
    let after = view(&bureau, sheet).await;
    assert_eq!(after.visit.sheet(sheet).unwrap().corrected().product, before.visit.sheet(sheet).unwrap().product);
    assert_eq!(after.stream.len(), before.stream.len() + 2, "both are kept");
}

#[tokio::test]
async fn o27_a_void_sheet_counts_no_more_and_its_number_and_seals_stay_used() {
    let example = Example::open().await;
    let Sent { manager, one, mut phone, granted } = sent(&example).await;
    let acts = story(&briefing(&phone.package(&one, 0).await), &granted);
    let signed = acts.iter().position(|(_, act)| matches!(act, Act::Transport { .. })).unwrap();
    let sheet = acts[signed].1.sheet().unwrap();
    let seals = i64::try_from(acts.iter().filter(|(_, act)| matches!(act, Act::Seal { .. })).count()).unwrap();
    let mut done = acts[..signed].to_vec();
    done.push((granted.team[0], Act::Void { what: Voidable::Sheet { sheet }, reason: "写错了企业".into() }));
    let receipts = phone.record(&example, &one, &granted, done).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let row: SheetRow = manager.get("/api/v1/sheets").await.read::<Sheets>().sheets.remove(0);
    assert!(row.voided && row.ending.is_none());
    let picture: MapPicture = manager.get("/api/v1/map").await.read();
    assert_eq!(picture.points[0].state, VisitState::OnSite, "the visit goes on");
    let used = async |table: &str| -> i64 {
        let count = format!("select count(*) from {table}");
        sqlx::query_scalar(sqlx::AssertSqlSafe(count)).fetch_one(example.state.db.readers()).await.unwrap()
    };
    assert_eq!((used("sheet_number_use").await, used("seal_use").await), (1, seals));
    let sheets: i64 = sqlx::query_scalar("select cast(sum(sheets) as bigint) from share_use").fetch_one(example.state.db.readers()).await.unwrap();
    assert_eq!(sheets, 0, "its place in the quota is free again");
    let before = (manager.get("/api/v1/sheets").await.text(), manager.get("/api/v1/map").await.text(), manager.get("/api/v1/roster").await.text());
    rebuild(&example.state.db).await.unwrap();
    let after = (manager.get("/api/v1/sheets").await.text(), manager.get("/api/v1/map").await.text(), manager.get("/api/v1/roster").await.text());
    assert_eq!(after, before);
    let _: Roster = manager.get("/api/v1/roster").await.read();
}

#[tokio::test]
async fn o31_the_slip_of_a_refusal_names_its_witness_and_is_no_copy_of_the_enterprise() {
    let example = reachable().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (two, bureau) = (example.signed_in("sampler2").await, example.signed_in("bureau").await);
    let before = view(&bureau, sheet).await;
    fetch(&bureau, sheet, "correction_slip.pdf").await.refused(404, "not-found", None);
    let signed = before.visit.sheet(sheet).unwrap();
    let Ending::Refused { refusal } = signed.ending.clone().unwrap() else { panic!() };
    let told = Ending::Refused { refusal: Refusal { facts: "负责人当场拒绝抽样，并关闭了加油机。".into(), ..refusal } };
    let amendment = Amendment::to(&before.visit, signed, Entries { ending: Some(Box::new(told)), ..Entries::default() }, "经过写得不全".into());
    let shown = correction_paper(&before.visit, signed, 0, &amendment).digest();
    let signer = Signer::Witness { name: "示例见证人".into(), standing: "社区工作人员".into() };
    let confirmed = Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
    let act = Act::Correct { sheet, correction: Box::new(Correction { amendment, confirmed }) };
    let mut phone = Handset::new("b");
    phone.register(&two).await;
    let receipts = phone.record(&example, &two, &granted, vec![(granted.team[1], act)]).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let slip = text(&fetch(&bureau, sheet, "correction_slip.pdf").await);
    for word in ["产品质量监督抽查文书更正单", "关闭了加油机", "经过写得不全", "示例见证人（社区工作人员）", &shown.to_string()]
    {
        assert!(slip.contains(word), "{word} is not in {slip}");
    }
    let code: String = view(&bureau, sheet).await.retrieval.unwrap().code.chars().filter(char::is_ascii_digit).collect();
    let number = &granted.numbers[0];
    assert!(!at(&example, &format!("/e/{number}?code={code}")).await.text().contains("更正单"));
    assert_eq!(at(&example, &format!("/e/{number}/correction_slip.pdf?code={code}")).await.status, 404);
}

#[tokio::test]
async fn o48_the_phone_hears_what_the_county_said() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let (one, phone) = (example.signed_in("sampler1").await, Handset::new("a"));
    let before = phone.package(&one, 0).await;
    let path = format!("/api/v1/sheets/{sheet}/determination");
    let said: Determined = county.send(Method::POST, &path, &json!({ "upheld": true, "opinion": "属实。" })).await.read();
    let items = phone.package(&one, before.upto).await.items;
    let told = Event::Determined { sheet, determination: said.determination };
    assert!(items.iter().any(|item| matches!(item, Item::Event { event, .. } if **event == told)), "{items:?}");
}

#[tokio::test]
async fn o31_the_other_phone_of_the_team_hears_of_a_correction() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let bureau = example.signed_in("bureau").await;
    let before = view(&bureau, sheet).await;
    let correction = correction(&before.visit, before.visit.sheet(sheet).unwrap(), "更正后的名称");
    let (two, mut other) = (example.signed_in("sampler2").await, Handset::new("b"));
    other.register(&two).await;
    let act = Act::Correct { sheet, correction: Box::new(correction) };
    other.record(&example, &two, &granted, vec![(granted.team[1], act.clone())]).await;
    let (one, first) = (example.signed_in("sampler1").await, Handset::new("a"));
    let items = first.package(&one, 0).await.items;
    let told = |item: &Item| matches!(item, Item::Event { event, .. } if matches!(&**event, Event::Done { act: done, .. } if *done == act));
    assert!(items.iter().any(told), "{items:?}");
}

#[tokio::test]
async fn o36_a_corrected_seal_number_is_used_up_and_so_is_the_wrong_one() {
    let example = Example::open().await;
    let (one, mut phone, granted, sheet) = complete(&example).await;
    let bureau = example.signed_in("bureau").await;
    let before = view(&bureau, sheet).await;
    let signed = before.visit.sheet(sheet).unwrap();
    let (wrong, right) = (signed.seals[0].number.clone(), granted.seals.last().unwrap().clone());
    let mut wanted = Entries { seals: Entries::of(&before.visit, signed).seals, ..Entries::default() };
    wanted.seals.as_mut().unwrap()[0].number = right.clone();
    let amendment = Amendment::to(&before.visit, signed, wanted, "号码抄错，见封条照片".into());
    let shown = correction_paper(&before.visit, signed, 0, &amendment).digest();
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    let confirmed = Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
    let act = Act::Correct { sheet, correction: Box::new(Correction { amendment, confirmed }) };
    let receipts = phone.record(&example, &one, &granted, vec![(granted.team[0], act)]).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let stands = view(&bureau, sheet).await.visit.sheet(sheet).unwrap().corrected().into_owned();
    assert_eq!((&stands.seals[0].number, stands.spoiled.as_slice()), (&right, [wrong.clone()].as_slice()));
    let dense = text(&fetch(&bureau, sheet, "sheet.pdf").await);
    assert!(dense.contains(&format!("原为{wrong}，更正为{right}")), "{dense}");
    // Whichever of them another team writes down, somebody has to look; also once the tables were built anew.
    rebuild(&example.state.db).await.unwrap();
    let manager = example.signed_in("manager").await;
    let other = manager.assign(21).await.assignment;
    let mut acts = story(&briefing(&phone.package(&one, 0).await), &other);
    let mut numbers = vec![right.clone(), wrong.clone()];
    for (_, act) in &mut acts {
        if let Act::Seal { seal, .. } = act
            && let Some(number) = numbers.pop()
        {
            seal.number = number;
        }
    }
    acts.truncate(acts.iter().position(|(_, act)| matches!(act, Act::Pay { .. })).unwrap());
    let receipts = phone.record(&example, &one, &other, acts).await;
    let found: Vec<_> = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter).collect();
    for seal in [wrong, right] {
        let elsewhere = Matter::SealElsewhere { seal, sheet: granted.numbers[0].clone() };
        assert!(found.contains(&&elsewhere), "{elsewhere:?} is not among {found:?}");
    }
}
