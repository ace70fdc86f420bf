//! What is refused of a draw: the wrong step, the wrong person, the wrong hour.

use super::{ANNOUNCED, Parties, act, announce, commit, diesel, done, freeze, look, reveal};
use crate::example::{Answered, Example};
use axum::http::Method;
use domain::campaign::LineNumber;
use domain::contract::Draws;
use domain::draw::{Act, Party, Stage};
use domain::id::DrawId;

/// Refused by the law: with that status, the obligation and a sentence that has this word.
#[track_caller]
fn denied(answered: &Answered, status: u16, word: &str) {
    let problem = answered.refused(status, "draw-denied", None);
    assert_eq!(problem.obligation.as_deref(), Some("O-22"));
    assert!(problem.title.contains(word), "{problem:?}");
}

#[tokio::test]
async fn o22_no_step_before_its_turn_and_none_twice() {
    let example = Example::open().await;
    let Parties { bureau, manager, approver } = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    act(&bureau, new.id, &Act::Draw).await.refused(404, "not-found", None);
    freeze(&bureau, &new).await.read::<domain::contract::DrawView>();
    for step in [Act::Draw, Act::Approve, Act::Publish, announce(), reveal(Party::Organiser)] {
        denied(&act(&bureau, new.id, &step).await, 409, "不是这一步");
    }
    denied(&act(&manager, new.id, &commit(new.id, Party::Organiser)).await, 409, "组织方");
    denied(&act(&approver, new.id, &commit(new.id, Party::Observer)).await, 409, "同一机构");
    done(&bureau, new.id, &commit(new.id, Party::Organiser)).await;
    denied(&act(&bureau, new.id, &commit(new.id, Party::Organiser)).await, 409, "已经办过");
}

#[tokio::test]
async fn o22_the_hour_of_the_number_parts_committing_from_revealing() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let (late, new) = (diesel("late", 20, 1), diesel("draw", 20, 1));
    parties.committed(&new).await;
    denied(&act(&parties.bureau, new.id, &announce()).await, 409, "还没有到公布号码的时间");
    example.state.clock.set(ANNOUNCED);
    freeze(&parties.bureau, &late).await.refused(422, "number-known", Some("number"));
    done(&parties.bureau, new.id, &announce()).await;
    denied(&act(&parties.bureau, new.id, &announce()).await, 409, "不是这一步");
    // The other's secret opens nothing.
    let wrong = Act::Reveal { party: Party::Organiser, secret: super::secret(Party::Observer) };
    denied(&act(&parties.bureau, new.id, &wrong).await, 422, "与承诺不符");
    assert_eq!(act(&parties.bureau, new.id, &serde_json::json!({ "reveal": { "party": "organiser", "secret": "abc" } })).await.status, 400);
    done(&parties.bureau, new.id, &reveal(Party::Organiser)).await;
    denied(&act(&parties.bureau, new.id, &Act::Draw).await, 409, "不是这一步");
}

#[tokio::test]
async fn o22_whoever_froze_it_does_not_find_it_in_order() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    parties.opened(&example, &new).await;
    done(&parties.bureau, new.id, &Act::Draw).await;
    denied(&act(&parties.bureau, new.id, &Act::Approve).await, 409, "不能自己确认");
    denied(&act(&parties.bureau, new.id, &Act::Draw).await, 409, "不是这一步");
    denied(&act(&parties.bureau, new.id, &Act::Void { reason: "想换一批".into() }).await, 409, "不是这一步");
    assert_eq!(done(&parties.approver, new.id, &Act::Approve).await.summary.stage, Stage::Approved);
}

#[tokio::test]
async fn each_step_is_of_those_who_may_take_it() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    parties.committed(&new).await;
    let void = Act::Void { reason: "x".into() };
    for name in ["manager", "approver1", "enforcement", "county-xinrong", "clerk", "sampler1", "tianjin-tester", "reinspection"] {
        let by = example.signed_in(name).await;
        freeze(&by, &diesel("another", 20, 1)).await.refused(403, "not-permitted", None);
        by.send(Method::POST, "/api/v1/draws/preview", &new).await.refused(403, "not-permitted", None);
        for step in [announce(), Act::Draw, Act::Publish, void.clone()] {
            act(&by, new.id, &step).await.refused(403, "not-permitted", None);
        }
    }
    for name in ["manager", "enforcement", "county-xinrong", "clerk", "sampler1"] {
        act(&example.signed_in(name).await, new.id, &Act::Approve).await.refused(403, "not-permitted", None);
    }
    for name in ["county-xinrong", "clerk", "sampler1", "tianjin-coder"] {
        let by = example.signed_in(name).await;
        act(&by, new.id, &commit(new.id, Party::Observer)).await.refused(403, "not-permitted", None);
        act(&by, new.id, &reveal(Party::Observer)).await.refused(403, "not-permitted", None);
    }
    act(&example.stranger(), new.id, &Act::Draw).await.refused(401, "sign-in-required", None);
    assert_eq!(look(&parties.bureau, new.id).await.summary.stage, Stage::Committed);
}

#[tokio::test]
async fn a_draw_is_given_up_with_its_reason_and_stays_in_the_list() {
    let example = Example::open().await;
    let bureau = example.signed_in("bureau").await;
    let (first, second) = (diesel("first", 20, 1), diesel("second", 20, 1));
    freeze(&bureau, &first).await.read::<domain::contract::DrawView>();
    assert_eq!(freeze(&bureau, &first).await.status, 200, "sent again it makes no second one");
    freeze(&bureau, &second).await.refused(409, "draw-underway", Some("lines"));
    denied(&act(&bureau, first.id, &Act::Void { reason: " ".into() }).await, 422, "写明");
    done(&bureau, first.id, &Act::Void { reason: "号码出处写错".into() }).await;
    freeze(&bureau, &second).await.read::<domain::contract::DrawView>();
    let draws = bureau.get("/api/v1/draws").await.read::<Draws>().draws;
    let mut told: Vec<_> = draws.iter().map(|draw| (draw.plan.draw, draw.stage, draw.void_reason.as_str())).collect();
    told.sort_by_key(|(_, stage, _)| *stage);
    assert_eq!(told, [(second.id, Stage::Frozen, ""), (first.id, Stage::Voided, "号码出处写错")]);
    let mut unknown = diesel("third", 5, 1);
    unknown.lines[0].line = LineNumber(99);
    freeze(&bureau, &unknown).await.refused(422, "line-unknown", Some("lines"));
    example.stranger().get(&format!("/api/v1/draws/{}/public", DrawId::derived("nothing"))).await.refused(404, "not-found", None);
}
