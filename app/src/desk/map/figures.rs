//! The figures: in all, by body, by line; each says what it counts and of what.

use crate::desk::bar::{Bar, percent};
use crate::words::desk::map as say;
use domain::contract::{BodyFigure, LineFigure};
use leptos::prelude::*;

/// The three figures that one looks for first; a screen reader hears them change.
#[component]
pub fn Totals(
    /// Batches sampled.
    sampled: u32,
    /// Batches planned.
    planned: u32,
    /// What is planned is what was assigned in one area.
    of_assigned: bool,
    /// Visits going on.
    on_site: u32,
    /// Open findings.
    findings: u32,
) -> impl IntoView {
    view! {
        <div class="totals" role="status" aria-live="polite">
            <p class="total"><strong class="figure">{say::share(sampled, planned)}</strong> <span>{if of_assigned { say::SAMPLED_OF_ASSIGNED } else { say::SAMPLED_OF_PLANNED }}</span></p>
            <p class="total"><strong class="figure">{on_site}</strong> <span>{say::ON_SITE_NOW}</span></p>
            <a class="total" class:attention=move || { findings > 0 } href="/desk/findings">
                <strong class="figure">{findings}</strong> <span>{say::OPEN_FINDINGS}</span>
            </a>
        </div>
    }
    .into_any()
}

/// By body, the development zone included, which no shape on the map can show.
#[component]
pub fn Bodies(
    /// The figures.
    bodies: Vec<BodyFigure>,
) -> impl IntoView {
    let sum = |of: fn(&BodyFigure) -> u32| bodies.iter().map(of).sum::<u32>();
    let (sampled, assigned, on_site) = (sum(|body| body.sampled), sum(|body| body.assigned), sum(|body| body.on_site));
    let rows = bodies.into_iter().map(|body| {
        view! {
            <tr>
                <th scope="row">{say::body(&body)}</th>
                <td class="figure">{body.sampled}</td>
                <td class="figure">{body.assigned}</td>
                <td><Progress done=body.sampled all=body.assigned/></td>
                <td class="figure">{body.on_site}</td>
            </tr>
        }
    });
    view! {
        <table class="figures" id="bodies">
            <caption>{say::BODIES}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::BODY}</th>
                    <th scope="col" class="figure">{say::DONE}</th>
                    <th scope="col" class="figure">{say::ASSIGNED}</th>
                    <th scope="col">{say::PROGRESS}</th>
                    <th scope="col" class="figure">{say::ON_SITE}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{say::ALL}</th>
                    <td class="figure">{sampled}</td>
                    <td class="figure">{assigned}</td>
                    <td><Progress done=sampled all=assigned/></td>
                    <td class="figure">{on_site}</td>
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

/// By line of annex 1: 车用柴油 1/230.
#[component]
pub fn Lines(
    /// The figures.
    lines: Vec<LineFigure>,
    /// What is planned is what was assigned in one area.
    of_assigned: bool,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{line.product}</th>
                <td class="figure">{say::share(line.sampled, line.planned)}</td>
                <td><Progress done=line.sampled all=line.planned/></td>
            </tr>
        }
    });
    view! {
        <table class="figures" id="lines">
            <caption>{say::LINES}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::PRODUCT}</th>
                    <th scope="col" class="figure">{if of_assigned { say::DONE_OF_ASSIGNED } else { say::DONE_OF_PLANNED }}</th>
                    <th scope="col">{say::PROGRESS}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Progress(done: u32, all: u32) -> impl IntoView {
    let said = if all == 0 { say::NOTHING_ASSIGNED.to_owned() } else { say::per_cent(percent(done, all)) };
    view! { <span class="progress"><Bar done all/> <span class="figure">{said}</span></span> }
}
