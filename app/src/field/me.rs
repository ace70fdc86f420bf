//! 我的: who may act on this phone, locking it, and the program itself.

use super::frame::{Frame, Pages, frame, tabs};
use super::pin::left;
use super::route::Route;
use super::view::*;
use crate::words::field as words;
use domain::person::Person;

/// The page.
pub(crate) fn page(pages: Pages) -> View {
    let people = move || {
        let (people, active) = pages.phone.model().with(|model| {
            let people: Vec<(Person, bool)> = model.holders().into_iter().map(|(person, has_left)| (person.clone(), has_left)).collect();
            (people, model.active)
        });
        people
            .into_iter()
            .map(|(person, has_left)| {
                let is_active = active == Some(person.id);
                view! {
                    <li class="row">
                        <div class="grow">
                            <strong>{person.name}</strong>
                            <p class="soft">{words::staff_number(&person.staff_number)}</p>
                        </div>
                        {has_left.then(left)}
                        {is_active.then(|| view! { <span class="badge" data-tone="info">{words::HOLDS_PHONE}</span> })}
                    </li>
                }
            })
            .collect_view()
    };
    let update = move || {
        view! {
            <div class="notice" data-tone="info" role="status">
                <div class="grow">
                    <p>{words::UPDATE_WAITS}</p>
                    <button type="button" class="button" on:click={move |_| pages.device().update()}>{words::UPDATE}</button>
                </div>
            </div>
        }
    };
    let inside = view! {
        {when(move || pages.phone.model().with(|model| model.update_waits), update)}
        <section class="card">
            <h2>{words::PEOPLE}</h2>
            <ul class="stack">{people}</ul>
            <button type="button" class="button wide" on:click={move |_| pages.go(Route::SignIn)}>{words::ADD_PERSON}</button>
        </section>
        <section class="card">
            <h2>{words::INSTALL}</h2>
            <p class="soft">{words::INSTALL_HINT}</p>
        </section>
        <p class="soft">{words::version(env!("CARGO_PKG_VERSION"))}</p>
    };
    let foot = view! {
        <div class="acts"><button type="button" class="button primary" on:click={move |_| pages.phone.lock()}>{words::LOCK}</button></div>
        {tabs(pages, Route::Me)}
    };
    frame(pages, Frame { title: words::TAB_ME.into(), sub: String::new(), back: None, foot, inside })
}
