//! What the offices ask of the roster and its imports.

use super::Asking;
use domain::contract::{ImportView, Imports, LineSearch, Reason, RosterPage, RosterSearch};
use domain::id::ImportId;
use domain::roster::Settings;

/// What the offices ask of the roster.
pub trait RosterOffice {
    /// One page of the roster as far as one may see it.
    fn roster_page(&self, search: RosterSearch) -> Asking<RosterPage>;
    /// A page of the imports, counted from 1.
    fn imports(&self, page: u32) -> Asking<Imports>;
    /// An import with those of its rows that are asked for.
    fn import(&self, import: ImportId, search: LineSearch) -> Asking<ImportView>;
    /// Reads the list of an import anew.
    fn settle_import(&self, import: ImportId, settings: Settings) -> Asking<ImportView>;
    /// Takes an import into the roster.
    fn take_import(&self, import: ImportId) -> Asking<ImportView>;
    /// Gives up an import that was not taken.
    fn give_up_import(&self, import: ImportId) -> Asking<ImportView>;
    /// Takes an import back.
    fn undo_import(&self, import: ImportId, reason: Reason) -> Asking<ImportView>;
}
