//! The e-CQS ledger (e-CQS 录入台账): how far each sample stands in the national system, by the word of the clerk who enters it (O-75, O-76).
//!
//! Nothing is entered there by this program (domain.md §5): people do, and keep here what they did.

use crate::id::PersonId;
use crate::json::Json;
use crate::number::SheetNumber;
use crate::paper::sheet_paper;
use crate::sheet::Sheet;
use crate::time::Instant;
use crate::visit::{Briefing, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How far a sample stands in e-CQS.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum LedgerState {
    /// 待录.
    #[default]
    Waiting,
    /// 已录: typed, and not submitted.
    Entered,
    /// 已提交: no longer editable there.
    Submitted,
    /// 退回.
    Returned,
    /// 更正: typed again, and not submitted again.
    Corrected,
    /// 废样.
    Void,
}

impl LedgerState {
    /// In the order of the work.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Entered, Self::Submitted, Self::Returned, Self::Corrected, Self::Void];

    /// Tells whether nothing is owed any more: it is submitted, or void there.
    #[must_use]
    pub const fn is_submitted(self) -> bool {
        matches!(self, Self::Submitted | Self::Void)
    }

    /// The states that may follow.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Waiting => &[Self::Entered, Self::Submitted],
            Self::Entered | Self::Corrected => &[Self::Submitted, Self::Void],
            Self::Submitted => &[Self::Returned, Self::Void],
            Self::Returned => &[Self::Corrected, Self::Submitted, Self::Void],
            Self::Void => &[],
        }
    }
}

/// One word of the clerk's about one sample; none is ever changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LedgerEntry {
    /// What it became.
    pub state: LedgerState,
    /// The number that e-CQS gave it; empty where it gave none yet.
    pub record: String,
    /// What there is to say.
    pub note: String,
    /// Who said so.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// A field of e-CQS's screen: what it is called there, and which entry of the sheet's paper it takes. The list is data, for no official template
/// was found (domain.md §5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it is called there.
    pub label: String,
    /// The block of the paper; empty for the paper's own number.
    pub block: String,
    /// The entry of that block.
    pub entry: String,
    /// It takes no more characters.
    pub longest: usize,
    /// It must not stay empty.
    pub required: bool,
}

/// One entry of the worksheet, to be typed or copied as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct WorksheetEntry {
    /// What the field is called in e-CQS.
    pub label: String,
    /// The value; `/` where there is none.
    pub value: String,
    /// What is wrong with it there.
    pub gap: Option<EntryGap>,
}

/// Why e-CQS would not take a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum EntryGap {
    /// It must not stay empty.
    Missing,
    /// It is longer than the field.
    TooLong {
        /// So many characters fit.
        most: u16,
    },
}

/// The worksheet of a sheet as it stands today, corrections included, in the order of entry.
#[must_use]
pub fn worksheet(fields: &[Field], briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Vec<WorksheetEntry> {
    let paper = sheet_paper(briefing, visit, &sheet.corrected());
    let value = |field: &Field| {
        if field.block.is_empty() {
            return paper.number.clone();
        }
        let blocks = paper.blocks.iter().filter(|block| block.heading == field.block);
        let entries = blocks.flat_map(|block| &block.entries).filter(|(label, _)| *label == field.entry);
        entries.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("；")
    };
    let entry = |field: &Field| {
        let value = value(field);
        let value = if value.is_empty() { "/".to_owned() } else { value };
        let gap = if field.required && value == "/" {
            Some(EntryGap::Missing)
        } else if value.chars().count() > field.longest {
            Some(EntryGap::TooLong { most: u16::try_from(field.longest).unwrap_or(u16::MAX) })
        } else {
            None
        };
        WorksheetEntry { label: field.label.clone(), value, gap }
    };
    fields.iter().map(entry).collect()
}

/// What a list that was exported from e-CQS says differently from the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Reconciliation {
    /// Samples that stand in both.
    pub both: u32,
    /// Submitted by the ledger, and not in the list.
    pub not_there: Vec<SheetNumber>,
    /// In the list, and not submitted by the ledger.
    pub not_here: Vec<SheetNumber>,
    /// In the list, and no sample of ours.
    pub unknown: Vec<SheetNumber>,
    /// In the list more than once.
    pub twice: Vec<SheetNumber>,
}

/// Holds a pasted list against the ledger: every word of it that is a sheet number counts, whatever stands beside it.
#[must_use]
pub fn reconcile(text: &str, ours: &[(SheetNumber, LedgerState)]) -> Reconciliation {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    // A date has hyphens too, and is none of our numbers: only what looks like one of ours is asked for.
    let looks = |word: &str| ours.iter().any(|(number, _)| number.as_str().len() == word.len() && shape(number.as_str()) == shape(word));
    let (mut there, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for number in words.filter(|word| looks(word)).filter_map(SheetNumber::parse) {
        if !there.insert(number.clone()) {
            twice.insert(number);
        }
    }
    let mut told = Reconciliation { twice: twice.into_iter().collect(), ..Reconciliation::default() };
    for (number, state) in ours {
        match (there.remove(number), *state == LedgerState::Submitted) {
            (true, true) => told.both += 1,
            (true, false) => told.not_here.push(number.clone()),
            (false, true) => told.not_there.push(number.clone()),
            (false, false) => {}
        }
    }
    told.unknown = there.into_iter().collect();
    told
}

/// Where the hyphens stand.
fn shape(word: &str) -> Vec<usize> {
    word.match_indices('-').map(|(place, _)| place).collect()
}
