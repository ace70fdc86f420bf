//! What was drawn: counts for everybody, the list for the few who may read it before the visits (D4).

use super::replace::Replace;
use super::{body_name, product};
use crate::words::desk::draw as words;
use crate::words::desk::draw::list as say;
use crate::words::desk::draw::plan;
use domain::campaign::Line;
use domain::contract::{DrawSummary, DrawnEntry, DrawnList, Me, Standing, StratumCount};
use domain::draw::Stage;
use domain::id::{EnterpriseId, PersonId};
use domain::paper;
use domain::permit::Action as Permit;
use domain::person::{Organisation, Person};
use leptos::prelude::*;

/// The result.
#[component]
pub fn Drawn(
    /// The draw.
    summary: DrawSummary,
    /// Its lines.
    lines: Vec<Line>,
    /// Its bodies.
    bodies: Vec<Organisation>,
    /// The list, for those who may see it.
    list: Option<DrawnList>,
    /// Who reads it.
    me: Me,
) -> impl IntoView {
    let draw = summary.plan.draw;
    let may_replace = summary.stage == Stage::Approved && me.may.contains(&Permit::RunDraw);
    let counts = summary.counts.iter().map(|row| count(row, &lines, &bodies)).collect_view();
    let list = match list {
        None => view! { <p class="soft">{say::COUNTS_ONLY}</p> }.into_any(),
        Some(DrawnList { entries, people }) => {
            let replace = may_replace.then(|| view! { <Replace draw entries=entries.clone()/> });
            let tables = summary.counts.iter().map(|row| {
                let own: Vec<DrawnEntry> = entries.iter().filter(|entry| (entry.line, entry.body) == (row.line, row.body)).cloned().collect();
                view! { <Stratum name=body_name(&bodies, row.body) entries=own all=entries.clone() people=people.clone()/> }
            });
            let tables = tables.collect_view();
            let files = [("record.json", say::RECORD), ("roster.txt", say::ROSTER), ("samplers.txt", say::SAMPLERS)];
            let files = files
                .map(|(file, name)| view! { <li><a href=format!("/api/v1/draws/{draw}/files/{file}") download=file rel="external">{name}</a></li> });
            view! {
                <p class="notice" role="note">{say::SECRET}</p>
                {replace}
                {tables}
                <section class="card no-print"><h3>{say::FILES}</h3><ul class="draw-files">{files.collect_view()}</ul></section>
            }
            .into_any()
        }
    };
    view! {
        <section class="draw-result" aria-labelledby="result-title">
            <h2 id="result-title">{say::TITLE}</h2>
            <table class="figures duties" id="counts">
                <thead>
                    <tr>
                        <th scope="col">{words::PRODUCT}</th>
                        <th scope="col">{plan::BODY}</th>
                        <th scope="col" class="figure">{say::DRAWN}</th>
                        <th scope="col" class="figure">{say::RESERVES}</th>
                        <th scope="col" class="figure">{say::REPLACED}</th>
                    </tr>
                </thead>
                <tbody>{counts}</tbody>
            </table>
            {list}
        </section>
    }
    .into_any()
}

fn count(row: &StratumCount, lines: &[Line], bodies: &[Organisation]) -> AnyView {
    view! {
        <tr>
            <td data-label=words::PRODUCT>{product(lines, row.line)}</td>
            <td data-label=plan::BODY>{body_name(bodies, row.body)}</td>
            <td data-label=say::DRAWN class="figure">{row.drawn}</td>
            <td data-label=say::RESERVES class="figure">{row.reserves}</td>
            <td data-label=say::REPLACED class="figure">{row.replaced}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Stratum(name: String, entries: Vec<DrawnEntry>, all: Vec<DrawnEntry>, people: Vec<Person>) -> impl IntoView {
    let rows = entries.iter().map(|entry| one(entry, &all, &people)).collect_view();
    view! {
        <table class="figures duties drawn">
            <caption>{name}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::PLACE}</th>
                    <th scope="col">{say::ENTERPRISE}</th>
                    <th scope="col">{say::TEAM}</th>
                    <th scope="col">{say::STANDING}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn one(entry: &DrawnEntry, all: &[DrawnEntry], people: &[Person]) -> AnyView {
    let name_of = |id: EnterpriseId| all.iter().find(|other| other.enterprise == id).map_or_else(String::new, |other| other.name.clone());
    let (tone, place, said) = match &entry.standing {
        Standing::Drawn => ("ok", entry.place.to_string(), say::DRAWN.to_owned()),
        Standing::Reserve => ("idle", say::reserve(entry.place), say::RESERVES.to_owned()),
        Standing::Called { instead } => ("info", say::reserve(entry.place), say::called(&name_of(*instead))),
        Standing::Replaced { reason, note } => ("warn", entry.place.to_string(), say::replaced(paper::reason(*reason), note)),
    };
    let badge = match &entry.standing {
        Standing::Replaced { .. } | Standing::Called { .. } => view! { <span>{said}</span> }.into_any(),
        _ => view! { <span class="badge" data-tone=tone>{said}</span> }.into_any(),
    };
    let person = |id: &PersonId| people.iter().find(|own| own.id == *id).map_or_else(String::new, |own| own.name.clone());
    let team = entry.team.iter().map(person).collect::<Vec<_>>().join("、");
    view! {
        <tr class:late=matches!(entry.standing, Standing::Replaced { .. })>
            <td data-label=say::PLACE>{place}</td>
            <td data-label=say::ENTERPRISE>{entry.name.clone()}</td>
            <td data-label=say::TEAM>{team}</td>
            <td data-label=say::STANDING>{badge}</td>
        </tr>
    }
    .into_any()
}
