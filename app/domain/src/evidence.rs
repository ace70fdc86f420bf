//! Evidence: photos and videos whose bytes are kept as the camera delivered them.

use crate::digest::Digest;
use crate::id::{ContainerId, MediaId};
use crate::json::Json;
use crate::place::Position;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// The five classes of which each needs a photo or video before sealing (O-28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceClass {
    /// 抽样场所.
    Place,
    /// 贮存环境.
    Storage,
    /// 被抽样产品的标识.
    Label,
    /// 库存数量.
    Stock,
    /// 抽样过程.
    Process,
}

impl EvidenceClass {
    /// All five, in the order of the notice.
    pub const ALL: [Self; 5] = [Self::Place, Self::Storage, Self::Label, Self::Stock, Self::Process];
}

/// What a photo or video is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// One of the five classes (O-28).
    Class {
        /// Which.
        class: EvidenceClass,
    },
    /// The price tag (O-34).
    PriceTag,
    /// A seal on its container (O-38).
    Seal {
        /// The container.
        container: ContainerId,
    },
    /// 封条签字: the slip of a container's seal with the hands of both sides (O-38, form 4N). A slot of its own, and nothing that the law asks for: it
    /// asks for the hands, which [`crate::part::SlipSigned`] states.
    SealSlip {
        /// The container.
        container: ContainerId,
    },
    /// The receipt or invoice (O-33).
    Receipt,
    /// What happened where no sample was taken (O-45, O-47).
    Ending,
    /// The printed paper with the hands and stamps that were put to it (O-29, O-31).
    SignedPaper,
    /// The backup part as it is kept at the enterprise (O-42).
    Storage,
    /// Anything else worth keeping.
    Other,
}

/// Photo or video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A still.
    Photo,
    /// A moving picture.
    Video,
}

/// Where the bytes came from; stated, since an import carries another device's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum MediaSource {
    /// The camera in the app.
    Camera,
    /// A file that was chosen on the phone.
    File,
    /// Another device, such as an explosion-proof camera.
    Import {
        /// Which device, in the sampler's words.
        device: String,
    },
}

/// Bytes in a segment of a file: what is proved, kept and sent as one.
pub const SEGMENT: usize = 256 * 1024;
/// The same, as lengths of files are counted.
pub const SEGMENT_LENGTH: u64 = 256 * 1024;

/// The digest of each segment of a file, in order; the last segment may be shorter.
#[must_use]
pub fn segments(bytes: &[u8]) -> Vec<Digest> {
    bytes.chunks(SEGMENT).map(Digest::of).collect()
}

/// A photo or video of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Evidence {
    /// Its id, under which it is uploaded.
    pub media: MediaId,
    /// What it shows.
    pub purpose: Purpose,
    /// Photo or video.
    pub kind: MediaKind,
    /// Where the bytes came from.
    pub source: MediaSource,
    /// The digest of exactly those bytes.
    pub digest: Digest,
    /// How many bytes.
    pub bytes: u64,
    /// The digest of each [`SEGMENT`], so that an upload that was cut keeps every one that came whole.
    pub segments: Vec<Digest>,
    /// Their media type, such as `image/jpeg`.
    pub mime: String,
    /// When it was taken; for an import, when the file says so.
    pub taken_at: Instant,
    /// Where the phone was, if it knew.
    pub position: Option<Position>,
    /// A film whose recording broke off, because its page died or its camera was closed: kept afterwards, as far as it came.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub broken_off: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_segment_is_the_rest() {
        let bytes = vec![7; SEGMENT + 3];
        assert_eq!(segments(&bytes), [Digest::of(&bytes[..SEGMENT]), Digest::of(&[7; 3])]);
        assert_eq!(segments(&bytes[..SEGMENT]).len(), 1);
        assert_eq!(segments(b""), []);
    }
}
