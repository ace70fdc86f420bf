//! `GET /ledger`, `GET` and `POST /ledger/{SheetId}`, `POST /ledger/reconciliation`.

use super::body::{Asked, Body, Id};
use crate::office::people::CurrentUser;
use crate::office::{Page, ledger};
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{Ledger, LedgerSheet, NewLedgerEntry, NewReconciliation};
use domain::id::SheetId;
use domain::ledger::{LedgerState, Reconciliation};
use serde::Deserialize;

/// Which samples are asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    state: Option<LedgerState>,
    page: Option<u32>,
}

/// The samples.
pub(super) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Asked(Wanted { state: wanted, page }): Asked<Wanted>,
) -> Answer<Json<Ledger>> {
    ledger::list(&state, &user, wanted, Page(page.unwrap_or(1).saturating_sub(1))).await.map(Json)
}

/// One of them, with its worksheet.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id(id): Id<SheetId>) -> Answer<Json<LedgerSheet>> {
    ledger::show(&state, &user, id).await.map(Json)
}

/// What the clerk says was done.
pub(super) async fn keep(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<SheetId>,
    Body(new): Body<NewLedgerEntry>,
) -> Answer<Json<LedgerSheet>> {
    ledger::keep(&state, &user, id, &new).await.map(Json)
}

/// Holds a list against the ledger.
pub(super) async fn compare(State(state): State<AppState>, user: CurrentUser, Body(new): Body<NewReconciliation>) -> Answer<Json<Reconciliation>> {
    ledger::compare(&state, &user, &new).await.map(Json)
}
