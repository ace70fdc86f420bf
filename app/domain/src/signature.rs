//! Signatures: strokes with time and pressure, bound to the digest of exactly what was shown.

use crate::digest::Digest;
use crate::id::{MediaId, PersonId};
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A point of a stroke: x and y in tenths of a pixel, milliseconds since the first touch, pressure in thousandths.
pub type Point = [i32; 4];

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// A sampler, proved by their own PIN (O-24, O-29).
    Sampler {
        /// Who.
        person: PersonId,
    },
    /// The enterprise (O-29).
    Enterprise {
        /// The name of who signs.
        name: String,
        /// Their office there.
        title: String,
    },
    /// A witness where the enterprise declined (O-30).
    Witness {
        /// Their name.
        name: String,
        /// Where they work or what they are.
        standing: String,
    },
}

/// A signature on the glass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Signature {
    /// Who signs.
    pub signer: Signer,
    /// The digest of the paper that was shown.
    pub shown: Digest,
    /// The width and height of the pad in pixels.
    pub pad: [u32; 2],
    /// Strokes in the order they were drawn; none where it was given on paper.
    pub strokes: Vec<Vec<Point>>,
    /// Given on the printed paper, and photographed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Ink>,
}

/// A hand or a stamp on the paper that was printed from what is shown; it is as good as the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Ink {
    /// The photo of the signed paper.
    pub media: MediaId,
    /// 盖章 in place of, or beside, a hand.
    pub stamped: bool,
    /// The paper was written by pen on the spot, and was printed from nothing (补录): the hand is bound to its very scan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
}

impl Signature {
    /// A single dot or nothing is no signature on the glass; what stands on paper is for the photo to show.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.ink.is_none() && self.strokes.iter().map(Vec::len).sum::<usize>() < 3
    }
}

/// A signature with the time at which it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SignatureRecord {
    /// The signature.
    pub signature: Signature,
    /// When.
    pub at: Instant,
}

/// The enterprise declined to sign (O-30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Declined {
    /// What happened; required.
    pub note: String,
    /// Who saw it, if anybody was asked.
    pub witness: Option<Witness>,
    /// The digest of the paper as it stood.
    pub shown: Digest,
}

/// Who saw that the enterprise declined (O-30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Witness {
    /// Their name.
    pub name: String,
    /// Where they work or what they are.
    pub standing: String,
}
