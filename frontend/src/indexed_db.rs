//! The phone's memory in IndexedDB: text under text keys, and media in pieces.

mod connection;
mod media;
pub(crate) mod transaction;

pub use connection::Database;

use crate::vault::Vault;
use app::store::{Doing, LocalStore, StoreError, Table, Write};
use domain::id::MediaId;
use futures::future::join;
use js_sys::Array;
use transaction::{answer, ended, failed, reading, writing};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbRequest};

/// The phone's memory.
#[derive(Debug, Clone)]
pub struct IndexedDb {
    database: Database,
    vault: Option<Vault>,
}

impl IndexedDb {
    /// The memory in that database, with media in the vault wherever the browser has one.
    #[must_use]
    pub const fn new(database: Database, vault: Vault) -> Self {
        Self { database, vault: Some(vault) }
    }

    /// The rows alone.
    pub(crate) const fn rows_of(database: Database) -> Self {
        Self { database, vault: None }
    }

    /// The vault, where the browser has one.
    async fn vault(&self) -> Result<Option<&Vault>, StoreError> {
        let Some(vault) = &self.vault else { return Ok(None) };
        Ok(vault.is_there().await?.then_some(vault))
    }

    async fn get_row(&self, table: Table, key: String) -> Result<Option<String>, StoreError> {
        let rows = reading(&self.database, name(table)).await?;
        let row = answer(rows.get(&JsValue::from_str(&key))).await?;
        maybe_text(row)
    }

    async fn rows_since(&self, table: Table, key: String) -> Result<Vec<(String, String)>, StoreError> {
        let rows = reading(&self.database, name(table)).await?;
        let from = IdbKeyRange::lower_bound(&JsValue::from_str(&key)).map_err(failed)?;
        // Both are asked before either is awaited, so that they see the same moment.
        let (keys, values) = join(answer(rows.get_all_keys_with_key(&from)), answer(rows.get_all_with_key(&from))).await;
        let (keys, values): (Array, Array) = (keys?.unchecked_into(), values?.unchecked_into());
        keys.iter().zip(values.iter()).map(|(key, value)| Ok((text(key)?, text(value)?))).collect()
    }

    async fn some_rows(&self, table: Table, keys: Vec<String>) -> Result<Vec<Option<String>>, StoreError> {
        let rows = reading(&self.database, name(table)).await?;
        let asked: Vec<IdbRequest> = keys.iter().map(|key| rows.get(&JsValue::from_str(key))).collect::<Result<_, _>>().map_err(failed)?;
        ended(&rows.transaction()).await.map_err(failed)?;
        let found = asked.iter().map(|row| row.result().map_err(failed));
        found.map(|row| maybe_text(row?)).collect()
    }

    async fn write_rows(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut tables: Vec<&str> = Vec::new();
        for table in writes.iter().map(|(Write::Put(table, ..) | Write::Delete(table, _))| name(*table)) {
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        writing(&self.database, &tables, &|transaction| {
            for write in &writes {
                match write {
                    Write::Put(table, key, value) => {
                        transaction.object_store(name(*table))?.put_with_key(&JsValue::from_str(value), &JsValue::from_str(key))?;
                    }
                    Write::Delete(table, key) => {
                        transaction.object_store(name(*table))?.delete(&JsValue::from_str(key))?;
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

    fn since(&self, table: Table, key: String) -> Doing<'_, Result<Vec<(String, String)>, StoreError>> {
        Box::pin(self.rows_since(table, key))
    }

    fn some(&self, table: Table, keys: Vec<String>) -> Doing<'_, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(self.some_rows(table, keys))
    }

    fn write(&self, writes: Vec<Write>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(self.write_rows(writes))
    }

    fn keep(&self, media: MediaId, bytes: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            match self.vault().await? {
                Some(vault) => vault.keep(media, &bytes).await,
                None => media::keep(&self.database, media, bytes).await,
            }
        })
    }

    fn part(&self, media: MediaId, at: u64, length: u64) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(async move {
            if let Some(vault) = self.vault().await?
                && let Some(bytes) = vault.part(media, at, length).await?
            {
                return Ok(Some(bytes));
            }
            // Kept while this browser had no vault.
            media::part(&self.database, media, at, length).await
        })
    }

    fn grow(&self, film: MediaId, piece: Vec<u8>) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            match self.vault().await? {
                Some(vault) => vault.grow(film, &piece).await,
                None => media::grow(&self.database, film, &piece).await,
            }
        })
    }

    fn film(&self, film: MediaId) -> Doing<'_, Result<Option<Vec<u8>>, StoreError>> {
        Box::pin(async move {
            if let Some(vault) = self.vault().await?
                && let Some(bytes) = vault.film(film).await?
            {
                return Ok(Some(bytes));
            }
            media::part(&self.database, film, 0, u64::MAX).await
        })
    }

    fn forget(&self, media: MediaId) -> Doing<'_, Result<(), StoreError>> {
        Box::pin(async move {
            if let Some(vault) = self.vault().await? {
                vault.forget(media).await?;
            }
            media::forget(&self.database, media).await
        })
    }

    fn kept(&self) -> Doing<'_, Result<Vec<MediaId>, StoreError>> {
        Box::pin(async move {
            let mut kept = media::all(&self.database).await?;
            if let Some(vault) = self.vault().await? {
                kept.extend(vault.all().await?);
            }
            Ok(kept)
        })
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
        Table::Season => "season",
    }
}

fn maybe_text(row: JsValue) -> Result<Option<String>, StoreError> {
    if row.is_undefined() { Ok(None) } else { text(row).map(Some) }
}

#[expect(clippy::needless_pass_by_value, reason = "rows are handed over")]
fn text(value: JsValue) -> Result<String, StoreError> {
    value.as_string().ok_or_else(|| StoreError::Failed("a row is no text".to_owned()))
}
