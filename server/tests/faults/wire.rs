//! The link between the two: it carries what the browser's adapter would send, and fails as the schedule has it.

use crate::chance::Chance;
use crate::office::{Office, PASSWORD};
use app::api::{Api, ApiError, Carried, Offer, Upload};
use app::store::Doing;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::contract::{Commands, DeviceGrant, DeviceKey, Enrolled, Holding, Me, NewRecovery, Package, Problem, Receipts, Recovery, SignIn};
use domain::digest::{Digest, unhex};
use domain::id::{DeviceId, MediaId};
use domain::json::Json;
use futures::stream;
use http_body_util::BodyExt as _;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// What happens to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// It never leaves the phone.
    Unsent,
    /// It is done, and the answer is lost.
    Unheard,
    /// The line breaks after so many microseconds.
    Cut(u64),
    /// Half of the body arrives.
    Half,
    /// A page of somebody else's answers 200.
    Portal,
    /// A proxy answers 502.
    Broken,
    /// Something refuses, with a problem of that status.
    Refused(u16),
    /// It arrives twice at the same time.
    Doubled,
    /// The office is killed after so many microseconds, and started again.
    Killed(u64),
    /// The sign-in has ended.
    SignedOut,
}

impl Fault {
    /// Any of them.
    pub(crate) fn any(chance: &Chance) -> Self {
        let soon = chance.below(20_000);
        match chance.below(10) {
            0 => Self::Unsent,
            1 => Self::Unheard,
            2 => Self::Cut(soon),
            3 => Self::Half,
            4 => Self::Portal,
            5 => Self::Broken,
            6 => Self::Refused([423, 413, 429, 500, 503][usize::try_from(chance.below(5)).unwrap()]),
            7 => Self::Doubled,
            8 => Self::Killed(soon),
            _ => Self::SignedOut,
        }
    }

    /// Its name in the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unsent => "call never sent",
            Self::Unheard => "done, answer lost",
            Self::Cut(_) => "line cut in a call",
            Self::Half => "half a body arrives",
            Self::Portal => "captive portal: 200 HTML",
            Self::Broken => "proxy: 502",
            Self::Refused(_) => "refused: 413, 423, 429, 500, 503",
            Self::Doubled => "sent twice at once",
            Self::Killed(_) => "office killed in a call",
            Self::SignedOut => "sign-in ended in mid-push",
        }
    }
}

/// A call as the browser would make it.
#[derive(Clone)]
struct Call {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// What came back.
struct Answered {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

/// The link of one phone.
pub(crate) struct Wire {
    office: Rc<Office>,
    chance: Chance,
    /// Nothing passes.
    pub(crate) is_down: Cell<bool>,
    /// One call in so many fails; 0 where none does.
    pub(crate) fails_once_in: Cell<u64>,
    /// Whose cookie goes along: 0 or 1.
    who: Cell<usize>,
    /// Bytes since somebody asked.
    carried: Cell<Carried>,
    /// What happened so far.
    pub(crate) happened: RefCell<Vec<Fault>>,
}

impl Wire {
    pub(crate) fn new(office: &Rc<Office>, chance: &Chance) -> Self {
        Self {
            office: Rc::clone(office),
            chance: chance.clone(),
            is_down: Cell::default(),
            fails_once_in: Cell::new(0),
            who: Cell::new(0),
            carried: Cell::default(),
            happened: RefCell::default(),
        }
    }

    fn request(&self, call: &Call, body: Body, is_signed_in: bool) -> Request<Body> {
        let mut request = Request::builder().method(call.method.clone()).uri(format!("/api/v1{}", call.path));
        if let Some(cookie) = self.office.cookies.borrow()[self.who.get()].as_deref().filter(|_| is_signed_in) {
            request = request.header(header::COOKIE, cookie);
        }
        for (name, value) in &call.headers {
            request = request.header(*name, value);
        }
        request.body(body).unwrap()
    }

    async fn carry(&self, call: Call) -> Result<Answered, ApiError> {
        let up = u64::try_from(call.body.len()).unwrap();
        let answered = self.pass(call).await;
        let down = answered.as_ref().map_or(0, |answered| u64::try_from(answered.body.len()).unwrap());
        let before = self.carried.get();
        self.carried.set(Carried { up: before.up + up, down: before.down + down });
        answered
    }

