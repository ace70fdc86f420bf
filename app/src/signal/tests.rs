use super::graph::run_waiting;
use super::{Owner, RwSignal, StoredValue, after, effect, memo, on_cleanup, untrack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// An effect's log: what it saw each time it ran.
fn log<T: 'static>(mut read: impl FnMut() -> T + 'static) -> Rc<RefCell<Vec<T>>> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&seen);
    effect(move || {
        let now = read();
        kept.borrow_mut().push(now);
    });
    seen
}

#[test]
fn an_effect_runs_at_once_and_once_after_a_change_however_often_it_was_changed() {
    let many = RwSignal::new(1);
    let seen = log(move || many.get());
    many.set(2);
    many.update(|many| *many += 1);
    assert_eq!(*seen.borrow(), [1], "not before its turn");
    run_waiting();
    assert_eq!(*seen.borrow(), [1, 3]);
    run_waiting();
    assert_eq!(*seen.borrow(), [1, 3]);
}

#[test]
fn a_memo_tells_its_readers_only_when_it_came_out_different() {
    let many = RwSignal::new(1);
    let is_even = memo(move || many.get() % 2 == 0);
    let seen = log(move || is_even.get());
    many.set(3);
    run_waiting();
    assert_eq!(*seen.borrow(), [false]);
    many.set(4);
    assert!(is_even.get_untracked(), "up to date whenever it is read");
    run_waiting();
    assert_eq!(*seen.borrow(), [false, true]);
}

#[test]
fn nobody_sees_half_of_a_change() {
    let one = RwSignal::new(1);
    let double = memo(move || one.get() * 2);
    let triple = memo(move || one.get() * 3);
    let seen = log(move || (one.get(), double.get(), triple.get()));
    one.set(2);
    run_waiting();
    assert_eq!(*seen.borrow(), [(1, 2, 3), (2, 4, 6)]);
}

#[test]
fn what_is_no_longer_read_is_no_longer_followed() {
    let (which, one, other) = (RwSignal::new(true), RwSignal::new(1), RwSignal::new(10));
    let seen = log(move || if which.get() { one.get() } else { untrack(move || other.get()) });
    which.set(false);
    run_waiting();
    one.set(2);
    other.set(20);
    run_waiting();
    assert_eq!(*seen.borrow(), [1, 10]);
}

#[test]
fn what_an_owner_owns_goes_with_it_and_what_it_cleans_up_still_finds_it() {
    let many = RwSignal::new(1);
    let owner = Owner::new();
    let found = Rc::new(Cell::new(0));
    let (seen, own, stored) = owner.with(|| {
        let own = RwSignal::new(5);
        let kept = Rc::clone(&found);
        on_cleanup(move || kept.set(own.get_untracked()));
        (log(move || many.get()), own, StoredValue::new(7))
    });
    drop(owner);
    many.set(2);
    run_waiting();
    assert_eq!(*seen.borrow(), [1]);
    assert_eq!(found.get(), 5);
    assert_eq!((own.try_get_untracked(), stored.try_get_value()), (None, None));
    let next = RwSignal::new(8);
    own.set(6);
    assert_eq!((next.get(), own.try_get_untracked()), (8, None), "the old key does not open the place of another");
}

#[test]
fn an_effect_may_make_its_own_parts_anew() {
    let (outer, inner) = (RwSignal::new(1), RwSignal::new(1));
    let seen = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&seen);
    let mut shown: Option<Owner> = None;
    effect(move || {
        let (kept, outer, owner) = (Rc::clone(&kept), outer.get(), Owner::new());
        owner.with(|| effect(move || kept.borrow_mut().push((outer, inner.get()))));
        drop(shown.replace(owner));
    });
    outer.set(2);
    inner.set(2);
    run_waiting();
    inner.set(3);
    run_waiting();
    assert_eq!(*seen.borrow(), [(1, 1), (2, 2), (2, 3)]);
}

#[test]
fn what_is_done_afterwards_waits_for_its_turn() {
    let ran = Rc::new(Cell::new(0));
    let kept = Rc::clone(&ran);
    after(move || kept.set(kept.get() + 1));
    assert_eq!(ran.get(), 0);
    run_waiting();
    assert_eq!(ran.get(), 1);
}
