//! Signing in (登录), and choosing a password of one's own where the first was a one-time password.

use super::entry::Entry;
use super::trouble::ProblemNote;
use crate::words::desk::sign_in as words;
use domain::contract::{Problem, SignIn};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_query_map};

/// The kind of the problem that says that a new password is due.
const NEW_PASSWORD_DUE: &str = "new-password-required";

/// The way to the door, and from there back to `next`.
pub(super) fn path(next: &str) -> String {
    format!("/desk/sign-in?next={next}")
}

/// Only a path of our own pages: a foreign address after signing in would be a trap.
fn way_back(next: Option<String>) -> String {
    next.filter(|next| next.starts_with("/desk/") && !next.starts_with("/desk/sign-in") && !next.contains("//")).unwrap_or_else(|| "/desk".to_owned())
}

/// The door of the offices.
#[component]
pub fn SignInPage() -> impl IntoView {
    let office = super::office();
    let query = use_query_map();
    let navigate = use_navigate();
    let name = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let repeated = RwSignal::new(String::new());
    let differ = RwSignal::new(false);
    // Before the program runs, a submit would send the form to a page that cannot take it.
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));

    let enter = Action::new(move |sign_in: &SignIn| office.sign_in(sign_in.clone()));
    let problem = move || enter.value().get().and_then(Result::err);
    let renewing = RwSignal::new(false);
    Effect::new(move |_| match enter.value().get() {
        Some(Ok(_)) => {
            navigate(&way_back(query.read_untracked().get("next")), leptos_router::NavigateOptions { replace: true, ..Default::default() });
        }
        Some(Err(problem)) if problem.kind == NEW_PASSWORD_DUE => renewing.set(true),
        _ => {}
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let new_password = renewing.get_untracked().then(|| chosen.get_untracked());
        differ.set(new_password.as_ref().is_some_and(|chosen| *chosen != repeated.get_untracked()));
        if !differ.get_untracked() {
            enter.dispatch(SignIn { name: name.get_untracked(), password: password.get_untracked(), new_password });
        }
    };
    view! {
        <Title text=words::TITLE/>
        <main class="door" id="main">
            <p class="brand"><span class="brand-seal" aria-hidden="true">{crate::words::desk::BRAND_SIGN}</span> {crate::words::desk::BRAND}</p>
            <h1>{words::TITLE}</h1>
            <p class="soft">{words::WHO}</p>
            // A browser that runs scripts reads what stands in here as text, so hydration must not look for elements.
            <noscript inner_html=format!("<p class=\"notice\">{}</p>", words::NEEDS_SCRIPT)></noscript>
            <form method="post" action="/desk/sign-in" on:submit=send>
                <fieldset disabled=move || !ready.get() || enter.pending().get()>
                    <legend class="unseen">{words::TITLE}</legend>
                    <Due label=words::NAME name="name" kind="text" complete="username" value=name/>
                    <Due label=words::PASSWORD name="password" kind="password" complete="current-password" value=password/>
                    <Show when=move || renewing.get()>
                        <Due label=words::NEW_PASSWORD name="new-password" kind="password" complete="new-password" value=chosen/>
                        <p class="soft">{words::NEW_PASSWORD_HINT}</p>
                        <Due label=words::REPEAT name="repeat" kind="password" complete="new-password" value=repeated/>
                        <Show when=move || differ.get()>
                            <p class="wrong" role="alert">{words::DIFFER}</p>
                        </Show>
                    </Show>
                    {move || problem().map(|problem: Problem| view! { <ProblemNote problem/> })}
                    <button type="submit" class="button primary">
                        {move || if enter.pending().get() { words::ENTERING } else if renewing.get() { words::RENEW } else { words::ENTER }}
                    </button>
                </fieldset>
            </form>
            <p class="soft">{words::FORGOTTEN}</p>
        </main>
    }
    .into_any()
}

/// An entry that the browser itself asks for.
#[component]
fn Due(label: &'static str, name: &'static str, kind: &'static str, complete: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! { <Entry label name kind complete required=true value set=move |text| value.set(text)/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_out_of_the_house() {
        for (next, way) in [
            (Some("/desk/sheets"), "/desk/sheets"),
            (Some("https://elsewhere.example/desk/"), "/desk"),
            (Some("//elsewhere.example"), "/desk"),
            (Some("/desk//elsewhere.example"), "/desk"),
            (Some("/desk/sign-in"), "/desk"),
            (None, "/desk"),
        ] {
            assert_eq!(way_back(next.map(str::to_owned)), way, "{next:?}");
        }
    }
}
