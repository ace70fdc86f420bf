//! A file as it lies: a head that names its key, then sealed segments, or the sealed seconds of a film.

use crate::cipher;
use domain::digest::hex;
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

/// Bytes of a segment before it is sealed; the same as in an upload.
pub(super) const SEGMENT: usize = domain::evidence::SEGMENT;
/// What sealing adds.
const TAG: usize = 16;
/// Bytes of a sealed segment.
pub(super) const SEALED: usize = SEGMENT + TAG;

const MARK: [u8; 4] = *b"FYV1";
const NAME: usize = 8;
const SALT: usize = 16;
/// Bytes of the head.
pub(super) const HEAD: usize = 4 + NAME + SALT;

/// A key of the store, open for deriving.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) name: String,
    pub(super) key: CryptoKey,
}

/// A file's own key.
#[derive(Debug, Clone)]
pub(super) struct FileKey {
    key: CryptoKey,
    file: String,
}

/// What follows a part in its file. It is sealed with the part, so that a file that was cut off shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    More,
    Nothing,
    /// A film: nobody knows yet.
    Unknown,
}

impl FileKey {
    /// A key that no other file has, and the head that names it.
    pub(super) async fn fresh(open: &Open, file: &str) -> Result<(Self, Vec<u8>), JsValue> {
        let salt = cipher::random(16)?;
        let name = domain::digest::unhex(&open.name).filter(|name| name.len() == NAME).ok_or("a key of the store has no name")?;
        let key = Self { key: cipher::derive(&open.key, &salt, file).await?, file: file.to_owned() };
        Ok((key, [MARK.as_slice(), &name, &salt].concat()))
    }

    /// The key that a head names; none where that key of the store is not open.
    pub(super) async fn of(head: &[u8], all: &[Open], file: &str) -> Result<Option<Self>, JsValue> {
        if head.len() < HEAD || head[..4] != MARK {
            return Err(JsValue::from_str("the file has no head of ours"));
        }
        let name = hex(&head[4..4 + NAME]);
        let Some(open) = all.iter().find(|open| open.name == name) else { return Ok(None) };
        let key = cipher::derive(&open.key, &head[4 + NAME..HEAD], file).await?;
        Ok(Some(Self { key, file: file.to_owned() }))
    }

    /// Seals a part. A key seals each place once: whatever is written anew gets a new head.
    pub(super) async fn seal(&self, place: u32, follows: Follows, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
        cipher::seal(&self.key, &nonce(place), &self.beside(place, follows), bytes).await
    }

    /// Opens a part.
    pub(super) async fn open(&self, place: u32, follows: Follows, sealed: &[u8]) -> Result<Vec<u8>, JsValue> {
        cipher::open(&self.key, &nonce(place), &self.beside(place, follows), sealed).await
    }

    fn beside(&self, place: u32, follows: Follows) -> Vec<u8> {
        let follows = match follows {
            Follows::More => 0,
            Follows::Nothing => 1,
            Follows::Unknown => 2,
        };
        [self.file.as_bytes(), &place.to_be_bytes(), &[follows]].concat()
    }
}

fn nonce(place: u32) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[8..].copy_from_slice(&place.to_be_bytes());
    nonce
}

/// How many bytes a file holds that lies in so many.
pub(super) const fn length(lying: usize) -> usize {
    let body = lying.saturating_sub(HEAD);
    body / SEALED * SEGMENT + (body % SEALED).saturating_sub(TAG)
}
