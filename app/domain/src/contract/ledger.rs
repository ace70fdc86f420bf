//! The e-CQS ledger, as the clerk keeps it and the offices see it.

use crate::campaign::LineNumber;
use crate::deadline::Due;
use crate::id::SheetId;
use crate::json::Json;
use crate::ledger::{LedgerEntry, LedgerState, WorksheetEntry};
use crate::number::SheetNumber;
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};

/// `GET /ledger`: one page of the samples, what is not submitted first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Ledger {
    /// The samples.
    pub rows: Vec<LedgerRow>,
    /// How many there are in that state, or in all.
    pub total: u32,
    /// How many there are in each state, whichever is asked for.
    pub counts: Vec<(LedgerState, u32)>,
    /// The day in China by which "late" is told.
    pub today: LocalDate,
}

/// A sample in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LedgerRow {
    /// Its sheet.
    pub sheet: SheetId,
    /// The sheet's number.
    pub number: SheetNumber,
    /// The enterprise.
    pub enterprise: String,
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// The day on which it was taken.
    pub sampled_on: LocalDate,
    /// By when it is to be entered.
    pub due: Due,
    /// How far it stands.
    pub state: LedgerState,
    /// The number that e-CQS gave it; empty where it gave none yet.
    pub record: String,
}

/// `GET /ledger/{SheetId}`: what to enter, in the order of entry, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LedgerSheet {
    /// The sample.
    pub row: LedgerRow,
    /// The worksheet.
    pub worksheet: Vec<WorksheetEntry>,
    /// All that was said, in order.
    pub entries: Vec<LedgerEntry>,
    /// Who said each of them, by name.
    pub people: Vec<String>,
    /// Findings that are open: until somebody has ended them it is not submitted.
    pub findings: u32,
}

/// `POST /ledger/{SheetId}`: the clerk says what was done in e-CQS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewLedgerEntry {
    /// How many entries the clerk's page showed: where somebody else said something meanwhile, nothing is kept.
    pub after: u32,
    /// What it became.
    pub state: LedgerState,
    /// The number that e-CQS gave it.
    #[serde(default)]
    pub record: String,
    /// What there is to say.
    #[serde(default)]
    pub note: String,
}

/// Why an entry cannot be kept so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerGap {
    /// That state does not follow from the one before.
    WrongStep,
    /// It is submitted, and no record number stands there.
    RecordMissing,
    /// The record number or the note is too long.
    TooLong,
    /// It was returned or is void, and nobody says why.
    NoteMissing,
    /// Findings are open (design.md §3): they stop the next institutional step.
    FindingsOpen,
}

impl NewLedgerEntry {
    /// The longest record number, in characters.
    pub const RECORD: usize = 60;
    /// The longest note, in characters.
    pub const NOTE: usize = 500;

    /// What it lacks after that state, with so many open findings.
    #[must_use]
    pub fn lacks(&self, before: LedgerState, findings: u32) -> Option<LedgerGap> {
        let (record, note) = (self.record.trim(), self.note.trim());
        if !before.next().contains(&self.state) {
            Some(LedgerGap::WrongStep)
        } else if record.chars().count() > Self::RECORD || note.chars().count() > Self::NOTE {
            Some(LedgerGap::TooLong)
        } else if self.state == LedgerState::Submitted && findings > 0 {
            Some(LedgerGap::FindingsOpen)
        } else if self.state == LedgerState::Submitted && record.is_empty() {
            Some(LedgerGap::RecordMissing)
        } else if matches!(self.state, LedgerState::Returned | LedgerState::Void) && note.is_empty() {
            Some(LedgerGap::NoteMissing)
        } else {
            None
        }
    }
}

/// `POST /ledger/reconciliation`: the list that was exported from e-CQS, as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewReconciliation {
    /// The text.
    pub text: String,
}
