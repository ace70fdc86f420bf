//! `GET /health`, `GET /metrics`.

use crate::metrics::Metrics;
use crate::office::figures;
use crate::problem::{Answer, not_found};
use crate::session::is_from_here;
use crate::state::AppState;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use domain::digest::Digest;

/// Tells whether the database answers and media can be kept.
pub(super) async fn health(State(state): State<AppState>) -> impl IntoResponse {
    let health = figures::health(&state).await;
    let status = if health.is_well() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health))
}

/// Counts and times for Prometheus: for this machine, and for whoever knows the token.
pub(super) async fn metrics(
    State(state): State<AppState>,
    Extension(metrics): Extension<Metrics>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Answer<impl IntoResponse> {
    if !is_from_here(&headers, &extensions) && !knows_token(&state, &headers) {
        return Err(not_found());
    }
    let page = metrics.page(&figures::gauges(&state).await?);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], page))
}

/// Tells whether the token of the settings is shown; the digests are compared, so that the time taken tells nothing of it.
fn knows_token(state: &AppState, headers: &HeaderMap) -> bool {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let known = state.settings.metrics_token.as_deref().filter(|token| !token.is_empty());
    shown.zip(known).is_some_and(|(shown, known)| Digest::of(shown.as_bytes()) == Digest::of(known.as_bytes()))
}
