//! `/roster` and `/assignments` beside a draw: the drawn are offered first, and whom no draw names takes a reason (O-18, O-22).

use super::{Parties, diesel, of_standing};
use crate::example::Example;
use axum::body::Body;
use axum::http::{Method, Request};
use domain::campaign::LineNumber;
use domain::contract::{AssignmentRow, DrawnEntry, NewAssignment, Roster, Standing};
use domain::id::EnterpriseId;
use server::office::example::person_id;
use std::collections::BTreeSet;

const PATH: &str = "/api/v1/assignments";

async fn offered(parties: &Parties<'_>) -> Roster {
    parties.manager.get("/api/v1/roster").await.read()
}

/// A drawn enterprise, to be given to the team that was drawn for it.
async fn following(parties: &Parties<'_>, drawn: &DrawnEntry) -> NewAssignment {
    NewAssignment { enterprise: drawn.enterprise, team: drawn.team.clone(), ..parties.manager.new_assignment(1).await }
}

#[tokio::test]
async fn o22_who_was_drawn_is_offered_first_until_a_team_has_it() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let before = offered(&parties).await;
    assert_eq!(before.drawn, []);
    let new = diesel("draw", 20, 1);
    parties.opened(&example, &new).await;
    super::done(&parties.bureau, new.id, &domain::draw::Act::Draw).await;
    assert_eq!(offered(&parties).await, before, "a list that nobody has found in order yet is nobody's to read");
    assert_eq!(example.looks("draw", &new.id).await, [""; 0]);
    super::done(&parties.approver, new.id, &domain::draw::Act::Approve).await;
    let drawn = of_standing(&super::look(&parties.bureau, new.id).await, |standing| *standing == Standing::Drawn);
    let after = offered(&parties).await;
    assert!(example.looks("draw", &new.id).await.contains(&person_id("manager").to_string()), "each look at the list is logged (D4)");
    let waiting: Vec<EnterpriseId> = after.drawn.iter().map(|one| one.enterprise).collect();
    assert_eq!(waiting, drawn.iter().map(|entry| entry.enterprise).collect::<Vec<_>>(), "as they were drawn");
    assert!(after.drawn.iter().all(|one| one.lines == [LineNumber(5)] && one.team.len() == 2));
    let listed: Vec<EnterpriseId> = after.enterprises.iter().map(|one| one.id).collect();
    assert_eq!(listed[..20], waiting);
    let all = |roster: &Roster| roster.enterprises.iter().map(|one| one.id).collect::<BTreeSet<_>>();
    assert_eq!((listed.len(), all(&after)), (before.enterprises.len(), all(&before)), "everybody once");
    // Given to the team that was drawn, it asks nothing back and waits no more.
    let given: AssignmentRow = parties.manager.send(Method::POST, PATH, &following(&parties, &drawn[0]).await).await.read();
    assert_eq!(given.reason, "");
    assert!(!offered(&parties).await.drawn.iter().any(|one| one.enterprise == drawn[0].enterprise));
    // Taken back, it waits again.
    let path = format!("{PATH}/{}/withdrawal", given.assignment.id);
    assert_eq!(parties.manager.ask(Request::post(path), Body::empty()).await.status, 204);
    assert_eq!(offered(&parties).await.drawn.len(), 20);
}

#[tokio::test]
async fn o18_whom_no_draw_names_takes_a_reason_and_is_not_refused() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let view = parties.approved(&example, &diesel("draw", 20, 1)).await;
    let reserve = of_standing(&view, |standing| *standing == Standing::Reserve).remove(0);
    let drawn = of_standing(&view, |standing| *standing == Standing::Drawn).remove(0);
    let right = following(&parties, &drawn).await;
    let others: Vec<_> = ["sampler1", "sampler2", "sampler3", "sampler4"].map(person_id).into_iter().filter(|id| !drawn.team.contains(id)).collect();
    for (new, said) in [
        (NewAssignment { enterprise: reserve.enterprise, ..right.clone() }, "不在车用柴油的抽取名单里"),
        (NewAssignment { team: others, ..right.clone() }, "抽取选派到这家单位的是"),
    ] {
        let problem = parties.manager.send(Method::POST, PATH, &new).await.refused(409, "asked-back", None);
        assert!(problem.detail.contains(said) && problem.detail.contains("O-22"), "{problem:?}");
        let with_reason = NewAssignment { reason: "县局来函要求".into(), id: domain::id::AssignmentId::derived(said), ..new };
        let with_reason = NewAssignment { notice: said.into(), first_seal: format!("F{:06}", 7000 + 10 * said.len()), ..with_reason };
        let row: AssignmentRow = parties.manager.send(Method::POST, PATH, &with_reason).await.read();
        assert_eq!(row.reason, "县局来函要求", "the reason stands with the assignment");
    }
    // Another line, of which nothing was drawn.
    let mut other = NewAssignment { enterprise: reserve.enterprise, notice: "另一号".into(), ..parties.manager.new_assignment(3).await };
    let share = offered(&parties).await.shares.into_iter().find(|share| share.line == LineNumber(6)).unwrap();
    other.lines = vec![domain::assignment::AssignedLine { line: share.line, laboratory: share.laboratory }];
    other.day = domain::time::LocalDate::new(2027, 1, 4).unwrap();
    assert_eq!(parties.manager.send(Method::POST, PATH, &other).await.read::<AssignmentRow>().reason, "");
}
