//! What stands around every page of the offices: the way past the navigation, the head, the navigation.

use super::live::{Live, live};
use crate::drawer::SharedDrawer;
use crate::words::desk as words;
use crate::words::desk::{draw, duty, ledger, nouns};
use domain::contract::{DutyCounts, Inbox, Me, Problem};
use domain::permit::Action as Permit;
use leptos::prelude::*;
use leptos_router::components::{A, Outlet};
use leptos_router::hooks::use_navigate;

const DUTIES: &str = "/desk/duties";

/// Who is signed in, for what a page offers.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignedIn(pub(super) Resource<Result<Me, Problem>>);

impl SignedIn {
    /// Whether the person may do it; the server decides again.
    pub(super) async fn may(self, permit: Permit) -> bool {
        self.0.await.is_ok_and(|me| me.may.contains(&permit))
    }
}

/// The person of the page's context.
pub(super) fn signed_in() -> SignedIn {
    expect_context()
}

/// The frame of every page of the offices.
#[component]
pub fn Frame() -> impl IntoView {
    let office = super::office();
    let me = {
        let office = office.clone();
        Resource::new(|| (), move |()| office.me())
    };
    provide_context(SignedIn(me));
    let live = live();
    let inbox = {
        let office = office.clone();
        let person = SignedIn(me);
        Resource::new(
            move || (live.changed.get(), live.own.get()),
            move |_| {
                let asking = office.inbox();
                async move { if person.may(Permit::SeeDuties).await { asking.await.ok() } else { None } }
            },
        )
    };
    Effect::new(move |_| {
        if me.get().is_some_and(|me| me.is_ok()) {
            live.start(&office);
        }
    });
    view! {
        <div class="desk">
        <a class="skip" href="#main">{words::SKIP}</a>
        <header class="head">
            <p class="brand"><span class="brand-seal" aria-hidden="true">{words::BRAND_SIGN}</span> {words::BRAND}</p>
            <LiveSign live/>
            <Transition>{move || Suspend::new(async move { me.await.ok().map(|me| view! { <Person me/> }) })}</Transition>
        </header>
        <nav class="side" aria-label=words::NAVIGATION>
            <Transition>{move || Suspend::new(async move {
                let inbox = inbox.await;
                me.await.ok().map(|me| view! { <Ways may=me.may inbox/> })
            })}</Transition>
        </nav>
        <main class="desk-main" id="main" tabindex="-1"><Outlet/></main>
        </div>
    }
    .into_any()
}

/// Whether the page hears of changes; it appears when the program runs, for only then is it true.
#[component]
fn LiveSign(live: Live) -> impl IntoView {
    view! {
        <p class="live" role="status">
            {move || live.line.get().map(|holds| if holds {
                view! { <span class="badge" data-tone="ok">{words::LIVE}</span> }
            } else {
                view! { <span class="badge" data-tone="warn">{words::CUT_OFF}</span> }
            })}
        </p>
    }
    .into_any()
}

#[component]
fn Person(me: Me) -> impl IntoView {
    let office = super::office();
    let navigate = use_navigate();
    let drawer = use_context::<SharedDrawer>();
    let leave = Action::new(move |(): &()| office.sign_out());
    Effect::new(move |_| {
        if leave.value().get().is_some() {
            if let Some(drawer) = &drawer {
                drawer.empty();
            }
            navigate("/desk/sign-in", leptos_router::NavigateOptions::default());
        }
    });
    view! {
        <div class="person">
            <p>{me.organisation.name} " " <span class="soft">{nouns::role(me.person.role)}</span> " " {me.person.name}</p>
            <button type="button" class="button quiet" on:click=move |_| { leave.dispatch(()); }>{words::SIGN_OUT}</button>
        </div>
    }
    .into_any()
}

/// The ways that exist and that the person may go.
#[component]
fn Ways(may: Vec<Permit>, inbox: Option<Inbox>) -> impl IntoView {
    let ways = [
        (Permit::SeeMap, "/desk/map", words::MAP),
        (Permit::SeeDuties, DUTIES, duty::TITLE),
        (Permit::SeeRoster, "/desk/roster", words::roster::TITLE),
        (Permit::SeeMap, "/desk/draws", draw::TITLE),
        (Permit::Assign, "/desk/assignments", words::ASSIGNMENTS),
        (Permit::SeeMap, "/desk/rules", words::RULES),
        (Permit::EnrolPhones, "/desk/phones", words::PHONES),
        (Permit::SeeSheets, "/desk/sheets", words::SHEETS),
        (Permit::KeepLedger, "/desk/ledger", ledger::TITLE),
        (Permit::SeeMap, "/desk/findings", words::FINDINGS),
        (Permit::ApproveStorage, "/desk/approvals", words::approval::TITLE),
        (Permit::MindQuarantine, "/desk/quarantine", words::QUARANTINE),
    ];
    let ways = ways.into_iter().filter(|(permit, _, _)| may.contains(permit)).map(|(_, path, name)| {
        let counts = inbox.filter(|_| path == DUTIES).map(|inbox| view! { <Counts inbox/> });
        view! { <li><A href=path>{name} {counts}</A></li> }
    });
    view! { <ul>{ways.collect_view()}</ul> }
}

/// What is new for the reader, and what is late of all that the reader sees.
#[component]
fn Counts(inbox: Inbox) -> impl IntoView {
    let DutyCounts { fresh, late, .. } = inbox.counts;
    let fresh = (fresh > 0).then(|| view! { <span class="badge" data-tone="info">{duty::bar_fresh(fresh)}</span> });
    let late = (late > 0).then(|| view! { <span class="badge" data-tone="seal">{duty::bar_late(late)}</span> });
    view! { {fresh} {late} }.into_any()
}
