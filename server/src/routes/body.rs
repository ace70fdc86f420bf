//! Bodies and addresses, read so that what cannot be read is told as a problem.

use crate::office::Page;
use crate::problem::{Failure, said, too_large, unreadable};
use crate::seats::Seat;
use crate::state::AppState;
use app::words::problems as words;
use axum::body::{self, BodyDataStream};
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, FromRequestParts, Json, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use bytes::Bytes;
use domain::contract::VERSION_HEADER;
use futures::StreamExt as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::time::timeout;
use tower_http::timeout::{TimeoutBody, TimeoutError};

/// A body of which no byte comes for so long is given up.
pub(super) const SILENCE: Duration = Duration::from_secs(30);

/// What is left of a body that was refused is read up to so many bytes: a browser whose sending is cut short takes the answer for a broken line.
const DRAINED: usize = 8 * 1024 * 1024;
const DRAINED_WITHIN: Duration = Duration::from_secs(10);

/// How long the shortest body may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The poorest line that is waited for, in bytes a second: half of what the phone itself waits for.
const SLOWEST: u64 = 4_000;

/// The version of the contract that the program speaks; the first named none.
pub(super) fn version(headers: &HeaderMap) -> u16 {
    headers.get(VERSION_HEADER).and_then(|version| version.to_str().ok()?.parse().ok()).unwrap_or(1)
}

/// Where the phone's pages are reached, as whoever asks reaches them.
pub(super) fn origin(state: &AppState, uri: &Uri, headers: &HeaderMap) -> String {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(Authority::as_str));
    let host = state.settings.field_host.as_deref().or(asked).unwrap_or_default();
    let scheme = if state.settings.over_tls() { "https" } else { "http" };
    format!("{scheme}://{host}")
}

/// Where the offices' pages are reached, as whoever asks reaches them.
pub(super) fn here(state: &AppState, uri: &Uri, headers: &HeaderMap) -> String {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(Authority::as_str));
    let scheme = if state.settings.over_tls() { "https" } else { "http" };
    format!("{scheme}://{}", asked.unwrap_or_default())
}

/// A body as it came.
pub(super) struct Raw(pub(super) Bytes);

impl FromRequest<AppState> for Raw {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Failure> {
        let seat = request.extensions().get::<Seat>().cloned();
        let patience = patience(request.headers(), state.settings.body_limit);
        let reading = timeout(patience, Bytes::from_request(request.map(|body| body::Body::new(TimeoutBody::new(SILENCE, body))), state));
        let read = match seat {
            Some(seat) => seat.without(reading).await,
            None => reading.await,
        };
        read.map_err(|_| too_slow())?.map(Self).map_err(|rejection| untaken(&rejection))
    }
}

/// How long a body of the length that is announced may take.
fn patience(headers: &HeaderMap, most: usize) -> Duration {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    PATIENCE.saturating_add(Duration::from_secs(announced.unwrap_or(most).min(most) / SLOWEST))
}

/// Reads what is left of a body that was refused.
pub(super) async fn drain(bytes: &mut BodyDataStream) {
    let reading = async {
        let mut read = 0;
        while let Some(Ok(piece)) = bytes.next().await {
            read += piece.len();
            if read > DRAINED {
                return;
            }
        }
    };
    // Whoever sends nothing more waits for the answer already.
    let _ = timeout(DRAINED_WITHIN, reading).await;
}

fn too_slow() -> Failure {
    said(408, "too-slow", words::too_slow())
}

fn untaken(rejection: &BytesRejection) -> Failure {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    let mut cause: Option<&(dyn Error + 'static)> = rejection.source();
    while let Some(error) = cause {
        if error.is::<TimeoutError>() {
            return too_slow();
        }
        cause = error.source();
    }
    unreadable()
}

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let Raw(bytes) = Raw::from_request(Request::from_parts(parts.clone(), body), state).await?;
        let request = Request::from_parts(parts, body::Body::from(bytes));
        Json::from_request(request, state).await.map(|Json(body)| Self(body)).map_err(|rejection| told(&rejection))
    }
}

fn told(rejection: &JsonRejection) -> Failure {
    let text = rejection.body_text();
    // serde names the field between backticks: "missing field `name`".
    match text.split('`').nth(1).filter(|_| text.contains("field `")) {
        Some(field) => unreadable().at(field),
        None => unreadable(),
    }
}

/// The id in the address.
pub(super) struct Id<T>(pub(super) T);

impl<T: DeserializeOwned + Send> FromRequestParts<AppState> for Id<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        Path::from_request_parts(parts, state).await.map(|Path(id)| Self(id)).map_err(|_| unreadable())
    }
}

/// What follows the question mark.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Asked<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        Query::from_request_parts(parts, state).await.map(|Query(asked)| Self(asked)).map_err(|_| unreadable())
    }
}

/// Which page of a list is asked for; the first without a word.
#[derive(Debug, Deserialize)]
pub(super) struct Leaf {
    page: Option<NonZeroU32>,
}

impl From<Leaf> for Page {
    fn from(Leaf { page }: Leaf) -> Self {
        Self(page.map_or(0, |page| page.get() - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::settings::Settings;
    use futures::stream;
    use std::convert::Infallible;

    async fn state(folder: &tempfile::TempDir) -> AppState {
        AppState::open(Settings::in_folder(folder.path().to_owned()).unwrap(), Clock::default()).await.unwrap()
    }

    /// A body of one byte each `pause`, for ever.
    fn dripping(pause: Duration) -> body::Body {
        body::Body::from_stream(stream::repeat(()).then(move |()| async move {
            tokio::time::sleep(pause).await;
            Ok::<_, Infallible>(Bytes::from_static(b" "))
        }))
    }

    #[tokio::test]
    async fn a_body_that_stops_or_drips_is_given_up() {
        let folder = tempfile::TempDir::new().unwrap();
        let state = state(&folder).await;
        tokio::time::pause();
        for pause in [SILENCE * 2, SILENCE / 2] {
            let request = Request::post("/").header(header::CONTENT_LENGTH, "4").body(dripping(pause)).unwrap();
            let Err(failure) = Raw::from_request(request, &state).await else { panic!("it was read") };
            assert_eq!(failure.into_problem().kind, "too-slow", "a byte each {pause:?}");
        }
    }

    #[test]
    fn a_poor_line_has_the_time_that_its_phone_has() {
        let headers = HeaderMap::from_iter([(header::CONTENT_LENGTH, header::HeaderValue::from_static("800000"))]);
        assert_eq!(patience(&headers, 8_000_000), Duration::from_secs(60 + 200));
        assert_eq!(patience(&headers, 400_000), Duration::from_secs(60 + 100));
        assert_eq!(patience(&HeaderMap::new(), 400_000), Duration::from_secs(60 + 100));
    }
}
