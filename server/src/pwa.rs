//! The built site: hashed files that never change, the phone's shell that answers every address under `/field/`, its worker.

use crate::headers::policy;
use crate::problem::not_found;
use crate::session::host;
use crate::state::AppState;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::path::Path;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// One year: the name changes whenever the content does.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// May be kept, and must be asked for each time.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// Answers every address that is no call and no page of the offices.
pub async fn file(State(state): State<AppState>, request: Request) -> Response {
    let (asked, _) = request.into_parts();
    let path = asked.uri.path();
    if path.starts_with("/api/") || path.starts_with("/desk") {
        return not_found().into_response();
    }
    if path == "/field" {
        return Redirect::permanent("/field/").into_response();
    }
    let field = path.starts_with("/field/");
    // A path that ends in a slash is a page and never a file.
    let shell = field && path.ends_with('/');
    let hashed = !shell && (field || path.starts_with("/pkg/")) && is_hashed(path);
    let site = &state.settings.site;
    let response = if shell { shell_of(site, &asked).await } else { from_folder(site, asked.uri.clone(), &asked).await };
    let mut response = match response.status() {
        // A script that is gone must not be answered with a page: a service worker would keep it as the script.
        StatusCode::NOT_FOUND if field && !hashed => shell_of(site, &asked).await,
        StatusCode::NOT_FOUND => return not_found().into_response(),
        _ => response,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, if hashed { FOR_EVER } else { ASK });
    // Scripts too: a worker lives by the policy that came with its own file.
    if let Ok(policy) = HeaderValue::from_str(&policy("")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Where the phone has a host of its own, keeps the two apart: a fault in one page then opens no door into the other.
pub async fn own_host(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(own) = state.settings.field_host.as_deref() else { return next.run(request).await };
    let host = host(&request).unwrap_or_default();
    let path = request.uri().path();
    let field = path == "/field" || path.starts_with("/field/");
    if host.eq_ignore_ascii_case(own) {
        match path {
            "/" => Redirect::temporary("/field/").into_response(),
            _ if path.starts_with("/desk") => not_found().into_response(),
            _ => next.run(request).await,
        }
    } else if field {
        let scheme = if state.settings.over_tls() { "https" } else { "http" };
        let whole = request.uri().path_and_query().map_or(path, PathAndQuery::as_str);
        Redirect::permanent(&format!("{scheme}://{own}{whole}")).into_response()
    } else {
        next.run(request).await
    }
}

/// `field.1a2b3c4d.wasm`: the part before the last is the digest.
fn is_hashed(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    let (_, hash, name) = (parts.next(), parts.next(), parts.next());
    name.is_some() && hash.is_some_and(|hash| hash.len() >= 8 && hash.chars().all(|c| c.is_ascii_hexdigit()))
}

async fn shell_of(site: &Path, asked: &Parts) -> Response {
    from_folder(site, Uri::from_static("/field/index.html"), asked).await
}

async fn from_folder(site: &Path, uri: Uri, asked: &Parts) -> Response {
    let mut ask = Request::new(Body::empty());
    *ask.method_mut() = asked.method.clone();
    *ask.headers_mut() = asked.headers.clone();
    *ask.uri_mut() = uri;
    let files = ServeDir::new(site).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    match files.oneshot(ask).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        assert!(is_hashed("/pkg/field.0123456789abcdef.wasm") && is_hashed("/field/vault-start.0123456789abcdef.js"));
        assert!(!is_hashed("/pkg/field.wasm") && !is_hashed("/pkg/field.min.js") && !is_hashed("/pkg/0123456789abcdef.js"));
    }
}
