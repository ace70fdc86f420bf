//! Keys that nobody's PIN opens any more: what is sealed with them waits, and nothing else does.

use crate::pocket::Bench;
use crate::sync::{capture, sync, with_acts};
use app::phone::{Link, Shut};
use domain::contract::{EscrowKey, Item, Opened, WrappedKey};
use domain::evidence::MediaKind;
use domain::fixture::{START, sampler};

fn shut(bench: &Bench) -> Shut {
    bench.phone.model().with_untracked(|model| model.shut)
}

fn enter_pin(bench: &mut Bench) {
    bench.pool.run_until(bench.phone.unlock(sampler(1), "135790".into())).unwrap();
    bench.settle();
}

/// A phone with two photos, of which the first is sealed with a key that nobody opens.
fn with_a_shut_key() -> Bench {
    let (mut bench, assignment) = with_acts(5);
    bench.device.online.set(false);
    let sealed = capture(&mut bench, &assignment, MediaKind::Photo, 100);
    capture(&mut bench, &assignment, MediaKind::Photo, 900);
    bench.store.sealed.borrow_mut().push(sealed);
    bench.device.shut.set(1);
    bench.device.online.set(true);
    bench.office.items.borrow_mut().push(Item::Escrow { key: EscrowKey { public_key: "30".into() } });
    assert_eq!(sync(&mut bench), Link::Trouble(app::words::sync::LOCKED.into()));
    bench
}

#[test]
fn what_is_sealed_with_another_key_goes_up_meanwhile() {
    let bench = with_a_shut_key();
    let pending = bench.phone.model().with_untracked(|model| model.pending);
    assert_eq!((pending.media, pending.bytes), (1, 100));
}

#[test]
fn custodians_are_asked_and_what_they_open_is_taken_at_the_next_pin() {
    let mut bench = with_a_shut_key();
    assert_eq!(shut(&bench), Shut::Nothing, "before the first PIN everything is shut, and nothing is wrong");
    enter_pin(&mut bench);
    assert_eq!(shut(&bench), Shut::Unasked);
    assert_eq!(bench.device.entrusted.borrow().as_deref(), Some("30"), "the open keys are wrapped for the custodians too");
    assert_eq!(bench.pool.run_until(bench.phone.ask_for_keys()), Ok(true));
    sync(&mut bench);
    assert_eq!(shut(&bench), Shut::Asked);
    enter_pin(&mut bench);
    assert_eq!(shut(&bench), Shut::Asked, "also after a PIN that does not open it");

    let code = bench.phone.model().with_untracked(|model| model.code.clone());
    assert_eq!(code, bench.office.recovery.borrow().as_ref().unwrap().asked.code(), "both sides show the same");
    let keys = vec![WrappedKey { name: "5a".into(), escrow: "30".into(), wrapped: "bb".into() }];
    bench.office.recovery.borrow_mut().as_mut().unwrap().opened = Some(Opened { at: START, by: String::new(), keys: keys.clone() });
    sync(&mut bench);
    assert_eq!(shut(&bench), Shut::Opened);
    assert_eq!(*bench.device.taken.borrow(), keys);
    bench.device.shut.set(0);
    bench.store.sealed.borrow_mut().clear();
    enter_pin(&mut bench);
    assert_eq!(shut(&bench), Shut::Nothing);
    assert_eq!(bench.phone.model().with_untracked(|model| (model.link.clone(), model.pending.media)), (Link::Online, 0));
}

#[test]
fn what_was_never_entrusted_is_told_and_an_office_that_forgot_may_be_asked_again() {
    let mut bench = with_a_shut_key();
    enter_pin(&mut bench);
    bench.device.is_entrusted.set(false);
    assert_eq!(bench.pool.run_until(bench.phone.ask_for_keys()), Ok(false));
    assert_eq!(shut(&bench), Shut::Unasked);
    bench.device.is_entrusted.set(true);
    assert_eq!(bench.pool.run_until(bench.phone.ask_for_keys()), Ok(true));
    bench.office.recovery.borrow_mut().take();
    sync(&mut bench);
    assert_eq!(shut(&bench), Shut::Unasked);

    // An answer that is none of the phone's keys is no answer.
    assert_eq!(bench.pool.run_until(bench.phone.ask_for_keys()), Ok(true));
    let keys = vec![WrappedKey { name: "5a".into(), escrow: "30".into(), wrapped: "cc".into() }];
    bench.office.recovery.borrow_mut().as_mut().unwrap().opened = Some(Opened { at: START, by: String::new(), keys });
    sync(&mut bench);
    assert_eq!((shut(&bench), bench.device.taken.borrow().len()), (Shut::Unasked, 0));
}
