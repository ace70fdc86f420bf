//! A season that is kept apart: what it comes to is what all rows come to, whatever happened in between, and nothing is sent for it or kept back.

use crate::pocket::Bench;
use crate::pocket::office::Answer;
use crate::sync::{capture, sync, with_acts};
use app::phone::memory::Memory;
use app::phone::{Link, Model, season};
use app::store::Table;
use domain::contract::{Holding, Item, Outcome, Quarantine, Receipt};
use domain::evidence::MediaKind;
use domain::finding::{Finding, Matter, Resolution};
use domain::fixture::{START, briefing, sampler, story};
use domain::id::{CommandId, EpochId, FindingId};
use domain::visit::Event;
use proptest::prelude::*;
use std::rc::Rc;

fn keep(bench: &mut Bench) {
    bench.pool.run_until(season::keep(&*bench.store)).unwrap();
}

/// What an opening would fold now; it comes to the same with a season and without.
fn folded(bench: &mut Bench) -> Model {
    let (quick, whole) = bench.pool.run_until(async { (Memory::read(&*bench.store).await.unwrap(), Memory::read_all(&*bench.store).await.unwrap()) });
    let (quick, whole) = (quick.fold(&Model::default()), whole.fold(&Model::default()));
    assert_eq!(format!("{quick:#?}"), format!("{whole:#?}"));
    quick
}

/// How many commands an opening would read.
fn commands_read(bench: &Bench) -> usize {
    bench.store.read.replace(0);
    let memory = futures::executor::block_on(Memory::read(&*bench.store)).unwrap();
    drop(memory);
    bench.store.read.get()
}

#[test]
fn an_opening_reads_only_what_came_after_it() {
    let (mut bench, assignment) = with_acts(9);
    capture(&mut bench, &assignment, MediaKind::Photo, 30);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(commands_read(&bench), 10);
    keep(&mut bench);
    assert_eq!(commands_read(&bench), 0);
    bench.device.online.set(false);
    capture(&mut bench, &assignment, MediaKind::Photo, 50);
    assert_eq!(commands_read(&bench), 1);
    let model = folded(&mut bench);
    assert_eq!((model.media.len(), model.proved.len(), model.pending), (2, 1, Holding { commands: 1, media: 1, bytes: 50 }));
}

#[test]
fn the_engine_makes_one_when_enough_was_recorded_and_no_sooner() {
    let (mut bench, assignment) = with_acts(9);
    sync(&mut bench);
    assert!(bench.store.table(Table::Season).is_empty());
    for bytes in 0..80 {
        capture(&mut bench, &assignment, MediaKind::Photo, 30 + bytes);
    }
    sync(&mut bench);
    assert!(!bench.store.table(Table::Season).is_empty());
    let made = bench.store.table(Table::Season);
    capture(&mut bench, &assignment, MediaKind::Photo, 200);
    sync(&mut bench);
    assert_eq!(bench.store.table(Table::Season), made, "one more act is no reason to make another");
    folded(&mut bench);
}

#[test]
fn what_still_waited_is_sent_and_counted() {
    let (mut bench, assignment) = with_acts(9);
    bench.device.online.set(false);
    let photo = capture(&mut bench, &assignment, MediaKind::Photo, 900);
    keep(&mut bench);
    let (store, office) = (Rc::clone(&bench.store), Rc::clone(&bench.office));
    // Opened again, it knows of nothing but the season.
    let mut bench = Bench::over(store, office);
    assert_eq!(folded(&mut bench).pending, Holding { commands: 10, media: 1, bytes: 900 });
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!((bench.office.taken.borrow().len(), bench.office.files.borrow().clone()), (10, vec![photo]));
    assert_eq!(folded(&mut bench).pending, Holding::default());
    assert!(folded(&mut bench).proved.contains_key(&photo));
}

#[test]
fn what_another_phone_did_since_is_folded_in_its_place() {
    let (mut bench, assignment) = with_acts(9);
    assert_eq!(sync(&mut bench), Link::Online);
    keep(&mut bench);
    let (by, act) = story(&briefing(), &assignment).remove(10);
    let event = Event::Done { by, at: START, act };
    let command = CommandId::derived("of another phone");
    bench.office.items.borrow_mut().push(Item::Event { visit: assignment.visit, command, event: Box::new(event) });
    assert_eq!(sync(&mut bench), Link::Online);
    folded(&mut bench);
    assert_eq!(commands_read(&bench), 0);
    capture(&mut bench, &assignment, MediaKind::Photo, 30);
    keep(&mut bench);
    folded(&mut bench);
}

#[test]
fn findings_and_their_ends_come_through() {
    let (mut bench, assignment) = with_acts(9);
    assert_eq!(sync(&mut bench), Link::Online);
    let command = bench.office.batches.borrow()[0][0].id;
    let finding = Finding {
        id: FindingId::derived("found"),
        visit: assignment.visit,
        sheet: None,
        command,
        matter: Matter::ChainBroken { number: 1 },
        at: START,
        resolved: None,
    };
    bench.office.items.borrow_mut().push(Item::Finding { finding: Box::new(finding.clone()) });
    sync(&mut bench);
    keep(&mut bench);
    assert_eq!(folded(&mut bench).visits[0].findings.len(), 1);
    let resolution = Resolution { by: sampler(1), at: START, note: "已核对".into() };
    let resolved = Finding { resolved: Some(resolution), ..finding };
    bench.office.items.borrow_mut().push(Item::Finding { finding: Box::new(resolved) });
    sync(&mut bench);
    assert!(folded(&mut bench).visits[0].findings[0].resolved.is_some());
}

