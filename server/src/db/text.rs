//! Values as the text that columns keep: bodies as JSON, words such as `gas_station` bare, ids as they print.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// A value as JSON.
///
/// # Errors
/// It has no form in JSON.
pub fn body<T: Serialize>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// The value that a body holds.
///
/// # Errors
/// Another program wrote it.
pub fn read_body<T: DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_str(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// The bare word of a value that JSON writes as a string.
///
/// # Errors
/// JSON writes it as something else.
pub fn word<T: Serialize>(value: &T) -> sqlx::Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(sqlx::Error::Encode("a value that is no word was to be kept as one".into())),
    }
}

/// The value of a bare word.
///
/// # Errors
/// Another program wrote it.
pub fn read_word<T: DeserializeOwned>(word: &str) -> sqlx::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// An id.
///
/// # Errors
/// Another program wrote it.
pub fn id<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(text: &str) -> sqlx::Result<T> {
    text.parse().map_err(|error: T::Err| sqlx::Error::Decode(error.into()))
}

/// A count; databases count in 64 bits with a sign.
#[must_use]
pub fn count(value: i64) -> u32 {
    u32::try_from(value.max(0)).unwrap_or(u32::MAX)
}
