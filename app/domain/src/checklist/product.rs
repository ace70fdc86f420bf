//! 产品与抽样: whether it may be sampled, what it is, how much there is, how much was taken, at which price (O-26, O-27, O-32, O-34, O-43).

use super::blank;
use crate::decide::State;
use crate::denial::{Denial, Field};
use crate::evidence::Purpose;
use crate::goods::Goods;
use crate::part::Part;
use crate::rules::Rules;
use crate::sheet::{Price, PriceBasis, Product, Sampling, Sheet};

pub(crate) fn gaps(state: State<'_>, sheet: &Sheet) -> Vec<Denial> {
    let Some(rules) = state.briefing.rules(sheet.opening.rules) else { return vec![Denial::RulesOfAnotherLine] };
    let mut gaps = Vec::new();
    match &sheet.product {
        None => gaps.push(Denial::EntryMissing { field: Field::Product }),
        Some(product) => gaps.extend(on_product(state, sheet, rules, product)),
    }
    match &sheet.sampling {
        None => gaps.push(Denial::EntryMissing { field: Field::TestQuantity }),
        Some(sampling) => gaps.extend(on_sampling(rules, sampling)),
    }
    match &sheet.price {
        None => gaps.push(Denial::PriceMissing),
        Some(price) => {
            gaps.extend(priced(price).err());
            if price.basis == PriceBasis::Marked && sheet.media_for(Purpose::PriceTag).next().is_none() {
                gaps.push(Denial::PriceTagMissing);
            }
        }
    }
    gaps
}

/// What the law refuses of the description of the product.
pub(crate) fn description(state: State<'_>, sheet: &Sheet, product: &Product) -> Vec<Denial> {
    let Some(rules) = state.briefing.rules(sheet.opening.rules) else { return vec![Denial::RulesOfAnotherLine] };
    on_product(state, sheet, rules, product)
}

/// What the law refuses of the quantities.
pub(crate) fn measured(state: State<'_>, sheet: &Sheet, sampling: &Sampling) -> Vec<Denial> {
    let Some(rules) = state.briefing.rules(sheet.opening.rules) else { return vec![Denial::RulesOfAnotherLine] };
    on_sampling(rules, sampling)
}

/// Judges the price; the photo of the tag may come before or after it.
pub(crate) fn priced(price: &Price) -> Result<(), Denial> {
    if price.unit.0 <= 0 {
        return Err(Denial::PriceMissing);
    }
    match &price.basis {
        PriceBasis::Market { source } if blank(source) => Err(Denial::PriceSourceMissing),
        PriceBasis::Market { .. } | PriceBasis::Marked => Ok(()),
    }
}

fn on_product(state: State<'_>, sheet: &Sheet, rules: &Rules, product: &Product) -> Vec<Denial> {
    let mut gaps = Vec::new();
    match product.goods {
        // Rules from before this was asked ask nothing.
        None if rules.coverage.is_some() => gaps.push(Denial::GoodsUnanswered),
        None | Some(Goods::ForSale) => {}
        Some(goods) => gaps.push(Denial::GoodsNotSampled { goods }),
    }
    if [&product.name, &product.model, &product.producer, &product.standard].into_iter().any(|entry| blank(entry)) {
        gaps.push(Denial::EntryMissing { field: Field::Product });
    }
    // A later case values the goods by tank and delivery (W-7).
    let fuel_stands = product.fuel.as_ref().is_some_and(|fuel| !blank(&fuel.dispenser) && !blank(&fuel.tank) && fuel.last_delivery.is_some());
    if rules.is_fuel && !fuel_stands {
        gaps.push(Denial::EntryMissing { field: Field::Fuel });
    }
    gaps.extend(rules.own.iter().filter(|field| !field.stands(&product.own)).map(|field| Denial::OwnEntryMissing { label: field.label.clone() }));
    let others = state.visit.sheets.iter().filter(|other| other.opening.sheet != sheet.opening.sheet && other.is_batch());
    if sheet.opening.beyond_cap.as_deref().is_none_or(blank) {
        gaps.extend(
            others.into_iter().find(|other| other.same_product(product)).map(|other| Denial::SameProduct { number: other.opening.number.clone() }),
        );
    }
    gaps
}

fn on_sampling(rules: &Rules, sampling: &Sampling) -> Vec<Denial> {
    let mut gaps = Vec::new();
    if !sampling.stock.reaches(rules.least_stock) {
        gaps.push(Denial::StockBelowRules { least: rules.least_stock });
    }
    if !sampling.test.reaches(rules.least_test) {
        gaps.push(Denial::BelowLeast { part: Part::Test, least: rules.least_test });
    }
    if let Some(least) = rules.least_backup {
        if sampling.backup.milli <= 0 {
            gaps.push(Denial::BackupMissing);
        } else if !sampling.backup.reaches(least) {
            gaps.push(Denial::BelowLeast { part: Part::Backup, least });
        }
    }
    gaps
}
