//! `GET /duties`, `GET /inbox`, `POST /duties/looks`: what is owed, told to each within their own, late first.

use crate::ended::{officers, refusal, visited};
use crate::example::{Example, NOW, Visitor};
use crate::papers::sampled;
use crate::phone::{Sent, briefing, sent, story};
use axum::http::Method;
use domain::act::Act;
use domain::contract::{Determined, Duties, DutyRow, Findings, Inbox, Me};
use domain::deadline::{Due, Limit};
use domain::duty::{Basis, Owed};
use domain::part::SlipSigned;
use domain::person::Role;
use serde_json::json;

const DAY: i64 = 24 * 3_600_000;

async fn duties(by: &Visitor<'_>, query: &str) -> Duties {
    by.get(&format!("/api/v1/duties?{query}")).await.read()
}

/// What the rows are about, by the first part of their words.
fn kinds(duties: &Duties) -> Vec<String> {
    duties.rows.iter().map(|row| row.duty.owed.to_string().split('-').next().unwrap().to_owned()).collect()
}

fn of<'a>(duties: &'a Duties, kind: &str) -> &'a DutyRow {
    duties.rows.iter().find(|row| row.duty.owed.to_string().starts_with(kind)).unwrap_or_else(|| panic!("{kind} is not owed: {:?}", kinds(duties)))
}

#[tokio::test]
async fn o07_each_role_sees_what_is_owed_within_its_own_and_nothing_else() {
    let example = Example::open().await;
    // One visit that ended in a refusal, and one that nobody has begun.
    let (granted, _) = visited(&example, &refusal(), 0).await;
    let manager = example.signed_in("manager").await;
    let drawn = manager.assign(3).await.assignment;
    let (own, other) = officers(&example, granted.enterprise.jurisdiction).await;
    let told = async |by: &Visitor<'_>| {
        let duties = duties(by, "").await;
        let drawn_is_told = duties.rows.iter().any(|row| row.enterprise.as_ref() == Some(&drawn.enterprise.name));
        (kinds(&duties), drawn_is_told)
    };
    let list = |kinds: &[&str]| kinds.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told(&example.signed_in("bureau").await).await,
        (list(&["determine", "visit", "year"]), true),
        "the desk that issues the notices (D4)"
    );
    assert_eq!(told(&manager).await, (list(&["determine", "visit"]), true));
    for name in ["approver1", "enforcement", "clerk"] {
        assert_eq!(told(&example.signed_in(name).await).await, (list(&["determine"]), false), "{name}");
    }
    assert_eq!(told(&own).await, (list(&["determine"]), false));
    assert_eq!(told(&other).await, (list(&[]), false), "another county's refusal");
    assert_eq!(told(&example.signed_in("sampler1").await).await, (list(&["visit"]), true), "one's own team");
    assert_eq!(told(&example.signed_in("sampler3").await).await, (list(&[]), false), "another team's task (D4)");
    for name in ["lvda-receiver", "tianjin-coder", "tianjin-tester", "tianjin-reviewer", "tianjin-signatory", "reinspection"] {
        let by = example.signed_in(name).await;
        by.get("/api/v1/duties").await.refused(403, "not-permitted", None);
        by.get("/api/v1/inbox").await.refused(403, "not-permitted", None);
        by.send(Method::POST, "/api/v1/duties/looks", &json!({ "upto": 9 })).await.refused(403, "not-permitted", None);
    }
    for path in ["/api/v1/duties", "/api/v1/inbox"] {
        example.stranger().get(path).await.refused(401, "sign-in-required", None);
    }
}

#[tokio::test]
async fn o22_a_visit_is_owed_until_the_team_arrives_and_each_look_at_the_draw_is_logged() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let drawn = manager.assign(20).await.assignment;
    let row = of(&duties(&manager, "").await, "visit").clone();
    assert_eq!(row.duty.owed, Owed::Visit { assignment: drawn.id });
    assert_eq!((row.duty.due, row.duty.basis), (Due::By { day: drawn.day }, Basis::PlannedDay));
    assert_eq!((row.people.len(), row.duty.since), (2, NOW));
    assert_eq!(example.looks("assignment", &drawn.id).await.len(), 1);
    // The day passes, and nobody came.
    example.state.clock.set(NOW.plus(3 * DAY));
    let manager = example.signed_in("manager").await;
    let late = duties(&manager, "late=1").await;
    assert_eq!((kinds(&late), late.counts.late, late.counts.open), (vec!["visit".to_owned()], 1, 1));
    manager.send(Method::POST, &format!("/api/v1/assignments/{}/withdrawal", drawn.id), &json!({})).await;
    assert_eq!(duties(&manager, "").await.rows, []);
}

#[tokio::test]
async fn o50_what_was_begun_on_site_is_owed_that_same_day_and_no_secret_any_more() {
    let example = Example::open().await;
    let Sent { manager, one, mut phone, granted, .. } = sent(&example).await;
    let mut acts = story(&briefing(&phone.package(&one, 0).await), &granted);
    acts.truncate(3);
    phone.record(&example, &one, &granted, acts).await;
    let (own, other) = officers(&example, granted.enterprise.jurisdiction).await;
    let seen = duties(&own, "").await;
    let row = of(&seen, "finish");
    assert_eq!((row.duty.due, row.enterprise.as_ref()), (Due::AtOnce { day: NOW.local_date() }, Some(&granted.enterprise.name)));
    assert_eq!(duties(&other, "").await.rows, []);
    assert_eq!(kinds(&duties(&one, "").await), ["finish"], "it falls to the team");
    assert_eq!(kinds(&duties(&manager, "").await), ["finish"], "and is no visit to be made any more");
}

