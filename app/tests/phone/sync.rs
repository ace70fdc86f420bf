//! The engine against an office that answers as scripted: only a receipt over our own bytes counts.

use crate::pocket::Bench;
use crate::pocket::office::Answer;
use app::device::Delivered;
use app::phone::{Capture, Link};
use app::store::Table;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Holding, Item};
use domain::evidence::{MediaKind, MediaSource, Purpose, SEGMENT, SEGMENT_LENGTH};
use domain::finding::{Finding, Matter, Resolution};
use domain::fixture::{START, briefing, sampler, story};
use domain::id::{CommandId, FindingId, MediaId, PersonId};
use domain::visit::Event;

/// A phone with the first acts of the story recorded and not yet sent.
pub(crate) fn with_acts(count: usize) -> (Bench, Assignment) {
    let (mut bench, assignment) = Bench::with_team();
    bench.device.online.set(false);
    for (step, (by, act)) in (0_i64..).zip(story(&briefing(), &assignment)).take(count) {
        bench.act(&assignment, step, by, act).unwrap();
    }
    bench.settle();
    bench.device.online.set(true);
    (bench, assignment)
}

pub(crate) fn sync(bench: &mut Bench) -> Link {
    bench.phone.send_now();
    bench.settle();
    bench.phone.model().with_untracked(|model| model.link.clone())
}

pub(crate) fn pending(bench: &Bench) -> (u32, u32) {
    bench.phone.model().with_untracked(|model| (model.pending.commands, model.pending.media))
}

#[test]
fn everything_goes_up_in_order_and_once() {
    let (mut bench, _) = with_acts(5);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), (0, 0));
    sync(&mut bench);
    let batches = bench.office.batches.borrow();
    assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [5], "what has its receipt is not sent again");
    let sent: Vec<String> = batches[0].iter().map(|envelope| serde_json::to_string(envelope).unwrap()).collect();
    let kept: Vec<String> = bench.store.table(Table::Commands).into_iter().map(|(_, row)| row).collect();
    assert_eq!(sent, kept, "the very bytes that were kept, in their order, and they are still there");
}

#[test]
fn a_program_that_is_too_old_is_told_and_what_it_recorded_goes_up() {
    let (mut bench, _) = with_acts(3);
    bench.office.too_old.set(true);
    let Link::Trouble(sentence) = sync(&mut bench) else { panic!("it was given work") };
    assert!(sentence.starts_with("请更新程序") && sentence.contains("照常上传"), "{sentence}");
    assert_eq!(pending(&bench), (0, 0), "commands are taken in from every version");
}

#[test]
fn receipts_over_other_bytes_do_not_count() {
    let (mut bench, _) = with_acts(3);
    bench.office.will([Answer::OtherDigest]);
    assert!(matches!(sync(&mut bench), Link::Trouble(_)));
    assert_eq!(pending(&bench).0, 3);
    assert!(bench.store.table(Table::Receipts).is_empty());
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench).0, 0);
}

#[test]
fn a_cut_in_the_middle_sends_the_same_again() {
    let (mut bench, _) = with_acts(4);
    bench.office.will([Answer::Cut]);
    assert_eq!(sync(&mut bench), Link::Offline);
    assert_eq!(pending(&bench).0, 4);
    assert_eq!(sync(&mut bench), Link::Online);
    let batches = bench.office.batches.borrow();
    assert_eq!(batches[0], batches[1]);
    assert_eq!(bench.office.taken.borrow().len(), 4, "the office took each in once");
}

#[test]
fn an_expired_sign_in_a_portal_or_a_full_server_keep_everything() {
    for (answer, link) in [
        (Answer::Refuse(401), Link::SignInNeeded),
        (Answer::Refuse(413), Link::Trouble("示例 413".into())),
        // Here somebody is to be called.
        (Answer::Refuse(507), Link::Trouble("示例 507。下一步".into())),
        (Answer::Portal, Link::Trouble(app::words::sync::FOREIGN.into())),
    ] {
        let (mut bench, _) = with_acts(3);
        let before = (bench.store.table(Table::Commands), bench.store.table(Table::Media));
        bench.office.will([answer]);
        assert_eq!(sync(&mut bench), link);
        assert_eq!((bench.store.table(Table::Commands), bench.store.table(Table::Media)), before);
        assert_eq!(pending(&bench).0, 3);
        assert_eq!(sync(&mut bench), Link::Online);
        assert_eq!(pending(&bench).0, 0);
    }
}

