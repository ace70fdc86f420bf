//! What happened last, and every visit of the map in a line of its own.

use crate::words::desk as words;
use crate::words::desk::map as say;
use crate::words::desk::nouns;
use domain::contract::{Happening, MapPoint};
use leptos::prelude::*;

/// What happened last, newest first.
#[component]
pub fn Latest(
    /// Newest first.
    latest: Vec<Happening>,
) -> impl IntoView {
    let none = latest.is_empty().then(|| view! { <p class="soft">{say::NOTHING_YET}</p> });
    let rows = latest.into_iter().map(|happening| {
        let said = say::happening(&happening.enterprise, happening.product.as_deref(), happening.what);
        let said = match happening.sheet {
            Some(sheet) => view! { <a href=format!("/desk/sheets/{sheet}")>{said}</a> }.into_any(),
            None => said.into_any(),
        };
        view! { <li><time datetime=nouns::machine_time(happening.at)>{nouns::day_and_clock(happening.at)}</time> " " {said}</li> }
    });
    view! {
        <section aria-labelledby="latest-title">
            <h2 id="latest-title">{say::LATEST}</h2>
            {none}
            <ol class="latest">{rows.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// The visits of the map as a table.
#[component]
pub fn Visits(
    /// The visits.
    points: Vec<MapPoint>,
) -> impl IntoView {
    let none = points.is_empty().then(|| view! { <tr><td colspan="3" class="soft">{say::NO_VISITS}</td></tr> });
    let rows = points.into_iter().map(|point| {
        let way = match point.sheet {
            Some(sheet) => {
                view! { <a href=format!("/desk/sheets/{sheet}") aria-label=say::open_sheet_of(&point.enterprise)>{say::OPEN_SHEET}</a> }.into_any()
            }
            None => words::NONE.into_any(),
        };
        view! { <tr><th scope="row">{point.enterprise}</th><td>{nouns::state(point.state)}</td><td>{way}</td></tr> }
    });
    view! {
        <table class="figures" id="visits" tabindex="-1">
            <caption>{say::VISITS}</caption>
            <thead>
                <tr><th scope="col">{say::ENTERPRISE}</th><th scope="col">{say::STATE}</th><th scope="col">{words::SHEETS}</th></tr>
            </thead>
            <tbody>{none}{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
