//! The rows of an import, each with what became of it and why.

use crate::desk::leaf;
use crate::words::desk as words;
use crate::words::desk::roster as say;
use domain::contract::{ImportLine, LineSearch};
use domain::id::ImportId;
use domain::roster::Entry;
use leptos::prelude::*;

/// One page of the rows.
#[component]
pub fn Lines(
    /// The import.
    id: ImportId,
    /// The rows.
    lines: Vec<ImportLine>,
    /// How many there are of that outcome.
    total: u32,
    /// What was asked for.
    search: LineSearch,
) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p>{say::NO_ROWS}</p> }.into_any();
    }
    let list = super::import::address(id, search);
    let rows: Vec<AnyView> = lines.iter().map(row).collect();
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=say::ROWS>
            <table class="figures list" id="lines">
                <caption>{say::rows(total)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="figure">{say::LINE}</th>
                        <th scope="col">{say::OUTCOME}</th>
                        <th scope="col">{say::ENTERPRISE}</th>
                        <th scope="col">{say::WHERE}</th>
                        <th scope="col">{say::column(domain::roster::Column::Place)}</th>
                        <th scope="col">{say::WHY}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <leaf::Leaves list page=search.page total ways=(words::BEFORE, words::AFTER)/>
    }
    .into_any()
}

fn row(line: &ImportLine) -> AnyView {
    let judged = &line.judged;
    let notes: Vec<_> = judged.notes.iter().map(|note| view! { <li>{say::note(note)}</li> }).collect();
    let effect = judged.entry.as_ref().map(|entry| view! { <li class="soft">{say::effect(&entry.effect, &entry.enterprise)}</li> });
    let kept = line.kept.map(|why| view! { <li>{say::kept_because(why)}</li> });
    // What is not taken is shown as it came.
    let told = judged.entry.as_ref().map_or_else(|| raw(&line.cells), taken);
    view! {
        <tr>
            <td class="figure">{line.line.to_string()}</td>
            <td><span class="badge" data-tone=say::tone(judged.outcome)>{say::outcome(judged.outcome)}</span></td>
            {told}
            <td><ul class="gaps">{kept}{notes}{effect}</ul></td>
        </tr>
    }
    .into_any()
}

fn taken(entry: &Entry) -> AnyView {
    let of = entry.enterprise.clone();
    view! {
        <th scope="row">{of.name}<br/><span class="soft digits">{of.credit_code}</span></th>
        <td>{of.division.name()}<br/><span class="soft">{of.address}</span></td>
        <td>{say::place_guessed(of.place, &entry.guessed)}</td>
    }
    .into_any()
}

fn raw(cells: &[String]) -> AnyView {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    view! { <td colspan="3">{filled.join(" · ")}</td> }.into_any()
}
