//! e-CQS 录入台账: what is to be entered there, how far each sample stands, and whether their list and ours agree.

pub mod compare;
pub mod keep;
pub mod worksheet;

use super::frame::signed_in;
use super::leaf;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::{calendar, duty, ledger as say};
use domain::contract::{Ledger, LedgerRow, LedgerSheet, Problem};
use domain::id::SheetId;
use domain::ledger::LedgerState;
use domain::permit::Action as Permit;
use domain::time::LocalDate;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

const PATH: &str = "/desk/ledger";

/// A state as it stands in an address.
fn word(state: LedgerState) -> String {
    domain::json::write(&state).trim_matches('"').to_owned()
}

/// The samples.
#[component]
pub fn LedgerPage() -> impl IntoView {
    let office = super::office();
    let (live, person, page, query) = (live(), signed_in(), leaf::asked(), use_query_map());
    let wanted = Memo::new(move |_| {
        let asked = query.read().get("state");
        LedgerState::ALL.into_iter().find(|state| asked.as_deref() == Some(word(*state).as_str()))
    });
    // One answer for both: while hydrating, what is drawn must be there at the first asking.
    let ledger = Resource::new(
        move || (wanted.get(), page.get(), live.changed.get()),
        move |(wanted, page, _)| {
            let asking = office.ledger(wanted, page);
            async move { Ok::<_, Problem>((asking.await?, person.may(Permit::KeepLedger).await)) }
        },
    );
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match ledger.await {
                    Ok((ledger, _)) => view! { <Page ledger wanted=wanted.get_untracked() page=page.get_untracked()/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
        // Outside of what each change of the city draws anew: a list that was pasted stays.
        <Transition>{move || Suspend::new(async move { ledger.await.is_ok_and(|(_, may)| may).then(|| view! { <compare::Compare/> }) })}</Transition>
    }
    .into_any()
}

#[component]
fn Page(ledger: Ledger, wanted: Option<LedgerState>, page: u32) -> impl IntoView {
    let Ledger { rows, total, counts, today } = ledger;
    let of = |state: LedgerState| counts.iter().filter(|(of, _)| *of == state).map(|(_, count)| *count).sum::<u32>();
    let way = |name: String, state: Option<LedgerState>| {
        let path = state.map_or_else(|| PATH.to_owned(), |state| format!("{PATH}?state={}", word(state)));
        view! { <a class="chip" href=path aria-current=(state == wanted).then_some("true")>{name}</a> }
    };
    let all = way(say::count(say::ALL, counts.iter().map(|(_, count)| count).sum()), None);
    let states = LedgerState::ALL.map(|state| way(say::count(say::state(state), of(state)), Some(state)));
    let list = wanted.map_or_else(|| PATH.to_owned(), |state| format!("{PATH}?state={}&", word(state)));
    let table = if rows.is_empty() { view! { <p class="card">{say::NONE}</p> }.into_any() } else { view! { <Table rows today/> }.into_any() };
    view! {
        <nav class="ledger-states no-print" aria-label=say::FILTER>{all} {states.collect_view()}</nav>
        {table}
        <leaf::Leaves list page total/>
    }
    .into_any()
}

#[component]
fn Table(rows: Vec<LedgerRow>, today: LocalDate) -> impl IntoView {
    view! {
        <table class="figures duties" id="ledger">
            <thead>
                <tr>
                    <th scope="col">{say::DUE}</th>
                    <th scope="col">{say::NUMBER}</th>
                    <th scope="col">{say::ENTERPRISE}</th>
                    <th scope="col">{say::PRODUCT}</th>
                    <th scope="col">{say::STATE}</th>
                    <th scope="col">{say::RECORD}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| one(row, today)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn one(row: LedgerRow, today: LocalDate) -> AnyView {
    let is_open = !row.state.is_submitted();
    let is_late = is_open && row.due.is_late(today);
    let left = duty::left(row.due, today).filter(|_| is_open);
    let left = left.map(|left| view! { <span class="badge" data-tone=if is_late { "seal" } else { "warn" }>{left}</span> });
    let sampled = row.due.last_day().map_or_else(String::new, calendar::date);
    view! {
        <tr class:late=is_late>
            <td data-label=say::DUE><p>{left}</p> <p>{sampled}</p></td>
            <td data-label=say::NUMBER><a href=format!("{PATH}/{}", row.sheet)>{row.number.to_string()}</a></td>
            <td data-label=say::ENTERPRISE>{row.enterprise}</td>
            <td data-label=say::PRODUCT>{row.product}</td>
            <td data-label=say::STATE><span class="badge" data-tone=tone(row.state)>{say::state(row.state)}</span></td>
            <td data-label=say::RECORD>{row.record}</td>
        </tr>
    }
    .into_any()
}

const fn tone(state: LedgerState) -> &'static str {
    match state {
        LedgerState::Submitted => "ok",
        LedgerState::Returned => "seal",
        LedgerState::Waiting | LedgerState::Corrected => "warn",
        LedgerState::Entered | LedgerState::Void => "info",
    }
}

/// One sample: what to enter, and what was said of it.
#[component]
pub fn LedgerSheetPage() -> impl IntoView {
    let office = super::office();
    let (live, person, params) = (live(), signed_in(), use_params_map());
    let id = Memo::new(move |_| params.read().get("sheet").and_then(|id| id.parse::<SheetId>().ok()));
    let sheet = Resource::new(
        move || (id.get(), live.changed.get()),
        move |(id, _)| {
            let asking = id.map(|id| office.ledger_sheet(id));
            async move {
                let Some(asking) = asking else { return Ok(None) };
                Ok::<_, Problem>(Some((asking.await?, person.may(Permit::KeepLedger).await)))
            }
        },
    );
    view! {
        <Title text=say::WORKSHEET/>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match sheet.await {
                    Ok(Some((sheet, may))) => view! { <Sheet sheet may/> }.into_any(),
                    Ok(None) => view! { <super::trouble::NotFound/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Sheet(sheet: LedgerSheet, may: bool) -> impl IntoView {
    let LedgerSheet { row, worksheet, entries, people, findings } = sheet;
    let (state, shown) = (row.state, entries.len());
    view! {
        <p class="no-print"><a href=PATH>{say::BACK}</a> " · " <a href=format!("/desk/sheets/{}", row.sheet)>{say::SHEET}</a></p>
        <h1>{row.number.to_string()} " " <span class="badge" data-tone=tone(state)>{say::state(state)}</span></h1>
        <p>{row.enterprise} " · " {row.product} " · " {say::DUE} " " {duty::due(row.due)}</p>
        <div class="ledger">
            <worksheet::Worksheet entries=worksheet/>
            <div class="sheet-proof">
                {may.then(|| view! { <keep::Keep sheet=row.sheet before=state shown findings/> })}
                <worksheet::History entries people/>
            </div>
        </div>
    }
    .into_any()
}
