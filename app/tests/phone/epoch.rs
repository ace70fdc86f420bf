//! An office that works on an older copy of its record, and a program that reads what the one before it could not.

use crate::pocket::Bench;
use crate::pocket::office::Answer;
use crate::sync::{capture, sync, with_acts};
use app::phone::Link;
use app::phone::epoch::Source;
use app::phone::rows::fact;
use app::store::{LocalStore as _, Table, Write};
use app::words::sync::RESTORED;
use domain::contract::{Holding, SignIn};
use domain::evidence::MediaKind;
use domain::id::EpochId;

/// A phone with five acts and a photo, all of it proved.
fn proved() -> Bench {
    let (mut bench, assignment) = with_acts(5);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), Holding::default());
    bench
}

fn pending(bench: &Bench) -> Holding {
    bench.phone.model().with_untracked(|model| model.pending)
}

/// The office has lost all that came from the phone.
fn with_nothing_left(bench: &Bench) {
    bench.office.taken.borrow_mut().clear();
    bench.office.arriving.borrow_mut().clear();
}

fn all_goes_up_again(mut bench: Bench) {
    assert_eq!(pending(&bench), Holding { commands: 6, media: 1, bytes: 900 }, "nothing is said to be proved that may be gone");
    assert!(bench.phone.model().with_untracked(|model| model.proved.is_empty()));
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), Holding::default());
    let rows = |table| bench.store.table(table).len();
    assert_eq!((bench.office.taken.borrow().len(), bench.office.arriving.borrow().len()), (6, 1));
    assert_eq!((rows(Table::Commands), rows(Table::Receipts), rows(Table::Media)), (6, 6, 1));
}

#[test]
fn what_an_office_had_proved_before_it_was_restored_goes_up_again() {
    let mut bench = proved();
    with_nothing_left(&bench);
    bench.office.epoch.set(EpochId::derived("restored"));
    assert_eq!(sync(&mut bench), Link::Trouble(RESTORED.into()));
    all_goes_up_again(bench);
}

#[test]
fn so_it_does_where_the_office_only_knows_less_than_it_said() {
    let mut bench = proved();
    with_nothing_left(&bench);
    bench.office.items.borrow_mut().truncate(1);
    assert_eq!(sync(&mut bench), Link::Trouble(RESTORED.into()));
    all_goes_up_again(bench);
}

#[test]
fn who_signs_in_at_a_restored_office_hears_of_it_before_anything_is_sent() {
    let (mut bench, assignment) = with_acts(5);
    assert_eq!(sync(&mut bench), Link::Online);
    with_nothing_left(&bench);
    // Recorded since, and offered while nobody was signed in any more.
    bench.device.online.set(false);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    bench.device.online.set(true);
    bench.office.will([Answer::Refuse(401)]);
    assert_eq!(sync(&mut bench), Link::SignInNeeded);
    bench.office.epoch.set(EpochId::derived("restored"));
    let (phone, batches) = (bench.phone, bench.office.batches.borrow().len());
    let sign_in = SignIn { name: "s".into(), password: "p".into(), new_password: None };
    bench.pool.run_until(phone.sign_in(sign_in)).unwrap();
    bench.settle();
    assert_eq!(bench.office.batches.borrow()[batches].len(), 6, "from the first one on, so that the chain has no gap");
    assert_eq!(pending(&bench), Holding::default());
}

#[test]
fn what_was_recorded_since_comes_after_all_that_came_before() {
    let (mut bench, assignment) = with_acts(5);
    assert_eq!(sync(&mut bench), Link::Online);
    with_nothing_left(&bench);
    bench.office.epoch.set(EpochId::derived("restored"));
    bench.device.online.set(false);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    bench.device.online.set(true);
    let batches = bench.office.batches.borrow().len();
    assert_eq!(sync(&mut bench), Link::Trouble(RESTORED.into()));
    assert_eq!(bench.office.batches.borrow().len(), batches, "nothing is taken in behind a gap");
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(bench.office.batches.borrow()[batches].len(), 6);
}

#[test]
fn a_lost_phone_hands_in_everything_to_a_restored_office_that_gives_it_nothing() {
    let (mut bench, assignment) = with_acts(5);
    assert_eq!(sync(&mut bench), Link::Online);
    with_nothing_left(&bench);
    bench.office.epoch.set(EpochId::derived("restored"));
    bench.office.reported_lost.set(true);
    bench.device.online.set(false);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    bench.device.online.set(true);
    assert_eq!(sync(&mut bench), Link::Trouble(RESTORED.into()));
    assert_eq!(sync(&mut bench), Link::ReportedLost);
    assert_eq!((bench.office.taken.borrow().len(), pending(&bench)), (6, Holding::default()));
}

#[test]
fn a_newer_program_reads_again_what_the_one_before_could_not() {
    let mut bench = proved();
    let missed = |bench: &Bench| bench.store.table(Table::Items).iter().all(|(key, _)| !key.starts_with("assignment:"));
    let (key, _) = bench.store.table(Table::Items).into_iter().find(|(key, _)| key.starts_with("assignment:")).unwrap();
    bench.pool.run_until(bench.store.write(vec![Write::Delete(Table::Items, key)])).unwrap();
    assert_eq!(sync(&mut bench), Link::Online);
    assert!(missed(&bench), "it was read before");
    let older = domain::json::write(&Source { version: 1, ..Source::default() });
    bench.pool.run_until(bench.store.write(vec![Write::Put(Table::Facts, fact::SOURCE.into(), older)])).unwrap();
    assert_eq!(sync(&mut bench), Link::Online);
    assert!(!missed(&bench));
    assert_eq!(pending(&bench), Holding::default(), "what is proved stays proved");
    assert_eq!(bench.office.batches.borrow().iter().map(Vec::len).sum::<usize>(), 6, "and nothing goes up again");
}
