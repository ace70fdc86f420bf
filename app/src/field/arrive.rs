//! 到场出示: two samplers, each by their own PIN, and the papers that are shown (O-24, O-25).

use super::entry::{choices, ticks};
use super::form::{Form, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::late_entry;
use super::pin::{PinFor, ask, left};
use super::position::seek;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field as words, field::visit as said};
use domain::act::{Act, Arrival, PapersShown};
use domain::denial::{Field, Step};
use domain::id::{PersonId, VisitId};
use domain::place::Nearness;
use domain::transport::PaperKind;
use std::rc::Rc;

/// The three papers, by the words under which they are ticked.
const PAPERS: [(&str, PaperKind, &str); 3] = [
    ("notice", PaperKind::Notice, said::NOTICE),
    ("staff", PaperKind::StaffCard, said::STAFF_CARD),
    ("authorisation", PaperKind::Authorisation, said::AUTHORISATION),
];

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId) -> Option<View> {
    let visit = pages.visit(id)?;
    let assignment = visit.assignment;
    let arrival = Form::new(pages, format!("{id}/arrival"), vec![]);
    let is_late = memo(move || late_entry::is_late(arrival));
    let shown = visit.papers.map(|(_, shown)| shown);
    let ticked =
        |shown: &PapersShown| PAPERS.iter().filter(|(_, kind, _)| shown.papers.contains(kind)).map(|(name, ..)| *name).collect::<Vec<_>>().join("|");
    let names = |shown: &PapersShown| shown.names_on_notice.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    let known = vec![("papers", shown.as_ref().map(ticked).unwrap_or_default()), ("names", shown.as_ref().map(names).unwrap_or_default())];
    let papers = Form::new(pages, format!("{id}/papers"), known);
    let team = assignment.team.clone();
    let arrived = pages.phone.memo(move |model| model.visit(id).is_some_and(|visit| visit.arrival.is_some()));
    let foot = move |has_arrived: &bool| {
        if *has_arrived {
            acts(act_button(papers, said::RECORD_PAPERS, "button primary", move || {
                papers.submit(id, None, Ok(vec![papers_shown(papers)]), Rc::new(move || pages.go(Route::Visit(id))));
            }))
        } else {
            let button = move |is_seeking: &bool| {
                if *is_seeking {
                    view! {
                        <p class="foot-line" role="status">{move || pages.at.line()}</p>
                        {acts(view! { <button type="button" class="button primary" on:click={move |_| pages.at.hurry()}>{said::NO_LONGER}</button> })}
                    }
                } else {
                    acts(switch(
                        move || is_late.get(),
                        move |is_late| {
                            let word = if *is_late { late_entry::words::RECORD_ARRIVAL } else { said::RECORD_ARRIVAL };
                            act_button(arrival, word, "button primary", move || arrive(pages, id, arrival))
                        },
                    ))
                }
            };
            switch(move || arrival.busy() && pages.at.is_seeking(), button)
        }
    };
    let named = team.iter().map(|person| (person.to_string(), name_of(pages, *person))).collect();
    let inside = view! {
        {lacks(pages, id, None, Step::Arrive)}
        <section class="card">
            <h2>{said::ARRIVAL}</h2>
            {move || arrival_line(pages, id)}
            {trouble(arrival)}
            {pages.at.forbidden()}
        </section>
        {when(move || !arrived.get(), move || late_entry::asked(arrival, late_entry::words::ARRIVED_ON_PAPER))}
        <section class="card">
            <h2>{said::SAMPLERS}</h2>
            <p class="soft">{said::TWO_SAMPLERS}</p>
            {team.iter().map(|person| sampler(pages, id, *person)).collect_view()}
        </section>
        <section class="card">
            <h2>{said::PAPERS}</h2>
            <dl class="facts">
                <dt>{said::NOTICE_NUMBER}</dt><dd>{assignment.notice}</dd>
                <dt>{said::AUTHORISATION_NUMBER}</dt><dd>{assignment.authorisation}</dd>
            </dl>
            {ticks(papers, "papers", said::PAPERS_SHOWN, Some(Field::Papers), choices(&PAPERS.map(|(name, _, word)| (name, word))))}
            {ticks(papers, "names", said::NAMES_ON_NOTICE, Some(Field::Names), named)}
            {move || pages.follow(id, |_, visit| visit.papers.as_ref().map(|(at, _)| view! { <p class="soft">{said::shown_at(&at.to_string())}</p> }))}
            {trouble(papers)}
        </section>
    };
    Some(frame(
        pages,
        Frame {
            title: denials::step(Step::Arrive).into(),
            sub: assignment.enterprise.name,
            back: Some(Route::Visit(id)),
            foot: switch(move || arrived.get(), foot),
            inside,
        },
    ))
}

