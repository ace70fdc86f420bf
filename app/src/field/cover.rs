//! What covers the page for a while: the camera, the pictures, a code to be read. It closes by its button and by Escape.

use super::view::*;
use crate::words::field as words;

/// Lays out what covers the page; `look` is `cover`, or `cover night` behind a viewfinder. It does not close while it is `held`.
pub(crate) fn cover(
    look: &'static str,
    title: impl Fn() -> String + Copy + 'static,
    held: RwSignal<bool>,
    close: impl Fn() + Copy + 'static,
    inside: View,
) -> View {
    let head = Handle::new();
    after(move || head.focus());
    view! {
        <section
            class={look}
            role="dialog"
            aria-modal="true"
            aria-label={title}
            on:keydown={move |event| if is_escape(event) && !held.get_untracked() { close() }}
        >
            <header class="top">
                <h2 class="titles" bind={head} tabindex="-1">{title}</h2>
                <button type="button" class="button quiet" disabled={move || held.get()} on:click={move |_| close()}>{words::CLOSE}</button>
            </header>
            {inside}
        </section>
    }
}
