//! Signing in and out.

use crate::example::{Example, NOW, PASSWORD};
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::contract::Me;
use domain::permit::Action;
use serde_json::json;

#[tokio::test]
async fn everybody_learns_who_they_are_and_what_they_may() {
    let example = Example::open().await;
    for (name, may) in [
        (
            "manager",
            vec![
                Action::Assign,
                Action::EnrolPhones,
                Action::MindPhones,
                Action::EndAccounts,
                Action::SeeMap,
                Action::SeeSheets,
                Action::SeeDrawn,
                Action::SeeLooks,
                Action::MindQuarantine,
                Action::SeeRoster,
                Action::MindRoster,
                Action::CommitDraw,
                Action::SeeDuties,
            ],
        ),
        ("sampler1", vec![Action::RecordVisit, Action::SeeDrawn, Action::SeeDuties]),
        ("county-pingcheng", vec![Action::SeeMap, Action::SeeSheets, Action::Determine, Action::SeeRoster, Action::SeeDuties]),
        ("lvda-tester", vec![]),
    ] {
        let me: Me = example.signed_in(name).await.get("/api/v1/me").await.read();
        assert_eq!(me.may, may, "{name}");
        assert_eq!(me.person.organisation, me.organisation.id);
    }
    example.stranger().get("/api/v1/me").await.refused(401, "sign-in-required", None);
}

#[tokio::test]
async fn a_one_time_password_serves_once() {
    let example = Example::with(|_| {}).await;
    let account = example.accounts.iter().find(|account| account.sign_in == "manager").unwrap();
    let sign_in = |password: &str, new: Option<&str>| json!({ "name": " Manager ", "password": password, "new_password": new });
    let stranger = example.stranger();
    let send = async |body| stranger.send(Method::POST, "/api/v1/session", &body).await;
    send(sign_in(&account.password, None)).await.refused(403, "new-password-required", Some("new_password"));
    send(sign_in(&account.password, Some("short"))).await.refused(422, "password-too-short", Some("new_password"));
    send(sign_in(&account.password, Some(&account.password))).await.refused(422, "password-too-short", Some("new_password"));
    let _: Me = send(sign_in(&account.password, Some("a password of one's own"))).await.read();
    send(sign_in(&account.password, None)).await.refused(401, "sign-in-failed", Some("password"));
    let _: Me = send(sign_in("a password of one's own", None)).await.read();
}

#[tokio::test]
async fn wrong_names_and_wrong_passwords_look_the_same_and_are_few() {
    let example = Example::open().await;
    let stranger = example.stranger();
    let send =
        async |name: &str, password: &str| stranger.send(Method::POST, "/api/v1/session", &json!({ "name": name, "password": password })).await;
    let unknown = send("nobody", "x").await.refused(401, "sign-in-failed", Some("password"));
    for _ in 0..10 {
        assert_eq!(send("manager", "x").await.refused(401, "sign-in-failed", Some("password")), unknown);
    }
    send("manager", PASSWORD).await.refused(429, "too-many-attempts", None);
    example.state.clock.set(NOW.plus(15 * 60_000));
    let _: Me = send("manager", PASSWORD).await.read();
}

#[tokio::test]
async fn a_session_ends_by_signing_out_and_by_time() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let answer = manager.ask(Request::delete("/api/v1/session"), Body::empty()).await;
    assert_eq!(answer.status, 204);
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    manager.get("/api/v1/me").await.refused(401, "sign-in-required", None);

    let (clerk, sampler) = (example.signed_in("clerk").await, example.signed_in("sampler1").await);
    example.state.clock.set(NOW.plus(12 * 3_600_000));
    clerk.get("/api/v1/me").await.refused(401, "sign-in-required", None);
    let _: Me = sampler.get("/api/v1/me").await.read();
}

#[tokio::test]
async fn the_cookie_is_for_the_server_alone() {
    for (behind_tls, begins, secure) in [(false, "session=", false), (true, "__Host-session=", true)] {
        let example = Example::with(|settings| {
            settings.behind_tls = behind_tls;
            settings.example_password = Some(PASSWORD.into());
        })
        .await;
        let answer = example.stranger().send(Method::POST, "/api/v1/session", &json!({ "name": "clerk", "password": PASSWORD })).await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(
            cookie.starts_with(begins) && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
            "{cookie}"
        );
        assert_eq!(cookie.contains("Secure"), secure, "{cookie}");
        assert_eq!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), secure);
    }
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_told_with_their_field() {
    let example = Example::open().await;
    let stranger = example.stranger();
    stranger.send(Method::POST, "/api/v1/session", &json!({ "name": "manager" })).await.refused(400, "unreadable", Some("password"));
    stranger.send(Method::POST, "/api/v1/session", &json!([])).await.refused(400, "unreadable", None);
    let huge = json!({ "name": "x".repeat(9 * 1024 * 1024), "password": "" });
    stranger.send(Method::POST, "/api/v1/session", &huge).await.refused(413, "too-large", None);
    let foreign = Request::post("/api/v1/session").header("origin", "https://elsewhere.example").header("host", "here.example");
    stranger.ask(foreign, Body::empty()).await.refused(403, "foreign-origin", None);
    stranger.ask(Request::patch("/api/v1/me"), Body::empty()).await.refused(405, "method-not-allowed", None);
    stranger.get("/api/v1/nothing").await.refused(404, "not-found", None);
}
