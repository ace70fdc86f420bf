//! Why a file or a piece of it is not taken in, in words for whoever sends it.

use crate::problem::{Failure, conflict, no_room, said, wrong};
use crate::room::Room;
use app::words::problems as words;

/// The bytes, or what was said of them, are not what a command announced.
pub(super) fn digest_differs() -> Failure {
    wrong("digest-differs", words::digest_differs()).at("digest")
}

/// The piece does not begin where the file has come to.
pub(super) fn offset_differs() -> Failure {
    conflict("offset-differs", words::offset_differs())
}

/// A piece came otherwise than it was sent.
pub(super) fn piece_differs() -> Failure {
    said(460, "checksum-differs", words::piece_differs())
}

/// Another sending of the same file has the turn.
pub(super) fn taken_over() -> Failure {
    conflict("taken-over", words::taken_over())
}

/// The line broke.
pub(super) fn cut_short() -> Failure {
    said(400, "cut-short", words::cut_short())
}

/// Nothing came for too long.
pub(super) fn silence() -> Failure {
    said(408, "silence", words::cut_short())
}

/// So many bytes would take of what is kept for the record.
pub(super) fn must_have_room(room: &Room, bytes: u64) -> Result<(), Failure> {
    if room.has(bytes) {
        return Ok(());
    }
    tracing::warn!(bytes, free = room.free(), "a file is refused: the disk of the media has no room for it beside the reserve");
    Err(no_room())
}
