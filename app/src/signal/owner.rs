//! Who owns what: values lie in one place, are named by keys that are cheap to copy, and go with their owner.

use super::graph::Node;
use std::cell::RefCell;
use std::rc::Rc;

/// The name of a value: where it lies, and the how-manieth it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(usize, u32);

/// Where values lie.
#[derive(Default)]
struct Shelf {
    places: Vec<(u32, Option<Rc<Node>>)>,
    free: Vec<usize>,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
    static NOW: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Lays a value down under the owner of now; without one it stays as long as the page.
pub(super) fn keep(node: Rc<Node>) -> Key {
    let key = SHELF.with_borrow_mut(|shelf| {
        let place = shelf.free.pop().unwrap_or_else(|| {
            shelf.places.push((0, None));
            shelf.places.len() - 1
        });
        let (round, held) = &mut shelf.places[place];
        *held = Some(node);
        Key(place, *round)
    });
    if let Some(owner) = Owner::current() {
        owner.0.keys.borrow_mut().push(key);
    }
    key
}

/// The value of a key, if it is still there.
pub(super) fn find(key: Key) -> Option<Rc<Node>> {
    SHELF.with_borrow(|shelf| shelf.places.get(key.0).filter(|(round, _)| *round == key.1)?.1.clone())
}

fn drop_key(key: Key) {
    // Where the thread ends, the shelf may be gone before what lies on it.
    let held = SHELF.try_with(|shelf| {
        let mut shelf = shelf.borrow_mut();
        let (round, held) = &mut shelf.places[key.0];
        *round = round.wrapping_add(1);
        let held = held.take();
        shelf.free.push(key.0);
        held
    });
    // Only now, when the shelf is free again: it may own others.
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

impl std::fmt::Debug for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
            drop_key(key);
        }
    }
}

/// Does something when the owner of now goes, while what it owns is still there.
pub fn on_cleanup(cleanup: impl FnOnce() + 'static) {
    if let Some(owner) = Owner::current() {
        owner.0.cleanups.borrow_mut().push(Box::new(cleanup));
    }
}
