//! A note that ends or explains something: typed at leisure, and not lost while the city changes around it.

use super::live::live;
use super::trouble::ProblemNote;
use crate::office::Asking;
use leptos::prelude::*;
use std::collections::HashMap;

/// Notes under way; they stand outside of what each change of the city draws anew, so that none is lost while it is typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notes(RwSignal<HashMap<String, String>>);

impl Notes {
    /// The notes of the page's context.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// What was typed under that name so far.
    pub(super) fn typed(self, name: &str) -> String {
        self.0.with(|notes| notes.get(name).cloned().unwrap_or_default())
    }

    /// Holds what is typed.
    pub(super) fn hold(self, name: String, text: String) {
        self.0.update(|notes| {
            notes.insert(name, text);
        });
    }

    /// Lets go what was sent.
    pub(super) fn let_go(self, name: &str) {
        self.0.update(|notes| {
            notes.remove(name);
        });
    }
}

/// Provides the notes to all pages.
pub(super) fn provide() {
    provide_context(Notes(RwSignal::new(HashMap::new())));
}

/// The words of one form.
#[derive(Debug, Clone, Copy)]
pub struct NoteWords {
    /// What opens it.
    pub open: &'static str,
    /// What the entry is called.
    pub label: &'static str,
    /// What belongs into it.
    pub hint: &'static str,
    /// It is empty.
    pub missing: &'static str,
    /// The button.
    pub send: &'static str,
    /// The button while it is sent.
    pub sending: &'static str,
}

/// The form of a note.
#[component]
pub fn NoteForm<T, K>(
    /// What the note is about; the form's own.
    id: String,
    /// Its words.
    words: NoteWords,
    /// Sends it.
    keep: K,
    /// What it does is not lightly undone, and its button says so in the colour of the seal.
    #[prop(optional)]
    grave: bool,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Fn(String) -> Asking<T> + Send + Sync + 'static,
{
    let live = live();
    let notes = Notes::here();
    let own = StoredValue::new(id.clone());
    let note = move || own.with_value(|id| notes.typed(id));
    let empty = RwSignal::new(false);
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let send = Action::new(move |note: &String| keep(note.clone()));
    // Our own act comes back over the line as well; asking at once spares the wait where the line is down.
    Effect::new(move |_| {
        if send.value().get().is_some_and(|answer| answer.is_ok()) {
            own.with_value(|id| notes.let_go(id));
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = untrack(note).trim().to_owned();
        empty.set(text.is_empty());
        if !text.is_empty() {
            send.dispatch(text);
        }
    };
    let entry = format!("note-{id}");
    view! {
        <details class="resolve no-print">
            <summary>{words.open}</summary>
            <form method="post" on:submit=submit>
                <fieldset disabled=move || !ready.get() || send.pending().get()>
                    <legend class="unseen">{words.open}</legend>
                    <div class="field">
                        <label for=entry.clone()>{words.label}</label>
                        <textarea
                            id=entry.clone()
                            class="input"
                            rows="3"
                            aria-describedby=format!("{entry}-hint")
                            aria-invalid=move || empty.get().to_string()
                            prop:value=note
                            on:input=move |event| notes.hold(own.get_value(), event_target_value(&event))
                        ></textarea>
                        <p class="hint" id=format!("{entry}-hint")>{words.hint}</p>
                        {move || empty.get().then(|| view! { <p class="wrong" role="alert">{words.missing}</p> })}
                    </div>
                    {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                    <button type="submit" class=if grave { "button danger" } else { "button primary" }>{move || if send.pending().get() { words.sending } else { words.send }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}
