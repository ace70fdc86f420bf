//! The lock: who holds the phone shows it by their own PIN; the sync goes on behind it.

use super::frame::Pages;
use super::live::{clicked, live, view};
use super::pin::{PinFor, ask_one_of};
use super::route::Route;
use crate::words::{common, field as words};
use leptos::prelude::*;
use std::rc::Rc;

/// Nothing but the PIN.
pub(crate) fn locked(pages: Pages) -> AnyView {
    let head = NodeRef::<leptos::html::H1>::new();
    Effect::new(move |_| {
        document().set_title(&format!("{} · {}", words::LOCKED, common::PRODUCT));
        if let Some(head) = head.get() {
            let _ = head.focus();
        }
    });
    let waits = move || {
        let pending = pages.phone.model().with(|model| model.pending);
        words::kept_here(pending.commands, pending.media)
    };
    view! {
        <div class="app">
            <main class="main gate" id="main">
                <div class="seal" aria-hidden="true">{common::SEAL}</div>
                <h1 node_ref=head tabindex="-1">{words::LOCKED}</h1>
                <p class="soft">{words::LOCKED_WHY}</p>
                <div class="card">{ask_one_of(pages, PinFor::Phone, Rc::new(|| ()))}</div>
                <p class="soft" role="status">{live(waits)}</p>
                <button type="button" class="button quiet" on:click=clicked(move |_| pages.go(Route::SignIn))>{words::ADD_PERSON}</button>
            </main>
        </div>
    }
    .into_any()
}

/// The store is being read.
pub(crate) fn opening() -> AnyView {
    view! {
        <main class="main unready" id="main">
            <p role="status">{words::OPENING}</p>
        </main>
    }
    .into_any()
}
