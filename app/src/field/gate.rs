//! The lock: who holds the phone shows it by their own PIN; the sync goes on behind it.

use super::frame::Pages;
use super::pin::ask_one_of;
use super::route::Route;
use super::view::*;
use crate::phone::Model;
use crate::words::{common, field as words};
use std::rc::Rc;

/// Nothing but the PIN.
pub(crate) fn locked(pages: Pages) -> View {
    let head = Handle::new();
    after(move || {
        document().set_title(&format!("{} · {}", words::LOCKED, common::PRODUCT));
        head.focus();
    });
    let waits = move || {
        let pending = pages.phone.model().with(|model| model.pending);
        words::kept_here(pending.commands, pending.media)
    };
    view! {
        <div class="app">
            <main class="main gate" id="main">
                <div class="seal" aria-hidden="true">{common::SEAL}</div>
                <h1 bind={head} tabindex="-1">{words::LOCKED}</h1>
                <p class="soft">{words::LOCKED_WHY}</p>
                <div class="card">{ask_one_of(pages, Model::holders, Rc::new(|| ()))}</div>
                <p class="soft" role="status">{waits}</p>
                <button type="button" class="button quiet" on:click={move |_| pages.go(Route::SignIn)}>{words::FORGOT_OR_ADD}</button>
            </main>
        </div>
    }
}

/// The store is being read.
pub(crate) fn opening() -> View {
    view! {
        <main class="main unready" id="main">
            <p role="status">{words::OPENING}</p>
        </main>
    }
}

/// So many milliseconds after the line broke the rest is asked for again.
const AGAIN: u32 = 3_000;

/// Fetches what lies behind the door, as often as it takes: on a phone that was here before it lies there already.
pub(crate) fn bring(pages: Pages) {
    pages.phone.run(async move {
        loop {
            if let Some(behind) = (pages.bring)().await {
                pages.behind.set(Some(behind));
                return;
            }
            pages.device().sleep(AGAIN).await;
        }
    });
}

/// The PIN was quicker than the line.
pub(crate) fn fetching() -> View {
    view! {
        <main class="main unready" id="main">
            <p role="status">{words::FETCHING}</p>
        </main>
    }
}