#[tokio::test]
async fn o76_a_complete_sheet_is_owed_to_e_cqs_by_the_end_of_the_next_day() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    let seen = duties(&clerk, "").await;
    let row = of(&seen, "enter");
    assert_eq!(row.duty.owed, Owed::EnterSampling { sheet });
    assert_eq!(row.duty.due, Due::By { day: NOW.plus(DAY).local_date() });
    assert_eq!((row.duty.basis, row.duty.owner.role), (Basis::Limit { limit: Limit::SamplingEntry }, Role::AgencyClerk));
    assert_eq!((row.is_mine, row.number.as_ref(), row.enterprise.as_ref()), (true, Some(&granted.numbers[0]), Some(&granted.enterprise.name)));
    // 24:00 in China is the border, to the millisecond.
    let midnight = NOW.plus(DAY).local_date().end();
    example.state.clock.set(midnight.plus(-1));
    let clerk = example.signed_in("clerk").await;
    assert_eq!(duties(&clerk, "").await.counts.late, 0);
    example.state.clock.set(midnight);
    assert_eq!(duties(&clerk, "").await.counts.late, 1);
}

#[tokio::test]
async fn o48_the_countys_word_ends_its_duty() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let bureau = example.signed_in("bureau").await;
    let row = of(&duties(&bureau, "").await, "determine").clone();
    let me: Me = county.get("/api/v1/me").await.read();
    assert_eq!((row.duty.owner.body, row.body.as_str(), row.is_mine), (me.organisation.id, me.organisation.name.as_str(), false));
    assert!(of(&duties(&county, "").await, "determine").is_mine);
    let said = json!({ "upheld": true, "opinion": "属实。" });
    county.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &said).await.read::<Determined>();
    assert_eq!(duties(&county, "").await.rows, []);
}

#[tokio::test]
async fn filters_stand_in_the_address_and_counts_are_of_all() {
    let example = Example::open().await;
    let (granted, _) = sampled(&example).await;
    let manager = example.signed_in("manager").await;
    manager.assign(3).await;
    let all = duties(&manager, "").await;
    assert_eq!((kinds(&all), all.total), (vec!["visit".to_owned(), "enter".to_owned()], 2));
    assert_eq!((all.choices.bodies.len(), all.choices.lines.len()), (1, 1), "only what occurs is offered");
    let county = granted.enterprise.jurisdiction;
    let here = duties(&manager, &format!("county={county}")).await;
    assert!(here.rows.iter().all(|row| row.place.jurisdiction == Some(county)) && !here.rows.is_empty());
    assert_eq!(here.counts, all.counts);
    assert_eq!(duties(&manager, "line=5").await.total, 2);
    assert_eq!(duties(&manager, "line=22").await.rows, []);
    let agency = all.rows[0].duty.owner.body;
    assert_eq!(duties(&manager, &format!("body={agency}&county=&line=&page=1")).await.total, 2, "what a form leaves empty asks for nothing");
    assert_eq!(duties(&manager, "page=2").await.rows, []);
    assert_eq!(duties(&manager, "mine=1").await.rows, [], "neither falls to the manager");
}

#[tokio::test]
async fn what_is_new_is_counted_until_it_was_seen_and_only_as_far_as_it_was_shown() {
    let example = Example::open().await;
    sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    let inbox = async || clerk.get("/api/v1/inbox").await.read::<Inbox>().counts;
    assert_eq!((inbox().await.mine, inbox().await.fresh), (1, 1));
    let shown = duties(&clerk, "").await;
    assert_eq!((shown.looked_at, shown.rows[0].is_fresh), (None, true));
    // A page that was read before it happened has not shown it.
    let before = clerk.send(Method::POST, "/api/v1/duties/looks", &json!({ "upto": 1 })).await.read::<Inbox>();
    assert_eq!(before.counts.fresh, 1);
    let after = clerk.send(Method::POST, "/api/v1/duties/looks", &json!({ "upto": shown.upto })).await.read::<Inbox>();
    assert_eq!((after.counts.fresh, after.counts.mine), (0, 1));
    let seen = duties(&clerk, "").await;
    assert_eq!((seen.looked_at.is_some(), seen.rows[0].is_fresh), (true, false));
    // What one person saw another has not.
    assert_eq!(inbox().await.fresh, 0);
    assert_eq!(example.signed_in("bureau").await.get("/api/v1/inbox").await.read::<Inbox>().counts.fresh, 1, "the year that lacks");
}

#[tokio::test]
async fn a_finding_is_owed_by_the_bureau_until_it_is_ended() {
    let example = Example::open().await;
    let Sent { one, mut phone, granted, .. } = sent(&example).await;
    let mut acts = story(&briefing(&phone.package(&one, 0).await), &granted);
    for (_, act) in &mut acts {
        if let Act::Seal { seal, .. } = act {
            seal.slip = SlipSigned::SamplersOnly { note: String::new() };
        }
    }
    phone.record(&example, &one, &granted, acts).await;
    let bureau = example.signed_in("bureau").await;
    let found: Findings = bureau.get("/api/v1/findings").await.read();
    let owed = duties(&bureau, "").await;
    assert_eq!(owed.rows.iter().filter(|row| row.duty.due == Due::Unstated && row.is_mine).count(), found.findings.len());
    for row in &found.findings {
        bureau.send(Method::POST, &format!("/api/v1/findings/{}/resolution", row.finding.id), &json!({ "note": "已核实" })).await;
    }
    assert!(!kinds(&duties(&bureau, "").await).contains(&"resolve".to_owned()));
}
