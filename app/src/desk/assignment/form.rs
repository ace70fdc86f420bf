//! The form that sends a team to an enterprise; every objection stands at its field, and nothing typed is lost.

use super::draft::Draft;
use crate::desk::live::Live;
use crate::desk::trouble::ProblemNote;
use crate::office::SharedOffice;
use crate::words::desk::assignment as say;
use crate::words::desk::nouns;
use domain::assignment::AssignedLine;
use domain::contract::{AssignmentRow, LineShare, NewAssignment, Problem, Roster};
use domain::enterprise::Enterprise;
use domain::person::{Organisation, Person};
use domain::place::DIVISIONS;
use leptos::prelude::*;
use std::fmt;

/// The names of the fields in the contract; a problem that names one of them is shown there.
const FIELDS: [&str; 9] = ["enterprise", "team", "team_name", "notice", "authorisation", "lines", "first_seal", "seals", "day"];

/// What is typed, and the sending of it.
#[derive(Clone)]
pub struct Desk {
    draft: RwSignal<Draft>,
    unreadable: RwSignal<Vec<(&'static str, &'static str)>>,
    assign: Action<NewAssignment, Result<AssignmentRow, Problem>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("draft", &self.draft).finish_non_exhaustive()
    }
}

impl Desk {
    pub(super) fn new(office: SharedOffice, live: Live) -> Self {
        let draft = RwSignal::new(Draft::default());
        let assign = Action::new(move |assignment: &NewAssignment| office.assign(assignment.clone()));
        // Only an answer with the assignment in it clears the form.
        Effect::new(move |_| {
            if assign.value().get().is_some_and(|answer| answer.is_ok()) {
                draft.update(|draft| *draft = draft.next());
                live.changed.update(|changed| *changed = changed.saturating_add(1));
            }
        });
        Self { draft, unreadable: RwSignal::new(Vec::new()), assign }
    }

    fn problem(&self) -> Option<Problem> {
        self.assign.value().get().and_then(Result::err)
    }

    /// What is wrong with a field, by the page that cannot read it or by the office that refuses it.
    fn wrong(&self, field: &str) -> Option<String> {
        let unreadable = self.unreadable.get().into_iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.to_owned());
        unreadable.or_else(|| self.problem().filter(|problem| problem.field.as_deref() == Some(field)).map(|problem| say::refused(&problem)))
    }

    fn send(&self) {
        match self.draft.read_untracked().read() {
            Ok(assignment) => {
                self.unreadable.set(Vec::new());
                self.assign.dispatch(assignment);
            }
            Err(unreadable) => self.unreadable.set(unreadable),
        }
    }
}

/// The form.
#[component]
pub fn AssignForm(
    /// What an assignment can be made of.
    roster: Roster,
    /// What is typed.
    desk: Desk,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let Roster { enterprises, samplers, organisations, shares } = roster;
    let assign = desk.assign;
    let send = {
        let desk = desk.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            desk.send();
        }
    };
    let general = {
        let desk = desk.clone();
        move || {
            desk.problem()
                .filter(|problem| !problem.field.as_deref().is_some_and(|field| FIELDS.contains(&field)))
                .map(|problem| view! { <ProblemNote problem/> })
        }
    };
    view! {
        <details class="card assign no-print">
            <summary><h2>{say::NEW}</h2></summary>
            <p role="status" class="sent">{move || assign.value().get().and_then(Result::ok).map(|row| say::sent(&row.assignment.enterprise.name, &row.assignment.team_name))}</p>
            <form method="post" on:submit=send>
                <fieldset class="entries" disabled=move || !ready.get() || assign.pending().get()>
                    <legend class="unseen">{say::NEW}</legend>
                    <EnterpriseField enterprises desk=desk.clone()/>
                    <TeamField samplers desk=desk.clone()/>
                    <TextField desk=desk.clone() name="team_name" label=say::TEAM_NAME hint=say::TEAM_NAME_HINT get=|draft| &draft.team_name set=|draft, text| draft.team_name = text/>
                    <TextField desk=desk.clone() name="notice" label=say::NOTICE hint=say::NOTICE_HINT get=|draft| &draft.notice set=|draft, text| draft.notice = text/>
                    <TextField desk=desk.clone() name="authorisation" label=say::AUTHORISATION hint=say::AUTHORISATION_HINT get=|draft| &draft.authorisation set=|draft, text| draft.authorisation = text/>
                    <LinesField shares organisations desk=desk.clone()/>
                    <TextField desk=desk.clone() name="first_seal" label=say::FIRST_SEAL hint=say::FIRST_SEAL_HINT get=|draft| &draft.first_seal set=|draft, text| draft.first_seal = text/>
                    <TextField desk=desk.clone() name="seals" kind="number" label=say::SEALS hint=say::SEALS_HINT get=|draft| &draft.seals set=|draft, text| draft.seals = text/>
                    <TextField desk=desk.clone() name="day" kind="date" label=say::DAY hint=say::DAY_HINT get=|draft| &draft.day set=|draft, text| draft.day = text/>
                    {general}
                    <button type="submit" class="button primary">{move || if assign.pending().get() { say::SENDING } else { say::SEND }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

/// A labelled line of text.
#[component]
fn TextField(
    desk: Desk,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft, String),
    #[prop(default = "text")] kind: &'static str,
) -> impl IntoView {
    let draft = desk.draft;
    let invalid = desk.clone();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type=kind
                class="input"
                autocomplete="off"
                aria-describedby=format!("{name}-hint")
                aria-invalid=move || invalid.wrong(name).is_some().to_string()
                prop:value=move || draft.with(|draft| get(draft).clone())
                on:input=move |event| draft.update(|draft| set(draft, event_target_value(&event)))
            />
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            <Wrong desk name/>
        </div>
    }
    .into_any()
}

