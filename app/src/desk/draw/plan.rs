//! Making a draw: what, of whom, how many, by which number; its arithmetic is told before anything is frozen.

use super::arithmetic::Arithmetic;
use super::draft::{Draft, toggle};
use crate::desk::entry::{Entry, Wrong};
use crate::desk::fold::unfolds;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::draw as words;
use crate::words::desk::draw::plan as say;
use domain::contract::{DrawPreview, DrawView, Draws, NewDraw, Problem};
use domain::enterprise::PlaceKind;
use domain::paper;
use domain::person::OrganisationKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::fmt;

const PLACES: [PlaceKind; 7] =
    [PlaceKind::GasStation, PlaceKind::Mall, PlaceKind::Supermarket, PlaceKind::Shop, PlaceKind::Market, PlaceKind::Factory, PlaceKind::Other];

/// What is typed, what was measured of it, and the freezing.
#[derive(Clone, Copy)]
pub struct Desk {
    draft: RwSignal<Draft>,
    tried: RwSignal<bool>,
    /// What the arithmetic on the page is of: another entry makes it stale.
    measured: RwSignal<Option<NewDraw>>,
    preview: Action<NewDraw, Result<DrawPreview, Problem>>,
    freeze: Action<NewDraw, Result<DrawView, Problem>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("draft", &self.draft).finish_non_exhaustive()
    }
}

impl Desk {
    pub(super) fn new() -> Self {
        let (asking, freezing) = (crate::desk::office(), crate::desk::office());
        let navigate = use_navigate();
        let freeze = Action::new(move |new: &NewDraw| freezing.freeze_draw(new.clone()));
        Effect::new(move |_| {
            if let Some(Ok(view)) = freeze.value().get() {
                navigate(&format!("{}/{}", super::PATH, view.summary.plan.draw), leptos_router::NavigateOptions::default());
            }
        });
        Self {
            draft: RwSignal::new(Draft::default()),
            tried: RwSignal::new(false),
            measured: RwSignal::new(None),
            preview: Action::new(move |new: &NewDraw| asking.preview_draw(new.clone())),
            freeze,
        }
    }

    fn wrong(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let objections = if self.tried.get() { self.draft.with(|draft| draft.read(0)).err().unwrap_or_default() } else { Vec::new() };
            objections.into_iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.to_owned())
        })
    }

    /// Takes a change; what was measured before is of another plan.
    fn change(self, how: impl FnOnce(&mut Draft)) {
        self.draft.update(how);
        self.measured.set(None);
        self.freeze.clear();
    }

    fn measure(self, draws: usize) {
        self.tried.set(true);
        if let Ok(new) = self.draft.with_untracked(|draft| draft.read(draws)) {
            self.preview.clear();
            self.measured.set(Some(new.clone()));
            self.preview.dispatch(new);
        }
    }

    fn entry(self, name: &'static str, label: &'static str, hint: &'static str, of: Field, kind: &'static str) -> AnyView {
        let value = Signal::derive(move || self.draft.with(|draft| of(&mut draft.clone()).clone()));
        let set = move |text: String| self.change(|draft| *of(draft) = text);
        view! { <Entry name label hint kind value set wrong=self.wrong(name)/> }.into_any()
    }
}

/// One text of the draft.
type Field = fn(&mut Draft) -> &mut String;

