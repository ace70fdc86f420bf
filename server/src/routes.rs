//! Every address of the server, on one screen.

mod approvals;
mod body;

// who is there
mod devices;
mod enrolments;
mod escrow;
mod me;
mod people;
mod session;

// what a phone takes and gives
mod commands;
mod events;
mod package;
mod uploads;

// what the offices see and do
mod assignments;
mod blobs;
mod calendar;
mod draws;
mod duties;
mod feeds;
mod findings;
mod ledger;
mod map;
mod originals;
mod papers;
mod quarantine;
mod rescues;
mod roster;
mod rules;
mod samplers;
mod sheets;

// what nobody needs an account for
mod check;
mod door;

// how the server itself is
mod health;

use crate::headers::secure;
use crate::live::Ending;
use crate::metrics::{Metrics, measure};
use crate::problem::{said, too_large};
use crate::seats::{self, Seats};
use crate::session::{Attempts, same_site};
use crate::state::AppState;
use crate::{desk, openapi, pwa};
use app::words::problems as words;
use axum::extract::{DefaultBodyLimit, Extension, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post, put};
use axum::{Json, Router, middleware};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::RequestBodyTimeoutLayer;

/// The calls of the contract.
fn api() -> Router<AppState> {
    Router::new()
        // Read before anybody is known: a name and a password are short.
        .route("/session", post(session::begin).delete(session::end).layer(DefaultBodyLimit::max(16 * 1024)))
        .route("/session/enrolled", post(enrolments::enter).layer(DefaultBodyLimit::max(1024)))
        .route("/enrolments", post(enrolments::give))
        .route("/me", get(me::show))
        .route("/devices", get(devices::list))
        .route("/devices/{device}", put(devices::register))
        .route("/devices/{device}/loss", post(devices::lose))
        .route("/devices/{device}/return", post(devices::find))
        .route("/devices/{device}/recovery", put(escrow::ask).get(escrow::asked).post(escrow::open))
        .route("/escrow", put(escrow::set_up))
        .route("/people/{person}/end", post(people::end))
        .route("/package", get(package::show))
        .route("/commands", post(commands::take_in))
        .route("/uploads/{media}", files(uploads::calls()))
        .route("/rescues", files(post(rescues::take_in)))
        .route("/events", get(events::listen))
        .route("/map", get(map::show))
        .route("/sheets", get(sheets::list))
        .route("/sheets/{sheet}", get(sheets::show))
        .route("/sheets/{sheet}/determination", post(sheets::determine))
        .route("/sheets/{sheet}/papers", get(papers::list))
        .route("/sheets/{sheet}/papers/{paper}", get(papers::show))
        .route("/blobs/{sha256}", get(blobs::show))
        .route("/roster", get(roster::show))
        .route("/roster/entries", get(roster::page))
        .route("/roster/imports", roster::imports())
        .route("/roster/imports/{import}", get(roster::import))
        .route("/roster/imports/{import}/settings", put(roster::settle))
        .route("/roster/imports/{import}/taken", post(roster::take))
        .route("/roster/imports/{import}/given-up", post(roster::give_up))
        .route("/roster/imports/{import}/undone", post(roster::undo))
        .route("/roster/imports/{import}/{report}", get(roster::report))
        .route("/rules", get(rules::show))
        .route("/assignments", get(assignments::list).post(assignments::assign))
        .route("/assignments/{assignment}/withdrawal", post(assignments::withdraw))
        .route("/assignments/{assignment}/kit.pdf", get(assignments::kit))
        .route("/assignments/{assignment}/originals/{form}", files(post(originals::keep)))
        .route("/assignments/{assignment}/originals/{form}/{sha256}", get(originals::show))
        .route("/draws", get(draws::list).post(draws::freeze))
        .route("/draws/preview", post(draws::preview))
        .route("/draws/{draw}", get(draws::show))
        .route("/draws/{draw}/acts", post(draws::act))
        .route("/draws/{draw}/public", get(draws::public))
        .route("/draws/{draw}/files/{file}", get(draws::file))
        .route("/samplers", get(samplers::list))
        .route("/samplers/{person}", put(samplers::state_it))
        .route("/approvals", get(approvals::list).post(approvals::give))
        .route("/duties", get(duties::list))
        .route("/duties/looks", post(duties::look))
        .route("/inbox", get(duties::inbox))
        .route("/ledger", get(ledger::list))
        .route("/ledger/reconciliation", post(ledger::compare))
        .route("/ledger/{sheet}", get(ledger::show).post(ledger::keep))
        .route("/feed", post(feeds::renew).delete(feeds::end))
        .route("/calendar", get(calendar::list).post(calendar::load))
        .route("/calendar/preview", post(calendar::preview))
        .route("/findings", get(findings::list))
        .route("/findings/{finding}/resolution", post(findings::resolve))
        .route("/quarantine", get(quarantine::list))
        .route("/quarantine/{command}/{sha256}", get(quarantine::show))
        .route("/quarantine/{command}/{sha256}/notes", post(quarantine::note))
        .route("/openapi.json", get(|| async { Json(openapi::document()) }))
}

