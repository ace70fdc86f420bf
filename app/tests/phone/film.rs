//! Films lie in the store second by second, and what lies there belongs to somebody or is gone.

use crate::pocket::Bench;
use app::device::{Delivered, DeviceError};
use app::phone::{Capture, RESERVE, Subject, SubmitError};
use app::store::Table;
use domain::assignment::Assignment;
use domain::evidence::{MediaKind, MediaSource, Purpose};
use domain::fixture::{START, briefing, sampler, story};
use domain::id::{MediaId, SheetId};

/// A phone with a sheet.
fn with_sheet() -> (Bench, Assignment, SheetId) {
    let (mut bench, assignment) = Bench::with_team();
    for (step, (by, act)) in (0_i64..).zip(story(&briefing(), &assignment)).take(5) {
        bench.act(&assignment, step, by, act).unwrap();
    }
    let sheet = bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().sheets[0].opening.sheet);
    (bench, assignment, sheet)
}

fn start(bench: &mut Bench, assignment: &Assignment, sheet: SheetId) -> Result<(), DeviceError> {
    let phone = bench.phone;
    bench.pool.run_until(phone.start_film(Subject { visit: assignment.visit, sheet, purpose: Purpose::Other, position: None }))
}

fn second(bench: &mut Bench, bytes: &[u8]) {
    bench.device.recorder.borrow().as_ref().unwrap()(bytes.to_vec());
    bench.settle();
}

fn film(bytes: &[u8]) -> Delivered {
    Delivered { bytes: bytes.to_vec(), mime: "video/webm".into(), kind: MediaKind::Video, source: MediaSource::Camera, taken_at: START }
}

#[test]
fn a_film_that_a_dying_page_left_is_offered_and_kept() {
    let (mut bench, assignment, sheet) = with_sheet();
    start(&mut bench, &assignment, sheet).unwrap();
    second(&mut bench, b"one ");
    second(&mut bench, b"two ");
    assert!(bench.phone.unfinished_films().is_empty(), "it is being recorded");

    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    let phone = again.phone;
    again.pool.run_until(phone.unlock(sampler(1), "135790".into())).unwrap();
    again.settle();
    let offered = phone.unfinished_films();
    assert_eq!((offered.len(), offered[0].sheet), (1, sheet));
    let media = again.pool.run_until(phone.keep_film(offered[0].film)).unwrap().unwrap();
    assert_eq!(again.store.media.borrow()[&media], b"one two ");
    let evidence = phone.model().with_untracked(|model| model.sheet(assignment.visit, sheet).unwrap().media(media).cloned()).unwrap();
    assert_eq!((evidence.kind, evidence.taken_at, evidence.broken_off), (MediaKind::Video, offered[0].started_at, true));
    assert!(phone.unfinished_films().is_empty() && again.store.films.borrow().is_empty());
}

#[test]
fn a_film_that_is_kept_as_a_whole_leaves_no_seconds_behind() {
    let (mut bench, assignment, sheet) = with_sheet();
    start(&mut bench, &assignment, sheet).unwrap();
    second(&mut bench, b"one ");
    let phone = bench.phone;
    let capture = |delivered| Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered, position: None };
    bench.store.full.set(true);
    assert!(bench.pool.run_until(phone.capture(capture(film(b"one two ")))).is_err());
    assert_eq!(bench.store.films.borrow().len(), 1, "what could not be kept as a whole stays in its seconds");
    bench.store.full.set(false);
    let whole = bench.pool.run_until(phone.capture(capture(film(b"one two ")))).unwrap();
    assert!(phone.model().with_untracked(|model| !model.sheet(assignment.visit, sheet).unwrap().media(whole).unwrap().broken_off));
    // The recorder hands over its last second late.
    second(&mut bench, b"two ");
    assert!(bench.store.films.borrow().is_empty());
    assert!(phone.model().with_untracked(|model| model.films.is_empty()));
}

