//! Assigning an enterprise to a team.

use super::paper::Original;
use crate::assignment::Assignment;
use crate::campaign::LineNumber;
use crate::denial::Obligation;
use crate::enterprise::Enterprise;
use crate::id::{AssignmentId, EnterpriseId, OrganisationId, PersonId};
use crate::json::Json;
use crate::number::SealNumber;
use crate::person::{Organisation, Person};
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// So many enterprises are listed to choose from; where there are more, they are searched for.
pub const MOST_LISTED: u32 = 200;

/// `GET /roster`: enterprises that may be assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Roster {
    /// The enterprises: those that were drawn and wait for a team, and then all others, or the first [`MOST_LISTED`] of them.
    pub enterprises: Vec<Enterprise>,
    /// Which of them were drawn (O-22) and wait for a team, as they were drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn: Vec<DrawnEnterprise>,
    /// The samplers of the agency.
    pub samplers: Vec<Person>,
    /// The bodies.
    pub organisations: Vec<Organisation>,
    /// What each laboratory tests of each line, and how much of that was given out.
    #[serde(default)]
    pub shares: Vec<LineShare>,
}

/// An enterprise that was drawn (O-22) and waits for a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawnEnterprise {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// The lines for which it was drawn and that no team was given yet.
    pub lines: Vec<LineNumber>,
    /// The samplers who were drawn to go there.
    pub team: Vec<PersonId>,
}

/// What a laboratory tests of a line (O-05, O-06), and how much of it teams have been given already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
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
    /// Why all the same, where the office asked back.
    #[serde(default)]
    pub reason: String,
}

/// What an assignment lacks by itself, whoever looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignmentGap {
    /// Fewer than two samplers, or one of them twice (O-24).
    TeamTooSmall,
    /// The team has no name, or one that is too long.
    TeamUnnamed,
    /// The number of the notice is missing (O-25).
    NoticeMissing,
    /// The number of the authorisation is missing (O-25).
    AuthorisationMissing,
    /// No line, or one twice (O-03).
    LinesMissing,
    /// Fewer than two seals a line, or more than are handed out at once (O-36).
    SealsWrong,
    /// The first seal's number cannot be counted on from (O-36).
    FirstSealWrong,
}

impl AssignmentGap {
    /// The field where it hurts, as the contract calls it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::TeamTooSmall => "team",
            Self::TeamUnnamed => "team_name",
            Self::NoticeMissing => "notice",
            Self::AuthorisationMissing => "authorisation",
            Self::LinesMissing => "lines",
            Self::SealsWrong => "seals",
            Self::FirstSealWrong => "first_seal",
        }
    }

    /// The obligation that is touched.
    #[must_use]
    pub const fn obligation(self) -> Option<Obligation> {
        match self {
            Self::TeamTooSmall => Some(Obligation(24)),
            Self::TeamUnnamed => None,
            Self::NoticeMissing | Self::AuthorisationMissing => Some(Obligation(25)),
            Self::LinesMissing => Some(Obligation(3)),
            Self::SealsWrong | Self::FirstSealWrong => Some(Obligation(36)),
        }
    }
}

/// Seals handed out at once, at most.
const MOST_SEALS: u32 = 200;
/// The longest text of a field, in characters.
const LONGEST: usize = 60;

impl NewAssignment {
    /// Everything that it lacks by itself, in the order of the form.
    #[must_use]
    pub fn gaps(&self) -> Vec<AssignmentGap> {
        let distinct = |count: usize, all: usize, least: usize| count >= least && count == all;
        let team: BTreeSet<_> = self.team.iter().collect();
        let lines: BTreeSet<_> = self.lines.iter().map(|line| line.line).collect();
        let least = u32::try_from(2 * self.lines.len()).unwrap_or(u32::MAX);
        let counts = self.first_seal.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_seals = self.seals >= least.max(1) && self.seals <= MOST_SEALS;
        let block = if is_seals { seal_block(self.first_seal.trim(), self.seals).len() } else { 0 };
        [
            (!distinct(team.len(), self.team.len(), 2)).then_some(AssignmentGap::TeamTooSmall),
            (!is_filled(&self.team_name)).then_some(AssignmentGap::TeamUnnamed),
            (!is_filled(&self.notice)).then_some(AssignmentGap::NoticeMissing),
            (!is_filled(&self.authorisation)).then_some(AssignmentGap::AuthorisationMissing),
            (!distinct(lines.len(), self.lines.len(), 1)).then_some(AssignmentGap::LinesMissing),
            (!counts || (is_seals && u32::try_from(block) != Ok(self.seals))).then_some(AssignmentGap::FirstSealWrong),
            (!is_seals).then_some(AssignmentGap::SealsWrong),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn is_filled(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= LONGEST
}

/// `GET /assignments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Assignments {
    /// One page of those that the signed-in person may see, newest first.
    pub assignments: Vec<AssignmentRow>,
    /// How many there are in all.
    #[serde(default)]
    pub total: u32,
    /// The day on which this is answered: what was planned for an earlier one and has not begun is overdue.
    #[serde(default)]
    pub today: Option<LocalDate>,
}

/// An assignment and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct AssignmentRow {
    /// The assignment.
    pub assignment: Assignment,
    /// How far.
    pub state: VisitState,
    /// Why it was given all the same, where the office asked back.
    #[serde(default)]
    pub reason: String,
    /// The stamped originals of its papers, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<Original>,
}

impl AssignmentRow {
    /// Tells whether its day has passed and nobody has arrived.
    #[must_use]
    pub fn is_overdue(&self, today: LocalDate) -> bool {
        self.state == VisitState::Assigned && self.assignment.day < today
    }
}

/// How far a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
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
    /// V3: a refusal was reported, and signed by the samplers.
    Refused,
    /// V4.
    NoSample,
    /// V5.
    Terminated,
}

/// The seals that an assignment reserves, from the first number on.
#[must_use]
pub fn seal_block(first: &str, count: u32) -> Vec<SealNumber> {
    let digits = first.chars().rev().take_while(char::is_ascii_digit).count();
    let (prefix, serial) = first.split_at(first.len() - digits);
    let start: u64 = serial.parse().unwrap_or(0);
    (0..u64::from(count)).filter_map(|step| SealNumber::parse(&format!("{prefix}{:0digits$}", start.saturating_add(step)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o36_seal_blocks_count_on_from_the_first() {
        let block: Vec<String> = seal_block("F004998", 3).iter().map(ToString::to_string).collect();
        assert_eq!(block, ["F004998", "F004999", "F005000"]);
        assert_eq!(seal_block("X", 1)[0].as_str(), "X0");
    }

    #[test]
    fn all_that_an_assignment_lacks_is_told_at_once() {
        let bare = NewAssignment {
            id: AssignmentId::derived("a"),
            enterprise: EnterpriseId::derived("e"),
            team: vec![PersonId::derived("p"); 2],
            team_name: " ".into(),
            notice: String::new(),
            authorisation: "x".repeat(61),
            lines: Vec::new(),
            first_seal: "F".into(),
            seals: 0,
            day: LocalDate::new(2026, 11, 22).unwrap(),
            reason: String::new(),
        };
        let fields: Vec<&str> = bare.gaps().into_iter().map(AssignmentGap::field).collect();
        assert_eq!(fields, ["team", "team_name", "notice", "authorisation", "lines", "first_seal", "seals"]);
    }
}
