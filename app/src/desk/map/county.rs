//! The ten divisions, shaded by how much of what was assigned is done, and the visits from arrival on (D4).

use super::marks::mark;
use super::place::{Group, beside, grouped};
use super::shapes::{PLANE, SHAPES, Shape};
use crate::desk::bar::percent;
use crate::words::desk::map as say;
use crate::words::desk::nouns;
use domain::contract::{BodyFigure, MapPoint};
use leptos::prelude::*;
use leptos::svg;

/// The shades of the map, from nothing assigned to all done; each says which share it stands for.
const SHADES: [(&str, &str); 6] = [
    ("shade-none", say::SHADE_NONE),
    ("shade-0", say::SHADE_0),
    ("shade-1", say::SHADE_1),
    ("shade-2", say::SHADE_2),
    ("shade-3", say::SHADE_3),
    ("shade-4", say::SHADE_4),
];

/// The map with its legend; the tables beside it say the same.
#[component]
pub fn CityMap(
    /// By body; those with a division are drawn.
    bodies: Vec<BodyFigure>,
    /// The visits.
    points: Vec<MapPoint>,
) -> impl IntoView {
    let counties =
        SHAPES.iter().map(|shape| county(shape, bodies.iter().find(|body| body.division.is_some_and(|division| division.code() == shape.code))));
    let groups = grouped(&points);
    let names = SHAPES
        .iter()
        .map(|shape| label(shape, &groups, bodies.iter().find(|body| body.division.is_some_and(|division| division.code() == shape.code))));
    view! {
        <svg class="map" viewBox=format!("0 0 {} {}", PLANE.0, PLANE.1) role="group" aria-labelledby="map-title" aria-describedby="map-description">
            <title id="map-title">{say::MAP_TITLE}</title>
            <desc id="map-description">{say::MAP_DESCRIPTION}</desc>
            <g class="counties">{counties.collect_view()}</g>
            <g class="marks">{groups.iter().map(marked).collect_view()}</g>
            // Above the marks, with a halo: a mark is known by its rim, a name must be read.
            <g class="county-names" aria-hidden="true">{names.collect_view()}</g>
        </svg>
        <Legend points/>
    }
    .into_any()
}

fn county(shape: &Shape, body: Option<&BodyFigure>) -> impl IntoView + use<> {
    let class = format!("county {}", shade(body));
    let said = body.map_or_else(String::new, |body| say::county(&say::body(body), body.sampled, body.assigned, body.on_site));
    let title = said.clone();
    view! {
        <path id=format!("c{}", shape.code) class=class d=shape.outline role="img" aria-label=said>
            <title>{title}</title>
        </path>
    }
}

fn label(shape: &Shape, groups: &[Group], body: Option<&BodyFigure>) -> impl IntoView + use<> {
    let (x, y) = beside((shape.label.0.into(), shape.label.1.into()), groups);
    let (x, y) = (x / 10, y / 10);
    let name = domain::place::Division::try_from(shape.code).map_or("", domain::place::Division::name);
    view! {
        <text x=x.to_string() y=y.to_string()>{name}</text>
        <text class="county-figure" x=x.to_string() y=(y + 30).to_string()>{body.filter(|body| body.assigned > 0).map(|body| say::share(body.sampled, body.assigned))}</text>
    }
}

/// The shade of a county: the share of what was assigned that is done.
fn shade(body: Option<&BodyFigure>) -> &'static str {
    let Some(body) = body.filter(|body| body.assigned > 0) else { return SHADES[0].0 };
    let step = match percent(body.sampled, body.assigned) {
        0 => 1,
        1..=33 => 2,
        34..=66 => 3,
        67..=99 => 4,
        _ => 5,
    };
    SHADES[step].0
}

fn marked(group: &Group) -> impl IntoView + use<> {
    let (class, outline) = mark(group.state());
    let said = match &group.visits[..] {
        [visit] => say::visit(&visit.enterprise, nouns::state(visit.state)),
        visits => say::visits(visits.len(), &states(visits)),
    };
    let title = said.clone();
    // A mark of one leads to its sheet; a mark of several to the table, where each has its own line.
    let way = match &group.visits[..] {
        [MapPoint { sheet: Some(sheet), .. }] => format!("/desk/sheets/{sheet}"),
        _ => "#visits".to_owned(),
    };
    let count = (group.visits.len() > 1).then(|| group.visits.len().to_string());
    let place = format!("translate({} {})", group.at.0 / 10, group.at.1 / 10);
    // `view!` takes `<a>` for HTML's, which draws nothing inside a picture once the browser makes it.
    let link = svg::a().class(format!("mark-way {class}")).attr("href", way).attr("aria-label", said).child((
        view! { <circle class="mark-reach" r="30"/> },
        view! { <path d=outline/> },
        view! { <text y="7">{count}</text> },
    ));
    view! {
        <g transform=place>
            <title>{title}</title>
            {link}
        </g>
    }
}

/// How many visits are in which state, in words.
fn states(visits: &[MapPoint]) -> String {
    let of = |state| visits.iter().filter(|visit| visit.state == state).count();
    let said: Vec<String> =
        nouns::ON_THE_MAP.into_iter().filter(|state| of(*state) > 0).map(|state| say::state_count(nouns::state(state), of(state))).collect();
    said.join(say::COMMA)
}

#[component]
fn Legend(points: Vec<MapPoint>) -> impl IntoView {
    let marks = nouns::ON_THE_MAP.map(|state| {
        let (class, outline) = mark(Some(state));
        let count = points.iter().filter(|point| point.state == state).count();
        view! {
            <li>
                <svg class=format!("mark-sample {class}") viewBox="-20 -20 40 40" aria-hidden="true" focusable="false"><path d=outline/></svg>
                {say::state_count(nouns::state(state), count)}
            </li>
        }
    });
    let (several, outline) = mark(None);
    let shades = SHADES.map(|(class, said)| {
        view! {
            <li>
                <svg class="shade-sample" viewBox="0 0 20 14" aria-hidden="true" focusable="false"><rect class=format!("county {class}") width="20" height="14"/></svg>
                {said}
            </li>
        }
    });
    view! {
        <div class="legend">
            <ul aria-label=say::LEGEND_VISITS>
                {marks.collect_view()}
                <li>
                    <svg class=format!("mark-sample {several}") viewBox="-20 -20 40 40" aria-hidden="true" focusable="false"><path d=outline/></svg>
                    {say::SEVERAL}
                </li>
            </ul>
            <p class="legend-name">{say::LEGEND_SHADES}</p>
            <ul aria-label=say::LEGEND_SHADES>{shades.collect_view()}</ul>
            <p class="approval">{say::APPROVAL}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::OrganisationId;

    #[test]
    fn a_county_is_shaded_by_what_is_done_of_what_was_assigned() {
        for (sampled, assigned, class) in
            [(0, 0, "shade-none"), (0, 4, "shade-0"), (1, 4, "shade-1"), (2, 4, "shade-2"), (3, 4, "shade-3"), (4, 4, "shade-4")]
        {
            let body = BodyFigure { organisation: OrganisationId::derived("x"), name: "x".into(), division: None, assigned, sampled, on_site: 0 };
            assert_eq!(shade(Some(&body)), class, "{sampled}/{assigned}");
        }
        assert_eq!(shade(None), "shade-none");
    }
}
