//! The checklist of a sheet: what is done, what is open, what is wrong, in the order of a visit.

use crate::decide::State;
use crate::denial::{Denial, Step};
use crate::sheet::Sheet;

/// How a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing was entered.
    Open,
    /// Something is missing or wrong.
    Lacking,
    /// The law has nothing more to ask.
    Done,
}

/// A card of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Which.
    pub step: Step,
    /// How it stands.
    pub status: Status,
    /// What is missing, worst first.
    pub gaps: Vec<Denial>,
}

/// All cards of a visit, for one of its sheets if one is open.
#[must_use]
pub fn cards(state: State<'_>, sheet: Option<&Sheet>) -> Vec<Card> {
    let _ = (state, sheet);
    Step::ALL.into_iter().map(|step| Card { step, status: Status::Open, gaps: Vec::new() }).collect()
}

/// What the law still asks for on one card.
#[must_use]
pub fn gaps(_state: State<'_>, _sheet: Option<&Sheet>, _step: Step) -> Vec<Denial> {
    Vec::new()
}
