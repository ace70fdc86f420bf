//! 封条 (4N): a label for each container that has a seal; hands are put on it by pen, across the opening.

use super::case::Case;
use super::sampled::part;
use app::words::desk::papers as words;
use documents::Hand;
use documents::seal::{Label, Seals};

pub(super) fn seals(case: &Case<'_>) -> Seals {
    let all = case.sheet.containers.len();
    let product = case.sheet.product.as_ref().map(|product| words::named(&product.name, &product.model)).unwrap_or_default();
    let labels = case.sheet.containers.iter().enumerate().filter_map(|(place, container)| {
        let seal = case.sheet.seal_of(container.id)?;
        Some(Label {
            number: seal.number.to_string(),
            part: Some(part(container.part)),
            sheet: case.number(),
            product: product.clone(),
            container: format!("{}/{all}", place + 1),
            date: words::day(container.filled_at.local_date()),
            agency: case.agency(),
            sampler: Hand::default(),
            enterprise: Hand::default(),
        })
    });
    Seals { frame: case.frame(case.number()), labels: labels.collect() }
}
