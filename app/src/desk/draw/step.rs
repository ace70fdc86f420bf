//! One draw as a list of steps: what was done by whom, what is next, and who must do it.

use super::act::{Announce, Commit, Press, Reveal, Void};
use super::{list, products, tone};
use crate::words::desk::draw as say;
use crate::words::desk::nouns;
use domain::contract::{DrawSummary, DrawView, Me};
use domain::draw::{Act, Party, Sealed, Stage};
use domain::permit::Action as Permit;
use leptos::prelude::*;

/// The steps, in their order.
const STEPS: [Stage; 7] = [Stage::Frozen, Stage::Committed, Stage::Announced, Stage::Opened, Stage::Drawn, Stage::Approved, Stage::Published];

/// The page.
#[component]
pub fn Whole(
    /// The draw.
    view: DrawView,
    /// Who reads it.
    me: Me,
) -> impl IntoView {
    let DrawView { summary, lines, bodies, is_own, list } = view;
    let stage = summary.stage;
    let batches = summary.plan.strata.iter().map(|stratum| stratum.batches).sum();
    let void = (stage == Stage::Voided)
        .then(|| view! { <p class="notice" role="note"><strong>{say::VOIDED_BECAUSE}</strong> " " {summary.void_reason.clone()}</p> });
    let may_void = stage < Stage::Opened && me.may.contains(&Permit::RunDraw);
    let give_up = may_void.then(|| view! { <Void draw=summary.plan.draw/> });
    let counts = summary.counts.clone();
    let result = (!counts.is_empty()).then(|| view! { <list::Drawn summary=summary.clone() lines=lines.clone() bodies list me=me.clone()/> });
    let steps = STEPS.map(|step| one(step, &summary, &me, is_own)).collect_view();
    view! {
        <p class="no-print"><a href=super::PATH>{say::BACK}</a></p>
        <h1>{products(&summary, &lines)} " " <span class="badge" data-tone=tone(stage)>{say::stage(stage)}</span></h1>
        <p>{say::summary(batches, summary.plan.strata.len(), summary.entries)}</p>
        {void}
        <ol class="draw-steps" aria-label=say::STEPS>{steps}</ol>
        {result}
        {give_up}
    }
    .into_any()
}

/// The step whose turn it is, if any is left.
fn due(summary: &DrawSummary) -> Option<Stage> {
    if summary.stage == Stage::Voided {
        return None;
    }
    STEPS.into_iter().find(|step| summary.times.iter().all(|time| time.stage != *step))
}

fn one(step: Stage, summary: &DrawSummary, me: &Me, is_own: bool) -> AnyView {
    let done = summary.times.iter().find(|time| time.stage == step);
    let is_due = due(summary) == Some(step);
    let (state, word) = match done {
        Some(_) => ("ok", say::DONE),
        None if is_due => ("info", say::NOW),
        None => ("idle", say::LATER),
    };
    let when = done.map(|time| view! { <p class="soft"><time datetime=nouns::machine_time(time.at)>{say::done(time.at, &time.by)}</time></p> });
    let whose = done.is_none().then(|| view! { <p class="soft">{say::WHOSE} "：" {say::whose(step)}</p> });
    let to_do = is_due.then(|| to_do(step, summary, me, is_own));
    view! {
        <li class="card draw-step" data-tone=state aria-current=is_due.then_some("step")>
            <header><h2>{say::step(step)}</h2> <span class="badge" data-tone=state>{word}</span></header>
            {when}
            {whose}
            {told(step, summary)}
            {to_do}
        </li>
    }
    .into_any()
}

