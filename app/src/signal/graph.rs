//! Who reads whom. A change marks what reads it, directly or through memos, as stale; what is stale asks its sources whether they
//! really came out different before it runs again, so nobody ever sees half of a change.

use super::owner::{self, Key};
use std::any::Any;
use std::cell::{Cell, Ref, RefCell, RefMut};

/// What is called again and again. No `FnMut`: that brings a second copy of each closure, for whoever would call it once and throw it away.
pub(crate) trait Again<With, Answer> {
    /// Calls it.
    fn again(&mut self, with: With) -> Answer;
}

impl<With, Answer, F: FnMut(With) -> Answer> Again<With, Answer> for F {
    fn again(&mut self, with: With) -> Answer {
        self(with)
    }
}

/// Makes a value anew, and tells whether it came out different.
type Run = Box<dyn for<'a> Again<&'a mut Value, bool>>;

/// A value of whatever type.
pub(super) type Value = Box<dyn Any>;

/// Has what it is given run soon.
pub type Schedule = fn(run: fn());

/// A place for a value that is read, a value made of others, or something done after a change.
#[derive(Default)]
pub(super) struct Node {
    /// How many values have lain here and gone.
    round: Cell<u32>,
    value: RefCell<Option<Value>>,
    run: RefCell<Option<Run>>,
    /// How often the value came out different.
    version: Cell<u32>,
    /// Something that it reads may have changed.
    is_stale: Cell<bool>,
    /// It is done by itself after a change, and not only when it is read.
    is_effect: Cell<bool>,
    /// What it read when it last ran, in which version.
    sources: RefCell<Vec<(Key, u32)>>,
    readers: RefCell<Vec<Key>>,
}

thread_local! {
    static READER: Cell<Option<Key>> = const { Cell::new(None) };
    static WAITING: RefCell<Vec<Key>> = const { RefCell::new(Vec::new()) };
    static SCHEDULE: Cell<Option<Schedule>> = const { Cell::new(None) };
}

/// Names what runs the effects soon after a change; until then they run once only.
pub fn on_schedule(schedule: Schedule) {
    SCHEDULE.set(Some(schedule));
}

impl Node {
    pub(super) fn round(&self) -> u32 {
        self.round.get()
    }

    /// Makes it a place without a value, which no key of before finds; answers what it held.
    pub(super) fn empty(&self) -> (Option<Value>, Option<Run>) {
        self.round.set(self.round.get().wrapping_add(1));
        self.sources.take();
        self.readers.take();
        (self.value.take(), self.run.take())
    }

    fn came_out_different(&self) {
        self.version.set(self.version.get().wrapping_add(1));
    }
}

/// A value that is written.
pub(super) fn written(value: Value) -> Key {
    lay(value, None, false)
}

/// A value that is made when it is read.
pub(super) fn made(run: Run) -> Key {
    lay(Box::new(()), Some(run), false)
}

fn lay(value: Value, run: Option<Run>, is_effect: bool) -> Key {
    let key = owner::place();
    if let Some(node) = key.find() {
        node.is_stale.set(run.is_some());
        node.is_effect.set(is_effect);
        node.value.replace(Some(value));
        node.run.replace(run);
    }
    key
}

/// Lends a value that is up to date, if it is still there; whoever reads now follows it, where that is wanted.
pub(super) fn lend(key: Key, follows: bool) -> Option<Ref<'static, Value>> {
    let node = key.find()?;
    refresh(key);
    if follows && let Some(reader) = READER.get() {
        follow(key, node, reader);
    }
    Ref::filter_map(node.value.borrow(), Option::as_ref).ok()
}

/// Lends a value to be changed, if it is still there; [`changed`] comes after it.
pub(super) fn lend_mut(key: Key) -> Option<RefMut<'static, Value>> {
    RefMut::filter_map(key.find()?.value.borrow_mut(), Option::as_mut).ok()
}

/// Does something now, and again after something that it read has changed, until the owner of now goes.
pub fn effect(run: impl FnMut() + 'static) {
    refresh(doing(run));
}

/// Does something soon, and again after something that it read has changed, until the owner of now goes.
pub fn after(run: impl FnMut() + 'static) {
    wait(doing(run));
}

fn doing(mut run: impl FnMut() + 'static) -> Key {
    let run = move |_: &mut Value| {
        run();
        false
    };
    lay(Box::new(()), Some(Box::new(run)), true)
}

/// Reads without following.
pub fn untrack<R>(read: impl FnOnce() -> R) -> R {
    let before = READER.take();
    let found = read();
    READER.set(before);
    found
}

fn follow(key: Key, node: &Node, reader: Key) {
    let Some(reading) = reader.find() else { return };
    let mut sources = reading.sources.borrow_mut();
    if !sources.iter().any(|(source, _)| *source == key) {
        sources.push((key, node.version.get()));
        node.readers.borrow_mut().push(reader);
    }
}

/// Brings a value up to date where something that it reads has really changed.
pub(super) fn refresh(key: Key) {
    let Some(node) = key.find() else { return };
    if !node.is_stale.replace(false) {
        return;
    }
    let sources = node.sources.borrow().clone();
    let is_first = sources.is_empty();
    let has_changed = |(source, seen): &(Key, u32)| {
        refresh(*source);
        source.find().is_some_and(|source| source.version.get() != *seen)
    };
    if is_first || sources.iter().any(has_changed) {
        run(key, node);
    }
}

fn run(key: Key, node: &Node) {
    // Taken out while it runs: it may read whatever it likes.
    let Some(mut make) = node.run.take() else { return };
    for (source, _) in node.sources.take() {
        if let Some(source) = source.find() {
            source.readers.borrow_mut().retain(|reader| *reader != key);
        }
    }
    let before = READER.replace(Some(key));
    let mut value = node.value.take();
    let is_other = value.as_mut().is_some_and(|value| make.again(value));
    READER.set(before);
    // It may have been the last thing that its owner did.
    if key.find().is_some() {
        if is_other {
            node.came_out_different();
        }
        node.value.replace(value);
        node.run.replace(Some(make));
    }
}

/// Tells the readers of a value that was written.
pub(super) fn changed(key: Key) {
    if let Some(node) = key.find() {
        node.came_out_different();
        mark(node);
    }
}

fn mark(node: &Node) {
    let readers = node.readers.take();
    for key in readers {
        // Whoever is gone is forgotten here.
        let Some(reader) = key.find() else { continue };
        node.readers.borrow_mut().push(key);
        if reader.is_stale.replace(true) {
            continue;
        }
        if reader.is_effect.get() {
            wait(key);
        } else {
            mark(reader);
        }
    }
}

fn wait(effect: Key) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(effect);
        waiting.len() == 1
    });
    if is_first && let Some(schedule) = SCHEDULE.get() {
        schedule(run_waiting);
    }
}

/// Runs what waits; what that changes runs the next time.
pub(super) fn run_waiting() {
    for effect in WAITING.take() {
        refresh(effect);
    }
}
