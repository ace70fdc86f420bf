//! AES-GCM and its keys by the browser's own cryptography, in a page as in a worker.

use crate::js;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// The browser's cryptography.
///
/// # Errors
/// It is missing: the page did not come over TLS or from this machine.
pub fn subtle() -> Result<SubtleCrypto, JsValue> {
    let subtle = js::property(&js::property(&js_sys::global(), "crypto"), "subtle");
    if subtle.is_undefined() { Err(JsValue::from_str("WebCrypto needs a secure connection")) } else { Ok(subtle.unchecked_into()) }
}

/// So many random bytes.
///
/// # Errors
/// The browser has none.
pub fn random(bytes: u32) -> Result<Vec<u8>, JsValue> {
    let array = Uint8Array::new_with_length(bytes);
    js::call(&js::property(&js_sys::global(), "crypto"), "getRandomValues", &[array.clone().into()])?;
    Ok(array.to_vec())
}

/// A key from which others are derived; it cannot be read out again.
///
/// # Errors
/// The browser refuses.
pub async fn base(raw: &[u8]) -> Result<CryptoKey, JsValue> {
    let bytes = Uint8Array::from(raw);
    key(subtle()?.import_key_with_str("raw", &bytes, "HKDF", false, &js::list(&["deriveKey"]))?).await
}

/// The AES-GCM key that follows from a base key for one purpose.
///
/// # Errors
/// The browser refuses.
pub async fn derive(base: &CryptoKey, salt: &[u8], info: &str) -> Result<CryptoKey, JsValue> {
    let how = js::object(&[
        ("name", "HKDF".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("info", Uint8Array::from(info.as_bytes()).into()),
    ]);
    let what = js::object(&[("name", "AES-GCM".into()), ("length", JsValue::from(256))]);
    let uses = js::list(&["encrypt", "decrypt"]);
    key(subtle()?.derive_key_with_object_and_object(&how, base, &what, false, &uses)?).await
}

/// The AES-GCM key of these bytes.
///
/// # Errors
/// The browser refuses.
pub async fn import(raw: &[u8]) -> Result<CryptoKey, JsValue> {
    let bytes = Uint8Array::from(raw);
    key(subtle()?.import_key_with_str("raw", &bytes, "AES-GCM", false, &js::list(&["encrypt", "decrypt"]))?).await
}

/// Seals bytes; what is said beside them must be said again to open them.
///
/// # Errors
/// The browser refuses.
pub async fn seal(key: &CryptoKey, nonce: &[u8], beside: &[u8], bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    done(subtle()?.encrypt_with_object_and_js_u8_array(&how(nonce, beside), key, &Uint8Array::from(bytes))?).await
}

/// Opens what was sealed.
///
/// # Errors
/// It is not what was sealed under that key, nonce and word.
pub async fn open(key: &CryptoKey, nonce: &[u8], beside: &[u8], sealed: &[u8]) -> Result<Vec<u8>, JsValue> {
    done(subtle()?.decrypt_with_object_and_js_u8_array(&how(nonce, beside), key, &Uint8Array::from(sealed))?).await
}

fn how(nonce: &[u8], beside: &[u8]) -> js_sys::Object {
    js::object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(nonce).into()), ("additionalData", Uint8Array::from(beside).into())])
}

async fn done(promise: Promise) -> Result<Vec<u8>, JsValue> {
    js::bytes(promise).await
}

async fn key(promise: Promise) -> Result<CryptoKey, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}
