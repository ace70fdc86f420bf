//! Opening the phone: read the store, fold it, start the engine.

use super::memory::Memory;
use super::notes::Notes;
use super::rows::{Contact, Facts, fact};
use super::season;
use super::{Model, Parts, Phone, Shared};
use crate::api::SharedApi;
use crate::device::SharedDevice;
use crate::signal::{Owner, RwSignal, StoredValue};
use crate::store::{SharedStore, StoreError, Table};
use crate::{engine, outbox};
use std::future::Future;
use std::rc::Rc;

/// The phone could not be opened: its store cannot be read.
pub type OpenError = StoreError;

impl Phone {
    /// Reads the store, provides the phone to the pages and starts the engine; call it under the page's owner.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn open(store: SharedStore, device: SharedDevice, api: SharedApi) -> Result<Self, OpenError> {
        let owner = Owner::current();
        let parts = Rc::new(Parts { store, device, api, notes: Rc::new(Notes::default()) });
        let memory = Memory::read(&*parts.store).await?;
        parts.notes.read(&memory);
        let drafts = parts.store.all(Table::Drafts).await?;
        for (key, text) in drafts {
            parts.notes.drafts.borrow_mut().insert(key, text);
        }
        let make = || Shared {
            model: RwSignal::new(memory.fold(&Model::default())),
            path: RwSignal::new(parts.device.path()),
            parts: StoredValue::new(Rc::clone(&parts)),
        };
        let shared = match owner {
            Some(owner) => owner.with(make),
            None => make(),
        };
        let phone = Self(Box::leak(Box::new(shared)));
        phone.listen();
        engine::start(phone);
        Ok(phone)
    }

    /// Hears what the browser says of paths and of newer programs.
    fn listen(self) {
        let device = self.device();
        device.on_path(Box::new(move |path| {
            self.path.try_set(path);
        }));
        device.on_update(Box::new(move || {
            self.model.try_update(|model| model.update_waits = true);
        }));
        if self.model.with_untracked(|model| model.people.is_empty()) {
            let evicted = device.is_marked();
            self.model.update(|model| model.evicted = evicted);
            // A visitor is not asked for anything before the first sign-in.
            return;
        }
        self.run(async move {
            let report = self.device().storage().await;
            self.model.try_update(|model| model.storage = Some(report));
        });
    }

    /// Runs work on the page's thread.
    pub fn run(self, work: impl Future<Output = ()> + 'static) {
        self.device().spawn(Box::pin(work));
    }

    /// What the phone is made of.
    pub(crate) fn parts(self) -> Rc<Parts> {
        self.parts.get_value()
    }

    /// The device, for what a page asks of it directly: camera, position, files.
    #[must_use]
    pub fn device(self) -> SharedDevice {
        self.parts.with_value(|parts| Rc::clone(&parts.device))
    }

    /// Folds the store anew where it has changed: after a pull, or where another tab recorded something. Whatever comes, goes or is recorded
    /// leaves its trace among the facts.
    pub(crate) async fn reload(self) -> Result<(), StoreError> {
        let parts = self.parts();
        let held = parts.device.lock(outbox::LOCK).await;
        let result = self.follow().await;
        drop(held);
        result
    }

    async fn follow(self) -> Result<(), StoreError> {
        let parts = self.parts();
        let facts = Facts::read(&*parts.store).await?;
        let nothing_else = parts.notes.facts.borrow_mut().follow_line(&facts);
        if !nothing_else {
            return self.reload_locked().await;
        }
        let (contact, traffic): (Option<Contact>, _) = (facts.get(fact::CONTACT)?, facts.get(fact::TRAFFIC)?);
        self.model.update(|model| {
            model.hear_time(contact);
            model.traffic = traffic;
        });
        Ok(())
    }

    /// Makes a season of what is long to read, for the next opening.
    pub(crate) async fn keep_season(self) -> Result<(), StoreError> {
        let parts = self.parts();
        if !parts.notes.is_long.replace(false) {
            return Ok(());
        }
        let held = parts.device.lock(outbox::LOCK).await;
        let kept = season::keep(&*parts.store).await;
        drop(held);
        kept
    }

    /// The same for who holds the lock already.
    pub(crate) async fn reload_locked(self) -> Result<(), StoreError> {
        let parts = self.parts();
        let memory = Memory::read(&*parts.store).await?;
        parts.notes.read(&memory);
        self.model.update(|model| *model = memory.fold(model));
        Ok(())
    }
}