    async fn pass(&self, call: Call) -> Result<Answered, ApiError> {
        if self.is_down.get() {
            return Err(ApiError::NoAnswer("no signal".into()));
        }
        let once_in = self.fails_once_in.get();
        if once_in == 0 || !self.chance.once_in(once_in) {
            return self.whole(&call, true).await;
        }
        let fault = Fault::any(&self.chance);
        self.happened.borrow_mut().push(fault);
        match fault {
            Fault::Unsent => Err(no_answer()),
            Fault::Unheard => {
                let _ = self.whole(&call, true).await;
                Err(no_answer())
            }
            Fault::Cut(after) => {
                tokio::time::timeout(Duration::from_micros(after), self.whole(&call, true)).await.unwrap_or_else(|_| Err(no_answer()))
            }
            Fault::Half => {
                let half = call.body[..call.body.len() / 2].to_vec();
                let broken = stream::iter([Ok(half), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))]);
                let _ = read(self.office.ask(self.request(&call, Body::from_stream(broken), true))).await;
                Err(no_answer())
            }
            Fault::Portal => Ok(foreign(StatusCode::OK)),
            Fault::Broken => Ok(foreign(StatusCode::BAD_GATEWAY)),
            Fault::Refused(status) => Ok(refused(status)),
            Fault::Doubled => {
                let first = self.office.ask(self.request(&call, Body::from(call.body.clone()), true));
                let second = read(self.office.ask(self.request(&call, Body::from(call.body.clone()), true))).await;
                let first = read(first).await;
                if self.chance.once_in(2) { first } else { second }
            }
            Fault::Killed(after) => {
                let asked = self.office.ask(self.request(&call, Body::from(call.body.clone()), true));
                tokio::time::sleep(Duration::from_micros(after)).await;
                self.office.kill();
                self.office.start();
                read(asked).await
            }
            Fault::SignedOut => self.whole(&call, false).await,
        }
    }

    async fn whole(&self, call: &Call, is_signed_in: bool) -> Result<Answered, ApiError> {
        read(self.office.ask(self.request(call, Body::from(call.body.clone()), is_signed_in))).await
    }

    async fn json<T: Json>(&self, method: Method, path: String, body: Option<String>) -> Result<T, ApiError> {
        let headers = vec![("content-type", "application/json".to_owned())];
        let call = Call { method, path, headers, body: body.unwrap_or_default().into_bytes() };
        let text = told(&self.carry(call).await?)?;
        domain::json::read(&text).map_err(|_| ApiError::Foreign)
    }

    async fn upload(&self, method: Method, media: MediaId, mut headers: Vec<(&'static str, String)>, piece: Vec<u8>) -> Result<Upload, ApiError> {
        headers.push(("tus-resumable", "1.0.0".into()));
        if !piece.is_empty() {
            headers.push(("content-type", "application/offset+octet-stream".into()));
            headers.push(("upload-checksum", format!("sha256 {}", STANDARD.encode(unhex(&Digest::of(&piece).hex()).unwrap()))));
        }
        let answered = self.carry(Call { method, path: format!("/uploads/{media}"), headers, body: piece }).await?;
        let at = offset(&answered);
        let text = told(&answered)?;
        if text.is_empty() {
            at.map(Upload::At).ok_or(ApiError::Foreign)
        } else {
            domain::json::read(&text).map(Upload::Proved).map_err(|_| ApiError::Foreign)
        }
    }
}

fn no_answer() -> ApiError {
    ApiError::NoAnswer("the schedule has it so".into())
}

async fn read(asked: tokio::task::JoinHandle<axum::response::Response>) -> Result<Answered, ApiError> {
    let (parts, body) = asked.await.map_err(|_| no_answer())?.into_parts();
    let body = body.collect().await.map_err(|_| no_answer())?.to_bytes().to_vec();
    Ok(Answered { status: parts.status, headers: parts.headers, body })
}

fn foreign(status: StatusCode) -> Answered {
    let headers = [(header::CONTENT_TYPE, "text/html".parse().unwrap())].into_iter().collect();
    Answered { status, headers, body: b"<html>please sign in to this network</html>".to_vec() }
}

fn refused(status: u16) -> Answered {
    let problem = Problem { kind: "schedule".into(), title: "示例".into(), status, detail: String::new(), obligation: None, field: None };
    let headers = [(header::CONTENT_TYPE, "application/problem+json".parse().unwrap())].into_iter().collect();
    Answered { status: StatusCode::from_u16(status).unwrap(), headers, body: serde_json::to_vec(&problem).unwrap() }
}

fn kind(answered: &Answered) -> &str {
    answered.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

fn offset(answered: &Answered) -> Option<u64> {
    answered.headers.get("upload-offset")?.to_str().ok()?.parse().ok()
}

/// As the browser's adapter takes it: what counts is our own answer in the body.
fn told(answered: &Answered) -> Result<String, ApiError> {
    let text = String::from_utf8(answered.body.clone()).map_err(|_| ApiError::Foreign)?;
    match answered.status.as_u16() {
        204 => Ok(text),
        200..300 if text.is_empty() && answered.headers.contains_key("tus-resumable") => Ok(text),
        200..300 if kind(answered).starts_with("application/json") => Ok(text),
        _ if kind(answered).starts_with("application/problem+json") => {
            Err(ApiError::Problem(Box::new(domain::json::read(&text).map_err(|_| ApiError::Foreign)?)))
        }
        500.. => Err(no_answer()),
        _ => Err(ApiError::Foreign),
    }
}

impl Api for Wire {
    fn sign_in(&self, sign_in: SignIn) -> Doing<'_, Result<Me, ApiError>> {
        Box::pin(async move {
            let who = usize::from(sign_in.name == "s2");
            self.who.set(who);
            if self.office.cookies.borrow()[who].is_none() {
                let body = serde_json::json!({ "name": sign_in.name, "password": PASSWORD }).to_string().into_bytes();
                let headers = vec![("content-type", "application/json".to_owned())];
                let answered = self.whole(&Call { method: Method::POST, path: "/session".into(), headers, body }, false).await?;
                let cookie = answered.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
                self.office.cookies.borrow_mut()[who] = Some(cookie);
            }
            // Proving a password costs a tenth of a second, which ten thousand phones need not pay again.
            self.json(Method::GET, "/me".into(), None).await
        })
    }

    fn enter(&self, shown: Enrolled) -> Doing<'_, Result<Me, ApiError>> {
        Box::pin(async move { self.json(Method::POST, "/session/enrolled".into(), Some(domain::json::write(&shown))).await })
    }

