//! D4: who may read a drawn name before the visit, and that each look is logged.

use super::{Parties, announce, diesel, done, look, reveal};
use crate::example::{Example, NOW, Visitor};
use axum::body::Body;
use axum::http::Request;
use domain::contract::{Draws, PublicDraw};
use domain::draw::{Act, Party, Record, Stage};
use domain::id::DrawId;
use server::office::example::person_id;

async fn public(example: &Example, draw: DrawId) -> PublicDraw {
    example.stranger().get(&format!("/api/v1/draws/{draw}/public")).await.read()
}

async fn files(by: &Visitor<'_>, draw: DrawId) -> Vec<u16> {
    let mut answers = Vec::new();
    for file in ["record.json", "roster.txt", "samplers.txt", "anything.txt"] {
        let answered = by.ask(Request::get(format!("/api/v1/draws/{draw}/files/{file}")), Body::empty()).await;
        answers.push(answered.status.as_u16());
    }
    answers
}

#[tokio::test]
async fn d4_before_the_visit_the_list_is_for_the_issuing_desk_and_who_assigns() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    let view = parties.approved(&example, &new).await;
    let names: Vec<String> = view.list.as_ref().unwrap().entries.iter().map(|entry| entry.name.clone()).collect();
    for (name, reads) in
        [("bureau", true), ("manager", true), ("approver1", false), ("enforcement", false), ("clerk", false), ("county-xinrong", false)]
    {
        let by = example.signed_in(name).await;
        assert_eq!(look(&by, new.id).await.list.is_some(), reads, "{name}");
        assert_eq!(files(&by, new.id).await, if reads { [200, 200, 200, 404] } else { [404; 4] }, "{name}");
        let told = by.get("/api/v1/draws").await.text() + &by.get(&format!("/api/v1/draws/{}", new.id)).await.text();
        assert_eq!(names.iter().any(|name| told.contains(name)), reads, "{name}");
    }
    for name in ["sampler1", "lvda-receiver", "tianjin-coder", "tianjin-tester", "tianjin-reviewer", "tianjin-signatory", "reinspection"] {
        let by = example.signed_in(name).await;
        by.get("/api/v1/draws").await.refused(403, "not-permitted", None);
        by.get(&format!("/api/v1/draws/{}", new.id)).await.refused(403, "not-permitted", None);
        assert_eq!(files(&by, new.id).await, [404; 4], "{name}");
    }
    // Everybody reads digests and counts, and no name, secret or record.
    let told = public(&example, new.id).await;
    assert_eq!((told.record, told.names, told.summary.roster), (None, vec![], view.summary.roster));
    let text = serde_json::to_string(&public(&example, new.id).await).unwrap();
    assert!(names.iter().all(|name| !text.contains(name)));
    assert!(!text.contains(&"07".repeat(32)) && !text.contains(&"09".repeat(32)), "a secret with the roster is the list");
    assert_eq!(files(&example.stranger(), new.id).await, [404; 4]);
    for path in ["/api/v1/draws", "/api/v1/samplers"] {
        example.stranger().get(path).await.refused(401, "sign-in-required", None);
    }
}

#[tokio::test]
async fn d4_each_look_at_the_list_is_logged_and_no_other() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    parties.opened(&example, &new).await;
    done(&parties.bureau, new.id, &Act::Draw).await;
    assert!(look(&parties.bureau, new.id).await.list.is_none(), "nobody reads it before somebody else has found it in order");
    done(&parties.approver, new.id, &Act::Approve).await;
    parties.bureau.get("/api/v1/draws").await.read::<Draws>();
    look(&example.signed_in("clerk").await, new.id).await;
    assert_eq!(example.looks("draw", &new.id).await, [""; 0]);
    look(&parties.manager, new.id).await;
    assert_eq!(example.looks("draw", &new.id).await, [person_id("manager").to_string()]);
    files(&parties.bureau, new.id).await;
    assert!(example.looks("draw", &new.id).await.contains(&person_id("bureau").to_string()));
}

#[tokio::test]
async fn d4_it_is_public_after_the_visits_and_then_without_the_samplers() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    parties.approved(&example, &new).await;
    super::act(&parties.bureau, new.id, &Act::Publish).await.refused(409, "draw-denied", None);
    // After the last day of sampling it may be told, whoever was visited.
    example.state.clock.set(NOW.plus(50 * 24 * super::HOUR));
    let bureau = example.signed_in("bureau").await;
    assert_eq!(done(&bureau, new.id, &Act::Publish).await.summary.stage, Stage::Published);
    let told = public(&example, new.id).await;
    let record = told.record.unwrap();
    assert_eq!((told.names.len(), record.opened.tours.len(), record.roster), (31, 0, told.summary.roster));
    assert_eq!(files(&example.stranger(), new.id).await, [200, 200, 404, 404]);
    let file = async |name| {
        let request = Request::get(format!("/api/v1/draws/{}/files/{name}", new.id));
        example.stranger().ask(request, Body::empty()).await
    };
    let record: Record = file("record.json").await.read();
    assert_eq!(domain::draw::verify(&record, file("roster.txt").await.text(), None), []);
    super::act(&bureau, new.id, &announce()).await.refused(409, "draw-denied", None);
    super::act(&bureau, new.id, &reveal(Party::Organiser)).await.refused(409, "draw-denied", None);
}
