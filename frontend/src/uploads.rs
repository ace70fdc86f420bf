//! Uploads as tus 1.0 has them.

use crate::http::{Body, send, told};
use app::api::{ApiError, Offer, Upload};
use domain::contract::Problem;
use domain::digest::{Digest, unhex};
use domain::id::MediaId;
use web_sys::Response;

const VERSION: (&str, &str) = ("Tus-Resumable", "1.0.0");

fn headers() -> Vec<(&'static str, String)> {
    vec![(VERSION.0, VERSION.1.to_owned())]
}

/// Begins a file.
///
/// # Errors
/// As [`crate::http::ask`].
pub async fn begin(offer: Offer, first: Vec<u8>) -> Result<Upload, ApiError> {
    let mut headers = headers();
    let coded = [("device", offer.device.to_string()), ("digest", offer.digest.to_string()), ("mime", offer.mime)]
        .map(|(name, value)| format!("{name} {}", base64(&value)));
    headers.push(("Upload-Metadata", coded.join(",")));
    headers.push(("Upload-Length", offer.bytes.to_string()));
    let body = if first.is_empty() { Body::Nothing } else { piece(first, &mut headers) };
    answer(send("POST", &path(offer.media), body, headers).await?).await
}

/// Goes on with a file.
///
/// # Errors
/// As [`crate::http::ask`].
pub async fn go_on(media: MediaId, at: u64, bytes: Vec<u8>) -> Result<Upload, ApiError> {
    let mut headers = headers();
    headers.push(("Upload-Offset", at.to_string()));
    let body = piece(bytes, &mut headers);
    answer(send("PATCH", &path(media), body, headers).await?).await
}

/// How far a file has come, if it has begun.
///
/// # Errors
/// As [`crate::http::ask`].
pub async fn offset(media: MediaId) -> Result<Option<u64>, ApiError> {
    let response = send("HEAD", &path(media), Body::Nothing, headers()).await?;
    let is_problem = header(&response, "content-type").starts_with("application/problem+json");
    match response.status() {
        200 => header(&response, "upload-offset").parse().map(Some).map_err(|_| ApiError::Foreign),
        404 if is_problem => Ok(None),
        // A HEAD has no body that could say more.
        status @ 400..500 if is_problem => {
            let problem = Problem { kind: String::new(), title: String::new(), status, detail: String::new(), obligation: None, field: None };
            Err(ApiError::Problem(Box::new(problem)))
        }
        status @ 500.. => Err(ApiError::NoAnswer(format!("status {status}"))),
        _ => Err(ApiError::Foreign),
    }
}

async fn answer(response: Response) -> Result<Upload, ApiError> {
    let at = header(&response, "upload-offset").parse();
    let text = told(response).await?;
    if text.is_empty() {
        at.map(Upload::At).map_err(|_| ApiError::Foreign)
    } else {
        domain::json::read(&text).map(Upload::Proved).map_err(|_| ApiError::Foreign)
    }
}

fn piece(bytes: Vec<u8>, headers: &mut Vec<(&str, String)>) -> Body {
    let digest: String = unhex(&Digest::of(&bytes).hex()).unwrap_or_default().into_iter().map(char::from).collect();
    headers.push(("Upload-Checksum", format!("sha256 {}", base64(&digest))));
    // A browser sends a piece that was cut again by itself: then the office has its beginning.
    headers.push(("Upload-Overlap", "pass-over".to_owned()));
    Body::Piece(bytes)
}

/// Text whose characters are bytes, as base64.
fn base64(bytes: &str) -> String {
    // It fails only for characters beyond 255.
    web_sys::window().and_then(|window| window.btoa(bytes).ok()).unwrap_or_default()
}

fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).ok().flatten().unwrap_or_default()
}

fn path(media: MediaId) -> String {
    format!("/uploads/{media}")
}
