//! What pages ask about what is owed.

use super::{OfficeHttp, asking, chosen};
use crate::http::{Body, ask, tell};
use crate::js;
use app::api::ApiError;
use app::office::{Asking, OwedOffice};
use domain::contract::{
    CalendarPreview, CalendarYears, Duties, DutyFilter, Feed, Inbox, Ledger, LedgerSheet, NewLedgerEntry, NewLook, NewReconciliation,
};
use domain::digest::Digest;
use domain::id::SheetId;
use domain::ledger::{LedgerState, Reconciliation};
use domain::time::LocalDate;
use wasm_bindgen_futures::JsFuture;

impl OwedOffice for OfficeHttp {
    fn duties(&self, filter: DutyFilter, page: u32) -> Asking<Duties> {
        asking(async move { ask("GET", &format!("/duties?{}page={page}", filter.query()), Body::Nothing).await })
    }

    fn inbox(&self) -> Asking<Inbox> {
        asking(ask("GET", "/inbox", Body::Nothing))
    }

    fn look_at_duties(&self, look: NewLook) -> Asking<Inbox> {
        asking(async move { ask("POST", "/duties/looks", Body::of(&look)).await })
    }

    fn renew_feed(&self) -> Asking<Feed> {
        asking(ask("POST", "/feed", Body::Nothing))
    }

    fn end_feed(&self) -> Asking<()> {
        asking(tell("DELETE", "/feed", Body::Nothing))
    }

    fn calendar(&self) -> Asking<CalendarYears> {
        asking(ask("GET", "/calendar", Body::Nothing))
    }

    fn preview_calendar(&self, element: &'static str) -> Asking<CalendarPreview> {
        asking(async move { ask("POST", "/calendar/preview", chosen(element)?).await })
    }

    fn load_calendar(&self, element: &'static str, document: String, dated: LocalDate, shown: Digest) -> Asking<CalendarPreview> {
        asking(async move {
            let document = String::from(js_sys::encode_uri_component(&document));
            ask("POST", &format!("/calendar?document={document}&dated={dated}&digest={shown}"), chosen(element)?).await
        })
    }

    fn ledger(&self, state: Option<LedgerState>, page: u32) -> Asking<Ledger> {
        let state = state.map(|state| format!("state={}&", domain::json::write(&state).trim_matches('"'))).unwrap_or_default();
        asking(async move { ask("GET", &format!("/ledger?{state}page={page}"), Body::Nothing).await })
    }

    fn ledger_sheet(&self, sheet: SheetId) -> Asking<LedgerSheet> {
        asking(async move { ask("GET", &format!("/ledger/{sheet}"), Body::Nothing).await })
    }

    fn keep_ledger(&self, sheet: SheetId, new: NewLedgerEntry) -> Asking<LedgerSheet> {
        asking(async move { ask("POST", &format!("/ledger/{sheet}"), Body::of(&new)).await })
    }

    fn reconcile_ledger(&self, new: NewReconciliation) -> Asking<Reconciliation> {
        asking(async move { ask("POST", "/ledger/reconciliation", Body::of(&new)).await })
    }

    fn copy(&self, text: String) -> Asking<()> {
        asking(async move {
            let window = web_sys::window().ok_or_else(|| ApiError::Local("no window".to_owned()))?;
            let copied = JsFuture::from(window.navigator().clipboard().write_text(&text)).await;
            copied.map(drop).map_err(|error| ApiError::Local(js::words(&error)))
        })
    }
}
