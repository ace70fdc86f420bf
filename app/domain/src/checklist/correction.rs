//! 更正: a signed sheet changes by this alone, each change with its old and new value, its reason and the enterprise's confirmation (O-31).

use super::{blank, identity, payment, product};
use crate::correction::{Amendment, Correction};
use crate::decide::State;
use crate::denial::{Denial, Field};
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
    let after = sheet.corrected().amended(amendment);
    let found = amendment.new.identity.as_ref().and_then(|found| identity::identity(found).err());
    let gaps = found.into_iter().chain(product::gaps(state, &after)).chain(payment::gaps(Some(&after)));
    let before = sheet.corrected();
    // What was lacking before is no fault of this correction.
    let known: Vec<Denial> = product::gaps(state, &before).into_iter().chain(payment::gaps(Some(&before))).collect();
    gaps.into_iter().find(|gap| !known.contains(gap)).map_or(Ok(()), Err)
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
    if amendment.fits(visit, sheet) { Ok(()) } else { Err(Denial::CorrectionOutdated) }
}

/// Whether the enterprise put its hand to exactly this change of what stands; by the visit alone, so that whoever folds the record holds to it.
pub(crate) fn confirmed(visit: &Visit, sheet: &Sheet, correction: &Correction) -> Result<(), Denial> {
    stands(visit, sheet, &correction.amendment)?;
    let hand = &correction.confirmed;
    match &hand.signer {
        Signer::Enterprise { name, .. } if blank(name) => return Err(Denial::EntryMissing { field: Field::Correction }),
        Signer::Enterprise { .. } => {}
        Signer::Sampler { .. } | Signer::Witness { .. } => return Err(Denial::CorrectionUnconfirmed),
    }
    super::sign::hand(sheet, hand)?;
    let paper = correction_paper(visit, sheet, sheet.corrections.len(), &correction.amendment).digest();
    if hand.shown == paper { Ok(()) } else { Err(Denial::CorrectionUnconfirmed) }
}
