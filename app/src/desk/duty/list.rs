//! The duties themselves: a table at the desk, and one card a duty on a narrow screen.

use crate::words::desk::{self as words, deadline, duty as say, nouns};
use domain::contract::DutyRow;
use domain::duty::{Basis, Duty, Owed};
use domain::person::Role;
use domain::place::Division;
use domain::time::LocalDate;
use leptos::prelude::*;

/// All rows of a page.
#[component]
pub fn List(
    /// The rows.
    rows: Vec<DutyRow>,
    /// The day by which "late" is told.
    today: LocalDate,
) -> impl IntoView {
    view! {
        <table class="figures duties" id="duties">
            <thead>
                <tr>
                    <th scope="col">{say::DUE}</th>
                    <th scope="col">{say::OWED}</th>
                    <th scope="col">{say::OWNER}</th>
                    <th scope="col">{say::SINCE}</th>
                    <th scope="col">{say::SOURCE}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| one(row, today)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn one(row: DutyRow, today: LocalDate) -> AnyView {
    let is_late = row.duty.due.is_late(today);
    let left = say::left(row.duty.due, today).map(|left| {
        let tone = match row.duty.due.left(today) {
            Some(..0) => "seal",
            Some(0..=1) => "warn",
            _ => "info",
        };
        view! { <span class="badge" data-tone=tone>{left}</span> }
    });
    let fresh = row.is_fresh.then(|| view! { <span class="badge" data-tone="info">{say::FRESH}</span> });
    let mine = row.is_mine.then(|| view! { <span class="badge">{say::MINE}</span> });
    let what = say::owed(&row.duty.owed);
    let is_field = row.is_mine && row.duty.owner.role == Role::Sampler;
    let what = match way(&row) {
        Some(way) => view! { <a href=way rel=is_field.then_some("external")>{what}</a> }.into_any(),
        None => what.into_any(),
    };
    let people = (!row.people.is_empty()).then(|| view! { <br/> <span class="soft">{row.people.join("、")}</span> });
    let role = nouns::role(row.duty.owner.role);
    view! {
        <tr class:late=is_late>
            <td data-label=say::DUE><p>{left}</p> <p>{say::due(row.duty.due)}</p></td>
            <td data-label=say::OWED><p class="duty-what"><strong>{what}</strong> {fresh} {mine}</p> <p>{about(&row)}</p></td>
            <td data-label=say::OWNER>{row.body} " " <span class="soft">{role}</span> {people}</td>
            <td data-label=say::SINCE><time datetime=nouns::machine_time(row.duty.since)>{nouns::day_and_clock(row.duty.since)}</time></td>
            <td data-label=say::SOURCE>{source(&row.duty)}</td>
        </tr>
    }
    .into_any()
}

/// What it is about: the enterprise where the reader may know it, the number, the area.
fn about(row: &DutyRow) -> String {
    if let Owed::LoadYear { year } = row.duty.owed {
        return say::year(year);
    }
    let is_hidden = row.enterprise.is_none() && row.place.jurisdiction.is_some();
    let enterprise = row.enterprise.clone().or_else(|| is_hidden.then(|| say::NOT_TOLD.to_owned()));
    let area = row.place.division.map(|division| Division::name(division).to_owned());
    let all = [enterprise, row.number.as_ref().map(ToString::to_string), area];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where it is done: a team's duties on its phone, and in no office.
fn way(row: &DutyRow) -> Option<String> {
    match &row.duty.owed {
        Owed::Visit { .. } | Owed::Finish { .. } if row.is_mine && row.duty.owner.role == Role::Sampler => Some("/field/".to_owned()),
        Owed::Visit { .. } => Some("/desk/assignments".to_owned()),
        Owed::Finish { .. } => None,
        Owed::EnterSampling { sheet } => Some(format!("/desk/ledger/{sheet}")),
        Owed::Determine { sheet, .. } => Some(format!("/desk/sheets/{sheet}")),
        Owed::Resolve { .. } => Some("/desk/findings".to_owned()),
        Owed::DealWith { .. } => Some("/desk/quarantine".to_owned()),
        Owed::LoadYear { .. } => Some("/desk/calendar".to_owned()),
    }
}

fn source(duty: &Duty) -> AnyView {
    let obligation = duty.obligation.map(|id| view! { <span class="law">{words::obligation(&id.to_string())}</span> });
    match duty.basis {
        Basis::Limit { limit } => {
            view! { <a href=format!("/desk/deadlines#{limit}")>{limit.to_string()}</a> " " {deadline::length(limit.rule().length)} {obligation} }
                .into_any()
        }
        basis => view! { {say::basis(basis)} {obligation} }.into_any(),
    }
}
