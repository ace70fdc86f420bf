//! The plan: of which line how many batches come from which body's enterprises, and which number will decide.

use crate::campaign::LineNumber;
use crate::id::{CampaignId, DrawId, OrganisationId};
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// 1家企业抽取的样品不得多于2个批次 (O-43).
pub const MOST_EACH: u32 = 2;

/// The longest source and the longest name, in characters.
const LONGEST: usize = 200;

/// Enterprises that one team may be given at most.
const LONGEST_TOUR: u32 = 100;

/// Which public number will decide, named before anybody can know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NumberSource {
    /// Where it is announced, so exactly that there is only one: the lottery, its issue, which figures.
    pub name: String,
    /// When it is announced.
    pub announced: Instant,
}

/// Enterprises of one body that are drawn for one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Stratum {
    /// The line.
    pub line: LineNumber,
    /// The local body; the development zone has no division and is one too.
    pub body: OrganisationId,
    /// Batches to take.
    pub batches: u32,
    /// Batches that one enterprise gives: [`MOST_EACH`] at most.
    pub each: u32,
    /// Reserves to draw, in order.
    pub reserves: u32,
}

impl Stratum {
    /// Enterprises that its batches need.
    #[must_use]
    pub const fn needs(&self) -> u32 {
        self.batches.div_ceil(self.each)
    }

    /// By what strata are put in order.
    #[must_use]
    pub const fn key(&self) -> (LineNumber, OrganisationId) {
        (self.line, self.body)
    }
}

/// What is drawn; it stands at the head of the roster's text, so nobody can change it once the roster has a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Plan {
    /// The draw.
    pub draw: DrawId,
    /// The campaign.
    pub campaign: CampaignId,
    /// What decides.
    pub number: NumberSource,
    /// Samplers of a team (O-24).
    pub team: u32,
    /// Enterprises that one team is given.
    pub tour: u32,
    /// By line and then by body, each once.
    pub strata: Vec<Stratum>,
}

/// Why a plan cannot be drawn by, whatever the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum PlanGap {
    /// Nothing is to be drawn.
    StrataMissing,
    /// A line and body stand twice, or out of their order.
    StrataUnordered,
    /// A stratum asks for no batch.
    BatchesMissing,
    /// An enterprise would give none, or more than two (O-43).
    EachWrong,
    /// Fewer than two samplers (O-24).
    TeamTooSmall,
    /// A tour of none, or of more than a team can visit.
    TourWrong,
    /// Nobody can tell which number will decide.
    SourceMissing,
}

impl Plan {
    /// What it lacks by itself, in the order of the form.
    #[must_use]
    pub fn gaps(&self) -> Vec<PlanGap> {
        let ordered = self.strata.windows(2).all(|pair| pair[0].key() < pair[1].key());
        [
            (self.strata.is_empty(), PlanGap::StrataMissing),
            (!ordered, PlanGap::StrataUnordered),
            (self.strata.iter().any(|stratum| stratum.batches == 0), PlanGap::BatchesMissing),
            (self.strata.iter().any(|stratum| !(1..=MOST_EACH).contains(&stratum.each)), PlanGap::EachWrong),
            (self.team < 2, PlanGap::TeamTooSmall),
            (!(1..=LONGEST_TOUR).contains(&self.tour), PlanGap::TourWrong),
            (!is_cell(&self.number.name), PlanGap::SourceMissing),
        ]
        .into_iter()
        .filter_map(|(lacks, gap)| lacks.then_some(gap))
        .collect()
    }
}

/// Tells whether a text may stand in a cell of the roster.
pub(super) fn is_cell(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control)
}
