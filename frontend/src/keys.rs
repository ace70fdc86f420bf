//! The device's Ed25519 key: made once by the browser, and its private half can be used but never read.

use crate::indexed_db::Database;
use crate::indexed_db::transaction::{answer, reading, writing};
use crate::js;
use app::device::DeviceError;
use app::store::StoreError;
use domain::digest::hex;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, CryptoKeyPair, SubtleCrypto};

const TABLE: &str = "keys";
const ROW: &str = "device";
const ALGORITHM: &str = "Ed25519";

/// The device's key.
#[derive(Debug)]
pub struct Keys {
    database: Database,
    pair: RefCell<Option<CryptoKeyPair>>,
}

impl Keys {
    /// The key that the database holds, or will hold.
    #[must_use]
    pub const fn new(database: Database) -> Self {
        Self { database, pair: RefCell::new(None) }
    }

    /// The public half, in hexadecimal digits.
    ///
    /// # Errors
    /// The browser has no such keys, or cannot keep them.
    pub async fn public(&self) -> Result<String, DeviceError> {
        let key = self.half("publicKey").await?;
        let raw = wait(subtle()?.export_key("raw", &key)).await?;
        Ok(hex(&js_sys::Uint8Array::new(&raw).to_vec()))
    }

    /// Signs bytes.
    ///
    /// # Errors
    /// The browser has no such keys, or cannot keep them.
    pub async fn sign(&self, bytes: Vec<u8>) -> Result<String, DeviceError> {
        let key = self.half("privateKey").await?;
        let signature = wait(subtle()?.sign_with_str_and_js_u8_array(ALGORITHM, &key, &bytes.as_slice().into())).await?;
        Ok(hex(&js_sys::Uint8Array::new(&signature).to_vec()))
    }

    async fn half(&self, name: &str) -> Result<CryptoKey, DeviceError> {
        let pair = self.pair().await?;
        Ok(js::property(&pair, name).unchecked_into())
    }

    async fn pair(&self) -> Result<CryptoKeyPair, DeviceError> {
        if let Some(pair) = self.pair.borrow().as_ref() {
            return Ok(pair.clone());
        }
        let pair = match self.kept().await.map_err(kept_error)? {
            Some(pair) => pair,
            None => self.make().await?,
        };
        *self.pair.borrow_mut() = Some(pair.clone());
        Ok(pair)
    }

    async fn kept(&self) -> Result<Option<CryptoKeyPair>, StoreError> {
        let table = reading(&self.database, TABLE).await?;
        let row = answer(table.get(&JsValue::from_str(ROW))).await?;
        Ok((!row.is_undefined()).then(|| row.unchecked_into()))
    }

    /// Two tabs may both make one: the first that is kept is the device's.
    async fn make(&self) -> Result<CryptoKeyPair, DeviceError> {
        let algorithm = js::object(&[("name", ALGORITHM.into())]);
        let made = wait(subtle()?.generate_key_with_object(&algorithm, false, &js::list(&["sign", "verify"]))).await?;
        let held = crate::lock::lock("keys").await;
        let result = match self.kept().await {
            Ok(Some(earlier)) => Ok(earlier),
            Ok(None) => self.keep(&made).await.map(|()| made.unchecked_into()),
            Err(error) => Err(error),
        };
        drop(held);
        result.map_err(kept_error)
    }

    async fn keep(&self, pair: &JsValue) -> Result<(), StoreError> {
        writing(&self.database, &[TABLE], &|transaction| {
            transaction.object_store(TABLE)?.add_with_key(pair, &JsValue::from_str(ROW))?;
            Ok(())
        })
        .await
    }
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn kept_error(error: StoreError) -> DeviceError {
    DeviceError::Failed(error.to_string())
}

/// The browser's cryptography; missing where the page did not come over TLS or from this machine.
///
/// # Errors
/// It is missing.
pub(crate) fn subtle() -> Result<SubtleCrypto, DeviceError> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).map(|crypto| crypto.subtle());
    crypto.filter(|subtle| !subtle.is_undefined()).ok_or_else(|| DeviceError::NotAvailable("WebCrypto needs a secure connection".to_owned()))
}

/// Waits for what the browser's cryptography answers.
///
/// # Errors
/// It refuses.
pub(crate) async fn wait(promise: Result<Promise, JsValue>) -> Result<JsValue, DeviceError> {
    let failed = |error: JsValue| DeviceError::Failed(js::words(&error));
    JsFuture::from(promise.map_err(failed)?).await.map_err(failed)
}
