//! Containers with their seals, and what was paid.

use crate::words::desk::sheet as say;
use domain::number::SealNumber;
use domain::part::{Container, Seal};
use domain::payment::PaymentSlip;
use leptos::prelude::*;

/// Each container with its seal.
#[component]
pub fn Seals(
    /// The containers.
    containers: Vec<Container>,
    /// Their seals.
    seals: Vec<Seal>,
    /// Numbers that are used up.
    spoiled: Vec<SealNumber>,
) -> impl IntoView {
    let rows = containers.into_iter().map(|container| {
        let seal = seals.iter().find(|seal| seal.container == container.id);
        let (number, slip) = seal.map_or_else(|| (say::UNSEALED.to_owned(), String::new()), |seal| (seal.number.to_string(), say::slip(&seal.slip)));
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{say::part(container.part)}</td>
                <td class="figure">{container.holds.to_string()}</td>
                <td>{say::container(container.kind)}</td>
                <td>{slip}</td>
            </tr>
        }
    });
    let spoiled = (!spoiled.is_empty()).then(|| {
        let numbers: Vec<String> = spoiled.iter().map(ToString::to_string).collect();
        view! { <p>{say::spoiled(&numbers.join(" "))}</p> }
    });
    view! {
        <section class="card" aria-labelledby="seals-title">
            <h2 id="seals-title">{say::SEALS}</h2>
            <table class="figures">
                <caption class="unseen">{say::SEALS}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::SEAL_NUMBER}</th>
                        <th scope="col">{say::PART}</th>
                        <th scope="col" class="figure">{say::HOLDS}</th>
                        <th scope="col">{say::CONTAINER}</th>
                        <th scope="col">{say::SLIP}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {spoiled}
        </section>
    }
    .into_any()
}

/// The payment slip.
#[component]
pub fn Payment(
    /// The slip, if one was written.
    slip: Option<PaymentSlip>,
) -> impl IntoView {
    let body = match slip {
        None => view! { <p class="soft">{say::UNPAID}</p> }.into_any(),
        Some(slip) => view! {
            <dl class="facts">
                <dt>{say::BOUGHT}</dt>
                <dd>{slip.quantity.to_string()}</dd>
                <dt>{say::UNIT_PRICE}</dt>
                <dd>{say::unit_price(slip.unit, slip.quantity.unit.sign())}</dd>
                <dt>{say::AMOUNT}</dt>
                <dd>{say::yuan(slip.amount)} <br/> {slip.amount.in_capitals()}</dd>
                <dt>{say::PAID_BY}</dt>
                <dd>{say::way(slip.way)}</dd>
                <dt>{say::PAYEE}</dt>
                <dd>{slip.payee}</dd>
                <dt>{say::RECEIPT}</dt>
                <dd>{if slip.receipt.is_empty() { say::NO_RECEIPT.to_owned() } else { slip.receipt }}</dd>
            </dl>
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="payment-title">
            <h2 id="payment-title">{say::PAYMENT}</h2>
            {body}
        </section>
    }
    .into_any()
}
