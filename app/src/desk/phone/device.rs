//! One phone: whose it is, when it was last heard, what it still held then, and the form that stops it or lets it work again.

use super::escrow::Asked;
use crate::desk::note::{NoteForm, NoteWords};
use crate::words::desk::{nouns, phone as say};
use domain::contract::{DeviceRow, Held, Holding, Loss, Reason};
use domain::person::Person;
use leptos::prelude::*;

const LOSE: NoteWords = NoteWords {
    open: say::LOSE,
    label: say::LOSE_WHY,
    hint: say::LOSE_HINT,
    missing: say::WHY_MISSING,
    send: say::LOSE_SURELY,
    sending: say::LOSING,
};

const FIND: NoteWords = NoteWords {
    open: say::FIND,
    label: say::FIND_WHY,
    hint: say::FIND_HINT,
    missing: say::WHY_MISSING,
    send: say::FIND_SURELY,
    sending: say::FINDING,
};

/// A phone of the agency.
#[component]
pub fn Device(
    /// The phone.
    row: DeviceRow,
) -> impl IntoView {
    let is_lost = row.is_lost();
    let DeviceRow { device, model, people, registered_at, heard_at, held, losses, recovery } = row;
    let (tone, state) = if is_lost { ("seal", say::LOST) } else { ("ok", say::IN_USE) };
    let office = crate::desk::office();
    // Both end the details that they stand in: the row is drawn anew in its other state.
    let form = if is_lost {
        let keep = move |why: String| office.find_phone(device, Reason { why });
        view! { <NoteForm id=format!("find-{device}") words=FIND keep/> }.into_any()
    } else {
        let keep = move |why: String| office.lose_phone(device, Reason { why });
        view! { <NoteForm id=format!("lose-{device}") words=LOSE keep grave=true/> }.into_any()
    };
    let log = losses.iter().flat_map(lines).map(|line| view! { <li>{line}</li> }).collect_view();
    let log = (!losses.is_empty()).then(|| view! { <ul class="device-log" aria-label=say::LOG>{log}</ul> });
    view! {
        <article class="card">
            <header>
                <h2>{names(&people)}</h2>
                <span class="badge" data-tone=tone>{state}</span>
            </header>
            <dl class="facts">
                <dt>{say::HELD}</dt>
                <dd>{holds(held)}</dd>
                <dt>{say::HEARD}</dt>
                <dd>{heard_at.map_or_else(|| say::NEVER_HEARD.to_owned(), nouns::day_and_clock)}</dd>
                <dt>{say::MODEL}</dt>
                <dd>{say::model(&model, &nouns::day_and_clock(registered_at))}</dd>
            </dl>
            {log}
            {recovery.map(|recovery| view! { <Asked device recovery/> })}
            {form}
        </article>
    }
    .into_any()
}

fn names(people: &[Person]) -> String {
    let name = |person: &Person| if person.ended_at.is_some() { say::left(&person.name) } else { person.name.clone() };
    people.iter().map(name).collect::<Vec<_>>().join("、")
}

fn holds(held: Option<Held>) -> String {
    match held {
        None => say::NOT_SAID.to_owned(),
        Some(Held { at, holding: Holding { commands: 0, media: 0, .. } }) => say::all_sent(&nouns::day_and_clock(at)),
        Some(Held { at, holding: Holding { commands, media, bytes } }) => say::holds(commands, media, bytes, &nouns::day_and_clock(at)),
    }
}

/// What was said of it, the newest first.
fn lines(loss: &Loss) -> Vec<String> {
    let found = loss.found.as_ref().map(|word| say::found(&nouns::day_and_clock(word.at), &word.by, &word.why));
    let lost = say::lost(&nouns::day_and_clock(loss.lost.at), &loss.lost.by, &loss.lost.why);
    found.into_iter().chain([lost]).collect()
}
