//! The example campaign, spoken to by HTTP alone, as anybody of it.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use domain::contract::{AssignmentRow, NewAssignment, Problem, Roster};
use domain::id::AssignmentId;
use domain::time::Instant;
use http_body_util::BodyExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::clock::Clock;
use server::live::Ending;
use server::office::example;
use server::settings::Settings;
use server::state::AppState;
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) const PASSWORD: &str = "example-password";
pub(crate) const NOW: Instant = domain::fixture::START;

/// A server with the example campaign in a folder of its own.
pub(crate) struct Example {
    pub(crate) state: AppState,
    pub(crate) ending: Ending,
    pub(crate) accounts: Vec<example::NewAccount>,
    pub(crate) router: Router,
    _folder: TempDir,
}

/// Somebody of the example, signed in or not.
pub(crate) struct Visitor<'a> {
    example: &'a Example,
    pub(crate) cookie: String,
}

/// An answer that was read to its end.
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Example {
    pub(crate) async fn open() -> Self {
        Self::with(|settings| settings.example_password = Some(PASSWORD.into())).await
    }

    pub(crate) async fn with(set: impl FnOnce(&mut Settings)) -> Self {
        let folder = TempDir::new().unwrap();
        let mut settings = Settings::in_folder(folder.path().to_owned()).unwrap();
        settings.site = folder.path().join("site");
        settings.database_url = crate::field::database(&folder).await;
        set(&mut settings);
        let state = AppState::open(settings, Clock::manual(NOW)).await.unwrap();
        let accounts = example::create(&state).await.unwrap();
        let ending = Ending::default();
        let router = server::routes::router(state.clone(), ending.clone());
        Self { state, ending, accounts, router, _folder: folder }
    }

    /// A server on what another program left behind.
    pub(crate) fn over(state: AppState, folder: TempDir) -> Self {
        let ending = Ending::default();
        let router = server::routes::router(state.clone(), ending.clone());
        Self { state, ending, accounts: Vec::new(), router, _folder: folder }
    }

    /// Who looked at a thing of that kind, in order.
    pub(crate) async fn looks(&self, kind: &str, subject: &impl ToString) -> Vec<String> {
        let rows = sqlx::query_scalar("select person from look where kind = $1 and subject = $2 order by at");
        rows.bind(kind.to_owned()).bind(subject.to_string()).fetch_all(self.state.db.readers()).await.unwrap()
    }

    /// Nobody in particular.
    pub(crate) const fn stranger(&self) -> Visitor<'_> {
        Visitor { example: self, cookie: String::new() }
    }

    /// Signed in under that name.
    pub(crate) async fn signed_in(&self, name: &str) -> Visitor<'_> {
        let answer = self.stranger().send(Method::POST, "/api/v1/session", &serde_json::json!({ "name": name, "password": PASSWORD })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        Visitor { example: self, cookie: answer.cookie() }
    }
}

impl Visitor<'_> {
    /// Sends a request, and gives its answer while that is still coming.
    pub(crate) async fn open(&self, request: axum::http::request::Builder, body: Body) -> Response {
        self.example.router.clone().oneshot(request.header(header::COOKIE, &self.cookie).body(body).unwrap()).await.unwrap()
    }

    pub(crate) async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Answered {
        let (parts, body) = self.open(request, body).await.into_parts();
        Answered { status: parts.status, headers: parts.headers, body: body.collect().await.unwrap().to_bytes().to_vec() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        let answered = self.ask(Request::get(path), Body::empty()).await;
        crate::openapi::check(&Method::GET, path, &answered);
        answered
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: &impl Serialize) -> Answered {
        let told = method.clone();
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        let answered = self.ask(request, Body::from(serde_json::to_string(body).unwrap())).await;
        crate::openapi::check(&told, path, &answered);
        answered
    }

    /// A diesel assignment that the notice allows; `number` tells several apart.
    pub(crate) async fn new_assignment(&self, number: u32) -> NewAssignment {
        let roster: Roster = self.get("/api/v1/roster").await.read();
        let share = roster.shares.iter().find(|share| share.line.0 == 5).unwrap();
        NewAssignment {
            id: AssignmentId::derived(&format!("assignment {number}")),
            enterprise: roster.enterprises[usize::try_from(number).unwrap()].id,
            team: roster.samplers[..2].iter().map(|person| person.id).collect(),
            team_name: "一组".into(),
            notice: format!("示例监通〔2026〕{number}号"),
            authorisation: format!("示例委〔2026〕{number}号"),
            lines: vec![domain::assignment::AssignedLine { line: share.line, laboratory: share.laboratory }],
            first_seal: format!("F{:06}", 4400 + number * 10),
            seals: 6,
            day: NOW.local_date(),
            reason: String::new(),
        }
    }

    pub(crate) async fn assign(&self, number: u32) -> AssignmentRow {
        let new = self.new_assignment(number).await;
        self.send(Method::POST, "/api/v1/assignments", &new).await.read()
    }
}

impl Answered {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body of a call that succeeded.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The problem of a call that did not.
    pub(crate) fn problem(&self) -> Problem {
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{} {}", self.status, self.text());
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status.as_u16());
        assert!(!problem.title.is_empty() && !problem.title.is_ascii(), "a problem is told in Chinese");
        problem
    }

    /// Checks that it was refused so, at that field.
    pub(crate) fn refused(&self, status: u16, kind: &str, field: Option<&str>) -> Problem {
        let problem = self.problem();
        assert_eq!((problem.status, problem.kind.as_str(), problem.field.as_deref()), (status, kind, field), "{problem:?}");
        problem
    }

    pub(crate) fn cookie(&self) -> String {
        self.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
    }
}
