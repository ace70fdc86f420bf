//! The phone over a store in memory: what is recorded is recorded whole, and nothing is ever lost.

use crate::pocket::Bench;
use app::device::{Delivered, Device as _};
use app::phone::{Capture, LocalPerson, PEOPLE_LOCK, PinError, Submission, SubmitError};
use app::store::{StoreError, Table};
use domain::act::{Act, Command};
use domain::contract::{Envelope, SignIn};
use domain::digest::Digest;
use domain::evidence::{EvidenceClass, MediaKind, MediaSource, Purpose};
use domain::fixture::{START, briefing, sampler, story};
use domain::id::{PersonId, SheetId};
use domain::visit::{Event, Visit};
use std::cell::Cell;
use std::rc::Rc;

fn envelopes(bench: &Bench) -> Vec<(Envelope, Command)> {
    let rows = bench.store.table(Table::Commands);
    rows.iter()
        .map(|(_, row)| serde_json::from_str::<Envelope>(row).unwrap())
        .map(|envelope| (envelope.clone(), serde_json::from_str(&envelope.body).unwrap()))
        .collect()
}

#[test]
fn a_whole_visit_is_recorded_offline_chained_and_found_again() {
    let (mut bench, assignment) = Bench::with_team();
    bench.device.online.set(false);
    let acts = story(&briefing(), &assignment);
    let mut expected = Visit::assigned(assignment.clone());
    for (step, (by, act)) in (0_i64..).zip(acts.clone()) {
        expected.apply(&Event::Done { by, at: START.plus(60_000 * step), act: act.clone() });
        bench.act(&assignment, step, by, act).unwrap_or_else(|error| panic!("step {step}: {error:?}"));
    }
    assert!(expected.sheets[0].completed_at.is_some());
    let shown = bench.phone.model().with_untracked(|model| model.visit(assignment.visit).cloned());
    assert_eq!(shown.as_ref(), Some(&expected));

    let commands = envelopes(&bench);
    assert_eq!(commands.len(), acts.len());
    let mut previous = None;
    for (number, (envelope, command)) in (0_u64..).zip(&commands) {
        assert_eq!((command.number, command.previous, command.id), (number, previous, envelope.id));
        assert_eq!(envelope.signature, Digest::of(envelope.body.as_bytes()).hex().repeat(2));
        previous = Some(envelope.digest());
    }

    let again = Bench::over(bench.store.clone(), bench.office.clone());
    let model = again.phone.model().get_untracked();
    assert_eq!(model.visit(assignment.visit), Some(&expected));
    assert_eq!(model.active, None, "a phone that was closed is locked");
    assert_eq!(usize::try_from(model.pending.commands).unwrap(), acts.len());
    assert!(bench.office.batches.borrow().is_empty(), "nothing was sent offline");
}

#[test]
fn o24_what_the_law_refuses_leaves_no_trace() {
    let (mut bench, assignment) = Bench::with_team();
    let before = bench.store.rows.borrow().clone();
    let complete = story(&briefing(), &assignment).pop().unwrap().1;
    let refused = bench.act(&assignment, 0, sampler(1), complete.clone());
    assert!(matches!(refused, Err(SubmitError::Denied(_))), "{refused:?}");
    assert_eq!(*bench.store.rows.borrow(), before);
    let judged = bench.phone.judge(&Submission { visit: assignment.visit, by: None, waivers: Vec::new(), as_written: false, act: complete });
    assert_eq!(judged, refused);
}

#[test]
fn a_full_phone_or_a_store_that_forgets_records_nothing() {
    let (mut bench, assignment) = Bench::with_team();
    let (by, act) = story(&briefing(), &assignment).swap_remove(0);
    bench.store.full.set(true);
    assert!(matches!(bench.act(&assignment, 0, by, act.clone()), Err(SubmitError::NotKept(StoreError::Full(_)))));
    bench.store.full.set(false);
    bench.store.swallows.set(true);
    assert!(matches!(bench.act(&assignment, 0, by, act), Err(SubmitError::NotKept(StoreError::NotAsWritten(_)))));
    assert!(bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().arrival.is_none()));
}

