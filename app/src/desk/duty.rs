//! 待办与期限: what is owed, late first by a rule that one can open, filtered by plain addresses.

pub mod feed;
pub mod filter;
pub mod list;
pub mod look;

use super::leaf;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::duty as say;
use domain::contract::{Duties, DutyFilter};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

const PATH: &str = "/desk/duties";

/// What is owed, as far as the reader may see.
#[component]
pub fn DutiesPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let (page, query) = (leaf::asked(), use_query_map());
    provide_context(feed::Since(RwSignal::new(None)));
    let filter = Memo::new(move |_| DutyFilter::read(|name| query.read().get(name)));
    let duties =
        Resource::new(move || (filter.get(), page.get(), live.changed.get(), live.own.get()), move |(filter, page, ..)| office.duties(filter, page));
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match duties.await {
                    Ok(duties) => view! { <Page duties filter=filter.get_untracked() page=page.get_untracked()/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
        <feed::FeedCard/>
    }
    .into_any()
}

#[component]
fn Page(duties: Duties, filter: DutyFilter, page: u32) -> impl IntoView {
    let Duties { upto, today, rows, total, counts, looked_at, choices, feed_since } = duties;
    // The card below stands outside of what each change of the city draws anew, so that an address that was just made stays; and it is told after
    // the page stands, for what the server rendered of it must be there when the program takes over.
    let feed::Since(known) = expect_context();
    Effect::new(move |_| known.set(feed_since));
    let list = format!("{PATH}?{}", filter.query());
    let none = if counts.open == 0 { say::NONE } else { say::NONE_SUCH };
    let shown = (filter != DutyFilter::default()).then(|| view! { <p role="status">{say::shown(total)}</p> });
    view! {
        <p>{say::counts(&counts)}</p>
        <look::Fresh upto fresh=counts.fresh looked_at/>
        <filter::Filter filter choices/>
        <Rule/>
        {shown}
        {if rows.is_empty() { view! { <p class="card">{none}</p> }.into_any() } else { view! { <list::List rows today/> }.into_any() }}
        <leaf::Leaves list page total/>
    }
    .into_any()
}

/// The rule by which one is late, and what stands first.
#[component]
fn Rule() -> impl IntoView {
    view! {
        <details class="rule">
            <summary>{say::RULE}</summary>
            <ol>{say::RULES.map(|rule| view! { <li>{rule}</li> }).collect_view()}</ol>
            <p><a href="/desk/deadlines">{say::CATALOGUE}</a> " · " <a href="/desk/calendar">{say::CALENDAR}</a></p>
        </details>
    }
    .into_any()
}
