//! Problems: what a call failed of, as `application/problem+json` with a sentence that its user understands.

use crate::db;
use app::words::problems::{self as words, Sentences};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::contract::Problem;
use domain::denial::{Field, Obligation};
use std::io::ErrorKind;

/// What a use case answers.
pub type Answer<T> = Result<T, Failure>;

/// Why it does not answer.
#[derive(Debug)]
pub enum Failure {
    /// The user can do something about it.
    Said(Box<Problem>),
    /// Only we can; logged where it is answered, and told as a fault of ours.
    Broke(anyhow::Error),
}

impl Failure {
    /// Names the obligation that is touched.
    #[must_use]
    pub fn of(mut self, obligation: u8) -> Self {
        if let Self::Said(problem) = &mut self {
            problem.obligation = Some(Obligation(obligation).to_string());
        }
        self
    }

    /// Says in its own words what is to be looked at.
    #[must_use]
    pub fn because(mut self, detail: String) -> Self {
        if let Self::Said(problem) = &mut self {
            problem.detail = detail;
        }
        self
    }

    /// Names the field where it hurts.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        if let Self::Said(problem) = &mut self {
            problem.field = Some(field.into());
        }
        self
    }

    /// Names the field of the sheet where it hurts.
    #[must_use]
    pub fn at_field(self, field: Field) -> Self {
        let name = serde_json::to_value(field).ok().and_then(|name| name.as_str().map(str::to_owned));
        match name {
            Some(name) => self.at(name),
            None => self,
        }
    }

    /// The problem as it is told; a fault is logged here, once, where it is answered.
    #[must_use]
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Said(problem) => *problem,
            Self::Broke(error) => {
                tracing::error!(error = format!("{error:#}"), "a call broke");
                if is_about_room(&error) {
                    problem(507, "no-room", words::no_room())
                } else if is_about_reach(&error) {
                    problem(503, "unavailable", words::unavailable())
                } else {
                    problem(500, "broken", words::broken())
                }
            }
        }
    }

    /// Tells whether it is the room on a disk that lacks: the next of its kind will lack it too.
    #[must_use]
    pub fn is_about_room(&self) -> bool {
        match self {
            Self::Said(problem) => problem.status == 507,
            Self::Broke(error) => is_about_room(error),
        }
    }
}

/// Tells whether a disk is full, the database's or that of the media.
fn is_about_room(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == ErrorKind::StorageFull) || cause.downcast_ref().is_some_and(db::is_full)
    })
}

/// Tells whether the database could not take anything just now, so that trying again later helps.
fn is_about_reach(error: &anyhow::Error) -> bool {
    let sql = error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>());
    sql.is_some_and(|sql| {
        matches!(sql, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_)) || sql.as_database_error().is_some()
    })
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Broke(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        respond(&self.into_problem())
    }
}

/// A problem as a response.
#[must_use]
pub fn respond(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn problem(status: u16, kind: &str, (title, detail): Sentences) -> Problem {
    Problem { kind: kind.to_owned(), title: title.to_owned(), status, detail: detail.to_owned(), obligation: None, field: None }
}

/// A problem that the user can do something about.
#[must_use]
pub fn said(status: u16, kind: &str, sentences: Sentences) -> Failure {
    Failure::Said(Box::new(problem(status, kind, sentences)))
}

/// The office cannot keep anything just now; trying again later helps.
#[must_use]
pub fn unavailable() -> Failure {
    said(503, "unavailable", words::unavailable())
}

/// A disk of the office has no room; what is asked again later finds some, once whoever keeps the office has made it.
#[must_use]
pub fn no_room() -> Failure {
    said(507, "no-room", words::no_room())
}

/// Nobody is signed in.
#[must_use]
pub fn sign_in_required() -> Failure {
    said(401, "sign-in-required", words::sign_in_required())
}

/// The role or the jurisdiction does not allow it.
#[must_use]
pub fn not_permitted() -> Failure {
    said(403, "not-permitted", words::not_permitted())
}

/// Nothing of that id, or nothing that one may see.
#[must_use]
pub fn not_found() -> Failure {
    said(404, "not-found", words::not_found())
}

/// The body or the address cannot be read; `field` where one is to blame.
#[must_use]
pub fn unreadable() -> Failure {
    said(400, "unreadable", words::unreadable())
}

/// The body is too large.
#[must_use]
pub fn too_large() -> Failure {
    said(413, "too-large", words::too_large())
}

/// What is right in form and wrong in substance.
#[must_use]
pub fn wrong(kind: &str, sentences: Sentences) -> Failure {
    said(422, kind, sentences)
}

/// Something else stands there already.
#[must_use]
pub fn conflict(kind: &str, sentences: Sentences) -> Failure {
    said(409, kind, sentences)
}
