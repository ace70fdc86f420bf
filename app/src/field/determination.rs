//! 属地认定: what the local body says of a refusal or of a missing sample, as the team reads it (O-48).

use super::frame::Pages;
use super::view::*;
use crate::words::field::determination as said;
use domain::contract::DeterminationGap;
use domain::id::{SheetId, VisitId};
use domain::sheet::Sheet;
use domain::visit::{Briefing, Visit};

/// In a line; nothing where nobody is asked, or nothing was reported yet.
pub(crate) fn line(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Option<String> {
    let body = briefing.organisation(visit.assignment.enterprise.jurisdiction);
    match (&sheet.determination, sheet.bars_determination()) {
        (_, Some(DeterminationGap::NotWanted)) => None,
        (Some(told), _) => Some(said::determined(body, told.upheld, &told.opinion, &told.at.to_string())),
        (None, None) => Some(said::awaited(body)),
        (None, Some(_)) => None,
    }
}

/// The same on a page, with a mark.
pub(crate) fn note(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Option<View> {
    let line = line(briefing, visit, sheet)?;
    let (tone, sign) = match sheet.determination.as_ref().map(|told| told.upheld) {
        Some(true) => ("ok", "✓"),
        Some(false) => ("warn", "!"),
        None => ("", "…"),
    };
    Some(
        view! { <p class="notice" data-tone="info"><span class="mark" data-tone={tone} aria-hidden="true">{sign}</span><span class="grow">{line}</span></p> },
    )
}

/// Of each sheet of a visit of which somebody is asked, with its number.
pub(crate) fn notes(briefing: &Briefing, visit: &Visit) -> Vec<View> {
    let one = |sheet: &Sheet| {
        let line = line(briefing, visit, sheet)?;
        Some(view! { <p class="soft">{said::of_sheet(sheet.opening.number.as_str(), &line)}</p> })
    };
    visit.sheets.iter().filter_map(one).collect()
}

/// The note of one sheet, which follows what is heard of it.
pub(crate) fn followed(pages: Pages, visit: VisitId, sheet: SheetId) -> View {
    live(move || pages.follow_sheet(visit, sheet, note).flatten())
}
