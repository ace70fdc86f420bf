//! 手机: the phones of the agency, how a lost one is stopped, how new ones are let in, and how the account of who leaves ends.

pub mod device;
pub mod enrol;
pub mod escrow;
pub mod leave;
mod rescue;

use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::phone as say;
use domain::contract::Devices;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn PhonesPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let phones = Resource::new(move || live.changed.get(), move |_| office.phones());
    let list = move || {
        Suspend::new(async move {
            match phones.await {
                Ok(known) => view! { <List known/> }.into_any(),
                Err(problem) => view! { <Trouble problem/> }.into_any(),
            }
        })
    };
    let custodians = move || Suspend::new(async move { phones.await.ok().map(|known| view! { <escrow::Custodians escrow=known.escrow/> }) });
    let people = move || {
        Suspend::new(async move {
            // What went wrong is told once, above.
            phones.await.ok().map(|known| view! { <leave::People samplers=known.samplers/> })
        })
    };
    view! {
        <Title text=words::PHONES/>
        <h1>{words::PHONES}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>{list}</Transition>
        <h2>{say::LET_IN}</h2>
        <p>{say::LET_IN_HOW}</p>
        // Of its own, so that a code on the screen stays there whatever else changes.
        <enrol::Codes/>
        <h2>{say::RESCUE}</h2>
        <p>{say::RESCUE_HOW}</p>
        {rescue::rescue()}
        <h2>{say::escrow::TITLE}</h2>
        <p>{say::escrow::HOW}</p>
        <Transition>{custodians}</Transition>
        <h2>{say::LEAVERS}</h2>
        <p>{say::LEAVERS_HOW}</p>
        <Transition>{people}</Transition>
    }
    .into_any()
}

#[component]
fn List(known: Devices) -> impl IntoView {
    let lost = known.devices.iter().filter(|row| row.is_lost()).count();
    let count = say::counts(known.devices.len(), lost);
    view! {
        <p>{count}</p>
        <ul class="findings">{known.devices.into_iter().map(|row| view! { <li><device::Device row/></li> }).collect_view()}</ul>
    }
    .into_any()
}