    fn register(&self, device: DeviceId, key: DeviceKey) -> Doing<'_, Result<DeviceGrant, ApiError>> {
        Box::pin(async move { self.json(Method::PUT, format!("/devices/{device}"), Some(domain::json::write(&key))).await })
    }

    fn package(&self, device: DeviceId, after: i64, holding: Holding) -> Doing<'_, Result<Package, ApiError>> {
        let Holding { commands, media, bytes } = holding;
        let path = format!("/package?after={after}&device={device}&commands={commands}&media={media}&bytes={bytes}");
        Box::pin(async move { self.json(Method::GET, path, None).await })
    }

    fn commands(&self, commands: Commands) -> Doing<'_, Result<Receipts, ApiError>> {
        Box::pin(async move { self.json(Method::POST, "/commands".into(), Some(domain::json::write(&commands))).await })
    }

    fn begin_upload(&self, offer: Offer, first: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        let coded = [("device", offer.device.to_string()), ("digest", offer.digest.to_string()), ("mime", offer.mime)]
            .map(|(name, value)| format!("{name} {}", STANDARD.encode(value)));
        let headers = vec![("upload-metadata", coded.join(",")), ("upload-length", offer.bytes.to_string())];
        Box::pin(self.upload(Method::POST, offer.media, headers, first))
    }

    fn upload_offset(&self, media: MediaId) -> Doing<'_, Result<Option<u64>, ApiError>> {
        Box::pin(async move {
            let headers = vec![("tus-resumable", "1.0.0".to_owned())];
            let answered = self.carry(Call { method: Method::HEAD, path: format!("/uploads/{media}"), headers, body: Vec::new() }).await?;
            let is_problem = kind(&answered).starts_with("application/problem+json");
            match answered.status.as_u16() {
                200 => offset(&answered).map(Some).ok_or(ApiError::Foreign),
                404 if is_problem => Ok(None),
                status @ 400..500 if is_problem => {
                    let problem = Problem { kind: String::new(), title: String::new(), status, detail: String::new(), obligation: None, field: None };
                    Err(ApiError::Problem(Box::new(problem)))
                }
                500.. => Err(no_answer()),
                _ => Err(ApiError::Foreign),
            }
        })
    }

    fn go_on_upload(&self, media: MediaId, at: u64, piece: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        Box::pin(self.upload(Method::PATCH, media, vec![("upload-offset", at.to_string())], piece))
    }

    fn carried(&self) -> Carried {
        self.carried.take()
    }

    fn ask_recovery(&self, device: DeviceId, asked: NewRecovery) -> Doing<'_, Result<(), ApiError>> {
        let body = Some(domain::json::write(&asked));
        Box::pin(async move { self.json(Method::PUT, format!("/devices/{device}/recovery"), body).await })
    }

    fn recovery(&self, device: DeviceId) -> Doing<'_, Result<Recovery, ApiError>> {
        Box::pin(async move { self.json(Method::GET, format!("/devices/{device}/recovery"), None).await })
    }

    fn listen(&self, _: Box<dyn Fn(i64)>) {}
}
