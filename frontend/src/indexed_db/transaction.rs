//! Transactions: everything is asked before anything is awaited, and a write counts when it was flushed.

use super::{Database, READ};
use crate::js;
use app::store::StoreError;
use idb::{ObjectStore, Transaction};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

/// A table to read from.
pub(crate) async fn reading(database: &Database, table: &str) -> Result<ObjectStore, StoreError> {
    let first = database.connection().await?;
    let begun = match first.database.transaction(&[table], READ) {
        Ok(begun) => begun,
        // Closed behind our back: open it once more.
        Err(_) => {
            database.forget();
            database.connection().await?.database.transaction(&[table], READ).map_err(failed)?
        }
    };
    begun.object_store(table).map_err(failed)
}

/// Writes in one transaction: all of it or nothing.
pub(crate) async fn writing(database: &Database, tables: &[&str], ask: impl Fn(&Transaction) -> Result<(), idb::Error>) -> Result<(), StoreError> {
    let first = database.connection().await?;
    let inner = match begin(&first.inner, tables) {
        Ok(inner) => inner,
        Err(_) => {
            database.forget();
            begin(&database.connection().await?.inner, tables).map_err(|error| said(&error))?
        }
    };
    let transaction = Transaction::from(inner.clone());
    if let Err(error) = ask(&transaction) {
        // Half a change is none; that it is given up already is as good.
        let _ = transaction.abort();
        return Err(failed(error));
    }
    match transaction.await {
        Ok(result) if result.is_committed() => Ok(()),
        // A quota that was met at the very end aborts without an error event; the reason stands on the transaction.
        Ok(_) => Err(inner.error().map_or_else(|| StoreError::Failed("the transaction was given up".to_owned()), |error| said(&error.into()))),
        Err(error) => Err(failed(error)),
    }
}

/// Begins a transaction that answers only when it is on the disk; `idb` cannot ask for that.
fn begin(database: &IdbDatabase, tables: &[&str]) -> Result<IdbTransaction, JsValue> {
    let options = js::object(&[("durability", JsValue::from_str("strict"))]);
    js::call(database, "transaction", &[js::list(tables).into(), JsValue::from_str("readwrite"), options.into()])?.dyn_into()
}

/// What went wrong, in the store's terms.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
pub(crate) fn failed(error: idb::Error) -> StoreError {
    sort(error.to_string())
}

/// The same for an error of the browser.
pub(crate) fn said(error: &JsValue) -> StoreError {
    sort(js::words(error))
}

fn sort(words: String) -> StoreError {
    if words.contains("QuotaExceeded") { StoreError::Full(words) } else { StoreError::Failed(words) }
}
