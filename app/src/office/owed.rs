//! What the offices ask about what is owed: duties, their feed, the working days, the e-CQS ledger.

use super::Asking;
use domain::contract::{
    CalendarPreview, CalendarYears, Duties, DutyFilter, Feed, Inbox, Ledger, LedgerSheet, NewLedgerEntry, NewLook, NewReconciliation,
};
use domain::digest::Digest;
use domain::id::SheetId;
use domain::ledger::{LedgerState, Reconciliation};
use domain::time::LocalDate;

/// What is asked about what is owed.
pub trait OwedOffice {
    /// A page of what is owed, counted from 1.
    fn duties(&self, filter: DutyFilter, page: u32) -> Asking<Duties>;
    /// What stands on the desk's bar.
    fn inbox(&self) -> Asking<Inbox>;
    /// Marks what is new as seen.
    fn look_at_duties(&self, look: NewLook) -> Asking<Inbox>;
    /// Sets one's feed up under a new address; only in the browser, whose address it names.
    fn renew_feed(&self) -> Asking<Feed>;
    /// Ends one's feed.
    fn end_feed(&self) -> Asking<()>;
    /// The working days that are loaded.
    fn calendar(&self) -> Asking<CalendarYears>;
    /// What the file of a year that was chosen in the `<input type=file>` of that element id would change; only in the browser, which has it.
    fn preview_calendar(&self, element: &'static str) -> Asking<CalendarPreview>;
    /// Loads that file, which must be the one that was shown; only in the browser.
    fn load_calendar(&self, element: &'static str, document: String, dated: LocalDate, shown: Digest) -> Asking<CalendarPreview>;
    /// A page of the samples with how far they stand in e-CQS, counted from 1.
    fn ledger(&self, state: Option<LedgerState>, page: u32) -> Asking<Ledger>;
    /// What to enter of one of them.
    fn ledger_sheet(&self, sheet: SheetId) -> Asking<LedgerSheet>;
    /// Keeps what was done in e-CQS.
    fn keep_ledger(&self, sheet: SheetId, new: NewLedgerEntry) -> Asking<LedgerSheet>;
    /// Holds a list that was exported from e-CQS against the ledger.
    fn reconcile_ledger(&self, new: NewReconciliation) -> Asking<Reconciliation>;
    /// Puts a text where the next paste takes it from; only in the browser.
    fn copy(&self, text: String) -> Asking<()>;
}
