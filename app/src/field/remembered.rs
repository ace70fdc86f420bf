//! What is remembered of earlier batches and visits: one tap fills in what nobody typed.

use super::form::Form;
use super::frame::Pages;
use super::own::Own;
use super::view::*;
use crate::phone::Described;
use crate::words::field::remembered as said;
use domain::id::VisitId;
use domain::quantity::{Quantity, number};
use domain::sheet::Sheet;

/// So many are offered at once.
const OFFERED: usize = 3;

/// The products of the sheet's line that were described before; nothing where the product of this sheet is described already.
pub(super) fn products(pages: Pages, id: VisitId, sheet: &Sheet, form: Form, own: &[Own]) -> Option<View> {
    if sheet.product.is_some() {
        return None;
    }
    let before = pages.phone.model().with_untracked(|model| model.products_before(sheet.opening.line, id, sheet.opening.sheet));
    let chip = |described: &Described| {
        let product = &described.product;
        let word = said::product(&product.producer, &product.brand, if described.is_same_visit { "" } else { &product.model });
        let remembered = of_product(described, own);
        view! { <button type="button" class="chip" on:click={move |_| form.fill_in(remembered.clone())}>{word}</button> }
    };
    let chips = before.iter().take(OFFERED).map(chip).collect::<Vec<_>>();
    (!chips.is_empty()).then(|| group(chips))
}

/// The enterprise as it was found at the last visit; which licences were seen then is told, and ticked by who sees them again.
pub(super) fn enterprise(pages: Pages, id: VisitId, form: Form) -> Option<View> {
    let (at, identity) = pages.phone.model().with_untracked(|model| model.identity_before(id).map(|(at, identity)| (at, identity.clone())))?;
    let seen = (!identity.licences_shown.is_empty()).then(|| view! { <p class="soft">{said::licences(&identity.licences_shown)}</p> });
    let word = said::enterprise(&at.local_date().to_string(), &identity.contact, &identity.telephone);
    let remembered = vec![("contact", identity.contact), ("telephone", identity.telephone), ("representative", identity.representative)];
    Some(view! {
        <section class="card">
            {group(vec![view! { <button type="button" class="chip" on:click={move |_| form.fill_in(remembered.clone())}>{word}</button> }])}
            {seen}
        </section>
    })
}

fn group(chips: Vec<View>) -> View {
    view! {
        <div class="field">
            <p class="soft">{said::OFFERED}</p>
            <div class="chips" role="group" aria-label={said::OFFERED}>{chips}</div>
        </div>
    }
}

/// What of a product is the same on the next sheet: neither batch nor price, and nobody has verified this one's producer.
fn of_product(described: &Described, own: &[Own]) -> Vec<(&'static str, String)> {
    let product = described.product.clone();
    let mut remembered = vec![
        ("name", product.name),
        ("brand", product.brand),
        ("standard", product.standard),
        ("producer", product.producer),
        ("producer-address", product.producer_address),
    ];
    if described.is_same_enterprise {
        let amount = |of: Option<Quantity>| of.map(|of| number(of.milli)).unwrap_or_default();
        let fuel = product.fuel.as_ref();
        remembered.extend([
            ("supplier", product.supplier),
            ("capacity", amount(fuel.and_then(|fuel| fuel.capacity))),
            ("output", amount(fuel.and_then(|fuel| fuel.last_year_output))),
        ]);
    }
    // A second batch of the very same product is refused (O-43), so that its model and what hangs on that is another.
    if !described.is_same_visit {
        remembered.push(("model", product.model));
        remembered.extend(own.iter().filter_map(|own| Some((own.name, own.value(&product.own)?.to_owned()))));
    }
    remembered
}
