//! What stayed in the roster when its import was taken back.

use crate::db::text::{id, word};
use crate::db::writing::{Rows, Writing};
use domain::contract::Kept;
use domain::id::{DrawId, EnterpriseId, ImportId};
use sqlx::AnyConnection;
use sqlx::any::AnyExecutor;

/// An entry that stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its row in the list.
    pub line: u32,
    /// The entry.
    pub enterprise: EnterpriseId,
    /// Why.
    pub why: Kept,
    /// The draw in which it stands, where that is why.
    pub draw: Option<DrawId>,
}

static KEPT: Rows = Rows::new("insert into roster_kept (import, line, enterprise, why, draw)", 5, "");

/// Notes what stays of an import.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: &mut AnyConnection, import: ImportId, entries: &[KeptEntry]) -> sqlx::Result<()> {
    let row = |entry: &KeptEntry| {
        let draw = entry.draw.map(|draw| draw.to_string()).unwrap_or_default();
        Ok((i64::from(entry.line), entry.enterprise.to_string(), word(&entry.why)?, draw))
    };
    let rows = entries.iter().map(row).collect::<sqlx::Result<Vec<_>>>()?;
    let import = import.to_string();
    let mut writing = Writing::on(on);
    writing.rows(&KEPT, &rows, |row, (line, enterprise, why, draw)| {
        row.bind(import.clone()).bind(*line).bind(enterprise.clone()).bind(why.clone()).bind(draw.clone())
    });
    writing.run(on).await
}

/// The draws on whose lists entries stand that stayed of an import: whoever sees those entries has seen part of the lists.
///
/// # Errors
/// The database does not answer.
pub async fn lists(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Vec<DrawId>> {
    let rows: Vec<String> = sqlx::query_scalar("select distinct draw from roster_kept where import = $1 and why = 'drawn'")
        .bind(import.to_string())
        .fetch_all(on)
        .await?;
    rows.iter().map(|text| id(text)).collect()
}
