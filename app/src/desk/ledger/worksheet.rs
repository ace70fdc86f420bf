//! The worksheet in the order of entry, each value checked and copied by one click; and what was said of the sample so far.

use crate::desk::office;
use crate::words::desk::{ledger as say, nouns};
use domain::ledger::{LedgerEntry, WorksheetEntry};
use leptos::prelude::*;

/// What to enter.
#[component]
pub fn Worksheet(
    /// The entries, in order.
    entries: Vec<WorksheetEntry>,
) -> impl IntoView {
    let wrong = entries.iter().filter(|entry| entry.gap.is_some()).count();
    let tone = if wrong == 0 { "ok" } else { "warn" };
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let copied = RwSignal::new(None::<usize>);
    let copy = {
        let office = office();
        Action::new(move |(place, text): &(usize, String)| {
            let (asking, place) = (office.copy(text.clone()), *place);
            async move {
                if asking.await.is_ok() {
                    copied.set(Some(place));
                }
            }
        })
    };
    let row = move |(place, WorksheetEntry { label, value, gap }): (usize, WorksheetEntry)| {
        let gap = gap.map(|gap| view! { " " <span class="badge" data-tone="warn">{say::gap(gap)}</span> });
        let text = value.clone();
        let named = format!("{} {label}", say::COPY);
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="ledger-value">{value} {gap}</td>
                <td class="no-print">
                    <button
                        type="button"
                        class="button quiet"
                        aria-label=named
                        disabled=move || !ready.get()
                        on:click=move |_| { copy.dispatch((place, text.clone())); }
                    >
                        {move || if copied.get() == Some(place) { say::COPIED } else { say::COPY }}
                    </button>
                </td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="worksheet-title">
            <h2 id="worksheet-title">{say::WORKSHEET}</h2>
            <p class="notice" data-tone=tone>{say::wrong(wrong)}</p>
            <p class="soft">{say::ORDER}</p>
            <table class="figures" id="worksheet">
                <thead class="unseen"><tr><th scope="col">{say::FIELD}</th><th scope="col">{say::VALUE}</th><th scope="col">{say::COPY}</th></tr></thead>
                <tbody>{entries.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// What was said of the sample, the last first.
#[component]
pub fn History(
    /// The entries, in order.
    entries: Vec<LedgerEntry>,
    /// Who said each.
    people: Vec<String>,
) -> impl IntoView {
    let none = entries.is_empty().then(|| view! { <p>{say::NO_HISTORY}</p> });
    let row = |(LedgerEntry { state, record, note, at, .. }, by): (LedgerEntry, String)| {
        let about: Vec<String> = [record, note].into_iter().filter(|text| !text.is_empty()).collect();
        view! {
            <li>
                <p><strong>{say::state(state)}</strong> " " <time class="soft" datetime=nouns::machine_time(at)>{nouns::day_and_clock(at)}</time> " " {by}</p>
                <p>{about.join("；")}</p>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="history-title">
            <h2 id="history-title">{say::HISTORY}</h2>
            {none}
            <ol class="findings tight" id="history">{entries.into_iter().zip(people).rev().map(row).collect_view()}</ol>
        </section>
    }
    .into_any()
}
