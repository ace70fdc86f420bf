//! 留存批准: the bureau gives a code for one sheet, and what it gave stays listed (O-41).

use super::live::live;
use super::note::Notes;
use super::trouble::{ProblemNote, Trouble};
use crate::words::desk as words;
use crate::words::desk::approval as say;
use crate::words::desk::nouns;
use domain::contract::{ApprovalGap, ApprovalRow, Approvals, NewApproval};
use domain::number::SheetNumber;
use leptos::prelude::*;
use leptos_meta::Title;

const NUMBER: &str = "approval number";
const WHY: &str = "approval why";

/// The form, and what was given lately.
#[component]
pub fn ApprovalsPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let given = Resource::new(move || live.changed.get(), move |_| office.approvals());
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <GiveForm/>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match given.await {
                    Ok(given) => view! { <List given/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn List(given: Approvals) -> impl IntoView {
    let none = given.rows.is_empty().then(|| view! { <p>{say::NONE}</p> });
    let row = |row: ApprovalRow| {
        let ApprovalRow { given, officer, team } = row;
        view! {
            <tr>
                <td>{given.number.to_string()}</td>
                <td class="digits">{given.code.to_string()}</td>
                <td>{given.why}</td>
                <td>{team}</td>
                <td>{officer}</td>
                <td><time datetime=nouns::machine_time(given.at)>{given.at.to_string()}</time></td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="lately">
            <h2 id="lately">{say::LATELY}</h2>
            {none}
            <div class="wide-table">
                <table class="figures list">
                    <thead>
                        <tr>
                            <th scope="col">{say::NUMBER}</th>
                            <th scope="col">{say::GIVEN}</th>
                            <th scope="col">{say::WHY}</th>
                            <th scope="col">{say::TEAM}</th>
                            <th scope="col">{say::OFFICER}</th>
                            <th scope="col">{say::AT}</th>
                        </tr>
                    </thead>
                    <tbody>{given.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The form. What is typed stands outside of what each change of the city draws anew.
#[component]
fn GiveForm() -> impl IntoView {
    let (office, live, notes) = (super::office(), live(), Notes::here());
    let (number, why) = (move || notes.typed(NUMBER), move || notes.typed(WHY));
    let (ready, tried) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |_| ready.set(true));
    let send = Action::new(move |new: &NewApproval| office.approve(new.clone()));
    Effect::new(move |_| {
        if send.value().get().is_some_and(|answer| answer.is_ok()) {
            notes.let_go(NUMBER);
            notes.let_go(WHY);
            tried.set(false);
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    let new = move || SheetNumber::parse(&number()).map(|number| NewApproval { number, why: why() });
    let no_number = move || (tried.get() && SheetNumber::parse(&number()).is_none()).then_some(say::NUMBER_WANTED);
    let no_why = move || {
        let gap = new().and_then(|new| new.lacks()).filter(|_| tried.get());
        gap.map(|gap| if gap == ApprovalGap::WhyTooLong { say::WHY_TOO_LONG } else { say::WHY_WANTED })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Some(new) = untrack(new).filter(|new| new.lacks().is_none()) {
            send.dispatch(new);
        }
    };
    let given = move || {
        send.value().get().and_then(Result::ok).map(|row| view! {
        <p class="notice" data-tone="ok" role="status"><strong class="code">{row.given.code.to_string()}</strong> " " {say::read_out(&row.given.code.to_string(), row.given.number.as_str())}</p>
    })
    };
    view! {
        <form class="card resolve no-print" method="post" on:submit=submit>
            <fieldset disabled=move || !ready.get() || send.pending().get()>
                <legend class="unseen">{say::GIVE}</legend>
                <div class="field">
                    <label for="approval-number">{say::NUMBER}</label>
                    <input
                        id="approval-number"
                        class="input digits"
                        autocomplete="off"
                        aria-describedby="approval-number-hint"
                        aria-invalid=move || no_number().is_some().to_string()
                        prop:value=number
                        on:input=move |event| notes.hold(NUMBER.to_owned(), event_target_value(&event))
                    />
                    <p class="hint" id="approval-number-hint">{say::NUMBER_HINT}</p>
                    {move || no_number().map(|said| view! { <p class="wrong" role="alert">{said}</p> })}
                </div>
                <div class="field">
                    <label for="approval-why">{say::WHY}</label>
                    <textarea
                        id="approval-why"
                        class="input"
                        rows="3"
                        aria-invalid=move || no_why().is_some().to_string()
                        prop:value=why
                        on:input=move |event| notes.hold(WHY.to_owned(), event_target_value(&event))
                    ></textarea>
                    {move || no_why().map(|said| view! { <p class="wrong" role="alert">{said}</p> })}
                </div>
                {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                {given}
                <button type="submit" class="button primary">{move || if send.pending().get() { say::GIVING } else { say::GIVE }}</button>
            </fieldset>
        </form>
    }
    .into_any()
}
