//! Assigning, withdrawing, and who may see it.

use crate::example::{Example, NOW};
use axum::body::Body;
use axum::http::{Method, Request};
use domain::contract::{AssignmentRow, Assignments, NewAssignment, Roster, VisitState};
use domain::id::{EnterpriseId, PersonId};
use domain::number::checks;

const PATH: &str = "/api/v1/assignments";

#[tokio::test]
async fn the_manager_assigns_and_what_is_reserved_is_reserved_once() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let (first, second) = (manager.assign(1).await, manager.assign(2).await);
    assert_eq!(first.state, VisitState::Assigned);
    assert_eq!((first.assignment.numbers.len(), first.assignment.seals.len(), first.assignment.order), (3, 6, 0));
    assert_eq!(second.assignment.order, 1);
    assert!(first.assignment.numbers.iter().all(checks));
    assert!(!first.assignment.numbers.iter().any(|number| second.assignment.numbers.contains(number)));
    let listed: Assignments = manager.get(PATH).await.read();
    assert_eq!(listed.assignments, [second, first]);
    let roster: Roster = manager.get("/api/v1/roster").await.read();
    assert_eq!(roster.shares.iter().map(|share| share.assigned).sum::<u32>(), 2);
}

#[tokio::test]
async fn sending_it_again_makes_no_second_one() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let new = manager.new_assignment(1).await;
    let first: AssignmentRow = manager.send(Method::POST, PATH, &new).await.read();
    let again: AssignmentRow = manager.send(Method::POST, PATH, &new).await.read();
    assert_eq!(first, again);
    let other = NewAssignment { notice: "另一号".into(), ..new };
    manager.send(Method::POST, PATH, &other).await.refused(409, "assignment-differs", None);
    assert_eq!(manager.get(PATH).await.read::<Assignments>().assignments.len(), 1);
}

#[tokio::test]
async fn what_the_notice_refuses_is_told_at_its_field() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let right = manager.new_assignment(1).await;
    let wrong = |change: &dyn Fn(&mut NewAssignment)| {
        let mut new = right.clone();
        change(&mut new);
        new
    };
    for (new, kind, field, obligation) in [
        (wrong(&|new| new.team.truncate(1)), "team-too-small", "team", "O-24"),
        (wrong(&|new| new.team[1] = new.team[0]), "team-too-small", "team", "O-24"),
        (wrong(&|new| new.team[1] = PersonId::derived("nobody")), "team-foreign", "team", "O-04"),
        (wrong(&|new| new.enterprise = EnterpriseId::derived("nowhere")), "enterprise-unknown", "enterprise", "O-22"),
        (wrong(&|new| new.notice = " ".into()), "papers-missing", "notice", "O-25"),
        (wrong(&|new| new.authorisation.clear()), "papers-missing", "authorisation", "O-25"),
        (wrong(&|new| new.lines.clear()), "line-unknown", "lines", "O-03"),
        (wrong(&|new| new.lines[0].line.0 = 25), "line-unknown", "lines", "O-03"),
        (wrong(&|new| new.lines.push(new.lines[0].clone())), "line-unknown", "lines", "O-03"),
        (wrong(&|new| new.lines[0].line.0 = 1), "laboratory-without-share", "lines", "O-05"),
        (wrong(&|new| new.seals = 1), "seals-wrong", "seals", "O-36"),
        (wrong(&|new| new.seals = 201), "seals-wrong", "seals", "O-36"),
        (wrong(&|new| new.first_seal = "F".into()), "seals-wrong", "first_seal", "O-36"),
    ] {
        let problem = manager.send(Method::POST, PATH, &new).await.refused(422, kind, Some(field));
        assert_eq!(problem.obligation.as_deref(), Some(obligation));
    }
    manager.send(Method::POST, PATH, &wrong(&|new| new.team_name.clear())).await.refused(422, "team-unnamed", Some("team_name"));
    assert!(manager.get(PATH).await.read::<Assignments>().assignments.is_empty(), "nothing half-written");
}

