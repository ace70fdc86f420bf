//! Importing a list: it is read and judged first, shown, and only then taken into the roster, just as it was shown.

use super::table::{self, Table};
use super::undo;
use crate::db;
use crate::db::counter;
use crate::db::page::Page;
use crate::db::roster::import::{Cells, Import, Reading};
use crate::db::roster::version::{self, Version, What};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, conflict, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{ImportCounts, ImportLine, ImportRow, ImportState, ImportView, Imports, LineSearch};
use domain::digest::Digest;
use domain::enterprise::Enterprise;
use domain::id::{EnterpriseId, ImportId};
use domain::permit::{Action, Subject};
use domain::person::Organisation;
use domain::roster::{Column, Effect, Judge, Known, Outcome, Settings, heading};
use sha2::Digest as _;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;
/// How often an import is judged anew because the roster changed meanwhile.
const TRIES: usize = 5;

/// Reads a list in: every row is judged and shown, and nothing is in the roster yet.
///
/// # Errors
/// The role minds no roster, or the file is no list.
pub async fn read(state: &AppState, user: &CurrentUser, name: &str, bytes: Vec<u8>) -> Answer<ImportView> {
    user.must(Action::MindRoster, Subject::ALL)?;
    let (digest, length) = (Digest::of(&bytes), bytes.len());
    let Table { headings, rows } = tokio::task::spawn_blocking(move || table::read(&bytes)).await??;
    let at = state.clock.now();
    let mut chance = [0; 10];
    getrandom::fill(&mut chance)?;
    let id = ImportId::new(at, chance);
    let settings = Settings { columns: heading::recognise(&headings), undecided: None };
    let judged = judge(state, id, settings.clone(), Arc::new(rows)).await?;
    let row = ImportRow {
        id,
        name: name.chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect(),
        digest,
        bytes: u64::try_from(length)?,
        by: user.person.name.clone(),
        at,
        state: ImportState::Previewed,
        counts: judged.counts,
        taken: None,
        undone: None,
        kept: 0,
    };
    let import = Import { row, reading: Reading { headings, settings, counts: judged.counts }, judgement: judged.judgement };
    let mut transaction = state.db.begin().await?;
    db::roster::import::insert(&mut *transaction, &import, user.person.id).await?;
    db::roster::import::write_lines(&mut transaction, id, &judged.lines).await?;
    transaction.commit().await?;
    view(state, user, id, LineSearch::default()).await
}

