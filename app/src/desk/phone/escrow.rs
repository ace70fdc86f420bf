//! The two custodians: setting their files up, and opening with them what a phone asks for.

use crate::desk::trouble::Trouble;
use crate::words::desk::nouns;
use crate::words::desk::phone::escrow as say;
use domain::contract::{Escrow, EscrowPart, Opened, Problem, Recovery};
use domain::id::DeviceId;
use leptos::prelude::*;

/// The input of the files to be checked.
const FILES: &str = "escrow-files";

/// How it stands, and how it is set up.
#[component]
pub fn Custodians(
    /// What holds now.
    escrow: Option<Escrow>,
) -> impl IntoView {
    let office = StoredValue::new(crate::desk::office());
    let make = Action::new(move |(): &()| office.get_value().make_escrow());
    let set_up = Action::new(move |(): &()| office.get_value().set_up_escrow(FILES));
    let (stands, label, anew) = match escrow {
        Some(Escrow { key, at, by }) => (say::stands(&key.name(), &nouns::day_and_clock(at), &by), say::MAKE_ANEW, Some(say::MAKE_ANEW_HOW)),
        None => (say::NONE_YET.to_owned(), say::MAKE, None),
    };
    let steps = move || {
        make.value().get().map(|made| match made {
            Ok(parts) => view! { <Steps parts set_up/> }.into_any(),
            Err(problem) => view! { <Trouble problem/> }.into_any(),
        })
    };
    view! {
        <article class="card">
            <p>{stands}</p>
            {anew.map(|how| view! { <p>{how}</p> })}
            <p>
                <button type="button" class="button" prop:disabled=move || make.pending().get() on:click=move |_| { make.dispatch(()); }>
                    {move || if make.pending().get() { say::MAKING } else { label }}
                </button>
            </p>
            {steps}
            <div role="status">{move || set_up.value().get().map(told)}</div>
        </article>
    }
    .into_any()
}

fn told(done: Result<(), Problem>) -> AnyView {
    match done {
        Ok(()) => view! { <p><strong>{say::SET_UP_DONE}</strong></p> }.into_any(),
        Err(problem) => view! { <Trouble problem/> }.into_any(),
    }
}

#[component]
fn Steps(parts: [EscrowPart; 2], set_up: Action<(), Result<(), Problem>>) -> impl IntoView {
    let [one, two] = parts.map(|part| {
        let office = crate::desk::office();
        let save = Action::new(move |(): &()| office.save_part(part.clone()));
        move |_| {
            save.dispatch(());
        }
    });
    view! {
        <p>{say::SAVE}</p>
        <p>
            <button type="button" class="button" on:click=one>{say::SAVE_1}</button> " "
            <button type="button" class="button" on:click=two>{say::SAVE_2}</button>
        </p>
        <p>{say::CHECK}</p>
        <Choose id=FILES.to_owned() label=say::SET_UP busy=say::SETTING_UP act=set_up/>
    }
    .into_any()
}

/// Both files at once, and what is done with them.
#[component]
fn Choose(id: String, label: &'static str, busy: &'static str, act: Action<(), Result<(), Problem>>) -> impl IntoView {
    let chosen = RwSignal::new(false);
    let choose = move |event: leptos::ev::Event| chosen.set(!event_target_value(&event).is_empty());
    view! {
        <p>
            <label for=id.clone()>{say::FILES}</label> " " <input id=id type="file" accept=".json" multiple on:change=choose/> " "
            <button
                type="button"
                class="button primary"
                prop:disabled=move || !chosen.get() || act.pending().get()
                on:click=move |_| { act.dispatch(()); }
            >
                {move || if act.pending().get() { busy } else { label }}
            </button>
        </p>
    }
    .into_any()
}

/// What a phone asked for, and the way to open it; or that it was opened.
#[component]
pub fn Asked(
    /// The phone.
    device: DeviceId,
    /// What it asked for.
    recovery: Recovery,
) -> impl IntoView {
    let asked = say::asked(&recovery.by, &nouns::day_and_clock(recovery.at), recovery.asked.keys.len(), &recovery.asked.code());
    if let Some(Opened { at, by, .. }) = &recovery.opened {
        return view! { <p>{asked} " " {say::opened(by, &nouns::day_and_clock(*at))}</p> }.into_any();
    }
    let id = format!("open-{device}");
    let (office, element) = (crate::desk::office(), id.clone());
    let open = Action::new(move |(): &()| office.open_keys(device, recovery.clone(), element.clone()));
    view! {
        <section class="notice" aria-label=say::ASKED>
            <div class="grow">
                <p><strong>{asked}</strong></p>
                <p>{say::OPEN_HOW}</p>
                <Choose id label=say::OPEN busy=say::OPENING act=open/>
                <div role="status">
                    {move || open.value().get().and_then(Result::err).map(|problem| view! { <Trouble problem/> })}
                </div>
            </div>
        </section>
    }
    .into_any()
}
