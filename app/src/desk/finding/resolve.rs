//! One finding: what is wrong, what to do, and the note that ends it.

use super::sentence;
use crate::desk::live::live;
use crate::desk::trouble::ProblemNote;
use crate::words::denials;
use crate::words::desk::finding as say;
use crate::words::desk::nouns;
use domain::contract::Resolve;
use domain::finding::Finding;
use domain::id::FindingId;
use leptos::prelude::*;
use std::collections::HashMap;

/// Notes under way; they stand outside of what each change of the city draws anew, so that none is lost while it is typed.
#[derive(Debug, Clone, Copy)]
pub(in crate::desk) struct Notes(RwSignal<HashMap<FindingId, String>>);

/// Provides the notes to all pages.
pub(in crate::desk) fn provide() {
    provide_context(Notes(RwSignal::new(HashMap::new())));
}

/// A finding, and the form that ends it where that is the person's to do.
#[component]
pub fn FindingNote(
    /// The finding.
    finding: Finding,
    /// Whether the person may end it.
    may: bool,
) -> impl IntoView {
    let said = sentence(&finding);
    let next = denials::what_to_do(&finding.matter);
    let id = finding.id;
    match finding.resolved {
        Some(resolution) => view! {
            <div class="finding ended">
                <p><span class="badge" data-tone="ok">{say::ENDED}</span> " " {said}</p>
                <p class="soft">{say::ended(&nouns::day_and_clock(resolution.at), &resolution.note)}</p>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="finding open">
                <p><span class="badge" data-tone="warn">{say::OPEN}</span> " " <strong>{said}</strong></p>
                <p>{next}</p>
                {may.then(|| view! { <ResolveForm id/> })}
            </div>
        }
        .into_any(),
    }
}

#[component]
fn ResolveForm(id: FindingId) -> impl IntoView {
    let office = crate::desk::office();
    let live = live();
    let Notes(notes) = expect_context();
    let note = move || notes.with(|notes| notes.get(&id).cloned().unwrap_or_default());
    let empty = RwSignal::new(false);
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let resolve = Action::new(move |note: &String| office.resolve(id, Resolve { note: note.clone() }));
    // Our own act comes back over the line as well; asking at once spares the wait where the line is down.
    Effect::new(move |_| {
        if resolve.value().get().is_some_and(|answer| answer.is_ok()) {
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = untrack(note).trim().to_owned();
        empty.set(text.is_empty());
        if !text.is_empty() {
            resolve.dispatch(text);
        }
    };
    let entry = format!("note-{id}");
    view! {
        <details class="resolve no-print">
            <summary>{say::RESOLVE}</summary>
            <form method="post" on:submit=send>
                <fieldset disabled=move || !ready.get() || resolve.pending().get()>
                    <legend class="unseen">{say::RESOLVE}</legend>
                    <div class="field">
                        <label for=entry.clone()>{say::NOTE}</label>
                        <textarea
                            id=entry.clone()
                            class="input"
                            rows="3"
                            aria-describedby=format!("{entry}-hint")
                            aria-invalid=move || empty.get().to_string()
                            prop:value=note
                            on:input=move |event| notes.update(|notes| { notes.insert(id, event_target_value(&event)); })
                        ></textarea>
                        <p class="hint" id=format!("{entry}-hint")>{say::NOTE_HINT}</p>
                        {move || empty.get().then(|| view! { <p class="wrong" role="alert">{say::NOTE_MISSING}</p> })}
                    </div>
                    {move || resolve.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                    <button type="submit" class="button primary">{move || if resolve.pending().get() { say::RESOLVING } else { say::END }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}
