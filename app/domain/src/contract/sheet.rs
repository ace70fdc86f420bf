//! A sheet with all that proves it.

use super::MediaReceipt;
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::ending::EndingKind;
use crate::exif::Exif;
use crate::feedback::FeedbackMark;
use crate::id::{CommandId, DeviceId, MediaId, PersonId, SheetId};
use crate::json::Json;
use crate::number::SheetNumber;
use crate::person::Person;
use crate::place::Division;
use crate::retrieval::Retrieval;
use crate::time::Instant;
use crate::visit::{Briefing, Event, Visit};
use crate::warning::Waiver;
use serde::{Deserialize, Serialize};

/// `GET /sheets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Sheets {
    /// One page of them, newest first.
    pub sheets: Vec<SheetRow>,
    /// How many there are in all.
    #[serde(default)]
    pub total: u32,
}

/// A sheet in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SheetRow {
    /// The sheet.
    pub sheet: SheetId,
    /// Its number.
    pub number: SheetNumber,
    /// The enterprise.
    pub enterprise: String,
    /// The division.
    pub division: Division,
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was completed.
    pub completed_at: Option<Instant>,
    /// What was found in place of a sample.
    #[serde(default)]
    pub ending: Option<EndingKind>,
    /// Whether the local body holds that to be so, once it said.
    #[serde(default)]
    pub upheld: Option<bool>,
    /// It was made void, and counts as no batch.
    #[serde(default)]
    pub voided: bool,
    /// What became of the enterprise's feedback on the samplers; for those who may read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<FeedbackMark>,
    /// Media announced and media proved.
    pub media: (u32, u32),
    /// Open findings.
    pub findings: u32,
}

/// `GET /sheets/{SheetId}`: a sheet with all that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SheetView {
    /// The sheet.
    pub sheet: SheetId,
    /// The whole visit, folded from its events.
    pub visit: Box<Visit>,
    /// Campaign, rules, people: what its paper is printed from.
    pub briefing: Box<Briefing>,
    /// Media that the server has and has proved.
    pub proved: Vec<MediaReceipt>,
    /// What cameras wrote into those of them that say something.
    #[serde(default)]
    pub exif: Vec<MediaExif>,
    /// Those of the offices who did something about it: the briefing names the samplers only.
    #[serde(default)]
    pub officers: Vec<Person>,
    /// Everything that happened, in order.
    pub stream: Vec<Entry>,
    /// What the server verified of the chain.
    pub chain: ChainCheck,
    /// Who looked at it, newest first; for those who may know.
    #[serde(default)]
    pub looks: Option<Vec<Look>>,
    /// With what its enterprise fetches its copies; for those who are asked where it was lost.
    #[serde(default)]
    pub retrieval: Option<Retrieval>,
}

/// What a camera wrote into a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct MediaExif {
    /// The picture.
    pub media: MediaId,
    /// What stands in it.
    pub exif: Exif,
}

/// Somebody looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Look {
    /// Who.
    pub person: String,
    /// For whom they act.
    pub organisation: String,
    /// At what.
    pub seen: Seen,
    /// When they last did.
    pub last: Instant,
    /// How often, counting several looks within ten minutes as one.
    pub times: u32,
}

/// What somebody looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// The page of the sheet.
    Sheet,
    /// So many of its photos and videos.
    Media {
        /// How many different ones.
        files: u32,
    },
}

/// One entry of the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Entry {
    /// Its place in the campaign's order.
    pub seq: i64,
    /// The command.
    pub command: CommandId,
    /// The digest of the command's body.
    pub digest: Digest,
    /// Its number on the device.
    pub number: u64,
    /// The device.
    pub device: DeviceId,
    /// Whose act.
    pub by: PersonId,
    /// What the phone claims.
    pub claimed: Instant,
    /// What the device's own clock said.
    pub device_clock: Instant,
    /// When the server had it.
    pub received: Instant,
    /// What became of it.
    pub events: Vec<Event>,
    /// Why our own warnings were passed over.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
    /// What the law refuses stood so on the paper that was entered (补录).
    #[serde(default)]
    pub as_written: bool,
}

/// What re-checking the stream showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ChainCheck {
    /// Commands looked at.
    pub commands: u32,
    /// Commands whose device signature holds.
    pub signed: u32,
    /// Commands whose link to the previous one holds.
    pub linked: u32,
}
