//! What stands in the payload besides the record's own rows; the names are part of the shape ([`super::FORM`]).

use domain::digest::Digest;
use domain::id::{DeviceId, MediaId};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// A command that the package passes over, as the device chain needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The device.
    pub device: DeviceId,
    /// Its number on the device.
    pub number: u64,
    /// The digest of its body.
    pub digest: Digest,
    /// The digest of the one before.
    pub previous: Option<Digest>,
    /// The office has nothing before it: it was never taken in, or what it names never came.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends: bool,
}

/// A device with its public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKey {
    /// The device.
    pub device: DeviceId,
    /// Its Ed25519 key, 64 hexadecimal digits.
    pub public_key: String,
}

/// The office's public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeKey {
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
}

/// A photo or film that the office has and has proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaLine {
    /// Its id, as the command announced it.
    pub media: MediaId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
    /// When the office had them all.
    pub at: Instant,
    /// Where they lie in the package.
    pub file: String,
}

/// The ending of a file's name by which a desk knows how to show it; none where the type is none that is shown.
#[must_use]
pub fn extension(mime: &str) -> &'static str {
    match mime.split(';').next().unwrap_or_default().trim() {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/heic" => ".heic",
        "image/avif" => ".avif",
        "image/gif" => ".gif",
        "video/mp4" => ".mp4",
        "video/webm" => ".webm",
        "video/quicktime" => ".mov",
        _ => "",
    }
}
