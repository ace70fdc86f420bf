//! One sheet: the paper as it was signed, and beside it everything that proves it.

use super::check::{ChainNote, Obligations};
use super::correction::Corrections;
use super::determination::DeterminationCard;
use super::evidence::EvidenceList;
use super::feedback::FeedbackCard;
use super::goods::{Payment, Seals};
use super::looks::Looks;
use super::papers::Papers;
use super::retrieval::Retrieving;
use super::signature::Signatures;
use super::stream::Stream;
use crate::desk::finding::resolve::FindingNote;
use crate::desk::frame::{SignedIn, signed_in};
use crate::desk::live::live;
use crate::desk::trouble::{NotFound, Trouble};
use crate::parts::paper;
use crate::words::desk as words;
use crate::words::desk::sheet as say;
use domain::checklist::{cards, steps};
use domain::contract::{Problem, SheetView};
use domain::decide::State;
use domain::denial::Step;
use domain::ending::Ending;
use domain::id::SheetId;
use domain::paper::sheet_paper;
use domain::permit::Action as Permit;
use domain::visit::{Briefing, Visit};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

paper::paper_sheet!(view -> impl IntoView);

/// The page of one sheet.
#[component]
pub fn SheetPage() -> impl IntoView {
    let office = super::super::office();
    let (live, person) = (live(), signed_in());
    let params = use_params_map();
    let id = move || params.read().get("sheet").and_then(|id| id.parse::<SheetId>().ok());
    let view = Resource::new(
        move || (id(), live.changed.get()),
        move |(id, _)| {
            let asking = id.map(|id| office.sheet(id));
            // One answer for both: while hydrating, what is drawn must be there at the first asking.
            async move {
                match asking {
                    Some(asking) => Ok::<_, Problem>(Some((asking.await?, May::of(person).await))),
                    None => Ok(None),
                }
            }
        },
    );
    view! {
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match view.await {
                    Ok(Some((view, may))) => view! { <Whole view may/> }.into_any(),
                    Ok(None) => view! { <NotFound/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// What the person may do here.
#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
struct May {
    resolve: bool,
    determine: bool,
}

impl May {
    async fn of(person: SignedIn) -> Self {
        Self { resolve: person.may(Permit::ResolveFindings).await, determine: person.may(Permit::Determine).await }
    }
}

/// The whole of it.
#[component]
fn Whole(view: SheetView, may: May) -> impl IntoView {
    let SheetView { sheet: id, visit, briefing, proved, exif, officers, stream, chain, looks, retrieval } = view;
    let Some(sheet) = visit.sheet(id).cloned() else { return view! { <NotFound/> }.into_any() };
    let paper = sheet_paper(&briefing, &visit, &sheet);
    let stands = sheet.corrected().into_owned();
    let digest = paper.digest();
    let cards = cards(State { briefing: &briefing, visit: &visit }, Some(&sheet));
    let findings: Vec<_> = visit.findings.iter().chain(&sheet.findings).cloned().collect();
    let number = sheet.opening.number.to_string();
    let people: Vec<_> = briefing.people.iter().cloned().chain(officers).collect();
    let say::State { tone, said } = {
        let upheld = sheet.determination.as_ref().map(|determination| determination.upheld);
        say::state(sheet.completed_at, sheet.ending.as_ref().map(Ending::kind), upheld, sheet.voided.is_some())
    };
    // A sheet that ended has no goods to ask for; what was sealed before it ended is shown all the same.
    let asks = |step| steps(Some(&sheet)).contains(&step);
    let seals = asks(Step::Seal) || !sheet.containers.is_empty() || !sheet.spoiled.is_empty();
    let payment = asks(Step::Payment) || sheet.payment.is_some();
    let voided = sheet.voided.as_ref().map(|record| {
        let said = say::voided(&record.reason, &record.at.to_string(), &super::signature::name(&people, record.by));
        view! { <p class="notice"><span class="grow">{said}</span></p> }
    });
    let stored = sheet.storage.as_ref().map(|storage| {
        let approval = &storage.approval;
        view! { <p>{say::stored(&storage.place, &storage.positions, storage.camera, &approval.officer, &approval.code.to_string())}</p> }
    });
    let late = sheet
        .opening
        .late
        .as_ref()
        .map(|late| view! { <p class="notice"><span class="grow">{say::late(&late.at.to_string(), &late.reason)}</span></p> });
    let arrival = visit.arrival.as_ref().and_then(|(_, arrival)| arrival.position);
    view! {
        <Title text=say::title(&number)/>
        <header class="sheet-head">
            <p class="no-print"><a href="/desk/sheets">{say::BACK}</a></p>
            <h1>{say::title(&number)}</h1>
            <p class="lead">{visit.assignment.enterprise.name.clone()} " " <span class="badge" data-tone=tone>{said}</span></p>
            {voided}
            {stored}
            {late}
            <p class="soft no-print">{words::PRINT_HINT}</p>
        </header>
        {(!findings.is_empty()).then(|| view! {
            <section aria-labelledby="findings-title" class="sheet-findings">
                <h2 id="findings-title">{words::FINDINGS}</h2>
                {findings.into_iter().map(|finding| view! { <FindingNote finding may=may.resolve/> }).collect_view()}
            </section>
        })}
        <div class="sheet">
            <div class="sheet-paper">
                {paper_sheet(paper)}
                <p class="digest-line">{say::PAPER_DIGEST} " " <code class="digest">{digest.to_string()}</code></p>
            </div>
            <div class="sheet-proof">
                <DeterminationCard sheet=sheet.clone() people=people.clone() may=may.determine/>
                <Corrections visit=Visit::clone(&visit) sheet=sheet.clone() people=people.clone()/>
                <Signatures sheet=sheet.clone() people=people.clone() digest/>
                <Obligations cards/>
                {seals.then(|| view! { <Seals containers=sheet.containers.clone() seals=stands.seals.clone() spoiled=stands.spoiled.clone()/> })}
                {payment.then(|| view! { <Payment slip=sheet.payment.clone()/> })}
                <Papers visit=Visit::clone(&visit) sheet=sheet.clone()/>
                <FeedbackCard visit=Visit::clone(&visit) briefing=Briefing::clone(&briefing) people=people.clone()/>
                {retrieval.map(|retrieval| view! { <Retrieving retrieval/> })}
                <ChainNote chain/>
            </div>
        </div>
        <EvidenceList evidence=sheet.evidence proved exif arrival/>
        {looks.map(|looks| view! { <Looks looks/> })}
        <Stream stream people/>
    }
    .into_any()
}
