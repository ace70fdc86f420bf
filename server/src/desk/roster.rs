//! The roster and its imports, as the server's own pages ask for them.

use super::Here;
use crate::office::roster::{import, page, undo};
use app::office::{Asking, RosterOffice};
use domain::contract::{ImportView, Imports, LineSearch, Reason, RosterPage, RosterSearch};
use domain::id::ImportId;
use domain::roster::Settings;

impl RosterOffice for Here {
    fn roster_page(&self, search: RosterSearch) -> Asking<RosterPage> {
        self.ask(move |state, user| async move { page(&state, &user, &search).await })
    }

    fn imports(&self, page: u32) -> Asking<Imports> {
        self.ask(move |state, user| async move { import::list(&state, &user, super::leaf(page)).await })
    }

    fn import(&self, id: ImportId, search: LineSearch) -> Asking<ImportView> {
        self.ask(move |state, user| async move { import::view(&state, &user, id, search).await })
    }

    fn settle_import(&self, id: ImportId, settings: Settings) -> Asking<ImportView> {
        self.ask(move |state, user| async move { import::settle(&state, &user, id, settings).await })
    }

    fn take_import(&self, id: ImportId) -> Asking<ImportView> {
        self.ask(move |state, user| async move { import::take(&state, &user, id).await })
    }

    fn give_up_import(&self, id: ImportId) -> Asking<ImportView> {
        self.ask(move |state, user| async move { import::give_up(&state, &user, id).await })
    }

    fn undo_import(&self, id: ImportId, reason: Reason) -> Asking<ImportView> {
        self.ask(move |state, user| async move { undo::take_back(&state, &user, id, reason).await })
    }
}
