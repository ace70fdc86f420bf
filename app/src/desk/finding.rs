//! Under way.
use crate::words::desk as words;
use leptos::prelude::*;
use leptos_meta::Title;

/// Under way.
#[component]
pub fn FindingsPage() -> impl IntoView {
    view! { <Title text=words::FINDINGS/><h1>{words::FINDINGS}</h1> }
}