#[test]
fn a_clock_that_was_turned_back_makes_the_law_refuse_nothing() {
    let (mut bench, assignment) = Bench::with_team();
    let acts = story(&briefing(), &assignment);
    let opening = acts.iter().position(|(_, act)| matches!(act, Act::OpenSheet(_))).unwrap();
    for (step, (by, act)) in (0_i64..).zip(acts).take(opening + 1) {
        bench.device.clock.set(START.plus(60_000 * step - 3 * 86_400_000));
        bench.device.monotonic.set(60_000 * step);
        let (phone, visit) = (bench.phone, assignment.visit);
        let done = bench.pool.run_until(async move {
            phone.prove(by, if by == sampler(1) { "135790" } else { "246801" }.into()).await.unwrap();
            phone.submit(Submission { visit, by: Some(by), waivers: Vec::new(), as_written: false, act }).await
        });
        assert_eq!(done, Ok(()), "step {step}");
    }
    for (_, command) in envelopes(&bench) {
        assert_eq!(command.at, START, "the server's own word is the earliest that can be claimed");
        assert!(command.clock.device < START.plus(-86_400_000), "what the device's clock said is kept");
    }
}

#[test]
fn another_persons_act_needs_their_pin_each_time() {
    let (mut bench, assignment) = Bench::with_team();
    let acts = story(&briefing(), &assignment);
    bench.act(&assignment, 0, sampler(1), acts[0].1.clone()).unwrap();
    let phone = bench.phone;
    let attend = || Submission { visit: assignment.visit, by: Some(sampler(2)), waivers: Vec::new(), as_written: false, act: Act::Attend };
    assert_eq!(bench.pool.run_until(phone.submit(attend())), Err(SubmitError::NotProved(sampler(2))));
    bench.pool.run_until(phone.prove(sampler(2), "246801".into())).unwrap();
    bench.device.monotonic.set(bench.device.monotonic.get() + 6 * 60_000);
    assert_eq!(bench.pool.run_until(phone.submit(attend())), Err(SubmitError::NotProved(sampler(2))), "a PIN of six minutes ago");
    bench.pool.run_until(phone.prove(sampler(2), "246801".into())).unwrap();
    assert_eq!(bench.pool.run_until(phone.submit(attend())), Ok(()));
    assert_eq!(bench.pool.run_until(phone.submit(attend())), Err(SubmitError::NotProved(sampler(2))), "once is once");
}

#[test]
fn a_pin_that_anybody_tries_first_is_not_chosen() {
    let mut bench = Bench::new();
    let phone = bench.phone;
    bench.pool.run_until(async move {
        phone.sign_in(SignIn { name: "s".into(), password: "p".into(), new_password: None }).await.unwrap();
        assert_eq!(phone.set_pin("123456".into()).await, Err(PinError::Guessable));
        assert!(!phone.has_pin(sampler(1)), "and whoever signed in goes on choosing");
        assert_eq!(phone.set_pin("135790".into()).await, Ok(sampler(1)));
    });
}

#[test]
fn wrong_pins_make_one_wait_even_after_the_page_was_closed() {
    let (mut bench, _) = Bench::with_team();
    let phone = bench.phone;
    let mut tries = || bench.pool.run_until(phone.unlock(sampler(1), "000000".into()));
    assert_eq!([tries(), tries(), tries()], [Err(PinError::Wrong { wait: 0 }), Err(PinError::Wrong { wait: 0 }), Err(PinError::Wrong { wait: 5 })]);
    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    let right = |bench: &mut Bench| {
        let phone = bench.phone;
        bench.pool.run_until(phone.unlock(sampler(1), "135790".into()))
    };
    assert_eq!(right(&mut again), Err(PinError::Wait { wait: 5 }));
    again.device.clock.set(START.plus(5_000));
    assert_eq!(right(&mut again), Ok(()));
    assert_eq!(again.phone.model().with_untracked(|model| model.active), Some(sampler(1)));
}

