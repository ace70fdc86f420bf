//! The arithmetic of a draw that was not frozen yet: enough or too few, and what to do about it.

use super::{body_name, product};
use crate::words::desk::draw as words;
use crate::words::desk::draw::plan as say;
use domain::contract::{DrawPreview, Draws, StratumPreview};
use leptos::prelude::*;

/// The figures, and what stands in the way.
#[component]
pub fn Arithmetic(
    /// What was found.
    preview: DrawPreview,
    /// Names of lines and bodies.
    draws: Draws,
) -> impl IntoView {
    let Draws { lines, organisations, .. } = draws;
    let is_ready = preview.is_ready();
    let name = |body| body_name(&organisations, body);
    let gaps = preview.gaps.iter().map(|gap| words::gap(*gap).to_owned());
    let short = preview.lines.iter().map(|short| format!("{}：{}", product(&lines, short.line), say::short(short)));
    let bodies = preview.shortages.iter().map(|short| say::short_body(&name(short.body), short.needs, short.surely));
    let teams = preview.teams.iter().map(|short| say::short_team(&name(short.body), short.needs, short.eligible));
    let against: Vec<String> = gaps.chain(short).chain(bodies).chain(teams).collect();
    let against = against.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let verdict = if is_ready {
        view! { <p class="notice" data-tone="ok">{say::READY}</p> }.into_any()
    } else {
        view! { <div class="notice" data-tone="seal"><div class="grow"><p><strong>{say::NOT_READY}</strong></p><ul class="draw-against">{against}</ul></div></div> }.into_any()
    };
    let sum = |of: fn(&StratumPreview) -> u32| preview.strata.iter().map(of).sum::<u32>();
    let sums = [sum(|row| row.batches), sum(|row| row.needs), sum(|row| row.pool)];
    let row = |row: &StratumPreview| {
        view! {
            <tr>
                <th scope="row">{name(row.body)}</th>
                <td class="figure">{row.batches}</td>
                <td class="figure">{row.needs}</td>
                <td class="figure">{row.pool}</td>
            </tr>
        }
    };
    let rows = preview.strata.iter().map(row).collect_view();
    view! {
        {verdict}
        <p>{say::ground(preview.entries, preview.sampled, preview.drawn, preview.samplers)}</p>
        <table class="figures" id="arithmetic">
            <caption>{say::ARITHMETIC}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::BODY}</th>
                    <th scope="col" class="figure">{words::BATCHES}</th>
                    <th scope="col" class="figure">{say::NEEDS}</th>
                    <th scope="col" class="figure">{say::POOL}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{say::SUM}</th>{sums.map(|sum| view! { <td class="figure">{sum}</td> }).collect_view()}</tr></tfoot>
        </table>
    }
    .into_any()
}