/// What is known of a step.
fn told(step: Stage, summary: &DrawSummary) -> AnyView {
    let facts: Vec<(String, String, bool)> = match step {
        Stage::Frozen => vec![
            (say::ROSTER_DIGEST.to_owned(), summary.roster.to_string(), true),
            (say::SAMPLERS_DIGEST.to_owned(), summary.samplers.to_string(), true),
        ],
        Stage::Committed => Party::BOTH.into_iter().flat_map(|party| committed(party, summary)).collect(),
        Stage::Announced => {
            let number = summary.number.as_ref().map(|number| (say::NUMBER.to_owned(), number.as_str().to_owned(), false));
            let source = &summary.plan.number;
            let known = [(say::SOURCE.to_owned(), source.name.clone(), false), (say::ANNOUNCED.to_owned(), say::minute(source.announced), false)];
            known.into_iter().chain(number).collect()
        }
        Stage::Opened if summary.stage >= Stage::Announced => Party::BOTH.into_iter().map(|party| revealed(party, summary)).collect(),
        Stage::Drawn if !summary.counts.is_empty() => {
            let sum = |of: fn(&domain::contract::StratumCount) -> u32| summary.counts.iter().map(of).sum();
            return view! { <p>{say::drawn(sum(|row| row.drawn), sum(|row| row.reserves), summary.teams)}</p> }.into_any();
        }
        Stage::Published if summary.stage >= Stage::Approved => {
            let path = format!("/draw/{}", summary.plan.draw);
            return view! { <p><a href=path rel="external">{say::TO_PUBLIC}</a></p> }.into_any();
        }
        _ => Vec::new(),
    };
    let facts = facts.into_iter().map(|(label, value, is_digest)| view! { <dt>{label}</dt><dd class:digest=is_digest>{value}</dd> });
    let facts = facts.collect_view();
    if facts.is_empty() { ().into_any() } else { view! { <dl class="facts">{facts}</dl> }.into_any() }
}

fn of(party: Party, summary: &DrawSummary) -> Option<&Sealed> {
    summary.commitments.iter().find(|sealed| sealed.party == party)
}

fn committed(party: Party, summary: &DrawSummary) -> Vec<(String, String, bool)> {
    let name = say::party(party).to_owned();
    match of(party, summary) {
        None => vec![(name, say::NOT_YET.to_owned(), false)],
        Some(sealed) => {
            let who = format!("{} {}", sealed.organisation, say::minute(sealed.at));
            vec![(name, who, false), (say::COMMITMENT.to_owned(), sealed.commitment.to_string(), true)]
        }
    }
}

fn revealed(party: Party, summary: &DrawSummary) -> (String, String, bool) {
    let is_told = summary.revealed.contains(&party);
    (say::party(party).to_owned(), if is_told { say::REVEALED } else { say::NOT_REVEALED }.to_owned(), false)
}

/// What the reader may do about the step whose turn it is.
fn to_do(step: Stage, summary: &DrawSummary, me: &Me, is_own: bool) -> AnyView {
    let draw = summary.plan.draw;
    let may = |permit| me.may.contains(&permit);
    let party = if me.organisation.id == summary.organisation { Party::Organiser } else { Party::Observer };
    match step {
        Stage::Committed if may(Permit::CommitDraw) && of(party, summary).is_none() => view! { <Commit draw party/> }.into_any(),
        Stage::Announced if may(Permit::RunDraw) => view! { <Announce draw at=summary.plan.number.announced/> }.into_any(),
        Stage::Opened if may(Permit::CommitDraw) && !summary.revealed.contains(&party) => view! { <Reveal draw party/> }.into_any(),
        Stage::Drawn if may(Permit::RunDraw) => view! { <Press draw act=Act::Draw what=say::DRAW_WHAT button=say::DRAW/> }.into_any(),
        Stage::Approved if is_own => view! { <p class="notice" role="note">{say::APPROVE_ANOTHER}</p> }.into_any(),
        Stage::Approved if may(Permit::ApproveDraw) => view! { <Press draw act=Act::Approve what=say::APPROVE_WHAT button=say::APPROVE/> }.into_any(),
        Stage::Published if may(Permit::RunDraw) => view! { <Press draw act=Act::Publish what=say::PUBLISH_WHAT button=say::PUBLISH/> }.into_any(),
        _ => ().into_any(),
    }
}
