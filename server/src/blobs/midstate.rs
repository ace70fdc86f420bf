//! SHA-256 that can rest: its state after whole segments is kept beside the upload, so that finishing reads nothing again.

use domain::digest::{Digest, hex, unhex};
use sha2::digest::common::hazmat::{SerializableState as _, SerializedState};
use sha2::{Digest as _, Sha256};

/// The release of `sha2` whose states these are; it promises to read them again within `0.11` only.
const TAG: &str = "sha2-0.11:";

/// The state after some bytes.
#[derive(Debug, Clone, Default)]
pub struct Midstate(Sha256);

impl Midstate {
    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes until now.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::from_sha256(self.0.clone().finalize().into())
    }

    /// The state as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{TAG}{}", hex(&self.0.serialize()))
    }

    /// The state that a text tells; none where another release wrote it.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = unhex(text.strip_prefix(TAG)?)?;
        let state = SerializedState::<Sha256>::try_from(bytes.as_slice()).ok()?;
        Sha256::deserialize(&state).ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_rested_goes_on_where_it_was() {
        let bytes: Vec<u8> = (0..1000_u32).map(|place| u8::try_from(place % 251).unwrap()).collect();
        for cut in [0, 64, 640, 999, 1000] {
            let mut first = Midstate::default();
            first.update(&bytes[..cut]);
            let mut rested = Midstate::from_text(&first.to_text()).unwrap();
            rested.update(&bytes[cut..]);
            assert_eq!(rested.digest(), Digest::of(&bytes), "cut at {cut}");
        }
        assert!(Midstate::from_text("sha2-0.10:00").is_none());
        assert!(Midstate::from_text("sha2-0.11:00").is_none());
    }
}
