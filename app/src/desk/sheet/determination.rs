//! 属地认定: what the local body holds of a refusal or of a missing sample, and the form for whoever may say it (O-48).

use super::signature::name;
use crate::desk::live::live;
use crate::desk::note::Notes;
use crate::desk::trouble::ProblemNote;
use crate::words::desk::nouns;
use crate::words::desk::sheet::determination as say;
use domain::contract::{DeterminationGap, Determine};
use domain::ending::{Ending, EndingKind};
use domain::id::SheetId;
use domain::person::Person;
use domain::refusal::Determination;
use domain::sheet::Sheet;
use leptos::prelude::*;

/// The card; nothing where the local body is not asked.
#[component]
pub fn DeterminationCard(
    /// The sheet.
    sheet: Sheet,
    /// Who the people are.
    people: Vec<Person>,
    /// Whether the person may determine.
    may: bool,
) -> impl IntoView {
    let bar = sheet.bars_determination();
    if bar == Some(DeterminationGap::NotWanted) {
        return ().into_any();
    }
    let kind = sheet.ending.as_ref().map_or(EndingKind::Refused, Ending::kind);
    let body = match (sheet.determination, bar) {
        (Some(determination), _) => view! { <Said kind determination people/> }.into_any(),
        (None, Some(_)) => view! { <p class="soft">{say::NOT_YET}</p> }.into_any(),
        (None, None) => view! {
            <p><span class="badge" data-tone="warn">{say::state(kind, None)}</span></p>
            <p class="soft">{say::WHOSE}</p>
            {may.then(|| view! { <DetermineForm sheet=sheet.opening.sheet/> })}
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="determination-title">
            <h2 id="determination-title">{say::TITLE}</h2>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Said(kind: EndingKind, determination: Determination, people: Vec<Person>) -> impl IntoView {
    let Determination { upheld, opinion, by, at } = determination;
    let tone = if upheld { "ok" } else { "info" };
    view! {
        <p><span class="badge" data-tone=tone>{say::state(kind, Some(upheld))}</span></p>
        <p>{opinion}</p>
        <p class="soft">{say::by(&name(&people, by), &nouns::day_and_clock(at))}</p>
    }
    .into_any()
}

/// The words by which the choice is held while it is made.
const CHOICES: [(&str, bool, &str); 2] = [("uphold", true, say::UPHOLD), ("reject", false, say::REJECT)];

/// The form. What is chosen and typed stands outside of what each change of the city draws anew.
#[component]
fn DetermineForm(sheet: SheetId) -> impl IntoView {
    let (office, live, notes) = (crate::desk::office(), live(), Notes::here());
    let (opinion_of, choice_of) = (StoredValue::new(format!("opinion {sheet}")), StoredValue::new(format!("verdict {sheet}")));
    let opinion = move || opinion_of.with_value(|name| notes.typed(name));
    let chosen = move || choice_of.with_value(|name| notes.typed(name));
    let verdict = move || CHOICES.into_iter().find(|(word, _, _)| *word == chosen()).map(|(_, upheld, _)| upheld);
    let (ready, tried) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| ready.set(true));
    let send = Action::new(move |determine: &Determine| office.determine(sheet, determine.clone()));
    Effect::new(move |_| {
        if send.value().get().is_some_and(|answer| answer.is_ok()) {
            opinion_of.with_value(|name| notes.let_go(name));
            choice_of.with_value(|name| notes.let_go(name));
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let lacks = move || {
        let determine = Determine { upheld: true, opinion: opinion() };
        determine.lacks().map(|gap| if gap == DeterminationGap::OpinionTooLong { say::OPINION_TOO_LONG } else { say::OPINION_WANTED })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let (Some(upheld), None) = (untrack(verdict), untrack(lacks)) {
            send.dispatch(Determine { upheld, opinion: untrack(opinion) });
        }
    };
    let wrong = move || if tried.get() { lacks() } else { None };
    let choices = CHOICES.map(|(word, _, said)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="verdict"
                    value=word
                    prop:checked=move || chosen() == word
                    on:change=move |_| notes.hold(choice_of.get_value(), word.to_owned())
                />
                " " {said}
            </label>
        }
    });
    view! {
        <details class="resolve no-print">
            <summary>{say::OPEN}</summary>
            <form method="post" on:submit=submit>
                <fieldset disabled=move || !ready.get() || send.pending().get()>
                    <legend class="unseen">{say::OPEN}</legend>
                    <fieldset class="field">
                        <legend>{say::VERDICT}</legend>
                        {choices.collect_view()}
                        {move || (tried.get() && verdict().is_none()).then(|| view! { <p class="wrong" role="alert">{say::VERDICT_WANTED}</p> })}
                    </fieldset>
                    <div class="field">
                        <label for="opinion">{say::OPINION}</label>
                        <textarea
                            id="opinion"
                            class="input"
                            rows="4"
                            aria-describedby="opinion-hint"
                            aria-invalid=move || wrong().is_some().to_string()
                            prop:value=opinion
                            on:input=move |event| notes.hold(opinion_of.get_value(), event_target_value(&event))
                        ></textarea>
                        <p class="hint" id="opinion-hint">{say::OPINION_HINT}</p>
                        {move || wrong().map(|said| view! { <p class="wrong" role="alert">{said}</p> })}
                    </div>
                    {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                    <button type="submit" class="button danger">{move || if send.pending().get() { say::SENDING } else { say::SEND }}</button>
                </fieldset>
            </form>
        </details>
    }
    .into_any()
}
