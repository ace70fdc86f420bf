//! What could not be taken in, as those see it who look after it.

use crate::example::Example;
use crate::phone::Handset;
use axum::http::{Method, header};
use domain::contract::{PAGE, Quarantine, Quarantined, Quarantines};
use domain::id::CommandId;
use serde_json::json;

const PATH: &str = "/api/v1/quarantine";

/// An example to whom a phone sent so many things that cannot be read.
async fn with_nonsense(many: u32) -> Example {
    let example = Example::open().await;
    let sampler = example.signed_in("sampler1").await;
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let nonsense =
        |number: u32| json!({ "id": CommandId::derived(&number.to_string()), "body": format!("<b>无\u{0}法 {number}</b>"), "signature": "" });
    let all: Vec<_> = (0..many).map(nonsense).collect();
    sampler.send(Method::POST, "/api/v1/commands", &json!({ "device": phone.device, "commands": all })).await;
    example
}

fn way(row: &Quarantined) -> String {
    format!("{PATH}/{}/{}", row.command, row.digest.hex())
}

#[tokio::test]
async fn it_is_listed_with_its_bytes_and_what_was_done() {
    let example = with_nonsense(1).await;
    let manager = example.signed_in("manager").await;
    let listed: Quarantines = manager.get(PATH).await.read();
    let [row] = &listed.rows[..] else { panic!("{listed:?}") };
    let body = "<b>无\u{0}法 0</b>";
    assert_eq!((row.reason, row.bytes, row.device_name.as_deref()), (Quarantine::Signature, 16, Some("test")));
    assert!(row.dealt.is_empty() && !row.person.is_empty() && listed.more.is_none());

    let file = manager.ask(axum::http::Request::get(way(row)), axum::body::Body::empty()).await;
    assert_eq!((file.status.as_u16(), file.text().as_str()), (200, body), "the very bytes");
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/octet-stream", "no page of ours runs what a phone wrote");
    let subject = format!("{} {}", row.command, row.digest);
    assert_eq!(example.looks("quarantine", &subject).await.len(), 1);

    let notes = format!("{}/notes", way(row));
    manager.send(Method::POST, &notes, &json!({ "note": " " })).await.refused(422, "note-missing", Some("note"));
    for _ in 0..2 {
        assert_eq!(manager.send(Method::POST, &notes, &json!({ "note": "已让小组更新程序" })).await.status, 204);
    }
    let listed: Quarantines = example.signed_in("bureau").await.get(PATH).await.read();
    let said: Vec<&str> = listed.rows[0].dealt.iter().map(|dealt| dealt.note.as_str()).collect();
    assert_eq!(said, ["已让小组更新程序"], "the same note twice is one");
    let unknown = format!("{PATH}/{}/{}", CommandId::derived("none"), row.digest.hex());
    manager.ask(axum::http::Request::get(&unknown), axum::body::Body::empty()).await.refused(404, "not-found", None);
    manager.send(Method::POST, &format!("{unknown}/notes"), &json!({ "note": "无" })).await.refused(404, "not-found", None);
    for name in ["sampler1", "county-pingcheng", "clerk", "approver1", "lvda-tester"] {
        let other = example.signed_in(name).await;
        other.get(PATH).await.refused(403, "not-permitted", None);
        other.ask(axum::http::Request::get(way(row)), axum::body::Body::empty()).await.refused(403, "not-permitted", None);
        other.send(Method::POST, &notes, &json!({ "note": "无" })).await.refused(403, "not-permitted", None);
    }
}

#[tokio::test]
async fn a_long_list_goes_on_where_the_page_before_ended() {
    let example = with_nonsense(PAGE + 7).await;
    let manager = example.signed_in("manager").await;
    let first: Quarantines = manager.get(PATH).await.read();
    let second: Quarantines = manager.get(&format!("{PATH}?after={}", first.more.clone().unwrap())).await.read();
    assert_eq!((first.rows.len(), second.rows.len(), second.more), (50, 7, None));
    let all: std::collections::BTreeSet<_> = first.rows.iter().chain(&second.rows).map(|row| row.command).collect();
    assert_eq!(all.len(), 57);
    manager.get(&format!("{PATH}?after=nonsense")).await.refused(400, "unreadable", Some("after"));
}
