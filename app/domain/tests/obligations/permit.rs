use domain::id::{OrganisationId, PersonId};
use domain::permit::{Action, Subject, allows, offers};
use domain::person::{Actor, Role};

fn actor(role: Role, organisation: &str) -> Actor {
    Actor { person: PersonId::derived("p"), role, organisation: OrganisationId::derived(organisation), division: None }
}

/// The whole table, so that widening a role shows up here.
#[test]
fn each_role_may_just_this() {
    let table: Vec<String> = Role::ALL.iter().map(|role| format!("{role:?}: {:?}", offers(&actor(*role, "x")))).collect();
    assert_eq!(
        table,
        [
            "BureauDesk: [SeeMap, SeeSheets, ResolveFindings, ApproveStorage, SeeDrawn, SeeLooks, MindQuarantine, SeeRoster, MindRoster, RunDraw, CommitDraw, ApproveDraw, SeeDuties, KeepCalendar, ReadFeedback]",
            "BureauApprover: [SeeMap, SeeSheets, ResolveFindings, ApproveStorage, SeeRoster, CommitDraw, ApproveDraw, SeeDuties, ReadFeedback]",
            "CountyOfficer: [SeeMap, SeeSheets, Determine, SeeRoster, SeeDuties]",
            "EnforcementOfficer: [SeeMap, SeeSheets, CommitDraw, SeeDuties]",
            "AgencyManager: [Assign, EnrolPhones, MindPhones, EndAccounts, SeeMap, SeeSheets, SeeDrawn, SeeLooks, MindQuarantine, SeeRoster, MindRoster, CommitDraw, SeeDuties]",
            "AgencyClerk: [SeeMap, SeeSheets, SeeDuties, KeepLedger]",
            "Sampler: [RecordVisit, SeeDrawn, SeeDuties]",
            "LaboratoryReceiver: [SeeSheets]",
            "BlindCoder: []",
            "Tester: []",
            "Reviewer: []",
            "Signatory: []",
            "ReinspectionOfficer: []",
        ]
    );
}

#[test]
fn o07_a_county_sees_its_own_area() {
    let subject = |body: &str| Subject { jurisdiction: Some(OrganisationId::derived(body)), ..Subject::ALL };
    let officer = actor(Role::CountyOfficer, "county A");
    assert!(allows(&officer, Action::SeeSheets, subject("county A")));
    assert!(!allows(&officer, Action::SeeSheets, subject("county B")));
    assert!(allows(&actor(Role::BureauDesk, "bureau"), Action::SeeSheets, subject("county B")));
}

#[test]
fn o19_a_receiver_sees_what_comes_to_his_laboratory() {
    let subject = |body: &str| Subject { laboratory: Some(OrganisationId::derived(body)), ..Subject::ALL };
    let receiver = actor(Role::LaboratoryReceiver, "laboratory A");
    assert!(allows(&receiver, Action::SeeSheets, subject("laboratory A")));
    assert!(!allows(&receiver, Action::SeeSheets, subject("laboratory B")));
}

#[test]
fn o48_the_county_determines_in_its_own_area_and_nobody_in_its_place() {
    let subject = |body: &str| Subject { jurisdiction: Some(OrganisationId::derived(body)), ..Subject::ALL };
    assert!(allows(&actor(Role::CountyOfficer, "county A"), Action::Determine, subject("county A")));
    assert!(!allows(&actor(Role::CountyOfficer, "county B"), Action::Determine, subject("county A")));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::CountyOfficer) {
        assert!(!allows(&actor(role, "county A"), Action::Determine, subject("county A")), "{role:?}");
    }
}

#[test]
fn o07_a_county_sees_the_roster_of_its_own_area() {
    let subject = |body: &str| Subject { jurisdiction: Some(OrganisationId::derived(body)), ..Subject::ALL };
    let officer = actor(Role::CountyOfficer, "county A");
    assert!(allows(&officer, Action::SeeRoster, subject("county A")) && !allows(&officer, Action::SeeRoster, subject("county B")));
}

#[test]
fn o22_the_pool_of_the_draw_is_minded_by_bureau_and_agency_only() {
    let minds: Vec<Role> = Role::ALL.into_iter().filter(|role| allows(&actor(*role, "x"), Action::MindRoster, Subject::ALL)).collect();
    assert_eq!(minds, [Role::BureauDesk, Role::AgencyManager]);
}
