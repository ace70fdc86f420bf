//! 作废: with a reason, and nothing of it is used again (O-27, O-36).

use super::blank;
use crate::decide::{State, open};
use crate::denial::Denial;
use crate::sheet::Sheet;
use crate::void::Voidable;

/// Judges what is to be void.
pub(crate) fn voided(state: State<'_>, what: &Voidable, reason: &str) -> Result<(), Denial> {
    if blank(reason) {
        return Err(Denial::VoidReasonMissing);
    }
    match what {
        Voidable::Arrival => {
            if state.visit.arrival.is_none() {
                Err(Denial::NotArrived)
            } else if state.visit.sheets.iter().any(Sheet::rests_on_the_arrival) {
                Err(Denial::SheetsStand)
            } else {
                Ok(())
            }
        }
        Voidable::Sheet { sheet } => open(state, *sheet).map(|_| ()),
        Voidable::Seal { sheet, seal } => {
            open(state, *sheet)?;
            if state.visit.sheets.iter().any(|sheet| sheet.corrected().seals.iter().any(|other| other.number == *seal)) {
                Err(Denial::SealStands { seal: seal.clone() })
            } else {
                Ok(())
            }
        }
    }
}
