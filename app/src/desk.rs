//! The offices: rendered by the server, hydrated in the browser, and readable and printable where no script runs.

#![expect(clippy::needless_pass_by_value, reason = "a component owns its props, also those it only reads")]

// what all pages stand in
pub mod bar;
pub mod entry;
pub mod fold;
pub mod frame;
pub mod leaf;
pub mod live;
pub mod note;
pub mod trouble;
// the pages
pub mod approval;
pub mod assignment;
pub mod calendar;
pub mod deadline;
pub mod draw;
pub mod duty;
pub mod finding;
pub mod home;
pub mod ledger;
pub mod map;
pub mod phone;
pub mod quarantine;
pub mod roster;
pub mod rules;
pub mod sheet;
pub mod sign_in;

use crate::drawer::SharedDrawer;
use crate::office::SharedOffice;
use crate::words::desk as words;
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};
use serde::Deserialize;

/// Where the built files of the desk program lie, as URLs: the bundle's `site.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Site {
    /// The style sheet.
    pub style: String,
    /// The script that loads the program.
    pub script: String,
    /// The program.
    pub wasm: String,
    /// The script that starts it, and hears when it stops.
    pub start: String,
    /// The script that runs a published draw again.
    pub draw: String,
}

/// The whole HTML document around [`DeskApp`]; on the server only.
///
/// [`SharedOffice`] must be in the context.
pub fn document(site: &Site) -> AnyView {
    let Site { style, script, wasm, start, .. } = site.clone();
    view! {
        <!DOCTYPE html>
        <html lang="zh-CN">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=style/>
                <link rel="modulepreload" href=script/>
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin=""/>
                <MetaTags/>
            </head>
            <body>
                <DeskApp/>
                // A program that stopped cannot put this up itself.
                <div id="stopped" class="stopped" role="alert" hidden>
                    <p class="notice" data-tone="seal">{words::STOPPED} " " <a href="" rel="external">{words::OPEN_AGAIN}</a></p>
                </div>
                <script type="module" src=start></script>
            </body>
        </html>
    }
    .into_any()
}

/// The pages with an office to ask and a drawer for what is typed: what the browser hydrates.
pub fn with_office(office: SharedOffice, drawer: SharedDrawer) -> AnyView {
    provide_context(office);
    provide_context(drawer);
    view! { <DeskApp/> }.into_any()
}

/// All pages that the server renders: the public ones and the offices'.
#[component]
pub fn DeskApp() -> impl IntoView {
    provide_meta_context();
    live::provide();
    note::provide();
    // Whole pages rather than streamed pieces: a piece needs a script to fall into its place.
    view! {
        <Title formatter=|page: String| words::page_title(&page)/>
        <Router>
            <Routes fallback=trouble::NotFound>
                <Route path=path!("/") view=crate::public::start::Start ssr=SsrMode::Async/>
                <Route path=path!("/desk/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("/desk") view=frame::Frame ssr=SsrMode::Async>
                    <Route path=path!("") view=home::HomePage ssr=SsrMode::Async/>
                    <Route path=path!("map") view=map::MapPage ssr=SsrMode::Async/>
                    <Route path=path!("duties") view=duty::DutiesPage ssr=SsrMode::Async/>
                    <Route path=path!("ledger") view=ledger::LedgerPage ssr=SsrMode::Async/>
                    <Route path=path!("ledger/:sheet") view=ledger::LedgerSheetPage ssr=SsrMode::Async/>
                    <Route path=path!("deadlines") view=deadline::DeadlinesPage ssr=SsrMode::Async/>
                    <Route path=path!("calendar") view=calendar::CalendarPage ssr=SsrMode::Async/>
                    <Route path=path!("sheets") view=sheet::SheetsPage ssr=SsrMode::Async/>
                    <Route path=path!("sheets/:sheet") view=sheet::SheetPage ssr=SsrMode::Async/>
                    <Route path=path!("assignments") view=assignment::AssignmentsPage ssr=SsrMode::Async/>
                    <Route path=path!("roster") view=roster::RosterPage ssr=SsrMode::Async/>
                    <Route path=path!("roster/imports") view=roster::imports::ImportsPage ssr=SsrMode::Async/>
                    <Route path=path!("roster/imports/:import") view=roster::import::ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("draws") view=draw::DrawsPage ssr=SsrMode::Async/>
                    <Route path=path!("draws/:draw") view=draw::DrawPage ssr=SsrMode::Async/>
                    <Route path=path!("rules") view=rules::RulesPage ssr=SsrMode::Async/>
                    <Route path=path!("phones") view=phone::PhonesPage ssr=SsrMode::Async/>
                    <Route path=path!("quarantine") view=quarantine::QuarantinePage ssr=SsrMode::Async/>
                    <Route path=path!("approvals") view=approval::ApprovalsPage ssr=SsrMode::Async/>
                    <Route path=path!("findings") view=finding::FindingsPage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
    .into_any()
}

/// The office that the server or the browser program put into the context.
fn office() -> SharedOffice {
    expect_context()
}
