//! The phone's memory in IndexedDB: text under text keys, and media in pieces.

mod connection;
mod media;
pub(crate) mod transaction;

pub use connection::Database;

use app::store::{Doing, LocalStore, StoreError, Table, Write};
use domain::id::MediaId;
use idb::{Query, TransactionMode};
use transaction::{failed, reading, writing};
use wasm_bindgen::JsValue;

/// The phone's memory.
#[derive(Debug, Clone)]
pub struct IndexedDb {
    database: Database,
}

impl IndexedDb {
    /// The memory in that database.
    #[must_use]
    pub const fn new(database: Database) -> Self {
        Self { database }
    }

    async fn get_row(&self, table: Table, key: String) -> Result<Option<String>, StoreError> {
        let rows = reading(&self.database, name(table)).await?;
        let row = rows.get(Query::Key(JsValue::from_str(&key))).map_err(failed)?.await.map_err(failed)?;
        row.map(text).transpose()
    }

    async fn all_rows(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        let rows = reading(&self.database, name(table)).await?;
        // Both are asked before either is awaited, so that they see the same moment.
        let keys = rows.get_all_keys(None, None).map_err(failed)?;
        let values = rows.get_all(None, None).map_err(failed)?;
        let (keys, values) = (keys.await.map_err(failed)?, values.await.map_err(failed)?);
        keys.into_iter().zip(values).map(|(key, value)| Ok((text(key)?, text(value)?))).collect()
    }

    async fn write_rows(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut tables: Vec<&str> = Vec::new();
        for table in writes.iter().map(|(Write::Put(table, ..) | Write::Delete(table, _))| name(*table)) {
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        writing(&self.database, &tables, |transaction| {
            for write in &writes {
                match write {
                    Write::Put(table, key, value) => {
                        transaction.object_store(name(*table))?.put(&JsValue::from_str(value), Some(&JsValue::from_str(key)))?;
                    }
                    Write::Delete(table, key) => {
                        transaction.object_store(name(*table))?.delete(Query::Key(JsValue::from_str(key)))?;
                    }
                }
            }
            Ok(())
        })
        .await
    }
}

impl LocalStore for IndexedDb {
    fn get(&self, table: Table, key: String) -> Doing<'_, Result<Option<String>, StoreError>> {
        Box::pin(self.get_row(table, key))
    }

    fn all(&self, table: Table) -> Doing<'_, Result<Vec<(String, String)>, StoreError>> {
        Box::pin(self.all_rows(table))
    }

    fn write(&self, writes: Vec<Write>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.write_rows(writes))
    }

    fn keep(&self, media: MediaId, bytes: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(media::keep(&self.database, media, bytes))
    }

    fn part(&self, media: MediaId, at: u64, length: u64) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(media::part(&self.database, media, at, length))
    }

    fn bytes(&self, media: MediaId) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(media::bytes(&self.database, media))
    }
}

/// The object store of a table.
const fn name(table: Table) -> &'static str {
    match table {
        Table::Facts => "facts",
        Table::Items => "items",
        Table::Commands => "commands",
        Table::Receipts => "receipts",
        Table::Media => "media",
        Table::Drafts => "drafts",
    }
}

#[expect(clippy::needless_pass_by_value, reason = "rows are handed over")]
fn text(value: JsValue) -> Result<String, StoreError> {
    value.as_string().ok_or_else(|| StoreError::Failed("a row is no text".to_owned()))
}

/// The mode in which rows are read.
pub(crate) const READ: TransactionMode = TransactionMode::ReadOnly;
