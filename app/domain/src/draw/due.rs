//! Who is to be visited by the draws that stand, and by whom (O-18, O-22): what an assignment is held against.

use super::state::Draw;
use crate::campaign::LineNumber;
use crate::id::{EnterpriseId, PersonId};
use std::collections::BTreeSet;

/// An enterprise that is to be visited for a line, with the samplers who were drawn for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Whom to visit.
    pub enterprise: EnterpriseId,
    /// For which line.
    pub line: LineNumber,
    /// Who goes.
    pub team: Vec<PersonId>,
}

/// What of an assignment no draw stands behind: it takes a reason, and nothing is refused for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undrawn {
    /// The enterprise was not drawn for these lines, of which others were.
    Lines(Vec<LineNumber>),
    /// Others than these were drawn to go there.
    Team(Vec<PersonId>),
}

impl Draw {
    /// Who is to be visited, by stratum and place; nobody before the list stands (D4).
    pub fn due(&self) -> impl Iterator<Item = Due> {
        let strata = self.result.iter().filter(|_| self.is_settled());
        strata.flat_map(|stratum| {
            let due =
                |enterprise| Due { enterprise, line: stratum.line, team: self.tour(enterprise).map(|tour| tour.team.clone()).unwrap_or_default() };
            self.standing(stratum).into_iter().map(due)
        })
    }
}

/// What of an assignment no draw stands behind. A line of which nothing was drawn here asks for nothing: its draw may have been held on paper.
#[must_use]
pub fn undrawn(draws: &[Draw], enterprise: EnterpriseId, lines: &[LineNumber], team: &[PersonId]) -> Vec<Undrawn> {
    let is_drawn_of = |line: LineNumber| draws.iter().any(|draw| draw.is_settled() && draw.result.iter().any(|stratum| stratum.line == line));
    let due: Vec<Due> = draws.iter().flat_map(Draw::due).filter(|due| due.enterprise == enterprise && lines.contains(&due.line)).collect();
    let foreign: Vec<LineNumber> = lines.iter().copied().filter(|line| is_drawn_of(*line) && !due.iter().any(|due| due.line == *line)).collect();
    let goes: BTreeSet<&PersonId> = team.iter().collect();
    let others = due.iter().find(|_| !due.iter().any(|due| due.team.iter().collect::<BTreeSet<_>>() == goes));
    let others = others.filter(|due| !due.team.is_empty()).map(|due| Undrawn::Team(due.team.clone()));
    (!foreign.is_empty()).then_some(Undrawn::Lines(foreign)).into_iter().chain(others).collect()
}
