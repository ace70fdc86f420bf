//! 企业取回文书: the code that the phone showed, for an enterprise that has lost it and calls.

use crate::words::desk::sheet as say;
use domain::retrieval::Retrieval;
use leptos::prelude::*;

/// The code of a sheet's number.
#[component]
pub fn Retrieving(
    /// The code with its number.
    retrieval: Retrieval,
) -> impl IntoView {
    let Retrieval { number, code, address } = retrieval;
    view! {
        <section class="card no-print" aria-labelledby="retrieval-title">
            <h2 id="retrieval-title">{say::RETRIEVAL}</h2>
            <p class="soft">{say::RETRIEVAL_WHAT}</p>
            <dl class="facts">
                <dt>{say::RETRIEVAL_NUMBER}</dt><dd>{number.to_string()}</dd>
                <dt>{say::RETRIEVAL_CODE}</dt><dd class="digits">{code}</dd>
            </dl>
            <p><a href=address target="_blank" rel="external noopener noreferrer">{say::RETRIEVAL_OPEN}</a></p>
        </section>
    }
    .into_any()
}
