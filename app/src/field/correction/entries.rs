//! The entries of a sheet that a correction may change, as they stand, and what the typed ones would change.

use crate::field::ending;
use crate::field::entry::Entry;
use crate::field::form::{Form, Mistake};
use crate::field::frame::Pages;
use crate::field::media::{Album, slot};
use crate::field::own::{self, Own};
use crate::field::product;
use crate::field::view::*;
use crate::words::field::{correction as said, sheet};
use domain::act::Act;
use domain::checklist::amendable;
use domain::correction::{Amendment, Entries, HangingSeal};
use domain::decide::State;
use domain::denial::{Denial, Field};
use domain::ending::EndingKind;
use domain::enterprise::Identity;
use domain::evidence::Purpose;
use domain::id::{ContainerId, SheetId, VisitId};
use domain::number::SealNumber;
use domain::payment::PaymentSlip;
use domain::rules::Rules;
use domain::sheet::Sheet;
use domain::visit::Visit;

/// The entry of the reason; an ending has a reason of its own.
pub(super) const WHY: &str = "why";

/// Why nothing can be shown yet.
pub(super) enum Wrong {
    Typed(Mistake),
    Law(Box<Denial>),
}

/// What can be corrected of one sheet.
pub(super) struct Fields {
    rules: Rules,
    own: Vec<Own>,
    /// The seals, with the names of their entries.
    seals: Vec<(&'static str, HangingSeal)>,
    has_slip: bool,
    /// What it ended as, where no sample was taken: then that is all there is to correct.
    kind: Option<EndingKind>,
}

impl Fields {
    pub(super) fn of(stands: &Sheet, rules: Rules) -> Self {
        // As those of own entries they stay where they are for as long as the program runs.
        let name = |place: usize| -> &'static str { Box::leak(format!("seal-{}", place + 1).into_boxed_str()) };
        let seal =
            |(place, seal): (usize, &domain::part::Seal)| (name(place), HangingSeal { container: seal.container, number: seal.number.clone() });
        Self {
            own: own::fields(&rules),
            rules,
            seals: stands.seals.iter().enumerate().map(seal).collect(),
            has_slip: stands.payment.is_some(),
            kind: stands.ending.as_ref().map(|ending| ending.kind()),
        }
    }

    /// What stands in them.
    pub(super) fn known(&self, visit: &Visit, stands: &Sheet) -> Vec<(&'static str, String)> {
        if let Some(ending) = &stands.ending {
            return ending::of_ending(ending);
        }
        let mut known = product::known(stands, &self.rules, "", &self.own);
        if let Some(slip) = &stands.payment {
            known.extend([("amount", slip.amount.to_string()), ("payee", slip.payee.clone()), ("receipt", slip.receipt.clone())]);
        }
        if let Some(found) = stands.identity(visit) {
            known.extend([("enterprise", found.name.clone()), ("address", found.address.clone())]);
            known.extend([("contact", found.contact.clone()), ("telephone", found.telephone.clone())]);
        }
        known.extend(self.seals.iter().map(|(name, seal)| (*name, seal.number.to_string())));
        known
    }

    /// The cards with all of them.
    pub(super) fn cards(&self, pages: Pages, (id, sheet_id): (VisitId, SheetId), form: Form) -> View {
        if self.kind.is_some() {
            return ending::entries(pages, id, form, self.kind);
        }
        view! {
            {product::cards(form, &self.rules, &self.own)}
            {(!self.seals.is_empty()).then(|| view! {
                <section class="card">
                    <h2>{said::SEALS}</h2>
                    <p class="soft">{said::SEALS_HINT}</p>
                    {self.seals.iter().enumerate().map(|(place, (name, seal))| self.seal(pages, (id, sheet_id), form, (place, name, seal.container))).collect_view()}
                </section>
            })}
            {self.has_slip.then(|| view! {
                <section class="card">
                    <h2>{said::PAYMENT}</h2>
                    {Entry::decimal("amount", sheet::AMOUNT, sheet::YUAN).law(Field::PaymentQuantity).show(form)}
                    {Entry::text("payee", sheet::PAYEE).show(form)}
                    {Entry::code("receipt", sheet::RECEIPT).optional().show(form)}
                </section>
            })}
            <section class="card">
                <h2>{said::ENTERPRISE}</h2>
                {Entry::text("enterprise", said::NAME).show(form)}
                {Entry::text("address", said::ADDRESS).show(form)}
                {Entry::text("contact", said::CONTACT).optional().show(form)}
                {Entry::telephone("telephone", said::TELEPHONE).optional().show(form)}
            </section>
        }
    }

