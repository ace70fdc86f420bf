//! `GET /duties`, `POST /duties/looks`, `GET /inbox`.

use super::body::{Asked, Body};
use crate::office::people::CurrentUser;
use crate::office::{Page, duty};
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{Duties, DutyFilter, Inbox, NewLook};
use std::collections::HashMap;

/// One page of what is owed.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Asked(asked): Asked<HashMap<String, String>>) -> Answer<Json<Duties>> {
    let page = asked.get("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1);
    let filter = DutyFilter::read(|name| asked.get(name).cloned());
    duty::list(&state, &user, filter, Page(page.saturating_sub(1))).await.map(Json)
}

/// What is new has been seen.
pub(super) async fn look(State(state): State<AppState>, user: CurrentUser, Body(look): Body<NewLook>) -> Answer<Json<Inbox>> {
    duty::look(&state, &user, look).await.map(Json)
}

/// What stands on the desk's bar.
pub(super) async fn inbox(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Inbox>> {
    duty::inbox(&state, &user).await.map(Json)
}
