//! A paper as it prints; phone and offices show the very same.

use domain::paper::{Block, Paper};
use leptos::prelude::*;

/// Shows a paper as it prints.
///
/// An empty value prints as "/", as the forms ask, so that nothing can be written into the gap later.
#[component]
pub fn PaperSheet(
    /// The paper.
    paper: Paper,
) -> impl IntoView {
    let Paper { template, title, number, blocks, sentences } = paper;
    view! {
        <article class="paper">
            <header>
                <h2 class="paper-title">{title}</h2>
                <p class="paper-number">"No. " {number}</p>
            </header>
            {blocks.into_iter().map(block).collect_view()}
            <ol class="paper-sentences">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ol>
            <footer class="paper-foot">{template}</footer>
        </article>
    }
}

fn block(block: Block) -> impl IntoView {
    let entries = block.entries.into_iter().map(|(label, value)| {
        let value = if value.trim().is_empty() { "/".to_owned() } else { value };
        view! { <tr><th scope="row">{label}</th><td>{value}</td></tr> }
    });
    view! {
        <table>
            <caption>{block.heading}</caption>
            <tbody>{entries.collect_view()}</tbody>
        </table>
    }
}
