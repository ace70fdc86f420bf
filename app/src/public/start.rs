//! The start page: what this is, and the two doors.

use crate::words::desk as words;
use crate::words::desk::start;
use crate::words::public;
use leptos::prelude::*;
use leptos_meta::Title;

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <Title text=start::TITLE/>
        <main class="door wide" id="main">
            <p class="brand"><span class="brand-seal" aria-hidden="true">{words::BRAND_SIGN}</span> {words::BRAND}</p>
            <h1>{start::TITLE}</h1>
            <p class="lead">{start::WHAT}</p>
            <ul class="doors">
                <li>
                    // The phone is a program of its own: the browser must load it and not this router.
                    <a class="card door-card" href="/field/" rel="external">
                        <strong>{start::FIELD}</strong>
                        <span>{start::FIELD_WHAT}</span>
                    </a>
                </li>
                <li>
                    <a class="card door-card" href="/desk/map">
                        <strong>{start::DESK}</strong>
                        <span>{start::DESK_WHAT}</span>
                    </a>
                </li>
            </ul>
            <section>
                <h2>{start::HOW}</h2>
                <ol class="steps">{start::STEPS.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            </section>
            // Rendered without the program: the browser must load them and not this router.
            <p><a href="/e" rel="external">{public::TO_COPIES}</a> " · " <a href="/verify" rel="external">{public::TO_CHECK}</a></p>
            <p class="soft">{start::EXAMPLE}</p>
        </main>
    }
    .into_any()
}
