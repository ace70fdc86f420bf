//! 谁看过: the log of looks, for those who answer for it.

use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::contract::Look;
use leptos::prelude::*;

/// Who looked at a sheet and its photos, the last first.
#[component]
pub fn Looks(
    /// The looks.
    looks: Vec<Look>,
) -> impl IntoView {
    let none = looks.is_empty().then(|| view! { <p class="soft">{say::NOBODY_LOOKED}</p> });
    let rows = looks.into_iter().map(|look| {
        view! {
            <tr>
                <th scope="row">{look.person}<br/><span class="soft">{look.organisation}</span></th>
                <td>{say::seen(look.seen)}</td>
                <td class="figure">{say::times(look.times)}</td>
                <td class="figure"><time datetime=nouns::machine_time(look.last)>{nouns::day_and_clock(look.last)}</time></td>
            </tr>
        }
    });
    view! {
        <section class="card no-print" aria-labelledby="looks-title">
            <h2 id="looks-title">{say::LOOKS}</h2>
            <p class="soft">{say::LOOKS_WHAT}</p>
            {none}
            <table class="figures">
                <caption class="unseen">{say::LOOKS}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::WHO}</th>
                        <th scope="col">{say::WHAT}</th>
                        <th scope="col" class="figure">{say::HOW_OFTEN}</th>
                        <th scope="col" class="figure">{say::LAST_TIME}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
