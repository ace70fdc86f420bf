//! 作废: a sheet, a seal that was spoiled before it was used, or an arrival by mistake; each with its reason.

use super::entry::Entry;
use super::form::{Form, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::route::Route;
use super::view::*;
use crate::words::field::{self as words, void as said};
use domain::act::Act;
use domain::denial::Field;
use domain::id::{SheetId, VisitId};
use domain::number::SealNumber;
use domain::sheet::Sheet;
use domain::void::Voidable;
use std::rc::Rc;

/// The page, of a sheet or of a visit on which none stands.
pub(crate) fn page(pages: Pages, id: VisitId, of: Option<SheetId>) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = match of {
        Some(sheet) => Some(visit.sheet(sheet)?.clone()),
        None => None,
    };
    let back = Route::checklist(id, of);
    let inside = view! {
        <p class="notice" data-tone="info">{said::WHAT}</p>
        {sheet.as_ref().filter(|sheet| sheet.is_open()).map(|sheet| {
            let this = sheet.opening.sheet;
            let form = Form::new(pages, format!("{this}/void"), vec![]);
            let act = move || void(form, id, Voidable::Sheet { sheet: this }, pages, Route::Visit(id));
            view! {
                <section class="card">
                    <h2>{said::SHEET}</h2>
                    {Entry::lines("reason", said::REASON).law(Field::Void).show(form)}
                    {trouble(form)}
                    {act_button(form, said::VOID_SHEET, "button danger wide", act)}
                </section>
                {seal(pages, id, this)}
            }
        })}
        {(visit.arrival.is_some() && !visit.sheets.iter().any(Sheet::rests_on_the_arrival)).then(|| arrival(pages, id))}
    };
    let foot = acts(view! { <button type="button" class="button" on:click={move |_| pages.go(back)}>{words::BACK}</button> });
    let sub = sheet.map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
    Some(frame(pages, Frame { title: said::VOID.into(), sub, back: Some(back), foot, inside }))
}

fn seal(pages: Pages, id: VisitId, sheet: SheetId) -> View {
    let form = Form::new(pages, format!("{sheet}/void-seal"), vec![]);
    let act = move || match SealNumber::parse(&form.now("seal")) {
        Some(seal) => void(form, id, Voidable::Seal { sheet, seal }, pages, Route::Sheet(id, sheet)),
        None => form.mistake(("seal", said::SEAL_WANTED)),
    };
    view! {
        <section class="card">
            <h2>{said::SEAL}</h2>
            {Entry::code("seal", said::SEAL_NUMBER).scanned(|text| SealNumber::parse(text).map(|number| number.to_string())).law(Field::SealNumber).show(form)}
            {Entry::lines("reason", said::REASON).law(Field::Void).show(form)}
            {trouble(form)}
            {act_button(form, said::VOID_SEAL, "button wide", act)}
        </section>
    }
}

fn arrival(pages: Pages, id: VisitId) -> View {
    let form = Form::new(pages, format!("{id}/void"), vec![]);
    let act = move || void(form, id, Voidable::Arrival, pages, Route::Visit(id));
    view! {
        <section class="card">
            <h2>{said::ARRIVAL}</h2>
            <p class="soft">{said::ARRIVAL_WHAT}</p>
            {Entry::lines("reason", said::REASON).law(Field::Void).show(form)}
            {trouble(form)}
            {act_button(form, said::VOID_ARRIVAL, "button danger wide", act)}
        </section>
    }
}

fn void(form: Form, id: VisitId, what: Voidable, pages: Pages, then: Route) {
    let act = Act::Void { what, reason: form.now("reason") };
    form.submit(id, None, Ok(vec![act]), Rc::new(move || pages.go(then)));
}
