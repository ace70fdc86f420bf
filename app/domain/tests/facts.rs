//! Facts arrive in any shape and order; the state takes them in without losing or doubling anything.

use domain::act::Act;
use domain::denial::Denial;
use domain::finding::{Finding, Matter, Resolution};
use domain::fixture::{self, START};
use domain::id::{CommandId, FindingId, MediaId, OrganisationId, PersonId, SheetId};
use domain::paper::sheet_paper;
use domain::visit::{Event, Visit};

/// The story taken in whole.
fn complete() -> Visit {
    let (briefing, assignment) = (fixture::briefing(), fixture::assignment("A"));
    let mut visit = Visit::assigned(assignment.clone());
    for (by, act) in fixture::story(&briefing, &assignment) {
        visit.apply(&Event::Done { by, at: START, act });
    }
    visit
}

fn finding(name: &str, visit: &Visit, sheet: Option<SheetId>) -> Finding {
    Finding {
        id: FindingId::derived(name),
        command: CommandId::derived(name),
        visit: visit.assignment.visit,
        sheet,
        matter: Matter::Broken { denial: Denial::CopiesMissing },
        at: START,
        resolved: None,
    }
}

#[test]
fn findings_stand_where_they_belong_and_only_once() {
    let mut visit = complete();
    let sheet = visit.sheets[0].opening.sheet;
    let unknown = SheetId::derived("unknown");
    for (name, of) in [("visit", None), ("sheet", Some(sheet)), ("lost", Some(unknown)), ("sheet", Some(sheet))] {
        let found = finding(name, &visit, of);
        visit.apply(&Event::Found { finding: found });
    }
    // What is about a sheet that is not here is kept with the visit.
    assert_eq!((visit.findings.len(), visit.sheets[0].findings.len(), visit.all_findings().count()), (2, 1, 3));
}

#[test]
fn a_resolution_ends_its_finding_and_no_other() {
    let mut visit = complete();
    let sheet = visit.sheets[0].opening.sheet;
    for (name, of) in [("visit", None), ("sheet", Some(sheet))] {
        let found = finding(name, &visit, of);
        visit.apply(&Event::Found { finding: found });
    }
    let resolution = Resolution { by: PersonId::derived("desk"), at: START, note: "已核对照片".into() };
    visit.apply(&Event::Resolved { finding: FindingId::derived("sheet"), resolution: resolution.clone() });
    assert_eq!(visit.sheets[0].findings[0].resolved, Some(resolution));
    assert_eq!(visit.findings[0].resolved, None);
}

#[test]
fn the_first_arrival_and_the_first_completion_stand() {
    let mut visit = complete();
    let (arrived, completed) = (visit.arrival.clone(), visit.sheets[0].completed_at);
    let sheet = visit.sheets[0].opening.sheet;
    let later = START.plus(9);
    visit.apply(&Event::Done { by: fixture::sampler(2), at: later, act: Act::Arrive(domain::act::Arrival { position: None, late: None }) });
    visit.apply(&Event::Done { by: fixture::sampler(2), at: later, act: Act::Complete { sheet } });
    assert_eq!((visit.arrival, visit.sheets[0].completed_at), (arrived, completed));
    assert_eq!(visit.present.len(), 2);
}

#[test]
fn the_same_photo_and_the_same_sheet_come_in_once() {
    let mut visit = complete();
    let sheet = &visit.sheets[0];
    let (id, photo, opening) = (sheet.opening.sheet, sheet.evidence[0].clone(), sheet.opening.clone());
    assert_eq!(sheet.media(photo.media), Some(&photo));
    assert_eq!(sheet.media(MediaId::derived("none")), None);
    let before = visit.clone();
    visit.apply(&Event::Done { by: fixture::sampler(1), at: START, act: Act::Capture { sheet: id, evidence: photo } });
    visit.apply(&Event::Done { by: fixture::sampler(1), at: START, act: Act::OpenSheet(opening) });
    assert_eq!(visit, before);
}

#[test]
fn an_act_on_an_unknown_sheet_changes_nothing() {
    let mut visit = complete();
    let before = visit.clone();
    visit.apply(&Event::Done { by: fixture::sampler(1), at: START, act: Act::Complete { sheet: SheetId::derived("unknown") } });
    assert_eq!(visit, before);
}

#[test]
fn the_paper_names_the_right_bodies_and_people() {
    let (briefing, visit) = (fixture::briefing(), complete());
    let paper = sheet_paper(&briefing, &visit, &visit.sheets[0]);
    let value = |label: &str, place: usize| {
        paper.blocks.iter().flat_map(|block| &block.entries).filter(|(other, _)| other == label).nth(place).map(|(_, value)| value.as_str())
    };
    assert_eq!(value("承检机构", 0), Some("示例检验机构"));
    // The enterprise's name comes first, the agency's second.
    assert_eq!(value("名称", 1), Some("示例抽样机构"));
    assert_eq!(value("抽样人员", 0), Some("示例抽样员1（S-001）、示例抽样员2（S-002）"));
    assert_eq!(briefing.organisation(OrganisationId::derived("nobody")), "");
    assert_eq!(briefing.person(fixture::sampler(2)).map(|person| person.staff_number.as_str()), Some("S-002"));
}

#[test]
fn the_campaign_adds_up() {
    let briefing = fixture::briefing();
    assert_eq!(briefing.campaign.batches(), 240);
    assert_eq!(briefing.campaign.share(fixture::DIESEL, fixture::agency()), 30);
    assert_eq!(briefing.campaign.share(fixture::BAGS, fixture::other_laboratory()), 0);
    assert!(fixture::rules(fixture::DIESEL).is_dangerous() && !fixture::rules(fixture::BAGS).is_dangerous());
}

#[test]
fn a_phone_that_was_lost_twice_is_told_of_twice_and_no_oftener() {
    let (first, again) = (Matter::DeviceLost { since: START }, Matter::DeviceLost { since: START.plus(60_000) });
    assert!(first.is_like(&first.clone()) && !first.is_like(&again));
}
