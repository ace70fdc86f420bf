//! The phone's memory, as the app sees it: named tables of text, changed in one transaction or not at all.

use domain::id::MediaId;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// Work that the browser does on its one thread.
pub type Doing<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The tables of the local store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row a fact of the phone itself: device id, key, cursor, people, clock offset, time token.
    Facts,
    /// Items of the package, keyed so that a later grant replaces the earlier one.
    Items,
    /// Every envelope ever written here, by device number; the outbox is those without a receipt.
    Commands,
    /// Receipts of commands, by command id.
    Receipts,
    /// Index of media: what is here, and its receipt.
    Media,
    /// What was typed and not yet submitted, by page.
    Drafts,
    /// What the first commands came to: made of the other tables, and free to go at any time.
    Season,
}

/// One change; a list of them happens as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Sets a row.
    Put(Table, String, String),
    /// Removes a row.
    Delete(Table, String),
}

/// The store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room is left on the phone.
    #[error("the phone has no room left: {0}")]
    Full(String),
    /// What was read back is not what was written.
    #[error("what was read back from {0} is not what was written")]
    NotAsWritten(String),
    /// It is sealed, and nobody has unlocked the phone since it was opened.
    #[error("the phone is locked")]
    Locked,
    /// Anything else, in the browser's words.
    #[error("the phone's store failed: {0}")]
    Failed(String),
}

/// The phone's memory. Rows come back in the order of their keys.
pub trait LocalStore {
    /// One row.
    fn get(&self, table: Table, key: String) -> Doing<'_, Result<Option<String>, StoreError>>;
    /// The rows of a table from that key on.
    fn since(&self, table: Table, key: String) -> Doing<'_, Result<Vec<(String, String)>, StoreError>>;
    /// The rows of those keys, each in the place of its key.
    fn some(&self, table: Table, keys: Vec<String>) -> Doing<'_, Result<Vec<Option<String>>, StoreError>>;
    /// All rows of a table.
    fn all(&self, table: Table) -> Doing<'_, Result<Vec<(String, String)>, StoreError>> {
        self.since(table, String::new())
    }
    /// Changes rows in one transaction.
    fn write(&self, writes: Vec<Write>) -> Doing<'_, Result<(), StoreError>>;
    /// Keeps the bytes of a photo or video, and answers only when they were read back equal.
    fn keep(&self, media: MediaId, bytes: Vec<u8>) -> Doing<'_, Result<(), StoreError>>;
    /// Some bytes of a photo or video, fewer at its end; none where it is not here.
    fn part(&self, media: MediaId, at: u64, length: u64) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>>;
    /// Adds to a film that is being recorded; what was added survives the end of the page.
    fn grow(&self, film: MediaId, piece: Vec<u8>) -> Doing<'_, Result<(), StoreError>>;
    /// What there is of a film that was being recorded.
    fn film(&self, film: MediaId) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>>;
    /// Forgets bytes that nothing speaks of: of a record that was refused, or of a film that was kept as a whole.
    fn forget(&self, media: MediaId) -> Doing<'_, Result<(), StoreError>>;
    /// The photos and videos that are here.
    fn kept(&self) -> Doing<'_, Result<Vec<MediaId>, StoreError>>;
}

/// The store, shared by what runs on the page.
pub type SharedStore = Rc<dyn LocalStore>;
