//! 实施细则: what each line covers, how much is taken, what its sheet asks for; and what of it the bureau has still to confirm.

use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::rules as say;
use domain::contract::{RulesRow, RulesTable};
use domain::goods::Coverage;
use domain::own::OwnField;
use domain::rules::Rules;
use leptos::prelude::*;
use leptos_meta::Title;

/// The rules in force.
#[component]
pub fn RulesPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let table = Resource::new(move || live.changed.get(), move |_| office.rules());
    view! {
        <Title text=words::RULES/>
        <h1>{words::RULES}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match table.await {
                    Ok(table) => view! { <Table table/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Table(table: RulesTable) -> impl IntoView {
    let count = table.rows.len();
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=words::RULES>
            <table class="figures list" id="rules">
                <caption>{say::lines(count)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::LINE}</th>
                        <th scope="col">{say::STANDARD}</th>
                        <th scope="col">{say::QUANTITIES}</th>
                        <th scope="col">{say::COVERAGE}</th>
                        <th scope="col">{say::OWN}</th>
                    </tr>
                </thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(RulesRow { line, product, rules }: RulesRow) -> AnyView {
    let name = view! { <th scope="row">{say::line(line.0, &product)}</th> };
    let Some(rules) = rules else {
        return view! { <tr>{name}<td colspan="4"><span class="badge" data-tone="warn">{say::NO_RULES}</span></td></tr> }.into_any();
    };
    let (standard, licences) = (rules.standard.clone(), rules.licences.clone());
    let licences = (!licences.is_empty()).then(|| view! { <br/><span class="soft">{say::licences(&licences)}</span> });
    view! {
        <tr>
            {name}
            <td>{standard}{licences}</td>
            <td>{quantities(&rules)}</td>
            <td>{rules.coverage.map(covers)}</td>
            <td>{own(&rules.own)}</td>
        </tr>
    }
    .into_any()
}

/// What the bureau has still to confirm, behind one mark.
fn unconfirmed(what: String) -> AnyView {
    view! { <p><span class="badge" data-tone="warn">{say::UNCONFIRMED}</span> " " {what}</p> }.into_any()
}

fn quantities(rules: &Rules) -> AnyView {
    let backup = rules.least_backup.map(|least| least.to_string());
    let open = (!rules.unconfirmed.is_empty()).then(|| unconfirmed(say::list(&rules.unconfirmed)));
    view! {
        <p>{say::least(&rules.least_test.to_string(), backup.as_deref(), &rules.least_stock.to_string())}</p>
        {open}
    }
    .into_any()
}

fn covers(Coverage { includes, excludes, unconfirmed: is_open }: Coverage) -> AnyView {
    view! {
        <p>{includes}</p>
        <p class="soft">{say::excludes(&excludes)}</p>
        {is_open.then(|| unconfirmed(say::COVERAGE.to_owned()))}
    }
    .into_any()
}

fn own(fields: &[OwnField]) -> AnyView {
    let said = |is_open: bool| {
        let of: Vec<String> = fields.iter().filter(|field| field.unconfirmed == is_open).map(say::field).collect();
        (!of.is_empty()).then(|| say::list(&of))
    };
    view! {
        {said(false).map(|fields| view! { <p>{fields}</p> })}
        {said(true).map(unconfirmed)}
    }
    .into_any()
}
