//! `POST /session`, `DELETE /session`.

use super::body::Body;
use crate::office::session::{self, Begun};
use crate::problem::{Answer, Failure, said};
use crate::session::{Attempts, Token, address, cookie, no_cookie};
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{Extensions, HeaderMap, HeaderName, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use domain::contract::{Me, SignIn};
use std::net::IpAddr;

/// Who signed in, with the cookie that goes with it.
pub(super) type SignedIn = (AppendHeaders<[(HeaderName, String); 1]>, Json<Me>);

/// Signs in.
pub(super) async fn begin(
    State(state): State<AppState>,
    Extension(attempts): Extension<Attempts>,
    headers: HeaderMap,
    extensions: Extensions,
    Body(sign_in): Body<SignIn>,
) -> Answer<SignedIn> {
    let from = address(&state, &headers, &extensions);
    begun(&state, &attempts, from, session::sign_in(&state, sign_in)).await
}

/// Answers somebody who proves who they are, unless too much was tried from there.
pub(super) async fn begun(
    state: &AppState,
    attempts: &Attempts,
    from: Option<IpAddr>,
    proving: impl Future<Output = Answer<Begun>>,
) -> Answer<SignedIn> {
    let now = state.clock.now();
    if attempts.must_wait(from, now) {
        return Err(said(429, "too-many-attempts", words::too_many_attempts()));
    }
    let begun = proving.await.inspect_err(|failure| {
        if matches!(failure, Failure::Said(problem) if problem.status == 401) {
            attempts.count(from, now);
        }
    })?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie(state, &begun))]), Json(begun.user.me())))
}

/// Signs out; without a session there is nothing to end, and that is fine.
pub(super) async fn end(State(state): State<AppState>, Token(token): Token) -> Answer<impl IntoResponse> {
    if let Some(token) = token {
        session::sign_out(&state, &token).await?;
    }
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, no_cookie(&state))])))
}
