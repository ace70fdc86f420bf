//! The roster (名录库) and its imports, for whoever reads and minds them in an office.

use super::device::Word;
use crate::digest::Digest;
use crate::enterprise::{Enterprise, PlaceKind};
use crate::id::{ImportId, OrganisationId};
use crate::json::Json;
use crate::person::Organisation;
use crate::place::Division;
use crate::roster::{Column, Judged, Outcome};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What of the roster is asked for; what is empty asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(default)]
pub struct RosterSearch {
    /// The page, counted from 1.
    pub page: u32,
    /// Part of a name, or of a code.
    pub search: String,
    /// The responsible body.
    pub body: Option<OrganisationId>,
    /// The kind of place.
    pub place: Option<PlaceKind>,
    /// The division.
    pub division: Option<Division>,
}

impl RosterSearch {
    /// As it stands behind the question mark of an address, the page left out.
    #[must_use]
    pub fn query(&self) -> String {
        let place = self.place.map_or("", PlaceKind::word);
        let body = self.body.map(|body| body.to_string()).unwrap_or_default();
        let division = self.division.map(|division| division.code().to_string()).unwrap_or_default();
        let pairs = [("search", encoded(&self.search)), ("body", body), ("place", place.to_owned()), ("division", division)];
        let given: Vec<String> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
        given.join("&")
    }
}

/// Text behind the question mark of an address.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// `GET /roster/entries`: one page of the roster as far as one may see it, with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct RosterPage {
    /// The entries that were asked for, by division and name.
    pub rows: Vec<Enterprise>,
    /// How many were asked for in all.
    pub total: u32,
    /// How many the whole roster has, by body and kind of place.
    pub counts: Vec<RosterCount>,
    /// The bodies.
    pub bodies: Vec<Organisation>,
}

/// How many enterprises of one kind a body has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct RosterCount {
    /// The responsible body.
    pub jurisdiction: OrganisationId,
    /// The kind of place.
    pub place: PlaceKind,
    /// So many.
    pub enterprises: u32,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Its rows are judged; nothing of it is in the roster.
    Previewed,
    /// It is in the roster.
    Taken,
    /// It was taken back.
    Undone,
    /// It was given up before it was taken.
    GivenUp,
}

/// Why an entry stays in the roster although its import is taken back (O-22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// A team has been there since.
    Visited,
    /// A team was given it since.
    Assigned,
    /// It stands on a drawn list, as a reserve too.
    Drawn,
    /// A draw is under way of a roster that was frozen with it.
    Frozen,
}

/// What became of the rows of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ImportCounts {
    /// Rows with something in them.
    pub rows: u32,
    /// Taken as they stand.
    pub taken: u32,
    /// Taken with a note.
    pub noted: u32,
    /// Not taken.
    pub refused: u32,
    /// Of those taken: new in the roster.
    pub added: u32,
    /// Of those taken: another state of an entry.
    pub changed: u32,
    /// Of those taken: stand there just so.
    pub same: u32,
}

/// An import as the list of imports shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ImportRow {
    /// Its id.
    pub id: ImportId,
    /// What the file was called.
    pub name: String,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// Who read it in.
    pub by: String,
    /// When.
    pub at: Instant,
    /// How far it is.
    pub state: ImportState,
    /// What became of its rows.
    pub counts: ImportCounts,
    /// Who took it into the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Word>,
    /// Who took it back, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Word>,
    /// How many of its entries stayed when it was taken back.
    #[serde(default)]
    pub kept: u32,
}

/// `GET /roster/imports`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Imports {
    /// One page of them, the newest first.
    pub imports: Vec<ImportRow>,
    /// How many there are in all.
    pub total: u32,
}

/// Which rows of an import are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(default)]
pub struct LineSearch {
    /// The page, counted from 1.
    pub page: u32,
    /// Only those of that outcome.
    pub outcome: Option<Outcome>,
    /// Only those that stayed when the import was taken back, whatever their outcome.
    pub kept: bool,
}

impl LineSearch {
    /// As it stands behind the question mark of an address, the page left out.
    #[must_use]
    pub fn query(&self) -> String {
        match self.outcome {
            _ if self.kept => "kept=true".to_owned(),
            Some(outcome) => format!("outcome={}", outcome.word()),
            None => String::new(),
        }
    }
}

/// `GET /roster/imports/{import}`: an import with one page of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ImportView {
    /// The import.
    pub import: ImportRow,
    /// The headings of its columns as they stand there.
    pub headings: Vec<String>,
    /// What each of them was taken for.
    pub columns: Vec<Option<Column>>,
    /// Where rows lie that do not tell their division, as whoever imports it has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<Division>,
    /// Columns without which no row can be judged.
    pub lacking: Vec<Column>,
    /// The rows that were asked for.
    pub lines: Vec<ImportLine>,
    /// How many were asked for in all.
    pub total: u32,
}

/// A row of a list, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct ImportLine {
    /// Its number in the list, as a spreadsheet counts.
    pub line: u32,
    /// Its cells as they stand there.
    pub cells: Vec<String>,
    /// What became of it.
    pub judged: Judged,
    /// Why it stayed when the import was taken back; nothing where it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}
