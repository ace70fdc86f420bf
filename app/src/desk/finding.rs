//! 待核事项: what the office noticed of a fact, and how a person ends it with a note.

pub mod resolve;

use super::frame::signed_in;
use super::leaf;
use super::live::live;
use super::trouble::Trouble;
use crate::words::denials;
use crate::words::desk as words;
use crate::words::desk::finding as say;
use crate::words::desk::nouns;
use domain::contract::{FindingRow, Findings, Problem};
use domain::permit::Action as Permit;
use leptos::prelude::*;
use leptos_meta::Title;

/// All findings that one may see, open ones first.
#[component]
pub fn FindingsPage() -> impl IntoView {
    let office = super::office();
    let (live, person) = (live(), signed_in());
    // One answer for both: while hydrating, what is drawn must be there at the first asking.
    let page = leaf::asked();
    let findings = Resource::new(
        move || (page.get(), live.changed.get()),
        move |(page, _)| {
            let asking = office.findings(page);
            async move { Ok::<_, Problem>((asking.await?, person.may(Permit::ResolveFindings).await)) }
        },
    );
    view! {
        <Title text=words::FINDINGS/>
        <h1>{words::FINDINGS}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match findings.await {
                    Ok((Findings { findings, open, total }, may)) => view! {
                        <p>{say::counts(open, total)}</p>
                        <List rows=findings may/>
                        <leaf::Leaves list="/desk/findings" page=page.get_untracked() total/>
                    }
                    .into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn List(rows: Vec<FindingRow>, may: bool) -> impl IntoView {
    view! {
        <ol class="findings">
            {rows.into_iter().map(|row| view! { <li><Row row may/></li> }).collect_view()}
        </ol>
    }
    .into_any()
}

#[component]
fn Row(row: FindingRow, may: bool) -> impl IntoView {
    let FindingRow { finding, enterprise, number } = row;
    let about = match (finding.sheet, number) {
        (Some(sheet), Some(number)) => {
            view! { <a href=format!("/desk/sheets/{sheet}")>{say::about(&enterprise, Some(number.as_str()))}</a> }.into_any()
        }
        _ => say::about(&enterprise, None).into_any(),
    };
    view! {
        <p class="finding-about">{about} " " <time class="soft" datetime=nouns::machine_time(finding.at)>{nouns::day_and_clock(finding.at)}</time></p>
        <resolve::FindingNote finding may/>
    }
    .into_any()
}

/// The sentence of a finding with its obligation.
pub(super) fn sentence(finding: &domain::finding::Finding) -> String {
    let sentence = denials::matter(&finding.matter);
    finding.matter.obligation().map_or_else(|| sentence.clone(), |obligation| format!("{sentence}{}", words::obligation(&obligation.to_string())))
}
