//! Signatures drawn again, with what each of them binds.

use crate::parts::signature;
use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::digest::Digest;
use domain::id::PersonId;
use domain::person::Person;
use domain::sheet::Sheet;
use domain::signature::{SignatureRecord, Signer};
use leptos::prelude::*;

signature::strokes!(view -> impl IntoView);

/// All signatures of a sheet, or that the enterprise declined.
#[component]
pub fn Signatures(
    /// The sheet.
    sheet: Sheet,
    /// Who the samplers are.
    people: Vec<Person>,
    /// The digest of the paper as it stands now.
    digest: Digest,
) -> impl IntoView {
    let scan = |record: &SignatureRecord| {
        let ink = record.signature.ink.filter(|ink| ink.written)?;
        sheet.media(ink.media).map(|scan| scan.digest)
    };
    let records: Vec<_> = sheet.signatures.iter().map(|record| (record.clone(), scan(record))).collect();
    let declined = sheet.declined;
    let none = (records.is_empty() && declined.is_none()).then(|| view! { <p class="soft">{say::UNSIGNED}</p> });
    let hands = records.into_iter().map(|(record, scan)| {
        let who = signer(&record.signature.signer, &people);
        let binds = record.signature.shown;
        view! {
            <li class="hand">
                {match record.signature.ink {
                    Some(ink) => view! { <p>{say::on_paper(ink.stamped)}</p> }.into_any(),
                    None => strokes(record.signature, say::signature_of(&who)).into_any(),
                }}
                <p><strong>{who}</strong> " " <time datetime=nouns::machine_time(record.at)>{record.at.to_string()}</time></p>
                {match scan {
                    Some(scan) => view! { <Bound binds digest=scan this=say::BINDS_SCAN/> },
                    None => view! { <Bound binds digest this=say::BINDS_THIS/> },
                }}
            </li>
        }
    });
    let declined = declined.map(|declined| {
        view! {
            <div class="notice">
                <div class="grow">
                    <p><strong>{say::DECLINED}</strong> {declined.note}</p>
                    <p>{declined.witness.map_or_else(|| say::NO_WITNESS.to_owned(), |witness| say::witness(&witness.name, &witness.standing))}</p>
                    <Bound binds=declined.shown digest this=say::DECLINES_THIS/>
                </div>
            </div>
        }
    });
    view! {
        <section aria-labelledby="signatures-title" class="card">
            <h2 id="signatures-title">{say::SIGNATURES}</h2>
            {none}
            <ul class="hands">{hands.collect_view()}</ul>
            {declined}
        </section>
    }
    .into_any()
}

/// Whether the paper is still the one that was signed.
#[component]
pub(super) fn Bound(binds: Digest, digest: Digest, this: &'static str) -> impl IntoView {
    if binds == digest {
        view! { <p><span class="badge" data-tone="ok">{this}</span></p> }.into_any()
    } else {
        view! { <p><span class="badge" data-tone="warn">{say::BINDS_ANOTHER}</span> <code class="digest">{binds.to_string()}</code></p> }.into_any()
    }
}

fn signer(signer: &Signer, people: &[Person]) -> String {
    match signer {
        Signer::Sampler { person } => say::sampler(&name(people, *person)),
        Signer::Enterprise { name, title } => say::enterprise_signer(name, title),
        Signer::Witness { name, standing } => say::witness(name, standing),
    }
}

/// A person's name, or that nobody here knows them.
pub(super) fn name(people: &[Person], id: PersonId) -> String {
    people.iter().find(|person| person.id == id).map_or_else(|| say::UNKNOWN_PERSON.to_owned(), |person| person.name.clone())
}
