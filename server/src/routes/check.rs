//! `GET /verify`, `POST /verify`, `GET /verify/{mark}`: whether a paper was printed here.

use super::body::SILENCE;
use crate::office::printed;
use crate::problem::Answer;
use crate::public::{answer, failed};
use crate::seats;
use crate::session::address;
use crate::state::AppState;
use crate::tries::Tries;
use app::public::check::{Told, check};
use app::words::public::check as words;
use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Extension, Path, State};
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::middleware::from_fn;
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use domain::digest::Digest;
use sha2::Digest as _;
use std::net::IpAddr;
use std::time::Duration;
use tokio::time::timeout;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// The largest file that is looked at, in bytes; a paper of ours has some hundred thousand.
const LARGEST: usize = 4 * 1024 * 1024;
/// So much more is read and forgotten, or a browser would take the answer for a broken line.
const READ: usize = 4 * LARGEST;
/// How long a file may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Checks from one address, and within how many milliseconds.
const CHECKS: u32 = 120;
const WINDOW: i64 = 15 * 60_000;

/// Counts checks.
#[derive(Debug, Clone)]
pub(super) struct Checks(Tries<IpAddr>);

impl Default for Checks {
    fn default() -> Self {
        Self(Tries::new(CHECKS, WINDOW))
    }
}

impl Checks {
    /// Counts one; false where there were too many.
    fn go_on(&self, state: &AppState, headers: &HeaderMap, extensions: &Extensions) -> bool {
        let (from, now) = (address(state, headers, extensions), state.clock.now());
        let waits = self.0.must_wait(from.as_ref(), now);
        self.0.count(from, now);
        !waits
    }
}

/// The page and where its form goes.
pub(super) fn calls() -> MethodRouter<AppState> {
    // As a phone's files: whoever sends slowly has no seat.
    let layers = (from_fn(seats::give_back), RequestBodyTimeoutLayer::new(SILENCE), DefaultBodyLimit::max(READ));
    post(take).layer(layers).get(ask)
}

async fn ask(State(state): State<AppState>) -> Response {
    told(&state, Ok(Told::Nothing)).await
}

/// The paper of a mark.
pub(super) async fn show(
    State(state): State<AppState>,
    Extension(checks): Extension<Checks>,
    Path(mark): Path<String>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Response {
    if !checks.go_on(&state, &headers, &extensions) {
        return told(&state, Ok(Told::TooMany)).await;
    }
    let found = printed::by_mark(&state, &mark).await;
    told(&state, found.map(|found| found.map_or(Told::Unknown, Told::Found))).await
}

/// The paper of a file, which is read and not kept.
async fn take(
    State(state): State<AppState>,
    Extension(checks): Extension<Checks>,
    headers: HeaderMap,
    extensions: Extensions,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    if !checks.go_on(&state, &headers, &extensions) {
        return told(&state, Ok(Told::TooMany)).await;
    }
    let read = async {
        let mut form = form.ok()?;
        while let Ok(Some(field)) = form.next_field().await {
            if field.name() == Some("file") {
                return digest(field).await;
            }
        }
        None
    };
    let Ok(Some(digest)) = timeout(PATIENCE, read).await else { return told(&state, Ok(Told::NoFile)).await };
    let found = printed::by_digest(&state, &digest).await;
    told(&state, found.map(|found| found.map_or(Told::Other, Told::Same))).await
}

/// The digest of a file; none where it is empty, too large or cut short.
async fn digest(mut field: Field<'_>) -> Option<Digest> {
    let (mut hasher, mut bytes) = (sha2::Sha256::new(), 0);
    while let Some(piece) = field.chunk().await.ok()? {
        bytes += piece.len();
        hasher.update(&piece);
    }
    (bytes > 0 && bytes <= LARGEST).then(|| Digest::from_sha256(hasher.finalize().into()))
}

async fn told(state: &AppState, told: Answer<Told>) -> Response {
    let told = match told {
        Ok(told) => told,
        Err(failure) => return failed(state, words::TITLE, failure).await,
    };
    let status = match told {
        Told::Nothing | Told::Found(_) | Told::Same(_) | Told::Other => StatusCode::OK,
        Told::Unknown => StatusCode::NOT_FOUND,
        Told::NoFile => StatusCode::BAD_REQUEST,
        Told::TooMany => StatusCode::TOO_MANY_REQUESTS,
    };
    let key = state.keys.public();
    answer(state, status, words::TITLE, || check(told, &key)).await
}
