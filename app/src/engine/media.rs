//! Sending media: small photos first, videos last, each counted only by a receipt over our own bytes.

use super::pass::{News, Stopped, Work};
use crate::api::ApiError;
use crate::phone::memory::{MediaRow, Memory, text};
use crate::store::{Table, Write};
use crate::words::sync as words;

/// Sends all media without a receipt. A file that the office refuses holds up no other.
pub(super) async fn send(work: Work<'_>) -> Result<(), Stopped> {
    let mut refused = None;
    for row in Memory::read(work.store).await?.unproved() {
        match send_one(work, row).await {
            Ok(()) => {}
            Err(One::Refused(sentence)) => refused = refused.or(Some(sentence)),
            Err(One::Stopped(stopped)) => return Err(stopped),
        }
    }
    refused.map_or(Ok(()), |sentence| Err(Stopped::Trouble(sentence)))
}

/// Why one file did not go up.
enum One {
    /// The office refuses this file; the others may pass.
    Refused(String),
    /// Nothing passes now.
    Stopped(Stopped),
}

impl<E: Into<Stopped>> From<E> for One {
    fn from(error: E) -> Self {
        Self::Stopped(error.into())
    }
}

async fn send_one(work: Work<'_>, mut row: MediaRow) -> Result<(), One> {
    let evidence = row.local.evidence.clone();
    let Some(bytes) = work.store.bytes(evidence.media).await? else { return Err(One::Refused(words::MEDIA_GONE.to_owned())) };
    let receipt = match work.api.upload(work.id, evidence.media, evidence.digest, evidence.mime, bytes).await {
        Ok(receipt) => receipt,
        Err(ApiError::Problem(problem)) if (400..500).contains(&problem.status) && problem.status != 401 => return Err(One::Refused(problem.title)),
        Err(error) => return Err(One::Stopped(error.into())),
    };
    if (receipt.media, receipt.digest, receipt.bytes) != (evidence.media, evidence.digest, evidence.bytes) {
        return Err(One::Refused(words::MEDIA_UNPROVED.to_owned()));
    }
    row.receipt = Some(receipt.clone());
    let write = Write::Put(Table::Media, evidence.media.to_string(), text(&row)?);
    work.store.write(vec![write]).await?;
    (work.told)(News::Media(receipt));
    Ok(())
}