#[test]
fn a_photo_is_kept_before_it_is_recorded() {
    let (mut bench, assignment) = Bench::with_team();
    for (step, (by, act)) in (0_i64..).zip(story(&briefing(), &assignment)).take(5) {
        bench.act(&assignment, step, by, act).unwrap();
    }
    let sheet = bench.phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().sheets[0].opening.sheet);
    let capture = |sheet: SheetId| Capture {
        visit: assignment.visit,
        sheet,
        purpose: Purpose::Class { class: EvidenceClass::Place },
        delivered: Delivered { bytes: vec![7; 9], mime: "image/jpeg".into(), kind: MediaKind::Photo, source: MediaSource::Camera, taken_at: START },
        position: None,
    };
    let phone = bench.phone;
    let media = bench.pool.run_until(phone.capture(capture(sheet))).unwrap();
    assert_eq!(bench.store.media.borrow()[&media], [7; 9]);
    let evidence = phone.model().with_untracked(|model| model.sheet(assignment.visit, sheet).unwrap().media(media).cloned()).unwrap();
    assert_eq!((evidence.digest, evidence.bytes), (Digest::of(&[7; 9]), 9));
    assert_eq!(bench.pool.run_until(phone.picture(media)), Some(format!("blob:{}", Digest::of(&[7; 9]))));

    // The same file once more is the same evidence; for another purpose it is another.
    assert_eq!(bench.pool.run_until(phone.capture(capture(sheet))), Ok(media));
    let other = Capture { purpose: Purpose::Other, ..capture(sheet) };
    let other = bench.pool.run_until(phone.capture(other)).unwrap();
    let kept = phone.model().with_untracked(|model| model.sheet(assignment.visit, sheet).unwrap().evidence.len());
    assert!(other != media && kept == 2 && bench.store.media.borrow().len() == 2);

    let elsewhere = bench.pool.run_until(phone.capture(capture(SheetId::derived("elsewhere"))));
    assert!(matches!(elsewhere, Err(SubmitError::Denied(_))), "{elsewhere:?}");
    assert_eq!(bench.store.media.borrow().len(), 2, "bytes of a refused act are not kept");
}

#[test]
fn what_was_typed_is_there_when_the_page_opens_again() {
    let (mut bench, _) = Bench::with_team();
    bench.phone.save_draft("product", "车用柴".into());
    bench.phone.save_draft("product", "车用柴油".into());
    bench.settle();
    let mut again = Bench::over(bench.store.clone(), bench.office.clone());
    assert_eq!(again.phone.draft("product").as_deref(), Some("车用柴油"));
    again.phone.drop_draft("product");
    again.settle();
    assert_eq!(again.phone.draft("product"), None);
    assert!(again.store.table(Table::Drafts).is_empty());
}

#[test]
fn two_tabs_that_add_people_lose_neither_and_count_every_wrong_pin() {
    let (mut bench, _) = Bench::with_team();
    let (store, device, phone) = (bench.store.clone(), bench.device.clone(), bench.phone);
    // Another tab is in the middle of adding somebody.
    let held = bench.pool.run_until(device.lock(PEOPLE_LOCK));
    bench.office.next_person.set(3);
    bench.device.spawn(Box::pin(async move {
        phone.sign_in(SignIn { name: "s".into(), password: "p".into(), new_password: None }).await.unwrap();
        phone.set_pin("314159".into()).await.unwrap();
    }));
    let wrong: Rc<Cell<u32>> = Rc::default();
    for _ in 0..2 {
        let wrong = Rc::clone(&wrong);
        bench.device.spawn(Box::pin(async move {
            assert!(matches!(phone.prove(sampler(2), "000000".into()).await, Err(PinError::Wrong { .. })));
            wrong.set(wrong.get() + 1);
        }));
    }
    bench.settle();
    let people = || -> Vec<LocalPerson> {
        let row = store.table(Table::Facts).into_iter().find(|(key, _)| key == "people").unwrap().1;
        domain::json::read(&row).unwrap()
    };
    assert_eq!((people().len(), wrong.get()), (2, 0), "whoever comes second waits");
    let mut fourth = people()[0].clone();
    fourth.person.id = sampler(4);
    let rows: Vec<LocalPerson> = people().into_iter().chain([fourth]).collect();
    store.rows.borrow_mut().insert((Table::Facts, "people".into()), domain::json::write(&rows));
    drop(held);
    bench.settle();
    let mut there: Vec<PersonId> = people().iter().map(|local| local.person.id).collect();
    there.sort();
    let mut expected = [1, 2, 3, 4].map(sampler);
    expected.sort();
    assert_eq!(there, expected);
    let failures = store.table(Table::Facts).into_iter().find(|(key, _)| *key == format!("failures:{}", sampler(2))).unwrap().1;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&failures).unwrap()["count"], 2);
}
