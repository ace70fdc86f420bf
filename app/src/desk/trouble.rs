//! What a page shows instead of what was asked for: always what is wrong and what to do next.

use crate::words::desk as words;
use domain::contract::Problem;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_location;

/// Shows a problem; whoever is not signed in is led to the door and back again.
#[component]
pub fn Trouble(
    /// The problem.
    problem: Problem,
) -> impl IntoView {
    if problem.status == 401 {
        let next = use_location().pathname.get_untracked();
        return view! { <Redirect path=super::sign_in::path(&next)/> }.into_any();
    }
    view! { <ProblemNote problem/> }.into_any()
}

/// The sentences of a problem, said at once by a screen reader.
#[component]
pub fn ProblemNote(
    /// The problem.
    problem: Problem,
) -> impl IntoView {
    let Problem { title, detail, obligation, .. } = problem;
    view! {
        <div class="notice" role="alert">
            <div class="grow">
                <p><strong>{title}</strong> {obligation.map(|id| view! { <span class="law">{words::obligation(&id)}</span> })}</p>
                {(!detail.is_empty()).then(|| view! { <p>{detail}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// No such page.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Title text=words::NO_SUCH_PAGE/>
        <main class="door" id="main">
            <h1>{words::NO_SUCH_PAGE}</h1>
            <p>{words::NO_SUCH_PAGE_NEXT}</p>
            <p><a class="button" href="/">{words::TO_START}</a></p>
        </main>
    }
    .into_any()
}
