//! Uploads: a file comes in pieces, each verified segment stays whatever happens to the line, and the whole is proved before it is shown.

mod arriving;
mod keeping;
mod refusal;

pub use keeping::{FORGOTTEN_AFTER, sweep};

use crate::blobs::midstate::Midstate;
use crate::db::staged::{self, Staged};
use crate::db::{person, upload};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, conflict, not_found, not_permitted, too_large};
use crate::state::AppState;
use app::words::problems as words;
use arriving::Arriving;
use bytes::Bytes;
use domain::contract::MediaReceipt;
use domain::digest::Digest;
use domain::id::{DeviceId, MediaId, PersonId};
use domain::permit::{Action, Subject};
use futures::{Stream, StreamExt as _};
use keeping::{drop_staged, finish};
use refusal::{cut_short, digest_differs, must_have_room, offset_differs, silence, taken_over};
use std::time::Duration;

/// A line on which nothing comes for so long is given up.
const SILENCE: Duration = Duration::from_secs(60);

/// What a phone says of a file that it will send.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The file.
    pub media: MediaId,
    /// Whose it is.
    pub device: DeviceId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// Its media type.
    pub mime: String,
}

/// A piece of a file.
#[derive(Debug)]
pub struct Piece<S> {
    /// Where it begins.
    pub at: u64,
    /// The digest of its bytes, where the phone says it.
    pub checksum: Option<Digest>,
    /// What the office has of it already is passed over; else a piece that does not begin where the file has come to is refused.
    pub may_overlap: bool,
    /// Its bytes as they come.
    pub bytes: S,
}

/// How far a file has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// It was not known before.
    pub is_new: bool,
    /// How many bytes are on disk.
    pub received: u64,
    /// How many there will be.
    pub bytes: u64,
    /// The proof, once all is there.
    pub receipt: Option<MediaReceipt>,
}

impl Progress {
    fn of(staged: &Staged) -> Self {
        Self { is_new: false, received: staged.received, bytes: staged.bytes, receipt: None }
    }

    fn proved(receipt: MediaReceipt) -> Self {
        Self { is_new: false, received: receipt.bytes, bytes: receipt.bytes, receipt: Some(receipt) }
    }
}

/// Begins a file, with its first piece or without; one that has begun, or is proved, answers how far it is and leaves a piece unread that may
/// not overlap.
///
/// # Errors
/// The person is none of the device's, another file was said or announced under that id, the disk has no room for all of it, or as [`append`].
pub async fn create<S, E>(state: &AppState, user: &CurrentUser, offer: Offer, first: Option<Piece<S>>) -> Answer<Progress>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    user.must(Action::RecordVisit, Subject::ALL)?;
    on_device(state, user, offer.device).await?;
    begin(state, user.person.id, offer, first).await
}

/// Takes in a whole file that somebody else hands in for a device: its digest proves it, whoever carries it. `from` gives its bytes from a place on.
///
/// # Errors
/// No command announced it so, the bytes are not those of the offer, or it could not be kept.
pub(super) async fn hand_in<S, E>(state: &AppState, person: PersonId, offer: Offer, from: impl Fn(u64) -> S) -> Answer<()>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    let (media, whole) = (offer.media, offer.bytes);
    if upload::announced(state.db.readers(), media).await?.is_none_or(|announced| (announced.digest, announced.bytes) != (offer.digest, whole)) {
        return Err(digest_differs());
    }
    let mut progress = begin(state, person, offer, Some(Piece { at: 0, checksum: None, may_overlap: false, bytes: from(0) })).await?;
    if progress.received < whole {
        // The phone had sent the beginning itself.
        let turn = state.turns.wait(media).await;
        let staged = staged::find(state.db.readers(), media).await?.ok_or_else(not_found)?;
        let at = staged.received;
        progress = receive(state, person, turn, Piece { at, checksum: None, may_overlap: false, bytes: from(at) }, staged).await?;
    }
    if progress.received == whole { Ok(()) } else { Err(cut_short()) }
}

/// The proof of a file, where there is one.
///
/// # Errors
/// The database does not answer.
pub(super) async fn proof(state: &AppState, media: MediaId) -> Answer<Option<MediaReceipt>> {
    Ok(upload::find(state.db.readers(), media).await?)
}

