//! 时限目录: the seventeen limits with all that they say, and how open questions are read.

use crate::words::desk::deadline as say;
use domain::deadline::{Limit, Readings};
use leptos::prelude::*;
use leptos_meta::Title;

/// The catalogue; it is law and data of the program, and asks the office nothing.
#[component]
pub fn DeadlinesPage() -> impl IntoView {
    let readings = Readings::default();
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <div class="wide-table" tabindex="0" role="region" aria-label=say::TITLE>
            <table class="figures list" id="limits">
                <thead>
                    <tr>
                        <th scope="col">{say::ID}</th>
                        <th scope="col">{say::LIMIT}</th>
                        <th scope="col">{say::START}</th>
                        <th scope="col">{say::LENGTH}</th>
                        <th scope="col">{say::ROLL}</th>
                        <th scope="col">{say::SOURCE}</th>
                    </tr>
                </thead>
                <tbody>{Limit::ALL.map(|limit| row(limit, readings)).collect_view()}</tbody>
            </table>
        </div>
        <section class="card" aria-labelledby="readings">
            <h2 id="readings">{say::READINGS}</h2>
            <ul>{say::readings(readings).map(|reading| view! { <li>{reading}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(limit: Limit, readings: Readings) -> AnyView {
    let rule = limit.rule();
    let open = rule.unconfirmed.then(|| view! { " " <span class="badge" data-tone="warn">{say::UNCONFIRMED}</span> });
    let latest = rule.latest.map(|_| say::LATEST);
    view! {
        <tr id=limit.to_string()>
            <td class="limit">{limit.to_string()}</td>
            <th scope="row">{say::limit(limit)}</th>
            <td>{say::start(rule.start)}</td>
            <td>{say::length(rule.length)} {latest} {open}</td>
            <td>{say::roll(&rule, readings)}</td>
            <td>{say::sources(limit)}</td>
        </tr>
    }
    .into_any()
}
