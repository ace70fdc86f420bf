//! One draw from the first look at its arithmetic to the reserve that stands in.

use super::{ANNOUNCED, Parties, act, diesel, done, freeze, look, of_standing};
use crate::example::{Example, NOW};
use crate::papers::sampled;
use axum::http::Method;
use domain::campaign::LineNumber;
use domain::contract::{DrawPreview, DrawView, Draws, Standing};
use domain::draw::{Act, Stage};
use domain::no_sample::NoSampleReason;
use server::office::example::organisation_id;
use std::collections::{BTreeMap, BTreeSet};

#[tokio::test]
async fn o22_enterprises_and_samplers_are_drawn_by_two_secrets_and_a_number() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    let frozen: DrawView = freeze(&parties.bureau, &new).await.read();
    assert_eq!((frozen.summary.stage, frozen.summary.entries, frozen.list), (Stage::Frozen, 35, None));
    let view = parties.approved(&example, &new).await;
    let summary = &view.summary;
    assert_eq!((summary.stage, summary.roster, summary.samplers), (Stage::Approved, frozen.summary.roster, frozen.summary.samplers));
    assert_eq!(summary.number.as_ref().unwrap().as_str(), "03 08 14 11 27 30 05");
    assert_eq!(summary.commitments.iter().map(|sealed| sealed.at < ANNOUNCED).collect::<Vec<_>>(), [true, true]);
    let drawn = of_standing(&view, |standing| *standing == Standing::Drawn);
    assert_eq!(drawn.len(), 20);
    assert_eq!(drawn.iter().map(|entry| entry.enterprise).collect::<BTreeSet<_>>().len(), 20, "each once");
    assert_eq!(of_standing(&view, |standing| *standing == Standing::Reserve).len(), 11, "one of each body");
    let names: BTreeSet<_> = view.list.as_ref().unwrap().people.iter().map(|person| person.id).collect();
    for entry in &drawn {
        assert_eq!(entry.team.iter().collect::<BTreeSet<_>>().len(), 2, "{entry:?}");
        assert!(entry.team.iter().all(|person| names.contains(person)), "{entry:?}");
    }
    let all: Draws = parties.manager.get("/api/v1/draws").await.read();
    assert_eq!(all.draws, std::slice::from_ref(summary));
}

#[tokio::test]
async fn o43_so_many_stations_as_the_batches_need_are_told_before_anything_is_frozen() {
    let example = Example::open().await;
    let bureau = example.signed_in("bureau").await;
    let new = diesel("draw", 230, 2);
    let preview: DrawPreview = bureau.send(Method::POST, "/api/v1/draws/preview", &new).await.read();
    let short = preview.lines[0];
    assert_eq!((short.line, short.batches, short.needs, short.least, short.pool), (LineNumber(5), 230, 115, 115, 35));
    assert!(!preview.is_ready());
    let problem = freeze(&bureau, &new).await.refused(422, "draw-short", Some("lines"));
    assert_eq!(problem.obligation.as_deref(), Some("O-22"));
    assert_eq!(bureau.get("/api/v1/draws").await.read::<Draws>().draws, [], "nothing is kept");
    let preview: DrawPreview = bureau.send(Method::POST, "/api/v1/draws/preview", &diesel("draw", 70, 2)).await.read();
    assert!(preview.is_ready(), "{preview:?}");
    assert_eq!((preview.strata.len(), preview.samplers, preview.strata.iter().map(|row| row.batches).sum::<u32>()), (11, 4, 70));
    // Of two bodies only.
    let mut few = diesel("few", 6, 1);
    few.lines[0].bodies = ["county-140213", "zone"].map(organisation_id).to_vec();
    let preview: DrawPreview = bureau.send(Method::POST, "/api/v1/draws/preview", &few).await.read();
    assert_eq!((preview.entries, preview.strata.iter().map(|row| (row.batches, row.pool)).collect::<BTreeSet<_>>()), (8, [(4, 6), (2, 2)].into()));
}

#[tokio::test]
async fn o22_only_the_next_reserve_stands_in_and_says_why() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    let view = parties.approved(&example, &new).await;
    let out = of_standing(&view, |standing| *standing == Standing::Drawn).remove(0);
    let of_body = |view: &DrawView, wanted: fn(&Standing) -> bool| {
        of_standing(view, wanted).into_iter().filter(|entry| entry.body == out.body).collect::<Vec<_>>()
    };
    let next = of_body(&view, |standing| *standing == Standing::Reserve).remove(0);
    let replace =
        |note: &str| Act::Replace { line: out.line, body: out.body, enterprise: out.enterprise, reason: NoSampleReason::Stopped, note: note.into() };
    act(&parties.bureau, new.id, &replace("  ")).await.refused(422, "draw-denied", None);
    // No reason but those of the closed list can be said.
    let mut invented = serde_json::to_value(replace("停业")).unwrap();
    invented["replace"]["reason"] = "we_prefer_another".into();
    assert_eq!(act(&parties.bureau, new.id, &invented).await.status, 400);
    let view = done(&parties.bureau, new.id, &replace("门口贴有停业公告")).await;
    let called = of_body(&view, |standing| matches!(standing, Standing::Called { .. }));
    assert_eq!((called.len(), called[0].enterprise, &called[0].team), (1, next.enterprise, &out.team), "the same way, the same team");
    assert_eq!(called[0].standing, Standing::Called { instead: out.enterprise });
    act(&parties.bureau, new.id, &replace("再来一次")).await.refused(422, "draw-denied", None);
    let again =
        Act::Replace { line: out.line, body: out.body, enterprise: next.enterprise, reason: NoSampleReason::Bankrupt, note: "已注销".into() };
    let problem = act(&parties.bureau, new.id, &again).await.refused(409, "draw-denied", None);
    assert!(problem.title.contains("用完"), "{problem:?}");
}

#[tokio::test]
async fn a8_who_gave_a_sample_of_it_less_than_six_months_ago_is_not_drawn() {
    let example = Example::open().await;
    let (granted, _) = sampled(&example).await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 34, 1);
    let preview: DrawPreview = parties.bureau.send(Method::POST, "/api/v1/draws/preview", &new).await.read();
    assert_eq!((preview.entries, preview.sampled, preview.drawn), (35, 1, 0));
    let view = parties.approved(&example, &new).await;
    let listed = view.list.unwrap().entries;
    assert_eq!(listed.len(), 34);
    assert!(listed.iter().all(|entry| entry.enterprise != granted.enterprise.id));
}

#[tokio::test]
async fn o43_a_second_draw_takes_nobody_beyond_two_batches() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let first = parties.approved(&example, &diesel("first", 20, 2)).await;
    example.state.clock.set(NOW);
    let mut second = diesel("second", 20, 1);
    second.lines[0].line = LineNumber(6);
    let preview: DrawPreview = parties.bureau.send(Method::POST, "/api/v1/draws/preview", &second).await.read();
    let drawn: BTreeMap<_, u32> = first.summary.counts.iter().map(|count| (count.body, count.drawn)).collect();
    assert_eq!((preview.drawn, preview.entries), (drawn.values().sum(), 35));
    parties.committed(&second).await;
    assert_eq!(look(&parties.bureau, second.id).await.summary.stage, Stage::Committed);
}