async fn begin<S, E>(state: &AppState, person: PersonId, offer: Offer, first: Option<Piece<S>>) -> Answer<Progress>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    if offer.bytes > state.settings.upload_limit {
        return Err(too_large());
    }
    let turn = state.turns.wait(offer.media).await;
    if let Some(receipt) = upload::find(state.db.readers(), offer.media).await? {
        let same = (receipt.digest, receipt.bytes) == (offer.digest, offer.bytes);
        return if same { Ok(Progress::proved(receipt)) } else { Err(conflict("media-differs", words::digest_differs()).at("digest")) };
    }
    let announced = upload::announced(state.db.readers(), offer.media).await?;
    if announced.is_some_and(|announced| (announced.digest, announced.bytes) != (offer.digest, offer.bytes)) {
        return Err(digest_differs());
    }
    if let Some(known) = staged::find(state.db.readers(), offer.media).await? {
        if known.device != offer.device {
            return Err(not_permitted());
        }
        if (known.digest, known.bytes) == (offer.digest, offer.bytes) {
            if known.received < known.bytes {
                return match first.filter(|piece| piece.may_overlap) {
                    Some(piece) => receive(state, person, turn, piece, known).await,
                    None => Ok(Progress::of(&known)),
                };
            }
            // All of it was proved, and the end of it was cut off.
            return finish(state, person, known).await.map(Progress::proved);
        }
        // What was said before was wrong, or this is: what is proved in the end decides.
        drop_staged(state, offer.media).await?;
    }
    must_have_room(&state.rooms.media, offer.bytes)?;
    let now = state.clock.now();
    let Offer { media, device, digest, bytes, mime } = offer;
    let fresh = Staged { media, device, digest, bytes, mime, received: 0, midstate: Midstate::default().to_text(), turn: 0 };
    staged::begin(state.db.writers(), &fresh, now).await?;
    let nothing = Progress { is_new: true, ..Progress::of(&fresh) };
    match first {
        // A file without bytes is whole when it begins.
        None if bytes > 0 => Ok(nothing),
        None => {
            let nothing = Piece { at: 0, checksum: None, may_overlap: false, bytes: futures::stream::empty::<Result<Bytes, E>>() };
            receive(state, person, turn, nothing, fresh).await
        }
        Some(piece) => receive(state, person, turn, piece, fresh).await,
    }
    .map(|progress| Progress { is_new: true, ..progress })
}

/// Tells how far a file has come, and takes over from a sending that hangs.
///
/// # Errors
/// There is none of that id, or the person is none of its device's.
pub async fn offset(state: &AppState, user: &CurrentUser, media: MediaId) -> Answer<Progress> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    if let Some((receipt, device)) = upload::find_with_device(state.db.readers(), media).await? {
        on_device(state, user, device).await?;
        return Ok(Progress::proved(receipt));
    }
    let known = staged::find(state.db.readers(), media).await?.ok_or_else(not_found)?;
    on_device(state, user, known.device).await?;
    let _turn = state.turns.take_over(media).await;
    match staged::take_turn(state.db.writers(), media, state.clock.now()).await? {
        Some(staged) => Ok(Progress::of(&staged)),
        // Whoever was stopped had just come to the end.
        None => upload::find(state.db.readers(), media).await?.map(Progress::proved).ok_or_else(not_found),
    }
}

/// Takes in the next piece; the last one answers with the receipt.
///
/// # Errors
/// It does not begin where the file has come to, nor overlaps that with leave; its bytes are not those that were said or announced, the line broke, another took
/// over, or the disk has no room for the rest. Segments that were verified until then stay.
pub async fn append<S, E>(state: &AppState, user: &CurrentUser, media: MediaId, piece: Piece<S>) -> Answer<Progress>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    user.must(Action::RecordVisit, Subject::ALL)?;
    let turn = state.turns.wait(media).await;
    let Some(staged) = staged::find(state.db.readers(), media).await? else {
        return match upload::find_with_device(state.db.readers(), media).await? {
            Some((receipt, device)) => {
                on_device(state, user, device).await?;
                if piece.may_overlap && piece.at <= receipt.bytes { Ok(Progress::proved(receipt)) } else { Err(offset_differs()) }
            }
            None => Err(not_found()),
        };
    };
    on_device(state, user, staged.device).await?;
    receive(state, user.person.id, turn, piece, staged).await
}

async fn receive<S, E>(state: &AppState, person: PersonId, mut turn: super::turn::Turn, mut piece: Piece<S>, staged: Staged) -> Answer<Progress>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    if piece.may_overlap && staged.received == staged.bytes && staged.bytes > 0 {
        // All of it was proved, and the end of it was cut off.
        return finish(state, person, staged).await.map(Progress::proved);
    }
    let known = staged.received.checked_sub(piece.at).filter(|known| *known == 0 || piece.may_overlap).ok_or_else(offset_differs)?;
    must_have_room(&state.rooms.media, staged.bytes.saturating_sub(staged.received))?;
    let Some(staged) = staged::take_turn(state.db.writers(), staged.media, state.clock.now()).await? else { return Err(not_found()) };
    let mut arriving = Arriving::resume(state, staged, piece.checksum, known).await?;
    let ended = loop {
        let next = tokio::select! {
            next = tokio::time::timeout(SILENCE, piece.bytes.next()) => next,
            () = turn.is_over() => break Err(taken_over()),
        };
        match next {
            Err(_) => break Err(silence()),
            Ok(None) => break Ok(()),
            Ok(Some(Err(_))) => break Err(cut_short()),
            Ok(Some(Ok(bytes))) => {
                if let Err(failure) = arriving.take(&bytes).await {
                    break Err(failure);
                }
            }
        }
    };
    // Whatever ended it, what was verified until then stays; the first failure is told.
    let rested = arriving.rest(ended.is_ok()).await;
    ended?;
    let staged = rested?;
    if staged.received < staged.bytes {
        return Ok(Progress::of(&staged));
    }
    finish(state, person, staged).await.map(Progress::proved)
}

async fn on_device(state: &AppState, user: &CurrentUser, device: DeviceId) -> Answer<()> {
    if person::on_device(state.db.readers(), device).await?.contains(&user.person.id) { Ok(()) } else { Err(not_permitted()) }
}
