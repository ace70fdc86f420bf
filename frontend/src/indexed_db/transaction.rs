//! Transactions: everything is asked before anything is awaited, and a write counts when it was flushed.

use super::Database;
use crate::js;
use app::store::StoreError;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// A table to read from.
pub(crate) async fn reading(database: &Database, table: &str) -> Result<IdbObjectStore, StoreError> {
    let first = database.connection().await?;
    let begun = match first.transaction_with_str(table) {
        Ok(begun) => begun,
        // Closed behind our back: open it once more.
        Err(_) => {
            database.forget();
            database.connection().await?.transaction_with_str(table).map_err(failed)?
        }
    };
    begun.object_store(table).map_err(failed)
}

/// Writes in one transaction: all of it or nothing.
pub(crate) async fn writing(database: &Database, tables: &[&str], ask: &dyn Fn(&IdbTransaction) -> Result<(), JsValue>) -> Result<(), StoreError> {
    let first = database.connection().await?;
    let transaction = match begin(&first, tables) {
        Ok(transaction) => transaction,
        Err(_) => {
            database.forget();
            begin(&database.connection().await?, tables).map_err(failed)?
        }
    };
    let asked = ask(&transaction);
    // A page that is left at once takes with it whatever the browser was not told to commit. Half a change is none; that it is given up already is
    // as good, and a browser that cannot be told commits by itself.
    let _ = js::call(&transaction, if asked.is_err() { "abort" } else { "commit" }, &[]);
    // Also where it was given up: what was asked of it fails then, and somebody must hear that.
    let ended = ended(&transaction).await;
    asked.map_err(failed)?;
    ended.map_err(|_| match transaction.error() {
        // A quota that was met at the very end aborts without an error event; the reason stands on the transaction.
        Some(error) => failed(error.into()),
        None => StoreError::Failed("the transaction was given up".to_owned()),
    })
}

/// Begins a transaction that answers only when it is on the disk; `web_sys` cannot ask for that.
fn begin(database: &IdbDatabase, tables: &[&str]) -> Result<IdbTransaction, JsValue> {
    let options = js::object(&[("durability", JsValue::from_str("strict"))]);
    js::call(database, "transaction", &[js::list(tables).into(), JsValue::from_str("readwrite"), options.into()])?.dyn_into()
}

/// Waits until a transaction is committed.
pub(crate) async fn ended(transaction: &IdbTransaction) -> Result<(), JsValue> {
    heard(&|done, given_up| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(given_up));
    })
    .await
}

/// What a request brings.
pub(crate) async fn answer(request: Result<impl AsRef<IdbRequest>, JsValue>) -> Result<JsValue, StoreError> {
    let request = request.map_err(failed)?;
    answered(request.as_ref()).await.map_err(failed)
}

async fn answered(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let listen = |brought: &Function, refused: &Function| {
        request.set_onsuccess(Some(brought));
        request.set_onerror(Some(refused));
    };
    match heard(&listen).await {
        Ok(()) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

/// Waits for one of two events.
async fn heard(listen: &dyn Fn(&Function, &Function)) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |good, bad| listen(&good, &bad));
    JsFuture::from(promise).await.map(|_| ())
}

/// What went wrong, in the store's terms.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
pub(crate) fn failed(error: JsValue) -> StoreError {
    let words = js::words(&error);
    if words.contains("QuotaExceeded") { StoreError::Full(words) } else { StoreError::Failed(words) }
}
