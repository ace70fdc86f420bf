//! The checklist of a visit: what the law still asks for on each card, in the order of the work.
//!
//! One check serves three times: it judges an act before it is recorded, it tells a card what is missing, and it keeps
//! a sheet from being called complete.

mod arrive;
mod copies;
mod correction;
mod ending;
mod evidence;
mod feedback;
mod identity;
mod opening;
mod payment;
mod product;
mod seal;
mod sign;
mod storage;
mod transport;
mod void;

pub(crate) use arrive::papers_shown;
pub(crate) use copies::left_copies;
pub use correction::amendable;
pub(crate) use correction::{confirmed, corrected};
pub(crate) use ending::ended;
pub(crate) use feedback::feedback;
pub(crate) use identity::identity;
pub(crate) use opening::{is_terminated, opening};
pub(crate) use payment::slip;
pub(crate) use product::{description, measured, priced};
pub(crate) use seal::{filled, sealed, unfilled};
pub use sign::signers;
pub(crate) use sign::{declined, signed};
pub(crate) use storage::stored;
pub(crate) use transport::transported;
pub(crate) use void::voided;

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
    steps(sheet)
        .iter()
        .map(|step| {
            let step = *step;
            let gaps = gaps(state, sheet, step);
            let status = match (gaps.is_empty(), is_begun(state, sheet, step)) {
                (true, _) => Status::Done,
                (false, true) => Status::Lacking,
                (false, false) => Status::Open,
            };
            Card { step, status, gaps }
        })
        .collect()
}

/// What the law still asks for on one card.
#[must_use]
pub fn gaps(state: State<'_>, sheet: Option<&Sheet>, step: Step) -> Vec<Denial> {
    match (step, sheet) {
        (Step::Arrive, Some(Sheet { ending: Some(ending), .. })) => ending::groundless(state, ending),
        (Step::Arrive, _) => arrive::gaps(state.visit),
        (Step::Identity, _) => identity::gaps(state.visit),
        (Step::Product, None) => vec![Denial::EntryMissing { field: crate::denial::Field::Product }],
        (Step::Product, Some(sheet)) => product::gaps(state, sheet),
        (Step::Evidence, sheet) => evidence::gaps(sheet),
        (Step::Seal, sheet) => seal::gaps(sheet),
        (Step::Payment, sheet) => payment::gaps(sheet),
        (Step::Sign, sheet) => sign::gaps(state, sheet),
        (Step::Transport, sheet) => transport::gaps(state, sheet),
        (Step::Copies, sheet) => copies::gaps(sheet),
        (Step::Ending, sheet) => ending::gaps(sheet),
    }
}

/// The cards of a sheet: one that ended without a sample has others, one that is void has none.
#[must_use]
pub fn steps(sheet: Option<&Sheet>) -> &'static [Step] {
    match sheet {
        Some(Sheet { voided: Some(_), .. }) => &[],
        Some(Sheet { ending: Some(_), .. }) => &Step::ENDED,
        Some(_) | None => &Step::ALL,
    }
}

/// The first thing that the law asks for before anybody may sign the sheet (O-29).
#[must_use]
pub fn before_signing(state: State<'_>, sheet: Option<&Sheet>) -> Option<Denial> {
    gap_before(state, sheet, Step::Sign)
}

/// The first thing that the law asks for on the cards before one.
pub(crate) fn gap_before(state: State<'_>, sheet: Option<&Sheet>, step: Step) -> Option<Denial> {
    steps(sheet).iter().take_while(|before| **before != step).find_map(|step| gaps(state, sheet, *step).into_iter().next())
}

/// The first thing that the law asks for on any card of the sheet.
pub(crate) fn incomplete(state: State<'_>, sheet: &Sheet) -> Option<Denial> {
    steps(Some(sheet)).iter().find_map(|step| gaps(state, Some(sheet), *step).into_iter().next())
}

fn is_begun(state: State<'_>, sheet: Option<&Sheet>, step: Step) -> bool {
    match (step, sheet) {
        (Step::Arrive, _) => state.visit.arrival.is_some(),
        (Step::Identity, _) => state.visit.identity.is_some(),
        (_, None) => false,
        (Step::Product, Some(_)) => true,
        (Step::Evidence, Some(sheet)) => !sheet.evidence.is_empty(),
        (Step::Seal, Some(sheet)) => !sheet.containers.is_empty(),
        (Step::Payment, Some(sheet)) => sheet.payment.is_some(),
        (Step::Sign, Some(sheet)) => sheet.is_signed(),
        (Step::Transport, Some(sheet)) => sheet.transport.is_some(),
        (Step::Copies, Some(sheet)) => sheet.copies.is_some(),
        (Step::Ending, Some(sheet)) => sheet.ending.is_some(),
    }
}

/// Tells whether a required entry is empty.
pub(crate) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
