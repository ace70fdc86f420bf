//! Who owns what: values lie in places, are named by keys that are cheap to copy, and go with their owner.

use super::graph::Node;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// The name of a value: where it lies, and the how-manieth it is there.
#[derive(Clone, Copy)]
pub(super) struct Key(&'static Node, u32);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:p}, {}", self.0, self.1)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0) && self.1 == other.1
    }
}

impl Key {
    /// The place, if the value is still there.
    pub(super) fn find(self) -> Option<&'static Node> {
        (self.0.round() == self.1).then_some(self.0)
    }
}

thread_local! {
    /// Places without a value. There are as many places as there were ever values at once, and none is given back.
    static FREE: RefCell<Vec<&'static Node>> = const { RefCell::new(Vec::new()) };
    static NOW: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// An empty place, whose value goes with the owner of now; without one it stays as long as the page.
pub(super) fn place() -> Key {
    let node = FREE.with_borrow_mut(Vec::pop).unwrap_or_else(|| Box::leak(Box::default()));
    let key = Key(node, node.round());
    if let Some(owner) = Owner::current() {
        owner.0.keys.borrow_mut().push(key);
    }
    key
}

fn empty(key: Key) {
    let Some(node) = key.find() else { return };
    // What it held goes last, when nobody finds it any more: it may own others.
    let held = node.empty();
    // Where the thread ends, the free places may be gone before what lies in others.
    let _ = FREE.try_with(|free| free.borrow_mut().push(node));
    drop(held);
}

/// Owns what is made under it, and lets go of it when the last copy of it goes.
#[derive(Clone, Default)]
pub struct Owner(Rc<Owned>);

#[derive(Default)]
struct Owned {
    keys: RefCell<Vec<Key>>,
    cleanups: RefCell<Vec<Box<dyn FnOnce()>>>,
}

impl fmt::Debug for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Owner({:?})", self.0.keys)
    }
}

impl Owner {
    /// Owns nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The owner of now.
    #[must_use]
    pub fn current() -> Option<Self> {
        NOW.with_borrow(Clone::clone)
    }

    /// Makes it the owner of now.
    pub fn set(&self) {
        NOW.set(Some(self.clone()));
    }

    /// Makes things under it.
    pub fn with<R>(&self, make: impl FnOnce() -> R) -> R {
        let before = NOW.replace(Some(self.clone()));
        let made = make();
        NOW.set(before);
        made
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        for cleanup in self.cleanups.take() {
            cleanup();
        }
        for key in self.keys.take() {
            empty(key);
        }
    }
}

/// Does something when the owner of now goes, while what it owns is still there.
pub fn on_cleanup(cleanup: impl FnOnce() + 'static) {
    if let Some(owner) = Owner::current() {
        owner.0.cleanups.borrow_mut().push(Box::new(cleanup));
    }
}
