//! `/uploads/{MediaId}`: tus 1.0 with its extensions *creation*, *creation-with-upload* and *checksum*.
//!
//! The phone makes the id, so a file is created at its own address and `Location` repeats it. Two things go beyond the protocol:
//! the call that brings the last byte answers 200 with the receipt as its body, for a 204 could carry no proof; and a piece may begin with what is
//! here already, where its sender says so.

use super::body::{self, Id};
use crate::office::upload::{self, Offer, Piece, Progress};
use crate::problem::{Answer, Failure, said, unreadable};
use crate::session::Sender;
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::digest::Digest;
use domain::id::MediaId;
use std::future::Future;
use tracing::Instrument as _;

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,creation-with-upload,checksum";
const PIECE: &str = "application/offset+octet-stream";
/// Beyond the protocol: with it a piece may begin with what the office has already. A browser sends a piece that was cut again by itself, and
/// would send all of it in vain.
const OVERLAP: (&str, &str) = ("upload-overlap", "pass-over");

/// The calls at one address.
pub(super) fn calls() -> MethodRouter<AppState> {
    post(create).head(offset).patch(append).options(tell)
}

/// Tells what of the protocol is spoken here.
async fn tell(State(state): State<AppState>) -> impl IntoResponse {
    let told = [
        ("tus-resumable", VERSION.to_owned()),
        ("tus-version", VERSION.to_owned()),
        ("tus-extension", EXTENSIONS.to_owned()),
        ("tus-checksum-algorithm", "sha256".to_owned()),
        ("tus-max-size", state.settings.upload_limit.to_string()),
    ];
    (StatusCode::NO_CONTENT, AppendHeaders(told))
}

/// Begins a file.
async fn create(State(state): State<AppState>, Sender(user): Sender, Id(media): Id<MediaId>, headers: HeaderMap, body: Body) -> Answer<Response> {
    speaks(&headers)?;
    let offer = offer(media, &headers)?;
    let may_overlap = may_overlap(&headers);
    let first = if text(&headers, header::CONTENT_TYPE.as_str()) == Some(PIECE) { Some(checksum(&headers)?) } else { None };
    let progress = going_on(async move {
        let mut bytes = body.into_data_stream();
        let piece = first.map(|checksum| Piece { at: 0, checksum, may_overlap, bytes: &mut bytes });
        let result = upload::create(&state, &user, offer, piece).await;
        drain(&result, &mut bytes).await;
        result
    })
    .await?;
    let status = if progress.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = answer(status, &progress);
    if let Ok(address) = format!("/api/v1/uploads/{media}").parse() {
        response.headers_mut().insert(header::LOCATION, address);
    }
    Ok(response)
}

/// Tells how far a file has come.
async fn offset(State(state): State<AppState>, Sender(user): Sender, Id(media): Id<MediaId>, headers: HeaderMap) -> Answer<Response> {
    speaks(&headers)?;
    let progress = upload::offset(&state, &user, media).await?;
    let progress = Progress { receipt: None, ..progress };
    Ok(answer(StatusCode::OK, &progress))
}

/// Takes in the next piece.
async fn append(State(state): State<AppState>, Sender(user): Sender, Id(media): Id<MediaId>, headers: HeaderMap, body: Body) -> Answer<Response> {
    speaks(&headers)?;
    if text(&headers, header::CONTENT_TYPE.as_str()) != Some(PIECE) {
        return Err(said(415, "not-a-piece", words::upload_unreadable()));
    }
    let at = number(&headers, "upload-offset")?;
    let (checksum, may_overlap) = (checksum(&headers)?, may_overlap(&headers));
    let progress = going_on(async move {
        let mut bytes = body.into_data_stream();
        let result = upload::append(&state, &user, media, Piece { at, checksum, may_overlap, bytes: &mut bytes }).await;
        drain(&result, &mut bytes).await;
        result
    })
    .await?;
    let status = if progress.receipt.is_some() { StatusCode::OK } else { StatusCode::NO_CONTENT };
    Ok(answer(status, &progress))
}

/// Goes on to the end even where nobody waits any more: what came before a cut is noted after it.
async fn going_on(work: impl Future<Output = Answer<Progress>> + Send + 'static) -> Answer<Progress> {
    tokio::spawn(work.in_current_span()).await?
}

/// Reads what is left of a piece that was not taken whole.
async fn drain(result: &Answer<Progress>, bytes: &mut BodyDataStream) {
    // On a line that is broken or hangs nothing comes any more.
    if matches!(result, Err(Failure::Said(problem)) if ["cut-short", "silence", "taken-over"].contains(&problem.kind.as_str())) {
        return;
    }
    body::drain(bytes).await;
}

fn answer(status: StatusCode, progress: &Progress) -> Response {
    let told = AppendHeaders([
        ("tus-resumable", VERSION.to_owned()),
        ("upload-offset", progress.received.to_string()),
        ("upload-length", progress.bytes.to_string()),
        ("cache-control", "no-store".to_owned()),
    ]);
    match &progress.receipt {
        Some(receipt) => (status, told, Json(receipt)).into_response(),
        None => (status, told).into_response(),
    }
}

/// Goes on only with who speaks this version.
fn speaks(headers: &HeaderMap) -> Answer<()> {
    if text(headers, "tus-resumable") == Some(VERSION) { Ok(()) } else { Err(said(412, "version", words::upload_unreadable())) }
}

fn offer(media: MediaId, headers: &HeaderMap) -> Answer<Offer> {
    let metadata = text(headers, "upload-metadata").unwrap_or_default();
    let value = |name: &'static str| {
        let coded = metadata.split(',').filter_map(|pair| pair.trim().split_once(' ')).find(|(key, _)| *key == name);
        coded.and_then(|(_, coded)| String::from_utf8(STANDARD.decode(coded.trim()).ok()?).ok()).ok_or_else(|| wrong(name))
    };
    Ok(Offer {
        media,
        device: value("device")?.parse().map_err(|_| wrong("device"))?,
        digest: value("digest")?.parse().map_err(|_| wrong("digest"))?,
        bytes: number(headers, "upload-length")?,
        mime: value("mime").map_or_else(|_| "application/octet-stream".to_owned(), |mime| mime.chars().take(100).collect()),
    })
}

fn number(headers: &HeaderMap, name: &'static str) -> Answer<u64> {
    text(headers, name).and_then(|number| number.parse().ok()).ok_or_else(|| wrong(name))
}

/// The digest of the piece, where one is said; another algorithm than ours is refused.
fn checksum(headers: &HeaderMap) -> Answer<Option<Digest>> {
    let Some(said) = text(headers, "upload-checksum") else { return Ok(None) };
    let coded = said.strip_prefix("sha256 ").and_then(|coded| STANDARD.decode(coded).ok());
    let bytes = coded.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or_else(|| wrong("upload-checksum"))?;
    Ok(Some(Digest::from_sha256(bytes)))
}

fn may_overlap(headers: &HeaderMap) -> bool {
    text(headers, OVERLAP.0) == Some(OVERLAP.1)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn wrong(name: &str) -> Failure {
    unreadable().at(name)
}
