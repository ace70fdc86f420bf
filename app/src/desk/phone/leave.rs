//! Who leaves the agency: their account ends, and what they did stays.

use crate::desk::note::{NoteForm, NoteWords};
use crate::words::desk::{nouns, phone as say};
use domain::contract::Reason;
use domain::person::Person;
use leptos::prelude::*;

const WORDS: NoteWords =
    NoteWords { open: say::END, label: say::END_WHY, hint: say::END_HINT, missing: say::WHY_MISSING, send: say::END_SURELY, sending: say::ENDING };

/// The samplers, each with a way to end their account.
#[component]
pub fn People(
    /// The samplers.
    samplers: Vec<Person>,
) -> impl IntoView {
    let rows = samplers.into_iter().map(|person| view! { <li><One person/></li> });
    view! { <ul class="findings tight">{rows.collect_view()}</ul> }.into_any()
}

#[component]
fn One(person: Person) -> impl IntoView {
    let Person { id, name, staff_number, ended_at, .. } = person;
    let office = crate::desk::office();
    let state = match ended_at {
        Some(at) => view! { <span class="badge">{say::ended(&nouns::day_and_clock(at))}</span> }.into_any(),
        None => {
            let keep = move |why: String| office.end_account(id, Reason { why });
            view! { <NoteForm id=format!("end-{id}") words=WORDS keep grave=true/> }.into_any()
        }
    };
    view! {
        <article class="card">
            <p><strong>{name}</strong> " " <span class="soft">{nouns::staff_number(&staff_number)}</span></p>
            {state}
        </article>
    }
    .into_any()
}
