//! The phones of an agency: whose each is, when it was last heard, what it held then, and whether it is lost.

use super::{Escrow, Recovery};
use crate::id::DeviceId;
use crate::json::Json;
use crate::person::Person;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What a phone holds that no receipt proves yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Holding {
    /// Commands.
    pub commands: u32,
    /// Files.
    pub media: u32,
    /// Bytes of those files.
    pub bytes: u64,
}

/// `GET /devices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Devices {
    /// Lost ones first, then by when they were last heard.
    pub devices: Vec<DeviceRow>,
    /// The samplers of the agency, those who left included.
    pub samplers: Vec<Person>,
    /// The agency's escrow key, once it is set up.
    pub escrow: Option<Escrow>,
}

/// A phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DeviceRow {
    /// Its id.
    pub device: DeviceId,
    /// What its browser calls it; empty where it does not say.
    pub model: String,
    /// Who signed in on it, in that order.
    pub people: Vec<Person>,
    /// When it showed its key.
    pub registered_at: Instant,
    /// When it was last heard, if ever since.
    pub heard_at: Option<Instant>,
    /// What it said it held, and when it said so; a phone of the first contract does not.
    pub held: Option<Held>,
    /// Each time that it was lost, the last one first.
    pub losses: Vec<Loss>,
    /// The keys that it asked for last, because nobody's PIN opens them any more.
    pub recovery: Option<Recovery>,
}

impl DeviceRow {
    /// Tells whether it is lost now.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.losses.iter().any(|loss| loss.found.is_none())
    }
}

/// What a phone said it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Held {
    /// When it said so.
    pub at: Instant,
    /// What.
    pub holding: Holding,
}

/// A phone was lost, and perhaps found again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Loss {
    /// How it began.
    pub lost: Word,
    /// How it ended.
    pub found: Option<Word>,
}

/// Somebody's word, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Word {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

/// `POST /devices/{DeviceId}/loss` and `…/return`, `POST /people/{PersonId}/end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Reason {
    /// Why.
    pub why: String,
}
