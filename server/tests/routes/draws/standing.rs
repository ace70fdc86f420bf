//! `/samplers`: who may be drawn (O-23, O-17, A-14).

use super::{Parties, diesel, of_standing};
use crate::example::{Example, NOW, Visitor};
use axum::http::Method;
use domain::contract::{Certificate, DrawPreview, NewStanding, SamplerStanding, SamplerStandings, Standing};
use domain::id::EnterpriseId;
use domain::time::CalendarDays;
use server::office::example::{enterprise_id, organisation_id, person_id};

async fn samplers(by: &Visitor<'_>) -> Vec<SamplerStanding> {
    by.get("/api/v1/samplers").await.read::<SamplerStandings>().samplers
}

async fn state_it(by: &Visitor<'_>, sign_in: &str, days: u16, interests: Vec<EnterpriseId>) {
    let until = NOW.local_date().plus(CalendarDays(days));
    let new = NewStanding { certificate: Certificate { number: "示例培字9号".into(), until }, interests };
    by.send(Method::PUT, &format!("/api/v1/samplers/{}", person_id(sign_in)), &new).await.read::<SamplerStanding>();
}

#[tokio::test]
async fn o23_whose_certificate_ends_before_sampling_does_is_not_drawn() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    assert_eq!(samplers(&parties.manager).await.iter().filter(|own| own.certificate.is_some()).count(), 4, "the example's are trained");
    for name in ["sampler1", "sampler2"] {
        state_it(&parties.manager, name, 44, Vec::new()).await;
    }
    let new = diesel("draw", 20, 1);
    let view = parties.approved(&example, &new).await;
    let trained = [person_id("sampler3"), person_id("sampler4")];
    for entry in of_standing(&view, |standing| *standing == Standing::Drawn) {
        assert!(entry.team.len() == 2 && entry.team.iter().all(|person| trained.contains(person)), "{entry:?}");
    }
}

#[tokio::test]
async fn o24_too_few_samplers_are_told_before_anything_is_frozen() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    for name in ["sampler1", "sampler2", "sampler3"] {
        state_it(&parties.manager, name, 10, Vec::new()).await;
    }
    let new = diesel("draw", 20, 1);
    let preview: DrawPreview = parties.bureau.send(Method::POST, "/api/v1/draws/preview", &new).await.read();
    assert_eq!((preview.samplers, preview.teams.len(), preview.teams[0].needs, preview.teams[0].eligible), (1, 11, 2, 1));
    super::freeze(&parties.bureau, &new).await.refused(422, "draw-short", Some("lines"));
    let mut alone = diesel("alone", 20, 1);
    alone.team = 1;
    let preview: DrawPreview = parties.bureau.send(Method::POST, "/api/v1/draws/preview", &alone).await.read();
    assert_eq!(preview.gaps, [domain::draw::PlanGap::TeamTooSmall]);
}

#[tokio::test]
async fn a14_nobody_goes_where_they_have_an_interest() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let roster: domain::contract::Roster = parties.manager.get("/api/v1/roster").await.read();
    let county = organisation_id("county-140213");
    let station = roster.enterprises.iter().find(|own| own.jurisdiction == county && own.place == domain::enterprise::PlaceKind::GasStation).unwrap();
    state_it(&parties.manager, "sampler1", 300, vec![station.id]).await;
    assert!(samplers(&parties.bureau).await.iter().any(|own| own.interests == [station.id]));
    let view = parties.approved(&example, &diesel("draw", 35, 1)).await;
    let drawn = of_standing(&view, |standing| *standing == Standing::Drawn);
    let there: Vec<_> = drawn.iter().filter(|entry| entry.body == county).collect();
    assert_eq!(there.len(), 6);
    assert!(there.iter().all(|entry| !entry.team.contains(&person_id("sampler1"))));
    assert!(drawn.iter().any(|entry| entry.team.contains(&person_id("sampler1"))), "and goes elsewhere");
}

#[tokio::test]
async fn o23_a_certificate_is_stated_by_the_samplers_own_agency() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let path = format!("/api/v1/samplers/{}", person_id("sampler1"));
    let certificate = |number: &str| NewStanding {
        certificate: Certificate { number: number.into(), until: NOW.local_date() },
        interests: vec![enterprise_id("any")],
    };
    manager.send(Method::PUT, &path, &certificate(" ")).await.refused(422, "certificate-missing", Some("certificate"));
    manager.send(Method::PUT, &format!("/api/v1/samplers/{}", person_id("bureau")), &certificate("1")).await.refused(404, "not-found", None);
    for name in ["bureau", "sampler1", "county-xinrong", "tianjin-tester"] {
        example.signed_in(name).await.send(Method::PUT, &path, &certificate("1")).await.refused(403, "not-permitted", None);
    }
    example.signed_in("sampler1").await.get("/api/v1/samplers").await.refused(403, "not-permitted", None);
}
