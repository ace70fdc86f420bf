//! What is new since the reader looked, and the button that says it was seen.

use crate::desk::live::live;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::duty as say;
use domain::contract::NewLook;
use domain::time::Instant;
use leptos::prelude::*;

/// How much is new; `upto` is how far the page was read.
#[component]
pub fn Fresh(
    /// The page was read up to this place of the order.
    upto: i64,
    /// So many are new.
    fresh: u32,
    /// When the reader last said so.
    looked_at: Option<Instant>,
) -> impl IntoView {
    let (office, live) = (crate::desk::office(), live());
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let look = Action::new(move |(): &()| office.look_at_duties(NewLook { upto }));
    Effect::new(move |_| {
        if look.value().get().is_some_and(|answer| answer.is_ok()) {
            live.own.update(|own| *own = own.wrapping_add(1));
        }
    });
    if fresh == 0 {
        return say::nothing_fresh(looked_at).map(|said| view! { <p class="soft">{said}</p> }).into_any();
    }
    view! {
        <div class="notice" data-tone="info">
            <p class="grow">{say::fresh(fresh, looked_at)}</p>
            {move || look.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
            <button type="button" class="button no-print" disabled=move || !ready.get() || look.pending().get() on:click=move |_| { look.dispatch(()); }>
                {say::SEEN}
            </button>
        </div>
    }
    .into_any()
}
