//! The phone's memory: what was written stays, and the tab that writes can be killed at any write.

use app::store::{Doing, LocalStore, StoreError, Table, Write};
use domain::id::MediaId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use tokio::sync::Notify;

/// What a tab leaves behind.
#[derive(Default)]
pub(crate) struct Disk {
    pub(crate) rows: RefCell<BTreeMap<(Table, String), String>>,
    pub(crate) media: RefCell<BTreeMap<MediaId, Vec<u8>>>,
    films: RefCell<BTreeMap<MediaId, Vec<u8>>>,
    /// Writes until the tab is killed, and whether the last one still happens.
    doom: Cell<Option<(u32, bool)>>,
    /// No room is left.
    pub(crate) full: Cell<bool>,
    killed: Cell<bool>,
    told: Notify,
}

impl Disk {
    /// Kills the tab at the write after so many; that write happens or does not.
    pub(crate) fn doom(&self, after: u32, happens: bool) {
        self.doom.set(Some((after, happens)));
    }

    /// Waits until the tab was killed.
    pub(crate) async fn death(&self) {
        loop {
            let told = self.told.notified();
            if self.killed.get() {
                return;
            }
            told.await;
        }
    }

    /// Opens a new tab: whatever doomed the old one is past.
    pub(crate) fn revive(&self) {
        self.doom.set(None);
        self.killed.set(false);
    }

    pub(crate) fn table(&self, table: Table) -> Vec<(String, String)> {
        self.rows.borrow().iter().filter(|((own, _), _)| *own == table).map(|((_, key), row)| (key.clone(), row.clone())).collect()
    }

    /// Does a write as the doom has it; a tab that is killed never hears of it.
    async fn write(&self, write: impl FnOnce()) -> Result<(), StoreError> {
        if self.full.get() {
            return Err(StoreError::Full("no room".into()));
        }
        match self.doom.get() {
            None => write(),
            Some((0, happens)) => {
                if happens {
                    write();
                }
                self.killed.set(true);
                self.told.notify_waiters();
                std::future::pending::<()>().await;
            }
            Some((left, happens)) => {
                self.doom.set(Some((left - 1, happens)));
                write();
            }
        }
        Ok(())
    }
}

/// A tab's view of the disk.
#[derive(Clone)]
pub(crate) struct Store(pub(crate) Rc<Disk>);

impl LocalStore for Store {
    fn get(&self, table: Table, key: String) -> Doing<'_, Result<Option<String>, StoreError>> {
        Box::pin(async move { Ok(self.0.rows.borrow().get(&(table, key)).cloned()) })
    }

    fn since(&self, table: Table, key: String) -> Doing<'_, Result<Vec<(String, String)>, StoreError>> {
        let rows = self.0.table(table).into_iter().filter(|(own, _)| *own >= key).collect();
        Box::pin(async { Ok(rows) })
    }

    fn some(&self, table: Table, keys: Vec<String>) -> Doing<'_, Result<Vec<Option<String>>, StoreError>> {
        let rows = keys.into_iter().map(|key| self.0.rows.borrow().get(&(table, key)).cloned()).collect();
        Box::pin(async { Ok(rows) })
    }

    fn write(&self, writes: Vec<Write>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.0.write(move || {
            let mut rows = self.0.rows.borrow_mut();
            for write in writes {
                match write {
                    Write::Put(table, key, row) => rows.insert((table, key), row),
                    Write::Delete(table, key) => rows.remove(&(table, key)),
                };
            }
        }))
    }

    fn keep(&self, media: MediaId, bytes: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.0.write(move || {
            self.0.media.borrow_mut().insert(media, bytes);
        }))
    }

    fn part(&self, media: MediaId, at: u64, length: u64) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        let (at, length) = (usize::try_from(at).unwrap(), usize::try_from(length).unwrap());
        Box::pin(async move { Ok(self.0.media.borrow().get(&media).map(|bytes| bytes.iter().skip(at).take(length).copied().collect())) })
    }

    fn grow(&self, film: MediaId, piece: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.0.write(move || self.0.films.borrow_mut().entry(film).or_default().extend(piece)))
    }

    fn film(&self, film: MediaId) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(async move { Ok(self.0.films.borrow().get(&film).cloned()) })
    }

    fn forget(&self, media: MediaId) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.0.write(move || {
            self.0.media.borrow_mut().remove(&media);
            self.0.films.borrow_mut().remove(&media);
        }))
    }

    fn kept(&self) -> Doing<'_, Result<Vec<MediaId>, StoreError>> {
        Box::pin(async move { Ok(self.0.media.borrow().keys().copied().collect()) })
    }
}
