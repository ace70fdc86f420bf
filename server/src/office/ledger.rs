//! The e-CQS ledger (O-75, O-76): what to enter there, and what the clerk says was done. Nothing is entered there by this program.

use crate::db::ledger::{self as db, Listed};
use crate::db::{self as tables, calendar, look, package, person};
use crate::office::people::CurrentUser;
use crate::office::{Page, sheet};
use crate::problem::{Answer, Failure, conflict, not_found, wrong};
use crate::state::AppState;
use anyhow::Context as _;
use app::words::problems as words;
use domain::calendar::Calendar;
use domain::contract::{Ledger, LedgerGap, LedgerRow, LedgerSheet, NewLedgerEntry, NewReconciliation};
use domain::deadline::{Ground, Limit};
use domain::id::SheetId;
use domain::ledger::{Field, LedgerEntry, LedgerState, Reconciliation, reconcile, worksheet};
use domain::permit::{Action, Subject};

/// The fields of e-CQS's screen, in the order of entry.
const FIELDS: &str = include_str!("../../data/ecqs_fields.csv");
/// The longest list that is held against the ledger, in bytes.
const LONGEST: usize = 1_000_000;

/// One page of the samples, in one state or in all.
///
/// # Errors
/// The role sees no duties.
pub async fn list(state: &AppState, user: &CurrentUser, wanted: Option<LedgerState>, page: Page) -> Answer<Ledger> {
    may_see(user)?;
    let mut connection = state.db.readers().acquire().await?;
    let ground = ground(&mut connection).await?;
    let counts = db::counts(&mut *connection, user.scope()).await?;
    let rows = db::page(&mut *connection, user.scope(), wanted, page).await?;
    let total = counts.iter().filter(|(state, _)| wanted.is_none_or(|wanted| wanted == *state)).map(|(_, count)| count).sum();
    Ok(Ledger { rows: rows.into_iter().map(|listed| row(listed, &ground)).collect(), total, counts, today: state.clock.now().local_date() })
}

/// Whoever sees what is owed and the sheets themselves: no sampler, and nobody who tests.
fn may_see(user: &CurrentUser) -> Answer<()> {
    user.must(Action::SeeDuties, Subject::ALL)?;
    user.must(Action::SeeSheets, Subject::ALL)
}

async fn ground(on: &mut sqlx::AnyConnection) -> Answer<Ground> {
    let briefing = package::briefing(&mut *on).await?;
    Ok(Ground::of(&briefing.campaign, Calendar::new(&calendar::days(on).await?)))
}

fn row(listed: Listed, ground: &Ground) -> LedgerRow {
    let Listed { sheet, number, enterprise, line, product, opened_at, state, record, .. } = listed;
    let sampled_on = opened_at.local_date();
    let due = Limit::SamplingEntry.rule().due(sampled_on, ground);
    LedgerRow { sheet, number, enterprise, line, product, sampled_on, due, state, record }
}

/// One sample with its worksheet; the look is logged.
///
/// # Errors
/// There is no such sample, or none that one may see.
pub async fn show(state: &AppState, user: &CurrentUser, id: SheetId) -> Answer<LedgerSheet> {
    may_see(user)?;
    let mut connection = state.db.readers().acquire().await?;
    let shown = read(&mut connection, user, id).await?;
    drop(connection);
    look::log(&state.db, user.person.id.into(), "sheet", &[id.to_string()], state.clock.now()).await?;
    Ok(shown)
}

async fn read(on: &mut sqlx::AnyConnection, user: &CurrentUser, id: SheetId) -> Answer<LedgerSheet> {
    let found = tables::sheet::find(&mut *on, id).await?;
    let Some((_, visit)) = found.filter(|(subject, _)| user.may(Action::SeeSheets, *subject)) else { return Err(not_found()) };
    let Some(listed) = db::find(&mut *on, id).await? else { return Err(not_found()) };
    let entries = db::of_sheet(&mut *on, id).await?;
    let mut people = Vec::new();
    for entry in &entries {
        people.push(person::find(&mut *on, entry.by).await?.map(|person| person.name).unwrap_or_default());
    }
    let (briefing, visit) = (package::briefing(&mut *on).await?, sheet::folded(&mut *on, visit).await?);
    let Some(sheet) = visit.sheet(id) else { return Err(not_found()) };
    let worksheet = worksheet(&fields()?, &briefing, &visit, sheet);
    let findings = listed.findings;
    Ok(LedgerSheet { row: row(listed, &ground(on).await?), worksheet, entries, people, findings })
}

/// The fields of the map; no cell of it holds a comma.
fn fields() -> anyhow::Result<Vec<Field>> {
    let field = |line: &str| {
        let [label, block, entry, longest, required] = <[&str; 5]>::try_from(line.split(',').collect::<Vec<_>>()).ok()?;
        let longest = longest.parse().ok()?;
        Some(Field { label: label.to_owned(), block: block.to_owned(), entry: entry.to_owned(), longest, required: required == "1" })
    };
    FIELDS.lines().skip(1).map(|line| field(line).with_context(|| format!("the field {line:?} cannot be read"))).collect()
}

/// Keeps what the clerk says was done.
///
/// # Errors
/// The role does not keep the ledger, there is no such sample, somebody said something meanwhile, or that cannot be said of it.
pub async fn keep(state: &AppState, user: &CurrentUser, id: SheetId, new: &NewLedgerEntry) -> Answer<LedgerSheet> {
    user.must(Action::KeepLedger, Subject::ALL)?;
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    let before = read(append.connection(), user, id).await?;
    if usize::try_from(new.after).is_ok_and(|after| after != before.entries.len()) {
        return Err(conflict("ledger-moved", words::ledger_moved()).of(76));
    }
    if let Some(gap) = new.lacks(before.row.state, before.findings) {
        return Err(told(gap));
    }
    let record = if new.record.trim().is_empty() { before.row.record } else { new.record.trim().to_owned() };
    let entry = LedgerEntry { state: new.state, record, note: new.note.trim().to_owned(), by: user.person.id, at };
    db::insert(append.connection(), id, before.entries.len(), &entry).await?;
    let after = read(append.connection(), user, id).await?;
    append.commit().await?;
    Ok(after)
}

fn told(gap: LedgerGap) -> Failure {
    let sentences = words::ledger_gap(gap);
    match gap {
        LedgerGap::WrongStep => conflict("ledger-step", sentences).of(75).at("state"),
        LedgerGap::FindingsOpen => conflict("findings-open", sentences),
        LedgerGap::RecordMissing => wrong("record-missing", sentences).of(75).at("record"),
        LedgerGap::TooLong => wrong("too-long", sentences).at("note"),
        LedgerGap::NoteMissing => wrong("note-missing", sentences).at("note"),
    }
}

/// Holds a list that was exported from e-CQS against the ledger; nothing is kept of it.
///
/// # Errors
/// The role does not keep the ledger, or the list is too long.
pub async fn compare(state: &AppState, user: &CurrentUser, new: &NewReconciliation) -> Answer<Reconciliation> {
    user.must(Action::KeepLedger, Subject::ALL)?;
    if new.text.len() > LONGEST {
        return Err(wrong("too-long", words::ledger_list_too_long()).at("text"));
    }
    Ok(reconcile(&new.text, &db::all(state.db.readers()).await?))
}
