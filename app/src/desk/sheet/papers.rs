//! 文书: the official forms of a sheet, each as a PDF on a page of its own.

use crate::words::desk::papers as say;
use domain::contract::Form;
use domain::sheet::Sheet;
use domain::visit::Visit;
use leptos::prelude::*;

/// Links to the papers that exist for a sheet.
#[component]
pub fn Papers(
    /// Its visit.
    visit: Visit,
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let id = sheet.opening.sheet;
    let links = Form::all_of(&visit, &sheet).map(|form| {
        let (way, title) = (format!("/api/v1/sheets/{id}/papers/{}.pdf", form.word()), say::form(form));
        view! { <li><a href=way target="_blank" rel="external noopener" aria-label=say::open(title)>{title}</a></li> }
    });
    view! {
        <section class="card no-print" aria-labelledby="papers-title">
            <h2 id="papers-title">{say::PAPERS}</h2>
            <p class="soft">{say::PAPERS_WHAT}</p>
            <ul>{links.collect_view()}</ul>
        </section>
    }
    .into_any()
}
