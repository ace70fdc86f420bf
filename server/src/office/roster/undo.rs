//! Taking an import back: what it brought leaves the roster and what it changed is as it was, but for what somebody relies on by now.

use super::import::{find, view};
use crate::db;
use crate::db::roster::import as imports;
use crate::db::roster::kept::{self, KeptEntry};
use crate::db::roster::version::{self, Version, What};
use crate::db::{counter, look};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, conflict, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{ImportLine, ImportState, ImportView, Kept, LineSearch, Reason};
use domain::draw::Stage;
use domain::draw::roster::Frozen;
use domain::id::{DrawId, EnterpriseId, ImportId};
use domain::time::Instant;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Takes an import back. Entries that were drawn, assigned or visited since stay as they are, each with the reason; every state stays among the versions.
///
/// # Errors
/// The role minds no roster, there is no such import, it does not stand, nobody says why, a later import rests on it, or nothing of it can go.
pub async fn take_back(state: &AppState, user: &CurrentUser, id: ImportId, reason: Reason) -> Answer<ImportView> {
    let import = find(state, user, id).await?.row;
    let why: String = reason.why.trim().chars().take(LONGEST_REASON).collect();
    if why.is_empty() {
        return Err(wrong("why-missing", words::undo_why_missing()).at("why"));
    }
    let not_standing = || conflict("import-not-standing", words::import_not_standing());
    let taken = import.taken.filter(|_| import.state == ImportState::Taken).ok_or_else(not_standing)?;
    // Whoever appends holds the only pen: nobody is drawn, assigned or visited meanwhile.
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    let on = append.connection();
    counter::change_roster(on).await?;
    if let Some(name) = version::built_upon(&mut *on, id).await? {
        return Err(conflict("import-built-upon", words::import_built_upon()).because(words::import_built_upon_which(&name)));
    }
    if !imports::ended(&mut *on, id, (ImportState::Taken, ImportState::Undone), user.person.id, at, &why).await? {
        return Err(not_standing());
    }
    let newest = version::newest_of(&mut *on, id).await?;
    let own: BTreeSet<EnterpriseId> = newest.iter().map(|newest| newest.enterprise.id).collect();
    let relied = relied_upon(on, id, taken.at, &own).await?;
    let (stays, goes): (Vec<Version>, Vec<Version>) = newest.into_iter().partition(|newest| relied.contains_key(&newest.enterprise.id));
    if let (Some(first), []) = (stays.first(), &goes[..]) {
        let which = relied.get(&first.enterprise.id).map(|(why, _)| words::import_relied_upon_which(&first.enterprise.name, *why));
        return Err(conflict("import-relied-upon", words::import_relied_upon()).because(which.unwrap_or_default()).of(22));
    }
    if !stays.is_empty() {
        let lines = imports::lines(&mut *on, id, LineSearch::default(), None).await?;
        kept::insert(&mut *on, id, &rows_of(&lines, &relied)).await?;
    }
    version::write(on, id, &goes.into_iter().map(back).collect::<Vec<_>>()).await?;
    version::take_out(on, id).await?;
    append.commit().await?;
    view(state, user, id, LineSearch::default()).await
}

/// The version in which an entry is as it was before.
fn back(newest: Version) -> Version {
    let (version, was) = (newest.version + 1, None);
    match newest.was {
        Some(before) => Version { enterprise: *before, version, what: What::Restored, was },
        None => Version { enterprise: newest.enterprise, version, what: What::Withdrawn, was },
    }
}

/// Why an entry stays, and the draw in which it stands where that is why.
type Why = (Kept, Option<DrawId>);

/// Which of an import's entries somebody relies on since it was taken, and why: the latest that was done with each.
async fn relied_upon(on: &mut AnyConnection, id: ImportId, since: Instant, own: &BTreeSet<EnterpriseId>) -> Answer<BTreeMap<EnterpriseId, Why>> {
    let mut relied = BTreeMap::new();
    for enterprise in version::visited(&mut *on, id, since).await? {
        relied.entry(enterprise).or_insert((Kept::Visited, None));
    }
    for enterprise in version::assigned(&mut *on, id, since).await? {
        relied.entry(enterprise).or_insert((Kept::Assigned, None));
    }
    for draw in db::draw::all(&mut *on).await?.iter().filter(|draw| draw.stage != Stage::Voided && draw.frozen_at >= since) {
        let of = draw.plan.draw;
        let (why, met): (Kept, Vec<EnterpriseId>) = if draw.is_settled() {
            (Kept::Drawn, draw.result.iter().flat_map(|stratum| stratum.drawn.iter().chain(&stratum.reserves)).copied().collect())
        } else {
            let text = db::draw::text(&mut *on, of, db::draw::Text::Roster).await?;
            let frozen = tokio::task::spawn_blocking(move || Frozen::read(text)).await?.map_err(anyhow::Error::from)?;
            (Kept::Frozen, frozen.entries().iter().map(|entry| entry.id).collect())
        };
        for enterprise in met.into_iter().filter(|enterprise| own.contains(enterprise)) {
            relied.entry(enterprise).or_insert((why, Some(of)));
        }
    }
    Ok(relied)
}

/// The rows of a list whose entries stay.
fn rows_of(lines: &[ImportLine], relied: &BTreeMap<EnterpriseId, Why>) -> Vec<KeptEntry> {
    let row = |line: &ImportLine| {
        let enterprise = line.judged.entry.as_ref()?.enterprise.id;
        let (why, draw) = *relied.get(&enterprise)?;
        Some(KeptEntry { line: line.line, enterprise, why, draw })
    };
    lines.iter().filter_map(row).collect()
}

/// Logs that somebody saw entries that stayed because they were drawn: they stand on a list that few may see (D4).
pub(super) async fn saw(state: &AppState, user: &CurrentUser, id: ImportId, lines: &[ImportLine]) -> Answer<()> {
    if !lines.iter().any(|line| line.kept == Some(Kept::Drawn)) {
        return Ok(());
    }
    let draws: Vec<String> = kept::lists(state.db.readers(), id).await?.iter().map(DrawId::to_string).collect();
    Ok(look::log(&state.db, user.person.id.into(), "draw", &draws, state.clock.now()).await?)
}
