//! What the offices see of a visit: the map, the sheets, the findings.

use crate::example::{Example, Visitor};
use crate::phone::{Handset, Sent, briefing, sent, story};
use axum::body::Body;
use axum::http::{Method, Request};
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Findings, MapPicture, Receipts, Resolved, Seen, SheetView, Sheets, VisitState};
use domain::id::FindingId;
use domain::part::SlipSigned;
use serde_json::json;

async fn map(visitor: &Visitor<'_>) -> MapPicture {
    visitor.get("/api/v1/map").await.read()
}

/// A visit on enterprise 20 of the roster, of which the first acts are recorded.
async fn visited(example: &Example, acts: usize, change: impl Fn(&mut Act)) -> (Assignment, Receipts) {
    let Sent { one, mut phone, granted, .. } = sent(example).await;
    let mut done = story(&briefing(&phone.package(&one, 0).await), &granted);
    done.truncate(acts);
    done.iter_mut().for_each(|(_, act)| change(act));
    let receipts = phone.record(example, &one, &granted, done).await;
    (granted, receipts)
}

#[tokio::test]
async fn a_point_stands_on_the_map_from_arrival_on_and_a_batch_counts_when_complete() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let empty = map(&manager).await;
    assert_eq!((empty.planned, empty.sampled, empty.bodies.len(), empty.lines.len()), (400, 0, 11, 24));
    assert!(empty.points.is_empty() && empty.latest.is_empty() && !empty.example.is_empty());

    let manager = example.signed_in("manager").await;
    let drawn = manager.assign(3).await.assignment;
    let assigned = map(&manager).await;
    assert!(assigned.points.is_empty(), "nobody has arrived (D4)");
    assert_eq!(assigned.bodies.iter().find(|body| body.organisation == drawn.enterprise.jurisdiction).unwrap().assigned, 1);

    let (granted, receipts) = visited(&example, usize::MAX, |_| {}).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let full = map(&manager).await;
    assert_eq!((full.sampled, full.points.len(), full.findings), (1, 1, 0));
    assert_eq!((full.points[0].state, full.points[0].visit), (VisitState::Complete, granted.visit));
    let body = full.bodies.iter().find(|body| body.organisation == granted.enterprise.jurisdiction).unwrap();
    assert_eq!((body.sampled, body.on_site), (1, 0));
    assert_eq!(full.lines.iter().find(|line| line.line.0 == 5).map(|line| (line.planned, line.sampled)), Some((230, 1)));
    assert_eq!(full.latest[0].what, VisitState::Complete);
    assert!(full.upto > assigned.upto);
}

#[tokio::test]
async fn a_county_sees_its_own_area_and_those_who_test_see_nothing() {
    let example = Example::open().await;
    let (granted, _) = visited(&example, 3, |_| {}).await;
    let mut own = 0;
    for name in ["xinrong", "pingcheng", "yungang", "yunzhou", "yanggao", "tianzhen", "guangling", "lingqiu", "hunyuan", "zuoyun"] {
        let picture = map(&example.signed_in(&format!("county-{name}")).await).await;
        assert_eq!(picture.bodies.len(), 1, "{name}");
        let here = picture.bodies[0].organisation == granted.enterprise.jurisdiction;
        assert_eq!((picture.points.len(), picture.bodies[0].on_site), if here { (1, 1) } else { (0, 0) }, "{name}");
        let of = if here { 1 } else { 0 };
        assert_eq!((picture.of_assigned, picture.planned, picture.lines.len()), (true, of, usize::try_from(of).unwrap()), "{name}");
        own += usize::from(here);
    }
    assert_eq!(own, 1);
    assert_eq!(map(&example.signed_in("zone").await).await.points.len(), 0);
    for name in ["tianjin-tester", "tianjin-coder", "tianjin-reviewer", "tianjin-signatory", "reinspection", "sampler1"] {
        let blind = example.signed_in(name).await;
        blind.get("/api/v1/map").await.refused(403, "not-permitted", None);
        blind.get("/api/v1/sheets").await.refused(403, "not-permitted", None);
        blind.get("/api/v1/findings").await.refused(403, "not-permitted", None);
    }
}

#[tokio::test]
async fn a_sheet_is_shown_with_all_that_proves_it_and_the_look_is_logged() {
    let example = Example::open().await;
    let (granted, receipts) = visited(&example, usize::MAX, |_| {}).await;
    let manager = example.signed_in("manager").await;
    let listed: Sheets = manager.get("/api/v1/sheets").await.read();
    assert_eq!(listed.sheets.len(), 1);
    let row = &listed.sheets[0];
    assert_eq!((row.media.1, row.findings, row.completed_at.is_some()), (0, 0, true));
    assert!(row.media.0 >= 5 && row.number == granted.numbers[0]);
    let view: SheetView = manager.get(&format!("/api/v1/sheets/{}", row.sheet)).await.read();
    let all = u32::try_from(receipts.receipts.len()).unwrap();
    assert_eq!((view.chain.commands, view.chain.signed, view.chain.linked), (all, all, all));
    assert_eq!(view.stream.len(), receipts.receipts.len());
    let sheet = view.visit.sheet(row.sheet).unwrap();
    let shown = domain::paper::sheet_paper(&view.briefing, &view.visit, sheet);
    assert_eq!(sheet.signatures.len(), 3);
    assert_eq!(shown.number, row.number.to_string());
    let looks = example.looks("sheet", &row.sheet).await;
    assert_eq!(looks.len(), 1);

    // The receiver of the laboratory that tests it sees it, the other laboratory's does not.
    let tests = granted.lines[0].laboratory == server::office::example::organisation_id("lvda");
    for (name, sees) in [("lvda-receiver", tests), ("tianjin-receiver", !tests)] {
        let receiver = example.signed_in(name).await;
        assert_eq!(receiver.get("/api/v1/sheets").await.read::<Sheets>().sheets.len(), usize::from(sees), "{name}");
        let answer = receiver.get(&format!("/api/v1/sheets/{}", row.sheet)).await;
        if sees { drop(answer.read::<SheetView>()) } else { drop(answer.refused(404, "not-found", None)) }
    }
}

