//! The keys of phones in escrow: wrapped also to a key whose private half two custodians hold, each a part that tells nothing by itself.
//!
//! The office keeps what is wrapped and hands it on; it never holds anything that opens it (design.md §6).

use crate::digest::{Digest, hex, unhex};
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// The longest text that a key of this file has, in characters: RSA of 4096 bits, in hexadecimal digits, with room.
pub const KEY_LENGTH: usize = 2048;

/// How many keys a phone may ask for at once: it makes a further one only when a PIN was set while nobody had unlocked.
pub const MOST_KEYS: usize = 32;

/// The public half of an agency's escrow key: RSA-OAEP with SHA-256, as SPKI in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct EscrowKey {
    /// The key.
    pub public_key: String,
}

impl EscrowKey {
    /// By what rows and people tell it from another: the first sixteen digits of its digest.
    #[must_use]
    pub fn name(&self) -> String {
        Digest::of(self.public_key.as_bytes()).hex()[..16].to_owned()
    }
}

/// An escrow key as the office keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Escrow {
    /// The key.
    pub key: EscrowKey,
    /// Since when.
    pub at: Instant,
    /// Who set it up.
    pub by: String,
}

/// A key of a phone's store, wrapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct WrappedKey {
    /// Which of the phone's keys.
    pub name: String,
    /// For which escrow key it was wrapped at first, by its name.
    pub escrow: String,
    /// The key, in hexadecimal digits.
    pub wrapped: String,
}

/// `PUT /devices/{DeviceId}/recovery`: a phone asks for keys that nobody's PIN opens any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewRecovery {
    /// To what they shall be wrapped again: a key whose private half never leaves the phone; as [`EscrowKey`].
    pub public_key: String,
    /// The keys, wrapped to the escrow key.
    pub keys: Vec<WrappedKey>,
}

impl NewRecovery {
    /// What the phone shows and the custodians compare before they open anything: six digits of the key to which they will wrap.
    #[must_use]
    pub fn code(&self) -> String {
        EscrowKey { public_key: self.public_key.clone() }.name()[..6].to_uppercase()
    }
}

/// What a phone asked for, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Recovery {
    /// What it asked for.
    pub asked: NewRecovery,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// What the custodians opened.
    pub opened: Option<Opened>,
}

/// Keys that custodians opened for a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Opened {
    /// When.
    pub at: Instant,
    /// At whose desk.
    pub by: String,
    /// The keys, wrapped to the phone's own.
    pub keys: Vec<WrappedKey>,
}

/// `POST /devices/{DeviceId}/recovery`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct OpenedKeys {
    /// Which asking it answers, by its moment.
    pub asked_at: Instant,
    /// The keys, wrapped to the phone's own.
    pub keys: Vec<WrappedKey>,
}

/// What one custodian keeps: half of the private key, which tells nothing without the other half.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct EscrowPart {
    /// Of which escrow key, whole: whoever holds both parts needs nothing else.
    pub public_key: String,
    /// 1 or 2.
    pub part: u8,
    /// The bytes, in hexadecimal digits.
    pub bytes: String,
}

impl EscrowPart {
    /// Splits a private key: the first part is chance, the second what is missing to it.
    #[must_use]
    pub fn split(public_key: &str, private: &[u8], chance: &[u8]) -> [Self; 2] {
        let rest: Vec<u8> = private.iter().zip(chance).map(|(byte, chance)| byte ^ chance).collect();
        let part = |part, bytes: &[u8]| Self { public_key: public_key.to_owned(), part, bytes: hex(bytes) };
        [part(1, &chance[..rest.len()]), part(2, &rest)]
    }

    /// Joins two parts; nothing where they are not the two of one key.
    #[must_use]
    pub fn join(one: &Self, other: &Self) -> Option<Vec<u8>> {
        let (first, second) = (unhex(&one.bytes)?, unhex(&other.bytes)?);
        let fit = one.public_key == other.public_key && one.part != other.part && first.len() == second.len();
        fit.then(|| first.iter().zip(&second).map(|(first, second)| first ^ second).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_parts_make_the_key_and_one_twice_does_not() {
        let [one, two] = EscrowPart::split("aa", b"private", &[7; 9]);
        assert_eq!(EscrowPart::join(&one, &two).unwrap(), b"private");
        assert_eq!(EscrowPart::join(&two, &one).unwrap(), b"private");
        assert_eq!(EscrowPart::join(&one, &one), None);
        let other = EscrowPart { public_key: "bb".into(), ..two.clone() };
        assert_eq!(EscrowPart::join(&one, &other), None);
        let short = EscrowPart { bytes: "00".into(), ..two };
        assert_eq!(EscrowPart::join(&one, &short), None);
    }
}
