//! Whom to visit: those who were drawn and wait for a team come first, with all that was drawn about them.

use super::draft::Draft;
use super::form::Desk;
use crate::desk::entry::Wrong;
use crate::words::desk::assignment as say;
use domain::assignment::AssignedLine;
use domain::contract::{DrawnEnterprise, LineShare, MOST_LISTED, RosterSearch};
use domain::enterprise::Enterprise;
use domain::id::PersonId;
use domain::person::Person;
use domain::place::DIVISIONS;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was drawn about an enterprise that waits for a team, ready for the form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drawn {
    products: Vec<String>,
    people: Vec<String>,
    team: Vec<PersonId>,
    lines: Vec<AssignedLine>,
}

/// The enterprises that wait for a team, by their ids as the form has them.
#[derive(Debug, Clone)]
pub struct Waiting(Arc<BTreeMap<String, Drawn>>);

impl Waiting {
    pub(super) fn of(drawn: Vec<DrawnEnterprise>, shares: &[LineShare], samplers: &[Person]) -> Self {
        let left = |share: &LineShare| share.batches.saturating_sub(share.assigned);
        let entry = |drawn: DrawnEnterprise| {
            // Where two laboratories test a line, the one with more left of its share.
            let of = drawn.lines.iter().filter_map(|line| shares.iter().filter(|share| share.line == *line).max_by_key(|share| left(share)));
            let shares: Vec<&LineShare> = of.collect();
            let people = drawn.team.iter().filter_map(|id| samplers.iter().find(|person| person.id == *id));
            let ready = Drawn {
                products: shares.iter().map(|share| share.product.clone()).collect(),
                people: people.map(|person| person.name.clone()).collect(),
                lines: shares.iter().map(|share| AssignedLine { line: share.line, laboratory: share.laboratory }).collect(),
                team: drawn.team,
            };
            (drawn.enterprise.to_string(), ready)
        };
        Self(Arc::new(drawn.into_iter().map(entry).collect()))
    }

    fn get(&self, enterprise: &str) -> Option<&Drawn> {
        self.0.get(enterprise)
    }
}

/// The field: narrowed by division and by what is typed.
#[component]
pub fn EnterpriseField(
    /// Those who were drawn, and then all others or the first of them.
    enterprises: Vec<Enterprise>,
    /// Who of them was drawn and waits for a team.
    waiting: Waiting,
    /// What is typed.
    desk: Desk,
) -> impl IntoView {
    let draft = desk.draft;
    let divisions = DIVISIONS.map(|(division, name)| view! { <option value=division.code().to_string()>{name}</option> });
    let searched = search_beyond(draft, enterprises.len());
    let drawn = waiting.clone();
    let fitting = move || {
        let draft = draft.get();
        let listed: BTreeSet<_> = enterprises.iter().map(|of| of.id).collect();
        let beyond = searched.get().unwrap_or_default().into_iter().filter(|of| !listed.contains(&of.id));
        let all = enterprises.iter().cloned().chain(beyond);
        // What is chosen stays in sight, whatever is searched for.
        let (first, others): (Vec<_>, Vec<_>) =
            all.filter(|of| fits(of, &draft) || of.id.to_string() == draft.enterprise).partition(|of| drawn.get(&of.id.to_string()).is_some());
        let options = |of: Vec<Enterprise>| of.iter().map(|of| option(of, drawn.get(&of.id.to_string()), &draft.enterprise)).collect_view();
        if drawn.0.is_empty() {
            return options(others).into_any();
        }
        let (count, first, others) = (first.len(), options(first), options(others));
        view! { <optgroup label=say::drawn(count)>{first}</optgroup> <optgroup label=say::NOT_DRAWN>{others}</optgroup> }.into_any()
    };
    view! {
        <div class="field wide">
            <label for="division">{say::DIVISION}</label>
            <select id="division" class="input" prop:value=move || draft.with(|draft| draft.division.clone()) on:change=move |event| draft.update(|draft| draft.division = event_target_value(&event))>
                <option value="">{say::ALL_DIVISIONS}</option>
                {divisions.collect_view()}
            </select>
            <label for="search">{say::SEARCH}</label>
            <input
                id="search"
                type="search"
                class="input"
                autocomplete="off"
                prop:value=move || draft.with(|draft| draft.search.clone())
                on:input=move |event| draft.update(|draft| draft.search = event_target_value(&event))
            />
            <label for="enterprise">{say::ENTERPRISE}</label>
            <select id="enterprise" class="input" size="6" on:change=move |event| draft.update(|draft| draft.enterprise = event_target_value(&event))>
                {fitting}
            </select>
            <Wrong wrong=desk.wrong("enterprise")/>
            <DrawnAbout waiting draft/>
        </div>
    }
    .into_any()
}