#[tokio::test]
async fn what_may_be_a_slip_is_asked_back_and_given_with_a_reason() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let given = manager.assign(1).await.assignment;
    let right = manager.new_assignment(2).await;
    let yesterday = NOW.plus(-86_400_000).local_date();
    for (new, said) in [
        (NewAssignment { day: yesterday, ..right.clone() }, "已经过去"),
        (NewAssignment { enterprise: given.enterprise.id, ..right.clone() }, "当天已派给一组"),
        (NewAssignment { notice: given.notice.clone(), ..right.clone() }, "已用于对"),
    ] {
        let problem = manager.send(Method::POST, PATH, &new).await.refused(409, "asked-back", None);
        assert!(problem.detail.contains(said), "{problem:?}");
        manager.send(Method::POST, PATH, &NewAssignment { reason: "  ".into(), ..new }).await.refused(409, "asked-back", None);
    }
    let doubtful = NewAssignment { day: yesterday, notice: given.notice, reason: " 补办通知书 ".into(), ..right };
    let row: AssignmentRow = manager.send(Method::POST, PATH, &doubtful).await.read();
    assert_eq!((row.reason.as_str(), row.assignment.day), ("补办通知书", yesterday));
    let listed: Assignments = manager.get(PATH).await.read();
    assert_eq!(listed.assignments[0], row, "the reason stands with the assignment");
    assert_eq!((listed.total, listed.assignments[0].is_overdue(listed.today.unwrap())), (2, true));
    assert!(!listed.assignments[1].is_overdue(listed.today.unwrap()), "it is for today");
    // Where nothing was asked there is nothing to answer.
    let plain = NewAssignment { reason: "无".into(), ..manager.new_assignment(3).await };
    assert_eq!(manager.send(Method::POST, PATH, &plain).await.read::<AssignmentRow>().reason, "");
}

#[tokio::test]
async fn lists_come_in_pages() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let rows = domain::contract::PAGE + 3;
    let briefing = domain::fixture::briefing();
    let mut append = example.state.db.append(NOW).await.unwrap();
    let seq = append.seq;
    for number in 0..rows {
        let assignment = domain::fixture::assignment(&format!("{number}"));
        server::db::assignment::insert(append.connection(), &assignment, briefing.people[0].id, seq, NOW).await.unwrap();
    }
    append.commit().await.unwrap();
    let page = async |page: &str| manager.get(&format!("{PATH}{page}")).await.read::<Assignments>();
    let (first, second, beyond) = (page("").await, page("?page=2").await, page("?page=9").await);
    assert_eq!((first.total, first.assignments.len(), second.assignments.len(), beyond.assignments.len()), (rows, 50, 3, 0));
    let all: std::collections::BTreeSet<_> = first.assignments.iter().chain(&second.assignments).map(|row| row.assignment.id).collect();
    assert_eq!(all.len(), 53, "no row stands on two pages");
    manager.get(&format!("{PATH}?page=0")).await.refused(400, "unreadable", None);
}

#[tokio::test]
async fn a_seal_is_handed_out_once() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    manager.assign(1).await;
    let mut second = manager.new_assignment(2).await;
    second.first_seal = "F004415".into();
    manager.send(Method::POST, PATH, &second).await.refused(409, "seals-taken", Some("first_seal"));
    second.first_seal = "F004416".into();
    let _: AssignmentRow = manager.send(Method::POST, PATH, &second).await.read();
}

#[tokio::test]
async fn only_the_manager_assigns_and_the_draw_is_seen_by_few() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let own = manager.assign(1).await.assignment;
    let new = manager.new_assignment(2).await;
    for name in ["bureau", "approver1", "clerk", "sampler1", "county-pingcheng", "lvda-tester"] {
        let other = example.signed_in(name).await;
        other.send(Method::POST, PATH, &new).await.refused(403, "not-permitted", None);
        other.get("/api/v1/roster").await.refused(403, "not-permitted", None);
        other.ask(Request::post(format!("{PATH}/{}/withdrawal", own.id)), Body::empty()).await.refused(403, "not-permitted", None);
    }
    for (name, sees) in
        [("bureau", Some(1)), ("sampler1", Some(1)), ("sampler3", Some(0)), ("approver1", None), ("clerk", None), ("county-pingcheng", None)]
    {
        let answer = example.signed_in(name).await.get(PATH).await;
        match sees {
            Some(count) => assert_eq!(answer.read::<Assignments>().assignments.len(), count, "{name}"),
            None => drop(answer.refused(403, "not-permitted", None)),
        }
    }
    let looks = example.looks("assignment", &own.id).await;
    assert_eq!(looks.len(), 2, "the bureau and the sampler looked at it");
}

#[tokio::test]
async fn a_withdrawn_assignment_is_gone_and_gives_its_share_back() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let own = manager.assign(1).await.assignment;
    for _ in 0..2 {
        assert_eq!(manager.ask(Request::post(format!("{PATH}/{}/withdrawal", own.id)), Body::empty()).await.status, 204);
    }
    assert!(manager.get(PATH).await.read::<Assignments>().assignments.is_empty());
    assert_eq!(manager.get("/api/v1/roster").await.read::<Roster>().shares.iter().map(|share| share.assigned).sum::<u32>(), 0);
    let unknown = domain::id::AssignmentId::derived("unknown");
    manager.ask(Request::post(format!("{PATH}/{unknown}/withdrawal")), Body::empty()).await.refused(404, "not-found", None);
    manager.ask(Request::post(format!("{PATH}/no-id/withdrawal")), Body::empty()).await.refused(400, "unreadable", None);
}