/// One page of the imports, the newest first.
///
/// # Errors
/// The role minds no roster.
pub async fn list(state: &AppState, user: &CurrentUser, page: Page) -> Answer<Imports> {
    user.must(Action::MindRoster, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let imports = db::roster::import::page(&mut *connection, page).await?;
    Ok(Imports { imports, total: db::roster::import::number_of(&mut *connection).await? })
}

/// An import with those of its rows that are asked for.
///
/// # Errors
/// The role minds no roster, or there is no such import.
pub async fn view(state: &AppState, user: &CurrentUser, id: ImportId, search: LineSearch) -> Answer<ImportView> {
    let Import { row, reading, .. } = find(state, user, id).await?;
    let page = Page(search.page.saturating_sub(1));
    let lines = db::roster::import::lines(state.db.readers(), id, search, Some(page)).await?;
    undo::saw(state, user, id, &lines).await?;
    let total = match search.outcome {
        _ if search.kept => row.kept,
        None => row.counts.rows,
        Some(Outcome::Taken) => row.counts.taken,
        Some(Outcome::Noted) => row.counts.noted,
        Some(Outcome::Refused) => row.counts.refused,
    };
    let Reading { headings, settings: Settings { columns, undecided }, .. } = reading;
    let lacking = heading::lacking(&columns);
    Ok(ImportView { import: row, headings, columns, undecided, lacking, lines, total })
}

/// The import of that id, for whoever minds the roster.
pub(super) async fn find(state: &AppState, user: &CurrentUser, id: ImportId) -> Answer<Import> {
    user.must(Action::MindRoster, Subject::ALL)?;
    db::roster::import::find(state.db.readers(), id).await?.ok_or_else(not_found)
}

/// Reads the list of an import anew, as is said of its columns now.
///
/// # Errors
/// The role minds no roster, there is no such import, it was taken or given up already, or two columns tell the same.
pub async fn settle(state: &AppState, user: &CurrentUser, id: ImportId, settings: Settings) -> Answer<ImportView> {
    let Import { row, reading, .. } = find(state, user, id).await?;
    must_wait(row.state)?;
    let told: Vec<Column> = settings.columns.iter().copied().flatten().collect();
    if settings.columns.len() != reading.headings.len() || told.iter().collect::<BTreeSet<_>>().len() != told.len() {
        return Err(wrong("columns-twice", words::columns_twice()).at("columns"));
    }
    anew(state, id, &reading, settings).await?;
    view(state, user, id, LineSearch::default()).await
}

/// Judges an import that waits again, and keeps that; gives what came of it.
async fn anew(state: &AppState, id: ImportId, reading: &Reading, settings: Settings) -> Answer<()> {
    let rows = Arc::new(db::roster::import::cells(state.db.readers(), id).await?);
    let judged = judge(state, id, settings.clone(), rows).await?;
    let reading = Reading { headings: reading.headings.clone(), settings, counts: judged.counts };
    let mut transaction = state.db.begin().await?;
    if !db::roster::import::read_anew(&mut *transaction, id, &reading, &judged.judgement).await? {
        return Err(conflict("import-ended", words::import_ended()));
    }
    db::roster::import::write_lines(&mut transaction, id, &judged.lines).await?;
    transaction.commit().await?;
    Ok(())
}

fn must_wait(state: ImportState) -> Answer<()> {
    if state == ImportState::Previewed { Ok(()) } else { Err(conflict("import-ended", words::import_ended())) }
}

/// Takes an import into the roster, just as it was shown.
///
/// # Errors
/// The role minds no roster, there is no such import, it does not wait any more, no row of it can be taken, or the roster has changed since it was
/// shown: then it is judged and shown anew.
pub async fn take(state: &AppState, user: &CurrentUser, id: ImportId) -> Answer<ImportView> {
    let Import { row, reading, judgement } = find(state, user, id).await?;
    must_wait(row.state)?;
    if row.counts.taken + row.counts.noted == 0 {
        return Err(conflict("import-without-rows", words::import_without_rows()));
    }
    let rows = Arc::new(db::roster::import::cells(state.db.readers(), id).await?);
    for _ in 0..TRIES {
        let before = counter::roster(state.db.readers()).await?;
        let judged = judge(state, id, reading.settings.clone(), Arc::clone(&rows)).await?;
        if judged.judgement != judgement {
            anew(state, id, &reading, reading.settings.clone()).await?;
            return Err(conflict("roster-moved", words::roster_moved()));
        }
        let mut transaction = state.db.begin().await?;
        if counter::change_roster(&mut transaction).await? != before + 1 {
            // Somebody else changed the roster while this was judged.
            continue;
        }
        if !db::roster::import::taken(&mut *transaction, id, user.person.id, state.clock.now()).await? {
            return Err(conflict("import-ended", words::import_ended()));
        }
        version::write(&mut transaction, id, &judged.versions()).await?;
        transaction.commit().await?;
        return view(state, user, id, LineSearch::default()).await;
    }
    Err(conflict("roster-moved", words::roster_moved()))
}

/// Gives up an import that was not taken.
///
/// # Errors
/// The role minds no roster, there is no such import, or it does not wait any more.
pub async fn give_up(state: &AppState, user: &CurrentUser, id: ImportId) -> Answer<ImportView> {
    find(state, user, id).await?;
    let states = (ImportState::Previewed, ImportState::GivenUp);
    if !db::roster::import::ended(state.db.writers(), id, states, user.person.id, state.clock.now(), "").await? {
        return Err(conflict("import-ended", words::import_ended()));
    }
    view(state, user, id, LineSearch::default()).await
}

/// What became of all rows of a list.
struct JudgedList {
    lines: Vec<ImportLine>,
    counts: ImportCounts,
    judgement: Digest,
    /// How many versions the entries have that the list meets.
    versions: BTreeMap<EnterpriseId, i64>,
}

impl JudgedList {
    /// The states to which entries come by it.
    fn versions(&self) -> Vec<Version> {
        let entries = self.lines.iter().filter_map(|line| line.judged.entry.as_ref());
        let version = |entry: &domain::roster::Entry| {
            let (what, was) = match &entry.effect {
                Effect::Added => (What::Added, None),
                Effect::Changed { was } => (What::Changed, Some(was.clone())),
                Effect::Same => (What::Same, Some(Box::new(entry.enterprise.clone()))),
            };
            let version = self.versions.get(&entry.enterprise.id).map_or(1, |version| version + 1);
            Version { enterprise: entry.enterprise.clone(), version, what, was }
        };
        entries.map(version).collect()
    }
}

/// Judges all rows beside the roster as it stands.
async fn judge(state: &AppState, id: ImportId, settings: Settings, rows: Arc<Vec<Cells>>) -> Answer<JudgedList> {
    let mut connection = state.db.readers().acquire().await?;
    let bodies = db::organisation::all(&mut *connection).await?;
    let met = met(&mut connection, &settings, &rows).await?;
    drop(connection);
    let judged = tokio::task::spawn_blocking(move || judge_all(id, &settings, &bodies, met, &rows));
    judged.await?
}

/// The entries of the roster that rows may mean, by code or by name.
async fn met(on: &mut AnyConnection, settings: &Settings, rows: &[Cells]) -> sqlx::Result<Vec<(Enterprise, i64)>> {
    let all = |column: Column, tidied: fn(&str) -> String| -> Vec<String> {
        let place = settings.columns.iter().position(|told| *told == Some(column));
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(place?));
        let distinct: BTreeSet<String> = cells.map(|cell| tidied(cell)).filter(|text| !text.is_empty()).collect();
        distinct.into_iter().collect()
    };
    let codes = all(Column::CreditCode, domain::roster::code_as_kept);
    let names = all(Column::Name, domain::roster::as_kept);
    db::roster::met(on, &codes, &names).await
}

