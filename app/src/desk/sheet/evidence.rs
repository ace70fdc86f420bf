//! Photos and videos: the caption stands beside the picture and never in it (design.md §7).

use crate::words::denials;
use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::contract::{MediaExif, MediaReceipt};
use domain::evidence::{Evidence, MediaKind, MediaSource};
use domain::exif::{Exif, Gap};
use domain::place::Position;
use leptos::prelude::*;

/// All evidence of a sheet, in the order in which it was taken in.
#[component]
pub fn EvidenceList(
    /// What the phone announced.
    evidence: Vec<Evidence>,
    /// What the server has and has proved.
    proved: Vec<MediaReceipt>,
    /// What cameras wrote into them.
    exif: Vec<MediaExif>,
    /// Where the phone was when the team arrived.
    arrival: Option<Position>,
) -> impl IntoView {
    let count = evidence.len();
    let here = evidence.iter().filter(|evidence| is_proved(evidence, &proved)).count();
    let items = evidence.into_iter().map(|evidence| {
        let here = is_proved(&evidence, &proved);
        let written = exif.iter().find(|written| written.media == evidence.media).map(|written| {
            let gaps = written.exif.gaps(&evidence, arrival);
            view! { <Written exif=written.exif.clone() gaps is_placed=evidence.position.is_some()/> }
        });
        view! { <li><Item evidence here>{written}</Item></li> }
    });
    let caution = (!exif.is_empty()).then(|| view! { <p class="soft">{say::EXIF_PROVES_NOTHING}</p> });
    view! {
        <section aria-labelledby="evidence-title">
            <h2 id="evidence-title">{say::evidence(here, count)}</h2>
            {caution}
            <ul class="evidence">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Only a receipt over the same file and the same digest proves it.
fn is_proved(evidence: &Evidence, proved: &[MediaReceipt]) -> bool {
    proved.iter().any(|receipt| receipt.media == evidence.media && receipt.digest == evidence.digest)
}

/// What the camera wrote into the picture, and where that is far from what the phone said.
#[component]
fn Written(exif: Exif, gaps: Vec<Gap>, is_placed: bool) -> impl IntoView {
    let line = |(name, value): (&'static str, String)| view! { <dt>{name}</dt><dd>{value}</dd> };
    let camera = say::camera(exif.make.as_deref(), exif.model.as_deref());
    let lines = [
        exif.taken.map(|taken| (say::EXIF_TAKEN, say::camera_time(taken))),
        exif.spot.map(|spot| (say::EXIF_SPOT, say::spot(spot))),
        camera.map(|camera| (say::EXIF_CAMERA, camera)),
    ];
    let gaps = gaps.into_iter().map(|gap| view! { <p><span class="badge" data-tone="warn">{say::gap(gap, is_placed)}</span></p> });
    view! {
        <dl class="exif">{lines.into_iter().flatten().map(line).collect_view()}</dl>
        {gaps.collect_view()}
    }
    .into_any()
}

#[component]
fn Item(evidence: Evidence, here: bool, children: Children) -> impl IntoView {
    let what = say::purpose(evidence.purpose);
    let way = format!("/api/v1/blobs/{}", evidence.digest.hex());
    let picture = match (here, evidence.kind) {
        (false, _) => view! { <div class="absent">{say::NOT_HERE}</div> }.into_any(),
        (true, MediaKind::Photo) => {
            let (source, said) = (way.clone(), say::picture_of(&what, &evidence.taken_at.to_string()));
            view! { <a href=way rel="external"><img src=source alt=said loading="lazy" decoding="async"/></a> }.into_any()
        }
        (true, MediaKind::Video) => {
            view! { <video src=way controls preload="metadata" aria-label=say::video_of(&what, &evidence.taken_at.to_string())></video> }.into_any()
        }
    };
    let broken_off = evidence.broken_off.then(|| view! { <p><span class="badge" data-tone="warn">{denials::BROKEN_OFF}</span></p> });
    let (tone, state) = if here { ("ok", say::PROVED) } else { ("warn", say::NOT_PROVED) };
    view! {
        <figure>
            {picture}
            <figcaption>
                <p><strong>{what}</strong> " " <span class="badge" data-tone=tone>{state}</span></p>
                <p>{(evidence.source != MediaSource::Camera).then_some(say::FILE_TIME)} <time datetime=nouns::machine_time(evidence.taken_at)>{evidence.taken_at.to_string()}</time></p>
                <p>{evidence.position.map_or_else(|| say::NO_POSITION.to_owned(), say::position)}</p>
                <p>{say::source(&evidence.source)} " " {say::size(evidence.bytes)}</p>
                {broken_off}
                {children()}
                <details>
                    <summary><code>{evidence.digest.hex().chars().take(12).collect::<String>()} "…"</code></summary>
                    <code class="digest">{evidence.digest.to_string()}</code>
                </details>
            </figcaption>
        </figure>
    }
    .into_any()
}
