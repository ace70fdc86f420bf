//! Small bridges to JavaScript: numbers, objects, promises, errors.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The whole part of a number that JavaScript has only as a float.
#[must_use]
#[expect(clippy::as_conversions, reason = "the one place where a float becomes an integer; `as` stops at the ends of the range")]
pub const fn whole(number: f64) -> i64 {
    number as i64
}

/// A count that JavaScript gives as a float.
#[must_use]
pub fn count(number: f64) -> u64 {
    u64::try_from(whole(number)).unwrap_or(0)
}

/// What an error says of itself, with its name: `QuotaExceededError: …`.
#[must_use]
pub fn words(error: &JsValue) -> String {
    error.dyn_ref::<Object>().map_or_else(|| error.as_string().unwrap_or_default(), |error| String::from(error.to_string()))
}

/// An object of these properties.
#[must_use]
pub fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// A list of words.
#[must_use]
pub fn list(words: &[&str]) -> Array {
    words.iter().map(|word| JsValue::from_str(word)).collect()
}

/// A property; undefined where there is none.
#[must_use]
pub fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method of an object that `web_sys` does not know.
///
/// # Errors
/// There is no such method, or it threw.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = property(object, name).dyn_into()?;
    method.apply(object, &arguments.iter().collect::<Array>())
}

/// Waits for a promise and takes what it brings as bytes.
///
/// # Errors
/// The promise was rejected.
pub async fn bytes(promise: Promise) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}

/// A promise, and what fulfils it: handed out at once by the browser.
pub fn promise() -> (Promise, Option<Function>) {
    // Not `Function::default()`: that evaluates a text, which our policy forbids.
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve, _| fulfil = Some(resolve));
    (promise, fulfil)
}
