//! The frame of every page: what pages share, the head, the place for the act at the bottom, links that load nothing.

use super::app::Bring;
use super::behind::Behind;
use super::camera::Shot;
use super::media::Album;
use super::position::Whereabouts;
use super::route::Route;
use super::scan::Scan;
use super::signing::Signing;
use super::view::*;
use crate::device::SharedDevice;
use crate::phone::Phone;
use crate::words::{common, field as words};
use domain::id::{SheetId, VisitId};
use domain::sheet::Sheet;
use domain::time::Instant;
use domain::visit::{Briefing, Visit};
use std::ops::Deref;

/// What every page holds in its hand; cheap to copy, since it stays where it is for as long as the program runs.
#[derive(Clone, Copy)]
pub(crate) struct Pages(&'static Hand);

impl Deref for Pages {
    type Target = Hand;

    fn deref(&self) -> &Hand {
        self.0
    }
}

/// What lies in that hand.
pub(crate) struct Hand {
    /// The phone.
    pub(crate) phone: Phone,
    /// How what lies behind the door is had.
    pub(crate) bring: Bring,
    /// What lies behind the door, once it is here.
    pub(crate) behind: RwSignal<Option<Behind>>,
    /// Signing mode: while it is set nothing else is shown, whatever the path says.
    pub(crate) signing: RwSignal<Option<Signing>>,
    /// The feedback form of a visit, while the owner holds the phone: nothing else is shown either.
    pub(crate) feedback: RwSignal<Option<VisitId>>,
    /// The camera, while it covers the page.
    pub(crate) camera: RwSignal<Option<Shot>>,
    /// The pictures of one purpose, while they cover the page.
    pub(crate) album: RwSignal<Option<Album>>,
    /// What a code is being looked for, while the camera covers the page.
    pub(crate) scan: RwSignal<Option<Scan>>,
    /// The enterprise said that it will not sign.
    pub(crate) declining: RwSignal<bool>,
    /// Where the phone is.
    pub(crate) at: Whereabouts,
    /// What a screen reader is told: saved, denied.
    pub(crate) said: RwSignal<String>,
    /// When something was last kept on this phone.
    pub(crate) saved_at: RwSignal<Option<Instant>>,
}

impl Pages {
    /// Holds it for all pages.
    pub(crate) fn hold(hand: Hand) -> Self {
        Self(Box::leak(Box::new(hand)))
    }

    /// Goes to a page without loading one.
    pub(crate) fn go(self, route: Route) {
        self.phone.go(&route.to_string());
    }

    /// The visit as it stands, without following it.
    pub(crate) fn visit(self, id: VisitId) -> Option<Visit> {
        self.phone.model().with_untracked(|model| model.visit(id).cloned())
    }

    /// The sheet as it stands, without following it.
    pub(crate) fn sheet(self, visit: VisitId, sheet: SheetId) -> Option<Sheet> {
        self.phone.model().with_untracked(|model| model.sheet(visit, sheet).cloned())
    }

    /// Follows something of a visit and its briefing.
    pub(crate) fn follow<T>(self, id: VisitId, read: impl FnOnce(&Briefing, &Visit) -> T) -> Option<T> {
        self.phone.state(id, |state| read(state.briefing, state.visit))
    }

    /// Follows something of a sheet.
    pub(crate) fn follow_sheet<T>(self, id: VisitId, sheet: SheetId, read: impl FnOnce(&Briefing, &Visit, &Sheet) -> T) -> Option<T> {
        self.follow(id, |briefing, visit| Some(read(briefing, visit, visit.sheet(sheet)?))).flatten()
    }

    /// The phone's camera, files and clock.
    pub(crate) fn device(self) -> SharedDevice {
        self.phone.device()
    }

    /// Tells a screen reader, and remembers when something was kept.
    pub(crate) fn kept(self) {
        self.saved_at.set(Some(self.phone.now()));
        self.said.set(words::SAVED.into());
    }
}

/// A link that loads no page.
pub(crate) fn link(pages: Pages, route: Route, class: &'static str, inside: impl Show) -> View {
    view! {
        <a
            href={route.to_string()}
            class={class}
            on:click={move |event| {
                event.prevent_default();
                pages.go(route);
            }}
        >
            {inside}
        </a>
    }
}

/// A page: title, a line beneath it, where back leads, what stands at the bottom.
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) sub: String,
    pub(crate) back: Option<Route>,
    pub(crate) foot: View,
    pub(crate) inside: View,
}

/// Lays a page out, names the document, and moves the focus to its title.
pub(crate) fn frame(pages: Pages, page: Frame) -> View {
    let sub = if page.sub.is_empty() {
        View::nothing()
    } else {
        view! { <p class="sub">{page.sub.clone()}</p> }
    };
    frame_with(pages, page, sub)
}

/// The same with a line beneath the title that follows what it tells.
pub(crate) fn frame_with(pages: Pages, page: Frame, sub: View) -> View {
    let Frame { title, back, foot, inside, .. } = page;
    let head = Handle::new();
    let name = format!("{title} · {}", common::PRODUCT);
    after(move || {
        document().set_title(&name);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        head.focus();
    });
    let back = back.map(|route| {
        view! {
            <a
                href={route.to_string()}
                class="back"
                aria-label={words::BACK}
                on:click={move |event| {
                    event.prevent_default();
                    pages.go(route);
                }}
            >
                "‹"
            </a>
        }
    });
    view! {
        <div class="app">
            <header class="top">
                {back}
                <div class="titles">
                    <h1 bind={head} tabindex="-1">{title}</h1>
                    {sub}
                </div>
                {super::status::link_badge(pages)}
            </header>
            <main class="main" id="main">{inside}</main>
            <footer class="foot">{foot}</footer>
        </div>
    }
}

/// The three places at the bottom of the pages that belong to no visit.
pub(crate) fn tabs(pages: Pages, here: Route) -> View {
    let tab = move |route: Route, word: &'static str, counted: bool| {
        let waits = move || {
            let pending = pages.phone.model().with(|model| model.pending.commands + model.pending.media);
            (counted && pending > 0).then(|| view! { <span class="count">{pending}</span> })
        };
        view! {
            <a
                href={route.to_string()}
                aria-current={(route == here).then_some("page")}
                on:click={move |event| {
                    event.prevent_default();
                    pages.go(route);
                }}
            >
                {word}
                {waits}
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label={words::PLACES}>
            {tab(Route::Tasks, words::TAB_TASKS, false)}
            {tab(Route::Sync, words::TAB_SYNC, true)}
            {tab(Route::Me, words::TAB_ME, false)}
        </nav>
    }
}

/// The acts at the bottom of a page.
pub(crate) fn acts(inside: View) -> View {
    view! { <div class="acts">{inside}</div> }
}