#[test]
fn a_restored_office_ends_it() {
    let (mut bench, assignment) = with_acts(9);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    assert_eq!(sync(&mut bench), Link::Online);
    keep(&mut bench);
    let made: Vec<_> = bench.store.table(Table::Season);
    bench.office.taken.borrow_mut().clear();
    bench.office.arriving.borrow_mut().clear();
    bench.office.epoch.set(EpochId::derived("restored"));
    assert!(matches!(sync(&mut bench), Link::Trouble(_)));
    assert_eq!(folded(&mut bench).pending, Holding { commands: 10, media: 1, bytes: 900 });
    // Another tab has written what it made just before.
    for (key, row) in made {
        bench.store.rows.borrow_mut().insert((Table::Season, key), row);
    }
    assert_eq!(folded(&mut bench).pending, Holding { commands: 10, media: 1, bytes: 900 }, "it is of another life of the record");
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(bench.office.taken.borrow().len(), 10);
}

#[test]
fn one_that_is_broken_or_not_whole_is_passed_over() {
    let (mut bench, assignment) = with_acts(9);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    assert_eq!(sync(&mut bench), Link::Online);
    keep(&mut bench);
    let rows = bench.store.table(Table::Season);
    assert_eq!(rows.len(), 2);
    for (key, _) in rows {
        let before = bench.store.rows.borrow_mut().insert((Table::Season, key.clone()), "{".into()).unwrap();
        assert_eq!(folded(&mut bench).proved.len(), 1);
        bench.store.rows.borrow_mut().remove(&(Table::Season, key.clone()));
        assert_eq!(folded(&mut bench).proved.len(), 1);
        assert_eq!(commands_read(&bench), 10);
        bench.store.rows.borrow_mut().insert((Table::Season, key), before);
        // Made anew of all rows, whatever lies there.
        keep(&mut bench);
        assert_eq!(commands_read(&bench), 0);
        folded(&mut bench);
    }
}

#[test]
fn acts_that_another_tab_added_meanwhile_are_folded_once() {
    let (mut bench, assignment) = with_acts(9);
    sync(&mut bench);
    keep(&mut bench);
    let (_, before) = bench.store.table(Table::Season).into_iter().find(|(key, _)| key == "season").unwrap();
    capture(&mut bench, &assignment, MediaKind::Photo, 30);
    keep(&mut bench);
    bench.store.rows.borrow_mut().insert((Table::Season, "season".into()), before);
    assert_eq!(folded(&mut bench).media.len(), 1);
}

#[test]
fn receipts_that_tell_more_are_read_again() {
    let (mut bench, assignment) = with_acts(9);
    let visit = assignment.visit;
    let (id, command) = (FindingId::derived("found"), CommandId::derived("of another"));
    let finding = Finding { id, visit, sheet: None, command, matter: Matter::ChainBroken { number: 3 }, at: START, resolved: None };
    bench.office.findings.borrow_mut().push(finding);
    assert_eq!(sync(&mut bench), Link::Online);
    // An office that could not read another of them.
    let key = (Table::Receipts, bench.office.batches.borrow()[0][3].id.to_string());
    let mut receipt: Receipt = domain::json::read(&bench.store.rows.borrow()[&key]).unwrap();
    receipt.outcome = Outcome::Quarantined { reason: Quarantine::Unreadable };
    bench.store.rows.borrow_mut().insert(key, domain::json::write(&receipt));
    for _ in 0..2 {
        let model = folded(&mut bench);
        assert_eq!((model.quarantined.len(), model.visits[0].findings.len()), (1, 1));
        capture(&mut bench, &assignment, MediaKind::Photo, 30);
        keep(&mut bench);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]
    #[test]
    fn it_comes_to_what_all_rows_come_to(steps in proptest::collection::vec(0_u8..7, 1..40)) {
        let (mut bench, assignment) = with_acts(5);
        let mut rest = story(&briefing(), &assignment).into_iter().enumerate().skip(5);
        let mut photos = 0;
        for step in steps {
            match step {
                0 => keep(&mut bench),
                1 => {
                    photos += 1;
                    capture(&mut bench, &assignment, MediaKind::Photo, 30 + photos);
                }
                2 => {
                    if let Some((place, (by, act))) = rest.next() {
                        // What rests on digests and papers of the fixture is refused here, and that is no matter.
                        let _ = bench.act(&assignment, i64::try_from(place).unwrap(), by, act);
                    }
                }
                3 => {
                    sync(&mut bench);
                }
                4 => {
                    bench.office.will([Answer::Cut]);
                    sync(&mut bench);
                }
                5 => bench.device.online.set(!bench.device.online.get()),
                _ => {
                    let (store, office) = (Rc::clone(&bench.store), Rc::clone(&bench.office));
                    let chance = bench.device.chance.get();
                    bench = Bench::over(store, office);
                    bench.device.chance.set(chance);
                    let phone = bench.phone;
                    bench.pool.run_until(phone.unlock(sampler(1), "135790".into())).unwrap();
                }
            }
            folded(&mut bench);
        }
        bench.device.online.set(true);
        while sync(&mut bench) != Link::Online {}
        prop_assert_eq!(folded(&mut bench).pending, Holding::default());
        prop_assert_eq!(bench.office.taken.borrow().len(), bench.store.table(Table::Commands).len());
    }
}
