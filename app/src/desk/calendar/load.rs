//! Loading a year: the file is shown first, with what it changes, and is loaded with the number and date of its notice.

use super::Days;
use crate::desk::entry::Entry;
use crate::desk::live::live;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::calendar as say;
use domain::calendar::DayChange;
use domain::contract::CalendarPreview;
use domain::time::LocalDate;
use leptos::prelude::*;

/// The input's element.
const FILE: &str = "year-file";

/// The form.
#[component]
pub fn Load() -> impl IntoView {
    let (office, live) = (crate::desk::office(), live());
    let (chosen, ready, tried) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (document, dated) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| ready.set(true));
    let show = {
        let office = office.clone();
        Action::new(move |(): &()| office.preview_calendar(FILE))
    };
    let take = Action::new(move |(said, dated, preview): &(String, LocalDate, CalendarPreview)| {
        office.load_calendar(FILE, said.clone(), *dated, preview.digest)
    });
    Effect::new(move |_| {
        if take.value().get().is_some_and(|taken| taken.is_ok()) {
            show.clear();
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let choose = move |event: leptos::ev::Event| {
        chosen.set(!event_target_value(&event).is_empty());
        show.clear();
        take.clear();
    };
    let day = move || dated.get().parse::<LocalDate>().ok();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let said = document.get_untracked().trim().to_owned();
        if let (false, Some(day), Some(Ok(preview))) = (said.is_empty(), untrack(day), show.value().get_untracked()) {
            take.dispatch((said, day, preview));
        }
    };
    let no_document = Signal::derive(move || (tried.get() && document.get().trim().is_empty()).then(|| say::DOCUMENT_WANTED.to_owned()));
    let no_day = Signal::derive(move || (tried.get() && day().is_none()).then(|| say::DATED_WANTED.to_owned()));
    let is_new = move || show.value().get().is_some_and(|shown| shown.is_ok_and(|preview| !preview.is_standing));
    view! {
        <details class="card resolve no-print" id="load">
            <summary>{say::LOAD}</summary>
            <form method="post" on:submit=submit>
                <fieldset disabled=move || !ready.get() || show.pending().get() || take.pending().get()>
                    <legend class="unseen">{say::LOAD}</legend>
                    <div class="field">
                        <label for=FILE>{say::FILE}</label>
                        <input id=FILE type="file" accept=".csv,.json,.txt" aria-describedby="year-file-hint" on:change=choose/>
                        <p class="hint" id="year-file-hint">{say::FILE_HINT}</p>
                    </div>
                    <button type="button" class="button" prop:disabled=move || !chosen.get() on:click=move |_| { show.dispatch(()); }>
                        {move || if show.pending().get() { say::PREVIEWING } else { say::PREVIEW }}
                    </button>
                    <div role="status">
                        {move || show.value().get().map(|shown| match shown {
                            Ok(preview) => view! { <Preview preview/> }.into_any(),
                            Err(problem) => view! { <ProblemNote problem/> }.into_any(),
                        })}
                    </div>
                    <div class="entries" hidden=move || !is_new()>
                        <Entry name="year-document" label=say::DOCUMENT hint=say::DOCUMENT_HINT value=document set=move |text| document.set(text) wrong=no_document/>
                        <Entry name="year-dated" label=say::DATED kind="date" value=dated set=move |text| dated.set(text) wrong=no_day/>
                        <button type="submit" class="button primary">{move || if take.pending().get() { say::TAKING } else { say::TAKE }}</button>
                    </div>
                    <div role="status">
                        {move || take.value().get().map(|taken| match taken {
                            Ok(taken) => view! { <p class="notice" data-tone="ok">{say::taken(taken.year, taken.version)}</p> }.into_any(),
                            Err(problem) => view! { <ProblemNote problem/> }.into_any(),
                        })}
                    </div>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

/// What the file would change.
#[component]
fn Preview(preview: CalendarPreview) -> impl IntoView {
    let CalendarPreview { year, version, is_standing, days, changes, .. } = preview;
    if is_standing {
        return view! { <p class="notice" data-tone="info">{say::SAME}</p> }.into_any();
    }
    // Of the first list of a year everything is new: its days are shown, and not each beside nothing.
    let is_first = changes.iter().all(|change| change.before.is_none());
    let head = view! { <p><strong>{say::would_be(year, version, days.len())}</strong> " " {say::counts(&days)}</p> };
    if is_first { view! { {head} <Days days/> }.into_any() } else { view! { {head} <Changes changes/> }.into_any() }
}

#[component]
fn Changes(changes: Vec<DayChange>) -> impl IntoView {
    let row = |DayChange { date, before, after }: DayChange| {
        let said = |day: Option<domain::calendar::DatedDay>| day.map_or_else(|| say::UNSAID.to_owned(), |day| say::said(&day));
        view! { <tr><td>{say::date(date)}</td><td>{said(before)}</td><td>{said(after)}</td></tr> }
    };
    view! {
        <table class="figures" id="changes">
            <caption>{say::CHANGES}</caption>
            <thead><tr><th scope="col">{say::DATE}</th><th scope="col">{say::BEFORE}</th><th scope="col">{say::AFTER}</th></tr></thead>
            <tbody>{changes.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
