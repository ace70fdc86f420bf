//! 更正: a signed sheet changes by this alone, each change with its old and new value, its reason and the enterprise's confirmation (O-31).

use super::{blank, ending, identity, payment, product, seal};
use crate::correction::{Amendment, Correction, Entries, HangingSeal};
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::ending::Ending;
use crate::paper::correction_paper;
use crate::sheet::Sheet;
use crate::signature::Signer;
use crate::visit::Visit;

/// Judges a correction.
pub(crate) fn corrected(state: State<'_>, sheet: &Sheet, correction: &Correction) -> Result<(), Denial> {
    amendable(state, sheet, &correction.amendment)?;
    confirmed(state.visit, sheet, correction)
}

/// Judges what is to be corrected, before anybody confirms it: the sheet is as lawful after it as one that is signed for the first time.
///
/// # Errors
/// What the law refuses of it.
pub fn amendable(state: State<'_>, sheet: &Sheet, amendment: &Amendment) -> Result<(), Denial> {
    stands(state.visit, sheet, amendment)?;
    let before = sheet.corrected();
    let after = before.amended(amendment);
    if amendment.new.seals.is_some() {
        seal::renumbered(state, sheet, &before, &after)?;
    }
    let found = amendment.new.identity.as_ref().and_then(|found| identity::identity(found).err());
    let lacking = |sheet: &Sheet| match sheet.ending {
        Some(_) => ending::gaps(Some(sheet)),
        None => product::gaps(state, sheet).into_iter().chain(payment::gaps(Some(sheet))).collect(),
    };
    // What was lacking before is no fault of this correction.
    let known = lacking(&before);
    found.into_iter().chain(lacking(&after)).find(|gap| !known.contains(gap)).map_or(Ok(()), Err)
}

/// Whether a correction keeps to what the signed form has: an ending stays of its kind and has no goods, and each seal stays on its container.
fn keeps_to_its_form(sheet: &Sheet, amendment: &Amendment) -> Result<(), Denial> {
    let Entries { identity, product, sampling, price, payment, ending, seals } = &amendment.new;
    let of_goods = identity.is_some() || product.is_some() || sampling.is_some() || price.is_some() || payment.is_some() || seals.is_some();
    if sheet.ending.is_some() && of_goods {
        return Err(Denial::EndedAlready);
    }
    if ending.as_ref().is_some_and(|ending| sheet.ending.as_ref().map(Ending::kind) != Some(ending.kind())) {
        return Err(Denial::SignedAlready);
    }
    let is_moved = |seals: &Vec<HangingSeal>| !seals.iter().map(|seal| seal.container).eq(sheet.seals.iter().map(|seal| seal.container));
    if seals.as_ref().is_some_and(is_moved) { Err(Denial::Unknown { field: Field::Containers }) } else { Ok(()) }
}

/// Whether an amendment changes what stands, with a reason.
fn stands(visit: &Visit, sheet: &Sheet, amendment: &Amendment) -> Result<(), Denial> {
    if !sheet.is_signed() {
        return Err(Denial::NothingSigned);
    }
    if blank(&amendment.reason) {
        return Err(Denial::CorrectionReasonMissing);
    }
    if amendment.new.is_empty() || amendment.new == amendment.old {
        return Err(Denial::CorrectionEmpty);
    }
    keeps_to_its_form(sheet, amendment)?;
    if amendment.fits(visit, sheet) { Ok(()) } else { Err(Denial::CorrectionOutdated) }
}

/// Whether the enterprise put its hand to exactly this change of what stands; by the visit alone, so that whoever folds the record holds to it.
pub(crate) fn confirmed(visit: &Visit, sheet: &Sheet, correction: &Correction) -> Result<(), Denial> {
    stands(visit, sheet, &correction.amendment)?;
    let hand = &correction.confirmed;
    match &hand.signer {
        Signer::Enterprise { name, .. } if blank(name) => return Err(Denial::EntryMissing { field: Field::Correction }),
        Signer::Enterprise { .. } => {}
        // Form 4F has no place for the enterprise, and on 4G there may be nobody of it: whoever saw it confirms it in its place.
        Signer::Witness { name, .. } if sheet.ending.as_ref().is_some_and(|ending| !ending.wants_enterprise()) => {
            if blank(name) {
                return Err(Denial::WitnessUnnamed);
            }
        }
        Signer::Sampler { .. } | Signer::Witness { .. } => return Err(Denial::CorrectionUnconfirmed),
    }
    super::sign::hand(sheet, hand)?;
    let paper = correction_paper(visit, sheet, sheet.corrections.len(), &correction.amendment).digest();
    if hand.shown == paper { Ok(()) } else { Err(Denial::CorrectionUnconfirmed) }
}