fn judge_all(id: ImportId, settings: &Settings, bodies: &[Organisation], met: Vec<(Enterprise, i64)>, rows: &[Cells]) -> Result<JudgedList, Failure> {
    let versions = met.iter().map(|(entry, version)| (entry.id, *version)).collect();
    let known = Known::of(met.into_iter().map(|(entry, _)| entry).collect());
    let mut judge = Judge::new(settings, bodies, &known);
    let mut counts = ImportCounts { rows: u32::try_from(rows.len())?, ..ImportCounts::default() };
    let mut lines = Vec::with_capacity(rows.len());
    let mut all = sha2::Sha256::new();
    let lacking = !heading::lacking(&settings.columns).is_empty();
    for (line, cells) in rows {
        let fresh = EnterpriseId::derived(&format!("import {id} line {line}"));
        let judged = if lacking { domain::roster::Judged::unread() } else { judge.row(*line, cells, fresh) };
        match judged.outcome {
            Outcome::Taken => counts.taken += 1,
            Outcome::Noted => counts.noted += 1,
            Outcome::Refused => counts.refused += 1,
        }
        match judged.entry.as_ref().map(|entry| &entry.effect) {
            Some(Effect::Added) => counts.added += 1,
            Some(Effect::Changed { .. }) => counts.changed += 1,
            Some(Effect::Same) => counts.same += 1,
            None => {}
        }
        all.update(serde_json::to_vec(&judged)?);
        lines.push(ImportLine { line: *line, cells: cells.clone(), judged, kept: None });
    }
    Ok(JudgedList { lines, counts, judgement: Digest::from_sha256(all.finalize().into()), versions })
}