fn papers_shown(form: Form) -> Act {
    let ticked = form.ticked_now("papers");
    Act::ShowPapers(PapersShown {
        papers: PAPERS.iter().filter(|(name, ..)| ticked.iter().any(|other| other == name)).map(|(_, kind, _)| *kind).collect(),
        names_on_notice: form.ticked_now("names").iter().filter_map(|id| id.parse().ok()).collect(),
    })
}

/// A person's name, which does not change while a page is open; an unknown one is never shown as a person.
pub(crate) fn name_of(pages: Pages, person: PersonId) -> String {
    pages.phone.model().with_untracked(|model| model.person(person).map_or_else(|| words::SOMEBODY.into(), |person| person.name.clone()))
}

/// Looks for the position, and records the arrival with it or, for a reason, without.
///
/// Where the phone is now says nothing of where a paper was written.
fn arrive(pages: Pages, id: VisitId, form: Form) {
    match late_entry::read(form) {
        Err(mistake) => return form.mistake(mistake),
        Ok(None) => {}
        Ok(late) => return form.submit(id, None, Ok(vec![Act::Arrive(Arrival { position: None, late })]), Rc::new(|| ())),
    }
    form.wait(true);
    pages.phone.run(async move {
        let position = seek(pages).await;
        form.wait(false);
        form.submit(id, None, Ok(vec![Act::Arrive(Arrival { position, late: None })]), Rc::new(|| ()));
    });
}

fn arrival_line(pages: Pages, id: VisitId) -> View {
    let known = pages.follow(id, |_, visit| (visit.arrival.clone(), visit.assignment.enterprise.position));
    let (arrival, enterprise) = known.unwrap_or_default();
    match arrival {
        None => view! {
            <p class="soft">{said::ARRIVAL_HINT}</p>
            {pages.phone.active().map(|person| view! { <p>{said::arrives_as(&name_of(pages, person))}</p> })}
        },
        Some((at, arrival)) => {
            let place = arrival.position.map_or_else(|| said::NO_PLACE.into(), |position| said::place(position.lat, position.lon, position.accuracy));
            let off = arrival.position.zip(enterprise).filter(|(here, there)| here.against(there) != Nearness::Here);
            let off = off.map(|(here, there)| said::off(here.metres_to(&there), here.against(&there) == Nearness::Shifted));
            view! {
                {arrival.late.as_ref().map(late_entry::notice)}
                <dl class="facts">
                    <dt>{said::TIME}</dt><dd>{at.to_string()}</dd>
                    <dt>{said::PLACE}</dt><dd>{place}</dd>
                </dl>
                {off.map(|sentence| view! { <p class="soft">{sentence}</p> })}
            }
        }
    }
}

/// One sampler of the team: present, to be proved, or not yet on this phone.
fn sampler(pages: Pages, id: VisitId, person: PersonId) -> View {
    let form = Form::new(pages, format!("{id}/attend/{person}"), vec![]);
    let name = name_of(pages, person);
    let has_left = pages.phone.model().with_untracked(|model| model.has_left(person));
    // What is typed of a PIN outlives every change but these.
    let stands = pages.phone.memo(move |model| {
        let visit = model.visit(id);
        let is_present = visit.is_some_and(|visit| visit.present.contains(&person));
        (is_present, visit.is_some_and(|visit| visit.arrival.is_some()), model.people.iter().any(|local| local.person.id == person))
    });
    let label = said::own_pin(&name);
    let how = move |stands: &(bool, bool, bool)| match *stands {
        (true, ..) => View::nothing(),
        (false, _, false) => view! {
            <p class="soft">{said::NOT_ON_PHONE}</p>
            <button type="button" class="button" on:click={move |_| pages.go(Route::SignIn)}>{words::ADD_PERSON}</button>
        },
        (false, true, true) => {
            let then = Rc::new(move || form.submit(id, Some(person), Ok(vec![Act::Attend]), Rc::new(|| ())));
            ask(pages, format!("attend-{person}"), label.clone(), person, PinFor::Act, then)
        }
        (false, false, true) => view! { <p class="soft">{said::AFTER_ARRIVAL}</p> },
    };
    let (tone, sign) = (move || if stands.get().0 { "ok" } else { "" }, move || if stands.get().0 { "✓" } else { "" });
    view! {
        <div class="stack">
            <p class="row">
                <span class="mark" data-tone={tone} aria-hidden="true">{sign}</span>
                <strong class="grow">{name}</strong>
                {has_left.then(left)}
                <span>{move || if stands.get().0 { said::PRESENT } else { said::NOT_YET_PRESENT }}</span>
            </p>
            {switch(move || stands.get(), how)}
            {trouble(form)}
        </div>
    }
}
