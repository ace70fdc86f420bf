//! The draw over the wire: what is asked for, what everybody may know of it, and the list that few may see (D4).

use crate::campaign::{Line, LineNumber};
use crate::digest::Digest;
use crate::draw::team::TeamShortage;
use crate::draw::{MOST_EACH, NumberSource, Party, Plan, PlanGap, PublicNumber, Record, Sealed, Shortage, Stage};
use crate::enterprise::PlaceKind;
use crate::id::{DrawId, EnterpriseId, OrganisationId, PersonId};
use crate::json::Json;
use crate::no_sample::NoSampleReason;
use crate::person::{Organisation, Person};
use crate::time::{Instant, LocalDate};
use serde::{Deserialize, Serialize};

/// `POST /draws` and `POST /draws/preview`: what to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewDraw {
    /// Made by the sender, so that sending it again makes no second one.
    pub id: DrawId,
    /// The lines.
    pub lines: Vec<DrawLine>,
    /// Which public number will decide.
    pub number: NumberSource,
    /// Samplers of a team (O-24).
    pub team: u32,
    /// Enterprises that one team is given.
    pub tour: u32,
}

/// What of a line is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawLine {
    /// The line.
    pub line: LineNumber,
    /// In which kinds of places its goods are sold or made.
    pub places: Vec<PlaceKind>,
    /// Of which local bodies; of all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<OrganisationId>,
    /// Batches to take.
    pub batches: u32,
    /// Batches that one enterprise gives, two at most (O-43).
    pub each: u32,
    /// Reserves of each body.
    pub reserves: u32,
}

/// What would be drawn, and what stands in its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawPreview {
    /// How its batches spread.
    pub strata: Vec<StratumPreview>,
    /// Entries of the roster.
    pub entries: u32,
    /// Of them excluded from a line because they were sampled less than six months ago.
    pub sampled: u32,
    /// Excluded because an earlier draw has them, or would take more than two batches there with this one (O-43).
    pub drawn: u32,
    /// Samplers whose certificates are good to the end of sampling (O-23).
    pub samplers: u32,
    /// What the plan lacks.
    pub gaps: Vec<PlanGap>,
    /// Lines for which the whole roster has too few enterprises.
    pub lines: Vec<LineShortage>,
    /// Bodies that might run short because an enterprise gives two batches at most.
    pub shortages: Vec<Shortage>,
    /// Bodies for which too few samplers are eligible.
    pub teams: Vec<TeamShortage>,
}

impl DrawPreview {
    /// Tells whether it can be frozen so.
    #[must_use]
    pub const fn is_ready(&self) -> bool {
        self.gaps.is_empty() && self.lines.is_empty() && self.shortages.is_empty() && self.teams.is_empty()
    }
}

/// How many batches fall to a body, and to how many enterprises of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct StratumPreview {
    /// The line.
    pub line: LineNumber,
    /// The local body.
    pub body: OrganisationId,
    /// Batches.
    pub batches: u32,
    /// Enterprises to draw.
    pub needs: u32,
    /// Enterprises in the pool.
    pub pool: u32,
}

/// A line whose batches the roster cannot give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LineShortage {
    /// The line.
    pub line: LineNumber,
    /// Batches planned.
    pub batches: u32,
    /// Enterprises that they need as planned.
    pub needs: u32,
    /// The fewest that they need at all: two batches each (O-43).
    pub least: u32,
    /// Enterprises in the roster that may be drawn for it.
    pub pool: u32,
}

impl LineShortage {
    /// What a line lacks, if it lacks anything.
    #[must_use]
    pub const fn of(line: &DrawLine, pool: u32) -> Option<Self> {
        let each = if line.each == 0 { 1 } else { line.each };
        let (batches, needs, least) = (line.batches, line.batches.div_ceil(each), line.batches.div_ceil(MOST_EACH));
        if needs > pool { Some(Self { line: line.line, batches, needs, least, pool }) } else { None }
    }
}

/// `GET /draws`: all of them, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Draws {
    /// The draws.
    pub draws: Vec<DrawSummary>,
    /// The lines of the campaign.
    pub lines: Vec<Line>,
    /// The bodies.
    pub organisations: Vec<Organisation>,
}

