//! One finding: what is wrong, what to do, and the note that ends it.

use super::sentence;
use crate::desk::note::{NoteForm, NoteWords};
use crate::words::denials;
use crate::words::desk::finding as say;
use crate::words::desk::nouns;
use domain::contract::Resolve;
use domain::finding::Finding;
use leptos::prelude::*;

const WORDS: NoteWords =
    NoteWords { open: say::RESOLVE, label: say::NOTE, hint: say::NOTE_HINT, missing: say::NOTE_MISSING, send: say::END, sending: say::RESOLVING };

/// A finding, and the form that ends it where that is the person's to do.
#[component]
pub fn FindingNote(
    /// The finding.
    finding: Finding,
    /// Whether the person may end it.
    may: bool,
) -> impl IntoView {
    let said = sentence(&finding);
    let next = denials::what_to_do(&finding.matter);
    let id = finding.id;
    match finding.resolved {
        Some(resolution) => view! {
            <div class="finding ended">
                <p><span class="badge" data-tone="ok">{say::ENDED}</span> " " {said}</p>
                <p class="soft">{say::ended(&nouns::day_and_clock(resolution.at), &resolution.note)}</p>
            </div>
        }
        .into_any(),
        None => {
            let form = may.then(|| {
                let office = crate::desk::office();
                view! { <NoteForm id=id.to_string() words=WORDS keep=move |note| office.resolve(id, Resolve { note })/> }
            });
            view! {
                <div class="finding open">
                    <p><span class="badge" data-tone="warn">{say::OPEN}</span> " " <strong>{said}</strong></p>
                    <p>{next}</p>
                    {form}
                </div>
            }
            .into_any()
        }
    }
}