/// The form.
#[component]
pub fn PlanForm(
    /// What was drawn before, and what can be.
    draws: Draws,
    /// What is typed.
    desk: Desk,
) -> impl IntoView {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let count = draws.draws.len();
    let (preview, freeze) = (desk.preview, desk.freeze);
    let busy = move || !ready.get() || preview.pending().get() || freeze.pending().get();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.measure(count);
    };
    let lines = draws.lines.iter().map(|line| {
        let number = line.number.0.to_string();
        let value = number.clone();
        view! { <option value=value selected=move || desk.draft.with(|draft| draft.line == number)>{line.product.clone()}</option> }
    });
    let lines = lines.collect_view();
    let is_local = |kind: OrganisationKind| matches!(kind, OrganisationKind::County | OrganisationKind::DevelopmentZone);
    let bodies = draws.organisations.iter().filter(|body| is_local(body.kind)).map(|body| {
        let id = body.id;
        let chosen = Signal::derive(move || desk.draft.with(|draft| draft.bodies.contains(&id)));
        tick(body.name.clone(), chosen, Callback::new(move |()| desk.change(|draft| toggle(&mut draft.bodies, id))))
    });
    let bodies = bodies.collect_view();
    let places = PLACES.map(|place| {
        let chosen = Signal::derive(move || desk.draft.with(|draft| draft.places.contains(&place)));
        tick(paper::place(place).to_owned(), chosen, Callback::new(move |()| desk.change(|draft| toggle(&mut draft.places, place))))
    });
    let told = StoredValue::new(draws);
    let measured = move || {
        let Some(new) = desk.measured.get() else { return ().into_any() };
        match preview.value().get() {
            Some(Ok(found)) => {
                let is_ready = found.is_ready();
                view! {
                    <Arithmetic preview=found draws=told.get_value()/>
                    <button type="button" class="button primary" prop:disabled=move || busy() || !is_ready on:click=move |_| { freeze.dispatch(new.clone()); }>
                        {move || if freeze.pending().get() { say::FREEZING } else { say::FREEZE }}
                    </button>
                }
                .into_any()
            }
            Some(Err(problem)) => view! { <ProblemNote problem/> }.into_any(),
            None => ().into_any(),
        }
    };
    let part = unfolds(move || desk.tried.get());
    view! {
        <details class="card assign no-print" id="new-draw" node_ref=part>
            <summary>{say::NEW}</summary>
            <form method="post" on:submit=submit>
                <fieldset disabled=busy>
                    <legend class="unseen">{say::NEW}</legend>
                    <div class="draw-form">
                        <div class="field">
                            <label for="draw-line">{say::LINE}</label>
                            <select id="draw-line" class="input" on:change=move |event| desk.change(|draft| draft.line = event_target_value(&event))>
                                <option value="">{say::CHOOSE}</option>
                                {lines}
                            </select>
                            <Wrong wrong=desk.wrong("draw-line")/>
                        </div>
                        {desk.entry("draw-batches", say::BATCHES, "", |draft| &mut draft.batches, "number")}
                        {desk.entry("draw-each", say::EACH, say::EACH_HINT, |draft| &mut draft.each, "number")}
                        {desk.entry("draw-reserves", say::RESERVES, say::RESERVES_HINT, |draft| &mut draft.reserves, "number")}
                        {desk.entry("draw-team", say::TEAM, say::TEAM_HINT, |draft| &mut draft.team, "number")}
                        {desk.entry("draw-tour", say::TOUR, "", |draft| &mut draft.tour, "number")}
                        <fieldset class="field wide">
                            <legend>{say::PLACES}</legend>
                            <div class="draw-ticks">{places.collect_view()}</div>
                            <Wrong wrong=desk.wrong("draw-places")/>
                        </fieldset>
                        <fieldset class="field wide">
                            <legend>{say::BODIES}</legend>
                            <p class="hint">{say::BODIES_HINT}</p>
                            <div class="draw-ticks">{bodies}</div>
                        </fieldset>
                        <div class="wide">{desk.entry("draw-source", words::SOURCE, say::SOURCE_HINT, |draft| &mut draft.source, "text")}</div>
                        {desk.entry("draw-announced", words::ANNOUNCED, say::ANNOUNCED_HINT, |draft| &mut draft.announced, "datetime-local")}
                    </div>
                    <button type="submit" class="button">{move || if preview.pending().get() { say::PREVIEWING } else { say::PREVIEW }}</button>
                    <div class="draw-measured" role="status">{measured}</div>
                    {move || freeze.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

fn tick(name: String, chosen: Signal<bool>, change: Callback<()>) -> AnyView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || chosen.get() on:change=move |_| change.run(())/>
            <span>{name}</span>
        </label>
    }
    .into_any()
}
