//! Assigning an enterprise to a team.

use crate::assignment::Assignment;
use crate::campaign::LineNumber;
use crate::enterprise::Enterprise;
use crate::id::{AssignmentId, EnterpriseId, OrganisationId, PersonId};
use crate::number::SealNumber;
use crate::person::{Organisation, Person};
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};

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
}
