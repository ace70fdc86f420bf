//! `GET /e`, `GET /e/{number}?code=…`, `GET /e/{number}/{paper}?code=…`: the enterprise's door.
//!
//! The code stands in the address and in no cookie: what scans the picture and what opens a PDF are often two programs. No log of ours writes what
//! follows the question mark, and no other site is told whence somebody comes.

use super::originals::shown as scan;
use super::papers::pdf;
use crate::office::door;
use crate::public::{answer, failed};
use crate::session::address;
use crate::state::AppState;
use crate::tries::Tries;
use app::public::enterprise::{self as page, Asked};
use app::words::public::enterprise as words;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::contract::Form;
use domain::digest::Digest;
use domain::number::SheetNumber;
use domain::retrieval::Code;
use domain::time::Instant;
use serde::Deserialize;
use std::net::IpAddr;

/// Within which wrong codes are counted, in milliseconds.
const WINDOW: i64 = 3_600_000;
/// Wrong codes from one address; a whole village may share one.
const FROM_ONE_ADDRESS: u32 = 30;
/// Wrong codes for one number, from wherever: at this pace a code is found once in a million years.
const FOR_ONE_NUMBER: u32 = 100;

/// Counts wrong codes.
#[derive(Debug, Clone)]
pub(super) struct Knocks {
    addresses: Tries<IpAddr>,
    /// By two bytes of the number's digest: whoever makes numbers up fills no memory.
    numbers: Tries<[u8; 2]>,
}

impl Default for Knocks {
    fn default() -> Self {
        Self { addresses: Tries::new(FROM_ONE_ADDRESS, WINDOW), numbers: Tries::new(FOR_ONE_NUMBER, WINDOW) }
    }
}

/// What was typed, or what the picture says.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Shown {
    number: Option<String>,
    code: Option<String>,
}

/// The form; what it sends becomes an address that can be kept.
pub(super) async fn ask(State(state): State<AppState>, Query(shown): Query<Shown>) -> Response {
    let number = shown.number.as_deref().and_then(SheetNumber::parse);
    let code = shown.code.as_deref().and_then(Code::parse);
    match (number.and_then(|number| way(&number)), code) {
        (Some(way), Some(code)) => private(Redirect::to(&format!("{way}?code={}", code.digits())).into_response()),
        _ if shown.number.is_some() || shown.code.is_some() => form(&state, Asked::Wrong, shown.number.as_deref().unwrap_or_default()).await,
        _ => form(&state, Asked::First, "").await,
    }
}

/// The address of a number; none where it has signs that no number of ours has.
fn way(number: &SheetNumber) -> Option<String> {
    let is_plain = number.as_str().chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_plain.then(|| format!("/e/{number}"))
}

/// An enterprise's copies; without a code the form.
pub(super) async fn show(
    State(state): State<AppState>,
    Extension(knocks): Extension<Knocks>,
    Path(number): Path<String>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Response {
    let Some(code) = shown.code else { return form(&state, Asked::First, &number).await };
    let who = Knocking::new(&state, &knocks, &number, (&headers, &extensions));
    if who.must_wait() {
        return form(&state, Asked::TooMany, &number).await;
    }
    match door::open(&state, &number, &code).await {
        Ok(Some(copies)) => private(answer(&state, StatusCode::OK, words::TITLE, || page::copies(copies, &plain(&code))).await),
        Ok(None) => who.is_wrong(&state, &number).await,
        Err(failure) => private(failed(&state, words::TITLE, failure).await),
    }
}

/// One of its papers, printed or as a stamped original.
pub(super) async fn paper(
    State(state): State<AppState>,
    Extension(knocks): Extension<Knocks>,
    Path((number, file)): Path<(String, String)>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Response {
    let who = Knocking::new(&state, &knocks, &number, (&headers, &extensions));
    if who.must_wait() {
        return form(&state, Asked::TooMany, &number).await;
    }
    let (form, code) = (file.strip_suffix(".pdf").unwrap_or_default(), shown.code.unwrap_or_default());
    let found = if Form::of(form).is_some() {
        door::print(&state, &number, &code, form).await.map(|printed| printed.map(pdf))
    } else {
        door::original(&state, &number, &code, &file).await.map(|original| original.map(scan))
    };
    match found {
        Ok(Some(response)) => private(response),
        Ok(None) => who.is_wrong(&state, &number).await,
        Err(failure) => private(failed(&state, words::TITLE, failure).await),
    }
}

/// The digits of a code that fitted.
fn plain(code: &str) -> String {
    Code::parse(code).map(|code| code.digits().to_owned()).unwrap_or_default()
}

/// Somebody at the door.
struct Knocking<'a> {
    knocks: &'a Knocks,
    from: Option<IpAddr>,
    number: [u8; 2],
    now: Instant,
}

impl<'a> Knocking<'a> {
    fn new(state: &AppState, knocks: &'a Knocks, number: &str, (headers, extensions): (&HeaderMap, &Extensions)) -> Self {
        let number = SheetNumber::parse(number).map(|number| number.to_string()).unwrap_or_default();
        let [first, second, ..]: [u8; 32] = Digest::of(number.as_bytes()).into();
        Self { knocks, from: address(state, headers, extensions), number: [first, second], now: state.clock.now() }
    }

    fn must_wait(&self) -> bool {
        self.knocks.addresses.must_wait(self.from.as_ref(), self.now) || self.knocks.numbers.must_wait(Some(&self.number), self.now)
    }

    async fn is_wrong(&self, state: &AppState, number: &str) -> Response {
        self.knocks.addresses.count(self.from, self.now);
        self.knocks.numbers.count(Some(self.number), self.now);
        tracing::info!("a retrieval code did not fit");
        form(state, Asked::Wrong, number).await
    }
}

async fn form(state: &AppState, asked: Asked, number: &str) -> Response {
    let status = match asked {
        Asked::First => StatusCode::OK,
        Asked::Wrong => StatusCode::NOT_FOUND,
        Asked::TooMany => StatusCode::TOO_MANY_REQUESTS,
    };
    let number = number.chars().filter(|c| !c.is_control()).take(40).collect::<String>();
    private(answer(state, status, words::TITLE, || page::door(asked, &number)).await)
}

/// The address holds the code: nobody else is told of it.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