/// What is wrong with a field.
#[component]
fn Wrong(desk: Desk, name: &'static str) -> impl IntoView {
    view! { <div role="alert">{move || desk.wrong(name).map(|sentence| view! { <p class="wrong">{sentence}</p> })}</div> }
}

/// Whom to visit: narrowed by division and by what is typed.
#[component]
fn EnterpriseField(enterprises: Vec<Enterprise>, desk: Desk) -> impl IntoView {
    let draft = desk.draft;
    let divisions = DIVISIONS.map(|(division, name)| view! { <option value=division.code().to_string()>{name}</option> });
    let fitting = move || {
        let Draft { division, search, enterprise, .. } = draft.get();
        let fits = |of: &Enterprise| {
            (division.is_empty() || of.division.code().to_string() == division)
                && (search.trim().is_empty() || of.name.contains(search.trim()) || of.address.contains(search.trim()))
        };
        // What is chosen stays in sight, whatever is searched for.
        let found = enterprises.iter().filter(|of| fits(of) || of.id.to_string() == enterprise);
        found
            .map(|of| {
                let chosen = of.id.to_string() == enterprise;
                view! { <option value=of.id.to_string() selected=chosen>{say::enterprise(&of.name, of.division.name(), &of.address)}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field wide">
            <label for="division">{say::DIVISION}</label>
            <select id="division" class="input" on:change=move |event| draft.update(|draft| draft.division = event_target_value(&event))>
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
            <Wrong desk name="enterprise"/>
        </div>
    }
    .into_any()
}

/// Who goes.
#[component]
fn TeamField(samplers: Vec<Person>, desk: Desk) -> impl IntoView {
    let draft = desk.draft;
    let people = samplers.into_iter().map(|person| {
        let id = person.id;
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || draft.with(|draft| draft.team.contains(&id)) on:change=move |_| draft.update(|draft| draft.toggle_person(id))/>
                <span class="grow">{person.name} " " <span class="soft">{nouns::staff_number(&person.staff_number)}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="field wide">
            <legend>{say::SAMPLERS}</legend>
            <div class="ticks">{people.collect_view()}</div>
            <Wrong desk name="team"/>
        </fieldset>
    }
    .into_any()
}

/// What to sample, who tests it, and how much of each share is left.
#[component]
fn LinesField(shares: Vec<LineShare>, organisations: Vec<Organisation>, desk: Desk) -> impl IntoView {
    let draft = desk.draft;
    let rows = shares.into_iter().map(|share| {
        let line = AssignedLine { line: share.line, laboratory: share.laboratory };
        let laboratory = organisations.iter().find(|body| body.id == share.laboratory).map_or_else(String::new, |body| body.name.clone());
        let (chosen, toggled) = (line.clone(), line);
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || draft.with(|draft| draft.lines.contains(&chosen))
                    on:change=move |_| draft.update(|draft| draft.toggle_line(toggled.clone()))
                />
                <span class="grow">{share.product} " " <span class="soft">{laboratory}</span></span>
                <span class="figure soft">{say::left(share.batches.saturating_sub(share.assigned), share.batches)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field wide">
            <legend>{say::LINES}</legend>
            <p class="hint">{say::LINES_HINT}</p>
            <div class="ticks scroll" tabindex="0" role="group" aria-label=say::LINES>{rows.collect_view()}</div>
            <Wrong desk name="lines"/>
        </fieldset>
    }
    .into_any()
}
