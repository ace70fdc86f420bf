//! The keys of the store. Each is wrapped for each person: by what their PIN stretches to and by a key of this device, together.
//!
//! A row `ring:KEY:SALT` holds the key KEY for whoever's PIN was stretched with SALT. Whoever opens one key gets all that are open then, so
//! a PIN that was set while nobody had unlocked begins with a key of its own and has the older ones as soon as a colleague unlocks. Two
//! custodians are a further row of the same key ([`custody`]); what they open for this device waits in `opened:KEY` for the next PIN.

mod custody;

use crate::cipher;
use crate::indexed_db::transaction::{answer, reading, writing};
use crate::indexed_db::{Database, IndexedDb};
use crate::js;
use app::device::DeviceError;
use app::store::{LocalStore as _, StoreError, Table, Write};
use domain::digest::{hex, unhex};
use js_sys::{Object, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, IdbTransaction};

const TABLE: &str = "keys";
const ROW: &str = "wrapping";
const NONCE: usize = 12;

/// What a PIN stretched to, for the moment between proving it and opening the keys.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The salt with which it was stretched.
    pub salt: String,
    /// What it stretched to.
    pub bytes: Vec<u8>,
}

/// A key of the store.
#[derive(Debug, Clone)]
struct StoreKey {
    name: String,
    raw: Vec<u8>,
}

/// The keys of the store, as far as they are open.
#[derive(Debug)]
pub struct Ring {
    database: Database,
    open: RefCell<Vec<StoreKey>>,
}

impl Ring {
    /// The ring that the database holds, or will hold.
    #[must_use]
    pub const fn new(database: Database) -> Self {
        Self { database, open: RefCell::new(Vec::new()) }
    }

    /// Opens what the secret opens, wraps for it what is open already, and makes a first key where nothing is. Answers all open keys,
    /// for deriving only.
    ///
    /// # Errors
    /// The store or the browser's cryptography failed.
    pub async fn open(&self, secret: &Secret) -> Result<Vec<(String, CryptoKey)>, DeviceError> {
        let store = IndexedDb::rows_of(self.database.clone());
        let wrapping = self.wrapping(secret).await.map_err(|error| failed(&error))?;
        let mut mine = Vec::new();
        for (row, wrapped) in store.all(Table::Facts).await.map_err(kept)? {
            let Some((name, salt)) = row.strip_prefix("ring:").and_then(|row| row.split_once(':')) else { continue };
            if salt != secret.salt {
                continue;
            }
            // A row that does not open was wrapped for another PIN; the key stays for whoever has that.
            if let Some(raw) = unwrap(&wrapping, name, &wrapped).await {
                mine.push(name.to_owned());
                if !self.is_open(name) {
                    self.open.borrow_mut().push(StoreKey { name: name.to_owned(), raw });
                }
            }
        }
        let mut writes = Vec::new();
        for (row, key) in self.opened(&store).await? {
            if mine.contains(&key.name) {
                // A PIN opens it again: only now what the custodians opened may go.
                writes.push(Write::Delete(Table::Facts, row));
            } else if !self.is_open(&key.name) {
                self.open.borrow_mut().push(key);
            }
        }
        if self.open.borrow().is_empty() {
            let random = |bytes| cipher::random(bytes).map_err(|error| failed(&error));
            self.open.borrow_mut().push(StoreKey { name: hex(&random(8)?), raw: random(32)? });
        }
        let all = self.open.borrow().clone();
        for key in all.iter().filter(|key| !mine.contains(&key.name)) {
            let wrapped = wrap(&wrapping, key).await.map_err(|error| failed(&error))?;
            writes.push(Write::Put(Table::Facts, format!("ring:{}:{}", key.name, secret.salt), wrapped));
        }
        if !writes.is_empty() {
            // Before anything is sealed with a key, the key itself is kept.
            store.write(writes).await.map_err(kept)?;
        }
        let mut keys = Vec::with_capacity(all.len());
        for key in all {
            keys.push((key.name, cipher::base(&key.raw).await.map_err(|error| failed(&error))?));
        }
        Ok(keys)
    }

    fn is_open(&self, name: &str) -> bool {
        self.open.borrow().iter().any(|key| key.name == name)
    }

    /// The key under which a person's rows are wrapped.
    async fn wrapping(&self, secret: &Secret) -> Result<CryptoKey, JsValue> {
        let how = js::object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
        let device: CryptoKey = self.device_or_new(ROW, &how, &["sign"]).await?.unchecked_into();
        let signed = cipher::subtle()?.sign_with_str_and_js_u8_array("HMAC", &device, &Uint8Array::from(secret.bytes.as_slice()))?;
        cipher::import(&js::bytes(signed).await?).await
    }

    /// A key of this device that scripts cannot read out.
    async fn device(&self, row: &str) -> Result<Option<JsValue>, JsValue> {
        let words = |error: StoreError| JsValue::from_str(&error.to_string());
        let table = reading(&self.database, TABLE).await.map_err(words)?;
        let key = answer(table.get(&JsValue::from_str(row))).await.map_err(words)?;
        Ok((!key.is_undefined()).then_some(key))
    }

    /// The same, made where it is not there yet. Two tabs may both make one: the first that is kept is the device's.
    async fn device_or_new(&self, row: &str, how: &Object, uses: &[&str]) -> Result<JsValue, JsValue> {
        if let Some(key) = self.device(row).await? {
            return Ok(key);
        }
        let made = JsFuture::from(cipher::subtle()?.generate_key_with_object(how, false, &js::list(uses))?).await?;
        let held = crate::lock::lock("keys").await;
        let result = match self.device(row).await {
            Ok(None) => {
                let put = |transaction: &IdbTransaction| transaction.object_store(TABLE)?.add_with_key(&made, &JsValue::from_str(row)).map(|_| ());
                writing(&self.database, &[TABLE], &put).await.map(|()| made.clone()).map_err(|error| JsValue::from_str(&error.to_string()))
            }
            Ok(Some(earlier)) => Ok(earlier),
            Err(error) => Err(error),
        };
        drop(held);
        result
    }
}

async fn wrap(wrapping: &CryptoKey, key: &StoreKey) -> Result<String, JsValue> {
    let nonce = cipher::random(12)?;
    let sealed = cipher::seal(wrapping, &nonce, key.name.as_bytes(), &key.raw).await?;
    Ok(hex(&[nonce, sealed].concat()))
}

async fn unwrap(wrapping: &CryptoKey, name: &str, wrapped: &str) -> Option<Vec<u8>> {
    let bytes = unhex(wrapped)?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    cipher::open(wrapping, nonce, name.as_bytes(), sealed).await.ok()
}

fn failed(error: &JsValue) -> DeviceError {
    DeviceError::Failed(js::words(error))
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn kept(error: StoreError) -> DeviceError {
    DeviceError::Failed(error.to_string())
}
