//! A piece that is coming in: whole segments are verified, hashed and laid down as they come; the rest waits for its checksum.

use super::keeping::drop_staged;
use super::refusal::{digest_differs, must_have_room, offset_differs, piece_differs, taken_over};
use crate::blobs::midstate::Midstate;
use crate::db::staged::{self, Staged};
use crate::db::upload;
use crate::problem::{Answer, too_large};
use crate::state::AppState;
use bytes::{Bytes, BytesMut};
use domain::digest::Digest;
use domain::evidence::{SEGMENT, SEGMENT_LENGTH};
use domain::id::MediaId;

/// After so many bytes what came is flushed and noted, so that a process that dies loses no more of a long piece.
const NOTED_EVERY: u64 = 16 * SEGMENT_LENGTH;

/// A piece that is coming in.
pub(super) struct Arriving<'a> {
    state: &'a AppState,
    staged: Staged,
    /// What the command announced: each segment proves itself.
    segments: Option<Vec<Digest>>,
    /// What the piece is said to be, and what it is so far.
    checksum: Option<(Digest, Midstate)>,
    /// The state after the whole segments.
    hash: Midstate,
    /// Bytes in whole segments that were verified.
    verified: u64,
    /// What came after them.
    rest: BytesMut,
    /// So many of the bytes that come are here already.
    known: u64,
}

impl<'a> Arriving<'a> {
    /// Goes on where the file has come to; the piece begins with so many bytes that are `known`.
    pub(super) async fn resume(state: &'a AppState, staged: Staged, checksum: Option<Digest>, known: u64) -> Answer<Self> {
        let announced = upload::announced(state.db.readers(), staged.media).await?;
        if announced.as_ref().is_some_and(|announced| (announced.digest, announced.bytes) != (staged.digest, staged.bytes)) {
            return Err(digest_differs());
        }
        let Some(hash) = Midstate::from_text(&staged.midstate).filter(|_| staged.received < staged.bytes || staged.bytes == 0) else {
            return begin_anew(state, staged.media).await;
        };
        if !state.blobs.holds(staged.media, staged.received).await? {
            return begin_anew(state, staged.media).await;
        }
        let verified = staged.received - staged.received % SEGMENT_LENGTH;
        let rest = if verified < staged.received { state.blobs.staged(staged.media, verified..staged.received).await? } else { Bytes::new() };
        Ok(Self {
            segments: announced.and_then(|announced| announced.segments),
            checksum: checksum.map(|said| (said, Midstate::default())),
            hash,
            verified,
            rest: BytesMut::from(rest.as_ref()),
            known,
            state,
            staged,
        })
    }

    /// Takes in what came over the line.
    pub(super) async fn take(&mut self, bytes: &Bytes) -> Answer<()> {
        if let Some((_, hash)) = &mut self.checksum {
            hash.update(bytes);
        }
        let known = usize::try_from(self.known).unwrap_or(usize::MAX).min(bytes.len());
        let mut coming = &bytes[known..];
        self.known -= length(&bytes[..known]);
        if self.verified + length(&self.rest) + length(coming) > self.staged.bytes {
            return Err(too_large());
        }
        while !coming.is_empty() {
            let (now, later) = coming.split_at(self.room().min(coming.len()));
            self.rest.reserve(self.room());
            self.rest.extend_from_slice(now);
            coming = later;
            if self.room() == 0 {
                let segment = std::mem::take(&mut self.rest).freeze();
                self.verify(segment).await?;
            }
        }
        if self.counts_at_once() && self.verified >= self.staged.received + NOTED_EVERY && self.verified < self.staged.bytes {
            self.note(self.verified).await?;
        }
        Ok(())
    }

    /// What the segment that is coming in still lacks.
    fn room(&self) -> usize {
        let left = self.staged.bytes.saturating_sub(self.verified);
        usize::try_from(left).unwrap_or(SEGMENT).min(SEGMENT).saturating_sub(self.rest.len())
    }

    async fn verify(&mut self, segment: Bytes) -> Answer<()> {
        if let Some(segments) = &self.segments {
            let place = usize::try_from(self.verified / SEGMENT_LENGTH).unwrap_or(usize::MAX);
            if segments.get(place) != Some(&Digest::of(&segment)) {
                // This one alone is refused, with what had come of it before.
                self.rest.clear();
                self.staged.received = self.staged.received.min(self.verified);
                return Err(piece_differs());
            }
        }
        // Others write here too, and what was free when the piece began may be gone.
        must_have_room(&self.state.rooms.media, length(&segment))?;
        self.state.blobs.stage(self.staged.media, self.verified, segment.clone()).await?;
        self.hash.update(&segment);
        self.verified += length(&segment);
        // Fifty phones send at once: the room of this segment, which is written, takes the next one.
        self.rest = segment.try_into_mut().unwrap_or_default();
        self.rest.clear();
        Ok(())
    }

    /// Segments count as they come where each proves itself, or where the phone says no checksum of the piece.
    const fn counts_at_once(&self) -> bool {
        self.segments.is_some() || self.checksum.is_none()
    }

    /// Keeps what counts: all whole segments, and the rest of a piece that came whole and is what it was said to be.
    pub(super) async fn rest(mut self, came_whole: bool) -> Answer<Staged> {
        let is_as_said = self.checksum.as_ref().map(|(said, hash)| came_whole && hash.digest() == *said);
        let counts = self.counts_at_once() || is_as_said == Some(true);
        // What was confirmed before stays, also where this piece did not come as far.
        let mut received = if counts { self.verified.max(self.staged.received) } else { self.staged.received };
        if counts && is_as_said.unwrap_or(true) && !self.rest.is_empty() {
            let rest = self.rest.split().freeze();
            received = self.verified + length(&rest);
            self.state.blobs.stage(self.staged.media, self.verified, rest).await?;
        }
        if self.staged.bytes == 0 {
            self.state.blobs.stage(self.staged.media, 0, Bytes::new()).await?;
        }
        if received == self.staged.bytes && self.hash.digest() != self.staged.digest {
            drop_staged(self.state, self.staged.media).await?;
            return Err(digest_differs());
        }
        self.note(received).await?;
        if came_whole && is_as_said == Some(false) { Err(piece_differs()) } else { Ok(self.staged) }
    }

    /// Flushes, and then notes how far the file has come.
    async fn note(&mut self, received: u64) -> Answer<()> {
        self.state.blobs.flush(self.staged.media).await?;
        self.staged.received = received;
        if received >= self.verified {
            self.staged.midstate = self.hash.to_text();
        }
        let is_ours = staged::note(self.state.db.writers(), &self.staged, self.state.clock.now()).await?;
        if is_ours { Ok(()) } else { Err(taken_over()) }
    }
}

/// What was noted is not on the disk, or in the words of another release: nothing rests on it, and the phone has it all.
async fn begin_anew<T>(state: &AppState, media: MediaId) -> Answer<T> {
    drop_staged(state, media).await?;
    Err(offset_differs())
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
