//! Photos and videos: the caption stands beside the picture and never in it (design.md §7).

use crate::words::denials;
use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::contract::MediaReceipt;
use domain::evidence::{Evidence, MediaKind};
use leptos::prelude::*;

/// All evidence of a sheet, in the order in which it was taken in.
#[component]
pub fn EvidenceList(
    /// What the phone announced.
    evidence: Vec<Evidence>,
    /// What the server has and has proved.
    proved: Vec<MediaReceipt>,
) -> impl IntoView {
    let count = evidence.len();
    let here = evidence.iter().filter(|evidence| is_proved(evidence, &proved)).count();
    let items = evidence.into_iter().map(|evidence| {
        let here = is_proved(&evidence, &proved);
        view! { <li><Item evidence here/></li> }
    });
    view! {
        <section aria-labelledby="evidence-title">
            <h2 id="evidence-title">{say::evidence(here, count)}</h2>
            <ul class="evidence">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Only a receipt over the same file and the same digest proves it.
fn is_proved(evidence: &Evidence, proved: &[MediaReceipt]) -> bool {
    proved.iter().any(|receipt| receipt.media == evidence.media && receipt.digest == evidence.digest)
}

#[component]
fn Item(evidence: Evidence, here: bool) -> impl IntoView {
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
                <p><time datetime=nouns::machine_time(evidence.taken_at)>{evidence.taken_at.to_string()}</time></p>
                <p>{evidence.position.map_or_else(|| say::NO_POSITION.to_owned(), say::position)}</p>
                <p>{say::source(&evidence.source)} " " {say::size(evidence.bytes)}</p>
                {broken_off}
                <details>
                    <summary><code>{evidence.digest.hex().chars().take(12).collect::<String>()} "…"</code></summary>
                    <code class="digest">{evidence.digest.to_string()}</code>
                </details>
            </figcaption>
        </figure>
    }
    .into_any()
}
