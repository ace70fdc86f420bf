//! A labelled entry of a form, with its hint and what is wrong with it.

use leptos::prelude::*;

/// One line of text.
#[component]
pub fn Entry(
    /// Its name, and its id on the page.
    name: &'static str,
    /// What stands above it.
    label: &'static str,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what is typed.
    #[prop(into)]
    set: Callback<String>,
    /// What kind of entry the browser shows.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    complete: &'static str,
    /// What belongs into it.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(optional, into)]
    wrong: Signal<Option<String>>,
    /// The browser itself asks for it.
    #[prop(default = false)]
    required: bool,
) -> impl IntoView {
    let described = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let explained = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type=kind
                autocomplete=complete
                class="input"
                required=required
                aria-describedby=described
                aria-invalid=move || wrong.with(Option::is_some).to_string()
                prop:value=move || value.get()
                on:input=move |event| set.run(event_target_value(&event))
            />
            {explained}
            <Wrong wrong/>
        </div>
    }
    .into_any()
}

/// What is wrong, said at once by a screen reader.
#[component]
pub fn Wrong(
    /// The sentence.
    #[prop(into)]
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    view! { <div role="alert">{move || wrong.get().map(|sentence| view! { <p class="wrong">{sentence}</p> })}</div> }.into_any()
}
