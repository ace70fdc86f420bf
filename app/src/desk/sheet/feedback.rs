//! 反馈: what the enterprise said of the samplers, for the bureau; for everybody else that it was filled in, and no more (form 4N).

use super::signature::{Bound, name, strokes};
use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::feedback::{Answers, Feedback};
use domain::paper::{QUESTIONS, feedback_paper};
use domain::person::Person;
use domain::signature::{Signature, Signer};
use domain::visit::{Briefing, Visit};
use leptos::prelude::*;

/// The card; nothing where the form was not offered, or nobody has answered yet.
#[component]
pub fn FeedbackCard(
    /// The visit.
    visit: Visit,
    /// What its papers are printed from.
    briefing: Briefing,
    /// Who the people are.
    people: Vec<Person>,
) -> impl IntoView {
    let Some(record) = visit.feedback.clone() else { return ().into_any() };
    let body = match record.feedback {
        None => view! { <p class="soft">{say::FEEDBACK_CLOSED}</p> }.into_any(),
        Some(Feedback::Declined) => view! { <p class="soft">{say::FEEDBACK_DECLINED}</p> }.into_any(),
        Some(Feedback::Filled { answers, signature }) => {
            let digest = feedback_paper(&briefing, &visit, &answers).digest();
            let binds = signature.shown;
            view! {
                <Answered answers/>
                <Hand signature/>
                <Bound binds digest this=say::FEEDBACK_BINDS_THIS/>
            }
            .into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="feedback-title">
            <h2 id="feedback-title">{say::FEEDBACK}</h2>
            <p class="soft">{say::FEEDBACK_WHAT}</p>
            {body}
            <p class="soft">{say::feedback_by(&name(&people, record.by), &nouns::day_and_clock(record.at))}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Answered(answers: Answers) -> impl IntoView {
    let against: Vec<usize> = answers.against().collect();
    let tone = if against.is_empty() { "ok" } else { "warn" };
    let rows = QUESTIONS.into_iter().zip(answers.answers).enumerate().map(|(place, (asks, answer))| {
        let said = say::feedback_answer(answer);
        let said = if against.contains(&place) {
            view! { <span class="badge" data-tone="warn">"! "{said}</span> }.into_any()
        } else {
            view! { {said} }.into_any()
        };
        view! { <li>{say::feedback_question(place + 1, asks)} " " <strong>{said}</strong></li> }
    });
    let remarks = if answers.remarks.trim().is_empty() {
        view! { <p class="soft">{say::FEEDBACK_NO_REMARKS}</p> }.into_any()
    } else {
        view! { <p>{say::FEEDBACK_REMARKS}{answers.remarks}</p> }.into_any()
    };
    view! {
        <p><span class="badge" data-tone=tone>{say::feedback_against(against.len())}</span></p>
        <ol>{rows.collect_view()}</ol>
        {remarks}
    }
    .into_any()
}

#[component]
fn Hand(signature: Signature) -> impl IntoView {
    let who = match &signature.signer {
        Signer::Enterprise { name, title } => say::enterprise_signer(name, title),
        Signer::Sampler { .. } | Signer::Witness { .. } => String::new(),
    };
    view! {
        {strokes(signature, say::signature_of(&who))}
        <p><strong>{who}</strong></p>
    }
    .into_any()
}
