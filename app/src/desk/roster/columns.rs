//! What each column of a list tells, for whoever knows better than its heading; and where rows lie that do not tell.

use crate::desk::live::live;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::roster as say;
use domain::id::ImportId;
use domain::place::{DIVISIONS, Division};
use domain::roster::{Column, Settings};
use leptos::prelude::*;

/// The form.
#[component]
pub fn Columns(
    /// The import.
    id: ImportId,
    /// The headings as they stand in the list.
    headings: Vec<String>,
    /// What each was taken for.
    columns: Vec<Option<Column>>,
    /// Where rows lie that do not tell.
    undecided: Option<Division>,
    /// No row can be judged before this is said.
    open: bool,
    /// What was chosen and not sent yet; it stands outside of what each change of the campaign draws anew.
    chosen: RwSignal<Option<Settings>>,
) -> impl IntoView {
    let (office, live) = (crate::desk::office(), live());
    let shown = Settings { columns: columns.clone(), undecided };
    let settings = Choice { chosen, shown: StoredValue::new(shown) };
    let settle = Action::new(move |settings: &Settings| office.settle_import(id, settings.clone()));
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    Effect::new(move |_| {
        if settle.value().get().is_some_and(|answer| answer.is_ok()) {
            chosen.set(None);
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let fields: Vec<AnyView> =
        headings.into_iter().zip(columns).enumerate().map(|(place, (heading, column))| field(settings, place, heading, column)).collect();
    let divisions =
        DIVISIONS.map(|(division, name)| view! { <option value=division.code().to_string() selected=undecided == Some(division)>{name}</option> });
    let choose = move |event: leptos::ev::Event| {
        let code: Option<u32> = event_target_value(&event).parse().ok();
        settings.change(|settings| settings.undecided = code.and_then(|code| Division::try_from(code).ok()));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        settle.dispatch(settings.now());
    };
    view! {
        <details class="card assign no-print" open=open>
            <summary>{say::COLUMNS}</summary>
            <form method="post" on:submit=submit>
                <fieldset class="entries" disabled=move || !ready.get() || settle.pending().get()>
                    <legend class="unseen">{say::COLUMNS}</legend>
                    <p class="hint wide">{say::COLUMNS_HINT}</p>
                    {fields}
                    <div class="field wide">
                        <label for="undecided">{say::UNDECIDED}</label>
                        <select id="undecided" class="input" on:change=choose>
                            <option value="" selected=undecided.is_none()>{say::UNDECIDED_OUT}</option>
                            {divisions.collect_view()}
                        </select>
                    </div>
                    {move || settle.value().get().and_then(Result::err).map(|problem| view! { <div class="wide"><ProblemNote problem/></div> })}
                    <button type="submit" class="button primary">{move || if settle.pending().get() { say::SETTLING } else { say::SETTLE }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}

/// What was chosen, beginning from what is shown.
#[derive(Debug, Clone, Copy)]
struct Choice {
    chosen: RwSignal<Option<Settings>>,
    shown: StoredValue<Settings>,
}

impl Choice {
    fn now(self) -> Settings {
        self.chosen.get_untracked().unwrap_or_else(|| self.shown.get_value())
    }

    fn change(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.now();
        change(&mut settings);
        self.chosen.set(Some(settings));
    }
}

/// What one column tells.
fn field(settings: Choice, place: usize, heading: String, column: Option<Column>) -> AnyView {
    let id = format!("column-{place}");
    let options = Column::ALL.map(|of| view! { <option value=of.word() selected=column == Some(of)>{say::column(of)}</option> });
    let choose = move |event: leptos::ev::Event| {
        let chosen = Column::of(&event_target_value(&event));
        settings.change(|settings| {
            if let Some(of) = settings.columns.get_mut(place) {
                *of = chosen;
            }
        });
    };
    let heading = if heading.trim().is_empty() { say::unnamed(place + 1) } else { heading };
    view! {
        <div class="field">
            <label for=id.clone()>{heading}</label>
            <select id=id class="input" on:change=choose>
                <option value="" selected=column.is_none()>{say::PASSED_OVER}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
