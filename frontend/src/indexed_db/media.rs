//! Photos and videos in pieces of 256 KiB: never a raw `Blob`, which phones have lost before.

use super::Database;
use super::transaction::{answer, failed, reading, writing};
use crate::js;
use app::store::StoreError;
use domain::id::MediaId;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

const TABLE: &str = "bytes";
const PIECE: usize = 256 * 1024;

/// Keeps the bytes, and answers when they were read back equal.
pub(super) async fn keep(database: &Database, media: MediaId, bytes: Vec<u8>) -> Result<(), StoreError> {
    writing(database, &[TABLE], &|transaction| {
        let table = transaction.object_store(TABLE)?;
        for (number, piece) in bytes.chunks(PIECE).enumerate() {
            table.put_with_key(&Uint8Array::from(piece), &JsValue::from_str(&format!("{media}:{number:06}")))?;
        }
        Ok(())
    })
    .await?;
    if part(database, media, 0, u64::MAX).await?.as_ref() == Some(&bytes) { Ok(()) } else { Err(StoreError::NotAsWritten(media.to_string())) }
}

/// Some of the bytes, if they are here: the pieces in which they lie are read, and no other.
pub(super) async fn part(database: &Database, media: MediaId, at: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let (at, end) = (usize::try_from(at).unwrap_or(usize::MAX), usize::try_from(at.saturating_add(length)).unwrap_or(usize::MAX));
    let key = |piece: usize| JsValue::from_str(&format!("{media}:{piece:06}"));
    let all = end == usize::MAX;
    let some = || IdbKeyRange::bound_with_lower_open_and_upper_open(&key(at / PIECE), &key(end.div_ceil(PIECE)), false, true).map_err(failed);
    let range = if all { pieces_of(media)? } else { some()? };
    let pieces: Array = answer(reading(database, TABLE).await?.get_all_with_key(&range)).await?.unchecked_into();
    let mut bytes: Vec<u8> = pieces.iter().flat_map(|piece| Uint8Array::new(&piece).to_vec()).collect();
    let before = (at % PIECE).min(bytes.len());
    bytes.drain(..before);
    bytes.truncate(end - at);
    Ok((pieces.length() > 0).then_some(bytes))
}

/// Adds a piece to a film: its pieces are as long as its seconds.
pub(super) async fn grow(database: &Database, film: MediaId, piece: &[u8]) -> Result<(), StoreError> {
    let range = pieces_of(film)?;
    let there = answer(reading(database, TABLE).await?.count_with_key(&range)).await?;
    let there = js::count(there.as_f64().unwrap_or_default());
    writing(database, &[TABLE], &|transaction| {
        transaction.object_store(TABLE)?.put_with_key(&Uint8Array::from(piece), &JsValue::from_str(&format!("{film}:{there:06}")))?;
        Ok(())
    })
    .await
}

/// Forgets the bytes.
pub(super) async fn forget(database: &Database, media: MediaId) -> Result<(), StoreError> {
    let range = pieces_of(media)?;
    writing(database, &[TABLE], &|transaction| {
        transaction.object_store(TABLE)?.delete(&range)?;
        Ok(())
    })
    .await
}

/// All files of which the first piece is here.
pub(super) async fn all(database: &Database) -> Result<Vec<MediaId>, StoreError> {
    let keys: Array = answer(reading(database, TABLE).await?.get_all_keys()).await?.unchecked_into();
    Ok(keys.iter().filter_map(|key| key.as_string()?.strip_suffix(":000000")?.parse().ok()).collect())
}

/// The keys of all pieces of one: ':' and ';' are neighbours.
fn pieces_of(media: MediaId) -> Result<IdbKeyRange, StoreError> {
    let key = |end: char| JsValue::from_str(&format!("{media}{end}"));
    IdbKeyRange::bound(&key(':'), &key(';')).map_err(failed)
}
