//! Security headers: what a page of ours may load, and what nobody else may do with it.

use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// The policy of a page. `scripts` names the inline scripts it may run, by nonce or by hash; `wasm-unsafe-eval` compiles our
/// programs and evaluates nothing.
#[must_use]
pub fn policy(scripts: &str) -> String {
    let scripts = if scripts.is_empty() { String::new() } else { format!(" {scripts}") };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' blob: data:; \
         media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'"
    )
}

/// What answers that are no pages may do.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Camera, position and how the phone is held (the level in the viewfinder) are for our own pages; everything else is shut.
const PERMISSIONS: &str = "camera=(self), geolocation=(self), microphone=(self), fullscreen=(self), payment=(), usb=(), serial=(), bluetooth=(), \
                           accelerometer=(self), gyroscope=(self), magnetometer=(), midi=(), display-capture=()";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CONTENT_SECURITY_POLICY, NOTHING),
];

/// Two years, as browsers ask for.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Gives every answer the headers that it has not set itself.
pub async fn secure(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if state.settings.over_tls() {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(STRICT);
    }
    response
}
