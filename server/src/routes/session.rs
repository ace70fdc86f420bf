//! `POST /session`, `DELETE /session`.

use super::body::Body;
use crate::office::session;
use crate::problem::{Answer, Failure, said};
use crate::session::{Attempts, Token, address, cookie, no_cookie};
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use domain::contract::SignIn;

/// Signs in.
pub(super) async fn begin(
    State(state): State<AppState>,
    Extension(attempts): Extension<Attempts>,
    headers: HeaderMap,
    extensions: Extensions,
    Body(sign_in): Body<SignIn>,
) -> Answer<impl IntoResponse> {
    let from = address(&state, &headers, &extensions);
    let now = state.clock.now();
    if attempts.must_wait(from, now) {
        return Err(said(429, "too-many-attempts", words::too_many_attempts()));
    }
    let begun = session::sign_in(&state, sign_in).await.inspect_err(|failure| {
        if matches!(failure, Failure::Said(problem) if problem.kind == "sign-in-failed") {
            attempts.count(from, now);
        }
    })?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie(&state, &begun))]), Json(begun.user.me())))
}

/// Signs out; without a session there is nothing to end, and that is fine.
pub(super) async fn end(State(state): State<AppState>, Token(token): Token) -> Answer<impl IntoResponse> {
    if let Some(token) = token {
        session::sign_out(&state, &token).await?;
    }
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, no_cookie(&state))])))
}