pub(crate) fn capture(bench: &mut Bench, assignment: &Assignment, kind: MediaKind, bytes: usize) -> MediaId {
    let phone = bench.phone;
    let sheet = phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().sheets[0].opening.sheet);
    let mime = if kind == MediaKind::Photo { "image/jpeg" } else { "video/mp4" };
    let delivered = Delivered { bytes: vec![1; bytes], mime: mime.into(), kind, source: MediaSource::File, taken_at: START };
    bench.pool.run_until(phone.capture(Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered, position: None })).unwrap()
}

#[test]
fn small_photos_go_first_and_only_proved_files_count() {
    let (mut bench, assignment) = with_acts(5);
    bench.device.online.set(false);
    let video = capture(&mut bench, &assignment, MediaKind::Video, 5);
    let large = capture(&mut bench, &assignment, MediaKind::Photo, 900);
    let small = capture(&mut bench, &assignment, MediaKind::Photo, 30);
    bench.settle();
    bench.device.online.set(true);
    // The commands, then one file each.
    bench.office.will([Answer::Honest, Answer::Honest, Answer::OtherDigest, Answer::Honest]);
    assert!(matches!(sync(&mut bench), Link::Trouble(_)));
    assert_eq!(*bench.office.files.borrow(), [small, large, video]);
    let proved = |bench: &Bench| bench.phone.model().with_untracked(|model| model.proved.keys().copied().collect::<Vec<_>>());
    assert!(proved(&bench).contains(&small) && proved(&bench).contains(&video) && !proved(&bench).contains(&large));
    assert_eq!(pending(&bench), (0, 1));
    bench.office.will([Answer::Refuse(413)]);
    assert_eq!(sync(&mut bench), Link::Trouble("示例 413".into()));
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), (0, 0));
    assert_eq!(bench.store.media.borrow().len(), 3, "proved files stay on the phone");
}

/// A phone with one film of that length that the office does not have yet, and nothing else to send.
fn with_film(bytes: usize) -> (Bench, MediaId) {
    let (mut bench, assignment) = with_acts(5);
    sync(&mut bench);
    bench.device.online.set(false);
    let film = capture(&mut bench, &assignment, MediaKind::Video, bytes);
    bench.settle();
    bench.device.online.set(true);
    (bench, film)
}

#[test]
fn a_film_goes_in_pieces_that_grow_and_go_on_where_the_line_broke() {
    let (mut bench, film) = with_film(20 * SEGMENT);
    // The command, the first piece, two more; then half of a piece, and the answer to the next one is lost: from there on pieces grow only after four.
    bench.office.will([Answer::Honest, Answer::Honest, Answer::Honest, Answer::HalfWay, Answer::Cut, Answer::Honest]);
    assert_eq!(sync(&mut bench), Link::Online);
    let pieces: Vec<(u64, usize)> = bench.office.pieces.borrow().iter().map(|(at, length)| (at / SEGMENT_LENGTH, length / SEGMENT)).collect();
    let after = [(8, 1), (9, 1), (10, 1), (11, 2), (13, 2), (15, 2), (17, 2), (19, 1)];
    assert_eq!(pieces, [&[(1, 2), (3, 4), (5, 2), (7, 1)][..], &after].concat());
    assert_eq!(bench.office.arriving.borrow()[&film].1, bench.store.media.borrow()[&film]);
    let (pending, sending) = bench.phone.model().with_untracked(|model| (model.pending, model.sending));
    assert_eq!((pending.media, sending), (0, None));
}

#[test]
fn a_pass_that_breaks_off_goes_on_in_the_next_one() {
    let (mut bench, film) = with_film(9 * SEGMENT);
    bench.office.will([Answer::Honest, Answer::Honest].into_iter().chain(vec![Answer::Portal]));
    assert!(matches!(sync(&mut bench), Link::Trouble(_)));
    assert_eq!(pending(&bench), (0, 1));
    let before = bench.office.arriving.borrow()[&film].1.len();
    assert_eq!(before, SEGMENT);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), (0, 0));
    assert_eq!(
        bench.office.pieces.borrow().iter().map(|(_, length)| length).sum::<usize>(),
        10 * SEGMENT,
        "only the piece that met the portal went twice"
    );
}

