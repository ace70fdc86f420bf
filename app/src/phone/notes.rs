//! What only this run of the page knows, and no page reads.

use super::Map;
use super::memory::Memory;
use super::rows::Facts;
use domain::id::{MediaId, PersonId};
use domain::person::Person;
use futures::channel::mpsc::UnboundedSender;
use std::cell::{Cell, RefCell};

/// What only this run of the page knows.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// The facts as they stood when the model was folded; another tab may have moved them on.
    pub(crate) facts: RefCell<Facts>,
    /// Much was read for that: a season is worth its making.
    pub(crate) is_long: Cell<bool>,
    /// Text that was typed and not submitted.
    pub(crate) drafts: RefCell<Map<String, String>>,
    /// Addresses under which pictures are shown.
    pub(crate) pictures: RefCell<Map<MediaId, String>>,
    /// When people proved themselves, by the page's monotonic clock.
    pub(crate) proofs: RefCell<Map<PersonId, i64>>,
    /// Who signed in and has no PIN yet.
    pub(crate) newcomer: RefCell<Option<Person>>,
    /// The film that is being recorded.
    pub(crate) film: Cell<Option<MediaId>>,
    /// What lies in the store was compared with what its rows say.
    pub(crate) compared: Cell<bool>,
    /// Wakes the engine.
    pub(crate) wake: RefCell<Option<UnboundedSender<()>>>,
}

impl Notes {
    /// Notes what a fold is made of.
    pub(crate) fn read(&self, memory: &Memory) {
        self.facts.replace(memory.outgoing.facts.clone());
        self.is_long.set(memory.is_long());
    }

    /// Wakes the engine, if it runs.
    pub(crate) fn wake(&self) {
        if let Some(wake) = self.wake.borrow().as_ref() {
            // A closed channel means that the page is going away.
            let _ = wake.unbounded_send(());
        }
    }
}
