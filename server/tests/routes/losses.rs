//! `GET /devices`, `POST /devices/{DeviceId}/loss`, `…/return`, `POST /people/{PersonId}/end`: phones that are lost, people who leave.

use crate::example::{Example, NOW, Visitor};
use crate::phone::{Handset, assignments, briefing, story};
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{DeviceRow, Devices, Envelope, Held, Holding, Me, Outcome, Package, Receipts, Rescued, Roster, VERSION_HEADER};
use domain::finding::Matter;
use domain::fixture::START;
use domain::id::{DeviceId, PersonId};
use serde_json::json;

/// A phone of samplers 1 and 2 with an assignment, and the acts of its visit.
struct Field<'a> {
    manager: Visitor<'a>,
    sampler: Visitor<'a>,
    phone: Handset,
    assignment: Assignment,
    acts: Vec<(PersonId, Act)>,
}

async fn field(example: &Example) -> Field<'_> {
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&example.signed_in("sampler2").await).await;
    phone.register(&sampler).await;
    manager.assign(1).await;
    let package = phone.package(&sampler, 0).await;
    let assignment = assignments(&package).remove(0);
    let acts = story(&briefing(&package), &assignment);
    Field { manager, sampler, phone, assignment, acts }
}

async fn lose(by: &Visitor<'_>, device: DeviceId) -> crate::example::Answered {
    by.send(Method::POST, &format!("/api/v1/devices/{device}/loss"), &json!({ "why": "示例：忘在出租车上" })).await
}

async fn find(by: &Visitor<'_>, device: DeviceId) -> crate::example::Answered {
    by.send(Method::POST, &format!("/api/v1/devices/{device}/return"), &json!({ "why": "示例：司机送回" })).await
}

async fn row(manager: &Visitor<'_>) -> DeviceRow {
    let mut devices: Devices = manager.get("/api/v1/devices").await.read();
    assert_eq!(devices.devices.len(), 1);
    devices.devices.remove(0)
}

/// What was found of whom the office trusts; what else is found of a visit is another matter.
fn found(receipts: &Receipts) -> Vec<&Matter> {
    let all = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter);
    all.filter(|matter| matches!(matter, Matter::DeviceLost { .. } | Matter::AccountEnded { .. })).collect()
}

fn all_applied(receipts: &Receipts) -> bool {
    receipts.receipts.iter().all(|receipt| matches!(receipt.outcome, Outcome::Applied { .. }))
}

#[tokio::test]
async fn the_manager_sees_whose_each_phone_is_when_it_was_heard_and_what_it_held() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    let fresh = row(&manager).await;
    assert_eq!((fresh.device, fresh.registered_at, fresh.heard_at, fresh.held), (phone.device, NOW, Some(NOW), None));
    let mut people: Vec<PersonId> = fresh.people.iter().map(|person| person.id).collect();
    people.sort_by_key(|person| assignment.team.iter().position(|member| member == person));
    assert_eq!(people, assignment.team);
    assert!(!fresh.is_lost());
    example.state.clock.set(NOW.plus(60_000));
    let said = format!("/api/v1/package?after=0&device={}&commands=3&media=2&bytes=1234567", phone.device);
    let _: Package = sampler.get(&said).await.read();
    let holding = Holding { commands: 3, media: 2, bytes: 1_234_567 };
    let heard = row(&manager).await;
    assert_eq!((heard.heard_at, heard.held), (Some(NOW.plus(60_000)), Some(Held { at: NOW.plus(60_000), holding })));
    // What it sends tells that it is there, too.
    example.state.clock.set(NOW.plus(3_600_000));
    phone.record(&example, &sampler, &assignment, acts[..1].to_vec()).await;
    let sent = row(&manager).await;
    assert_eq!((sent.heard_at, sent.held), (Some(NOW.plus(3_600_000)), Some(Held { at: NOW.plus(60_000), holding })));
}

