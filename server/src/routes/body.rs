//! Bodies and addresses, read so that what cannot be read is told as a problem.

use crate::problem::{Failure, too_large, unreadable};
use crate::state::AppState;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Json, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Failure> {
        Json::from_request(request, state).await.map(|Json(body)| Self(body)).map_err(|rejection| told(&rejection))
    }
}

fn told(rejection: &JsonRejection) -> Failure {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
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
