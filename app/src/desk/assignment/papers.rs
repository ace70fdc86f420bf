//! The papers of an assignment: what is printed before the team leaves, and the stamped originals.

use crate::desk::live::Live;
use crate::desk::trouble::ProblemNote;
use crate::office::SharedOffice;
use crate::words::desk::original as say;
use crate::words::desk::papers::form as name_of;
use domain::contract::{Form, Original};
use domain::id::AssignmentId;
use leptos::prelude::*;

/// The forms of which a stamped original is kept.
const FORMS: [Form; 2] = [Form::Notice, Form::Authorisation];

/// Links to what is printed and to what was handed in; whoever assigns prints and hands in.
pub(super) fn papers_of(assignment: AssignmentId, originals: Vec<Original>, may_assign: bool, live: Live) -> AnyView {
    let kit = may_assign.then(|| {
        let way = format!("/api/v1/assignments/{assignment}/kit.pdf");
        view! { <p><a class="button" href=way target="_blank" rel="external noopener" title=say::KIT_WHAT>{say::KIT}</a></p> }
    });
    let count = originals.len();
    let links = originals.into_iter().map(|original| {
        let way = format!("/api/v1/assignments/{assignment}/originals/{}/{}", original.form.word(), original.digest.hex());
        let told = say::handed_in(&original.by, original.at, original.bytes);
        view! { <li><a href=way target="_blank" rel="external noopener">{name_of(original.form)}</a><br/><span class="soft">{told}</span></li> }
    });
    let entries = may_assign.then(|| {
        let office = crate::desk::office();
        view! {
            <p class="hint">{say::KINDS}</p>
            {FORMS.map(|form| view! { <HandIn assignment form office=office.clone() live/> }).collect_view()}
        }
    });
    view! {
        {kit}
        <details class="resolve">
            <summary>{say::originals(count)}</summary>
            <ul class="stack">{links.collect_view()}</ul>
            {entries}
        </details>
    }
    .into_any()
}

/// Hands in the original of one form, as soon as its file is chosen: the list may be drawn anew at any moment, and a choice would go with it.
#[component]
fn HandIn(assignment: AssignmentId, form: Form, office: SharedOffice, live: Live) -> impl IntoView {
    let element = format!("original-{}-{assignment}", form.word());
    let (id, input) = (element.clone(), element.clone());
    let send = Action::new(move |(): &()| {
        let sending = office.add_original(assignment, form, element.clone());
        async move {
            let answer = sending.await;
            if answer.is_ok() {
                live.changed.update(|changed| *changed = changed.saturating_add(1));
            }
            answer
        }
    });
    let choose = move |event: leptos::ev::Event| {
        if !event_target_value(&event).is_empty() {
            send.dispatch(());
        }
    };
    view! {
        <div class="stack">
            <label for=id>{say::of(name_of(form))}</label>
            <input
                id=input
                type="file"
                accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
                prop:disabled=move || send.pending().get()
                on:change=choose
            />
            <div role="status">
                {move || send.pending().get().then_some(say::SENDING)}
                {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
            </div>
        </div>
    }
    .into_any()
}
