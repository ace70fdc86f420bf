//! The public pages, rendered without a program: an enterprise's copies, the check of a paper, a draw.

use crate::desk;
use crate::problem::Failure;
use crate::state::AppState;
use app::public::document::{broken, document};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::AnyView;

/// What such a page may load: no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What the page of a published draw may load besides: our own script, and the program in its worker.
const POLICY_OF_A_DRAW: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
                                connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The page of a published draw, which runs it again where a script may; `page` is handed the script's URL.
pub async fn with_script(state: &AppState, title: &str, page: impl FnOnce(&str) -> AnyView) -> Response {
    let script = match desk::site(state).await {
        Ok(site) => site.draw,
        Err(error) => return Failure::from(error).into_response(),
    };
    let mut response = answer(state, StatusCode::OK, title, || page(&script)).await;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_A_DRAW));
    response
}

/// A page as an answer; no cache keeps it.
pub async fn answer(state: &AppState, status: StatusCode, title: &str, page: impl FnOnce() -> AnyView) -> Response {
    let style = match desk::site(state).await {
        Ok(site) => site.style,
        Err(error) => return Failure::from(error).into_response(),
    };
    let mut response = (status, Html(document(&style, title, page))).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// The page for a call that failed; a fault is logged.
pub async fn failed(state: &AppState, title: &str, failure: Failure) -> Response {
    let status = StatusCode::from_u16(failure.into_problem().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    answer(state, status, title, broken).await
}
