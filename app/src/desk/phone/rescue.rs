//! Taking in a phone's file of everything.

use crate::desk::trouble::Trouble;
use crate::words::desk::phone as say;
use domain::contract::Rescued;
use leptos::prelude::*;

/// The input's element.
const FILE: &str = "rescue";

/// The file, and what became of it.
pub(super) fn rescue() -> AnyView {
    let office = crate::desk::office();
    let chosen = RwSignal::new(false);
    let take = Action::new(move |(): &()| office.take_in_rescue(FILE));
    let choose = move |event: leptos::ev::Event| chosen.set(!event_target_value(&event).is_empty());
    view! {
        <article class="card">
            <p>
                <label for=FILE>{say::RESCUE_FILE}</label> " "
                <input id=FILE type="file" accept=".tar" on:change=choose/> " "
                <button
                    type="button"
                    class="button primary"
                    prop:disabled=move || !chosen.get() || take.pending().get()
                    on:click=move |_| { take.dispatch(()); }
                >
                    {move || if take.pending().get() { say::RESCUING } else { say::RESCUE_NOW }}
                </button>
            </p>
            <div role="status">
                {move || take.value().get().map(|taken| match taken {
                    Ok(done) => view! { <Done done/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                })}
            </div>
        </article>
    }
    .into_any()
}

#[component]
fn Done(done: Rescued) -> impl IntoView {
    let Rescued { model, people, enterprises, applied, already, quarantined, proved, known, missing, .. } = done;
    let lacking = (!missing.is_empty()).then(|| {
        let rows = missing.iter().map(|media| view! { <li class="digest">{media.to_string()}</li> }).collect_view();
        view! { <p class="wrong">{say::rescue_missing(missing.len())}</p> <ul>{rows}</ul> }
    });
    let doubted = (quarantined > 0).then(|| view! { <p class="wrong">{say::rescue_quarantined(quarantined)}</p> });
    let about = (!enterprises.is_empty()).then(|| view! { <p>{say::rescued_about(&enterprises.join("、"))}</p> });
    let whose = say::rescued_from(&people.join("、"), &model);
    view! { <p>{whose}</p> <p><strong>{say::rescued(applied, proved)}</strong> " " {say::rescued_before(already, known)}</p> {about} {doubted} {lacking} }.into_any()
}
