//! The wire types of /api/v1: dull, versioned, only ever added to.
//!
//! What a phone signs is the text of [`Command`](crate::act::Command) as it stored it; the envelope carries that text untouched, so that a
//! digest is always one of stored bytes.

use crate::act::TimeToken;
use crate::assignment::Assignment;
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::enterprise::Enterprise;
use crate::finding::{Finding, Resolution};
use crate::id::{AssignmentId, CommandId, DeviceId, EnterpriseId, FindingId, MediaId, OrganisationId, PersonId, SheetId, VisitId};
use crate::number::{SealNumber, SheetNumber};
use crate::person::{Organisation, Person, Role};
use crate::place::{Division, Position};
use crate::time::{DatedDay, Instant, LocalDate};
use crate::visit::{Briefing, Event, Visit};
use serde::{Deserialize, Serialize};

/// The version of the contract that this program writes.
pub const VERSION: u16 = 1;

/// `POST /session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The sign-in name.
    pub name: String,
    /// The password.
    pub password: String,
    /// A new one, required where the first was a one-time password.
    #[serde(default)]
    pub new_password: Option<String>,
}

/// Who is signed in: the answer of `POST /session` and `GET /me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The person.
    pub person: Person,
    /// Their organisation.
    pub organisation: Organisation,
    /// What they may do, by the names of [`Action`](crate::permit::Action).
    pub may: Vec<crate::permit::Action>,
}

/// `PUT /devices/{DeviceId}`: the device shows its key; the signed-in person becomes one of its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceKey {
    /// The Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
    /// What the device calls itself.
    pub name: String,
}

/// The answer to `PUT /devices/{DeviceId}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceGrant {
    /// The device.
    pub device: DeviceId,
    /// All people who may act on it.
    pub people: Vec<PersonId>,
    /// The first signed time.
    pub token: TimeToken,
}

/// `GET /package?after=SEQ`: what a phone needs, or what changed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// The cursor for the next call.
    pub upto: i64,
    /// The server's time, signed.
    pub token: TimeToken,
    /// What is new, in order.
    pub items: Vec<Item>,
}

/// One item of a package; each carries the whole of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// Campaign, rules, people and bodies.
    Briefing {
        /// The briefing.
        briefing: Box<Briefing>,
        /// The working days.
        calendar: Vec<DatedDay>,
    },
    /// An assignment was granted or changed.
    Assignment {
        /// The assignment.
        assignment: Box<Assignment>,
    },
    /// An assignment is no longer this team's.
    Withdrawal {
        /// Which.
        assignment: AssignmentId,
        /// Its visit.
        visit: VisitId,
    },
    /// A finding on one of this phone's visits, new or resolved.
    Finding {
        /// The finding.
        finding: Box<Finding>,
    },
    /// An event of a visit that another device of the team recorded.
    Event {
        /// The visit.
        visit: VisitId,
        /// The command that caused it; what this phone already has it knows by this.
        command: CommandId,
        /// The event.
        event: Box<Event>,
    },
    /// Something newer than this program.
    #[serde(other)]
    Unknown,
}

/// A command with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commands {
    /// The device that sends them.
    pub device: DeviceId,
    /// In order.
    pub commands: Vec<Envelope>,
}

/// The answer: one receipt for each command, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipts {
    /// The receipts.
    pub receipts: Vec<Receipt>,
    /// The server's time, signed.
    pub token: TimeToken,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The command.
    pub id: CommandId,
    /// The digest of the body that the server stored; the phone compares it with its own.
    pub digest: Digest,
    /// What became of it.
    pub outcome: Outcome,
    /// What the office found.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// When the server had it on disk.
    pub at: Instant,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// The answer to `PUT /uploads/{MediaId}`: the proof that lets a phone show a file as verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// `GET /roster`: enterprises that may be assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The enterprises.
    pub enterprises: Vec<Enterprise>,
    /// The samplers of the agency.
    pub samplers: Vec<Person>,
    /// The bodies.
    pub organisations: Vec<Organisation>,
    /// What each laboratory tests of each line, and how much of that was given out.
    #[serde(default)]
    pub shares: Vec<LineShare>,
}

/// What a laboratory tests of a line (O-05, O-06), and how much of it teams have been given already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineShare {
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// The laboratory.
    pub laboratory: OrganisationId,
    /// Its share in batches.
    pub batches: u32,
    /// Batches given to teams and not withdrawn.
    pub assigned: u32,
}

/// `POST /assignments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAssignment {
    /// Made by the sender, so that sending it again makes no second one.
    pub id: AssignmentId,
    /// Whom to visit.
    pub enterprise: EnterpriseId,
    /// Who goes (O-24).
    pub team: Vec<PersonId>,
    /// What the team is called.
    pub team_name: String,
    /// The number of the notice (O-25).
    pub notice: String,
    /// The number of the authorisation (O-25).
    pub authorisation: String,
    /// What to sample, and who tests it.
    pub lines: Vec<crate::assignment::AssignedLine>,
    /// Seals to hand out: the first number.
    pub first_seal: String,
    /// How many seals, spares included.
    pub seals: u32,
    /// When.
    pub day: LocalDate,
}

/// `GET /assignments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignments {
    /// All that the signed-in person may see.
    pub assignments: Vec<AssignmentRow>,
}

