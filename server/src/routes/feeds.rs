//! `POST` and `DELETE /feed`, and `GET /feed.ics?key=…` for calendar programs, which sign in nowhere.
//!
//! The secret stands behind the question mark, which no log of ours writes.

use super::body::here;
use crate::office::feed;
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, not_found, said};
use crate::session::address;
use crate::state::AppState;
use crate::tries::Tries;
use app::words::problems as words;
use axum::Json;
use axum::extract::{Extension, Query, State};
use axum::http::{Extensions, HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::contract::Feed;
use serde::Deserialize;
use std::net::IpAddr;

/// Within which addresses that are none are counted, in milliseconds.
const WINDOW: i64 = 3_600_000;
/// So many from one place; a whole office may share one, and each of its programs may still ask under an old address.
const FROM_ONE_ADDRESS: u32 = 30;

/// Counts addresses that are none.
#[derive(Debug, Clone)]
pub(super) struct Misses(Tries<IpAddr>);

impl Default for Misses {
    fn default() -> Self {
        Self(Tries::new(FROM_ONE_ADDRESS, WINDOW))
    }
}

/// The secret of an address.
#[derive(Debug, Deserialize)]
pub(super) struct Key {
    #[serde(default)]
    key: String,
}

/// A new secret address.
pub(super) async fn renew(State(state): State<AppState>, user: CurrentUser, uri: Uri, headers: HeaderMap) -> Answer<Json<Feed>> {
    feed::renew(&state, &user, &here(&state, &uri, &headers)).await.map(Json)
}

/// Ends it.
pub(super) async fn end(State(state): State<AppState>, user: CurrentUser) -> Answer<StatusCode> {
    feed::end(&state, &user).await.map(|()| StatusCode::NO_CONTENT)
}

/// What is due, for whoever knows the address.
pub(super) async fn show(
    State(state): State<AppState>,
    Extension(Misses(misses)): Extension<Misses>,
    Query(Key { key }): Query<Key>,
    uri: Uri,
    headers: HeaderMap,
    extensions: Extensions,
) -> Answer<Response> {
    let (from, now) = (address(&state, &headers, &extensions), state.clock.now());
    if misses.must_wait(from.as_ref(), now) {
        return Err(too_many());
    }
    let found = if feed::is_secret(&key) { feed::print(&state, &key, &here(&state, &uri, &headers)).await? } else { None };
    let Some(text) = found else {
        misses.count(from, now);
        return Err(not_found());
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"fengyang.ics\""),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, text).into_response())
}

fn too_many() -> Failure {
    said(429, "too-many", words::feed_too_many())
}
