//! What must hold, asked of the phone's disk and of the office's own tables and files.

use crate::office::Office;
use crate::phone::Handset;
use crate::schedule::Tally;
use app::phone::epoch::Source;
use app::phone::rows::{MediaRow, fact};
use app::store::Table;
use domain::act::Command;
use domain::claim::{LENIENCE, TimeDoubt};
use domain::contract::{Envelope, MediaReceipt, Receipt};
use domain::digest::Digest;
use domain::finding::{Finding, Matter};
use domain::id::DeviceId;
use server::state::AppState;
use sqlx::Row as _;
use std::collections::BTreeMap;

fn rows<T: domain::json::Json>(phone: &Handset, table: Table) -> Vec<T> {
    phone.disk.table(table).iter().map(|(_, row)| domain::json::read(row).unwrap()).collect()
}

fn device(phone: &Handset) -> DeviceId {
    let (_, row) = phone.disk.table(Table::Facts).into_iter().find(|(key, _)| key == "device").unwrap();
    domain::json::read(&row).unwrap()
}

/// What the office holds of a device.
struct Held {
    /// Id and digest of its commands, in the order of their numbers.
    commands: Vec<(String, String)>,
    /// Digest and length of its files, by id.
    files: BTreeMap<String, (String, i64)>,
    quarantined: i64,
    /// What was found of its commands.
    findings: Vec<Finding>,
}

async fn held(state: AppState, device: String) -> Held {
    let on = state.db.readers();
    let commands = sqlx::query("select command, digest from entry where device = $1 order by number").bind(&device).fetch_all(on).await.unwrap();
    let files = sqlx::query("select media, digest, bytes from upload where device = $1").bind(&device).fetch_all(on).await.unwrap();
    let quarantined = sqlx::query_scalar("select count(*) from quarantine where device = $1").bind(&device).fetch_one(on).await.unwrap();
    let findings = sqlx::query_scalar("select f.body from finding f join entry e on e.command = f.command where e.device = $1").bind(&device);
    let findings: Vec<String> = findings.fetch_all(on).await.unwrap();
    for row in &files {
        let digest: Digest = row.get::<String, _>(1).parse().unwrap();
        let kept = state.blobs.open(&digest, None).await.unwrap().expect("a receipt has a file").bytes().await.unwrap();
        assert_eq!(Digest::of(&kept), digest, "a file is what its receipt says");
    }
    Held {
        commands: commands.iter().map(|row| (row.get(0), row.get(1))).collect(),
        files: files.iter().map(|row| (row.get(0), (row.get(1), row.get(2)))).collect(),
        quarantined,
        findings: findings.iter().map(|row| domain::json::read(row).unwrap()).collect(),
    }
}

fn of_office(office: &Office, phone: &Handset) -> Held {
    let device = device(phone).to_string();
    office.with(move |state| held(state, device))
}

/// Tells whether the phone knows which life of the record it speaks to: after a restore it hears so with the next package.
fn knows(office: &Office, phone: &Handset) -> bool {
    let row = phone.disk.table(Table::Facts).into_iter().find(|(key, _)| key == fact::SOURCE);
    row.is_some_and(|(_, row)| domain::json::read::<Source>(&row).unwrap().epoch == Some(office.epoch()))
}

/// Every receipt on the phone stands for something that the office holds.
pub(crate) fn nothing_is_proved_falsely(office: &Office, phone: &Handset) {
    if !knows(office, phone) {
        return;
    }
    let held = of_office(office, phone);
    for receipt in rows::<Receipt>(phone, Table::Receipts) {
        let (id, digest) = (receipt.id.to_string(), receipt.digest.to_string());
        assert!(held.commands.contains(&(id, digest)), "the office cannot prove command {}", receipt.id);
    }
    for MediaReceipt { media, digest, bytes, .. } in rows::<MediaRow>(phone, Table::Media).into_iter().filter_map(|row| row.receipt) {
        let kept = held.files.get(&media.to_string());
        assert_eq!(kept, Some(&(digest.to_string(), i64::try_from(bytes).unwrap())), "the office cannot prove file {media}");
    }
}

/// Tells whether the phone holds a proof of everything.
pub(crate) fn is_all_proved(office: &Office, phone: &Handset) -> bool {
    let media = rows::<MediaRow>(phone, Table::Media);
    knows(office, phone)
        && phone.disk.table(Table::Receipts).len() == phone.disk.table(Table::Commands).len()
        && media.iter().all(|row| row.receipt.is_some())
}

/// Nothing lost, nothing doubled, nothing deleted.
pub(crate) fn everything_came_home(office: &Office, phone: &Handset, tally: &mut Tally) {
    assert!(knows(office, phone));
    nothing_is_proved_falsely(office, phone);
    let held = of_office(office, phone);
    let envelopes: Vec<Envelope> = rows(phone, Table::Commands);
    let commands: Vec<Command> = envelopes.iter().map(|envelope| domain::json::read(&envelope.body).unwrap()).collect();
    let mut recorded: Vec<(u64, String, String)> =
        commands.iter().zip(&envelopes).map(|(command, envelope)| (command.number, envelope.id.to_string(), envelope.digest().to_string())).collect();
    recorded.sort();
    let recorded: Vec<(String, String)> = recorded.into_iter().map(|(_, id, digest)| (id, digest)).collect();
    assert_eq!(held.commands, recorded, "the office holds what was recorded, once, in order");
    assert_eq!(held.quarantined, 0);
    only_wrong_clocks_are_doubted(phone, &held.findings, &commands);
    let media: Vec<MediaRow> = rows(phone, Table::Media);
    assert_eq!(held.files.len(), media.len());
    let mut bytes = 0;
    for row in &media {
        let evidence = &row.local.evidence;
        let kept = phone.disk.media.borrow().get(&evidence.media).cloned().expect("nothing is deleted");
        assert_eq!(Digest::of(&kept), evidence.digest);
        bytes += evidence.bytes;
    }
    tally.home(recorded.len(), media.len(), bytes);
}

/// A phone that keeps to the rules is doubted for its time only where its clock truly was wrong, and its chain never.
///
/// What the campaign has against a visit (all visits here take the same product) is another matter.
fn only_wrong_clocks_are_doubted(phone: &Handset, findings: &[Finding], commands: &[Command]) {
    let truth = phone.truth.borrow();
    for finding in findings {
        let command = commands.iter().find(|command| command.id == finding.command).unwrap();
        let true_time = truth[usize::try_from(command.number).unwrap()];
        let wrong_by = command.at.since(true_time).abs();
        match finding.matter {
            Matter::TimeUnproved { doubt: TimeDoubt::Outside, .. } => assert!(wrong_by > LENIENCE, "wrong by {wrong_by} ms only: {finding:?}"),
            // What a page took for the time before its clock was put right may be later than what it is recorded by: one clock was wrong.
            Matter::TimeUnproved { doubt: TimeDoubt::ActLater { .. }, .. } => assert!(phone.body.was_wrong.get(), "no clock was wrong: {finding:?}"),
            Matter::TimeUnproved { .. } | Matter::ChainBroken { .. } => panic!("this cannot be found of an honest phone: {finding:?}"),
            _ => {}
        }
    }
}
