//! The e-CQS ledger: one row a word of the clerk's, and the highest version is how a sample stands.

use super::page::{Page, asked};
use super::rows::plain;
use super::text::{count, id, read_word, word};
use domain::campaign::LineNumber;
use domain::id::SheetId;
use domain::ledger::{LedgerEntry, LedgerState};
use domain::number::SheetNumber;
use domain::permit::Scope;
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// All that was said of a sample, in order.
///
/// # Errors
/// The database does not answer.
pub async fn of_sheet(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Vec<LedgerEntry>> {
    sqlx::query("select state, record, note, person, at from ledger where sheet = $1 order by version")
        .bind(sheet.to_string())
        .fetch_all(on)
        .await?
        .iter()
        .map(|row| {
            Ok(LedgerEntry {
                state: read_word(row.try_get("state")?)?,
                record: row.try_get("record")?,
                note: row.try_get("note")?,
                by: id(row.try_get("person")?)?,
                at: Instant::from_millis(row.try_get("at")?),
            })
        })
        .collect()
}

/// Enters what was said of a sample, as the version after `before`.
///
/// # Errors
/// The database does not answer; a unique violation where somebody else said something meanwhile.
pub async fn insert(on: &mut AnyConnection, sheet: SheetId, before: usize, entry: &LedgerEntry) -> sqlx::Result<()> {
    let own = sheet.to_string();
    sqlx::query("update ledger set latest = 0 where sheet = $1 and latest = 1").bind(&own).execute(&mut *on).await?;
    sqlx::query("insert into ledger (sheet, version, state, record, note, person, at, latest) values ($1, $2, $3, $4, $5, $6, $7, 1)")
        .bind(&own)
        .bind(i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1))
        .bind(word(&entry.state)?)
        .bind(plain(&entry.record))
        .bind(plain(&entry.note))
        .bind(entry.by.to_string())
        .bind(entry.at.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// A sample as the ledger lists it, without the due day that follows from the rules.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its sheet.
    pub sheet: SheetId,
    /// Its number.
    pub number: SheetNumber,
    /// The enterprise.
    pub enterprise: String,
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// How far it stands.
    pub state: LedgerState,
    /// The number that e-CQS gave it.
    pub record: String,
    /// Open findings.
    pub findings: u32,
}

/// A word of ours for what no ledger has a row of.
const WAITING: &str = "waiting";

/// The samples within a scope, in one state or in all: what is not submitted first, and of that the oldest.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, scope: Scope, state: Option<LedgerState>, page: Page) -> sqlx::Result<Vec<Listed>> {
    let ((area, _), state) = (asked(scope), state.map_or(Ok(String::new()), |state| word(&state))?);
    sqlx::query(
        "select s.id, s.number, s.enterprise_name, s.line, s.product, s.opened_at, s.findings, l.state, l.record \
         from sheet s left join ledger l on l.sheet = s.id and l.latest = 1 where s.completed_at is not null and s.ending is null \
         and ($1 = '' or s.jurisdiction = $2) and ($3 = '' or coalesce(l.state, $4) = $5) \
         order by case when l.state in ('submitted', 'void') then 1 else 0 end, s.opened_at, s.id limit $6 offset $7",
    )
    .bind(area.clone())
    .bind(area)
    .bind(state.clone())
    .bind(WAITING)
    .bind(state)
    .bind(page.rows())
    .bind(page.before())
    .fetch_all(on)
    .await?
    .iter()
    .map(listed)
    .collect()
}

/// One sample.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Option<Listed>> {
    let row = sqlx::query(
        "select s.id, s.number, s.enterprise_name, s.line, s.product, s.opened_at, s.findings, l.state, l.record \
         from sheet s left join ledger l on l.sheet = s.id and l.latest = 1 where s.completed_at is not null and s.ending is null and s.id = $1",
    );
    row.bind(sheet.to_string()).fetch_optional(on).await?.as_ref().map(listed).transpose()
}

fn listed(row: &AnyRow) -> sqlx::Result<Listed> {
    let state: Option<&str> = row.try_get("state")?;
    Ok(Listed {
        sheet: id(row.try_get("id")?)?,
        number: read_word(row.try_get("number")?)?,
        enterprise: row.try_get("enterprise_name")?,
        line: LineNumber(u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?),
        product: row.try_get("product")?,
        opened_at: Instant::from_millis(row.try_get("opened_at")?),
        state: state.map_or(Ok(LedgerState::Waiting), read_word)?,
        record: row.try_get::<Option<String>, _>("record")?.unwrap_or_default(),
        findings: count(row.try_get("findings")?),
    })
}

/// How many samples within a scope stand in each state.
///
/// # Errors
/// The database does not answer.
pub async fn counts(on: impl AnyExecutor<'_>, scope: Scope) -> sqlx::Result<Vec<(LedgerState, u32)>> {
    let (area, _) = asked(scope);
    sqlx::query(
        "select l.state, count(*) as samples from sheet s left join ledger l on l.sheet = s.id and l.latest = 1 \
         where s.completed_at is not null and s.ending is null and ($1 = '' or s.jurisdiction = $2) group by l.state",
    )
    .bind(area.clone())
    .bind(area)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let state: Option<&str> = row.try_get("state")?;
        Ok((state.map_or(Ok(LedgerState::Waiting), read_word)?, count(row.try_get("samples")?)))
    })
    .collect()
}

/// Every sample by its number, with how far it stands.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(SheetNumber, LedgerState)>> {
    sqlx::query(
        "select s.number, l.state from sheet s left join ledger l on l.sheet = s.id and l.latest = 1 \
         where s.completed_at is not null and s.ending is null order by s.number",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let state: Option<&str> = row.try_get("state")?;
        Ok((read_word(row.try_get("number")?)?, state.map_or(Ok(LedgerState::Waiting), read_word)?))
    })
    .collect()
}
