//! The roster and its imports over HTTP.

use super::{OfficeHttp, asking};
use crate::http::{Body, ask};
use app::office::{Asking, RosterOffice};
use domain::contract::{ImportView, Imports, LineSearch, Reason, RosterPage, RosterSearch};
use domain::id::ImportId;
use domain::roster::Settings;

impl RosterOffice for OfficeHttp {
    fn roster_page(&self, search: RosterSearch) -> Asking<RosterPage> {
        asking(async move { ask("GET", &format!("/roster/entries?page={}&{}", search.page, search.query()), Body::Nothing).await })
    }

    fn imports(&self, page: u32) -> Asking<Imports> {
        asking(async move { ask("GET", &format!("/roster/imports?page={page}"), Body::Nothing).await })
    }

    fn import(&self, import: ImportId, search: LineSearch) -> Asking<ImportView> {
        asking(async move { ask("GET", &format!("/roster/imports/{import}?page={}&{}", search.page, search.query()), Body::Nothing).await })
    }

    fn settle_import(&self, import: ImportId, settings: Settings) -> Asking<ImportView> {
        asking(async move { ask("PUT", &format!("/roster/imports/{import}/settings"), Body::of(&settings)).await })
    }

    fn take_import(&self, import: ImportId) -> Asking<ImportView> {
        asking(async move { ask("POST", &format!("/roster/imports/{import}/taken"), Body::Nothing).await })
    }

    fn give_up_import(&self, import: ImportId) -> Asking<ImportView> {
        asking(async move { ask("POST", &format!("/roster/imports/{import}/given-up"), Body::Nothing).await })
    }

    fn undo_import(&self, import: ImportId, reason: Reason) -> Asking<ImportView> {
        asking(async move { ask("POST", &format!("/roster/imports/{import}/undone"), Body::of(&reason)).await })
    }
}
