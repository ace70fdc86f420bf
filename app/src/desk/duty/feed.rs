//! The subscription: a secret address of one's own, told once.

use crate::desk::trouble::ProblemNote;
use crate::words::desk::duty as say;
use domain::contract::{Feed, Problem};
use domain::time::Instant;
use leptos::prelude::*;

/// Since when the reader has a feed, as the page was told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Since(pub(super) RwSignal<Option<Instant>>);

/// What became of it: an address, or none any more.
type Became = Result<Option<Feed>, Problem>;

/// The card. What is told once stands outside of what each change of the city draws anew.
#[component]
pub fn FeedCard() -> impl IntoView {
    let office = crate::desk::office();
    let Since(since) = expect_context();
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let act = Action::new(move |renew: &bool| {
        let (renew, end) = (renew.then(|| office.renew_feed()), (!renew).then(|| office.end_feed()));
        async move {
            let became: Became = match (renew, end) {
                (Some(made), _) => made.await.map(Some),
                (None, Some(ended)) => ended.await.map(|()| None),
                (None, None) => Ok(None),
            };
            became
        }
    });
    Effect::new(move |_| {
        if let Some(Ok(became)) = act.value().get() {
            since.set(became.map(|feed| feed.made_at));
        }
    });
    let busy = move || !ready.get() || act.pending().get();
    view! {
        <section class="card no-print" id="feed" aria-labelledby="feed-title">
            <h2 id="feed-title">{say::FEED}</h2>
            <p>{say::FEED_WHAT}</p>
            {move || since.get().map(|at| view! { <p class="soft">{say::feed_since(at)}</p> })}
            <div role="status">
                {move || act.value().get().map(|became| match became {
                    Ok(Some(feed)) => view! { <p><strong>{say::FEED_ONCE}</strong></p> <p class="digest" id="feed-address">{feed.address}</p> }.into_any(),
                    Ok(None) => view! { <p>{say::FEED_ENDED}</p> }.into_any(),
                    Err(problem) => view! { <ProblemNote problem/> }.into_any(),
                })}
            </div>
            <p class="filter-do">
                <button type="button" class="button" disabled=busy on:click=move |_| { act.dispatch(true); }>
                    {move || match (act.pending().get(), since.get()) {
                        (true, _) => say::FEED_MAKING,
                        (false, Some(_)) => say::FEED_RENEW,
                        (false, None) => say::FEED_MAKE,
                    }}
                </button>
                {move || since.get().map(|_| view! {
                    <button type="button" class="button quiet" disabled=busy on:click=move |_| { act.dispatch(false); }>{say::FEED_END}</button>
                })}
            </p>
        </section>
    }
    .into_any()
}