#[tokio::test]
async fn what_the_manager_hands_in_is_no_contact_of_the_phone() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    let held = phone.commands(&example, &assignment, acts[..2].to_vec());
    example.state.clock.set(NOW.plus(3_600_000));
    let (mut file, rows) = (tar::Builder::new(Vec::new()), file_of(&held.commands));
    for (name, text) in [("rows/commands.jsonl", rows.as_str()), ("rows/media.jsonl", "")] {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len().try_into().unwrap());
        header.set_mode(0o600);
        file.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    let taken: Rescued = manager.ask(Request::post("/api/v1/rescues"), Body::from(file.into_inner().unwrap())).await.read();
    assert_eq!((taken.device, taken.applied, taken.quarantined), (phone.device, 2, 0));
    // The answer names what it was about.
    let phones = row(&manager).await;
    assert_eq!(taken.people, phones.people.iter().map(|person| person.name.clone()).collect::<Vec<_>>());
    assert_eq!(taken.enterprises, std::slice::from_ref(&assignment.enterprise.name));
    assert_eq!(phones.heard_at, Some(NOW), "the phone itself was last heard when it took its package");
    // What it sends itself is heard, also where something was handed in for it before.
    example.state.clock.set(NOW.plus(7_200_000));
    phone.record(&example, &sampler, &assignment, acts[2..3].to_vec()).await;
    assert_eq!(row(&manager).await.heard_at, Some(NOW.plus(7_200_000)));
}

/// Commands as the rows of a phone's file of everything.
fn file_of(commands: &[Envelope]) -> String {
    let row = |envelope: &Envelope| (envelope.id.to_string(), serde_json::to_string(envelope).unwrap());
    commands.iter().map(|envelope| serde_json::to_string(&row(envelope)).unwrap() + "\n").collect()
}

#[tokio::test]
async fn a_phone_names_its_model_when_it_registers() {
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    let shown = serde_json::to_string(&phone.shown(&sampler.get("/api/v1/me").await.read())).unwrap();
    let request = Request::put(format!("/api/v1/devices/{}", phone.device)).header(header::CONTENT_TYPE, "application/json");
    let agent = "Mozilla/5.0 (Linux; Android 14; ALN-AL00) AppleWebKit/537.36";
    assert!(sampler.ask(request.header(header::USER_AGENT, agent), Body::from(shown)).await.status.is_success());
    assert_eq!(row(&manager).await.model, "Android 14 ALN-AL00");
}

#[tokio::test]
async fn a_lost_phone_hands_in_what_it_recorded_and_gets_nothing() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    phone.record(&example, &sampler, &assignment, acts[..2].to_vec()).await;
    // Each batch of these tests begins with the first minute of the visit; it is reported lost in the second.
    let lost_at = START.plus(90_000);
    example.state.clock.set(lost_at);
    assert_eq!(lose(&manager, phone.device).await.status, 204);
    lose(&manager, phone.device).await.refused(409, "device-lost-already", None);

    let path = format!("/api/v1/package?after=0&device={}&commands=9&media=1&bytes=7", phone.device);
    sampler.get(&path).await.refused(403, "device-lost", None);
    for path in ["/api/v1/me", "/api/v1/events"] {
        sampler.get(path).await.refused(403, "device-lost", None);
    }
    let told = row(&manager).await;
    assert_eq!(told.held.map(|held| held.holding), Some(Holding { commands: 9, media: 1, bytes: 7 }), "refused, and heard all the same");
    assert_eq!((told.is_lost(), told.losses[0].lost.why.as_str(), told.losses[0].lost.at), (true, "示例：忘在出租车上", lost_at));

    // What it claims of before is taken as ever; what it claims of after is taken with a finding, once a visit.
    let before = phone.record(&example, &sampler, &assignment, acts[2..4].to_vec()).await;
    assert!(all_applied(&before) && found(&before).is_empty(), "{:?}", found(&before));
    let after = phone.record(&example, &sampler, &assignment, acts[4..7].to_vec()).await;
    assert!(all_applied(&after), "what was done in the field is a fact");
    assert_eq!(found(&after), [&Matter::DeviceLost { since: lost_at }]);

    // Nobody signs in on it, by whatever session; and yet that session hands in.
    let again = example.signed_in("sampler1").await;
    let shown = phone.shown(&again.get("/api/v1/me").await.read());
    let registering = format!("/api/v1/devices/{}", phone.device);
    again.send(Method::PUT, &registering, &shown).await.refused(403, "device-lost", None);
    again.get("/api/v1/me").await.refused(403, "device-lost", None);
    assert!(all_applied(&phone.record(&example, &again, &assignment, acts[7..8].to_vec()).await));

    // On another phone the same people go on.
    let other = Handset::new("b");
    assert_eq!(other.register(&example.signed_in("sampler1").await).await.people.len(), 1);
}

