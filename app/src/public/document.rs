//! What stands around a page that needs no program and no account.

use crate::words::{desk, public as words};
use domain::contract::Problem;
use leptos::prelude::*;

/// A whole HTML document without a script: head, brand, the page, and the ways to the other public pages.
#[must_use]
pub fn document(style: &str, title: &str, page: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let (style, head) = (style.to_owned(), desk::page_title(title));
    let html = owner.with(|| {
        let page = page();
        view! {
            <!DOCTYPE html>
            <html lang="zh-CN">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <meta name="robots" content="noindex"/>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                    <link rel="stylesheet" href=style/>
                    <title>{head}</title>
                </head>
                <body>
                    <a class="skip" href="#main">{desk::SKIP}</a>
                    <main class="door wide" id="main">
                        <p class="brand"><span class="brand-seal" aria-hidden="true">{desk::BRAND_SIGN}</span> {desk::BRAND}</p>
                        {page}
                        <footer class="ways soft no-print">
                            <p><a href="/e">{words::TO_COPIES}</a> " · " <a href="/verify">{words::TO_CHECK}</a></p>
                            <p>{words::FOOT}</p>
                        </footer>
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    // Marks for a program that would take over; there is none.
    html.replace("<!>", "")
}

/// A sentence that stands out, and what to do.
pub(super) fn told(tone: &'static str, title: &'static str, next: &'static str) -> AnyView {
    view! {
        <div class="notice" data-tone=tone role="alert">
            <div class="grow"><p><strong>{title}</strong></p><p>{next}</p></div>
        </div>
    }
    .into_any()
}

/// The page for a fault of ours.
#[must_use]
pub fn broken() -> AnyView {
    told("seal", words::BROKEN, words::BROKEN_NEXT)
}

/// Why a form was not taken, and the way back to it.
#[must_use]
pub fn refused(problem: Problem, back: &'static str, way: &'static str) -> AnyView {
    let Problem { title, detail, obligation, .. } = problem;
    view! {
        <h1>{title}</h1>
        <div class="notice" data-tone="seal" role="alert">
            <div class="grow"><p>{detail} {obligation.map(|id| view! { <span class="law">{desk::obligation(&id)}</span> })}</p></div>
        </div>
        <p><a class="button" href=back>{way}</a></p>
    }
    .into_any()
}

/// Label and value.
pub(super) fn facts(facts: Vec<(&'static str, String)>) -> AnyView {
    let fact = |(label, value): (&'static str, String)| {
        let value = if value.trim().is_empty() { words::NONE.to_owned() } else { value };
        view! { <dt>{label}</dt><dd>{value}</dd> }
    };
    view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any()
}
