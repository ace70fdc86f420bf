//! 核对主体: who it is that is being sampled, and that it lies in the city (O-11).

use super::entry::{Choices, Entry, choices, choose, select, ticks};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::remembered;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::visit as said};
use domain::act::Act;
use domain::campaign::LineNumber;
use domain::code::CreditCode;
use domain::decide::State;
use domain::denial::{Denial, Field, Step};
use domain::enterprise::{Enterprise, Identity, PlaceKind, ShownCode, Trade};
use domain::id::VisitId;
use domain::place::{DIVISIONS, Division};
use domain::rules;
use domain::visit::{Briefing, Visit};
use std::rc::Rc;

const PLACES: [(&str, PlaceKind, &str); 7] = [
    ("gas_station", PlaceKind::GasStation, said::GAS_STATION),
    ("mall", PlaceKind::Mall, said::MALL),
    ("supermarket", PlaceKind::Supermarket, said::SUPERMARKET),
    ("shop", PlaceKind::Shop, said::SHOP),
    ("market", PlaceKind::Market, said::MARKET),
    ("factory", PlaceKind::Factory, said::FACTORY),
    ("other", PlaceKind::Other, said::OTHER_PLACE),
];

const TRADES: [(&str, Trade, &str); 2] =
    [("production", Trade::Production, said::PRODUCTION), ("circulation", Trade::Circulation, said::CIRCULATION)];

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId) -> Option<View> {
    let visit = pages.visit(id)?;
    let form = Form::new(pages, format!("{id}/identity"), known(&visit));
    let licences = licences(pages, id);
    let before = visit.identity.is_none().then(|| remembered::enterprise(pages, id, form)).flatten();
    let roster = visit.assignment.enterprise.clone();
    let act = move || {
        let sheet = pages.visit(id).and_then(|visit| visit.sheets.last().map(|sheet| sheet.opening.sheet));
        form.submit(
            id,
            None,
            identity(form).map(|identity| vec![Act::CheckIdentity(identity)]),
            Rc::new(move || pages.go(Route::checklist(id, sheet))),
        );
    };
    let code = move |kind: &String| match kind.as_str() {
        "registration" => Entry::code("code", said::REGISTRATION).law(Field::CreditCode).show(form),
        "none" => Entry::lines("no-code", said::NO_CODE_REASON).law(Field::CreditCode).show(form),
        _ => view! {
            {Entry::code("code", said::CREDIT_CODE).scanned(|text| CreditCode::find(text).map(|code| code.to_string())).hint(said::CREDIT_CODE_HINT).law(Field::CreditCode).show(form)}
            {when(move || !form.text("code").trim().is_empty(), move || code_check(form))}
        },
    };
    let mut divisions: Choices = DIVISIONS.iter().map(|(division, name)| (division.code().to_string(), (*name).to_owned())).collect();
    divisions.push(("0".into(), said::OUTSIDE.into()));
    let inside = view! {
        {lacks(pages, id, None, Step::Identity)}
        {before}
        <section class="card">
            <h2>{said::LICENCE}</h2>
            <p class="soft">{said::from_roster(&roster.name)}</p>
            {Entry::text("name", said::ENTERPRISE_NAME).show(form)}
            {choose(form, "code-kind", said::CODE_KIND, None, choices(&[("credit", said::CREDIT_CODE), ("registration", said::REGISTRATION), ("none", said::NO_CODE)]))}
            {switch(move || form.text("code-kind"), code)}
            {Entry::text("representative", said::REPRESENTATIVE).show(form)}
            {(!licences.is_empty()).then(|| ticks(form, "licences", said::LICENCES_SHOWN, None, licences))}
        </section>
        <section class="card">
            <h2>{said::WHERE}</h2>
            {Entry::text("address", said::ADDRESS).show(form)}
            {select(form, "division", said::DIVISION, Some(Field::Division), divisions)}
            {suggested(form, &visit)}
            {choose(form, "trade", said::TRADE, Some(Field::Trade), choices(&TRADES.map(|(value, _, word)| (value, word))))}
            {select(form, "place", said::PLACE_KIND, None, choices(&PLACES.map(|(value, _, word)| (value, word))))}
        </section>
        <section class="card">
            <h2>{said::CONTACT}</h2>
            {Entry::text("contact", said::CONTACT_NAME).show(form)}
            {Entry::telephone("telephone", said::TELEPHONE).show(form)}
        </section>
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::RECORD_IDENTITY, "button primary", act));
    Some(frame(pages, Frame { title: denials::step(Step::Identity).into(), sub: roster.name, back: Some(Route::Visit(id)), foot, inside }))
}

