//! The end of staged bytes: shown under their digest with a receipt, or forgotten.

use super::refusal::offset_differs;
use crate::db::staged::{self, Staged};
use crate::db::{exif, upload};
use crate::office::exif::look;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::contract::MediaReceipt;
use domain::id::{MediaId, PersonId};

/// What nobody went on with for so long is forgotten, in milliseconds: a week. The phone still has it and begins anew.
pub const FORGOTTEN_AFTER: i64 = 7 * 86_400_000;

/// Shows a file whose every byte was proved, and writes the receipt.
pub(super) async fn finish(state: &AppState, person: PersonId, staged: Staged) -> Answer<MediaReceipt> {
    let Staged { media, device, digest, bytes, mime, .. } = staged;
    if let Err(error) = state.blobs.keep(media, bytes, &digest).await {
        // A process that died between showing the file and noting it has shown it all the same.
        if state.blobs.size(&digest).await? != Some(bytes) {
            if !state.blobs.holds(media, bytes).await? {
                // The bytes are gone: the phone has them all, and begins anew.
                drop_staged(state, media).await?;
                return Err(offset_differs());
            }
            return Err(error.into());
        }
    }
    let found = look(state, &digest, bytes, &mime).await;
    let receipt = MediaReceipt { media, digest, bytes, at: state.clock.now() };
    let mut transaction = state.db.begin().await?;
    upload::prove(&mut *transaction, &receipt, &upload::Proof { device, person, mime: &mime }).await?;
    if let Some(found) = &found {
        exif::note(&mut *transaction, &digest, found).await?;
    }
    staged::forget(&mut *transaction, media).await?;
    transaction.commit().await?;
    // Of two processes that came to the end at once, the first one's receipt stands.
    upload::find(state.db.writers(), media).await?.ok_or_else(not_found)
}

/// Forgets what nobody went on with for a week, and bytes that a process left behind when it died.
///
/// # Errors
/// The database or the store does not answer.
pub async fn sweep(state: &AppState) -> anyhow::Result<usize> {
    // Listed before the rows are read: a row is written before its first byte, so bytes without a row are nobody's.
    let lying = state.blobs.all_staged().await?;
    staged::forget_before(state.db.writers(), state.clock.now().plus(-FORGOTTEN_AFTER)).await?;
    let mut swept = 0;
    for media in lying {
        if staged::find(state.db.readers(), media).await?.is_none() {
            state.blobs.unstage(media).await?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// The row goes first: bytes without a row are swept, a row without its bytes would promise them.
pub(super) async fn drop_staged(state: &AppState, media: MediaId) -> Answer<()> {
    staged::forget(state.db.writers(), media).await?;
    Ok(state.blobs.unstage(media).await?)
}
