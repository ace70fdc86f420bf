//! Commands with their proof, and the receipts that let a phone believe they arrived.

use crate::act::TimeToken;
use crate::digest::Digest;
use crate::finding::Finding;
use crate::id::{CommandId, DeviceId, EpochId, MediaId};
use crate::json::{self, Json};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A command with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Envelope {
    /// The id that stands in the body too.
    pub id: CommandId,
    /// The text of the command, exactly as it was signed and stored.
    pub body: String,
    /// The device's Ed25519 signature over those bytes, 128 hexadecimal digits.
    pub signature: String,
}

impl Envelope {
    /// The digest that the device's next command names.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.body.as_bytes())
    }
}

/// `POST /commands`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Commands {
    /// The device that sends them.
    pub device: DeviceId,
    /// In order.
    pub commands: Vec<Envelope>,
    /// The life of the office's record whose receipts the device holds: another one would miss what came before. The first phones named none.
    #[serde(default)]
    pub epoch: Option<EpochId>,
}

/// The answer: one receipt for each command, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Receipts {
    /// The receipts.
    pub receipts: Vec<Receipt>,
    /// The server's time, signed.
    pub token: TimeToken,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Receipt {
    /// The command.
    pub id: CommandId,
    /// The digest of the body that the server stored; the phone compares it with its own.
    pub digest: Digest,
    /// What became of it.
    pub outcome: Outcome,
    /// What the office found; what is newer than this program waits for a newer one.
    #[serde(default, deserialize_with = "super::known")]
    #[json(read = json::known_or_none)]
    pub findings: Vec<Finding>,
    /// When the server had it on disk.
    pub at: Instant,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Appended at `seq`.
    Applied {
        /// Its place in the campaign's order.
        seq: i64,
    },
    /// Had been appended at `seq` before; nothing changed.
    Already {
        /// Its place in the campaign's order.
        seq: i64,
    },
    /// Not taken in; the bytes are kept.
    Quarantined {
        /// Why.
        reason: Quarantine,
    },
}

/// Why a command was quarantined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Quarantine {
    /// It cannot be read: an unknown kind, a wrong type.
    Unreadable,
    /// The signature is not the device's.
    Signature,
    /// The device is unknown, or another's.
    Device,
    /// The person never signed in on this device.
    Person,
    /// The visit or sheet is not this device's to write.
    NotYours,
    /// The same id came before with other bytes.
    OtherBytes,
}

/// What ends an upload: the proof that lets a phone show a file as verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct MediaReceipt {
    /// The file.
    pub media: MediaId,
    /// The digest that the server computed over what is on its disk.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
    /// When it was flushed to disk.
    pub at: Instant,
}
