//! What pages ask about what is owed.

use super::{Here, leaf};
use crate::office::{calendar, duty, feed, ledger};
use crate::problem::not_found;
use app::office::{Asking, OwedOffice};
use domain::contract::{
    CalendarPreview, CalendarYears, Duties, DutyFilter, Feed, Inbox, Ledger, LedgerSheet, NewLedgerEntry, NewLook, NewReconciliation,
};
use domain::digest::Digest;
use domain::id::SheetId;
use domain::ledger::{LedgerState, Reconciliation};
use domain::time::LocalDate;

impl OwedOffice for Here {
    fn duties(&self, filter: DutyFilter, page: u32) -> Asking<Duties> {
        self.ask(move |state, user| async move { duty::list(&state, &user, filter, leaf(page)).await })
    }

    fn inbox(&self) -> Asking<Inbox> {
        self.ask(|state, user| async move { duty::inbox(&state, &user).await })
    }

    fn look_at_duties(&self, look: NewLook) -> Asking<Inbox> {
        self.ask(move |state, user| async move { duty::look(&state, &user, look).await })
    }

    /// A page that the server renders asks for no address: who asks, does it in the browser.
    fn renew_feed(&self) -> Asking<Feed> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn end_feed(&self) -> Asking<()> {
        self.ask(|state, user| async move { feed::end(&state, &user).await })
    }

    fn calendar(&self) -> Asking<CalendarYears> {
        self.ask(|state, user| async move { calendar::list(&state, &user).await })
    }

    fn preview_calendar(&self, _: &'static str) -> Asking<CalendarPreview> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn load_calendar(&self, _: &'static str, _: String, _: LocalDate, _: Digest) -> Asking<CalendarPreview> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn ledger(&self, wanted: Option<LedgerState>, page: u32) -> Asking<Ledger> {
        self.ask(move |state, user| async move { ledger::list(&state, &user, wanted, leaf(page)).await })
    }

    fn ledger_sheet(&self, sheet: SheetId) -> Asking<LedgerSheet> {
        self.ask(move |state, user| async move { ledger::show(&state, &user, sheet).await })
    }

    fn keep_ledger(&self, sheet: SheetId, new: NewLedgerEntry) -> Asking<LedgerSheet> {
        self.ask(move |state, user| async move { ledger::keep(&state, &user, sheet, &new).await })
    }

    fn reconcile_ledger(&self, new: NewReconciliation) -> Asking<Reconciliation> {
        self.ask(move |state, user| async move { ledger::compare(&state, &user, &new).await })
    }

    fn copy(&self, _: String) -> Asking<()> {
        self.ask(|_, _| async { Err(not_found()) })
    }
}
