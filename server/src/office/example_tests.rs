use super::rules::rules;
use super::*;
use domain::code::CreditCode;
use domain::own::OwnKind;
use domain::person::{OrganisationKind, Role};
use domain::place::Division;
use domain::quantity::{Quantity, Unit};
use serde_json::Value;
use std::collections::BTreeSet;

const NOW: Instant = Instant::from_millis(1_795_327_200_000);

#[test]
fn the_plan_is_the_notices() {
    let organisations = organisations().unwrap();
    let campaign = campaign(&organisations, NOW).unwrap();
    assert_eq!((campaign.lines.len(), campaign.batches()), (24, 400));
    let share = |key| campaign.allotments.iter().filter(|share| share.laboratory == organisation_id(key)).map(|share| share.batches).sum::<u32>();
    assert_eq!((share("lvda"), share("tianjin")), (210, 190));
    assert_eq!(campaign.share(LineNumber(5), organisation_id("lvda")), 200);
    for line in &campaign.lines {
        let shares: u32 = campaign.allotments.iter().filter(|share| share.line == line.number).map(|share| share.batches).sum();
        assert_eq!(shares, line.batches, "{}", line.product);
    }
    assert!(campaign.starts >= NOW.local_date() && campaign.starts < campaign.sampling_ends && campaign.sampling_ends < campaign.served_by);
}

#[test]
fn every_line_has_rules_in_force() {
    let rules = rules(NOW).unwrap();
    let lines: BTreeSet<u8> = rules.iter().map(|rules| rules.line.0).collect();
    assert_eq!(lines, (1..=24).collect());
    assert!(rules.iter().all(|rules| rules.is_approved() && rules.published.is_some_and(|at| at < NOW) && !rules.grades.is_empty()));
    let diesel = rules.iter().find(|rules| rules.line == LineNumber(5)).unwrap();
    assert!(diesel.is_fuel && diesel.is_dangerous() && diesel.grades.len() == 6 && diesel.licences.len() == 2);
    assert_eq!(diesel.least_test, Quantity::whole(3, Unit::Litre));
}

#[test]
fn o03_every_line_says_what_it_covers_and_what_not() {
    let rules = rules(NOW).unwrap();
    let covers = |line: u8| rules.iter().find(|rules| rules.line == LineNumber(line)).unwrap().coverage.clone().unwrap();
    assert!(rules.iter().all(|rules| rules.coverage.as_ref().is_some_and(|told| !told.includes.is_empty() && !told.excludes.is_empty())));
    // The notice's own words are no defaults of ours.
    assert!(covers(9).excludes.iter().any(|out| out.contains("童胶鞋")) && covers(23).excludes.iter().any(|out| out.contains("连卷袋")));
    let confirmed: Vec<u8> = rules.iter().filter(|rules| !covers(rules.line.0).unconfirmed).map(|rules| rules.line.0).collect();
    assert_eq!(confirmed, [7, 9]);
}

#[test]
fn o27_every_line_but_fuel_asks_for_entries_of_its_own() {
    let rules = rules(NOW).unwrap();
    let mut asked = 0;
    for rules in &rules {
        assert_eq!(rules.own.iter().any(|field| field.required), !rules.is_fuel, "{:?}", rules.line);
        // The label is the field's name, on the form and in the ids of the page.
        let labels: BTreeSet<&str> = rules.own.iter().map(|field| field.label.as_str()).collect();
        assert_eq!(labels.len(), rules.own.len(), "{:?}", rules.line);
        assert!(labels.iter().all(|label| !label.is_empty() && !label.contains(char::is_whitespace)), "{labels:?}");
        for field in &rules.own {
            let choices = if let OwnKind::Choice { of } = &field.kind { of.len() } else { 2 };
            assert!(choices > 1 && field.unconfirmed, "{}", field.label);
        }
        asked += rules.own.len();
    }
    // No row of the table is about a line that is not there.
    assert_eq!(asked, include_str!("../../data/example_own.csv").lines().count() - 1);
}

#[test]
fn every_role_and_every_local_body_has_an_account() {
    let (organisations, people) = (organisations().unwrap(), people().unwrap());
    for role in domain::person::Role::ALL {
        assert!(people.iter().any(|(_, person)| person.role == role), "{role:?}");
    }
    for body in organisations.iter().filter(|body| matches!(body.kind, OrganisationKind::County | OrganisationKind::DevelopmentZone)) {
        assert!(people.iter().any(|(_, person)| person.organisation == body.id && person.role == Role::CountyOfficer), "{}", body.name);
    }
    assert_eq!(people.iter().filter(|(_, person)| person.role == Role::Sampler).count(), 4);
    assert!(people.iter().all(|(sign_in, person)| sign_in.is_ascii() && person.name.starts_with("示例")));
}

#[test]
fn the_roster_is_invented_and_right() {
    let roster = roster().unwrap();
    assert!(roster.len() >= 40);
    let shapes: Value = serde_json::from_str(include_str!("../../data/datong_counties.geojson")).unwrap();
    let covered: BTreeSet<OrganisationId> = roster.iter().map(|row| row.jurisdiction).collect();
    assert_eq!(covered.len(), 11);
    for row in &roster {
        assert!(row.name.starts_with("示例"), "{}", row.name);
        let code = CreditCode::parse(&row.credit_code).unwrap();
        assert!(code.inner_check_holds(), "{}", row.credit_code);
        assert!(domain::code::is_telephone(&row.telephone), "{}", row.telephone);
        assert!(lies_within(&shapes, row), "{} does not lie in {}", row.name, row.division.name());
    }
    // The rough outlines may be wrong by a border, and no more.
    let suggested = roster.iter().filter(|row| Division::around(&row.position.unwrap()) == Some(row.division)).count();
    assert!(suggested * 100 >= roster.len() * 95, "{suggested} of {}", roster.len());
}

/// Counts how often a ray to the east crosses the outer ring.
fn lies_within(shapes: &Value, row: &Enterprise) -> bool {
    let at = row.position.unwrap();
    let degrees = |value: i64| f64::from(i32::try_from(value).unwrap()) / 1e7;
    let (lat, lon) = (degrees(at.lat), degrees(at.lon));
    let shape = shapes["features"].as_array().unwrap().iter().find(|shape| shape["properties"]["adcode"] == row.division.code()).unwrap();
    let ring: Vec<(f64, f64)> = shape["geometry"]["coordinates"][0]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point[0].as_f64().unwrap(), point[1].as_f64().unwrap()))
        .collect();
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.filter(|((x1, y1), (x2, y2))| (*y1 > lat) != (*y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1).count() % 2 == 1
}
