//! One call over the network: what counts is our own answer in the body, never a status code alone.

use crate::js;
use app::api::{ApiError, Carried};
use app::store::Doing;
use domain::contract::{Problem, VERSION, VERSION_HEADER};
use domain::json::Json;
use js_sys::Uint8Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, File, Headers, RequestInit, Response};

/// Where the office listens; the contract's version stands in the path.
const BASE: &str = "/api/v1";

/// How long a call may take, in milliseconds.
const PATIENCE: u32 = 30_000;

thread_local! {
    static CARRIED: Cell<Carried> = const { Cell::new(Carried { up: 0, down: 0 }) };
}

/// What went over the network since this was last asked.
pub fn carried() -> Carried {
    CARRIED.take()
}

fn carry(up: usize, down: usize) {
    let count = |bytes| u64::try_from(bytes).unwrap_or(0);
    let before = CARRIED.get();
    CARRIED.set(Carried { up: before.up + count(up), down: before.down + count(down) });
}

/// A body to send.
#[derive(Debug)]
pub enum Body {
    /// None.
    Nothing,
    /// A JSON text.
    Json(String),
    /// A piece of a file. Its size follows the line, so it takes no longer than any other call.
    Piece(Vec<u8>),
    /// A whole file, however long it takes.
    File(File),
}

impl Body {
    /// A value as JSON.
    pub fn of<T: Json>(value: &T) -> Self {
        Self::Json(domain::json::write(value))
    }
}

/// Asks the office; the answer is JSON of the type that is expected.
///
/// # Errors
/// Nobody answered, something else answered, or the office says why not.
pub fn ask<T: Json>(method: &'static str, path: &str, body: Body) -> Doing<'static, Result<T, ApiError>> {
    // What waits knows no type: it stands once in the program.
    let answer = text(method, path, body);
    Box::pin(async move { domain::json::read(&answer.await?).map_err(|_| ApiError::Foreign) })
}

/// Tells the office something that it answers with nothing.
///
/// # Errors
/// As [`ask`].
pub async fn tell(method: &'static str, path: &str, body: Body) -> Result<(), ApiError> {
    text(method, path, body).await.map(|_| ())
}

fn text(method: &'static str, path: &str, body: Body) -> Doing<'static, Result<String, ApiError>> {
    let path = path.to_owned();
    Box::pin(async move { told(send(method, &path, body, Vec::new()).await?).await })
}

/// What an answer tells, if it is ours.
pub(crate) async fn told(response: Response) -> Result<String, ApiError> {
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let text = JsFuture::from(response.text().map_err(|error| no_answer(&error))?).await.map_err(|error| no_answer(&error))?;
    let text = text.as_string().unwrap_or_default();
    carry(0, text.len());
    match response.status() {
        // A portal may send us to its own page, and answer there with 200.
        _ if response.redirected() => Err(ApiError::Foreign),
        204 => Ok(text),
        // An answer without a body has no type; what it tells stands in its head.
        200..300 if text.is_empty() && response.headers().has("tus-resumable").is_ok_and(|has| has) => Ok(text),
        200..300 if kind.starts_with("application/json") => Ok(text),
        _ if kind.starts_with("application/problem+json") => {
            let problem: Problem = domain::json::read(&text).map_err(|_| ApiError::Foreign)?;
            Err(ApiError::Problem(Box::new(problem)))
        }
        // A proxy in front of an office that is being restarted.
        status @ 500.. => Err(ApiError::NoAnswer(format!("status {status}"))),
        _ => Err(ApiError::Foreign),
    }
}

/// Asks, with headers of the call's own; whatever answers is answered.
pub(crate) async fn send(method: &str, path: &str, body: Body, mut set: Vec<(&str, String)>) -> Result<Response, ApiError> {
    let headers = Headers::new().map_err(|error| no_answer(&error))?;
    set.push(("Accept", "application/json".to_owned()));
    set.push((VERSION_HEADER, VERSION.to_string()));
    let options = RequestInit::new();
    options.set_method(method);
    let mut patience = PATIENCE;
    match body {
        Body::Nothing => {}
        Body::Json(text) => {
            set.push(("Content-Type", "application/json".to_owned()));
            patience = patience.saturating_add(poor_network(text.len()));
            carry(text.len(), 0);
            options.set_body(&JsValue::from_str(&text));
        }
        Body::Piece(bytes) => {
            set.push(("Content-Type", "application/offset+octet-stream".to_owned()));
            carry(bytes.len(), 0);
            options.set_body(&Uint8Array::from(bytes.as_slice()));
        }
        Body::File(file) => {
            set.push(("Content-Type", "application/octet-stream".to_owned()));
            patience = u32::MAX;
            options.set_body(&file);
        }
    }
    for (name, value) in set {
        headers.set(name, &value).map_err(|error| no_answer(&error))?;
    }
    options.set_headers(&headers);
    options.set_signal(Some(&AbortSignal::timeout_with_u32(patience)));
    let window = web_sys::window().ok_or_else(|| ApiError::Local("no window".to_owned()))?;
    let response = JsFuture::from(window.fetch_with_str_and_init(&format!("{BASE}{path}"), &options)).await;
    response.map(JsCast::unchecked_into).map_err(|error| no_answer(&error))
}

/// How many milliseconds a body takes over a poor network: 8 kB a second.
fn poor_network(bytes: usize) -> u32 {
    u32::try_from(bytes / 8).unwrap_or(u32::MAX)
}

fn no_answer(error: &JsValue) -> ApiError {
    ApiError::NoAnswer(js::words(error))
}
