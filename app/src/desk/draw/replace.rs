//! Letting the next reserve stand in (D5): who falls out and why is told, and who comes is nobody's choice.

use super::act::{form, sending};
use crate::desk::note::Notes;
use crate::words::desk::draw::list as say;
use domain::contract::DrawnEntry;
use domain::draw::Act;
use domain::id::DrawId;
use domain::no_sample::NoSampleReason;
use domain::paper;
use leptos::prelude::*;

/// The form.
#[component]
pub fn Replace(
    /// The draw.
    draw: DrawId,
    /// Its list.
    entries: Vec<DrawnEntry>,
) -> impl IntoView {
    let notes = Notes::here();
    let names = ["which", "reason", "note"].map(|name| format!("replace {name} {draw}"));
    let [which, reason, note] = names.clone().map(StoredValue::new);
    let typed = move |name: StoredValue<String>| name.with_value(|name| notes.typed(name));
    let due: Vec<DrawnEntry> = entries.into_iter().filter(|entry| entry.standing.is_due()).collect();
    let options = due.iter().enumerate().map(|(place, entry)| view! { <option value=place.to_string()>{entry.name.clone()}</option> }).collect_view();
    let due = StoredValue::new(due);
    let reasons = NoSampleReason::ALL.into_iter().enumerate();
    let reasons = reasons.map(|(place, reason)| view! { <option value=place.to_string()>{paper::reason(reason)}</option> }).collect_view();
    let chosen = move || typed(which).parse::<usize>().ok().and_then(|place| due.with_value(|due| due.get(place).cloned()));
    let why = move || typed(reason).parse::<usize>().ok().and_then(|place| NoSampleReason::ALL.get(place).copied());
    let told = move || typed(note).trim().to_owned();
    let tried = RwSignal::new(false);
    let read = move || {
        tried.set(true);
        let (entry, reason, note) = (chosen()?, why()?, told());
        let (line, body, enterprise) = (entry.line, entry.body, entry.enterprise);
        if note.is_empty() { None } else { Some(Act::Replace { line, body, enterprise, reason, note }) }
    };
    let wrong = move |lacks: bool, said: &'static str| (tried.get() && lacks).then(|| view! { <p class="wrong" role="alert">{said}</p> });
    let inside = view! {
        <p>{say::REPLACE_WHAT}</p>
        <div class="field">
            <label for="replace-which">{say::WHICH}</label>
            <select id="replace-which" class="input" on:change=move |event| notes.hold(which.get_value(), event_target_value(&event))>
                <option value="">{"—"}</option>
                {options}
            </select>
            {move || wrong(chosen().is_none(), say::WHICH_WANTED)}
        </div>
        <div class="field">
            <label for="replace-reason">{say::REASON}</label>
            <select id="replace-reason" class="input" on:change=move |event| notes.hold(reason.get_value(), event_target_value(&event))>
                <option value="">{"—"}</option>
                {reasons}
            </select>
            {move || wrong(why().is_none(), say::REASON_WANTED)}
        </div>
        <div class="field">
            <label for="replace-note">{say::NOTE}</label>
            <textarea
                id="replace-note"
                class="input"
                rows="2"
                prop:value=move || typed(note)
                on:input=move |event| notes.hold(note.get_value(), event_target_value(&event))
            ></textarea>
            {move || wrong(told().is_empty(), say::NOTE_WANTED)}
        </div>
    };
    let form = form(sending(draw, names.to_vec()), read, say::REPLACE_DO, inside.into_any());
    view! { <details class="card resolve no-print" id="replace"><summary>{say::REPLACE}</summary>{form}</details> }.into_any()
}