/// Files come for minutes: they have no seat, and end when no byte came for a while.
fn files(routes: MethodRouter<AppState>) -> MethodRouter<AppState> {
    let layers = (from_fn(seats::give_back), RequestBodyTimeoutLayer::new(body::SILENCE), DefaultBodyLimit::disable());
    routes.layer(layers)
}

/// The whole server.
pub fn router(state: AppState, ending: Ending) -> Router {
    // Pages render on tokio; an error means that this was said already.
    let _ = any_spawner::Executor::init_tokio();
    let metrics = Metrics::default();
    let body_limit = state.settings.body_limit;
    let around = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(from_fn(traced))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn_with_state(state.clone(), secure))
        .layer(CatchPanicLayer::custom(|_| said(500, "broken", words::broken()).into_response()))
        .layer(from_fn(same_site))
        .layer(from_fn_with_state(state.clone(), pwa::own_host));
    Router::new()
        .nest("/api/v1", api())
        .route("/metrics", get(health::metrics))
        .route("/", get(desk::page))
        .route("/e", get(door::ask))
        .route("/e/", get(door::ask))
        .route("/e/{number}", get(door::show))
        .route("/e/{number}/{paper}", get(door::paper))
        .route("/feed.ics", get(feeds::show))
        .route("/draw/{draw}", get(draws::page))
        .route("/verify", check::calls())
        .route("/verify/{mark}", get(check::show))
        .route("/desk", get(desk::page))
        .route("/desk/roster/imports", roster::form())
        .route("/desk/{*page}", get(desk::page))
        .fallback(pwa::file)
        .layer(from_fn_with_state(Seats::new(state.settings.at_once), seats::take))
        // Whoever watches over the server must hear of it when every seat is taken.
        .route("/api/v1/health", get(health::health))
        .method_not_allowed_fallback(|| async { said(405, "method-not-allowed", words::method_not_allowed()) })
        .layer(middleware::map_response(told))
        .layer(DefaultBodyLimit::max(body_limit))
        .route_layer(from_fn_with_state(metrics.clone(), measure))
        .layer(Extension(metrics))
        .layer(Extension(ending))
        .layer(Extension(Attempts::default()))
        .layer(Extension(door::Knocks::default()))
        .layer(Extension(feeds::Misses::default()))
        .layer(Extension(check::Checks::default()))
        .layer(around)
        .with_state(state)
}

/// Tells in a problem document what axum itself would tell in a bare line.
async fn told(response: Response) -> Response {
    let is_told = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json");
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE && !is_told { too_large().into_response() } else { response }
}

/// Logs each request with its id, its route's method and status; no name, no body, no number of anybody.
async fn traced(request: Request, next: Next) -> Response {
    use tracing::Instrument as _;
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let span = tracing::info_span!("request", %id, method = %request.method(), path = request.uri().path());
    async {
        let response = next.run(request).await;
        tracing::debug!(status = response.status().as_u16(), "answered");
        response
    }
    .instrument(span)
    .await
}
