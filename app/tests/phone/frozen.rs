//! Rows that an earlier program wrote: today's reads them all, shows the same, and goes on where that one stopped.

use crate::pocket::Bench;
use crate::pocket::office::Office;
use crate::pocket::store::MemoryStore;
use crate::sync::{pending, sync};
use app::phone::{Link, Submission};
use app::store::Table;
use domain::act::{Act, Command};
use domain::contract::Envelope;
use domain::digest::Digest;
use domain::fixture::{sampler, story};
use domain::id::MediaId;
use serde_json::Value;
use std::rc::Rc;

/// A store as the program left it whose commands `server/tests/contract/v1` keeps: a line a row, with its table and its key.
const ROWS: &str = include_str!("frozen/first.jsonl");
/// The visit as that program showed it.
const VISIT: &str = include_str!("frozen/first-visit.json");

fn frozen() -> MemoryStore {
    let store = MemoryStore::default();
    for line in ROWS.lines() {
        let (table, key, row): (String, String, String) = serde_json::from_str(line).unwrap();
        let table = match table.as_str() {
            "facts" => Table::Facts,
            "items" => Table::Items,
            "commands" => Table::Commands,
            "receipts" => Table::Receipts,
            "media" => Table::Media,
            "drafts" => Table::Drafts,
            "bytes" => {
                store.media.borrow_mut().insert(key.parse().unwrap(), row.into_bytes());
                continue;
            }
            other => panic!("{other} is no table"),
        };
        store.rows.borrow_mut().insert((table, key), row);
    }
    store
}

/// Everything that stood there then stands there now; what was added since may stand beside it.
fn holds(now: &Value, then: &Value, at: &str) {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            for (name, then) in then {
                holds(now.get(name).unwrap_or(&Value::Null), then, &format!("{at}.{name}"));
            }
        }
        (Value::Array(now), Value::Array(then)) => {
            assert_eq!(now.len(), then.len(), "{at}");
            for (place, (now, then)) in now.iter().zip(then).enumerate() {
                holds(now, then, &format!("{at}[{place}]"));
            }
        }
        _ => assert_eq!(now, then, "{at}"),
    }
}

#[test]
fn what_the_first_program_kept_is_all_there() {
    let bench = Bench::over(Rc::new(frozen()), Rc::new(Office::new()));
    let model = bench.phone.model().get_untracked();
    let visit: Value = serde_json::from_str(VISIT).unwrap();
    let own = model.visits.iter().find(|visit| !visit.sheets.is_empty()).unwrap();
    holds(&serde_json::to_value(own).unwrap(), &visit, "visit");
    let other = model.visits.iter().find(|visit| visit.sheets.is_empty()).unwrap();
    assert_eq!(other.present, [sampler(2)], "what another phone did");
    assert_eq!((model.visits.len(), model.media.len(), model.proved.len()), (2, 3, 1));
    assert_eq!((model.pending.commands, model.pending.media, model.pending.bytes), (20, 2, 35));
    let people: Vec<_> = model.people.iter().map(|local| local.person.id).collect();
    assert_eq!((people, model.token.is_some(), model.missing.len()), (vec![sampler(2), sampler(1)], true, 0));
    assert_eq!(bench.phone.draft("identity name").as_deref(), Some("没有提交的字"));
    assert_eq!((model.videos.wait, model.traffic), (false, None), "what it did not know stands at its beginning");
}

#[test]
fn today_goes_on_where_it_stopped_and_sends_its_very_bytes() {
    let mut bench = Bench::over(Rc::new(frozen()), Rc::new(Office::new()));
    bench.device.online.set(false);
    let commands =
        |bench: &Bench| -> Vec<Envelope> { bench.store.table(Table::Commands).iter().map(|(_, row)| domain::json::read(row).unwrap()).collect() };
    let before = commands(&bench);
    let phone = bench.phone;
    let visit = phone.model().with_untracked(|model| model.visits.iter().find(|visit| visit.sheets.is_empty()).unwrap().assignment.clone());
    let arrive = story(&domain::fixture::briefing(), &visit).swap_remove(0).1;
    assert!(matches!(arrive, Act::Arrive(_)));
    bench.pool.run_until(async move {
        phone.unlock(sampler(1), "111111".into()).await.unwrap();
        phone.submit(Submission { visit: visit.visit, by: None, waivers: Vec::new(), as_written: false, act: arrive }).await.unwrap();
    });
    let after = commands(&bench);
    assert_eq!(after[..before.len()], before);
    let next: Command = serde_json::from_str(&after[before.len()].body).unwrap();
    let last = Digest::of(before.last().unwrap().body.as_bytes());
    assert_eq!((next.number, next.previous), (u64::try_from(before.len()).unwrap(), Some(last)), "the chain goes on");

    bench.device.online.set(true);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), (0, 0));
    let sent: Vec<Envelope> = bench.office.batches.borrow().iter().flatten().cloned().collect();
    assert_eq!(sent, after[after.len() - sent.len()..], "byte for byte");
    let files: Vec<MediaId> = bench.office.files.borrow().clone();
    let arrived = |id: &MediaId| bench.office.arriving.borrow()[id].1.clone();
    assert!(files.iter().all(|id| bench.store.media.borrow()[id] == arrived(id)));
}
