//! 证据: a photo or video in each of the five classes before anything is sealed (O-28).

use super::camera::{Shooting, fuel_area};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, adding, slot};
use super::position::locate;
use super::rescue::unfinished;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::visit as said};
use domain::denial::Step;
use domain::evidence::{EvidenceClass, Purpose};
use domain::id::{SheetId, VisitId};

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = visit.sheet(sheet_id)?.clone();
    locate(pages);
    let album = move |purpose| Album { visit: id, sheet: sheet_id, purpose };
    let missing = pages.phone.memo(move |model| model.sheet(id, sheet_id).map(domain::sheet::Sheet::missing_classes).unwrap_or_default());
    let classes = EvidenceClass::ALL.map(|class| slot(pages, album(Purpose::Class { class }), true)).collect_view();
    let inside = view! {
        {fuel_area(pages, id)}
        {lacks(pages, id, Some(sheet_id), Step::Evidence)}
        {unfinished(pages, Some(sheet_id))}
        <p class="soft" role="status">{move || said::classes_done(EvidenceClass::ALL.len() - missing.with(Vec::len), EvidenceClass::ALL.len())}</p>
        <div class="slots">
            {classes}
            {slot(pages, album(Purpose::Other), false)}
        </div>
    };
    // The act at the bottom is the next one that is wanted.
    let next = move || missing.with(|missing| missing.first().map_or(Purpose::Other, |class| Purpose::Class { class: *class }));
    let all_there = memo(move || missing.with(Vec::is_empty));
    let foot = move || {
        if all_there.get() {
            return acts(view! {
                <button type="button" class="button" on:click={move |_| album(Purpose::Other).shoot(pages, Shooting::Photo)}>{said::SHOOT_MORE}</button>
                <button type="button" class="button" on:click={move |_| album(Purpose::Other).shoot(pages, Shooting::Import)}>{said::IMPORT}</button>
                <button type="button" class="button primary" on:click={move |_| pages.go(Route::Sheet(id, sheet_id))}>{crate::words::field::sheet::BACK_TO_LIST}</button>
            });
        }
        let purpose = next();
        view! {
            <p class="foot-line">{said::next_picture(super::media::purpose_words(purpose))}</p>
            {acts(adding(pages, album(purpose)))}
        }
    };
    let back = Some(Route::Sheet(id, sheet_id));
    let title = denials::step(Step::Evidence).into();
    Some(frame(pages, Frame { title, sub: said::of_sheet(sheet.opening.number.as_str()), back, foot: live(foot), inside }))
}
