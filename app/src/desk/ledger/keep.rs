//! Saying what was done in e-CQS: only what may follow is offered.

use crate::desk::live::live;
use crate::desk::note::Notes;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::ledger as say;
use crate::words::problems;
use domain::contract::NewLedgerEntry;
use domain::id::SheetId;
use domain::ledger::LedgerState;
use leptos::prelude::*;

/// The form. What is typed stands outside of what each change of the city draws anew.
#[component]
pub fn Keep(
    /// The sample.
    sheet: SheetId,
    /// How it stands.
    before: LedgerState,
    /// How many entries the page shows.
    shown: usize,
    /// Its open findings.
    findings: u32,
) -> impl IntoView {
    let (office, live, notes) = (crate::desk::office(), live(), Notes::here());
    let names = ["state", "record", "note"].map(|name| format!("ledger {name} {sheet}"));
    let [state_name, record_name, note_name] = names.clone().map(StoredValue::new);
    let typed = move |name: StoredValue<String>| name.with_value(|name| notes.typed(name));
    let chosen = move || {
        let typed = typed(state_name);
        before.next().iter().copied().find(|state| super::word(*state) == typed).or_else(|| before.next().first().copied())
    };
    let (ready, tried) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| ready.set(true));
    let send = Action::new(move |new: &NewLedgerEntry| office.keep_ledger(sheet, new.clone()));
    Effect::new(move |_| {
        if send.value().get().is_some_and(|answer| answer.is_ok()) {
            names.iter().for_each(|name| notes.let_go(name));
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let new = move || {
        chosen().map(|state| NewLedgerEntry {
            after: u32::try_from(shown).unwrap_or(u32::MAX),
            state,
            record: typed(record_name).trim().to_owned(),
            note: typed(note_name).trim().to_owned(),
        })
    };
    let gap = move || new().filter(|_| tried.get()).and_then(|new| new.lacks(before, findings));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Some(new) = untrack(new).filter(|new| new.lacks(before, findings).is_none()) {
            send.dispatch(new);
        }
    };
    if before.next().is_empty() {
        return ().into_any();
    }
    let options = before.next().iter().map(|state| view! { <option value=super::word(*state)>{say::state(*state)}</option> });
    let stopped = (findings > 0).then(|| view! { <p class="notice">{say::findings(findings)}</p> });
    view! {
        <form class="card resolve no-print" method="post" on:submit=submit>
            <h2>{say::KEEP}</h2>
            {stopped}
            <fieldset disabled=move || !ready.get() || send.pending().get()>
                <legend class="unseen">{say::KEEP}</legend>
                <div class="field">
                    <label for="ledger-state">{say::BECOMES}</label>
                    <select id="ledger-state" class="input" on:change=move |event| notes.hold(state_name.get_value(), event_target_value(&event))>
                        {options.collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="ledger-record">{say::RECORD}</label>
                    <input
                        id="ledger-record"
                        class="input digits"
                        autocomplete="off"
                        prop:value=move || typed(record_name)
                        on:input=move |event| notes.hold(record_name.get_value(), event_target_value(&event))
                    />
                </div>
                <div class="field">
                    <label for="ledger-note">{say::NOTE}</label>
                    <textarea
                        id="ledger-note"
                        class="input"
                        rows="2"
                        prop:value=move || typed(note_name)
                        on:input=move |event| notes.hold(note_name.get_value(), event_target_value(&event))
                    ></textarea>
                </div>
                {move || gap().map(|gap| {
                    let (what, next) = problems::ledger_gap(gap);
                    view! { <p class="notice" role="alert">{what} "：" {next}</p> }
                })}
                {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                <button type="submit" class="button primary">{move || if send.pending().get() { say::SENDING } else { say::SEND }}</button>
            </fieldset>
        </form>
    }
    .into_any()
}
