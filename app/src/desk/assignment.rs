//! Under way.
use crate::words::desk as words;
use leptos::prelude::*;
use leptos_meta::Title;

/// Under way.
#[component]
pub fn AssignmentsPage() -> impl IntoView {
    view! { <Title text=words::ASSIGNMENTS/><h1>{words::ASSIGNMENTS}</h1> }
}
