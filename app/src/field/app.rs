//! The root of the phone: what stands before every page.

use super::behind::Behind;
use super::frame::{Hand, Pages};
use super::gate::{bring, fetching, locked, opening};
use super::position::Whereabouts;
use super::route::Route;
use super::sign_in;
use super::signing::Signing;
use super::view::*;
use crate::phone::{Model, Phone};
use crate::store::Doing;
use domain::denial::Step;
use domain::id::VisitId;

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

/// What is to be seen.
#[derive(Clone, PartialEq, Eq)]
enum Seen {
    /// The store is being read.
    Opening,
    /// Who signs in.
    Door(Route),
    /// The lock.
    Lock,
    /// What lies behind the door has not come yet.
    Fetching,
    /// Signing mode.
    Signing(Signing),
    /// The feedback form, in the owner's hand.
    Feedback(VisitId),
    /// The page of a path.
    Page(Route),
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

/// How what lies behind the door is had; nothing where the line broke, and then it can be asked for again.
pub type Bring = fn() -> Doing<'static, Option<Behind>>;

/// Shows the phone in an element of the page, for as long as the page lives. What owns its signals is the caller's.
pub fn show(phone: Phone, place: &web_sys::Element, behind: Bring) {
    let pages = Pages::hold(Hand {
        phone,
        bring: behind,
        behind: RwSignal::new(None),
        signing: RwSignal::new(None),
        feedback: RwSignal::new(None),
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
        let signing = pages.signing.get().map(|signing| Route::SheetStep(signing.visit, signing.sheet, Step::Sign));
        let feedback = pages.feedback.get().map(Route::Visit);
        if let Some(here) = signing.or(feedback)
            && route.get() != here
        {
            pages.go(here);
        }
    });
    // While somebody signs in, the rest comes.
    bring(pages);
    // A page follows what it shows by itself: it is made anew only when something else is to be seen.
    let held = move || pages.signing.get().map(Seen::Signing).or_else(|| pages.feedback.get().map(Seen::Feedback));
    let seen = move || match (gate.get(), route.get(), held()) {
        (Gate::Opening, ..) => Seen::Opening,
        // Signing in sets the PIN before it ends, so the page stays until it leaves by itself.
        (Gate::Empty, route, _) | (Gate::Open | Gate::Locked, route @ (Route::SignIn | Route::Enrol), None) => Seen::Door(route),
        (Gate::Locked, ..) => Seen::Lock,
        (Gate::Open, ..) if pages.behind.with(Option::is_none) => Seen::Fetching,
        (Gate::Open, _, Some(held)) => held,
        (Gate::Open, route, None) => Seen::Page(route),
    };
    let shown = move |seen: &Seen| match (seen, pages.behind.get_untracked()) {
        (Seen::Opening, _) => opening(),
        (Seen::Door(route), _) => sign_in::page(pages, *route),
        (Seen::Lock, _) => locked(pages),
        (Seen::Signing(now), Some(behind)) => (behind.signing)(pages, now.clone()),
        (Seen::Feedback(visit), Some(behind)) => (behind.feedback)(pages, *visit),
        (Seen::Page(route), Some(behind)) => (behind.page)(pages, *route),
        (Seen::Fetching | Seen::Signing(_) | Seen::Feedback(_) | Seen::Page(_), _) => fetching(),
    };
    let covered = move || pages.camera.with(Option::is_some) || pages.album.with(Option::is_some) || pages.scan.with(Option::is_some);
    let all = view! {
        <div prop:inert={covered}>{switch(seen, shown)}</div>
        {move || pages.behind.get().map(|behind| (behind.covers)(pages))}
        <p class="unseen" role="status" aria-live="polite">{move || pages.said.get()}</p>
    };
    mount(place, &all);
}
