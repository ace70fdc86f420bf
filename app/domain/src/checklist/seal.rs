//! 封样: both parts in one go, each container its own seal, its slip signed, its photo taken (O-36…O-38).

use super::{blank, gap_before};
use crate::decide::State;
use crate::denial::{Denial, Field, Step};
use crate::evidence::Purpose;
use crate::id::ContainerId;
use crate::number::SealNumber;
use crate::part::{Container, Part, Seal, SlipSigned};
use crate::sheet::Sheet;

pub(crate) fn gaps(sheet: Option<&Sheet>) -> Vec<Denial> {
    let Some(sheet) = sheet else { return vec![Denial::ContainerMissing { part: Part::Test }] };
    let mut gaps = Vec::new();
    let wants_backup = sheet.sampling.as_ref().is_none_or(|sampling| sampling.backup.milli > 0);
    for part in [Part::Test, Part::Backup] {
        if (part == Part::Test || wants_backup) && sheet.containers_of(part).next().is_none() {
            gaps.push(Denial::ContainerMissing { part });
        }
    }
    if let [first, rest @ ..] = sheet.containers.as_slice()
        && rest.iter().any(|other| other.filled_at.local_date() != first.filled_at.local_date())
    {
        gaps.push(Denial::PartsOnTwoDates);
    }
    let count =
        |lacks: &dyn Fn(&Container) -> bool| u8::try_from(sheet.containers.iter().filter(|container| lacks(container)).count()).unwrap_or(u8::MAX);
    let unsealed = count(&|container| sheet.seal_of(container.id).is_none());
    if unsealed > 0 {
        gaps.push(Denial::SealMissing { containers: unsealed });
    }
    gaps.extend(sheet.seals.iter().find_map(|seal| slip(seal).err()));
    let unseen = count(&|container| sheet.standing_media_for(Purpose::Seal { container: container.id }).next().is_none());
    if unseen > 0 {
        gaps.push(Denial::SealPhotoMissing { containers: unseen });
    }
    gaps.extend(super::storage::gaps(sheet));
    gaps
}

/// Judges a container as it is filled: all on one date (O-37).
pub(crate) fn filled(sheet: &Sheet, container: &Container) -> Result<(), Denial> {
    if sheet.seal_of(container.id).is_some() {
        return Err(Denial::ContainerSealed);
    }
    if container.holds.milli <= 0 {
        return Err(Denial::EntryMissing { field: Field::Containers });
    }
    let date = container.filled_at.local_date();
    let others = sheet.containers.iter().filter(|other| other.id != container.id);
    if others.into_iter().any(|other| other.filled_at.local_date() != date) { Err(Denial::PartsOnTwoDates) } else { Ok(()) }
}

/// Judges taking a container out again.
pub(crate) fn unfilled(sheet: &Sheet, container: ContainerId) -> Result<(), Denial> {
    if sheet.seal_of(container).is_some() {
        return Err(Denial::ContainerSealed);
    }
    known(sheet, container).map(|_| ())
}

/// Judges a seal as it is put on: nothing is sealed before the rest is in order (O-28), and no number twice (O-36, O-37).
pub(crate) fn sealed(state: State<'_>, sheet: &Sheet, seal: &Seal) -> Result<(), Denial> {
    if let Some(gap) = gap_before(state, Some(sheet), Step::Seal) {
        return Err(gap);
    }
    let container = known(sheet, seal.container)?;
    if blank(seal.number.as_str()) {
        return Err(Denial::SealNumberMissing);
    }
    let others = state.visit.sheets.iter().filter(|other| other.opening.sheet != sheet.opening.sheet);
    number_is_free(others, sheet, container, &seal.number)?;
    let replaces_another = sheet.seal_of(seal.container).is_some_and(|earlier| earlier.number != seal.number);
    if replaces_another && seal.replaces.as_deref().is_none_or(blank) {
        return Err(Denial::SealReplacedWithoutReason);
    }
    slip(seal)
}

fn known(sheet: &Sheet, container: ContainerId) -> Result<&Container, Denial> {
    sheet.containers.iter().find(|other| other.id == container).ok_or(Denial::Unknown { field: Field::Containers })
}

/// Tells of a number that is on another container of the sheet, was spoiled there, or was used up by one of the others.
fn number_is_free<'a>(mut others: impl Iterator<Item = &'a Sheet>, sheet: &Sheet, container: &Container, number: &SealNumber) -> Result<(), Denial> {
    let on_this_sheet = sheet.seals.iter().find(|other| other.number == *number && other.container != container.id);
    if let Some(other) = on_this_sheet {
        let crosses = known(sheet, other.container).is_ok_and(|other| other.part != container.part);
        return Err(if crosses { Denial::SealOnBothParts { seal: number.clone() } } else { Denial::SealUsed { seal: number.clone() } });
    }
    let is_used = sheet.spoiled.contains(number) || others.any(|other| other.used_seals().any(|used| used == number));
    if is_used { Err(Denial::SealUsed { seal: number.clone() }) } else { Ok(()) }
}

/// Judges other numbers of seals that hang: each proved by the photo of its seal (O-38), and none on two containers or on another sheet (O-36, O-37).
pub(super) fn renumbered(state: State<'_>, signed: &Sheet, before: &Sheet, after: &Sheet) -> Result<(), Denial> {
    for (seal, _) in after.seals.iter().zip(&before.seals).filter(|(seal, earlier)| seal.number != earlier.number) {
        if blank(seal.number.as_str()) {
            return Err(Denial::SealNumberMissing);
        }
        // Against the numbers as they were signed: this sheet's own may come back, one that was torn may not.
        let after = Sheet { spoiled: signed.spoiled.clone(), ..after.clone() };
        let others = state.visit.sheets.iter().filter(|other| other.opening.sheet != signed.opening.sheet);
        number_is_free(others, &after, known(&after, seal.container)?, &seal.number)?;
        if signed.standing_media_for(Purpose::Seal { container: seal.container }).next().is_none() {
            return Err(Denial::SealPhotoMissing { containers: 1 });
        }
    }
    Ok(())
}

/// The slip is signed by both, or a note says why not (O-38, O-30).
fn slip(seal: &Seal) -> Result<(), Denial> {
    match &seal.slip {
        SlipSigned::SamplersOnly { note } if blank(note) => Err(Denial::SlipNoteMissing),
        SlipSigned::SamplersOnly { .. } | SlipSigned::Both => Ok(()),
    }
}
