//! Signals of the phone: values that are followed by what reads them.
//!
//! As leptos' own and by the same names, for one thread and without a copy of the machinery for each type. A [`RwSignal`] is written, a
//! [`memo`] is made of what it reads and tells its readers only when it came out different, an [`effect`] runs again after a change. All of them,
//! and each [`StoredValue`], go with the [`Owner`] under which they were made; reading what is gone panics, `try_` answers `None`.

mod graph;
mod owner;

pub use graph::{Schedule, after, effect, on_schedule, untrack};
pub use owner::{Owner, on_cleanup};

pub(crate) use graph::Again;

use graph::Value;
use owner::Key;
use std::cell::{Ref, RefMut};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A value that is read and followed; cheap to copy.
pub struct Signal<T> {
    key: Key,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> fmt::Debug for Signal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signal({:?})", self.key)
    }
}

#[expect(clippy::panic, reason = "a page that reads what it no longer owns is a mistake of the page")]
fn gone() -> ! {
    panic!("this signal went with its owner")
}

impl<T: 'static> Signal<T> {
    const fn of(key: Key) -> Self {
        Self { key, of: PhantomData }
    }

    // One copy a type, and none for each closure that reads it.
    #[inline(never)]
    fn lend(self, follows: bool) -> Option<Ref<'static, T>> {
        Ref::filter_map(graph::lend(self.key, follows)?, |value| value.downcast_ref()).ok()
    }

    #[inline(never)]
    fn lend_or_stop(self, follows: bool) -> Ref<'static, T> {
        self.lend(follows).unwrap_or_else(|| gone())
    }

    #[inline(never)]
    fn lend_mut(self) -> Option<RefMut<'static, T>> {
        RefMut::filter_map(graph::lend_mut(self.key)?, |value| value.downcast_mut()).ok()
    }

    /// Lends the value, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.lend_or_stop(true))
    }

    /// Lends the value without following it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.lend_or_stop(false))
    }

    /// As [`with_untracked`](Self::with_untracked), or `None` where the value is gone.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(&*self.lend(false)?))
    }

    /// That it changes, whatever its type is: to be followed, and not to be read.
    #[must_use]
    pub const fn changes(self) -> Signal<()> {
        Signal { key: self.key, of: PhantomData }
    }

    /// Follows the value without reading it.
    pub fn track(self) {
        if graph::lend(self.key, true).is_none() {
            gone();
        }
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// The value, followed.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, not followed.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, not followed, or `None` where it is gone.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// A value made of what the closure reads; it tells its readers only when it came out different.
#[must_use]
pub fn memo<T: PartialEq + 'static>(mut make: impl FnMut() -> T + 'static) -> Signal<T> {
    let run = move |value: &mut Value| take_in(value, make());
    Signal::of(graph::made(Box::new(run)))
}

/// Takes a new value in if it is another; tells whether it is.
#[inline(never)]
fn take_in<T: PartialEq + 'static>(value: &mut Value, new: T) -> bool {
    let is_other = value.downcast_ref::<T>() != Some(&new);
    if is_other {
        *value = Box::new(new);
    }
    is_other
}

/// A value that is written; cheap to copy.
pub struct RwSignal<T>(Signal<T>);

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> fmt::Debug for RwSignal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> Deref for RwSignal<T> {
    type Target = Signal<T>;

    fn deref(&self) -> &Signal<T> {
        &self.0
    }
}

impl<T: 'static> RwSignal<T> {
    /// A value under the owner of now.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Signal::of(graph::written(Box::new(value))))
    }

    /// The same value, which cannot be written through this.
    #[must_use]
    pub const fn read_only(self) -> Signal<T> {
        self.0
    }

    /// Writes the value, if it is still there.
    #[inline(never)]
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    /// As [`set`](Self::set); its name says that the value may well be gone.
    pub fn try_set(self, value: T) {
        self.set(value);
    }

    /// Changes the value, if it is still there.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value and answers with what the change says, or `None` where the value is gone.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let said = change(&mut *self.0.lend_mut()?);
        graph::changed(self.0.key);
        Some(said)
    }
}

/// A value that belongs to an owner and that nobody follows; cheap to copy.
pub struct StoredValue<T>(RwSignal<T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T> fmt::Debug for StoredValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: 'static> StoredValue<T> {
    /// A value under the owner of now.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }

    /// Lends the value.
    pub fn with_value<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with_untracked(read)
    }

    /// Writes the value.
    pub fn set_value(self, value: T) {
        self.0.set(value);
    }

    /// Changes the value and answers with what the change says, or `None` where the value is gone.
    pub fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.try_update(change)
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    #[must_use]
    pub fn get_value(self) -> T {
        self.0.get_untracked()
    }

    /// The value, or `None` where it is gone.
    #[must_use]
    pub fn try_get_value(self) -> Option<T> {
        self.0.try_get_untracked()
    }
}

#[cfg(test)]
mod tests;
