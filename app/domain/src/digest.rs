//! Digests: tagged with their algorithm, taken over the stored bytes and never over something re-made.

use crate::json::Json;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

const TAG: &str = "sha256:";

/// A SHA-256 digest, written as `sha256:` and 64 hexadecimal digits; SM3 can follow under a tag of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self([0; 32]))]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of the bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A digest that somebody else computed.
    #[must_use]
    pub const fn from_sha256(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 64 hexadecimal digits without the tag; the name of a blob.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.0)
    }
}

/// Lower-case hexadecimal digits of the bytes.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}

/// The bytes that hexadecimal digits of either case stand for.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibbles: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let nibbles = nibbles.filter(|nibbles| nibbles.len() % 2 == 0)?;
    nibbles.chunks_exact(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{TAG}{}", self.hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is no digest of a known kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no digest of the form sha256:<64 hexadecimal digits>")]
pub struct NoDigest(String);

impl FromStr for Digest {
    type Err = NoDigest;
    fn from_str(text: &str) -> Result<Self, NoDigest> {
        text.strip_prefix(TAG).and_then(unhex).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).map(Self).ok_or_else(|| NoDigest(text.to_owned()))
    }
}

impl TryFrom<String> for Digest {
    type Error = NoDigest;
    fn try_from(text: String) -> Result<Self, NoDigest> {
        text.parse()
    }
}

impl From<Digest> for [u8; 32] {
    fn from(digest: Digest) -> Self {
        digest.0
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_carry_their_tag() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Digest::of(b"").to_string(), empty);
        assert_eq!(empty.parse(), Ok(Digest::of(b"")));
        assert!(empty[7..].parse::<Digest>().is_err());
        assert!("sha256:12".parse::<Digest>().is_err());
        assert_eq!(unhex("0G"), None);
        assert_eq!(unhex("abc"), None);
    }
}
