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
