//! What is unreadable, unsigned or not the device's to say is kept and holds nothing up.

use crate::field::{Office, Phone, applied, matters, reason, story};
use domain::act::{Act, Command};
use domain::contract::{Envelope, Quarantine};
use domain::fixture;
use domain::id::{CommandId, DeviceId, SheetId};
use server::db::quarantine;

async fn kept(office: &Office, command: CommandId) -> Vec<(String, Quarantine)> {
    quarantine::of_command(office.state.db.readers(), command).await.unwrap()
}

/// Makes of a good envelope a bad one.
type Spoil = fn(&Phone, &Envelope) -> Envelope;

#[tokio::test]
async fn what_cannot_be_read_is_kept_and_the_rest_goes_on() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let phone = Phone::new("a");
    let spoilt: [(Spoil, Quarantine); 7] = [
        (unknown_kind, Quarantine::Unreadable),
        (wrong_type, Quarantine::Unreadable),
        (no_json, Quarantine::Unreadable),
        (broken_signature, Quarantine::Signature),
        (no_signature, Quarantine::Signature),
        (of_another_device, Quarantine::Device),
        (other_id, Quarantine::Unreadable),
    ];
    for (change, expected) in spoilt {
        let mut commands = phone.clone().visit(&assignment);
        commands.truncate(4);
        commands[2] = change(&phone, &commands[2]);
        let receipts = office.send(phone.device, &commands).await;
        assert_eq!(reason(&receipts[2]), Some(expected), "{}", commands[2].body);
        assert!([0, 1, 3].into_iter().all(|place| reason(&receipts[place]).is_none()));
        let kept = kept(&office, commands[2].id).await;
        assert!(kept.contains(&(commands[2].body.clone(), expected)));
    }
}

fn signed(phone: &Phone, envelope: &Envelope, body: String) -> Envelope {
    let command: Command = serde_json::from_str(&envelope.body).unwrap();
    phone.sign(&command, body)
}

fn unknown_kind(phone: &Phone, envelope: &Envelope) -> Envelope {
    signed(phone, envelope, envelope.body.replace("show_papers", "foretell"))
}

fn wrong_type(phone: &Phone, envelope: &Envelope) -> Envelope {
    signed(phone, envelope, envelope.body.replace("\"papers\":[", "\"papers\":7,\"rest\":["))
}

fn no_json(phone: &Phone, envelope: &Envelope) -> Envelope {
    signed(phone, envelope, "no\0thing".to_owned())
}

fn broken_signature(_: &Phone, envelope: &Envelope) -> Envelope {
    Envelope { body: envelope.body.replace("notice", "staff_card"), ..envelope.clone() }
}

fn no_signature(_: &Phone, envelope: &Envelope) -> Envelope {
    Envelope { signature: "nothing".into(), body: envelope.body.clone() + " ", ..envelope.clone() }
}

fn of_another_device(phone: &Phone, envelope: &Envelope) -> Envelope {
    let mut command: Command = serde_json::from_str(&envelope.body).unwrap();
    command.device = DeviceId::derived("b");
    phone.sign(&command, serde_json::to_string(&command).unwrap())
}

fn other_id(phone: &Phone, envelope: &Envelope) -> Envelope {
    let mut command: Command = serde_json::from_str(&envelope.body).unwrap();
    let id = command.id;
    command.id = CommandId::derived("another");
    Envelope { id, ..phone.sign(&command, serde_json::to_string(&command).unwrap()) }
}

