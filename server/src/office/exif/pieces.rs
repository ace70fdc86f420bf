//! A file of which some pieces are in memory: whoever reads beyond them learns nothing, and leaves word which piece was wanted.

use bytes::Bytes;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// Bytes in a piece: a JPEG keeps what we look for in its first 64 kB.
pub(super) const PIECE: u64 = 64 * 1024;

/// The pieces of a file.
#[derive(Debug)]
pub(super) struct Pieces {
    length: u64,
    pieces: BTreeMap<u64, Bytes>,
    at: u64,
    wanted: Option<u64>,
}

impl Pieces {
    pub(super) const fn new(length: u64) -> Self {
        Self { length, pieces: BTreeMap::new(), at: 0, wanted: None }
    }

    /// Puts the piece in that begins there.
    pub(super) fn put(&mut self, at: u64, piece: Bytes) {
        self.pieces.insert(at, piece);
    }

    /// How many are there.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Where the piece begins that was wanted and is not there.
    pub(super) fn take_wanted(&mut self) -> Option<u64> {
        self.wanted.take()
    }
}

impl BufRead for Pieces {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.length {
            return Ok(&[]);
        }
        let begin = self.at - self.at % PIECE;
        let within = usize::try_from(self.at - begin).unwrap_or(usize::MAX);
        match self.pieces.get(&begin).and_then(|piece| piece.get(within..)).filter(|rest| !rest.is_empty()) {
            Some(rest) => Ok(rest),
            None => {
                // A piece that came short is not asked for again.
                self.wanted = Some(begin).filter(|begin| !self.pieces.contains_key(begin));
                Err(io::ErrorKind::WouldBlock.into())
            }
        }
    }

    fn consume(&mut self, many: usize) {
        self.at = self.at.saturating_add(u64::try_from(many).unwrap_or(u64::MAX));
    }
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut rest = self.fill_buf()?;
        let many = rest.read(into)?;
        self.consume(many);
        Ok(many)
    }
}

impl Seek for Pieces {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
