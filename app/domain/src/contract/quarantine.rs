//! What could not be taken in, as the offices see it.

use super::Quarantine;
use crate::digest::Digest;
use crate::id::{CommandId, DeviceId};
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// `GET /quarantine`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Quarantines {
    /// Newest first.
    pub rows: Vec<Quarantined>,
    /// What to ask for to see older ones.
    pub more: Option<String>,
}

/// Something that could not be taken in, its bytes kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Quarantined {
    /// The command that it says to be.
    pub command: CommandId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
    /// The device that sent it.
    pub device: DeviceId,
    /// What the device is called, where it is known.
    pub device_name: Option<String>,
    /// Who was signed in.
    pub person: String,
    /// Why.
    pub reason: Quarantine,
    /// When it came.
    pub received_at: Instant,
    /// What was done about it, oldest first.
    pub dealt: Vec<Dealt>,
}

/// What was done about something that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Dealt {
    /// By whom.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What.
    pub note: String,
}

/// `POST /quarantine/{CommandId}/{SHA-256}/notes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct QuarantineNote {
    /// What was done about it.
    pub note: String,
}
