//! Stretching a PIN: six digits are few, so each guess must cost time.

use crate::js;
use crate::keys::{subtle, wait};
use crate::ring::Secret;
use app::device::{DeviceError, StretchedPin};
use domain::digest::{Digest, hex, unhex};
use domain::storage::{PROOF, ROUNDS};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const BITS: u32 = 256;

/// Stretches a PIN, with the salt where one is given, else with a new one. What proves the PIN is kept; what opens the store's keys is
/// handed on beside it and never kept, and neither tells the other.
///
/// # Errors
/// The browser refuses.
pub async fn stretch(pin: String, salt: Option<String>) -> Result<(StretchedPin, Secret), DeviceError> {
    let salt = match salt {
        Some(salt) => unhex(&salt).ok_or_else(|| DeviceError::Failed("the salt is no hexadecimal text".to_owned()))?,
        None => [crate::clock::chance(), crate::clock::chance()].concat(),
    };
    let subtle = subtle()?;
    let bytes = Uint8Array::from(pin.as_bytes());
    let key = wait(subtle.import_key_with_str("raw", &bytes, "PBKDF2", false, &js::list(&["deriveBits"]))).await?;
    let algorithm = js::object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt.as_slice()).into()),
        ("iterations", JsValue::from(ROUNDS)),
    ]);
    let stretched = wait(subtle.derive_bits_with_object(&algorithm, key.unchecked_ref(), BITS)).await?;
    let bytes = Uint8Array::new(&stretched).to_vec();
    let proof = Digest::of(&[PROOF, bytes.as_slice()].concat()).hex();
    let salt = hex(&salt);
    Ok((StretchedPin { salt: salt.clone(), key: proof, rounds: ROUNDS }, Secret { salt, bytes }))
}
