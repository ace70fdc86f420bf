//! `GET /health`, `GET /metrics`.

use crate::metrics::Metrics;
use crate::office::figures;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

/// Tells whether the database answers and media can be kept.
pub(super) async fn health(State(state): State<AppState>) -> impl IntoResponse {
    let health = figures::health(&state).await;
    let status = if health.is_well() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health))
}

/// Counts and times for Prometheus.
pub(super) async fn metrics(State(state): State<AppState>, Extension(metrics): Extension<Metrics>) -> Answer<impl IntoResponse> {
    let page = metrics.page(&figures::gauges(&state).await?);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], page))
}
