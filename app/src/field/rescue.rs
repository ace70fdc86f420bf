//! What is in danger on this phone: a film that its page left unfinished, a file whose bytes are gone, a memory that the browser took away;
//! and the way out for all of it as one file.

use super::frame::Pages;
use super::media::{capture_sentence, purpose_words};
use super::view::*;
use crate::phone::{Film, Model};
use crate::words::field::rescue as said;
use domain::id::SheetId;

/// Films that can still be kept as evidence: of one sheet, or of all.
pub(crate) fn unfinished(pages: Pages, of: Option<SheetId>) -> View {
    // Followed by what is listed, so that a card at work is not made anew by something else that changes.
    let films = move || pages.phone.unfinished_films().into_iter().filter(|film| of.is_none_or(|sheet| film.sheet == sheet)).collect::<Vec<_>>();
    switch(films, move |all: &Vec<Film>| all.iter().map(|film| one(pages, film)).collect_view())
}

fn one(pages: Pages, film: &Film) -> View {
    let id = film.film;
    let number = pages.sheet(film.visit, film.sheet).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
    let about = said::film_of(purpose_words(film.purpose), &number, &film.started_at.to_string());
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let keep = move |_: &Event| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        pages.phone.run(async move {
            match pages.phone.keep_film(id).await {
                Ok(Some(_)) => pages.kept(),
                Ok(None) => pages.said.set(said::FILM_EMPTY.into()),
                Err(error) => {
                    wrong.try_set(Some(capture_sentence(&error)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="notice" aria-label={said::FILM}>
            <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
            <div class="grow stack">
                <h2>{said::FILM}</h2>
                <p>{about}</p>
                <p>{said::FILM_WHY}</p>
                {move || wrong.get().map(|sentence| view! { <p class="wrong" role="alert">{sentence}</p> })}
                <button type="button" class="button wide" disabled={move || busy.get()} on:click={keep}>{said::KEEP_FILM}</button>
            </div>
        </section>
    }
}

/// Files of which neither this phone nor the server has the bytes.
pub(crate) fn missing(model: &Model) -> Option<View> {
    if model.missing.is_empty() {
        return None;
    }
    let rows = model
        .missing
        .iter()
        .filter_map(|id| model.media.get(id))
        .map(|media| {
            let number = model.sheet(media.visit, media.sheet).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
            view! { <li>{said::film_of(purpose_words(media.evidence.purpose), &number, &media.evidence.taken_at.to_string())}</li> }
        })
        .collect_view();
    Some(view! {
        <section class="notice" data-tone="seal">
            <span class="mark" data-tone="seal" aria-hidden="true">"!"</span>
            <div class="grow">
                <h2>{said::missing(model.missing.len())}</h2>
                <p>{said::MISSING_WHY}</p>
                <ul class="stack">{rows}</ul>
            </div>
        </section>
    })
}

/// The phone was in use before, and the browser has taken its memory away.
pub(crate) fn evicted(pages: Pages) -> View {
    when(
        move || pages.phone.model().with(|model| model.evicted),
        || {
            view! {
                <section class="notice" data-tone="seal" role="alert">
                    <span class="mark" data-tone="seal" aria-hidden="true">"!"</span>
                    <div class="grow">
                        <h2>{said::EVICTED}</h2>
                        <p>{said::EVICTED_WHY}</p>
                    </div>
                </section>
            }
        },
    )
}

/// 导出全部, as one file.
pub(crate) fn export(pages: Pages) -> View {
    let busy = RwSignal::new(false);
    let told = RwSignal::new(String::new());
    let go = move |_: &Event| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        told.set(said::EXPORTING.into());
        pages.phone.run(async move {
            let sentence = match pages.phone.rescue().await {
                Ok(done) => said::exported(done.commands, done.media, done.films, done.unreadable),
                Err(error) => said::not_exported(&error.to_string()),
            };
            told.try_set(sentence);
            busy.try_set(false);
        });
    };
    view! {
        <section class="card" aria-label={said::EXPORT}>
            <h2>{said::EXPORT}</h2>
            <p class="soft">{said::EXPORT_WHY}</p>
            <p role="status">{move || told.get()}</p>
            <button type="button" class="button wide" disabled={move || busy.get()} on:click={go}>{said::EXPORT}</button>
        </section>
    }
}
