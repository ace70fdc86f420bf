//! RSA-OAEP by the browser's own cryptography: what anybody wraps with the public half, only the private half unwraps.

use crate::cipher::subtle;
use crate::js;
use domain::digest::unhex;
use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

const NAME: &str = "RSA-OAEP";
/// What a pair is made for.
pub const USES: [&str; 2] = ["encrypt", "decrypt"];

/// How a pair is made: 3072 bits, as NIST SP 800-57 wants beyond 2030.
#[must_use]
pub fn how() -> Object {
    let exponent = Uint8Array::from([1, 0, 1].as_slice());
    js::object(&[("name", NAME.into()), ("hash", "SHA-256".into()), ("modulusLength", JsValue::from(3072)), ("publicExponent", exponent.into())])
}

fn known() -> Object {
    js::object(&[("name", NAME.into()), ("hash", "SHA-256".into())])
}

/// The public half of those hexadecimal digits, as SPKI.
///
/// # Errors
/// It is none.
pub async fn public(digits: &str) -> Result<CryptoKey, JsValue> {
    let bytes = unhex(digits).ok_or_else(|| JsValue::from_str("no hexadecimal digits"))?;
    import("spki", &bytes, "encrypt").await
}

/// The private half of those bytes, as PKCS#8; it cannot be read out again.
///
/// # Errors
/// It is none.
pub async fn private(bytes: &[u8]) -> Result<CryptoKey, JsValue> {
    import("pkcs8", bytes, "decrypt").await
}

async fn import(form: &str, bytes: &[u8], uses: &str) -> Result<CryptoKey, JsValue> {
    let bytes = Uint8Array::from(bytes);
    let key = subtle()?.import_key_with_object(form, &bytes, &known(), false, &js::list(&[uses]))?;
    JsFuture::from(key).await.map(JsCast::unchecked_into)
}

/// The private half of a pair.
#[must_use]
pub fn private_half(pair: &JsValue) -> CryptoKey {
    js::property(pair, "privateKey").unchecked_into()
}

/// The public half of a pair, as SPKI.
///
/// # Errors
/// The browser refuses.
pub async fn exported(pair: &JsValue) -> Result<Vec<u8>, JsValue> {
    js::bytes(subtle()?.export_key("spki", &js::property(pair, "publicKey").unchecked_into())?).await
}

/// Wraps bytes.
///
/// # Errors
/// The browser refuses.
pub async fn wrap(public: &CryptoKey, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    js::bytes(subtle()?.encrypt_with_object_and_js_u8_array(&known(), public, &Uint8Array::from(bytes))?).await
}

/// Unwraps them.
///
/// # Errors
/// They were wrapped with another key.
pub async fn unwrap(private: &CryptoKey, wrapped: &[u8]) -> Result<Vec<u8>, JsValue> {
    js::bytes(subtle()?.decrypt_with_object_and_js_u8_array(&known(), private, &Uint8Array::from(wrapped))?).await
}
