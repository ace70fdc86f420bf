//! Keys in escrow: set up by the agency, asked for by a phone, opened by two custodians at the manager's desk; the office only hands on.

use crate::example::Example;
use crate::phone::{Handset, assignments};
use axum::http::Method;
use domain::contract::{Devices, EscrowKey, Item, NewRecovery, OpenedKeys, Recovery, WrappedKey};
use serde_json::json;

const KEY: &str = "30820122";

fn wrapped(wrapped: &str) -> Vec<WrappedKey> {
    vec![WrappedKey { name: "5a17".into(), escrow: EscrowKey { public_key: KEY.into() }.name(), wrapped: wrapped.into() }]
}

fn asking() -> NewRecovery {
    NewRecovery { public_key: "3059".into(), keys: wrapped("aa") }
}

#[tokio::test]
async fn phones_hear_of_the_escrow_key_and_of_the_next_one() {
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let before = phone.package(&sampler, 0).await;
    assert!(!before.items.iter().any(|item| matches!(item, Item::Escrow { .. })));
    for key in [KEY, "30820123"] {
        assert_eq!(manager.send(Method::PUT, "/api/v1/escrow", &json!({ "public_key": key })).await.status, 204);
        let told = Item::Escrow { key: EscrowKey { public_key: key.into() } };
        assert!(phone.package(&sampler, before.upto).await.items.contains(&told), "one that was there before hears of it with what is new");
        let first: Devices = manager.get("/api/v1/devices").await.read();
        assert_eq!(first.escrow.unwrap().key.public_key, key);
    }
    sampler.send(Method::PUT, "/api/v1/escrow", &json!({ "public_key": KEY })).await.refused(403, "not-permitted", None);
    for none in ["", "no key", &"aa".repeat(2000)] {
        manager.send(Method::PUT, "/api/v1/escrow", &json!({ "public_key": none })).await.refused(422, "key-unreadable", Some("public_key"));
    }
    assert!(assignments(&phone.package(&sampler, 0).await).is_empty());
}

#[tokio::test]
async fn a_phone_asks_and_gets_what_the_custodians_opened_once() {
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let path = format!("/api/v1/devices/{}/recovery", phone.device);
    sampler.get(&path).await.refused(404, "not-found", None);
    assert_eq!(sampler.send(Method::PUT, &path, &json!(asking())).await.status, 204);
    let shown: Devices = manager.get("/api/v1/devices").await.read();
    let asked = shown.devices[0].recovery.clone().unwrap();
    assert_eq!((&asked.asked, &asked.opened), (&asking(), &None));

    let opened = OpenedKeys { asked_at: asked.at, keys: wrapped("bb") };
    let late = OpenedKeys { asked_at: asked.at.plus(-1), ..opened.clone() };
    manager.send(Method::POST, &path, &json!(late)).await.refused(409, "recovery-answered-already", None);
    assert_eq!(manager.send(Method::POST, &path, &json!(opened)).await.status, 204);
    manager.send(Method::POST, &path, &json!(opened)).await.refused(409, "recovery-answered-already", None);
    let got: Recovery = sampler.get(&path).await.read();
    assert_eq!(got.opened.unwrap().keys, wrapped("bb"));
}

#[tokio::test]
async fn nobody_asks_for_a_phone_that_is_not_theirs_or_is_lost() {
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let path = format!("/api/v1/devices/{}/recovery", phone.device);
    let stranger = example.signed_in("sampler2").await;
    stranger.send(Method::PUT, &path, &json!(asking())).await.refused(403, "device-unknown", Some("device"));
    stranger.get(&path).await.refused(403, "device-unknown", Some("device"));
    sampler.send(Method::POST, &path, &json!(OpenedKeys { asked_at: crate::example::NOW, keys: wrapped("bb") })).await.refused(
        403,
        "not-permitted",
        None,
    );
    let empty = NewRecovery { keys: Vec::new(), ..asking() };
    sampler.send(Method::PUT, &path, &json!(empty)).await.refused(422, "key-unreadable", Some("keys"));

    assert_eq!(sampler.send(Method::PUT, &path, &json!(asking())).await.status, 204);
    let shown: Devices = manager.get("/api/v1/devices").await.read();
    let asked_at = shown.devices[0].recovery.as_ref().unwrap().at;
    let lose = format!("/api/v1/devices/{}/loss", phone.device);
    assert_eq!(manager.send(Method::POST, &lose, &json!({ "why": "示例：丢失" })).await.status, 204);
    // Whoever holds it now must not be handed its keys.
    let opened = OpenedKeys { asked_at, keys: wrapped("bb") };
    assert_eq!(manager.send(Method::POST, &path, &json!(opened)).await.status, 403);
    assert_eq!(sampler.get(&path).await.status, 403);
}