#[tokio::test]
async fn a_lost_phone_still_hands_in_its_files() {
    use base64::Engine as _;
    let coded = |text: String| base64::engine::general_purpose::STANDARD.encode(text);
    let example = Example::open().await;
    let Field { manager, sampler, phone, .. } = field(&example).await;
    assert_eq!(lose(&manager, phone.device).await.status, 204);
    let digest = domain::digest::Digest::of(b"picture");
    let metadata = format!("device {},digest {}", coded(phone.device.to_string()), coded(digest.to_string()));
    let request = Request::post(format!("/api/v1/uploads/{}", domain::id::MediaId::derived("m")))
        .header("tus-resumable", "1.0.0")
        .header("upload-length", "7")
        .header("upload-metadata", metadata)
        .header(header::CONTENT_TYPE, "application/offset+octet-stream");
    let answered = sampler.ask(request, Body::from("picture")).await;
    let receipt: domain::contract::MediaReceipt = answered.read();
    assert_eq!(receipt.digest, digest);
}

#[tokio::test]
async fn a_phone_that_is_found_works_as_before_and_its_lost_time_is_remembered() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    find(&manager, phone.device).await.refused(409, "device-not-lost", None);
    example.state.clock.set(START.plus(90_000));
    assert_eq!(lose(&manager, phone.device).await.status, 204);
    example.state.clock.set(START.plus(210_000));
    assert_eq!(find(&manager, phone.device).await.status, 204);
    assert_eq!(find(&manager, phone.device).await.refused(409, "device-not-lost", None).status, 409);
    assert!(!phone.package(&sampler, 0).await.items.is_empty());
    let during = phone.record(&example, &sampler, &assignment, acts[..3].to_vec()).await;
    assert_eq!(found(&during), [&Matter::DeviceLost { since: START.plus(90_000) }], "the third minute was in the time when it was lost");
    let told = row(&manager).await;
    assert!(!told.is_lost());
    let loss = &told.losses[0];
    let word = |word: &domain::contract::Word| (word.at, word.why.clone());
    assert_eq!(word(&loss.lost), (START.plus(90_000), "示例：忘在出租车上".into()));
    assert_eq!(loss.found.as_ref().map(word), Some((START.plus(210_000), "示例：司机送回".into())));
    assert!(loss.lost.by == loss.found.as_ref().unwrap().by && !loss.lost.by.is_empty(), "each word has its name");
}

#[tokio::test]
async fn a_program_of_the_first_contract_is_not_told_what_it_cannot_read() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    assert_eq!(lose(&manager, phone.device).await.status, 204);
    let body = phone.commands(&example, &assignment, acts[..1].to_vec());
    let request = Request::post("/api/v1/commands").header(header::CONTENT_TYPE, "application/json");
    let old: Receipts = sampler.ask(request, Body::from(serde_json::to_string(&body).unwrap())).await.read();
    assert!(all_applied(&old) && found(&old).is_empty());
    let request = Request::post("/api/v1/commands").header(header::CONTENT_TYPE, "application/json").header(VERSION_HEADER, "2");
    let new: Receipts = sampler.ask(request, Body::from(serde_json::to_string(&body).unwrap())).await.read();
    assert_eq!(found(&new), [&Matter::DeviceLost { since: NOW }]);
}

#[tokio::test]
async fn only_the_agencys_manager_minds_phones_and_accounts_and_says_why() {
    let example = Example::open().await;
    let Field { manager, phone, assignment, .. } = field(&example).await;
    for name in ["clerk", "sampler1", "bureau", "lvda-receiver"] {
        let other = example.signed_in(name).await;
        other.get("/api/v1/devices").await.refused(403, "not-permitted", None);
        lose(&other, phone.device).await.refused(403, "not-permitted", None);
        let path = format!("/api/v1/people/{}/end", assignment.team[0]);
        other.send(Method::POST, &path, &json!({ "why": "示例" })).await.refused(403, "not-permitted", None);
    }
    lose(&manager, DeviceId::derived("nobody's")).await.refused(404, "not-found", None);
    let loss = format!("/api/v1/devices/{}/loss", phone.device);
    manager.send(Method::POST, &loss, &json!({ "why": " " })).await.refused(422, "reason-missing", Some("why"));
    let own = manager.get("/api/v1/me").await.read::<Me>().person.id;
    manager.send(Method::POST, &format!("/api/v1/people/{own}/end"), &json!({ "why": "示例" })).await.refused(404, "not-found", None);
    assert!(row(&manager).await.losses.is_empty());
}

