//! A phone's file of everything (导出全部), handed in by its manager.

use crate::id::{DeviceId, MediaId};
use crate::json::Json;
use serde::{Deserialize, Serialize};

/// `POST /rescues`: what became of such a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Rescued {
    /// Whose it was.
    pub device: DeviceId,
    /// The phone's model, as its browser named it; empty where it did not.
    #[serde(default)]
    pub model: String,
    /// The names of those who signed in on it.
    #[serde(default)]
    pub people: Vec<String>,
    /// The names of the enterprises that the records are about; none of a record that could not be taken in.
    #[serde(default)]
    pub enterprises: Vec<String>,
    /// Commands that were new.
    pub applied: u32,
    /// Commands that were here already.
    pub already: u32,
    /// Commands that could not be taken in as records; their bytes are kept.
    pub quarantined: u32,
    /// Photos and videos that were new, and are proved now.
    pub proved: u32,
    /// Photos and videos that were proved before.
    pub known: u32,
    /// Photos and videos of which the file does not hold the bytes that were recorded.
    pub missing: Vec<MediaId>,
}
