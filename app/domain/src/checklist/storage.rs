//! 备用样品封存在企业: only by the bureau's approval, at a named place, with photos of how it is sealed and the notice handed over (O-41, O-42).

use super::blank;
use crate::decide::State;
use crate::denial::Denial;
use crate::evidence::Purpose;
use crate::part::Part;
use crate::sheet::Sheet;
use crate::storage::{Storage, StorageReason};

/// What is lacking of a backup part that stays; it hurts beside the seals.
pub(super) fn gaps(sheet: &Sheet) -> Vec<Denial> {
    let Some(storage) = &sheet.storage else { return Vec::new() };
    let mut gaps: Vec<Denial> = told(storage).err().into_iter().collect();
    if sheet.containers_of(Part::Backup).next().is_none() {
        gaps.push(Denial::StorageWithoutBackup);
    }
    if sheet.media_for(Purpose::Storage).next().is_none() {
        gaps.push(Denial::StorageMediaMissing);
    }
    gaps
}

/// Judges what is told of it; without any the backup part is taken along.
pub(crate) fn stored(state: State<'_>, sheet: &Sheet, storage: Option<&Storage>) -> Result<(), Denial> {
    let Some(storage) = storage else { return Ok(()) };
    told(storage)?;
    let code = &storage.approval.code;
    let is_used = |other: &Sheet| other.opening.sheet != sheet.opening.sheet && other.storage.as_ref().is_some_and(|own| own.approval.code == *code);
    if state.visit.sheets.iter().any(is_used) { Err(Denial::ApprovalUsed) } else { Ok(()) }
}

fn told(storage: &Storage) -> Result<(), Denial> {
    if storage.reason == StorageReason::Other && blank(&storage.note) {
        return Err(Denial::StorageReasonMissing);
    }
    if blank(storage.approval.code.as_str()) || blank(&storage.approval.officer) {
        return Err(Denial::ApprovalMissing);
    }
    if blank(&storage.place) || blank(&storage.positions) { Err(Denial::StoragePlaceMissing) } else { Ok(()) }
}