    /// The number of one seal, beside the photo that proves which it is.
    fn seal(
        &self,
        pages: Pages,
        (visit, sheet): (VisitId, SheetId),
        form: Form,
        (place, name, container): (usize, &'static str, ContainerId),
    ) -> View {
        let label: &'static str = Box::leak(said::seal_of(place + 1, self.seals.len()).into_boxed_str());
        let meant = |text: &str| SealNumber::parse(text).map(|number| number.to_string());
        view! {
            {Entry::code(name, label).scanned(meant).law(Field::SealNumber).show(form)}
            <div class="slots">{slot(pages, Album { visit, sheet, purpose: Purpose::Seal { container } }, true)}</div>
        }
    }
}

/// What the entries would change, where the law allows it.
pub(super) fn wanted(pages: Pages, id: VisitId, sheet_id: SheetId, form: Form, fields: &Fields) -> Result<Amendment, Wrong> {
    let unknown = || Wrong::Law(Box::new(Denial::Unknown { field: Field::Sheet }));
    let visit = pages.visit(id).ok_or_else(unknown)?;
    let sheet = visit.sheet(sheet_id).ok_or_else(unknown)?;
    let stands = sheet.corrected();
    let entries = match fields.kind {
        Some(kind) => Entries { ending: Some(Box::new(ending::read(pages, form, kind).map_err(Wrong::Typed)?)), ..Entries::default() },
        None => of_sample(form, &visit, &stands, fields).map_err(Wrong::Typed)?,
    };
    let amendment = Amendment::to(&visit, sheet, entries, form.now(WHY));
    let judged = pages.phone.model().with_untracked(|model| {
        let briefing = model.briefing.as_ref().ok_or(Denial::Unknown { field: Field::Sheet })?;
        amendable(State { briefing, visit: &visit }, sheet, &amendment)
    });
    judged.map(|()| amendment).map_err(|denial| Wrong::Law(Box::new(denial)))
}

/// What is typed of a sheet with a sample.
fn of_sample(form: Form, visit: &Visit, stands: &Sheet, fields: &Fields) -> Result<Entries, Mistake> {
    let unit = stands.sampling.as_ref().map_or(domain::quantity::Unit::Litre, |sampling| sampling.test.unit);
    let (acts, mistakes) = product::acts_of(form, stands.opening.sheet, &fields.own, (unit, fields.rules.is_fuel));
    if let Some(mistake) = mistakes.into_iter().next() {
        return Err(mistake);
    }
    let mut entries = Entries::default();
    for act in acts {
        match act {
            Act::Describe { product, .. } => entries.product = Some(Box::new(product)),
            Act::Measure { sampling, .. } => entries.sampling = Some(sampling),
            Act::Price { price, .. } => entries.price = Some(price),
            _ => {}
        }
    }
    if let Some(slip) = &stands.payment {
        let amount = form.yuan("amount")?;
        entries.payment = Some(PaymentSlip {
            quantity: entries.sampling.as_ref().map_or(slip.quantity, |sampling| sampling.test),
            unit: entries.price.as_ref().map_or(slip.unit, |price| price.unit),
            amount,
            payee: form.now("payee"),
            receipt: form.now("receipt"),
            ..slip.clone()
        });
    }
    if let Some(found) = stands.identity(visit) {
        let (name, address) = (form.now("enterprise"), form.now("address"));
        let (contact, telephone) = (form.now("contact"), form.now("telephone"));
        entries.identity = Some(Box::new(Identity { name, address, contact, telephone, ..found.clone() }));
    }
    let mut seals = Vec::new();
    for (name, seal) in &fields.seals {
        let number = SealNumber::parse(&form.now(name)).ok_or((*name, sheet::SEAL_NUMBER_WANTED))?;
        seals.push(HangingSeal { container: seal.container, number });
    }
    entries.seals = (!seals.is_empty()).then_some(seals);
    Ok(entries)
}
