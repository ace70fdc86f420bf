//! `POST /enrolments` and `POST /session/enrolled`.

use crate::example::{Example, NOW, Visitor};
use axum::http::Method;
use domain::contract::{ENROLMENT_LASTS, Enrolment, Me, Roster};
use domain::id::PersonId;
use serde_json::json;

async fn sampler(manager: &Visitor<'_>) -> PersonId {
    manager.get("/api/v1/roster").await.read::<Roster>().samplers[0].id
}

async fn give(manager: &Visitor<'_>, person: PersonId) -> Enrolment {
    manager.send(Method::POST, "/api/v1/enrolments", &json!({ "person": person })).await.read()
}

fn code(given: &Enrolment) -> serde_json::Value {
    json!({ "code": given.address.split_once('#').unwrap().1 })
}

#[tokio::test]
async fn a_code_lets_one_phone_in_without_a_password() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let person = sampler(&manager).await;
    let given = give(&manager, person).await;
    assert!(given.address.contains("/field/enrol#") && given.picture.contains("<svg"), "{}", given.address);
    let stranger = example.stranger();
    let me: Me = stranger.send(Method::POST, "/api/v1/session/enrolled", &code(&given)).await.read();
    assert_eq!(me.person.id, person);
    stranger.send(Method::POST, "/api/v1/session/enrolled", &code(&given)).await.refused(401, "code-ended", Some("code"));
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let given = give(&manager, sampler(&manager).await).await;
    assert_eq!(given.expires_at, NOW.plus(ENROLMENT_LASTS));
    example.state.clock.set(NOW.plus(ENROLMENT_LASTS));
    example.stranger().send(Method::POST, "/api/v1/session/enrolled", &code(&given)).await.refused(401, "code-ended", Some("code"));
}

#[tokio::test]
async fn only_the_agencys_manager_lets_phones_in_and_only_samplers_phones() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let person = sampler(&manager).await;
    for name in ["clerk", "sampler1", "bureau", "lvda-receiver"] {
        let other = example.signed_in(name).await;
        other.send(Method::POST, "/api/v1/enrolments", &json!({ "person": person })).await.refused(403, "not-permitted", None);
    }
    let own = manager.get("/api/v1/me").await.read::<Me>().person.id;
    manager.send(Method::POST, "/api/v1/enrolments", &json!({ "person": own })).await.refused(404, "not-found", None);
    example.stranger().send(Method::POST, "/api/v1/session/enrolled", &json!({ "code": "0" })).await.refused(401, "code-ended", Some("code"));
}

#[tokio::test]
async fn a_stolen_database_lets_no_phone_in() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let given = give(&manager, sampler(&manager).await).await;
    let kept: Vec<String> = sqlx::query_scalar("select code from enrolment").fetch_all(example.state.db.readers()).await.unwrap();
    assert!(!given.address.contains(&kept[0]) && kept.len() == 1);
}
