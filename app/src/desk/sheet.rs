//! Under way.
use crate::words::desk as words;
use leptos::prelude::*;
use leptos_meta::Title;

/// Under way.
#[component]
pub fn SheetsPage() -> impl IntoView {
    view! { <Title text=words::SHEETS/><h1>{words::SHEETS}</h1> }
}
/// Under way.
#[component]
pub fn SheetPage() -> impl IntoView {
    view! { <Title text=words::SHEETS/><h1>{words::SHEETS}</h1> }
}
