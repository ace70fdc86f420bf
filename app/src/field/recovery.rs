//! Photos and films whose key nobody's PIN opens any more.

use super::frame::Pages;
use super::sign_in::call_sentence;
use super::view::*;
use crate::phone::Shut;
use crate::words::field::{self as words, recovery as said};

/// What is shut, and the way to have it opened; nothing where all is open.
pub(crate) fn shut(pages: Pages) -> View {
    let told = RwSignal::new(String::new());
    // Where all files are proved, nobody needs what is shut.
    let how = move || pages.phone.model().with(|model| if model.pending.media == 0 { Shut::Nothing } else { model.shut });
    let code = move || pages.phone.model().with(|model| if model.shut == Shut::Asked { said::code(&model.code) } else { String::new() });
    let ask = move |_: &Event| {
        told.set(said::ASKING.into());
        pages.phone.run(async move {
            let sentence = match pages.phone.ask_for_keys().await {
                Ok(true) => String::new(),
                Ok(false) => said::NEVER_ENTRUSTED.into(),
                Err(error) => said::not_asked(&call_sentence(&error)),
            };
            told.try_set(sentence);
        });
    };
    switch(how, move |how| {
        let ask = || view! { <button type="button" class="button wide" on:click={ask}>{said::ASK}</button> };
        let lock = || view! { <button type="button" class="button primary wide" on:click={move |_| pages.phone.lock()}>{words::LOCK}</button> };
        let (sentence, act) = match how {
            Shut::Nothing => return None,
            Shut::Unasked => (said::UNASKED, Some(ask())),
            Shut::Asked => (said::ASKED, None),
            Shut::Opened => (said::OPENED, Some(lock())),
        };
        Some(view! {
            <section class="notice" data-tone="seal" aria-label={said::TITLE}>
                <span class="mark" data-tone="seal" aria-hidden="true">"!"</span>
                <div class="grow stack">
                    <h2>{said::TITLE}</h2>
                    <p>{sentence}</p>
                    <p><strong class="figure">{code}</strong></p>
                    <p role="status">{move || told.get()}</p>
                    {act}
                </div>
            </section>
        })
    })
}
