//! The root of the phone: what stands before every page, and which page the path names.

use super::camera::camera;
use super::frame::{Frame, Hand, Pages, acts, frame};
use super::gate::{locked, opening};
use super::media::album;
use super::position::Whereabouts;
use super::route::Route;
use super::scan::scanning;
use super::signing::{Signing, signing};
use super::view::*;
use super::{arrive, checklist, copies, evidence, identity, me, opening, payment, product, seal, sign, sign_in, sync, tasks, transport};
use crate::phone::{Model, Phone};
use crate::words::field as words;
use domain::denial::Step;

/// What stands before every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    /// The store is being read.
    Opening,
    /// Nobody has a PIN here yet.
    Empty,
    /// Nobody holds the phone.
    Locked,
    /// A sampler holds the phone.
    Open,
}

fn gate(model: &Model) -> Gate {
    if !model.ready {
        Gate::Opening
    } else if model.people.is_empty() {
        Gate::Empty
    } else if model.active.is_none() {
        Gate::Locked
    } else {
        Gate::Open
    }
}

/// Shows the phone in an element of the page, for as long as the page lives. What owns its signals is the caller's.
pub fn show(phone: Phone, place: &web_sys::Element) {
    let pages = Pages::hold(Hand {
        phone,
        signing: RwSignal::new(None),
        camera: RwSignal::new(None),
        album: RwSignal::new(None),
        scan: RwSignal::new(None),
        declining: RwSignal::new(false),
        at: Whereabouts::new(),
        said: RwSignal::new(String::new()),
        saved_at: RwSignal::new(None),
    });
    let gate = phone.memo(gate);
    let route = memo(move || phone.path().with(|path| Route::parse(path)));
    // What was refused on one page is not said on the next.
    after(move || {
        route.track();
        if pages.said.with_untracked(|said| said != crate::words::field::SAVED) {
            pages.said.set(String::new());
        }
    });
    // While somebody else holds the phone to sign, the browser's own way back leads nowhere.
    after(move || {
        if let Some(signing) = pages.signing.get() {
            let here = Route::SheetStep(signing.visit, signing.sheet, Step::Sign);
            if route.get() != here {
                pages.go(here);
            }
        }
    });
    // Signing in sets the PIN before it ends, so the page stays until it leaves by itself.
    // A page follows what it shows by itself: it is made anew only when the path, the lock or signing mode changes.
    let where_now = move || match pages.signing.get() {
        Some(now) => (gate.get(), Route::SheetStep(now.visit, now.sheet, Step::Sign), Some(now)),
        None => (gate.get(), route.get(), None),
    };
    let shown = move |(gate, route, now): &(Gate, Route, Option<Signing>)| match (gate, route, now) {
        (Gate::Opening, ..) => opening(),
        (Gate::Empty, route, _) | (Gate::Open | Gate::Locked, route @ (Route::SignIn | Route::Enrol), None) => sign_in::page(pages, *route),
        (Gate::Locked, ..) => locked(pages),
        (Gate::Open, _, Some(now)) => signing(pages, now.clone()),
        (Gate::Open, route, None) => page(pages, *route),
    };
    let covered = move || pages.camera.with(Option::is_some) || pages.album.with(Option::is_some) || pages.scan.with(Option::is_some);
    let all = view! {
        <div prop:inert={covered}>{switch(where_now, shown)}</div>
        {move || pages.album.get().map(|shown| view! { <div prop:inert={move || pages.camera.with(Option::is_some)}>{album(pages, shown)}</div> })}
        {move || pages.camera.get().map(|shot| camera(pages, shot))}
        {move || pages.scan.get().map(|scan| scanning(pages, scan))}
        <p class="unseen" role="status" aria-live="polite">{move || pages.said.get()}</p>
    };
    mount(place, &all);
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
        Route::SignIn | Route::Enrol => Some(sign_in::page(pages, route)),
        Route::Visit(visit) => checklist::page(pages, visit, None),
        Route::Sheet(visit, sheet) => checklist::page(pages, visit, Some(sheet)),
        Route::Step(visit, Step::Arrive) => arrive::page(pages, visit),
        Route::Step(visit, Step::Identity) => identity::page(pages, visit),
        Route::Step(visit, step) => opening::page(pages, visit, step),
        Route::Paper(visit, sheet) => sign::paper(pages, visit, sheet),
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
        },
        Route::Unknown => None,
    };
    found.unwrap_or_else(|| nothing(pages))
}

/// The path names nothing on this phone.
fn nothing(pages: Pages) -> View {
    let inside = view! { <p class="notice" data-tone="info">{words::NOT_HERE}</p> };
    let foot = acts(view! { <button type="button" class="button primary" on:click={move |_| pages.go(Route::Tasks)}>{words::TO_TASKS}</button> });
    frame(pages, Frame { title: words::NOT_HERE_TITLE.into(), sub: String::new(), back: Some(Route::Tasks), foot, inside })
}