/// An assignment and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRow {
    /// The assignment.
    pub assignment: Assignment,
    /// How far.
    pub state: VisitState,
}

/// How far a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// V0.
    Assigned,
    /// V1 and on: on the spot.
    OnSite,
    /// A sheet is sealed and signed; not all are complete.
    Sealed,
    /// Every sheet is complete.
    Complete,
}

/// `GET /map`: the city's picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPicture {
    /// Changed up to this seq.
    pub upto: i64,
    /// The campaign's title.
    pub title: String,
    /// What of it is an example.
    pub example: String,
    /// Batches planned in all.
    pub planned: u32,
    /// Batches sampled: sheets complete.
    pub sampled: u32,
    /// By body, the development zone included.
    pub bodies: Vec<BodyFigure>,
    /// By line.
    pub lines: Vec<LineFigure>,
    /// Visits on the map, from arrival on and never before (D4).
    pub points: Vec<MapPoint>,
    /// What happened last, newest first.
    pub latest: Vec<Happening>,
    /// Open findings.
    pub findings: u32,
}

/// The figure of a county or of the development zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyFigure {
    /// The body.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its division; the development zone has none.
    pub division: Option<Division>,
    /// Batches assigned there.
    pub assigned: u32,
    /// Batches sampled there.
    pub sampled: u32,
    /// Visits going on there now.
    pub on_site: u32,
}

/// The figure of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFigure {
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// Batches planned.
    pub planned: u32,
    /// Batches sampled.
    pub sampled: u32,
}

/// A visit on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPoint {
    /// The visit.
    pub visit: VisitId,
    /// The sheet to open, if one is there.
    pub sheet: Option<SheetId>,
    /// The enterprise.
    pub enterprise: String,
    /// Where.
    pub position: Position,
    /// How far.
    pub state: VisitState,
}

/// Something that happened, in the words of the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// When the server had it.
    pub at: Instant,
    /// Where.
    pub enterprise: String,
    /// The product, where it is about a sheet.
    pub product: Option<String>,
    /// What.
    pub what: VisitState,
    /// The sheet to open.
    pub sheet: Option<SheetId>,
}

/// `GET /sheets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    /// Newest first.
    pub sheets: Vec<SheetRow>,
}

/// A sheet in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Media announced and media proved.
    pub media: (u32, u32),
    /// Open findings.
    pub findings: u32,
}

/// `GET /sheets/{SheetId}`: a sheet with all that proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The sheet.
    pub sheet: SheetId,
    /// The whole visit, folded from its events.
    pub visit: Box<Visit>,
    /// Campaign, rules, people: what its paper is printed from.
    pub briefing: Box<Briefing>,
    /// Media that the server has and has proved.
    pub proved: Vec<MediaReceipt>,
    /// Everything that happened, in order.
    pub stream: Vec<Entry>,
    /// What the server verified of the chain.
    pub chain: ChainCheck,
}

/// One entry of the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What re-checking the stream showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainCheck {
    /// Commands looked at.
    pub commands: u32,
    /// Commands whose device signature holds.
    pub signed: u32,
    /// Commands whose link to the previous one holds.
    pub linked: u32,
}

/// `GET /findings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Open ones first, newest first.
    pub findings: Vec<FindingRow>,
}

/// A finding in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRow {
    /// The finding.
    pub finding: Finding,
    /// The enterprise.
    pub enterprise: String,
    /// The sheet's number, where it is about a sheet.
    pub number: Option<SheetNumber>,
}

/// `POST /findings/{FindingId}/resolution`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolve {
    /// What was found out and done.
    pub note: String,
}

/// The answer to a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// The finding.
    pub finding: FindingId,
    /// How it ended.
    pub resolution: Resolution,
}

/// `GET /events`: the one message of the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Something changed up to this seq.
    pub upto: i64,
}

/// `application/problem+json` (RFC 9457), with the obligation, the field and a sentence in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A stable name such as `sign-in-required`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sentence that a user reads.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the user can do next.
    #[serde(default)]
    pub detail: String,
    /// `O-24`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<String>,
    /// The field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// The seals that an assignment reserves, from the first number on.
#[must_use]
pub fn seal_block(first: &str, count: u32) -> Vec<SealNumber> {
    let digits = first.chars().rev().take_while(char::is_ascii_digit).count();
    let (prefix, serial) = first.split_at(first.len() - digits);
    let start: u64 = serial.parse().unwrap_or(0);
    (0..u64::from(count)).filter_map(|step| SealNumber::parse(&format!("{prefix}{:0digits$}", start.saturating_add(step)))).collect()
}

/// A role together with the name that the sign-in page shows; the roles of the notice in one place.
pub const ROLES: [Role; 13] = [
    Role::BureauDesk,
    Role::BureauApprover,
    Role::CountyOfficer,
    Role::EnforcementOfficer,
    Role::AgencyManager,
    Role::AgencyClerk,
    Role::Sampler,
    Role::LaboratoryReceiver,
    Role::BlindCoder,
    Role::Tester,
    Role::Reviewer,
    Role::Signatory,
    Role::ReinspectionOfficer,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o36_seal_blocks_count_on_from_the_first() {
        let block: Vec<String> = seal_block("F004998", 3).iter().map(ToString::to_string).collect();
        assert_eq!(block, ["F004998", "F004999", "F005000"]);
        assert_eq!(seal_block("X", 1)[0].as_str(), "X0");
    }
}
