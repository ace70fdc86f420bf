//! 运输: how the sample travels; dangerous goods are carried and never posted (O-39, O-40).

use super::arrive::name_of;
use super::entry::{Entry, choices, choose, ticks};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::id::{SheetId, VisitId};
use domain::quantity::{Unit, number};
use domain::rules::{Hazard, Rules};
use domain::sheet::Sheet;
use domain::time::Instant;
use domain::transport::{Mode, Transport};
use std::rc::Rc;

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let sheet = pages.sheet(id, sheet_id)?;
    let rules = pages.phone.model().with_untracked(|model| model.briefing.as_ref()?.rules(sheet.opening.rules).cloned())?;
    let carrier = pages.phone.model().with_untracked(|model| model.active).map(|person| name_of(pages, person)).unwrap_or_default();
    let form = Form::new(pages, format!("{sheet_id}/transport"), known(&sheet, &rules, carrier));
    let unit = rules.unit();
    let act = move || {
        let transport = transport(pages.phone.done_at(id, sheet_id), form, unit).map(|transport| vec![Act::Transport { sheet: sheet_id, transport }]);
        form.submit(id, None, transport, Rc::new(move || pages.go(Route::Sheet(id, sheet_id))));
    };
    let hazard = rules.hazard.clone().map(|hazard| match hazard {
        Hazard::Dangerous { un, class, inner } => said::dangerous(&un, &class, &inner.to_string()),
        Hazard::Fragile { care } => care,
    });
    let mode = if rules.is_dangerous() {
        view! { <p class="notice"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><span class="grow">{said::NO_COURIER}</span></p> }
    } else {
        choose(form, "mode", said::MODE, Some(Field::Transport), choices(&[("carried", said::CARRIED), ("posted", said::POSTED)]))
    };
    let how = move |is_posted: &bool| {
        if *is_posted {
            view! {
                {Entry::text("courier", said::COURIER).law(Field::Transport).show(form)}
                {Entry::code("waybill", said::WAYBILL).law(Field::Transport).show(form)}
            }
        } else {
            view! {
                {Entry::code("vehicle", said::VEHICLE).law(Field::Transport).show(form)}
                {Entry::text("carrier", said::CARRIER).law(Field::Transport).show(form)}
            }
        }
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Transport)}
        <section class="card">
            <h2>{said::MODE}</h2>
            {mode}
            {switch(move || form.is("mode", "posted"), how)}
        </section>
        <section class="card">
            <h2>{said::CARE}</h2>
            {hazard.map(|hazard| view! { <p class="soft">{hazard}</p> })}
            {ticks(form, "care", said::CARE_TAKEN, Some(Field::Transport), choices(&[("labelled", said::LABELLED), ("secured", said::SECURED)]))}
            {Entry::text("temperature", said::TEMPERATURE).hint(said::TEMPERATURE_HINT).law(Field::Transport).show(form)}
            {Entry::decimal("inner", said::LARGEST_INNER, unit.sign()).law(Field::Transport).show(form)}
        </section>
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::RECORD_TRANSPORT, "button primary", act));
    let back = Some(Route::Sheet(id, sheet_id));
    let title = denials::step(Step::Transport).into();
    Some(frame(pages, Frame { title, sub: sheet.opening.number.to_string(), back, foot, inside }))
}

fn known(sheet: &Sheet, rules: &Rules, carrier: String) -> Vec<(&'static str, String)> {
    let Some(transport) = &sheet.transport else {
        let largest = sheet.containers.iter().map(|container| container.holds.milli).max();
        return vec![("mode", "carried".into()), ("carrier", carrier), ("inner", largest.map(number).unwrap_or_default())];
    };
    let (mode, first, second) = match &transport.mode {
        Mode::Carried { vehicle, carrier } => ("carried", ("vehicle", vehicle), ("carrier", carrier)),
        Mode::Posted { courier, waybill } => ("posted", ("courier", courier), ("waybill", waybill)),
    };
    let care = [(transport.labelled, "labelled"), (transport.secured, "secured")]
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, name)| name)
        .collect::<Vec<_>>();
    let inner = transport.largest_inner.filter(|inner| inner.unit == rules.unit()).map(|inner| number(inner.milli));
    vec![
        ("mode", mode.into()),
        (first.0, first.1.clone()),
        (second.0, second.1.clone()),
        ("care", care.join("|")),
        ("temperature", transport.temperature.clone()),
        ("inner", inner.unwrap_or_default()),
    ]
}

fn transport(left_at: Instant, form: Form, unit: Unit) -> Result<Transport, Mistake> {
    let mode = if form.now("mode") == "posted" {
        Mode::Posted { courier: form.now("courier"), waybill: form.now("waybill") }
    } else {
        Mode::Carried { vehicle: form.now("vehicle"), carrier: form.now("carrier") }
    };
    let care = form.ticked_now("care");
    let taken = |name: &str| care.iter().any(|other| other == name);
    Ok(Transport {
        mode,
        labelled: taken("labelled"),
        temperature: form.now("temperature"),
        secured: taken("secured"),
        largest_inner: form.maybe_quantity("inner", unit)?,
        left_at,
    })
}
