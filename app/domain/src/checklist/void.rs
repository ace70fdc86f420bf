//! 作废: with a reason, and nothing of it is used again (O-27, O-36).

use super::blank;
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::sheet::Sheet;
use crate::void::Voidable;

/// Judges what is to be void.
pub(crate) fn voided(state: State<'_>, what: &Voidable, reason: &str) -> Result<(), Denial> {
    if blank(reason) {
        return Err(Denial::VoidReasonMissing);
    }
    let known = |sheet| state.visit.sheet(sheet).ok_or(Denial::Unknown { field: Field::Sheet });
    match what {
        Voidable::Arrival => {
            // The paper of a sheet that was signed names who was there and what was found.
            let rests = |sheet: &Sheet| sheet.voided.is_none() || sheet.is_signed();
            if state.visit.arrival.is_none() {
                Err(Denial::NotArrived)
            } else if state.visit.sheets.iter().any(rests) {
                Err(Denial::SheetsStand)
            } else {
                Ok(())
            }
        }
        Voidable::Sheet { sheet } => open(known(*sheet)?),
        Voidable::Seal { sheet, seal } => {
            open(known(*sheet)?)?;
            if state.visit.sheets.iter().any(|sheet| sheet.seals.iter().any(|other| other.number == *seal)) {
                Err(Denial::SealStands { seal: seal.clone() })
            } else {
                Ok(())
            }
        }
    }
}

const fn open(sheet: &Sheet) -> Result<(), Denial> {
    if sheet.voided.is_some() {
        Err(Denial::Voided)
    } else if sheet.completed_at.is_some() {
        Err(Denial::CompletedAlready)
    } else {
        Ok(())
    }
}
