//! Photos and videos in pieces of 256 KiB: never a raw `Blob`, which phones have lost before.

use super::Database;
use super::transaction::{failed, reading, writing};
use app::store::StoreError;
use domain::id::MediaId;
use idb::{KeyRange, Query};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

const TABLE: &str = "bytes";
const PIECE: usize = 256 * 1024;

/// Keeps the bytes, and answers when they were read back equal.
pub(super) async fn keep(database: &Database, media: MediaId, bytes: Vec<u8>) -> Result<(), StoreError> {
    writing(database, &[TABLE], |transaction| {
        let table = transaction.object_store(TABLE)?;
        for (number, piece) in bytes.chunks(PIECE).enumerate() {
            table.put(&Uint8Array::from(piece), Some(&JsValue::from_str(&format!("{media}:{number:06}"))))?;
        }
        Ok(())
    })
    .await?;
    if self::bytes(database, media).await?.as_ref() == Some(&bytes) { Ok(()) } else { Err(StoreError::NotAsWritten(media.to_string())) }
}

/// Some of the bytes, if they are here: the pieces in which they lie are read, and no other.
pub(super) async fn part(database: &Database, media: MediaId, at: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let (at, end) = (usize::try_from(at).unwrap_or(usize::MAX), usize::try_from(at.saturating_add(length)).unwrap_or(usize::MAX));
    let key = |piece: usize| JsValue::from_str(&format!("{media}:{piece:06}"));
    let range = KeyRange::bound(&key(at / PIECE), &key(end.div_ceil(PIECE)), None, Some(true)).map_err(failed)?;
    let pieces = reading(database, TABLE).await?.get_all(Some(Query::KeyRange(range)), None).map_err(failed)?.await.map_err(failed)?;
    let mut bytes: Vec<u8> = pieces.iter().flat_map(|piece| Uint8Array::new(piece).to_vec()).collect();
    let before = (at % PIECE).min(bytes.len());
    bytes.drain(..before);
    bytes.truncate(end - at);
    Ok((!pieces.is_empty()).then_some(bytes))
}

/// The bytes, if they are here.
pub(super) async fn bytes(database: &Database, media: MediaId) -> Result<Option<Vec<u8>>, StoreError> {
    // ':' and ';' are neighbours, so these are all pieces of this one.
    let key = |end: char| JsValue::from_str(&format!("{media}{end}"));
    let range = KeyRange::bound(&key(':'), &key(';'), None, None).map_err(failed)?;
    let pieces = reading(database, TABLE).await?.get_all(Some(Query::KeyRange(range)), None).map_err(failed)?.await.map_err(failed)?;
    let all: Vec<u8> = pieces.iter().flat_map(|piece| Uint8Array::new(piece).to_vec()).collect();
    Ok((!pieces.is_empty()).then_some(all))
}
