//! 放假安排: the working days of the published years, where each list comes from, and loading the next.

pub mod load;

use super::frame::signed_in;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::calendar as say;
use domain::calendar::DatedDay;
use domain::contract::{CalendarVersion, CalendarYear, CalendarYears, Problem};
use domain::permit::Action as Permit;
use leptos::prelude::*;
use leptos_meta::Title;

/// The years.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let office = super::office();
    let (live, person) = (live(), signed_in());
    let years = Resource::new(move || live.changed.get(), move |_| office.calendar());
    let may = Resource::new(|| (), move |()| async move { Ok::<_, Problem>(person.may(Permit::KeepCalendar).await) });
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        // Outside of what each change of the city draws anew: a file that was chosen stays chosen.
        <Transition>{move || Suspend::new(async move { may.await.is_ok_and(|may| may).then(|| view! { <load::Load/> }) })}</Transition>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match years.await {
                    Ok(years) => view! { <Years years/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Years(years: CalendarYears) -> impl IntoView {
    let CalendarYears { years, lacking } = years;
    let lacking = lacking.into_iter().map(|year| view! { <p class="notice" role="note">{say::lacking(year)}</p> });
    view! {
        {lacking.collect_view()}
        {years.into_iter().enumerate().map(|(place, year)| one(year, place == 0)).collect_view()}
    }
    .into_any()
}

fn one(CalendarYear { year, versions, days }: CalendarYear, is_latest: bool) -> AnyView {
    view! {
        <section class="card" id=format!("year-{year}") aria-labelledby=format!("of-{year}")>
            <h2 id=format!("of-{year}")>{say::year(year)}</h2>
            <p>{say::counts(&days)}</p>
            <details open=is_latest>
                <summary>{say::VERSIONS}</summary>
                {versions.into_iter().map(version).collect_view()}
            </details>
            <details>
                <summary>{say::DATE}</summary>
                <Days days/>
            </details>
        </section>
    }
    .into_any()
}

fn version(CalendarVersion { version, digest, document, dated, by, at }: CalendarVersion) -> AnyView {
    let document = if document.is_empty() { say::NOT_KEPT.to_owned() } else { document };
    let dated = dated.map_or_else(|| say::NOT_KEPT.to_owned(), |dated| dated.to_string());
    let digest = digest.map_or_else(|| say::NOT_KEPT.to_owned(), |digest| digest.to_string());
    let by = by.map_or_else(|| say::SHIPPED.to_owned(), |by| format!("{by} {at}"));
    view! {
        <p><strong>{say::version(version)}</strong></p>
        <dl class="facts">
            <dt>{say::DOCUMENT}</dt><dd>{document}</dd>
            <dt>{say::DATED}</dt><dd>{dated}</dd>
            <dt>{say::BY}</dt><dd>{by}</dd>
            <dt>{say::DIGEST}</dt><dd class="digest">{digest}</dd>
        </dl>
    }
    .into_any()
}

/// The dated days of a year.
#[component]
pub(super) fn Days(days: Vec<DatedDay>) -> impl IntoView {
    let row = |day: DatedDay| {
        let named = day.statutory.then_some(say::NAMED);
        view! { <tr><td>{say::date(day.date)}</td><td>{say::kind(day.kind)}</td><td>{day.name}</td><td>{named}</td></tr> }
    };
    view! {
        <table class="figures">
            <thead>
                <tr>
                    <th scope="col">{say::DATE}</th>
                    <th scope="col">{say::KIND}</th>
                    <th scope="col">{say::FEAST}</th>
                    <th scope="col">{say::STATUTORY}</th>
                </tr>
            </thead>
            <tbody>{days.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
