//! Videos may wait for a line that is not paid by the byte; nothing else does. What goes over the line is counted.

use crate::pocket::office::Answer;
use crate::pocket::{Bench, Pocket};
use crate::sync::{capture, pending, sync, with_acts};
use app::phone::{Link, Traffic};
use domain::assignment::Assignment;
use domain::evidence::{MediaKind, SEGMENT, SEGMENT_LENGTH};
use domain::fixture::START;
use domain::id::MediaId;

const DAY: i64 = 86_400_000;

/// A phone on mobile data whose videos wait; it took a photo and a film while it was offline.
fn on_the_road(film: usize) -> (Bench, Assignment, MediaId, MediaId) {
    let (mut bench, assignment) = with_acts(9);
    sync(&mut bench);
    bench.device.mobile.set(Some(true));
    bench.phone.let_videos_wait(true);
    bench.settle();
    bench.device.online.set(false);
    let film = capture(&mut bench, &assignment, MediaKind::Video, film);
    let photo = capture(&mut bench, &assignment, MediaKind::Photo, 5 * SEGMENT);
    bench.device.online.set(true);
    (bench, assignment, photo, film)
}

fn waiting(bench: &Bench) -> (u32, u64) {
    bench.phone.model().with_untracked(app::phone::Model::waiting_videos)
}

/// The line changes, and the browser tells.
fn change(device: &Pocket, mobile: Option<bool>) {
    device.mobile.set(mobile);
    if let Some(wake) = device.wake.borrow().as_ref() {
        wake();
    }
}

fn line(bench: &mut Bench, mobile: Option<bool>) -> Link {
    change(&bench.device, mobile);
    bench.settle();
    bench.phone.model().with_untracked(|model| model.link.clone())
}

#[test]
fn a_video_waits_for_another_line_and_nothing_else_does() {
    let (mut bench, _, photo, film) = on_the_road(3 * SEGMENT);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(*bench.office.files.borrow(), [photo]);
    assert_eq!((pending(&bench), waiting(&bench)), ((0, 1), (1, 3 * SEGMENT_LENGTH)), "it is not lost, and it is named");
    assert_eq!(bench.office.held.get().media, 1, "the manager sees that the phone still holds it");
    assert_eq!(line(&mut bench, Some(false)), Link::Online);
    assert_eq!(*bench.office.files.borrow(), [photo, film]);
    assert_eq!((pending(&bench), waiting(&bench)), ((0, 0), (0, 0)));
}

#[test]
fn without_the_wish_or_where_the_browser_does_not_say_nothing_waits() {
    for (wish, mobile) in [(false, Some(true)), (true, None), (true, Some(false))] {
        let (mut bench, ..) = on_the_road(3 * SEGMENT);
        bench.phone.let_videos_wait(wish);
        bench.device.mobile.set(mobile);
        sync(&mut bench);
        assert_eq!((pending(&bench), waiting(&bench)), ((0, 0), (0, 0)), "{wish} {mobile:?}");
    }
}

#[test]
fn what_is_told_to_go_now_goes_and_what_comes_later_waits_again() {
    let (mut bench, assignment, photo, film) = on_the_road(3 * SEGMENT);
    sync(&mut bench);
    bench.phone.send_videos_now();
    bench.settle();
    assert_eq!(*bench.office.files.borrow(), [photo, film]);
    capture(&mut bench, &assignment, MediaKind::Video, SEGMENT + 1);
    sync(&mut bench);
    assert_eq!((pending(&bench), waiting(&bench)), ((0, 1), (1, SEGMENT_LENGTH + 1)));
}

#[test]
fn the_wish_and_what_may_go_outlive_the_page() {
    let (mut bench, _, _, film) = on_the_road(3 * SEGMENT);
    sync(&mut bench);
    bench.device.online.set(false);
    bench.phone.send_videos_now();
    bench.settle();
    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    again.device.mobile.set(Some(true));
    again.phone.model().with_untracked(|model| assert_eq!((model.videos.wait, model.videos.now.as_slice()), (true, &[film][..])));
    sync(&mut again);
    assert_eq!((pending(&again), waiting(&again)), ((0, 0), (0, 0)));
}

#[test]
fn a_film_on_its_way_stops_where_the_line_changes_and_goes_on_from_there() {
    let length = 20 * SEGMENT;
    let (mut bench, _, _, film) = on_the_road(length);
    bench.device.mobile.set(Some(false));
    let device = bench.device.clone();
    // On a line as good as this one the film's first piece has four segments; then the phone leaves the wireless network.
    *bench.office.at_piece.borrow_mut() = Some((film, Box::new(move || change(&device, Some(true)))));
    assert_eq!(sync(&mut bench), Link::Online);
    let there = |bench: &Bench| bench.office.arriving.borrow()[&film].1.len();
    assert_eq!((there(&bench), waiting(&bench)), (4 * SEGMENT, (1, 20 * SEGMENT_LENGTH)));
    bench.office.pieces.borrow_mut().clear();
    line(&mut bench, Some(false));
    assert_eq!((there(&bench), pending(&bench)), (length, (0, 0)));
    let sent: usize = bench.office.pieces.borrow().iter().map(|(_, length)| length).sum();
    assert_eq!(sent, 16 * SEGMENT, "no byte is sent twice");
}

#[test]
fn what_goes_over_the_line_is_counted_by_the_day_and_what_goes_twice_counts_twice() {
    let (mut bench, assignment) = with_acts(9);
    sync(&mut bench);
    let traffic = |bench: &Bench| bench.phone.traffic();
    let before = traffic(&bench);
    assert_eq!(before.day, START.local_date());
    assert!(before.up > 1000 && before.down > 1000, "nine commands and their receipts: {before:?}");

    bench.device.online.set(false);
    capture(&mut bench, &assignment, MediaKind::Photo, 1000);
    bench.device.online.set(true);
    bench.office.will([Answer::Honest, Answer::Cut]);
    sync(&mut bench);
    let up = traffic(&bench).up - before.up;
    assert!((2000..6000).contains(&up), "a command, and a photo whose first answer was lost: {up}");
    assert_eq!(pending(&bench), (0, 0));

    let counted = traffic(&bench);
    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    again.device.clock.set(bench.device.clock.get());
    again.settle();
    let reloaded = traffic(&again);
    assert_eq!((reloaded.day, reloaded.up), (counted.day, counted.up), "it outlives the page");

    again.device.clock.set(START.plus(DAY));
    assert_eq!(traffic(&again), Traffic { day: START.plus(DAY).local_date(), up: 0, down: 0 }, "another day begins with nothing");
    sync(&mut again);
    let next = traffic(&again);
    assert!(next.down > 0 && next.down < counted.down, "{next:?}");
}

#[test]
fn a_count_that_cannot_be_kept_holds_up_nothing() {
    let (mut bench, _, photo, _) = on_the_road(3 * SEGMENT);
    bench.store.uncountable.set(true);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!((*bench.office.files.borrow()).as_slice(), [photo]);
}
