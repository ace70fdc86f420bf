//! 付费单: the test part is bought at the sheet's price, and nothing else is paid for (O-33…O-35).

use super::entry::{Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, slot};
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::money::Fen;
use domain::payment::{PaymentSlip, PaymentWay};
use domain::quantity::Quantity;
use domain::sheet::Sheet;
use std::rc::Rc;

const WAYS: [(&str, PaymentWay, &str); 3] =
    [("cash", PaymentWay::Cash, said::CASH), ("code", PaymentWay::Code, said::BY_CODE), ("transfer", PaymentWay::Transfer, said::TRANSFER)];

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = visit.sheet(sheet_id)?.clone();
    let back = Some(Route::Sheet(id, sheet_id));
    let title: String = denials::step(Step::Payment).into();
    let sub = sheet.opening.number.to_string();
    let Some((test, unit)) = bought(&sheet) else {
        let inside = view! { <p class="notice">{said::PRODUCT_FIRST}</p> };
        let foot = acts(view! {
            <button type="button" class="button primary" on:click={move |_| pages.go(Route::SheetStep(id, sheet_id, Step::Product))}>{denials::step(Step::Product)}</button>
        });
        return Some(frame(pages, Frame { title, sub, back, foot, inside }));
    };
    let way = |of: PaymentWay| WAYS.iter().find(|(_, way, _)| *way == of).map(|(value, ..)| (*value).to_owned()).unwrap_or_default();
    let known = match &sheet.payment {
        Some(slip) => {
            vec![("amount", slip.amount.to_string()), ("way", way(slip.way)), ("payee", slip.payee.clone()), ("receipt", slip.receipt.clone())]
        }
        None => vec![("amount", unit.times(test).to_string()), ("payee", visit.assignment.enterprise.name.clone())],
    };
    let form = Form::new(pages, format!("{sheet_id}/payment"), known);
    let act = move || {
        let slip = slip(form, test, unit).map(|slip| vec![Act::Pay { sheet: sheet_id, slip }]);
        form.submit(id, None, slip, Rc::new(move || pages.go(Route::Sheet(id, sheet_id))));
    };
    let capitals = move || Fen::parse_yuan(&form.text("amount")).map(Fen::in_capitals);
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Payment)}
        <section class="card">
            <h2>{said::TO_PAY}</h2>
            <p class="sum">
                <span>{said::price_times(&unit.to_string(), &test.to_string())}</span>
                <strong>{said::yuan(&unit.times(test).to_string())}</strong>
            </p>
            {Entry::decimal("amount", said::AMOUNT, said::YUAN).law(Field::PaymentQuantity).show(form)}
            <p class="capitals" role="status">{capitals}</p>
            <dl class="facts"><dt>{said::BACKUP_PART}</dt><dd>{said::BACKUP_FREE}</dd></dl>
        </section>
        <section class="card">
            {choose(form, "way", said::WAY, None, choices(&WAYS.map(|(value, _, word)| (value, word))))}
            {Entry::text("payee", said::PAYEE).show(form)}
            {Entry::code("receipt", said::RECEIPT).optional().show(form)}
            <div class="slots">{slot(pages, Album { visit: id, sheet: sheet_id, purpose: Purpose::Receipt }, false)}</div>
        </section>
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::RECORD_PAYMENT, "button primary", act));
    Some(frame(pages, Frame { title, sub, back, foot, inside }))
}

/// What is bought, and at which price.
fn bought(sheet: &Sheet) -> Option<(Quantity, Fen)> {
    Some((sheet.sampling.as_ref()?.test, sheet.price.as_ref()?.unit))
}

fn slip(form: Form, quantity: Quantity, unit: Fen) -> Result<PaymentSlip, Mistake> {
    let way = form.now("way");
    let (_, way, _) = WAYS.iter().find(|(value, ..)| *value == way).ok_or(("way", said::WAY_WANTED))?;
    let payee = form.now("payee");
    if payee.is_empty() {
        return Err(("payee", said::PAYEE_WANTED));
    }
    // Nothing is paid for the backup part at this stage (O-35): there is no entry for it.
    Ok(PaymentSlip { quantity, unit, amount: form.yuan("amount")?, backup_amount: Fen(0), way: *way, payee, receipt: form.now("receipt") })
}