#[test]
fn the_receipt_that_was_lost_is_asked_for_without_sending_again() {
    let (mut bench, _) = with_film(SEGMENT + 1);
    bench.office.will([Answer::Honest, Answer::Honest, Answer::Cut]);
    assert_eq!(sync(&mut bench), Link::Online);
    assert_eq!(pending(&bench), (0, 0));
    assert_eq!(bench.office.pieces.borrow().len(), 1);
}

#[test]
fn a_file_that_never_arrives_as_it_was_sent_holds_up_no_other() {
    let (mut bench, _) = with_film(3 * SEGMENT);
    bench.office.will([Answer::Honest].into_iter().chain(vec![Answer::Refuse(460); 9]));
    assert_eq!(sync(&mut bench), Link::Trouble(app::words::sync::MEDIA_SPOILED.into()));
    assert_eq!(pending(&bench), (0, 1));
}

fn finding(assignment: &Assignment, resolved: Option<Resolution>) -> Finding {
    Finding {
        id: FindingId::derived("f"),
        command: CommandId::derived("c"),
        visit: assignment.visit,
        sheet: None,
        matter: Matter::Withdrawn,
        at: START,
        resolved,
    }
}

#[test]
fn findings_come_with_receipts_and_end_by_the_package() {
    let (mut bench, assignment) = with_acts(2);
    bench.office.findings.borrow_mut().push(finding(&assignment, None));
    sync(&mut bench);
    let found = |bench: &Bench| bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().findings.clone());
    assert_eq!(found(&bench), [finding(&assignment, None)]);
    let resolution = Resolution { by: PersonId::derived("desk"), at: START, note: "已核实".into() };
    let ended = finding(&assignment, Some(resolution));
    bench.office.items.borrow_mut().push(Item::Finding { finding: Box::new(ended.clone()) });
    sync(&mut bench);
    assert_eq!(found(&bench), [ended]);
}

#[test]
fn what_another_device_did_takes_its_place_and_our_own_is_not_doubled() {
    let (mut bench, assignment) = with_acts(1);
    sync(&mut bench);
    let own = bench.office.batches.borrow()[0][0].id;
    let event = |by, act| Box::new(Event::Done { by, at: START, act });
    bench.office.items.borrow_mut().extend([
        Item::Event { visit: assignment.visit, command: own, event: event(sampler(3), Act::Attend) },
        Item::Event { visit: assignment.visit, command: CommandId::derived("other"), event: event(sampler(2), Act::Attend) },
    ]);
    sync(&mut bench);
    let present = |bench: &Bench| bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().present.clone());
    assert_eq!(present(&bench), [sampler(1), sampler(2)]);
    let again = Bench::over(bench.store.clone(), bench.office.clone());
    assert_eq!(present(&again), [sampler(1), sampler(2)]);
}

#[test]
fn a_withdrawn_task_stays_and_says_so_and_may_be_granted_again() {
    let (mut bench, assignment) = with_acts(1);
    let withdrawn = |bench: &Bench| bench.phone.model().with_untracked(|model| model.withdrawn.contains(&assignment.visit));
    bench.office.items.borrow_mut().push(Item::Withdrawal { assignment: assignment.id, visit: assignment.visit });
    sync(&mut bench);
    assert!(withdrawn(&bench));
    assert!(bench.phone.model().with_untracked(|model| model.visit(assignment.visit).is_some_and(|visit| visit.arrival.is_some())));
    bench.office.grant(&assignment);
    sync(&mut bench);
    assert!(!withdrawn(&bench));
}

#[test]
fn the_offset_is_the_servers_time_less_ours_at_the_answer() {
    let (mut bench, _) = with_acts(1);
    bench.device.clock.set(START.plus(-90_000));
    sync(&mut bench);
    assert_eq!(bench.phone.model().with_untracked(|model| model.offset), 90_000);
    assert_eq!(bench.phone.now(), START);
}

