//! Holding the list that was exported from e-CQS against the ledger; nothing of it is kept.

use crate::desk::trouble::ProblemNote;
use crate::words::desk::ledger as say;
use domain::contract::NewReconciliation;
use domain::ledger::Reconciliation;
use leptos::prelude::*;

/// The form, and in what the two differ.
#[component]
pub fn Compare() -> impl IntoView {
    let office = crate::desk::office();
    let (ready, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    Effect::new(move |_| ready.set(true));
    let compare = Action::new(move |text: &String| office.reconcile_ledger(NewReconciliation { text: text.clone() }));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !text.get_untracked().trim().is_empty() {
            compare.dispatch(text.get_untracked());
        }
    };
    view! {
        <details class="card resolve no-print" id="compare">
            <summary>{say::RECONCILE}</summary>
            <form method="post" on:submit=submit>
                <fieldset disabled=move || !ready.get() || compare.pending().get()>
                    <legend class="unseen">{say::RECONCILE}</legend>
                    <div class="field">
                        <label for="ledger-list">{say::LIST}</label>
                        <textarea
                            id="ledger-list"
                            class="input digits"
                            rows="6"
                            aria-describedby="ledger-list-hint"
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        ></textarea>
                        <p class="hint" id="ledger-list-hint">{say::RECONCILE_HINT}</p>
                    </div>
                    <button type="submit" class="button primary">{say::COMPARE}</button>
                </fieldset>
            </form>
            <div role="status">
                {move || compare.value().get().map(|told| match told {
                    Ok(told) => differences(told),
                    Err(problem) => view! { <ProblemNote problem/> }.into_any(),
                })}
            </div>
        </details>
    }
    .into_any()
}

fn differences(Reconciliation { both, not_there, not_here, unknown, twice }: Reconciliation) -> AnyView {
    let all = [not_there, not_here, unknown, twice];
    let same = all.iter().all(Vec::is_empty).then(|| view! { <p class="notice" data-tone="ok">{say::SAME}</p> });
    let lists = say::DIFFERENCES.into_iter().zip(all).filter(|(_, numbers)| !numbers.is_empty()).map(|(what, numbers)| {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        view! { <p class="notice"><span><strong>{what}</strong> {numbers.join("、")}</span></p> }
    });
    view! { <p>{say::both(both)}</p> {same} {lists.collect_view()} }.into_any()
}