#[tokio::test]
async fn what_is_not_even_an_envelope_gets_a_receipt_too() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let arrival = serde_json::to_value(&phone.visit(&assignment)[0]).unwrap();
    let body = serde_json::json!({ "device": phone.device, "commands": [{ "id": CommandId::derived("bare"), "body": 7 }, arrival, "nonsense"] });
    let (status, answer) = office.post(body.to_string()).await;
    assert_eq!(status, 200);
    let receipts: domain::contract::Receipts = serde_json::from_slice(&answer).unwrap();
    assert_eq!(receipts.receipts[0].id, CommandId::derived("bare"));
    let reasons: Vec<_> = receipts.receipts.iter().map(reason).collect();
    assert_eq!(reasons, [Some(Quarantine::Unreadable), None, Some(Quarantine::Unreadable)]);
    assert_eq!(office.table("quarantine").await.len(), 2);
}

#[tokio::test]
async fn a_device_that_nobody_registered_writes_nothing() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("x");
    let commands = phone.visit(&assignment);
    let receipts = office.send(phone.device, &commands).await;
    assert!(receipts.iter().all(|receipt| reason(receipt) == Some(Quarantine::Device)));
    office.send(phone.device, &commands).await;
    assert_eq!(office.table("quarantine").await.len(), commands.len(), "the same bytes are kept once");
    assert!(office.table("entry").await.is_empty());
}

#[tokio::test]
async fn a_person_who_never_signed_in_on_the_device_cannot_act_on_it() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut acts = story(&assignment);
    acts.truncate(2);
    acts[1].0 = fixture::sampler(3);
    let commands = phone.record(&assignment, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(receipts.iter().map(reason).collect::<Vec<_>>(), [None, Some(Quarantine::Person)]);
}

#[tokio::test]
async fn the_visits_and_sheets_of_others_are_not_this_devices_to_write() {
    let office = Office::open().await;
    let (own, foreign) = (fixture::assignment("A"), {
        let mut foreign = fixture::assignment("B");
        foreign.team = vec![fixture::sampler(3), domain::id::PersonId::derived("another")];
        foreign
    });
    office.assign(&own).await;
    office.assign(&foreign).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&own);
    office.send(phone.device, &commands).await;
    // A visit that no one granted, and one that was granted to another team.
    for assignment in [&foreign, &fixture::assignment("none")] {
        let mut acts = story(assignment);
        acts.truncate(1);
        acts[0].0 = fixture::sampler(1);
        let receipts = office.send(phone.device, &phone.clone().record(assignment, acts)).await;
        assert_eq!(reason(&receipts[0]), Some(Quarantine::NotYours));
    }
    // A sheet of another visit.
    let second = fixture::assignment("C");
    office.assign(&second).await;
    let sheet = SheetId::derived(&format!("sheet {}", own.visit));
    let mut acts = story(&second);
    acts.truncate(1);
    acts.push((fixture::sampler(1), Act::Measure { sheet, sampling: fixture::sampling() }));
    let commands = phone.record(&second, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(receipts.iter().map(reason).collect::<Vec<_>>(), [None, Some(Quarantine::NotYours)]);
}

#[tokio::test]
async fn another_body_under_a_known_id_is_kept_beside_the_first() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment)[..1].to_vec();
    assert_eq!(applied(&office.send(phone.device, &commands).await).len(), 1);
    let forged = signed(&phone, &commands[0], commands[0].body.replace("\"offset\":0", "\"offset\":1"));
    let receipts = office.send(phone.device, std::slice::from_ref(&forged)).await;
    assert_eq!(reason(&receipts[0]), Some(Quarantine::OtherBytes));
    assert_eq!(kept(&office, forged.id).await, [(forged.body, Quarantine::OtherBytes)]);
    assert_eq!(office.table("entry").await[0][9], format!("{:?}", Some(&commands[0].body)));
}

#[tokio::test]
async fn a_link_that_was_quarantined_is_no_gap() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut acts = story(&assignment);
    acts.truncate(2);
    acts.insert(1, (fixture::sampler(3), Act::Attend));
    let commands = phone.record(&assignment, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(receipts.iter().map(reason).collect::<Vec<_>>(), [None, Some(Quarantine::Person), None]);
    assert!(matters(&receipts).is_empty(), "{:?}", matters(&receipts));
}
