//! What was checked: the obligations by the same law as on the phone, and the chain of signed commands.

use crate::words::denials;
use crate::words::desk as words;
use crate::words::desk::sheet as say;
use domain::checklist::{Card, Status};
use domain::contract::ChainCheck;
use leptos::prelude::*;

/// The cards of the checklist with what each still lacks.
#[component]
pub fn Obligations(
    /// The cards.
    cards: Vec<Card>,
) -> impl IntoView {
    let done = cards.iter().filter(|card| card.status == Status::Done).count();
    let all = cards.len();
    let rows = cards.into_iter().map(|card| {
        let (tone, mark, said) = match card.status {
            Status::Done => ("ok", "✓", say::CARD_DONE),
            Status::Lacking => ("warn", "!", say::CARD_LACKING),
            Status::Open => ("idle", "○", say::CARD_OPEN),
        };
        let gaps = card
            .gaps
            .into_iter()
            .map(|gap| view! { <li>{denials::sentence(&gap)} " " <span class="law">{words::obligation(&gap.obligation().to_string())}</span></li> });
        view! {
            <li class="step">
                <span class="mark" data-tone=tone aria-hidden="true">{mark}</span>
                <div>
                    <p><strong>{denials::step(card.step)}</strong> " " <span class="soft">{said}</span></p>
                    <ul class="gaps">{gaps.collect_view()}</ul>
                </div>
            </li>
        }
    });
    view! {
        <section class="card" aria-labelledby="obligations-title">
            <h2 id="obligations-title">{say::obligations(done, all)}</h2>
            <ol class="steps-done">{rows.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// What the server found when it checked the chain of commands again.
#[component]
pub fn ChainNote(
    /// The check.
    chain: ChainCheck,
) -> impl IntoView {
    let holds = chain.commands > 0 && chain.signed == chain.commands && chain.linked == chain.commands;
    let (tone, verdict) = if holds { ("ok", say::CHAIN_HOLDS) } else { ("warn", say::CHAIN_BROKEN) };
    view! {
        <section class="card" aria-labelledby="chain-title">
            <h2 id="chain-title">{say::CHAIN}</h2>
            <p><span class="badge" data-tone=tone>{verdict}</span></p>
            <p>{say::chain(chain.commands, chain.signed, chain.linked)}</p>
        </section>
    }
    .into_any()
}
