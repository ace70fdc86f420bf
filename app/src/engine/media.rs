//! Sending media in pieces: small photos first, videos last, each counted only by a receipt over our own bytes.

use super::pace::Pace;
use super::pass::{News, Stopped, Work};
use crate::api::{ApiError, Offer, Upload};
use crate::phone::outgoing::{Outgoing, unproved};
use crate::phone::rows::{MediaRow, fact, read};
use crate::phone::{Sending, Videos};
use crate::store::{StoreError, Table, Write};
use crate::words::sync as words;
use domain::contract::MediaReceipt;
use domain::evidence::{Evidence, MediaKind, SEGMENT_LENGTH};
use domain::json;

/// So many pieces in a row may fail before the rest is left for the next pass.
const PATIENCE: u32 = 4;

/// Sends all media without a receipt. A file that the office refuses holds up no other.
pub(super) async fn send(work: Work<'_>) -> Result<(), Stopped> {
    let mut refused = None;
    let mut pace = Pace::default();
    for row in unproved(Outgoing::read(work.store).await?.media) {
        match send_one(work, &mut pace, row).await {
            Ok(()) | Err(One::Waits) => {}
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
    /// It waits for another line.
    Waits,
    /// Nothing passes now.
    Stopped(Stopped),
}

impl<E: Into<Stopped>> From<E> for One {
    fn from(error: E) -> Self {
        Self::Stopped(error.into())
    }
}

async fn send_one(work: Work<'_>, pace: &mut Pace, mut row: MediaRow) -> Result<(), One> {
    let evidence = row.local.evidence.clone();
    let receipt = bring(work, pace, &evidence).await?;
    if (receipt.media, receipt.digest, receipt.bytes) != (evidence.media, evidence.digest, evidence.bytes) {
        return Err(One::Refused(words::MEDIA_UNPROVED.to_owned()));
    }
    row.receipt = Some(receipt.clone());
    let write = Write::Put(Table::Media, evidence.media.to_string(), json::write(&row));
    work.store.write(vec![write, work.moved()]).await?;
    (work.told)(News::Media(receipt));
    Ok(())
}

/// Sends piece after piece, from wherever the office says it is.
async fn bring(work: Work<'_>, pace: &mut Pace, evidence: &Evidence) -> Result<MediaReceipt, One> {
    if waits(work, evidence).await? {
        return Err(One::Waits);
    }
    // A small file goes in one call. Of a larger one the office may have the beginning.
    let mut at = if evidence.bytes > SEGMENT_LENGTH { work.api.upload_offset(evidence.media).await? } else { None };
    let mut failures = 0;
    loop {
        let begun = work.device.monotonic();
        let answer = piece(work, *pace, evidence, at).await?;
        work.count().await;
        match answer {
            Ok(Upload::Proved(receipt)) => return Ok(receipt),
            Ok(Upload::At(now)) => {
                if at.is_none_or(|before| now > before) {
                    failures = 0;
                    pace.arrived(work.device.monotonic().saturating_sub(begun));
                } else {
                    failures += 1;
                }
                at = Some(now);
                (work.told)(News::Sending(Sending { media: evidence.media, sent: now, bytes: evidence.bytes }));
            }
            Err(error) if failures < PATIENCE && may_pass(&error) => {
                failures += 1;
                pace.failed();
                at = work.api.upload_offset(evidence.media).await?;
            }
            Err(ApiError::Problem(problem)) if [408, 409, 460].contains(&problem.status) => {
                return Err(One::Refused(words::MEDIA_SPOILED.to_owned()));
            }
            Err(ApiError::Problem(problem)) if (400..500).contains(&problem.status) && problem.status != 401 => {
                return Err(One::Refused(problem.title));
            }
            Err(error) => return Err(error.into()),
        }
        if failures > PATIENCE {
            return Err(One::Refused(words::MEDIA_SPOILED.to_owned()));
        }
        // The line may have changed meanwhile, and the wish too: what the office has of it stays there.
        if waits(work, evidence).await? {
            return Err(One::Waits);
        }
    }
}

/// Tells whether it is a video that waits for another line.
async fn waits(work: Work<'_>, evidence: &Evidence) -> Result<bool, StoreError> {
    let is_mobile = work.device.is_mobile();
    if evidence.kind != MediaKind::Video || is_mobile != Some(true) {
        return Ok(false);
    }
    let videos: Videos = read(work.store, Table::Facts, fact::VIDEOS).await?.unwrap_or_default();
    Ok(videos.hold(evidence.media, evidence.kind, is_mobile))
}

/// Tells whether a smaller piece, from where the office is now, may pass.
fn may_pass(error: &ApiError) -> bool {
    match error {
        ApiError::NoAnswer(_) => true,
        ApiError::Problem(problem) => [408, 409, 460].contains(&problem.status) || problem.kind == "cut-short",
        ApiError::Foreign | ApiError::Local(_) => false,
    }
}

/// Sends one piece.
async fn piece(work: Work<'_>, pace: Pace, evidence: &Evidence, at: Option<u64>) -> Result<Result<Upload, ApiError>, One> {
    let from = at.unwrap_or(0);
    if from > evidence.bytes {
        return Err(One::Refused(words::MEDIA_UNPROVED.to_owned()));
    }
    let length = pace.piece(from, evidence.bytes);
    let part = match work.store.part(evidence.media, from, length).await {
        _ if length == 0 => Some(Vec::new()),
        // Sealed for somebody who has not unlocked; what others sealed goes up meanwhile.
        Err(StoreError::Locked) => return Err(One::Refused(words::LOCKED.to_owned())),
        part => part?,
    };
    let whole = part.filter(|part| u64::try_from(part.len()).is_ok_and(|there| there == length));
    let Some(bytes) = whole else { return Err(One::Refused(words::MEDIA_GONE.to_owned())) };
    Ok(match at {
        Some(from) if from < evidence.bytes => work.api.go_on_upload(evidence.media, from, bytes).await,
        // Nothing is there yet, or all is and only the receipt was lost.
        _ => {
            let Evidence { media, digest, bytes: all, mime, .. } = evidence.clone();
            work.api.begin_upload(Offer { media, device: work.id, digest, bytes: all, mime }, bytes).await
        }
    })
}
