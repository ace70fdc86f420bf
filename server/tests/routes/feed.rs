//! `POST` and `DELETE /feed`, `GET /feed.ics?key=…`: what is due, as calendar programs read it, for whoever knows the secret address.

use crate::ended::{officers, refusal, visited};
use crate::example::{Answered, Example, NOW, Visitor};
use crate::papers::sampled;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use domain::contract::Feed;
use std::collections::BTreeMap;
use std::net::SocketAddr;

const DAY: i64 = 24 * 3_600_000;

async fn renew(by: &Visitor<'_>) -> String {
    let feed: Feed = by.send(Method::POST, "/api/v1/feed", &serde_json::json!({})).await.read();
    let (_, path) = feed.address.split_once("//").unwrap().1.split_once('/').unwrap();
    format!("/{path}")
}

async fn fetch(example: &Example, path: &str, from: [u8; 4]) -> Answered {
    let request = Request::get(path).header(header::HOST, "desk.example").extension(ConnectInfo(SocketAddr::from((from, 40_000))));
    example.stranger().ask(request, Body::empty()).await
}

const HERE: [u8; 4] = [192, 0, 2, 7];

/// The entries of a feed, each by the names of its lines, read as RFC 5545 has it: lines end in CRLF, are no longer than 75 octets, and go on behind a
/// blank.
fn entries(answered: &Answered) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(answered.body.clone()).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets:\n{text}");
    let whole = text.replace("\r\n ", "");
    let lines: Vec<&str> = whole.trim_end().split("\r\n").collect();
    assert_eq!((lines[0], lines[lines.len() - 1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert!(lines.contains(&"VERSION:2.0") && lines.iter().any(|line| line.starts_with("PRODID:")), "{lines:?}");
    let mut all: Vec<BTreeMap<String, String>> = Vec::new();
    for line in &lines {
        match *line {
            "BEGIN:VEVENT" => all.push(BTreeMap::new()),
            line => {
                let (name, value) = line.split_once(':').unwrap();
                if let Some(entry) = all.last_mut() {
                    entry.insert(name.to_owned(), value.to_owned());
                }
            }
        }
    }
    all
}

#[tokio::test]
async fn a_feed_tells_what_falls_to_ones_body_on_chinas_days() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let clerk = example.signed_in("clerk").await;
    let answered = fetch(&example, &renew(&clerk).await, HERE).await;
    assert_eq!(answered.status, 200);
    assert_eq!(answered.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert_eq!(answered.headers[header::CACHE_CONTROL], "private, no-store");
    let entries = entries(&answered);
    assert_eq!(entries.len(), 1, "{entries:?}");
    let entry = &entries[0];
    assert_eq!(entry["UID"], format!("enter-{sheet}@fengyang"));
    // 2026-11-22 14:00 in China: due by the end of the 23rd, as a whole day, whatever zone the reader is in; stamped in UTC.
    assert_eq!((entry["DTSTART;VALUE=DATE"].as_str(), entry["DTEND;VALUE=DATE"].as_str()), ("20261123", "20261124"));
    assert!(entry["DTSTAMP"].starts_with("20261122T06") && entry["DTSTAMP"].ends_with('Z'), "{}", entry["DTSTAMP"]);
    assert!(entry["SUMMARY"].contains(&granted.numbers[0].to_string()), "{}", entry["SUMMARY"]);
    // A comma, a semicolon and a line's end are no signs of the format.
    assert!(entry["DESCRIPTION"].contains("\\n") && entry["DESCRIPTION"].contains("O-76"), "{}", entry["DESCRIPTION"]);
    assert_eq!(entry["URL"], "http://desk.example/desk/duties");
    let text = answered.text().replace("\r\n ", "");
    assert!(!text.contains(&granted.enterprise.name), "what leaves the house names no enterprise");

    // At 00:30 in China it is still the day before in UTC: late is told by China's day, and stretches to today.
    example.state.clock.set(NOW.plus(2 * DAY).local_date().start().plus(30 * 60_000));
    let clerk = example.signed_in("clerk").await;
    let late = fetch(&example, &renew(&clerk).await, HERE).await;
    let entry = &self::entries(&late)[0];
    assert_eq!((entry["DTSTART;VALUE=DATE"].as_str(), entry["DTEND;VALUE=DATE"].as_str()), ("20261123", "20261125"));
    assert!(entry["SUMMARY"].starts_with("【逾期】") && entry["DTSTAMP"].starts_with("20261123T1630"), "{entry:?}");
}

#[tokio::test]
async fn d4_a_feed_names_nobody_that_a_team_was_sent_to() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let drawn = manager.assign(20).await.assignment;
    for name in ["manager", "sampler1"] {
        let by = example.signed_in(name).await;
        let answered = fetch(&example, &renew(&by).await, HERE).await;
        let entries = entries(&answered);
        assert_eq!(entries.len(), 1, "{name}");
        let text = answered.text().replace("\r\n ", "");
        for secret in [&drawn.enterprise.name, &drawn.enterprise.address, &drawn.notice, &drawn.team_name, &drawn.numbers[0].to_string()] {
            assert!(!text.contains(secret.as_str()), "{name} is told {secret}");
        }
        assert!(!text.contains(drawn.enterprise.division.name()) && !text.contains("柴油"), "neither where nor what");
    }
    for name in ["sampler3", "clerk", "approver1", "county-pingcheng"] {
        let by = example.signed_in(name).await;
        assert_eq!(entries(&fetch(&example, &renew(&by).await, HERE).await), [], "{name}");
    }
}

#[tokio::test]
async fn o07_a_county_is_fed_its_own_duties_only() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (own, other) = officers(&example, granted.enterprise.jurisdiction).await;
    let uids = async |by: &Visitor<'_>| {
        let entries = entries(&fetch(&example, &renew(by).await, HERE).await);
        entries.iter().map(|entry| entry["UID"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(uids(&own).await, [format!("determine-{sheet}@fengyang")]);
    assert_eq!(uids(&other).await, Vec::<String>::new());
    assert_eq!(uids(&example.signed_in("bureau").await).await, ["year-2027@fengyang"]);
}

#[tokio::test]
async fn an_address_that_was_renewed_or_ended_or_whose_owner_left_is_dead() {
    let example = Example::open().await;
    let clerk = example.signed_in("clerk").await;
    let first = renew(&clerk).await;
    assert_eq!(fetch(&example, &first, HERE).await.status, 200);
    let second = renew(&clerk).await;
    assert_ne!(first, second);
    fetch(&example, &first, HERE).await.refused(404, "not-found", None);
    assert_eq!(fetch(&example, &second, HERE).await.status, 200);
    assert_eq!(clerk.send(Method::DELETE, "/api/v1/feed", &serde_json::json!({})).await.status, 204);
    fetch(&example, &second, HERE).await.refused(404, "not-found", None);

    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let (address, me) = (renew(&sampler).await, sampler.get("/api/v1/me").await.read::<domain::contract::Me>());
    assert_eq!(fetch(&example, &address, HERE).await.status, 200);
    manager.send(Method::POST, &format!("/api/v1/people/{}/end", me.person.id), &serde_json::json!({ "why": "离职" })).await;
    fetch(&example, &address, HERE).await.refused(404, "not-found", None);
    // What is kept opens nothing: it is the digest of the secret.
    let kept: Vec<String> = sqlx::query_scalar("select token from feed").fetch_all(example.state.db.readers()).await.unwrap();
    assert!(kept.iter().all(|token| !address.contains(token.as_str())));
}

#[tokio::test]
async fn whoever_tries_addresses_has_to_wait_and_nobody_else() {
    let example = Example::open().await;
    let clerk = example.signed_in("clerk").await;
    let address = renew(&clerk).await;
    for _ in 0..29 {
        fetch(&example, &format!("/feed.ics?key={}", "0".repeat(40)), HERE).await.refused(404, "not-found", None);
    }
    fetch(&example, "/feed.ics", HERE).await.refused(404, "not-found", None);
    fetch(&example, &address, HERE).await.refused(429, "too-many", None);
    assert_eq!(fetch(&example, &address, [192, 0, 2, 8]).await.status, 200);
    example.state.clock.set(NOW.plus(3_600_001));
    assert_eq!(fetch(&example, &address, HERE).await.status, 200, "after an hour it is forgiven");
}

#[tokio::test]
async fn only_whoever_owes_something_has_a_feed() {
    let example = Example::open().await;
    for name in ["lvda-receiver", "tianjin-coder", "tianjin-tester", "tianjin-reviewer", "tianjin-signatory", "reinspection"] {
        let by = example.signed_in(name).await;
        by.send(Method::POST, "/api/v1/feed", &serde_json::json!({})).await.refused(403, "not-permitted", None);
        by.send(Method::DELETE, "/api/v1/feed", &serde_json::json!({})).await.refused(403, "not-permitted", None);
    }
    example.stranger().send(Method::POST, "/api/v1/feed", &serde_json::json!({})).await.refused(401, "sign-in-required", None);
}
