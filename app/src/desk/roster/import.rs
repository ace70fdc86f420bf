//! One import: what became of each row, and what may be done with it now.

use super::columns::Columns;
use super::lines::Lines;
use crate::desk::live::live;
use crate::desk::note::{NoteForm, NoteWords};
use crate::desk::trouble::{NotFound, ProblemNote, Trouble};
use crate::words::desk as words;
use crate::words::desk::nouns;
use crate::words::desk::roster as say;
use domain::contract::{ImportRow, ImportState, ImportView, LineSearch, Reason, Word};
use domain::id::ImportId;
use domain::roster::{Outcome, Settings};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One import.
#[component]
pub fn ImportPage() -> impl IntoView {
    let office = crate::desk::office();
    let live = live();
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.read().get("import").and_then(|id| id.parse::<ImportId>().ok());
    let search = Memo::new(move |_| {
        query.with(|query| LineSearch {
            page: query.get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
            outcome: query.get("outcome").and_then(|word| Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)),
            kept: query.get("kept").is_some(),
        })
    });
    // Here and not inside what is drawn anew with each change: nothing chosen is lost.
    let chosen = RwSignal::new(None);
    Effect::new(move |before: Option<Option<ImportId>>| {
        let now = id();
        if before.is_some_and(|before| before != now) {
            chosen.set(None);
        }
        now
    });
    let shown = Resource::new(
        move || (id(), search.get(), live.changed.get()),
        move |(id, search, _)| {
            let asked = id.map(|id| office.import(id, search));
            async move {
                match asked {
                    Some(asked) => Some(asked.await),
                    None => None,
                }
            }
        },
    );
    view! {
        <Title text=say::IMPORTS/>
        <p class="no-print"><a href="/desk/roster/imports">{say::TO_ALL_IMPORTS}</a></p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match shown.await {
                    Some(Ok(shown)) => view! { <Import shown search=search.get_untracked() chosen/> }.into_any(),
                    Some(Err(problem)) => view! { <Trouble problem/> }.into_any(),
                    None => view! { <NotFound/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Import(shown: ImportView, search: LineSearch, chosen: RwSignal<Option<Settings>>) -> impl IntoView {
    let ImportView { import, headings, columns, undecided, lacking, lines, total } = shown;
    let (tone, said) = say::state(import.state);
    let waits = import.state == ImportState::Previewed;
    let (id, counts, state) = (import.id, import.counts, import.state);
    let lacks = (!lacking.is_empty()).then(|| view! { <p class="notice" data-tone="seal" role="alert">{say::lacking(&lacking)}</p> });
    let ready = lacking.is_empty();
    view! {
        <h1>{import.name.clone()} " " <span class="badge" data-tone=tone>{said}</span></h1>
        {waits.then(|| view! { <p class="notice" data-tone="info">{say::NOT_YET}</p> })}
        {(import.kept > 0).then(|| view! { <p class="notice" data-tone="warn">{say::kept_told(import.kept)}</p> })}
        {lacks}
        {ready.then(|| view! { <Totals import=import.clone() search/> <p>{say::does(&counts, state)}</p> })}
        <Done import=import.clone()/>
        {(waits && ready && counts.taken + counts.noted > 0).then(|| view! { <Take import=import.clone()/> })}
        {waits.then(|| view! { <GiveUp id/> <Columns id headings columns undecided open=!ready chosen/> })}
        {(state == ImportState::Taken).then(|| view! { <Undo id/> })}
        {ready.then(|| view! { <Lines id lines total search/> })}
    }
    .into_any()
}

/// Where an import's rows are shown that are asked for.
pub(super) fn address(import: ImportId, search: LineSearch) -> String {
    let query = search.query();
    if query.is_empty() { format!("/desk/roster/imports/{import}") } else { format!("/desk/roster/imports/{import}?{query}") }
}

/// How many rows came to what; each figure leads to its rows.
#[component]
fn Totals(import: ImportRow, search: LineSearch) -> impl IntoView {
    let counts = import.counts;
    let total = |of: LineSearch, many: u32, name: &'static str| {
        let attention = if of.outcome == Some(Outcome::Refused) && many > 0 { "total attention" } else { "total" };
        let current = (of == LineSearch { page: 0, ..search }).then_some("true");
        view! {
            <a class=attention href=address(import.id, of) aria-current=current>
                <strong class="figure">{many.to_string()}</strong><span>{name}</span>
            </a>
        }
    };
    let of = |outcome| LineSearch { outcome: Some(outcome), ..LineSearch::default() };
    let kept = (import.kept > 0).then(|| total(LineSearch { kept: true, ..LineSearch::default() }, import.kept, say::KEPT_ROWS));
    view! {
        <div class="totals outcomes">
            {total(LineSearch::default(), counts.rows, say::ALL_ROWS)}
            {total(of(Outcome::Taken), counts.taken, say::outcome(Outcome::Taken))}
            {total(of(Outcome::Noted), counts.noted, say::outcome(Outcome::Noted))}
            {total(of(Outcome::Refused), counts.refused, say::outcome(Outcome::Refused))}
            {kept}
        </div>
    }
    .into_any()
}

/// Who did what with it, and what proves the file; and the report.
#[component]
fn Done(import: ImportRow) -> impl IntoView {
    let ImportRow { id, digest, bytes, by, at, taken, undone, .. } = import;
    let taken = taken.map(|Word { at, by, .. }| view! { <dt>{say::TAKEN_ROWS}</dt><dd>{say::taken_by(&by, &nouns::day_and_clock(at))}</dd> });
    let undone = undone.map(|Word { at, by, why }| view! { <dt>{say::DONE}</dt><dd>{say::undone_by(&by, &nouns::day_and_clock(at), &why)}</dd> });
    let report = move |form: &str| format!("/api/v1/roster/imports/{id}/report.{form}");
    view! {
        <dl class="facts">
            <dt>{say::READ_IN}</dt><dd>{say::by(&by, &nouns::day_and_clock(at))}</dd>
            {taken}
            {undone}
            <dt>{say::DIGEST}</dt><dd class="digest">{digest.to_string()} " " {say::size(bytes)}</dd>
        </dl>
        <p class="row no-print">
            <a class="button" href=report("xlsx") rel="external" download="">{say::REPORT_XLSX}</a>
            <a class="button" href=report("csv") rel="external" download="">{say::REPORT_CSV}</a>
        </p>
    }
    .into_any()
}

/// Takes it into the roster, just as it is shown.
#[component]
fn Take(import: ImportRow) -> impl IntoView {
    let (office, live, id) = (crate::desk::office(), live(), import.id);
    let take = Action::new(move |(): &()| office.take_import(id));
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    // Also a refusal shows another picture: the roster has moved, and was judged anew.
    Effect::new(move |_| {
        if take.value().get().is_some_and(|answer| answer.is_ok() || answer.is_err_and(|problem| problem.kind == "roster-moved")) {
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    view! {
        <div class="no-print">
            {move || take.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
            <button type="button" class="button primary" prop:disabled=move || !ready.get() || take.pending().get() on:click=move |_| { take.dispatch(()); }>
                {move || if take.pending().get() { say::TAKING.to_owned() } else { say::take(&import.counts) }}
            </button>
        </div>
    }
    .into_any()
}

/// Gives it up.
#[component]
fn GiveUp(id: ImportId) -> impl IntoView {
    let (office, live) = (crate::desk::office(), live());
    let give_up = Action::new(move |(): &()| office.give_up_import(id));
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    Effect::new(move |_| {
        if give_up.value().get().is_some_and(|answer| answer.is_ok()) {
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    view! {
        <div class="no-print">
            {move || give_up.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
            <button type="button" class="button" prop:disabled=move || !ready.get() || give_up.pending().get() on:click=move |_| { give_up.dispatch(()); }>
                {say::DROP}
            </button>
        </div>
    }
    .into_any()
}

/// Takes it back, with a reason.
#[component]
fn Undo(id: ImportId) -> impl IntoView {
    const WORDS: NoteWords = NoteWords {
        open: say::UNDO,
        label: say::UNDO_WHY,
        hint: say::UNDO_HINT,
        missing: say::UNDO_WHY_WANTED,
        send: say::UNDO_NOW,
        sending: say::UNDOING,
    };
    let office = crate::desk::office();
    view! { <NoteForm id=format!("undo-{id}") words=WORDS grave=true keep=move |why| office.undo_import(id, Reason { why })/> }.into_any()
}