fn fits(of: &Enterprise, Draft { division, search, .. }: &Draft) -> bool {
    let search = search.trim();
    (division.is_empty() || of.division.code().to_string() == *division)
        && (search.is_empty()
            || [&of.name, &of.address].into_iter().any(|text| text.contains(search))
            || of.credit_code.contains(&search.to_uppercase()))
}

fn option(of: &Enterprise, drawn: Option<&Drawn>, chosen: &str) -> impl IntoView + use<> {
    let products = drawn.map(|drawn| say::drawn_for(&drawn.products)).unwrap_or_default();
    let id = of.id.to_string();
    let chosen = id == chosen;
    let told = say::enterprise(&of.name, of.division.name(), &of.address);
    view! { <option value=id selected=chosen>{told}{products}</option> }
}

/// What was drawn about the enterprise that is chosen, and the button that takes it over.
#[component]
fn DrawnAbout(waiting: Waiting, draft: RwSignal<Draft>) -> impl IntoView {
    let drawn = Memo::new(move |_| draft.with(|draft| waiting.get(&draft.enterprise).cloned()));
    move || {
        drawn.get().map(|drawn| {
            let (team, lines) = (drawn.team.clone(), drawn.lines.clone());
            let is_followed = {
                let drawn = drawn.clone();
                move || draft.with(|draft| same(&draft.team, &drawn.team) && drawn.lines.iter().all(|line| draft.lines.contains(line)))
            };
            let take_over = move || {
                let (team, lines) = (team.clone(), lines.clone());
                let follow = move |_| draft.update(|draft| draft.follow(&team, &lines));
                if is_followed() {
                    view! { <p>{say::FOLLOWED}</p> }.into_any()
                } else {
                    view! { <p><button type="button" class="button" on:click=follow>{say::FOLLOW}</button></p> }.into_any()
                }
            };
            view! {
                <div class="notice" data-tone="info">
                    <div class="grow"><p>{say::drawn_about(&drawn.products, &drawn.people)}</p> {take_over}</div>
                </div>
            }
        })
    }
}

fn same(one: &[PersonId], other: &[PersonId]) -> bool {
    one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
}

/// What a search finds in a roster of which only the first entries are listed; nothing while nothing is searched for.
fn search_beyond(draft: RwSignal<Draft>, listed: usize) -> Memo<Option<Vec<Enterprise>>> {
    let office = crate::desk::office();
    let beyond = u32::try_from(listed).is_ok_and(|listed| listed >= MOST_LISTED);
    let search = Action::new(move |search: &RosterSearch| office.roster_page(search.clone()));
    let asked = Memo::new(move |_| draft.with(|draft| (draft.division.clone(), draft.search.trim().to_owned())));
    Effect::new(move |_| {
        let (division, text) = asked.get();
        if beyond && !(division.is_empty() && text.is_empty()) {
            let division = division.parse::<u32>().ok().and_then(|code| code.try_into().ok());
            search.dispatch(RosterSearch { page: 1, search: text, division, ..RosterSearch::default() });
        }
    });
    Memo::new(move |_| {
        let (division, text) = asked.get();
        let found = search.value().get().and_then(Result::ok).map(|page| page.rows);
        found.filter(|_| !(division.is_empty() && text.is_empty()))
    })
}
