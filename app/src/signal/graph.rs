//! Who reads whom. A change marks what reads it, directly or through memos, as stale; what is stale asks its sources whether they
//! really came out different before it runs again, so nobody ever sees half of a change.

use super::owner;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// Makes a value anew, and tells whether it came out different.
type Run = Box<dyn FnMut(&mut Box<dyn Any>) -> bool>;

/// Has what it is given run soon.
pub type Schedule = fn(run: fn());

/// A value that is read, a value made of others, or something done after a change.
pub(super) struct Node {
    pub(super) value: RefCell<Box<dyn Any>>,
    run: RefCell<Option<Run>>,
    /// How often the value came out different.
    version: Cell<u32>,
    /// Something that it reads may have changed.
    is_stale: Cell<bool>,
    /// It is done by itself after a change, and not only when it is read.
    is_effect: bool,
    /// What it read when it last ran, in which version.
    sources: RefCell<Vec<(Rc<Self>, u32)>>,
    readers: RefCell<Vec<Weak<Self>>>,
}

thread_local! {
    static READER: RefCell<Option<Rc<Node>>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<Weak<Node>>> = const { RefCell::new(Vec::new()) };
    static SCHEDULE: Cell<Option<Schedule>> = const { Cell::new(None) };
}

/// Names what runs the effects soon after a change; until then they run once only.
pub fn on_schedule(schedule: Schedule) {
    SCHEDULE.set(Some(schedule));
}

impl Node {
    fn new(value: Box<dyn Any>, run: Option<Run>, is_effect: bool) -> Rc<Self> {
        let is_stale = Cell::new(run.is_some());
        Rc::new(Self {
            value: RefCell::new(value),
            run: RefCell::new(run),
            version: Cell::new(0),
            is_stale,
            is_effect,
            sources: RefCell::default(),
            readers: RefCell::default(),
        })
    }

    /// A value that is written.
    pub(super) fn written(value: Box<dyn Any>) -> Rc<Self> {
        Self::new(value, None, false)
    }

    /// A value that is made when it is read.
    pub(super) fn made(run: Run) -> Rc<Self> {
        Self::new(Box::new(()), Some(run), false)
    }

    fn came_out_different(&self) {
        self.version.set(self.version.get().wrapping_add(1));
    }
}

/// Does something now, and again after something that it read has changed, until the owner of now goes.
pub fn effect(mut run: impl FnMut() + 'static) {
    let run: Run = Box::new(move |_| {
        run();
        false
    });
    refresh(&doing(run));
}

/// Does something soon, and again after something that it read has changed, until the owner of now goes.
pub fn after(mut run: impl FnMut() + 'static) {
    let run: Run = Box::new(move |_| {
        run();
        false
    });
    wait(&doing(run));
}

fn doing(run: Run) -> Rc<Node> {
    let node = Node::new(Box::new(()), Some(run), true);
    owner::keep(Rc::clone(&node));
    node
}

/// Reads without following.
pub fn untrack<R>(read: impl FnOnce() -> R) -> R {
    let before = READER.take();
    let found = read();
    READER.set(before);
    found
}

/// Brings a value up to date, and has whoever reads now follow it.
pub(super) fn follow(node: &Rc<Node>) {
    refresh(node);
    READER.with_borrow(|reader| {
        let Some(reader) = reader else { return };
        let mut sources = reader.sources.borrow_mut();
        if !sources.iter().any(|(source, _)| Rc::ptr_eq(source, node)) {
            sources.push((Rc::clone(node), node.version.get()));
            node.readers.borrow_mut().push(Rc::downgrade(reader));
        }
    });
}

/// Brings a value up to date where something that it reads has really changed.
pub(super) fn refresh(node: &Rc<Node>) {
    if !node.is_stale.replace(false) {
        return;
    }
    let sources = node.sources.borrow().clone();
    let is_first = sources.is_empty();
    let has_changed = |(source, seen): &(Rc<Node>, u32)| {
        refresh(source);
        source.version.get() != *seen
    };
    if is_first || sources.iter().any(has_changed) {
        run(node);
    }
}

fn run(node: &Rc<Node>) {
    // Taken out while it runs: it may read whatever it likes.
    let Some(mut make) = node.run.take() else { return };
    for (source, _) in node.sources.take() {
        source.readers.borrow_mut().retain(|reader| !std::ptr::eq(reader.as_ptr(), Rc::as_ptr(node)));
    }
    let before = READER.replace(Some(Rc::clone(node)));
    let mut value = node.value.replace(Box::new(()));
    if make(&mut value) {
        node.came_out_different();
    }
    node.value.replace(value);
    READER.set(before);
    node.run.replace(Some(make));
}

/// Tells the readers of a value that was written.
pub(super) fn changed(node: &Rc<Node>) {
    node.came_out_different();
    mark(node);
}

fn mark(node: &Node) {
    let readers: Vec<_> = node.readers.borrow().iter().filter_map(Weak::upgrade).collect();
    for reader in readers {
        if reader.is_stale.replace(true) {
            continue;
        }
        if reader.is_effect {
            wait(&reader);
        } else {
            mark(&reader);
        }
    }
}

fn wait(effect: &Rc<Node>) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Rc::downgrade(effect));
        waiting.len() == 1
    });
    if is_first && let Some(schedule) = SCHEDULE.get() {
        schedule(run_waiting);
    }
}

/// Runs what waits; what that changes runs the next time.
pub(super) fn run_waiting() {
    for effect in WAITING.take() {
        if let Some(effect) = effect.upgrade() {
            refresh(&effect);
        }
    }
}
