//! The filter: a form whose answer is an address, so that it works, is kept and is sent on without a program.

use crate::words::desk::duty as say;
use domain::contract::{DutyChoices, DutyFilter, Named};
use leptos::prelude::*;

/// One choice out of those that occur.
fn choice(name: &'static str, label: &'static str, all: Vec<(String, String)>, chosen: Option<String>) -> AnyView {
    let options = all.into_iter().map(|(value, text)| {
        let is_chosen = chosen.as_ref() == Some(&value);
        view! { <option value=value selected=is_chosen>{text}</option> }
    });
    view! {
        <div class="field">
            <label for=format!("filter-{name}")>{label}</label>
            <select id=format!("filter-{name}") name=name class="input">
                <option value="" selected=chosen.is_none()>{say::ALL}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn named(all: Vec<Named>) -> Vec<(String, String)> {
    all.into_iter().map(|Named { id, name }| (id.to_string(), name)).collect()
}

fn tick(name: &'static str, label: &'static str, is_on: bool) -> AnyView {
    view! { <label class="check"><input type="checkbox" name=name value="1" checked=is_on/> <span>{label}</span></label> }.into_any()
}

/// The form.
#[component]
pub fn Filter(
    /// What is chosen.
    filter: DutyFilter,
    /// What occurs.
    choices: DutyChoices,
) -> impl IntoView {
    let DutyChoices { bodies, counties, lines } = choices;
    let lines = lines.into_iter().map(|(line, product)| (line.0.to_string(), product)).collect();
    let clear = (filter != DutyFilter::default()).then(|| view! { <a class="button quiet" href=super::PATH>{say::CLEAR}</a> });
    view! {
        <form class="card filter no-print" method="get" action=super::PATH role="search" aria-label=say::FILTER>
            {choice("body", say::BODY, named(bodies), filter.body.map(|id| id.to_string()))}
            {choice("county", say::COUNTY, named(counties), filter.county.map(|id| id.to_string()))}
            {choice("line", say::LINE, lines, filter.line.map(|line| line.0.to_string()))}
            <div class="ticks">
                {tick("mine", say::ONLY_MINE, filter.mine)}
                {tick("late", say::ONLY_LATE, filter.late)}
            </div>
            <p class="filter-do"><button type="submit" class="button primary">{say::APPLY}</button> {clear}</p>
        </form>
    }
    .into_any()
}
