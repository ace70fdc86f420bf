//! The form that sends a team to an enterprise; every objection stands at its field, and nothing typed is lost.

use super::draft::{Draft, FIELDS, Objection};
use super::enterprise::{EnterpriseField, Waiting};
use crate::desk::entry::{Entry, Wrong};
use crate::desk::fold::unfolds;
use crate::desk::frame::SignedIn;
use crate::desk::live::Live;
use crate::desk::trouble::ProblemNote;
use crate::drawer::SharedDrawer;
use crate::office::SharedOffice;
use crate::words::desk::assignment as say;
use crate::words::desk::nouns;
use domain::assignment::AssignedLine;
use domain::contract::{AssignmentRow, LineShare, NewAssignment, Problem, Roster};
use domain::person::{Organisation, Person};
use leptos::prelude::*;
use std::fmt;

/// The kind of the problem with which the office asks back.
const ASKED_BACK: &str = "asked-back";

/// What is typed, and the sending of it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) draft: RwSignal<Draft>,
    /// Once it was tried, what is wrong is said while it is mended.
    tried: RwSignal<bool>,
    restored: RwSignal<bool>,
    reasonless: RwSignal<bool>,
    assign: Action<NewAssignment, Result<AssignmentRow, Problem>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("draft", &self.draft).finish_non_exhaustive()
    }
}

impl Desk {
    pub(super) fn new(office: SharedOffice, live: Live, person: SignedIn) -> Self {
        let (draft, tried, restored) = (RwSignal::new(Draft::default()), RwSignal::new(false), RwSignal::new(false));
        let assign = Action::new(move |assignment: &NewAssignment| office.assign(assignment.clone()));
        // Only an answer with the assignment in it clears the form.
        Effect::new(move |_| {
            if assign.value().get().is_some_and(|answer| answer.is_ok()) {
                draft.update(|draft| *draft = draft.next());
                tried.set(false);
                restored.set(false);
                live.changed.update(|changed| *changed = changed.saturating_add(1));
            }
        });
        put_away(draft, restored, person);
        Self { draft, tried, restored, reasonless: RwSignal::new(false), assign }
    }

    fn problem(self) -> Option<Problem> {
        self.assign.value().get().and_then(Result::err)
    }

    /// Everything that is wrong, by the page that cannot read it or by the office that refuses it.
    fn objections(self) -> Vec<Objection> {
        let own = if self.tried.get() { self.draft.with(Draft::read).err().unwrap_or_default() } else { Vec::new() };
        let refused = self.problem().and_then(|problem| {
            let (field, _) = FIELDS.into_iter().find(|(field, _)| problem.field.as_deref() == Some(field))?;
            Some((field, say::refused(&problem)))
        });
        own.into_iter().chain(refused).collect()
    }

    /// What is wrong with a field.
    pub(super) fn wrong(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.objections().into_iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence))
    }

    fn send(self) {
        self.tried.set(true);
        self.reasonless.set(false);
        if let Ok(assignment) = self.draft.read_untracked().read() {
            self.assign.dispatch(assignment);
        }
    }

    /// Sends it again with the reason, after the office asked back.
    fn send_all_the_same(self) {
        let is_silent = self.draft.with_untracked(|draft| draft.reason.trim().is_empty());
        if is_silent { self.reasonless.set(true) } else { self.send() }
    }

    fn clear(self) {
        self.draft.set(Draft::default());
        self.tried.set(false);
        self.restored.set(false);
    }
}