#[tokio::test]
async fn a_phone_on_which_the_leaver_signed_in_last_hands_in_until_a_colleague_signs_in() {
    let example = Example::open().await;
    let Field { manager, mut phone, assignment, acts, .. } = field(&example).await;
    let (stayer, leaver) = (assignment.team[0], assignment.team[1]);
    let second = example.signed_in("sampler2").await;
    phone.register(&second).await;
    let alone = example.signed_in("sampler2").await;
    Handset::new("b").register(&alone).await;
    let path = format!("/api/v1/people/{leaver}/end");
    assert_eq!(manager.send(Method::POST, &path, &json!({ "why": "示例：离职" })).await.status, 204);

    // It may lie in the leaver's pocket: it is told nothing of what was drawn (D4).
    second.get("/api/v1/me").await.refused(401, "sign-in-required", None);
    let asked = format!("/api/v1/package?after=0&device={}", phone.device);
    second.get(&asked).await.refused(401, "sign-in-required", None);
    assert!(all_applied(&phone.record(&example, &second, &assignment, acts[..1].to_vec()).await));
    alone.get("/api/v1/me").await.refused(401, "sign-in-required", None);
    let colleague = example.signed_in("sampler1").await;
    phone.register(&colleague).await;
    assert_eq!(assignments(&phone.package(&colleague, 0).await), std::slice::from_ref(&assignment));

    // Once the colleague has left too, what the phone holds comes in all the same.
    let path = format!("/api/v1/people/{stayer}/end");
    assert_eq!(manager.send(Method::POST, &path, &json!({ "why": "示例：离职" })).await.status, 204);
    colleague.get("/api/v1/me").await.refused(401, "sign-in-required", None);
    assert!(all_applied(&phone.record(&example, &colleague, &assignment, acts[1..2].to_vec()).await));
}

#[tokio::test]
async fn who_leaves_is_signed_out_and_what_they_do_after_is_found() {
    let example = Example::open().await;
    let Field { manager, sampler, mut phone, assignment, acts } = field(&example).await;
    let leaver = assignment.team[1];
    let second = example.signed_in("sampler2").await;
    let ended_at = START.plus(30_000);
    example.state.clock.set(ended_at);
    let path = format!("/api/v1/people/{leaver}/end");
    assert_eq!(manager.send(Method::POST, &path, &json!({ "why": "示例：离职" })).await.status, 204);
    manager.send(Method::POST, &path, &json!({ "why": "示例：离职" })).await.refused(409, "account-ended-already", None);

    second.get("/api/v1/me").await.refused(401, "sign-in-required", None);
    let sign_in = json!({ "name": "sampler2", "password": crate::example::PASSWORD });
    example.stranger().send(Method::POST, "/api/v1/session", &sign_in).await.refused(403, "account-ended", None);
    manager.send(Method::POST, "/api/v1/enrolments", &json!({ "person": leaver })).await.refused(404, "not-found", None);
    let roster: Roster = manager.get("/api/v1/roster").await.read();
    assert!(roster.samplers.iter().all(|person| person.id != leaver), "nobody who left is sent anywhere");

    // The assignment stays as it was drawn, and its phone hears who left.
    let package = phone.package(&sampler, 0).await;
    assert_eq!(assignments(&package), std::slice::from_ref(&assignment));
    assert_eq!(briefing(&package).person(leaver).unwrap().ended_at, Some(ended_at));
    let receipts = phone.record(&example, &sampler, &assignment, acts[..2].to_vec()).await;
    assert!(all_applied(&receipts));
    assert_eq!(found(&receipts), [&Matter::AccountEnded { person: leaver, since: ended_at }], "the second act is theirs, a minute after the first");
}