#[test]
fn a_phone_that_is_reported_lost_says_so_hands_in_everything_and_keeps_it() {
    let (mut bench, _) = with_acts(3);
    bench.office.reported_lost.set(true);
    assert_eq!(sync(&mut bench), Link::ReportedLost);
    assert_eq!((pending(&bench), bench.office.taken.borrow().len()), ((0, 0), 3), "what it recorded went up before it was told");
    assert_eq!(bench.store.table(Table::Commands).len(), 3, "and is still here");
    bench.office.reported_lost.set(false);
    assert_eq!(sync(&mut bench), Link::Online, "once it is found it works as before");
}

#[test]
fn a_phone_says_with_each_contact_what_it_still_holds() {
    let (mut bench, _) = with_acts(3);
    bench.office.will([Answer::OtherDigest]);
    sync(&mut bench);
    sync(&mut bench);
    assert_eq!(bench.office.held.get(), Holding::default(), "all was proved before it asked for news");
    let (mut bench, assignment) = with_acts(9);
    sync(&mut bench);
    let sheet = bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().sheets[0].opening.sheet);
    let (phone, visit) = (bench.phone, assignment.visit);
    let delivered =
        Delivered { bytes: vec![7; 1000], mime: "image/jpeg".into(), kind: MediaKind::Photo, source: MediaSource::Camera, taken_at: START };
    bench.office.will([Answer::Honest, Answer::Refuse(413), Answer::Refuse(413)]);
    bench.pool.run_until(phone.capture(Capture { visit, sheet, purpose: Purpose::Other, delivered, position: None })).unwrap();
    sync(&mut bench);
    assert_eq!(bench.office.held.get(), Holding { commands: 0, media: 1, bytes: 1000 });
}

#[test]
fn who_left_is_marked_and_the_phone_goes_on_in_the_others_hand() {
    let (mut bench, _) = Bench::with_team();
    let named = |people: Vec<(&domain::person::Person, bool)>| people.into_iter().map(|(person, has_left)| (person.id, has_left)).collect::<Vec<_>>();
    let told = |bench: &Bench| bench.phone.model().with_untracked(|model| (named(model.holders()), named(model.stayers())));
    let both = vec![(sampler(2), false), (sampler(1), false)];
    assert_eq!(told(&bench), (both.clone(), both));
    let tell = |bench: &mut Bench, leavers: &[PersonId]| {
        let mut briefing = briefing();
        briefing.people.iter_mut().filter(|person| leavers.contains(&person.id)).for_each(|person| person.ended_at = Some(START));
        bench.office.items.borrow_mut().push(Item::Briefing { briefing: Box::new(briefing), calendar: Vec::new() });
        assert_eq!(sync(bench), Link::Online);
    };
    tell(&mut bench, &[sampler(2)]);
    assert_eq!(told(&bench), (vec![(sampler(1), false), (sampler(2), true)], vec![(sampler(1), false)]));
    // What only a leaver's PIN opens must not be shut in with them.
    tell(&mut bench, &[sampler(1), sampler(2)]);
    let all = vec![(sampler(2), true), (sampler(1), true)];
    assert_eq!(told(&bench), (all.clone(), all));
}

#[test]
fn a_line_that_goes_is_told_at_once() {
    let (mut bench, _) = with_acts(1);
    assert_eq!(sync(&mut bench), Link::Online);
    bench.device.online.set(false);
    // What the browser calls; nothing else runs before the page may tell it.
    bench.device.wake.borrow().as_ref().unwrap()();
    assert_eq!(bench.phone.model().with_untracked(|model| model.link.clone()), Link::Offline);
    bench.device.online.set(true);
    bench.device.wake.borrow().as_ref().unwrap()();
    bench.settle();
    assert_eq!(bench.phone.model().with_untracked(|model| model.link.clone()), Link::Online);
    // The last answer of a line that has gone does not say that it is there.
    let device = bench.device.clone();
    *bench.office.meanwhile.borrow_mut() = Some(Box::new(move || device.online.set(false)));
    assert_eq!(sync(&mut bench), Link::Offline);
}
