//! Codes that let a phone in: shown on the desk, read by the phone's camera.

use crate::desk::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::{nouns, phone as say};
use domain::contract::{Enrolment, NewEnrolment};
use domain::person::Person;
use leptos::prelude::*;

/// The samplers of the agency, each with a way to let their phone in.
#[component]
pub fn Codes() -> impl IntoView {
    let office = crate::desk::office();
    let roster = Resource::new(|| (), move |()| office.roster());
    view! {
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match roster.await {
                    Ok(roster) if roster.samplers.is_empty() => view! { <p>{say::NONE}</p> }.into_any(),
                    Ok(roster) => {
                        let rows = roster.samplers.into_iter().map(|person| view! { <li><Row person/></li> });
                        view! { <ul class="findings tight">{rows.collect_view()}</ul> }.into_any()
                    }
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Row(person: Person) -> impl IntoView {
    let Person { id, name, staff_number, .. } = person;
    let office = crate::desk::office();
    let give = Action::new(move |(): &()| office.enrol(NewEnrolment { person: id }));
    let word = move || match (give.pending().get(), give.value().get().is_some()) {
        (true, _) => say::GIVING,
        (false, true) => say::GIVE_AGAIN,
        (false, false) => say::GIVE,
    };
    let alt = say::picture(&name);
    view! {
        <article class="card">
            <p>
                <strong>{name}</strong> " " <span class="soft">{staff_number}</span> " "
                <button type="button" class="button" prop:disabled=move || give.pending().get() on:click=move |_| { give.dispatch(()); }>{word}</button>
            </p>
            <div role="status">
                {move || give.value().get().map(|given| match given {
                    Ok(given) => view! { <Code given alt=alt.clone()/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                })}
            </div>
        </article>
    }
    .into_any()
}

#[component]
fn Code(given: Enrolment, alt: String) -> impl IntoView {
    let Enrolment { address, expires_at, picture, .. } = given;
    view! {
        <div class="code" role="img" aria-label=alt inner_html=picture></div>
        <p>{say::until(&nouns::day_and_clock(expires_at))} " " {say::SCAN}</p>
        <p class="soft">{say::ADDRESS} <span class="digest">{address}</span></p>
    }
    .into_any()
}
