//! The e-CQS ledger: one row a word of the clerk's, and the highest version is how a sample stands.

use super::rows::plain;
use super::text::{id, read_word, word};
use domain::id::SheetId;
use domain::ledger::LedgerEntry;
use domain::time::Instant;
use sqlx::any::AnyExecutor;
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
