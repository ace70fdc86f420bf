//! 名录库: which enterprises may be sampled, searched and counted; and the lists that are imported into it.

pub mod columns;
pub mod import;
pub mod imports;
pub mod lines;

use super::frame::signed_in;
use super::leaf;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::roster as say;
use domain::contract::{RosterCount, RosterPage as Shown, RosterSearch};
use domain::enterprise::{Enterprise, PlaceKind};
use domain::permit::Action as Permit;
use domain::person::Organisation;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeMap;

/// The roster: search, counts, and one page of it.
#[component]
pub fn RosterPage() -> impl IntoView {
    let office = super::office();
    let (live, person) = (live(), signed_in());
    let query = use_query_map();
    let search = Memo::new(move |_| {
        query.with(|query| RosterSearch {
            page: query.get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
            search: query.get("search").unwrap_or_default().trim().to_owned(),
            body: query.get("body").and_then(|body| body.parse().ok()),
            place: query.get("place").as_deref().and_then(PlaceKind::of),
            division: query.get("division").and_then(|code| code.parse().ok()).and_then(|code: u32| code.try_into().ok()),
        })
    });
    let shown = Resource::new(move || (search.get(), live.changed.get()), move |(search, _)| office.roster_page(search));
    let ways = move || {
        Suspend::new(async move {
            person.may(Permit::MindRoster).await.then(|| view! { <p><a class="button" href="/desk/roster/imports">{say::TO_IMPORTS}</a></p> })
        })
    };
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition>{ways}</Transition>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match shown.await {
                    Ok(shown) => view! { <Roster shown search=search.get_untracked()/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Roster(shown: Shown, search: RosterSearch) -> impl IntoView {
    let Shown { rows, total, counts, bodies } = shown;
    let all: u32 = counts.iter().map(|count| count.enterprises).sum();
    let query = search.query();
    let list = if query.is_empty() { "/desk/roster".to_owned() } else { format!("/desk/roster?{query}") };
    let page = search.page;
    let names: BTreeMap<String, String> = bodies.iter().map(|body| (body.id.to_string(), body.name.clone())).collect();
    let of = move |entry: &Enterprise| names.get(&entry.jurisdiction.to_string()).cloned().unwrap_or_default();
    let rows = rows.into_iter().map(|entry| row(&entry, of(&entry))).collect_view();
    let found = if total == 0 {
        view! { <p>{if all == 0 { say::EMPTY } else { say::NOTHING }}</p> }.into_any()
    } else {
        view! {
            <div class="wide-table" tabindex="0" role="region" aria-label=say::TITLE>
                <table class="figures list" id="roster">
                    <caption>{say::enterprises(total)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say::ENTERPRISE}</th>
                            <th scope="col">{say::WHERE}</th>
                            <th scope="col">{say::BODY}</th>
                            <th scope="col">{say::column(domain::roster::Column::Place)}</th>
                            <th scope="col">{say::CONTACT}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <leaf::Leaves list page total ways=(words::BEFORE, words::AFTER)/>
        }
        .into_any()
    };
    view! {
        <Search search bodies=bodies.clone() counts=counts.clone()/>
        {(all > 0).then(|| view! { <Counts counts bodies/> })}
        {found}
    }
    .into_any()
}

fn row(entry: &Enterprise, body: String) -> AnyView {
    let Enterprise { name, credit_code, address, division, place, trade, contact, telephone, .. } = entry.clone();
    view! {
        <tr>
            <th scope="row">{name}<br/><span class="soft digits">{credit_code}</span></th>
            <td>{division.name()}<br/><span class="soft">{address}</span></td>
            <td>{body}</td>
            <td>{say::place(place)}<br/><span class="soft">{say::trade(trade)}</span></td>
            <td>{contact}<br/><span class="soft digits">{telephone}</span></td>
        </tr>
    }
    .into_any()
}

/// The search: a plain form, which works without a program.
#[component]
fn Search(search: RosterSearch, bodies: Vec<Organisation>, counts: Vec<RosterCount>) -> impl IntoView {
    let chosen = search.body;
    let with = |body: &Organisation| counts.iter().any(|count| count.jurisdiction == body.id) || chosen == Some(body.id);
    let bodies: Vec<AnyView> = bodies
        .iter()
        .filter(|body| with(body))
        .map(|body| view! { <option value=body.id.to_string() selected=chosen == Some(body.id)>{body.name.clone()}</option> }.into_any())
        .collect();
    let places = PlaceKind::ALL.map(|place| view! { <option value=place.word() selected=search.place == Some(place)>{say::place(place)}</option> });
    let narrowed = !search.query().is_empty();
    view! {
        <form class="card no-print" method="get" action="/desk/roster" role="search">
            <div class="entries">
                <div class="field">
                    <label for="roster-search">{say::SEARCH}</label>
                    <input id="roster-search" name="search" type="search" class="input" value=search.search.clone()/>
                </div>
                <div class="field">
                    <label for="roster-body">{say::BODY}</label>
                    <select id="roster-body" name="body" class="input"><option value="">{say::ALL_BODIES}</option>{bodies}</select>
                </div>
                <div class="field">
                    <label for="roster-place">{say::column(domain::roster::Column::Place)}</label>
                    <select id="roster-place" name="place" class="input"><option value="">{say::ALL_PLACES}</option>{places.collect_view()}</select>
                </div>
            </div>
            <p class="row">
                <button type="submit" class="button primary">{say::FIND}</button>
                {narrowed.then(|| view! { <a class="button" href="/desk/roster">{say::CLEAR}</a> })}
            </p>
        </form>
    }
    .into_any()
}

/// How many enterprises each body has of each kind of place; each figure leads to its list.
#[component]
fn Counts(counts: Vec<RosterCount>, bodies: Vec<Organisation>) -> impl IntoView {
    let places: Vec<PlaceKind> = PlaceKind::ALL.into_iter().filter(|place| counts.iter().any(|count| count.place == *place)).collect();
    let many = |fits: &dyn Fn(&RosterCount) -> bool| counts.iter().filter(|count| fits(count)).map(|count| count.enterprises).sum::<u32>();
    let with = bodies.iter().filter(|body| counts.iter().any(|count| count.jurisdiction == body.id));
    let rows: Vec<AnyView> = with
        .map(|body| {
            let figure = |place: Option<PlaceKind>| {
                let here = many(&|count| count.jurisdiction == body.id && place.is_none_or(|place| count.place == place));
                let query = RosterSearch { body: Some(body.id), place, ..RosterSearch::default() }.query();
                let shown = (here > 0).then(|| view! { <a href=format!("/desk/roster?{query}")>{here.to_string()}</a> });
                view! { <td class="figure">{shown}</td> }
            };
            let figures: Vec<_> = places.iter().map(|place| figure(Some(*place))).collect();
            view! { <tr><th scope="row" class="body">{body.name.clone()}</th>{figures}{figure(None)}</tr> }.into_any()
        })
        .collect();
    let sums: Vec<_> = places.iter().map(|of| view! { <td class="figure">{many(&|count| count.place == *of).to_string()}</td> }).collect();
    let heads: Vec<_> = places.iter().map(|of| view! { <th scope="col" class="figure">{say::place(*of)}</th> }).collect();
    view! {
        <details class="card" open>
            <summary>{say::COUNTS}</summary>
            <div class="wide-table" tabindex="0" role="region" aria-label=say::COUNTS>
                <table class="figures" id="counts">
                    <thead><tr><th scope="col">{say::BODY}</th>{heads}<th scope="col" class="figure">{say::SUM}</th></tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row">{say::SUM}</th>{sums}<td class="figure">{many(&|_| true).to_string()}</td></tr></tfoot>
                </table>
            </div>
        </details>
    }
    .into_any()
}
