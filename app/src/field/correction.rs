//! 更正: what is signed and turns out wrong is corrected here, and holds once the enterprise has confirmed exactly that (O-31).

use super::entry::{Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, slot};
use super::own::{self, Own};
use super::paper::{paper_sheet, strokes};
use super::printout::{as_it_prints, format_choice, format_of, print, retrieval};
use super::product;
use super::route::Route;
use super::signing::Signing;
use super::view::*;
use crate::words::field::{correction as said, sheet};
use domain::act::Act;
use domain::checklist::amendable;
use domain::correction::{Amendment, Correction, CorrectionRecord, Entries};
use domain::decide::State;
use domain::denial::{Denial, Field, Step};
use domain::enterprise::Identity;
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::paper::{correction_paper, correction_printout};
use domain::payment::PaymentSlip;
use domain::sheet::Sheet;
use domain::signature::{Ink, Signature, Signer};
use domain::visit::Visit;
use std::rc::Rc;

/// The key of the draft.
pub(super) fn key(sheet: SheetId) -> String {
    format!("{sheet}/correction")
}

/// The page: first what is to be corrected, then the paper and who confirms it.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let stands = visit.sheet(sheet_id)?.corrected().into_owned();
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let rules = briefing.rules(stands.opening.rules)?.clone();
    let own = StoredValue::new(Rc::new(own::fields(&rules)));
    let mut known = product::known(&stands, &rules, "", &own.get_value());
    known.extend(of_payment(&stands));
    known.extend(of_identity(&visit, &stands));
    let form = Form::new(pages, key(sheet_id), known);
    let ready: RwSignal<Option<Amendment>> = RwSignal::new(None);
    let is_fuel = rules.is_fuel;
    let see = move || match wanted(pages, id, sheet_id, form, (&own.get_value(), is_fuel)) {
        Ok(amendment) => {
            form.clear();
            ready.set(Some(amendment));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        Err(Wrong::Typed(mistake)) => form.mistake(mistake),
        Err(Wrong::Law(denial)) => form.deny(*denial),
    };
    let rules = StoredValue::new(rules);
    let has_slip = stands.payment.is_some();
    let inside = move |amendment: &Option<Amendment>| match amendment {
        Some(amendment) => shown(pages, id, sheet_id, form, amendment),
        None => view! {
            <p class="notice" data-tone="info">{said::WHAT}</p>
            <section class="card">
                {Entry::lines("reason", said::REASON).hint(said::REASON_HINT).law(Field::Correction).show(form)}
            </section>
            {product::cards(form, &rules.get_value(), &own.get_value())}
            {has_slip.then(|| view! {
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
            {trouble(form)}
        },
    };
    let foot = move |amendment: &Option<Amendment>| match amendment {
        Some(_) => view! { <button type="button" class="button" on:click={move |_| { form.clear(); ready.set(None); }}>{said::CHANGE}</button> },
        None => act_button(form, said::SEE, "button primary", see),
    };
    let inside = view! { {switch(move || ready.get(), inside)} };
    let foot = acts(switch(move || ready.get(), foot));
    let back = Some(Route::Sheet(id, sheet_id));
    Some(frame(pages, Frame { title: said::CORRECT.into(), sub: stands.opening.number.to_string(), back, foot, inside }))
}

/// The paper, and the two ways to confirm it.
fn shown(pages: Pages, id: VisitId, sheet_id: SheetId, form: Form, amendment: &Amendment) -> View {
    let printout = |visit: Visit| Some(correction_printout(&visit, visit.sheet(sheet_id)?, amendment));
    let Some(printout) = pages.visit(id).and_then(printout) else { return View::nothing() };
    let (shown, format) = (printout.paper.digest(), format_of(pages));
    let amendment = StoredValue::new(amendment.clone());
    let album = Album { visit: id, sheet: sheet_id, purpose: Purpose::SignedPaper };
    let signer = move || {
        let (name, title) = (form.now("signer"), form.now("office"));
        if name.is_empty() {
            form.mistake(("signer", sheet::SIGNER_WANTED));
            return None;
        }
        if title.is_empty() {
            form.mistake(("office", sheet::TITLE_WANTED));
            return None;
        }
        Some(Signer::Enterprise { name, title })
    };
    let on_glass = move || {
        if let Some(signer) = signer() {
            form.clear();
            pages.signing.set(Some(Signing { visit: id, sheet: sheet_id, signer, amendment: Some(Box::new(amendment.get_value())) }));
        }
    };
    let on_paper = move || {
        let Some(signer) = signer() else { return };
        let ink = ink(pages, album, form);
        let act = ink.map(|ink| {
            let confirmed = Signature { signer, shown, pad: [0, 0], strokes: Vec::new(), ink: Some(ink) };
            vec![Act::Correct { sheet: sheet_id, correction: Box::new(Correction { amendment: amendment.get_value(), confirmed }) }]
        });
        form.submit(id, None, act, Rc::new(move || pages.go(Route::SheetStep(id, sheet_id, Step::Sign))));
    };
    view! {
        {as_it_prints(format, printout, retrieval(pages, id, sheet_id))}
        <section class="card no-print">
            <h2>{said::CONFIRM_HOW}</h2>
            {Entry::text("signer", sheet::SIGNER_NAME).law(Field::Correction).show(form)}
            {Entry::text("office", sheet::SIGNER_TITLE).show(form)}
            {act_button(form, said::ON_GLASS, "button primary wide", on_glass)}
            <details>
                <summary>{said::ON_PAPER}</summary>
                {on_paper_entries(album, form, said::ON_PAPER_HOW, view! { {format_choice(format)} {print("button wide")} }, pages)}
                {act_button(form, said::RECORD, "button danger wide", on_paper)}
            </details>
            {trouble(form)}
        </section>
    }
}

/// What was put to a printed paper: the photo of it, and whether it is a hand or a stamp.
pub(super) fn on_paper_entries(album: Album, form: Form, how: &'static str, print: View, pages: Pages) -> View {
    view! {
        <div class="stack">
            <p class="soft">{how}</p>
            {print}
            <div class="slots">{slot(pages, album, true)}</div>
            {choose(form, "hand", said::HAND, None, choices(&[("signed", said::SIGNED), ("stamped", said::STAMPED)]))}
        </div>
    }
}

/// The newest photo of the signed paper, with what was put to it.
pub(super) fn ink(pages: Pages, album: Album, form: Form) -> Result<Ink, Mistake> {
    let stamped = match form.now("hand").as_str() {
        "signed" => false,
        "stamped" => true,
        _ => return Err(("hand", said::HAND_WANTED)),
    };
    let media = pages.sheet(album.visit, album.sheet).and_then(|sheet| sheet.media_for(album.purpose).last().map(|photo| photo.media));
    media.map(|media| Ink { media, stamped }).ok_or(("hand", sheet::INK_PHOTO_WANTED))
}

/// The paper of a correction that comes next.
pub(super) fn paper_of(visit: &Visit, sheet: SheetId, amendment: &Amendment) -> Option<domain::paper::Paper> {
    let sheet = visit.sheet(sheet)?;
    Some(correction_paper(visit, sheet, sheet.corrections.len(), amendment))
}

/// Why nothing can be shown yet.
enum Wrong {
    Typed(Mistake),
    Law(Box<Denial>),
}

/// What the entries would change, where the law allows it.
fn wanted(pages: Pages, id: VisitId, sheet_id: SheetId, form: Form, (own, is_fuel): (&[Own], bool)) -> Result<Amendment, Wrong> {
    let unknown = || Wrong::Law(Box::new(Denial::Unknown { field: Field::Sheet }));
    let visit = pages.visit(id).ok_or_else(unknown)?;
    let sheet = visit.sheet(sheet_id).ok_or_else(unknown)?;
    let stands = sheet.corrected();
    let unit = stands.sampling.as_ref().map_or(domain::quantity::Unit::Litre, |sampling| sampling.test.unit);
    let (acts, mistakes) = product::acts_of(form, sheet_id, own, (unit, is_fuel));
    if let Some(mistake) = mistakes.into_iter().next() {
        return Err(Wrong::Typed(mistake));
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
        let amount = form.yuan("amount").map_err(Wrong::Typed)?;
        entries.payment = Some(PaymentSlip {
            quantity: entries.sampling.as_ref().map_or(slip.quantity, |sampling| sampling.test),
            unit: entries.price.as_ref().map_or(slip.unit, |price| price.unit),
            amount,
            payee: form.now("payee"),
            receipt: form.now("receipt"),
            ..slip.clone()
        });
    }
    if let Some(found) = stands.identity(&visit) {
        let (name, address) = (form.now("enterprise"), form.now("address"));
        let (contact, telephone) = (form.now("contact"), form.now("telephone"));
        entries.identity = Some(Box::new(Identity { name, address, contact, telephone, ..found.clone() }));
    }
    let amendment = Amendment::to(&visit, sheet, entries, form.now("reason"));
    let judged = pages.phone.model().with_untracked(|model| {
        let briefing = model.briefing.as_ref().ok_or(Denial::Unknown { field: Field::Sheet })?;
        amendable(State { briefing, visit: &visit }, sheet, &amendment)
    });
    judged.map(|()| amendment).map_err(|denial| Wrong::Law(Box::new(denial)))
}

fn of_payment(sheet: &Sheet) -> Vec<(&'static str, String)> {
    let Some(slip) = &sheet.payment else { return Vec::new() };
    vec![("amount", slip.amount.to_string()), ("payee", slip.payee.clone()), ("receipt", slip.receipt.clone())]
}

fn of_identity(visit: &Visit, sheet: &Sheet) -> Vec<(&'static str, String)> {
    let Some(found) = sheet.identity(visit) else { return Vec::new() };
    vec![
        ("enterprise", found.name.clone()),
        ("address", found.address.clone()),
        ("contact", found.contact.clone()),
        ("telephone", found.telephone.clone()),
    ]
}

/// The corrections that stand, each with its paper and the hand beneath it.
pub(super) fn corrections(visit: &Visit, sheet: &Sheet) -> View {
    let one = |(place, record): (usize, &CorrectionRecord)| {
        let Correction { amendment, confirmed } = &record.correction;
        let name = match &confirmed.signer {
            Signer::Enterprise { name, title } => sheet::name_and_title(name, title),
            Signer::Sampler { .. } | Signer::Witness { .. } => String::new(),
        };
        view! {
            {paper_sheet(correction_paper(visit, sheet, place, amendment))}
            <div class="signed">
                <p class="row"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><strong class="grow">{name.clone()}</strong><span class="soft">{record.at.to_string()}</span></p>
                {hand(confirmed, &name)}
            </div>
        }
    };
    sheet.corrections.iter().enumerate().map(one).collect_view()
}

/// A hand on the glass, drawn again; one on paper by what its photo shows.
pub(super) fn hand(signature: &Signature, name: &str) -> View {
    match signature.ink {
        Some(ink) => view! { <p class="soft">{said::on_paper(ink.stamped)}</p> },
        None => strokes(signature.clone(), sheet::signature_of(name)),
    }
}