#[test]
fn a_film_of_nothing_is_no_evidence_and_leaves_nothing_behind() {
    let (mut bench, assignment, sheet) = with_sheet();
    let phone = bench.phone;
    let nothing = || Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered: film(b""), position: None };
    start(&mut bench, &assignment, sheet).unwrap();
    bench.settle();
    let before = bench.store.table(Table::Commands);
    assert_eq!(bench.pool.run_until(phone.capture(nothing())), Err(SubmitError::Empty));
    assert_eq!(bench.store.table(Table::Commands), before);
    assert!(bench.store.media.borrow().is_empty() && phone.unfinished_films().is_empty());
    // A recorder that hands over an empty whole after seconds that were not: what there is of them is offered.
    start(&mut bench, &assignment, sheet).unwrap();
    second(&mut bench, b"one ");
    assert_eq!(bench.pool.run_until(phone.capture(nothing())), Err(SubmitError::Empty));
    phone.leave_film();
    assert_eq!(phone.unfinished_films().len(), 1);
}

#[test]
fn no_film_begins_where_too_little_room_is_left() {
    let (mut bench, assignment, sheet) = with_sheet();
    bench.device.quota.set(RESERVE);
    assert_eq!(start(&mut bench, &assignment, sheet), Err(DeviceError::NoRoom));
    assert!(bench.device.recorder.borrow().is_none());
    bench.device.quota.set(RESERVE + 1);
    assert_eq!(start(&mut bench, &assignment, sheet), Ok(()));
}

#[test]
fn bytes_of_a_record_that_failed_do_not_stay() {
    let (mut bench, assignment, sheet) = with_sheet();
    let phone = bench.phone;
    bench.store.swallows.set(true);
    let capture = Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered: film(b"x"), position: None };
    assert!(bench.pool.run_until(phone.capture(capture)).is_err());
    assert!(bench.store.media.borrow().is_empty());
}

#[test]
fn bytes_of_a_record_that_stands_stay_though_it_could_not_be_read_back() {
    let (mut bench, assignment, sheet) = with_sheet();
    let phone = bench.phone;
    bench.store.blind.set(true);
    let capture = Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered: film(b"x"), position: None };
    assert!(bench.pool.run_until(phone.capture(capture)).is_err());
    assert_eq!((bench.store.media.borrow().len(), bench.store.table(Table::Media).len()), (1, 1));
}

#[test]
fn what_no_row_speaks_of_goes_and_what_is_gone_is_told() {
    let (mut bench, assignment, sheet) = with_sheet();
    bench.device.online.set(false);
    let phone = bench.phone;
    let capture = |bytes| Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered: film(bytes), position: None };
    let lost = bench.pool.run_until(phone.capture(capture(b"lost"))).unwrap();
    let there = bench.pool.run_until(phone.capture(capture(b"there"))).unwrap();
    bench.store.media.borrow_mut().remove(&lost);
    bench.store.media.borrow_mut().insert(MediaId::derived("orphan"), vec![1]);
    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    let phone = again.phone;
    again.device.online.set(false);
    again.pool.run_until(phone.unlock(sampler(1), "135790".into())).unwrap();
    again.settle();
    assert_eq!(again.store.media.borrow().keys().copied().collect::<Vec<_>>(), [there]);
    assert_eq!(phone.model().with_untracked(|model| model.missing.clone()), [lost]);
}

#[test]
fn a_film_whose_camera_was_closed_is_offered_at_once() {
    let (mut bench, assignment, sheet) = with_sheet();
    start(&mut bench, &assignment, sheet).unwrap();
    second(&mut bench, b"one ");
    bench.phone.leave_film();
    let offered = bench.phone.unfinished_films();
    assert_eq!(offered.len(), 1);
    let phone = bench.phone;
    let media = bench.pool.run_until(phone.keep_film(offered[0].film)).unwrap().unwrap();
    assert_eq!(bench.store.media.borrow()[&media], b"one ");
}
