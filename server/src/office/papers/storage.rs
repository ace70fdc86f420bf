//! 样品封存和处置告知单 (4E): what stays sealed at the enterprise, by whose approval, and what it may not do with it (O-41, O-42).

use super::case::Case;
use super::sampled::trade;
use app::words::desk::papers as words;
use documents::Hand;
use documents::storage_notice::{Kept, Position, StorageNotice};
use domain::paper::storage_reason;
use domain::part::Part;
use domain::storage::Storage;

pub(super) fn notice(case: &Case<'_>, storage: &Storage) -> StorageNotice {
    let product = case.sheet.product.as_ref();
    let backups: Vec<_> = case.sheet.containers_of(Part::Backup).collect();
    let seals = backups.iter().filter_map(|container| case.sheet.seal_of(container.id));
    StorageNotice {
        frame: case.frame(case.number()),
        sheet: case.number(),
        enterprise: case.enterprise().name,
        authority: case.bureau().to_owned(),
        sealed_on: words::day(case.sheet.opened_at.local_date()),
        trade: trade(case),
        product: product.map(|product| product.name.clone()).unwrap_or_default(),
        model: product.map(|product| product.model.clone()).unwrap_or_default(),
        kept: Kept::Backup,
        quantity: case.sheet.sampling.as_ref().map(|sampling| sampling.backup.to_string()).unwrap_or_default(),
        containers: backups.len().to_string(),
        approval: words::approval(&storage.approval.code.to_string(), &storage.approval.officer),
        reason: storage_reason(storage),
        place: storage.place.clone(),
        camera: Some(storage.camera),
        seals: seals.map(|seal| Position { number: seal.number.to_string(), position: storage.positions.clone() }).collect(),
        telephone: case.bureau_telephone(),
        receiver: Hand::default(),
        agency: case.agency(),
        samplers: case.samplers().iter().map(|sampler| super::case::pen(case.name(*sampler))).collect(),
    }
}