/// What was recorded, or what the roster knows; 抽样环节 is never assumed (O-11).
fn known(visit: &Visit) -> Vec<(&'static str, String)> {
    let place = |of: PlaceKind| PLACES.iter().find(|(_, place, _)| *place == of).map(|(value, ..)| (*value).to_owned()).unwrap_or_default();
    let trade = |of: Option<Trade>| TRADES.iter().find(|(_, trade, _)| Some(*trade) == of).map(|(value, ..)| (*value).to_owned()).unwrap_or_default();
    match &visit.identity {
        Some(identity) => {
            let (kind, code, reason) = match &identity.code {
                ShownCode::Credit { text } => ("credit", text.clone(), String::new()),
                ShownCode::Registration { text } => ("registration", text.clone(), String::new()),
                ShownCode::None { reason } => ("none", String::new(), reason.clone()),
            };
            vec![
                ("name", identity.name.clone()),
                ("code-kind", kind.into()),
                ("code", code),
                ("no-code", reason),
                ("representative", identity.representative.clone()),
                ("licences", identity.licences_shown.join("|")),
                ("address", identity.address.clone()),
                ("division", identity.division.to_string()),
                ("trade", trade(identity.trade)),
                ("place", place(identity.place)),
                ("contact", identity.contact.clone()),
                ("telephone", identity.telephone.clone()),
            ]
        }
        None => {
            let Enterprise { name, credit_code, address, division, contact, telephone, .. } = visit.assignment.enterprise.clone();
            vec![
                ("name", name),
                ("code-kind", "credit".into()),
                ("code", credit_code),
                ("address", address),
                ("division", division.code().to_string()),
                ("place", place(visit.assignment.enterprise.place)),
                ("contact", contact),
                ("telephone", telephone),
            ]
        }
    }
}

/// The licences that the rules of the assigned lines ask to see; where there are several lines, with the one that asks.
fn licences(pages: Pages, id: VisitId) -> Choices {
    let choice = |briefing: &Briefing, several: bool, licence: &str, line: LineNumber| {
        let product = briefing.campaign.line(line).filter(|_| several).map(|line| line.product.as_str());
        (licence.to_owned(), product.map_or_else(|| licence.to_owned(), |product| said::licence_for(licence, product)))
    };
    let all = pages.phone.model().with_untracked(|model| {
        let State { briefing, visit } = model.state(id)?;
        let several = visit.assignment.lines.len() > 1;
        Some(rules::licences(briefing, visit).into_iter().map(|(licence, line)| choice(briefing, several, licence, line)).collect())
    });
    all.unwrap_or_default()
}

/// In which division the phone seems to be; the sampler decides (O-11).
fn suggested(form: Form, visit: &Visit) -> Option<View> {
    let position = visit.arrival.as_ref().and_then(|(_, arrival)| arrival.position).filter(|position| !position.is_vague())?;
    let around = Division::around(&position);
    let seems = around.map_or_else(|| "0".to_owned(), |division| division.code().to_string());
    let tone = move || if form.is("division", &seems) { "ok" } else { "warn" };
    Some(view! { <p class="live" data-tone={tone} role="status">{said::seems_in(around.map(Division::name))}</p> })
}

/// What is wrong with a code while it is typed; a suggestion, and never a correction.
fn code_check(form: Form) -> View {
    let check = move || match CreditCode::parse(&form.text("code")) {
        Ok(code) if code.inner_check_holds() => ("ok", said::CODE_HOLDS.to_owned()),
        Ok(_) => ("warn", said::CODE_INNER.to_owned()),
        Err(problem) => ("warn", denials::sentence(&Denial::CreditCodeWrong { problem })),
    };
    view! { <p class="live" data-tone={move || check().0} role="status">{move || check().1}</p> }
}

fn identity(form: Form) -> Result<Identity, Mistake> {
    let now = |name| form.now(name);
    let code = match now("code-kind").as_str() {
        "registration" => ShownCode::Registration { text: now("code") },
        "none" => ShownCode::None { reason: now("no-code") },
        _ => ShownCode::Credit { text: now("code") },
    };
    let (place, trade) = (now("place"), now("trade"));
    if now("name").is_empty() {
        return Err(("name", said::NAME_WANTED));
    }
    Ok(Identity {
        name: now("name"),
        code,
        address: now("address"),
        division: now("division").parse().unwrap_or(0),
        trade: TRADES.iter().find(|(value, ..)| *value == trade).map(|(_, trade, _)| *trade),
        place: PLACES.iter().find(|(value, ..)| *value == place).map_or(PlaceKind::Other, |(_, place, _)| *place),
        representative: now("representative"),
        contact: now("contact"),
        telephone: now("telephone"),
        licences_shown: form.ticked_now("licences"),
    })
}
