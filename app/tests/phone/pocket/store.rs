//! A store in memory, which a test can fill up or cut off.

use app::store::{Doing, LocalStore, StoreError, Table, Write};
use domain::id::MediaId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct MemoryStore {
    pub(crate) rows: RefCell<BTreeMap<(Table, String), String>>,
    pub(crate) media: RefCell<BTreeMap<MediaId, Vec<u8>>>,
    pub(crate) films: RefCell<BTreeMap<MediaId, Vec<u8>>>,
    /// What is sealed with a key that is shut.
    pub(crate) sealed: RefCell<Vec<MediaId>>,
    pub(crate) full: Cell<bool>,
    /// Swallows what is written to the commands and of media, as a broken browser would.
    pub(crate) swallows: Cell<bool>,
    /// Reads no command, though it keeps them.
    pub(crate) blind: Cell<bool>,
    /// How many commands were read.
    pub(crate) read: Cell<usize>,
    /// Fails where the day's count is written, and nowhere else.
    pub(crate) uncountable: Cell<bool>,
}

impl MemoryStore {
    pub(crate) fn table(&self, table: Table) -> Vec<(String, String)> {
        self.rows.borrow().iter().filter(|((own, _), _)| *own == table).map(|((_, key), value)| (key.clone(), value.clone())).collect()
    }

    fn no_room(&self) -> Result<(), StoreError> {
        if self.full.get() { Err(StoreError::Full("no room".into())) } else { Ok(()) }
    }
}

impl LocalStore for MemoryStore {
    fn get(&self, table: Table, key: String) -> Doing<'_, Result<Option<String>, StoreError>> {
        let row = if self.blind.get() && table == Table::Commands {
            Err(StoreError::Failed("the browser closed the database".into()))
        } else {
            Ok(self.rows.borrow().get(&(table, key)).cloned())
        };
        Box::pin(async { row })
    }

    fn since(&self, table: Table, key: String) -> Doing<'_, Result<Vec<(String, String)>, StoreError>> {
        let rows: Vec<_> = self.table(table).into_iter().filter(|(own, _)| *own >= key).collect();
        if table == Table::Commands {
            self.read.set(self.read.get() + rows.len());
        }
        Box::pin(async { Ok(rows) })
    }

    fn some(&self, table: Table, keys: Vec<String>) -> Doing<'_, Result<Vec<Option<String>>, StoreError>> {
        if table == Table::Commands {
            self.read.set(self.read.get() + keys.len());
        }
        let rows = keys.into_iter().map(|key| self.rows.borrow().get(&(table, key)).cloned()).collect();
        Box::pin(async { Ok(rows) })
    }

    fn write(&self, writes: Vec<Write>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.no_room()?;
            if self.uncountable.get() && writes.iter().any(|write| matches!(write, Write::Put(_, key, _) if key == "traffic")) {
                return Err(StoreError::Full("no room for a count".into()));
            }
            let mut rows = self.rows.borrow_mut();
            for write in writes {
                match write {
                    Write::Put(Table::Commands | Table::Media, ..) if self.swallows.get() => {}
                    Write::Put(table, key, value) => {
                        rows.insert((table, key), value);
                    }
                    Write::Delete(table, key) => {
                        rows.remove(&(table, key));
                    }
                }
            }
            Ok(())
        })
    }

    fn keep(&self, media: MediaId, bytes: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.no_room()?;
            self.media.borrow_mut().insert(media, bytes);
            Ok(())
        })
    }

    fn part(&self, media: MediaId, at: u64, length: u64) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        let (at, length) = (usize::try_from(at).unwrap(), usize::try_from(length).unwrap_or(usize::MAX));
        if self.sealed.borrow().contains(&media) {
            return Box::pin(async { Err(StoreError::Locked) });
        }
        let part = self.media.borrow().get(&media).map(|bytes| bytes.iter().skip(at).take(length).copied().collect());
        Box::pin(async { Ok(part) })
    }

    fn grow(&self, film: MediaId, piece: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.no_room()?;
            self.films.borrow_mut().entry(film).or_default().extend(piece);
            Ok(())
        })
    }

    fn film(&self, film: MediaId) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        let bytes = self.films.borrow().get(&film).cloned();
        Box::pin(async { Ok(bytes) })
    }

    fn forget(&self, media: MediaId) -> Doing<'_, Result<(), StoreError>> {
        self.media.borrow_mut().remove(&media);
        self.films.borrow_mut().remove(&media);
        Box::pin(async { Ok(()) })
    }

    fn kept(&self) -> Doing<'_, Result<Vec<MediaId>, StoreError>> {
        let all = self.media.borrow().keys().copied().collect();
        Box::pin(async { Ok(all) })
    }
}
