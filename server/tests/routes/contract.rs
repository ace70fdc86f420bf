//! Frozen bodies of released contracts: today's server takes them in as it did on the day they were written.

use crate::field::Office;
use axum::body::Body;
use axum::http::{Request, header};
use domain::assignment::Assignment;
use domain::contract::Problem;
use domain::visit::Briefing;
use serde_json::{Value, json};
use std::path::Path;

/// What the office knew when the bodies were written.
#[derive(serde::Deserialize)]
struct World {
    briefing: Briefing,
    assignment: Assignment,
}

fn frozen(version: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract").join(version).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The receipts without what is the office's own: the place in the order and the time.
fn told(answer: &[u8]) -> Value {
    let answer: Value = serde_json::from_slice(answer).unwrap();
    let receipts = answer["receipts"].as_array().unwrap().iter().map(|receipt| {
        let outcome = receipt["outcome"].as_object().unwrap().keys().next().unwrap();
        json!({ "id": receipt["id"], "digest": receipt["digest"], "outcome": outcome, "findings": receipt["findings"] })
    });
    receipts.collect()
}

/// Receipts without the doubt about signed times, which nobody had when they were written, and how often it stands there.
fn apart(mut receipts: Value) -> (Value, usize) {
    let mut doubted = 0;
    for receipt in receipts.as_array_mut().unwrap() {
        receipt["findings"].as_array_mut().unwrap().retain(|finding| {
            let is_doubt = finding["matter"]["time_unproved"]["doubt"] == "no_token";
            doubted += usize::from(is_doubt);
            !is_doubt
        });
    }
    (receipts, doubted)
}

/// The office as it was then.
async fn office_of(world: &str) -> Office {
    let World { briefing, assignment } = serde_json::from_str(world).unwrap();
    let office = Office::with(briefing).await;
    office.assign(&assignment).await;
    office
}

#[tokio::test]
async fn a_phone_of_the_first_contract_is_still_understood() {
    let frozen = |name| frozen("v1", name);
    let office = office_of(&frozen("world.json")).await;
    let json = |request: axum::http::request::Builder| request.header(header::CONTENT_TYPE, "application/json");

    let (status, _, answer) = office.ask(json(Request::post("/api/v1/session")), Body::from(frozen("sign-in.json"))).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
    let commands: Value = serde_json::from_str(&frozen("commands.json")).unwrap();
    let device = commands["device"].as_str().unwrap();
    let (status, _, answer) = office.ask(json(Request::put(format!("/api/v1/devices/{device}"))), Body::from(frozen("device.json"))).await;
    let problem: Problem = serde_json::from_slice(&answer).unwrap();
    assert_eq!((status.as_u16(), problem.kind.as_str()), (426, "update-required"), "to register it has to prove its key, and is told to update");

    let expected: Value = serde_json::from_str(&frozen("receipts.json")).unwrap();
    assert_eq!(expected.as_array().unwrap().len(), commands["commands"].as_array().unwrap().len());
    let (status, answer) = office.post(frozen("commands.json")).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
    let (told, doubted) = apart(told(&answer));
    assert_eq!(told, expected);
    assert_eq!(doubted, 1, "these bodies carry no signed time, which is taken in all the same and told once a visit");
}

/// Commands with a signed time, a film that broke off, an import, a reason for a warning, and evidence without a position.
#[tokio::test]
async fn what_a_phone_of_the_second_contract_sends_is_taken_in_as_it_was() {
    let frozen = |name| frozen("v2", name);
    let office = office_of(&frozen("world.json")).await;
    let expected: Value = serde_json::from_str(&frozen("receipts.json")).unwrap();
    let (status, answer) = office.post(frozen("commands.json")).await;
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
    assert_eq!(expected.as_array().unwrap().len(), 30);
    assert_eq!(told(&answer), expected);
}
