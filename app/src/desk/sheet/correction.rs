//! 更正: what a signed sheet says otherwise since, each with its own paper and the enterprise's hand beneath it (O-31).

use super::show::paper_sheet;
use super::signature::{Bound, name, strokes};
use crate::words::desk::nouns;
use crate::words::desk::sheet as say;
use domain::correction::CorrectionRecord;
use domain::paper::correction_paper;
use domain::person::Person;
use domain::sheet::Sheet;
use domain::signature::Signer;
use domain::visit::Visit;
use leptos::prelude::*;

/// The corrections of a sheet; nothing where there are none.
#[component]
pub fn Corrections(
    /// Its visit.
    visit: Visit,
    /// The sheet.
    sheet: Sheet,
    /// Who the samplers are.
    people: Vec<Person>,
) -> impl IntoView {
    if sheet.corrections.is_empty() {
        return ().into_any();
    }
    let one = |(place, record): (usize, CorrectionRecord)| {
        let paper = correction_paper(&visit, &sheet, place, &record.correction.amendment);
        let digest = paper.digest();
        let confirmed = record.correction.confirmed;
        let who = match &confirmed.signer {
            Signer::Enterprise { name, title } => say::enterprise_signer(name, title),
            Signer::Witness { name, standing } => say::witness(name, standing),
            Signer::Sampler { .. } => String::new(),
        };
        let (binds, ink) = (confirmed.shown, confirmed.ink);
        view! {
            <li>
                {paper_sheet(paper)}
                {match ink {
                    Some(ink) => view! { <p>{say::on_paper(ink.stamped)}</p> }.into_any(),
                    None => strokes(confirmed, say::signature_of(&who)).into_any(),
                }}
                <p><strong>{who}</strong> " " <time datetime=nouns::machine_time(record.at)>{record.at.to_string()}</time></p>
                <p class="soft">{say::corrected_by(&name(&people, record.by))}</p>
                <Bound binds digest this=say::BINDS_THIS/>
            </li>
        }
    };
    let all = sheet.corrections.clone().into_iter().enumerate().map(one).collect_view();
    view! {
        <section class="card" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{say::CORRECTIONS}</h2>
            <p class="soft">{say::CORRECTIONS_WHAT}</p>
            <ol class="hands">{all}</ol>
        </section>
    }
    .into_any()
}