#[tokio::test]
async fn looks_at_photos_are_logged_once_each_time_somebody_looks() {
    let example = Example::open().await;
    let (granted, _) = visited(&example, usize::MAX, |_| {}).await;
    let (manager, bureau, county) = (example.signed_in("manager").await, example.signed_in("bureau").await, example.signed_in("enforcement").await);
    let row = manager.get("/api/v1/sheets").await.read::<Sheets>().sheets.remove(0);
    let path = format!("/api/v1/sheets/{}", row.sheet);
    let view: SheetView = bureau.get(&path).await.read();
    assert_eq!(view.looks, Some(Vec::new()), "nobody has looked before");
    assert_eq!(county.get(&path).await.read::<SheetView>().looks, None, "who looked is not everybody's to know");
    // The photo comes up as the phone sends it, whatever the way; here it is put where it belongs.
    let evidence = view.visit.sheet(row.sheet).unwrap().evidence[0].clone();
    let bytes = format!("{} {:?}", row.sheet, evidence.purpose);
    assert_eq!(domain::digest::Digest::of(bytes.as_bytes()), evidence.digest);
    let blobs = &example.state.blobs;
    blobs.stage(evidence.media, 0, bytes.into()).await.unwrap();
    blobs.flush(evidence.media).await.unwrap();
    blobs.keep(evidence.media, evidence.bytes, &evidence.digest).await.unwrap();
    let receipt = domain::contract::MediaReceipt { media: evidence.media, digest: evidence.digest, bytes: evidence.bytes, at: crate::example::NOW };
    let proof = server::db::upload::Proof { device: Handset::new("a").device, person: granted.team[0], mime: "image/jpeg" };
    server::db::upload::prove(example.state.db.writers(), &receipt, &proof).await.unwrap();
    let blob = format!("/api/v1/blobs/{}", evidence.digest.hex());
    for _ in 0..3 {
        let part = Request::get(&blob).header("range", "bytes=0-3");
        assert_eq!(bureau.ask(part, Body::empty()).await.status, 206);
    }
    example.state.clock.set(example.state.clock.now().plus(11 * 60_000));
    assert_eq!(bureau.ask(Request::get(&blob), Body::empty()).await.status, 200);
    let looks = manager.get(&path).await.read::<SheetView>().looks.unwrap();
    let of_bureau: Vec<_> = looks.iter().filter(|look| look.person == view_name(&example, "bureau")).map(|look| (look.seen, look.times)).collect();
    assert_eq!(of_bureau, [(Seen::Media { files: 1 }, 2), (Seen::Sheet, 1)], "pieces of one file are one look");
}

/// What the person of that sign-in name is called.
fn view_name(example: &Example, name: &str) -> String {
    example.accounts.iter().find(|account| account.sign_in == name).unwrap().person.clone()
}

#[tokio::test]
async fn a_finding_is_shown_and_ended_once_by_the_bureau() {
    let example = Example::open().await;
    let (_, receipts) = visited(&example, usize::MAX, |act| {
        if let Act::Seal { seal, .. } = act {
            seal.slip = SlipSigned::SamplersOnly { note: String::new() };
        }
    })
    .await;
    let found: Vec<FindingId> = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| finding.id).collect();
    assert!(!found.is_empty(), "a slip that nobody of the enterprise signed needs a note (O-38)");
    let (bureau, manager) = (example.signed_in("bureau").await, example.signed_in("manager").await);
    let listed: Findings = manager.get("/api/v1/findings").await.read();
    assert_eq!(listed.findings.len(), found.len());
    assert_eq!(usize::try_from(map(&bureau).await.findings).unwrap(), found.len());
    let path = format!("/api/v1/findings/{}/resolution", found[0]);
    manager.send(Method::POST, &path, &json!({ "note": "好" })).await.refused(403, "not-permitted", None);
    bureau.send(Method::POST, &path, &json!({ "note": "  " })).await.refused(422, "note-missing", Some("note"));
    let first: Resolved = bureau.send(Method::POST, &path, &json!({ "note": "已核实，企业补签" })).await.read();
    let again: Resolved = bureau.send(Method::POST, &path, &json!({ "note": "另一说法" })).await.read();
    assert_eq!(first, again, "what was ended stays as it was ended first");
    assert_eq!(usize::try_from(map(&bureau).await.findings).unwrap(), found.len() - 1);
    let unknown = format!("/api/v1/findings/{}/resolution", FindingId::derived("unknown"));
    bureau.send(Method::POST, &unknown, &json!({ "note": "好" })).await.refused(404, "not-found", None);
}
