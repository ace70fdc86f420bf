//! What lies behind the door: every page that nobody sees before a PIN was right. It is a file of its own, so that the door stands
//! before the rest has come over a village's network.

use super::camera::camera;
use super::feedback::feedback;
use super::frame::{Frame, Pages, acts, frame};
use super::media::album;
use super::route::Route;
use super::scan::scanning;
use super::signing::{Signing, signing};
use super::view::*;
use super::{
    arrive, checklist, copies, correction, ending, evidence, identity, me, opening, payment, printout, product, seal, sign, sync, tasks, transport,
    void,
};
use crate::words::field as words;
use domain::denial::Step;
use domain::id::VisitId;

/// The ways in. Nothing before the door names a page in any other way, or that page would come with the door.
#[derive(Debug, Clone, Copy)]
pub struct Behind {
    /// The page of a path.
    pub(crate) page: fn(Pages, Route) -> View,
    /// Signing mode, while the phone is in the signer's hand.
    pub(crate) signing: fn(Pages, Signing) -> View,
    /// The feedback form, while the phone is in the owner's hand.
    pub(crate) feedback: fn(Pages, VisitId) -> View,
    /// What covers a page: pictures, the camera, the reader of codes.
    pub(crate) covers: fn(Pages) -> View,
}

/// All of it.
#[must_use]
pub fn behind() -> Behind {
    Behind { page, signing, feedback, covers }
}

fn covers(pages: Pages) -> View {
    view! {
        {move || pages.album.get().map(|shown| view! { <div prop:inert={move || pages.camera.with(Option::is_some)}>{album(pages, shown)}</div> })}
        {move || pages.camera.get().map(|shot| camera(pages, shot))}
        {move || pages.scan.get().map(|scan| scanning(pages, scan))}
    }
}

fn page(pages: Pages, route: Route) -> View {
    // What covered the last page does not cover the next one.
    pages.camera.set(None);
    pages.album.set(None);
    pages.scan.set(None);
    let found = match route {
        Route::Tasks => Some(tasks::page(pages)),
        Route::Sync => Some(sync::page(pages)),
        Route::Me => Some(me::page(pages)),
        Route::Visit(visit) => checklist::page(pages, visit, None),
        Route::Sheet(visit, sheet) => checklist::page(pages, visit, Some(sheet)),
        Route::Step(visit, Step::Arrive) => arrive::page(pages, visit),
        Route::Step(visit, Step::Identity) => identity::page(pages, visit),
        Route::Step(visit, Step::Ending) => ending::page(pages, visit, None),
        Route::Step(visit, step) => opening::page(pages, visit, step),
        Route::Paper(visit, sheet) => printout::page(pages, visit, sheet),
        Route::Correct(visit, sheet) => correction::page(pages, visit, sheet),
        Route::Void(visit, sheet) => void::page(pages, visit, sheet),
        Route::SheetStep(visit, sheet, step) => match step {
            Step::Arrive => arrive::page(pages, visit),
            Step::Identity => identity::page(pages, visit),
            Step::Product => product::page(pages, visit, sheet),
            Step::Evidence => evidence::page(pages, visit, sheet),
            Step::Seal => seal::page(pages, visit, sheet),
            Step::Payment => payment::page(pages, visit, sheet),
            Step::Sign => sign::page(pages, visit, sheet),
            Step::Transport => transport::page(pages, visit, sheet),
            Step::Copies => copies::page(pages, visit, sheet),
            Step::Ending => ending::page(pages, visit, Some(sheet)),
        },
        // Whoever signs in stands before the door.
        Route::SignIn | Route::Enrol | Route::Unknown => None,
    };
    found.unwrap_or_else(|| nothing(pages))
}

/// The path names nothing on this phone.
fn nothing(pages: Pages) -> View {
    let inside = view! { <p class="notice" data-tone="info">{words::NOT_HERE}</p> };
    let foot = acts(view! { <button type="button" class="button primary" on:click={move |_| pages.go(Route::Tasks)}>{words::TO_TASKS}</button> });
    frame(pages, Frame { title: words::NOT_HERE_TITLE.into(), sub: String::new(), back: Some(Route::Tasks), foot, inside })
}
