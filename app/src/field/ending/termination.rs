//! 终止抽样: what is unlawful, and the two bodies that are told at once (O-45).

use crate::field::entry::{Entry, choices, choose, ticks};
use crate::field::form::{Form, Mistake};
use crate::field::frame::Pages;
use crate::field::view::*;
use crate::words::field::ending as said;
use domain::denial::Field;
use domain::id::VisitId;
use domain::paper;
use domain::person::{Organisation, OrganisationKind};
use domain::termination::{Notified, Termination, Violation};
use domain::time::Instant;

/// The two bodies, with the names of their entries.
const CITY: Body = Body { way: "city", number: "city-number", person: "city-person", at: "city-at" };
const COUNTY: Body = Body { way: "county", number: "county-number", person: "county-person", at: "county-at" };

/// A body that is told.
#[derive(Clone, Copy)]
struct Body {
    way: &'static str,
    number: &'static str,
    person: &'static str,
    /// When it was called, in milliseconds; nobody types it.
    at: &'static str,
}

const SYSTEM: &str = "system";
const TELEPHONE: &str = "telephone";

pub(super) fn entries(pages: Pages, id: VisitId, form: Form) -> View {
    let violations = Violation::ALL.into_iter().enumerate().map(|(place, violation)| (place.to_string(), paper::violation(violation).to_owned()));
    view! {
        <section class="card">
            {ticks(form, "violations", said::VIOLATIONS, Some(Field::Violations), violations.collect())}
            {Entry::lines("facts", said::FACTS).hint(said::FACTS_HINT).law(Field::Facts).show(form)}
            {Entry::text("stock", said::STOCK).optional().show(form)}
            {Entry::lines("statement", said::STATEMENT).optional().show(form)}
        </section>
        <section class="card">
            <h2>{said::TELL_BOTH}</h2>
            <p class="soft">{said::TELL_BOTH_HINT}</p>
            {body(pages, id, form, CITY)}
            {body(pages, id, form, COUNTY)}
        </section>
    }
}

/// How one of the two is told: in the system with a signal, by telephone without.
fn body(pages: Pages, id: VisitId, form: Form, body: Body) -> View {
    let found = pages.follow(id, |briefing, visit| {
        let is_it = |other: &&Organisation| match body.way {
            "county" => other.id == visit.assignment.enterprise.jurisdiction,
            _ => other.kind == OrganisationKind::Bureau,
        };
        briefing.organisations.iter().find(is_it).map(|body| (body.name.clone(), body.telephone.clone()))
    });
    let (name, telephone) = found.flatten().unwrap_or_default();
    let by_telephone = move || {
        let dial = format!("tel:{}", telephone.replace(' ', ""));
        let number = telephone.clone();
        // The number that is known is offered, and may be another.
        if form.now(body.number).is_empty() {
            form.set(body.number, number);
        }
        let called = move |_: &Event| form.set(body.at, pages.phone.now().millis().to_string());
        view! {
            <p><a class="button wide" href={dial} on:click={called}>{said::dial(&telephone)}</a></p>
            {Entry::telephone(body.number, said::CALLED).law(Field::Notified).show(form)}
            {Entry::text(body.person, said::ANSWERED).law(Field::Notified).show(form)}
        }
    };
    let ways = [(SYSTEM, said::BY_SYSTEM), (TELEPHONE, said::BY_TELEPHONE)];
    // Without a signal nothing reaches them in the system at once.
    let ways = if pages.device().is_online() { choices(&ways) } else { choices(&ways[1..]) };
    view! {
        <h3>{name}</h3>
        {choose(form, body.way, said::TOLD_HOW, None, ways)}
        {when(move || form.is(body.way, TELEPHONE), by_telephone)}
    }
}

pub(super) fn known(termination: &Termination) -> Vec<(&'static str, String)> {
    let places = Violation::ALL.iter().enumerate().filter(|(_, violation)| termination.violations.contains(violation));
    let mut known = vec![
        ("violations", places.map(|(place, _)| place.to_string()).collect::<Vec<_>>().join("|")),
        ("facts", termination.facts.clone()),
        ("stock", termination.stock.clone()),
        ("statement", termination.statement.clone()),
    ];
    for (body, told) in [(CITY, &termination.city), (COUNTY, &termination.county)] {
        match told {
            Notified::System => known.push((body.way, SYSTEM.into())),
            Notified::Telephone { number, person, at } => {
                let at = at.millis().to_string();
                known.extend([(body.way, TELEPHONE.into()), (body.number, number.clone()), (body.person, person.clone()), (body.at, at)]);
            }
        }
    }
    known
}

pub(super) fn read(pages: Pages, form: Form) -> Result<Termination, Mistake> {
    let violations = form.ticked_now("violations").iter().filter_map(|place| Violation::ALL.get(place.parse::<usize>().ok()?).copied()).collect();
    let told = |body: Body| match form.now(body.way).as_str() {
        SYSTEM => Ok(Notified::System),
        // Dialled here, or by another telephone just now; what is told again keeps its time.
        TELEPHONE => {
            let at = form.now(body.at).parse().map_or_else(|_| pages.phone.now(), Instant::from_millis);
            Ok(Notified::Telephone { number: form.now(body.number), person: form.now(body.person), at })
        }
        _ => Err((body.way, said::TOLD_HOW_WANTED)),
    };
    Ok(Termination {
        violations,
        facts: form.now("facts"),
        stock: form.now("stock"),
        statement: form.now("statement"),
        city: told(CITY)?,
        county: told(COUNTY)?,
    })
}
