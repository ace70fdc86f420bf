//! What is owed: derived from what stands, seen by whom it concerns, ordered with what is late first.

use crate::{by, calendar, date, ground};
use domain::deadline::{Due, Limit};
use domain::digest::Digest;
use domain::duty::{Basis, Bodies, Duty, Owed, Place, Standing, owed, years};
use domain::ending::EndingKind;
use domain::id::{AssignmentId, CommandId, FindingId, OrganisationId, PersonId, SheetId, VisitId};
use domain::ledger::LedgerState;
use domain::person::{Actor, Role};
use domain::time::Instant;

fn bodies() -> Bodies {
    Bodies { bureau: OrganisationId::derived("bureau"), agency: OrganisationId::derived("agency") }
}

fn county() -> OrganisationId {
    OrganisationId::derived("county")
}

/// That day at nine in the evening, China's time.
fn evening(day: &str) -> Instant {
    date(day).start().plus(21 * 3_600_000)
}

fn follows(standing: &Standing) -> Option<Duty> {
    owed(standing, county(), bodies(), &ground())
}

fn sampled(ledger: LedgerState) -> Standing {
    let sheet = SheetId::derived("sheet");
    Standing::Sampled { sheet, opened_at: evening("2025-10-10"), completed_at: evening("2025-10-10").plus(4 * 3_600_000), ledger }
}

fn ended(kind: EndingKind, awaits: bool) -> Standing {
    Standing::Ended { sheet: SheetId::derived("sheet"), kind, completed_at: evening("2025-10-10"), awaits }
}

fn assigned() -> Standing {
    let team = vec![PersonId::derived("one"), PersonId::derived("two")];
    Standing::Assigned { assignment: AssignmentId::derived("a"), team, day: date("2025-10-12"), granted_at: evening("2025-10-09") }
}

fn arrived(is_open: bool) -> Standing {
    Standing::Arrived { visit: VisitId::derived("v"), team: vec![PersonId::derived("one")], arrived_at: evening("2025-10-10"), is_open }
}

fn found() -> Standing {
    Standing::Found { finding: FindingId::derived("f"), at: evening("2025-10-10") }
}

fn quarantined() -> Standing {
    Standing::Quarantined { command: CommandId::derived("c"), digest: Digest::of(b"c"), received_at: evening("2025-10-10") }
}

#[test]
fn o22_a_team_owes_the_visit_until_it_arrives() {
    let duty = follows(&assigned()).unwrap();
    assert_eq!((duty.due, duty.basis, duty.owner.people.len()), (by("2025-10-12"), Basis::PlannedDay, 2));
    assert_eq!(duty.since, evening("2025-10-09"));
}

#[test]
fn o50_a_team_owes_the_end_of_what_it_began_that_same_day() {
    let duty = follows(&arrived(true)).unwrap();
    assert_eq!(duty.due, Due::AtOnce { day: date("2025-10-10") });
    assert_eq!(follows(&arrived(false)), None);
}

#[test]
fn o76_the_clerk_owes_the_entry_by_the_end_of_the_day_after_sampling() {
    let duty = follows(&sampled(LedgerState::Waiting)).unwrap();
    assert_eq!(duty.owed, Owed::EnterSampling { sheet: SheetId::derived("sheet") });
    // Opened on the 10th, complete at one o'clock on the 11th: the sample is of the 10th.
    assert_eq!((duty.due, duty.owner.role), (by("2025-10-11"), Role::AgencyClerk));
    assert_eq!((duty.basis, duty.obligation.map(|id| id.0)), (Basis::Limit { limit: Limit::SamplingEntry }, Some(76)));
    assert!(!duty.due.is_late(date("2025-10-11")) && duty.due.is_late(date("2025-10-12")));
}

#[test]
fn o76_the_entry_is_owed_until_it_is_submitted() {
    for state in LedgerState::ALL {
        let open = !matches!(state, LedgerState::Submitted | LedgerState::Void);
        assert_eq!(follows(&sampled(state)).is_some(), open, "{state:?}");
    }
}

#[test]
fn o48_the_county_owes_its_word_on_a_refusal_that_same_day() {
    let duty = follows(&ended(EndingKind::Refused, true)).unwrap();
    assert_eq!((duty.owner.body, duty.due), (county(), Due::AtOnce { day: date("2025-10-10") }));
    let opinion = follows(&ended(EndingKind::NoSample, true)).unwrap();
    assert_eq!((opinion.due, opinion.basis), (Due::Unstated, Basis::House), "form 4G states no limit, so none is made up");
    assert_eq!(follows(&ended(EndingKind::Refused, false)), None);
    assert_eq!(follows(&ended(EndingKind::Terminated, false)), None);
}

