//! Where signing in leads: to the work that the person has here, or to the sentence that there is none yet.

use super::frame::signed_in;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::home as say;
use domain::contract::Me;
use domain::permit::Action as Permit;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Redirect;

/// The first page.
#[component]
pub fn HomePage() -> impl IntoView {
    let super::frame::SignedIn(me) = signed_in();
    view! {
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(me) => match way(&me) {
                        Some(path) => view! { <Redirect path/> }.into_any(),
                        None => view! { <Later me/> }.into_any(),
                    },
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// The page that the person begins with.
fn way(me: &Me) -> Option<&'static str> {
    [(Permit::SeeMap, "/desk/map"), (Permit::SeeSheets, "/desk/sheets")].into_iter().find(|(permit, _)| me.may.contains(permit)).map(|(_, path)| path)
}

/// There is nothing to do here: what there will be, and that nothing is wrong.
#[component]
fn Later(me: Me) -> impl IntoView {
    let is_sampler = me.may.contains(&Permit::RecordVisit);
    let (title, what) = if is_sampler { (say::IN_THE_FIELD, say::IN_THE_FIELD_WHAT) } else { (say::LATER, say::later(me.person.role)) };
    let field = is_sampler.then(|| view! { <p><a class="button primary" href="/field/" rel="external">{say::OPEN_FIELD}</a></p> });
    view! {
        <Title text=title/>
        <h1>{title}</h1>
        <section class="card home">
            <p>{what}</p>
            <p>{say::NOTHING_TO_DO}</p>
            {field}
        </section>
    }
    .into_any()
}
