//! `POST /sheets/{SheetId}/determination`: a refusal is one only when the county has determined it (O-48).

use crate::ended::{no_sample, officers, refusal, row, termination, visited};
use crate::example::{Answered, Example, Visitor};
use crate::papers::sampled;
use axum::http::Method;
use domain::contract::{Determined, MapPicture, Me, SheetView, VisitState};
use domain::ending::EndingKind;
use domain::id::SheetId;
use domain::no_sample::NoSampleReason;
use serde_json::json;
use server::office::projections::rebuild;

async fn determine(by: &Visitor<'_>, sheet: SheetId, upheld: bool, opinion: &str) -> Answered {
    by.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &json!({ "upheld": upheld, "opinion": opinion })).await
}

#[tokio::test]
async fn o48_a_refusal_is_reported_until_the_county_says_so_and_what_it_said_first_stands() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let bureau = example.signed_in("bureau").await;
    let before = row(&bureau).await;
    assert_eq!((before.ending, before.upheld, before.completed_at.is_some()), (Some(EndingKind::Refused), None, true));
    let picture: MapPicture = bureau.get("/api/v1/map").await.read();
    assert_eq!(picture.points[0].state, VisitState::Refused);

    let said: Determined = determine(&county, sheet, true, " 经核实情况属实。 ").await.read();
    let me: Me = county.get("/api/v1/me").await.read();
    assert_eq!((said.determination.upheld, said.determination.opinion.as_str(), said.determination.by), (true, "经核实情况属实。", me.person.id));
    // The same again, and the contrary, are answered with what was said first.
    for (upheld, opinion) in [(true, "经核实情况属实。"), (false, "不是拒检。")] {
        assert_eq!(determine(&county, sheet, upheld, opinion).await.read::<Determined>(), said);
    }

    let after = row(&bureau).await;
    assert_eq!((after.ending, after.upheld), (Some(EndingKind::Refused), Some(true)));
    let seen: MapPicture = bureau.get("/api/v1/map").await.read();
    assert!(seen.upto > picture.upto, "whoever listens hears of it");
    let view: SheetView = bureau.get(&format!("/api/v1/sheets/{sheet}")).await.read();
    assert_eq!(view.visit.sheet(sheet).unwrap().determination.as_ref(), Some(&said.determination));
    assert_eq!(view.officers.iter().map(|officer| officer.id).collect::<Vec<_>>(), [me.person.id], "the page names who said it");
    assert!(view.chain.commands > 0 && view.chain.linked == view.chain.commands, "{:?}", view.chain);
}

#[tokio::test]
async fn o48_what_the_county_said_comes_out_equal_when_it_is_built_again() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    determine(&county, sheet, false, "店里没有人拒绝。").await.read::<Determined>();
    let bureau = example.signed_in("bureau").await;
    let read = async || (bureau.get("/api/v1/sheets").await.text(), bureau.get("/api/v1/map").await.text());
    let before = read().await;
    assert_eq!(row(&bureau).await.upheld, Some(false));
    rebuild(&example.state.db).await.unwrap();
    assert_eq!(read().await, before);
}

#[tokio::test]
async fn o48_only_the_county_of_the_enterprise_determines() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (_, other) = officers(&example, granted.enterprise.jurisdiction).await;
    determine(&other, sheet, true, "属实。").await.refused(404, "not-found", None);
    for name in ["bureau", "approver1", "enforcement", "manager", "clerk", "sampler1", "tianjin-tester", "lvda-receiver"] {
        determine(&example.signed_in(name).await, sheet, true, "属实。").await.refused(403, "not-permitted", None);
    }
    determine(&example.stranger(), sheet, true, "属实。").await.refused(401, "sign-in-required", None);
    assert_eq!(row(&example.signed_in("bureau").await).await.upheld, None);
}

#[tokio::test]
async fn o48_what_nobody_signed_yet_or_nobody_asks_for_is_not_determined() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 1).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let refused = determine(&county, sheet, true, "属实。").await.refused(409, "not-complete", None);
    assert_eq!(refused.obligation.as_deref(), Some("O-48"));
    determine(&county, SheetId::derived("nowhere"), true, "属实。").await.refused(404, "not-found", None);
    determine(&county, sheet, true, "  ").await.refused(422, "opinion-missing", Some("opinion"));
    determine(&county, sheet, true, &"长".repeat(2001)).await.refused(422, "opinion-too-long", Some("opinion"));
    let unreadable = county.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &json!({ "opinion": "属实。" })).await;
    unreadable.refused(400, "unreadable", Some("upheld"));

    for ending in [termination(), no_sample(NoSampleReason::StockTooSmall)] {
        let example = Example::open().await;
        let (granted, sheet) = visited(&example, &ending, 0).await;
        let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
        determine(&county, sheet, true, "属实。").await.refused(409, "determination-not-wanted", None);
    }
    // 停产: the form asks for the local body's stamp.
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &no_sample(NoSampleReason::Stopped), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    determine(&county, sheet, true, &"长".repeat(2000)).await.read::<Determined>();
    assert_eq!(row(&county).await.upheld, Some(true));
}

#[tokio::test]
async fn o48_a_sheet_with_a_sample_is_not_determined() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    determine(&county, sheet, true, "属实。").await.refused(409, "determination-not-wanted", None);
}