#[test]
fn findings_and_what_could_not_be_taken_in_are_owed_without_a_limit() {
    assert_eq!(follows(&found()).map(|duty| (duty.due, duty.owner.role)), Some((Due::Unstated, Role::BureauDesk)));
    assert_eq!(follows(&quarantined()).map(|duty| (duty.due, duty.owner.role)), Some((Due::Unstated, Role::AgencyManager)));
}

#[test]
fn the_next_year_is_owed_from_november_on() {
    let wanted = |day: &str| years(&calendar(), date(day), bodies()).into_iter().map(|duty| (duty.owed, duty.due)).collect::<Vec<_>>();
    assert_eq!(wanted("2026-10-31"), []);
    assert_eq!(wanted("2026-11-01"), [(Owed::LoadYear { year: 2027 }, by("2026-12-31"))]);
    assert_eq!(wanted("2025-12-24"), [], "2026 is loaded");
    let late = wanted("2027-11-02");
    assert_eq!(late, [(Owed::LoadYear { year: 2027 }, by("2026-12-31")), (Owed::LoadYear { year: 2028 }, by("2027-12-31"))]);
    assert!(late[0].1.is_late(date("2027-11-02")));
}

fn actor(role: Role, body: &str, person: &str) -> Actor {
    Actor { person: PersonId::derived(person), role, organisation: OrganisationId::derived(body), division: None }
}

/// Which of the duties that person sees, in an area of that county.
fn seen(actor: &Actor, area: &str) -> String {
    let place = Place { jurisdiction: Some(OrganisationId::derived(area)), laboratory: None, division: None, lines: Vec::new() };
    let all = [assigned(), arrived(true), sampled(LedgerState::Waiting), ended(EndingKind::Refused, true), found(), quarantined()];
    let mut seen: Vec<String> = Vec::new();
    for duty in all.iter().filter_map(follows).filter(|duty| duty.is_seen_by(actor, &place)) {
        seen.push(duty.owed.to_string().split('-').next().unwrap().to_owned());
    }
    let year = years(&calendar(), date("2026-11-24"), bodies()).remove(0);
    if year.is_seen_by(actor, &Place::default()) {
        seen.push("year".into());
    }
    seen.join(" ")
}

/// The whole table, so that widening a role shows up here: in the own area, and in another.
#[test]
fn o07_each_role_sees_its_own() {
    let table: Vec<String> = Role::ALL
        .iter()
        .map(|role| {
            let actor = actor(*role, "county", "one");
            format!("{role:?}: {} | {}", seen(&actor, "county"), seen(&actor, "another county"))
        })
        .collect();
    assert_eq!(
        table,
        [
            "BureauDesk: visit finish enter determine resolve deal year | visit finish enter determine resolve deal year",
            "BureauApprover: finish enter determine resolve | finish enter determine resolve",
            "CountyOfficer: finish enter determine resolve | ",
            "EnforcementOfficer: finish enter determine resolve | finish enter determine resolve",
            "AgencyManager: visit finish enter determine resolve deal | visit finish enter determine resolve deal",
            "AgencyClerk: finish enter determine resolve | finish enter determine resolve",
            "Sampler: visit finish | visit finish",
            "LaboratoryReceiver:  | ",
            "BlindCoder:  | ",
            "Tester:  | ",
            "Reviewer:  | ",
            "Signatory:  | ",
            "ReinspectionOfficer:  | ",
        ]
    );
    assert_eq!(seen(&actor(Role::Sampler, "agency", "three"), "county"), "", "another team's task is nobody's business (D4)");
}

#[test]
fn a_duty_falls_to_people_or_to_a_role_of_a_body() {
    let visit = follows(&assigned()).unwrap();
    assert!(visit.is_of(&actor(Role::Sampler, "agency", "two")) && !visit.is_of(&actor(Role::Sampler, "agency", "three")));
    let entry = follows(&sampled(LedgerState::Entered)).unwrap();
    assert!(entry.is_of(&actor(Role::AgencyClerk, "agency", "any")));
    assert!(!entry.is_of(&actor(Role::AgencyManager, "agency", "any")) && !entry.is_of(&actor(Role::AgencyClerk, "other", "any")));
}

#[test]
fn what_is_late_longest_comes_first_and_what_has_no_day_last() {
    let mut all: Vec<Duty> = [found(), assigned(), quarantined(), arrived(true), sampled(LedgerState::Waiting)].iter().filter_map(follows).collect();
    let open = Due::NotPublished { year: 2027, earliest: date("2027-01-02") };
    all.push(Duty { due: open, ..follows(&assigned()).unwrap() });
    all.sort_by_key(Duty::order);
    let dues: Vec<Due> = all.iter().map(|duty| duty.due).collect();
    let at_once = Due::AtOnce { day: date("2025-10-10") };
    assert_eq!(dues, [at_once, by("2025-10-11"), by("2025-10-12"), open, Due::Unstated, Due::Unstated]);
}