/// What everybody may know of a draw, also before its list is public: digests and counts, and no name (D4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawSummary {
    /// What is drawn.
    pub plan: Plan,
    /// The body that froze it: the organiser.
    pub organisation: OrganisationId,
    /// How far it is.
    pub stage: Stage,
    /// When each step was done.
    pub times: Vec<StageTime>,
    /// The digest of the roster's text.
    pub roster: Digest,
    /// The digest of the samplers' text.
    pub samplers: Digest,
    /// Entries of the roster.
    pub entries: u32,
    /// The commitments so far, the organiser's first.
    pub commitments: Vec<Sealed>,
    /// The number, once it was typed in.
    pub number: Option<PublicNumber>,
    /// Who has told their secret.
    pub revealed: Vec<Party>,
    /// What was drawn, counted.
    pub counts: Vec<StratumCount>,
    /// Teams drawn.
    pub teams: u32,
    /// Why it came to nothing.
    pub void_reason: String,
}

/// When a step was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct StageTime {
    /// The step.
    pub stage: Stage,
    /// When.
    pub at: Instant,
    /// Who took its last step; told to the offices only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// How many were drawn of a stratum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct StratumCount {
    /// The line.
    pub line: LineNumber,
    /// The local body.
    pub body: OrganisationId,
    /// Drawn.
    pub drawn: u32,
    /// Reserves.
    pub reserves: u32,
    /// Reserves that stand in.
    pub replaced: u32,
}

/// `GET /draws/{DrawId}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawView {
    /// What everybody may know.
    pub summary: DrawSummary,
    /// The lines that it has.
    pub lines: Vec<Line>,
    /// The bodies.
    pub bodies: Vec<Organisation>,
    /// The reader froze it, so somebody else finds it in order.
    pub is_own: bool,
    /// The list, for those who may see it; each look is logged (D4).
    pub list: Option<DrawnList>,
}

/// The drawn list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawnList {
    /// The entries, by stratum and place.
    pub entries: Vec<DrawnEntry>,
    /// Samplers' names.
    pub people: Vec<Person>,
}

/// An enterprise on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawnEntry {
    /// Of which draw.
    pub draw: DrawId,
    /// For which line.
    pub line: LineNumber,
    /// Of which body.
    pub body: OrganisationId,
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Its name, as the frozen roster has it.
    pub name: String,
    /// Its place among the drawn or among the reserves, from 1.
    pub place: u32,
    /// How it stands.
    pub standing: Standing,
    /// The drawn team; of a reserve that has not been called there is none.
    pub team: Vec<PersonId>,
}

/// How an enterprise stands on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// To be visited.
    Drawn,
    /// A reserve whose turn has not come.
    Reserve,
    /// A reserve that stands in.
    Called {
        /// For whom.
        instead: EnterpriseId,
    },
    /// It fell out.
    Replaced {
        /// Why.
        reason: NoSampleReason,
        /// What was found out.
        note: String,
    },
}

impl Standing {
    /// Tells whether it is to be visited.
    #[must_use]
    pub const fn is_due(&self) -> bool {
        matches!(self, Self::Drawn | Self::Called { .. })
    }
}

/// `GET /draws/{DrawId}/public`: for everybody, without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct PublicDraw {
    /// Digests and counts.
    pub summary: DrawSummary,
    /// The lines that it has.
    pub lines: Vec<Line>,
    /// The bodies.
    pub bodies: Vec<Organisation>,
    /// All that is needed to run it again, once it is public.
    pub record: Option<Record>,
    /// The names of the drawn and of the reserves, once it is public.
    pub names: Vec<EnterpriseName>,
}

/// The name of an enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct EnterpriseName {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// Its name, as the frozen roster has it.
    pub name: String,
}

/// `GET /samplers`: who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SamplerStandings {
    /// The samplers of the agency.
    pub samplers: Vec<SamplerStanding>,
}

/// What a draw asks of a sampler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SamplerStanding {
    /// The person.
    pub person: Person,
    /// Their certificate, if one was entered (O-23).
    pub certificate: Option<Certificate>,
    /// Enterprises in which they declared an interest.
    pub interests: Vec<EnterpriseId>,
}

/// A sampler's certificate of training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// The last day on which it is good.
    pub until: LocalDate,
}

/// `PUT /samplers/{PersonId}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewStanding {
    /// The certificate.
    pub certificate: Certificate,
    /// All enterprises in which they have an interest; what was declared before and is not among them is taken back.
    pub interests: Vec<EnterpriseId>,
}
