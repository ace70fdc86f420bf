//! Devices and what they are given.

use crate::example::Example;
use crate::phone::{Handset, assignments, briefing, story};
use axum::body::Body;
use axum::http::{Method, Request};
use domain::assignment::Assignment;
use domain::contract::{DeviceKey, Item, Package, VERSION_HEADER};
use domain::id::DeviceId;
use serde_json::json;

#[tokio::test]
async fn a_device_keeps_its_first_key_and_gathers_its_people() {
    let example = Example::open().await;
    let (one, two) = (example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let phone = Handset::new("a");
    assert_eq!(phone.register(&one).await.people.len(), 1);
    assert_eq!(phone.register(&one).await.people.len(), 1);
    let grant = phone.register(&two).await;
    assert_eq!(grant.people.len(), 2);
    assert_eq!(example.state.keys.proved_time(&grant.token), Some(crate::example::NOW));
    let path = format!("/api/v1/devices/{}", phone.device);
    let thief = Handset { device: phone.device, ..Handset::new("b") };
    let other = thief.shown(&one.get("/api/v1/me").await.read());
    one.send(Method::PUT, &path, &other).await.refused(409, "device-key-differs", Some("public_key"));
    one.send(Method::PUT, &path, &json!({ "public_key": "12", "name": "" })).await.refused(422, "device-key-unreadable", Some("public_key"));
    let manager = example.signed_in("manager").await;
    manager.send(Method::PUT, &path, &other).await.refused(403, "not-permitted", None);
}

#[tokio::test]
async fn a_device_proves_its_key_in_the_very_session() {
    let example = Example::open().await;
    let (one, two) = (example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let phone = Handset::new("a");
    let path = format!("/api/v1/devices/{}", phone.device);
    // A key that anybody may have read in an export, without the key's own word.
    let shown = phone.shown(&one.get("/api/v1/me").await.read());
    let problem = one.send(Method::PUT, &path, &json!({ "public_key": phone.public_key(), "name": "old" })).await;
    assert!(problem.refused(426, "update-required", Some("proof")).detail.contains("更新"), "an old program is told what to do");
    let by_another_key = DeviceKey { public_key: Handset::new("b").public_key(), ..shown.clone() };
    one.send(Method::PUT, &path, &by_another_key).await.refused(422, "device-key-unproved", Some("proof"));
    two.send(Method::PUT, &path, &shown).await.refused(422, "device-key-unproved", Some("proof"));
    let other_device = format!("/api/v1/devices/{}", Handset::new("b").device);
    one.send(Method::PUT, &other_device, &shown).await.refused(422, "device-key-unproved", Some("proof"));
    let again = example.signed_in("sampler1").await;
    again.send(Method::PUT, &path, &shown).await.refused(422, "device-key-unproved", Some("proof"));
    let kept: i64 = sqlx::query_scalar("select count(*) from device").fetch_one(example.state.db.readers()).await.unwrap();
    assert_eq!(kept, 0);
    assert!(one.send(Method::PUT, &path, &shown).await.status.is_success());
}

/// The assignments of a package as they were granted: the codes come with the package alone.
fn granted_by(package: &Package) -> Vec<Assignment> {
    let own = assignments(package).into_iter();
    own.map(|assignment| Assignment { retrievals: Vec::new(), ..assignment }).collect()
}

#[tokio::test]
async fn a_first_package_carries_all_that_is_needed_offline_and_a_later_one_what_changed() {
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let granted = manager.assign(1).await.assignment;
    let first = phone.package(&sampler, 0).await;
    let known = briefing(&first);
    assert_eq!((known.campaign.batches(), known.rules.len(), known.people.len()), (400, 24, 4));
    assert_eq!(granted_by(&first), std::slice::from_ref(&granted));
    assert!(phone.package(&sampler, first.upto).await.items.is_empty());

    let second = manager.assign(2).await.assignment;
    let later = phone.package(&sampler, first.upto).await;
    assert_eq!(granted_by(&later), [second]);
    assert_eq!(later.items.len(), 1);
    manager.ask(Request::post(format!("/api/v1/assignments/{}/withdrawal", granted.id)), Body::empty()).await;
    let last = phone.package(&sampler, later.upto).await;
    let withdrawal = Item::Withdrawal { assignment: granted.id, visit: granted.visit };
    assert_eq!(last.items, std::slice::from_ref(&withdrawal));
    assert!(phone.package(&sampler, 0).await.items.contains(&withdrawal), "who reads all again may hold what was withdrawn meanwhile");
    let looks = example.looks("assignment", &granted.id).await;
    assert_eq!(looks, [known.people[0].id.to_string()]);
}

#[tokio::test]
async fn who_joins_a_device_later_brings_their_assignments_along() {
    let example = Example::open().await;
    let (manager, third, first) = (example.signed_in("manager").await, example.signed_in("sampler3").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&third).await;
    let granted = manager.assign(1).await.assignment;
    let before = phone.package(&third, 0).await;
    assert!(assignments(&before).is_empty(), "it is not the third sampler's");
    phone.register(&first).await;
    assert_eq!(granted_by(&phone.package(&third, before.upto).await), [granted]);
}

#[tokio::test]
async fn the_teams_other_phone_hears_what_was_recorded_and_not_its_own_echo() {
    let example = Example::open().await;
    let (manager, one, two) = (example.signed_in("manager").await, example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let (mut phone, other) = (Handset::new("a"), Handset::new("b"));
    phone.register(&one).await;
    phone.register(&two).await;
    other.register(&two).await;
    let granted = manager.assign(1).await.assignment;
    let package = other.package(&two, 0).await;
    let acts = story(&briefing(&package), &granted);
    let receipts = phone.record(&example, &one, &granted, acts.clone()).await;
    let heard = other.package(&two, package.upto).await;
    let events = heard.items.iter().filter(|item| matches!(item, Item::Event { visit, .. } if *visit == granted.visit)).count();
    assert_eq!((events, receipts.receipts.len()), (acts.len(), acts.len()));
    let own = phone.package(&one, package.upto).await;
    assert!(!own.items.iter().any(|item| matches!(item, Item::Event { .. })));
}

#[tokio::test]
async fn a_long_package_comes_in_pages_and_nothing_is_missed() {
    let example = Example::open().await;
    let (one, two) = (example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let manager = example.signed_in("manager").await;
    let (mut phone, other) = (Handset::new("a"), Handset::new("b"));
    phone.register(&one).await;
    phone.register(&two).await;
    other.register(&two).await;
    let known = briefing(&other.package(&two, 0).await);
    let mut acts = 0;
    for number in 1..=5 {
        let granted = manager.assign(number).await.assignment;
        let story = story(&known, &granted);
        acts += story.len();
        phone.record(&example, &one, &granted, story).await;
    }
    let (mut after, mut items, mut pages) = (0, Vec::new(), 0);
    loop {
        let package = other.package(&two, after).await;
        assert!(package.upto > after && package.items.len() <= 150, "{} items at once", package.items.len());
        pages += 1;
        after = package.upto;
        items.extend(package.items);
        if !package.more {
            break;
        }
    }
    let events = items.iter().filter(|item| matches!(item, Item::Event { .. })).count();
    assert!(events == acts && acts > 100 && pages > 1, "{events} of {acts} on {pages} pages");
    assert_eq!(items.iter().filter(|item| matches!(item, Item::Assignment { .. })).count(), 5);
    assert!(other.package(&two, after).await.items.is_empty());
}

#[tokio::test]
async fn only_work_is_refused_to_a_program_that_is_too_old() {
    let example = Example::open().await;
    let sampler = example.signed_in("sampler1").await;
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let path = format!("/api/v1/package?after=0&device={}", phone.device);
    let with = |version: &str| Request::get(&path).header(VERSION_HEADER, version);
    sampler.ask(with("0"), Body::empty()).await.refused(426, "update-required", None);
    assert_eq!(sampler.ask(with("1"), Body::empty()).await.status, 200);
    assert_eq!(sampler.ask(with("65535"), Body::empty()).await.status, 200, "a newer phone before an older server goes on");
    assert_eq!(sampler.ask(Request::get(&path), Body::empty()).await.status, 200, "the first phones named none");
    for path in ["/api/v1/me", "/api/v1/health"] {
        assert_eq!(sampler.ask(Request::get(path).header(VERSION_HEADER, "0"), Body::empty()).await.status, 200, "{path}");
    }
    let empty = json!({ "device": phone.device, "commands": [] });
    let send = Request::post("/api/v1/commands").header("content-type", "application/json").header(VERSION_HEADER, "0");
    assert_eq!(sampler.ask(send, Body::from(empty.to_string())).await.status, 200, "what was recorded is taken in for ever");
}

#[tokio::test]
async fn a_package_is_for_the_devices_own_people() {
    let example = Example::open().await;
    let (one, two) = (example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let phone = Handset::new("a");
    phone.register(&one).await;
    two.get(&format!("/api/v1/package?after=0&device={}", phone.device)).await.refused(403, "device-unknown", Some("device"));
    one.get(&format!("/api/v1/package?after=0&device={}", DeviceId::derived("unknown"))).await.refused(403, "device-unknown", Some("device"));
    one.get("/api/v1/package?after=x").await.refused(400, "unreadable", None);
}

#[tokio::test]
async fn many_phones_pull_at_once_and_nobody_waits_for_ever() {
    let example = Example::open().await;
    let one = example.signed_in("sampler1").await;
    let phone = Handset::new("a");
    phone.register(&one).await;
    let all = futures::future::join_all((0..40).map(|_| phone.package(&one, 0)));
    let pulled = tokio::time::timeout(std::time::Duration::from_secs(20), all).await.expect("readers are not waited for in a ring");
    assert!(pulled.iter().all(|package| !package.items.is_empty()));
}
