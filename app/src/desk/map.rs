//! 实时地图: how far the campaign is, on the map and in the tables that say the same.

pub mod county;
pub mod figures;
mod marks;
mod place;
mod shapes;
pub mod visits;

use super::live::live;
use super::trouble::{ProblemNote, Trouble};
use crate::words::desk as words;
use crate::words::desk::map as say;
use domain::contract::MapPicture;
use domain::place::Division;
use leptos::prelude::*;
use leptos_meta::Title;

/// The city's picture; it asks again with each change, and keeps the last picture where the answer fails.
#[component]
pub fn MapPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let picture = Resource::new(move || live.changed.get(), move |_| office.map());
    let kept = StoredValue::new(None::<MapPicture>);
    view! {
        <Title text=words::MAP/>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match picture.await {
                    Ok(picture) => {
                        kept.set_value(Some(picture.clone()));
                        view! { <City picture/> }.into_any()
                    }
                    Err(problem) => match kept.get_value().filter(|_| problem.status != 401) {
                        Some(picture) => view! { <ProblemNote problem/><City picture/> }.into_any(),
                        None => view! { <Trouble problem/> }.into_any(),
                    },
                }
            })}
        </Transition>
    }
    .into_any()
}

/// Map and tables side by side.
#[component]
fn City(picture: MapPicture) -> impl IntoView {
    let MapPicture { title, example, planned, of_assigned, sampled, mut bodies, lines, points, latest, findings, .. } = picture;
    // In the order of their codes, as everybody lists them; the zone, which has none, comes last.
    bodies.sort_by_key(|body| body.division.map_or(u32::MAX, Division::code));
    let on_site = bodies.iter().map(|body| body.on_site).sum();
    let last = latest.first().map(|happening| happening.at);
    view! {
        <div class="city">
            <section class="city-map" aria-labelledby="city-title">
                <header class="city-head">
                    <h1 id="city-title">{title}</h1>
                    <p class="soft">{last.map_or_else(|| say::NOTHING_YET.to_owned(), say::last_change)}</p>
                    {(!example.is_empty()).then(|| view! { <p class="example">{example}</p> })}
                </header>
                <county::CityMap bodies=bodies.clone() points=points.clone()/>
            </section>
            <div class="city-side">
                <figures::Totals sampled planned of_assigned on_site findings/>
                <figures::Bodies bodies/>
                <visits::Latest latest/>
                <figures::Lines lines of_assigned/>
                <visits::Visits points/>
            </div>
        </div>
    }
    .into_any()
}
