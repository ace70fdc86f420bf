//! Photos and videos: taken in only with the digest that they were said to have, shown only to those who may see the sheet.

use crate::blobs::{Arrived, Arriving};
use crate::db::{guard, person, upload};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, conflict, not_found, not_permitted, said, too_large, wrong};
use crate::state::AppState;
use app::words::problems as words;
use bytes::Bytes;
use domain::contract::MediaReceipt;
use domain::digest::Digest;
use domain::id::{DeviceId, MediaId};
use domain::permit::{Action, Subject};
use futures::{Stream, StreamExt as _};
use object_store::GetResult;
use std::ops::Range;

/// What a phone says of a file that it sends.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The file.
    pub media: MediaId,
    /// The device.
    pub device: DeviceId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its media type.
    pub mime: String,
}

/// Takes in a file; sent again, it gets the receipt it had.
///
/// # Errors
/// The person is none of the device's, the bytes have another digest than was said or announced, or the disk is full.
pub async fn receive<E>(
    state: &AppState,
    user: &CurrentUser,
    sending: &Sending,
    mut bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Answer<MediaReceipt> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    if !person::on_device(state.db.readers(), sending.device).await?.contains(&user.person.id) {
        return Err(not_permitted());
    }
    announced_as_said(state, sending).await?;
    if let Some(receipt) = upload::find(state.db.readers(), sending.media).await? {
        // The body is read to its end all the same: a browser whose sending is cut short takes it for a broken line.
        drain(state, &mut bytes).await?;
        return proved_before(receipt, sending);
    }
    let mut arriving = state.blobs.receive(&sending.digest).await.map_err(full)?;
    while let Some(piece) = bytes.next().await {
        arriving.take(piece.map_err(|_| cut_short())?).await.map_err(full)?;
        within(state, &arriving)?;
    }
    match arriving.finish().await.map_err(full)? {
        Arrived::Differs => Err(digest_differs()),
        Arrived::Proved { bytes } => {
            let receipt = MediaReceipt { media: sending.media, digest: sending.digest, bytes, at: state.clock.now() };
            let proof = upload::Proof { device: sending.device, person: user.person.id, mime: &sending.mime };
            upload::prove(state.db.writers(), &receipt, &proof).await?;
            // Of two that came at once the first one's receipt stands.
            let kept = upload::find(state.db.writers(), sending.media).await?.ok_or_else(not_found)?;
            proved_before(kept, sending)
        }
    }
}

/// What a command announced and what is sent must be the same file.
async fn announced_as_said(state: &AppState, sending: &Sending) -> Answer<()> {
    match upload::announced(state.db.readers(), sending.media).await? {
        Some(announced) if announced != sending.digest => Err(digest_differs()),
        _ => Ok(()),
    }
}

fn proved_before(receipt: MediaReceipt, sending: &Sending) -> Answer<MediaReceipt> {
    if receipt.digest == sending.digest { Ok(receipt) } else { Err(conflict("media-differs", words::digest_differs()).at("digest")) }
}

fn within(state: &AppState, arriving: &Arriving) -> Answer<()> {
    if arriving.bytes() > state.settings.upload_limit { Err(too_large()) } else { Ok(()) }
}

async fn drain<E>(state: &AppState, bytes: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin)) -> Answer<()> {
    let mut read = 0;
    while let Some(piece) = bytes.next().await {
        read += u64::try_from(piece.map_err(|_| cut_short())?.len()).unwrap_or(u64::MAX);
        if read > state.settings.upload_limit {
            return Err(too_large());
        }
    }
    Ok(())
}

fn digest_differs() -> Failure {
    wrong("digest-differs", words::digest_differs()).at("digest")
}

fn cut_short() -> Failure {
    said(400, "cut-short", words::cut_short())
}

/// A disk without room is told as such: trying again at once is no use.
fn full(error: object_store::Error) -> Failure {
    let error = anyhow::Error::from(error);
    let io = |cause: &(dyn std::error::Error + 'static)| cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
    if error.chain().filter_map(io).any(|kind| kind == std::io::ErrorKind::StorageFull) {
        tracing::error!("the disk of the media is full");
        return said(507, "no-room", words::no_room());
    }
    Failure::Broke(error)
}

/// Tells how long a file is that the person may see, and of what type.
///
/// # Errors
/// There is none, or none that they may see.
pub async fn look(state: &AppState, user: &CurrentUser, digest: &Digest) -> Answer<(u64, String)> {
    let mut connection = state.db.readers().acquire().await?;
    for place in upload::belongs(&mut *connection, digest).await? {
        let subject = Subject { division: None, jurisdiction: place.jurisdiction, laboratory: place.laboratory };
        // What no command announced belongs to its device and to nobody else yet.
        let by_office = place.visit.is_some() && user.may(Action::SeeSheets, subject);
        let sampler = user.may(Action::RecordVisit, Subject::ALL);
        let by_device = sampler && person::on_device(&mut *connection, place.device).await?.contains(&user.person.id);
        let by_team = match place.visit.filter(|_| sampler && !by_device) {
            Some(visit) => {
                let assigned = guard::assigned(&mut connection, &[visit.to_string()]).await?;
                assigned.iter().any(|(assignment, _)| assignment.team.contains(&user.person.id))
            }
            None => false,
        };
        if (by_office || by_device || by_team)
            && let Some(bytes) = state.blobs.size(digest).await.map_err(full)?
        {
            return Ok((bytes, place.mime));
        }
    }
    Err(not_found())
}

/// Opens a file, or a part of it, after [`look`] has let the person pass.
///
/// # Errors
/// The store does not answer.
pub async fn open(state: &AppState, digest: &Digest, part: Option<Range<u64>>) -> Answer<GetResult> {
    state.blobs.open(digest, part).await.map_err(full)?.ok_or_else(not_found)
}
