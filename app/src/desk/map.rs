//! Under way.
use crate::words::desk as words;
use leptos::prelude::*;
use leptos_meta::Title;

/// Under way.
#[component]
pub fn MapPage() -> impl IntoView {
    view! { <Title text=words::MAP/><h1>{words::MAP}</h1> }
}
