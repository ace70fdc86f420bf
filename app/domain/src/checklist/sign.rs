//! 签字: every sampler and the enterprise on exactly the paper that was shown, or a note that it declined (O-29, O-30).

use super::{before_signing, blank};
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::ending::Ending;
use crate::evidence::Purpose;
use crate::id::PersonId;
use crate::paper::sheet_paper;
use crate::sheet::Sheet;
use crate::signature::{Declined, Signature, Signer};

pub(crate) fn gaps(state: State<'_>, sheet: Option<&Sheet>) -> Vec<Denial> {
    let Some(sheet) = sheet.filter(|sheet| sheet.is_signed()) else {
        return vec![Denial::SignaturesMissing { samplers: missing(state, sheet), enterprise: sheet.is_none_or(wants_enterprise) }];
    };
    let paper = sheet_paper(state.briefing, state.visit, sheet).digest();
    let mut gaps = Vec::new();
    if sheet.signatures.iter().any(|record| !sheet.is_held_by(&record.signature, paper)) {
        gaps.push(Denial::SignatureOfAnotherPaper);
    }
    gaps.extend(sheet.signatures.iter().find_map(|record| hand(sheet, &record.signature).err()));
    let samplers = missing(state, Some(sheet));
    let enterprise =
        wants_enterprise(sheet) && sheet.declined.is_none() && !sheet.signatures.iter().any(|record| is_enterprise(&record.signature.signer));
    if samplers > 0 || enterprise {
        gaps.push(Denial::SignaturesMissing { samplers, enterprise });
    }
    gaps.extend(sheet.declined.as_ref().and_then(|declined| on_declined(declined).err()));
    gaps
}

/// Judges a signature; the whole sheet is in order before anybody signs it.
pub(crate) fn signed(state: State<'_>, sheet: &Sheet, by: PersonId, signature: &Signature) -> Result<(), Denial> {
    ready(state, sheet)?;
    hand(sheet, signature)?;
    let is_by_hand = signature.ink.is_some_and(|ink| ink.written);
    if (is_by_hand && sheet.opening.late.is_none()) || !sheet.is_held_by(signature, sheet_paper(state.briefing, state.visit, sheet).digest()) {
        return Err(Denial::SignatureOfAnotherPaper);
    }
    let again = match &signature.signer {
        Signer::Sampler { person } if *person != by => return Err(Denial::SignedForAnother),
        Signer::Sampler { person } if !signers(state, Some(sheet)).contains(person) => return Err(Denial::SignedForAnother),
        Signer::Sampler { person } => has_signed(sheet, *person),
        Signer::Enterprise { name, .. } if blank(name) => return Err(Denial::EntryMissing { field: Field::Signatures }),
        Signer::Enterprise { .. } => sheet.signatures.iter().any(|record| is_enterprise(&record.signature.signer)),
        Signer::Witness { name, .. } if blank(name) => return Err(Denial::WitnessUnnamed),
        Signer::Witness { .. } => false,
    };
    if again { Err(Denial::SignedTwice) } else { Ok(()) }
}

/// Judges the hand itself: something is drawn, or the photo of the paper that carries it is there.
pub(super) fn hand(sheet: &Sheet, signature: &Signature) -> Result<(), Denial> {
    match signature.ink {
        Some(ink) if sheet.media(ink.media).is_none_or(|photo| photo.purpose != Purpose::SignedPaper) => Err(Denial::InkPhotoMissing),
        None if signature.is_blank() => Err(Denial::SignatureBlank),
        Some(_) | None => Ok(()),
    }
}

/// Judges a declined signature (O-30).
pub(crate) fn declined(state: State<'_>, sheet: &Sheet, declined: &Declined) -> Result<(), Denial> {
    ready(state, sheet)?;
    if sheet_paper(state.briefing, state.visit, sheet).digest() != declined.shown {
        return Err(Denial::SignatureOfAnotherPaper);
    }
    if sheet.declined.is_some() || sheet.signatures.iter().any(|record| is_enterprise(&record.signature.signer)) {
        return Err(Denial::SignedTwice);
    }
    on_declined(declined)
}

fn ready(state: State<'_>, sheet: &Sheet) -> Result<(), Denial> {
    before_signing(state, Some(sheet)).map_or(Ok(()), Err)
}

fn on_declined(declined: &Declined) -> Result<(), Denial> {
    if blank(&declined.note) {
        return Err(Denial::DeclineNoteMissing);
    }
    match &declined.witness {
        Some(witness) if blank(&witness.name) => Err(Denial::WitnessUnnamed),
        Some(_) | None => Ok(()),
    }
}

fn wants_enterprise(sheet: &Sheet) -> bool {
    sheet.ending.as_ref().is_none_or(Ending::wants_enterprise)
}

/// Who of the team signs: who was there; where nobody went, whoever was sent.
#[must_use]
pub fn signers<'a>(state: State<'a>, sheet: Option<&Sheet>) -> &'a [PersonId] {
    let is_unvisited = sheet.is_some_and(|sheet| matches!(&sheet.ending, Some(Ending::NoSample { no_sample }) if !no_sample.reason.is_visited()));
    if is_unvisited { &state.visit.assignment.team } else { &state.visit.present }
}

fn missing(state: State<'_>, sheet: Option<&Sheet>) -> u8 {
    let unsigned = signers(state, sheet).iter().filter(|person| !sheet.is_some_and(|sheet| has_signed(sheet, **person))).count();
    u8::try_from(unsigned).unwrap_or(u8::MAX)
}

fn has_signed(sheet: &Sheet, sampler: PersonId) -> bool {
    sheet.signatures.iter().any(|record| record.signature.signer == Signer::Sampler { person: sampler })
}

const fn is_enterprise(signer: &Signer) -> bool {
    matches!(signer, Signer::Enterprise { .. })
}