/// Puts what is typed into the tab's drawer, and finds it there after a reload; for each person apart.
fn put_away(draft: RwSignal<Draft>, restored: RwSignal<bool>, SignedIn(me): SignedIn) {
    let Some(drawer) = use_context::<SharedDrawer>() else { return };
    let name = Memo::new(move |_| me.get().and_then(Result::ok).map(|me| format!("assignment {}", me.person.id)));
    let opened = RwSignal::new(false);
    let from = drawer.clone();
    Effect::new(move |_| {
        let Some(name) = name.get() else { return };
        let kept: Option<Draft> = from.kept(&name).and_then(|text| domain::json::read(&text).ok());
        if let Some(kept) = kept.filter(|kept| *kept != Draft::default()) {
            draft.set(kept);
            restored.set(true);
        }
        opened.set(true);
    });
    Effect::new(move |_| {
        let Some(name) = name.get() else { return };
        let text = draft.with(domain::json::write);
        if opened.get() {
            drawer.keep(&name, &text);
        }
    });
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
    let Roster { enterprises, drawn, samplers, organisations, shares } = roster;
    let waiting = Waiting::of(drawn, &shares, &samplers);
    let (assign, restored) = (desk.assign, desk.restored);
    let part = unfolds(move || restored.get() || desk.tried.get() || assign.value().get().is_some());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.send();
    };
    let found = move || {
        restored.get().then(|| {
            view! {
                <div class="notice" data-tone="info">
                    <div class="grow">
                        <p>{say::RESTORED}</p>
                        <p><button type="button" class="button" on:click=move |_| desk.clear()>{say::CLEAR}</button></p>
                    </div>
                </div>
            }
        })
    };
    view! {
        <details class="card assign no-print" node_ref=part>
            <summary><h2>{say::NEW}</h2></summary>
            <p role="status" class="sent">{move || assign.value().get().and_then(Result::ok).map(|row| say::sent(&row.assignment.enterprise.name, &row.assignment.team_name))}</p>
            {found}
            <form method="post" novalidate on:submit=send>
                <fieldset class="entries" disabled=move || !ready.get() || assign.pending().get()>
                    <legend class="unseen">{say::NEW}</legend>
                    <EnterpriseField enterprises waiting desk/>
                    <TeamField samplers desk/>
                    <TextField desk name="team_name" label=say::TEAM_NAME hint=say::TEAM_NAME_HINT get=|draft| &draft.team_name set=|draft, text| draft.team_name = text/>
                    <TextField desk name="notice" label=say::NOTICE hint=say::NOTICE_HINT get=|draft| &draft.notice set=|draft, text| draft.notice = text/>
                    <TextField desk name="authorisation" label=say::AUTHORISATION hint=say::AUTHORISATION_HINT get=|draft| &draft.authorisation set=|draft, text| draft.authorisation = text/>
                    <LinesField shares organisations desk/>
                    <TextField desk name="first_seal" label=say::FIRST_SEAL hint=say::FIRST_SEAL_HINT get=|draft| &draft.first_seal set=|draft, text| draft.first_seal = text/>
                    <TextField desk name="seals" kind="number" label=say::SEALS hint=say::SEALS_HINT get=|draft| &draft.seals set=|draft, text| draft.seals = text/>
                    <TextField desk name="day" kind="date" label=say::DAY hint=say::DAY_HINT get=|draft| &draft.day set=|draft, text| draft.day = text/>
                    <Objections desk/>
                    <button type="submit" class="button primary">{move || if assign.pending().get() { say::SENDING } else { say::SEND }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

/// Beside the button: everything that is wrong, each a way to its field; or what the office asks back.
#[component]
fn Objections(desk: Desk) -> impl IntoView {
    let listed = move || {
        let objections = desk.objections();
        (!objections.is_empty()).then(|| {
            let count = objections.len();
            let rows = objections.into_iter().map(|(field, sentence)| {
                let name = FIELDS.into_iter().find(|(of, _)| *of == field).map_or("", |(_, name)| name);
                view! { <li><a href=format!("#{field}") rel="external">{say::objection(name, &sentence)}</a></li> }
            });
            view! {
                <div class="notice" role="alert">
                    <div class="grow"><p><strong>{say::objections(count)}</strong></p><ul class="gaps">{rows.collect_view()}</ul></div>
                </div>
            }
        })
    };
    let general = move || {
        let is_of_field = |problem: &Problem| FIELDS.into_iter().any(|(field, _)| problem.field.as_deref() == Some(field));
        desk.problem().filter(|problem| !is_of_field(problem)).map(|problem| {
            let asks = problem.kind == ASKED_BACK;
            view! {
                <ProblemNote problem/>
                {asks.then(|| view! { <AllTheSame desk/> })}
            }
        })
    };
    view! { <div class="wide objections">{listed} {general}</div> }.into_any()
}

/// Why it is meant as it stands.
#[component]
fn AllTheSame(desk: Desk) -> impl IntoView {
    let wrong = Signal::derive(move || desk.reasonless.get().then(|| say::REASON_MISSING.to_owned()));
    view! {
        <TextField desk name="reason" label=say::REASON hint=say::REASON_HINT get=|draft| &draft.reason set=|draft, text| draft.reason = text/>
        <Wrong wrong/>
        <button type="button" class="button" on:click=move |_| desk.send_all_the_same()>{say::ALL_THE_SAME}</button>
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
    let value = Signal::derive(move || draft.with(|draft| get(draft).clone()));
    let set = move |text: String| draft.update(|draft| set(draft, text));
    view! { <Entry name label hint kind value set wrong=desk.wrong(name)/> }
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
        <fieldset class="field wide" id="team" tabindex="-1">
            <legend>{say::SAMPLERS}</legend>
            <div class="ticks">{people.collect_view()}</div>
            <Wrong wrong=desk.wrong("team")/>
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
        <fieldset class="field wide" id="lines" tabindex="-1">
            <legend>{say::LINES}</legend>
            <p class="hint">{say::LINES_HINT}</p>
            <div class="ticks scroll" tabindex="0" role="group" aria-label=say::LINES>{rows.collect_view()}</div>
            <Wrong wrong=desk.wrong("lines")/>
        </fieldset>
    }
    .into_any()
}
