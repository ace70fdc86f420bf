//! 双随机抽取: making a draw, and one draw step by step (O-22, D0 to D5).

pub mod act;
pub mod arithmetic;
mod draft;
pub mod list;
pub mod plan;
pub mod replace;
pub mod step;

use super::frame::signed_in;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::draw as say;
use domain::campaign::{Line, LineNumber};
use domain::contract::{DrawSummary, Draws, Problem};
use domain::draw::Stage;
use domain::id::{DrawId, OrganisationId};
use domain::permit::Action as Permit;
use domain::person::Organisation;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

const PATH: &str = "/desk/draws";

/// A line's product.
fn product(lines: &[Line], line: LineNumber) -> String {
    lines.iter().find(|own| own.number == line).map_or_else(String::new, |own| own.product.clone())
}

/// A body's name.
fn body_name(bodies: &[Organisation], body: OrganisationId) -> String {
    bodies.iter().find(|own| own.id == body).map_or_else(String::new, |own| own.name.clone())
}

/// The products of a draw, each once.
fn products(summary: &DrawSummary, lines: &[Line]) -> String {
    let mut numbers: Vec<LineNumber> = summary.plan.strata.iter().map(|stratum| stratum.line).collect();
    numbers.dedup();
    numbers.into_iter().map(|line| product(lines, line)).collect::<Vec<_>>().join("、")
}

const fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::Published => "ok",
        Stage::Voided => "idle",
        Stage::Drawn => "warn",
        _ => "info",
    }
}

/// All draws, and making one.
#[component]
pub fn DrawsPage() -> impl IntoView {
    let office = super::office();
    let (live, person) = (live(), signed_in());
    let draws = Resource::new(
        move || live.changed.get(),
        move |_| {
            let asking = office.draws();
            async move { Ok::<_, Problem>((asking.await?, person.may(Permit::RunDraw).await)) }
        },
    );
    // Here and not inside what is drawn anew with each change: nothing typed is lost.
    let desk = plan::Desk::new();
    view! {
        <Title text=say::TITLE/>
        <h1>{say::TITLE}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match draws.await {
                    Ok((draws, may)) => view! {
                        {may.then(|| view! { <plan::PlanForm draws=draws.clone() desk/> })}
                        <All draws/>
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
fn All(draws: Draws) -> impl IntoView {
    let Draws { draws, lines, .. } = draws;
    if draws.is_empty() {
        return view! { <p class="card">{say::NONE}</p> }.into_any();
    }
    let row = |draw: DrawSummary| {
        let batches: u32 = draw.plan.strata.iter().map(|stratum| stratum.batches).sum();
        let needs: u32 = draw.plan.strata.iter().map(domain::draw::Stratum::needs).sum();
        let frozen = draw.times.first().map_or_else(String::new, |time| say::done(time.at, &time.by));
        view! {
            <tr>
                <td data-label=say::PRODUCT><a href=format!("{PATH}/{}", draw.plan.draw)>{products(&draw, &lines)}</a></td>
                <td data-label=say::BATCHES class="figure">{batches}</td>
                <td data-label=say::ENTERPRISES class="figure">{needs}</td>
                <td data-label=say::STATE><span class="badge" data-tone=tone(draw.stage)>{say::stage(draw.stage)}</span></td>
                <td data-label=say::NEXT>{say::next(draw.stage)}</td>
                <td data-label=say::FROZEN_AT>{frozen}</td>
            </tr>
        }
    };
    let rows = draws.into_iter().map(row).collect_view();
    view! {
        <table class="figures duties" id="draws">
            <caption>{say::ALL}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::PRODUCT}</th>
                    <th scope="col" class="figure">{say::BATCHES}</th>
                    <th scope="col" class="figure">{say::ENTERPRISES}</th>
                    <th scope="col">{say::STATE}</th>
                    <th scope="col">{say::NEXT}</th>
                    <th scope="col">{say::FROZEN_AT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One draw.
#[component]
pub fn DrawPage() -> impl IntoView {
    let office = super::office();
    let (live, super::frame::SignedIn(me), params) = (live(), signed_in(), use_params_map());
    let id = Memo::new(move |_| params.read().get("draw").and_then(|id| id.parse::<DrawId>().ok()));
    let draw = Resource::new(
        move || (id.get(), live.changed.get()),
        move |(id, _)| {
            let asking = id.map(|id| office.draw(id));
            async move {
                let Some(asking) = asking else { return Ok(None) };
                Ok::<_, Problem>(Some((asking.await?, me.await?)))
            }
        },
    );
    view! {
        <Title text=say::TITLE/>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match draw.await {
                    Ok(Some((view, me))) => view! { <step::Whole view me/> }.into_any(),
                    Ok(None) => view! { <super::trouble::NotFound/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
