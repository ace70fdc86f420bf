//! Imports into the roster, and the rows of their lists.

use crate::db::page::Page;
use crate::db::rows::plain;
use crate::db::text::{body, count, id, read_body, read_word, word};
use crate::db::writing::{Rows, Writing};
use domain::contract::{ImportCounts, ImportLine, ImportRow, ImportState, LineSearch, Word};
use domain::digest::Digest;
use domain::id::{ImportId, PersonId};
use domain::roster::Settings;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// Rows that are handed to the database at once.
const AT_ONCE: usize = 1_000;

/// How a list was read, and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Its headings.
    pub headings: Vec<String>,
    /// How it was read.
    pub settings: Settings,
    /// What became of its rows.
    pub counts: ImportCounts,
}

/// An import as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// As lists show it.
    pub row: ImportRow,
    /// How it was read.
    pub reading: Reading,
    /// The digest of what became of all rows.
    pub judgement: Digest,
}

/// A row as the judging wants it: its number and its cells.
pub type Cells = (u32, Vec<String>);

/// Enters an import with the person who read it in.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: impl AnyExecutor<'_>, import: &Import, by: PersonId) -> sqlx::Result<()> {
    let Import { row, reading, judgement } = import;
    let insert =
        "insert into roster_import (id, at, person, name, digest, bytes, state, body, judgement) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    sqlx::query(insert)
        .bind(row.id.to_string())
        .bind(row.at.millis())
        .bind(by.to_string())
        .bind(plain(&row.name))
        .bind(row.digest.to_string())
        .bind(i64::try_from(row.bytes).unwrap_or(i64::MAX))
        .bind(word(&row.state)?)
        .bind(plain(&body(reading)?))
        .bind(judgement.to_string())
        .execute(on)
        .await?;
    Ok(())
}

/// Keeps how the list of an import that is not taken yet is read now; false where it is none.
///
/// # Errors
/// The database does not answer.
pub async fn read_anew(on: impl AnyExecutor<'_>, import: ImportId, reading: &Reading, judgement: &Digest) -> sqlx::Result<bool> {
    let done = sqlx::query("update roster_import set body = $1, judgement = $2 where id = $3 and state = 'previewed'")
        .bind(plain(&body(reading)?))
        .bind(judgement.to_string())
        .bind(import.to_string())
        .execute(on)
        .await?;
    Ok(done.rows_affected() == 1)
}

static LINES: Rows = Rows::new(
    "insert into roster_line (import, line, cells, outcome, judged)",
    5,
    " on conflict (import, line) do update set outcome = excluded.outcome, judged = excluded.judged",
);

/// Writes rows, or what became of them now.
///
/// # Errors
/// The database does not answer.
pub async fn write_lines(on: &mut AnyConnection, import: ImportId, lines: &[ImportLine]) -> sqlx::Result<()> {
    let import = import.to_string();
    for some in lines.chunks(AT_ONCE) {
        let rows = some.iter().map(|line| {
            let (cells, judged) = (plain(&body(&line.cells)?), plain(&body(&line.judged)?));
            Ok((i64::from(line.line), cells, word(&line.judged.outcome)?, judged))
        });
        let rows = rows.collect::<sqlx::Result<Vec<_>>>()?;
        let mut writing = Writing::on(on);
        writing.rows(&LINES, &rows, |row, (line, cells, outcome, judged)| {
            row.bind(import.clone()).bind(*line).bind(cells.clone()).bind(outcome.clone()).bind(judged.clone())
        });
        writing.run(on).await?;
    }
    Ok(())
}

/// All cells of a list.
///
/// # Errors
/// The database does not answer.
pub async fn cells(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Vec<Cells>> {
    let rows = sqlx::query("select line, cells from roster_line where import = $1 order by line").bind(import.to_string()).fetch_all(on).await?;
    rows.iter().map(|row| Ok((count(row.try_get("line")?), read_body(row.try_get("cells")?)?))).collect()
}

/// The rows of a list that are asked for, or all of them; one page, or the whole list.
///
/// # Errors
/// The database does not answer.
pub async fn lines(on: impl AnyExecutor<'_>, import: ImportId, search: LineSearch, page: Option<Page>) -> sqlx::Result<Vec<ImportLine>> {
    let outcome = search.outcome.filter(|_| !search.kept).map(|outcome| word(&outcome)).transpose()?.unwrap_or_default();
    let (rows, before) = page.map_or((i64::MAX, 0), |page| (page.rows(), page.before()));
    sqlx::query(
        "select l.line, l.cells, l.judged, k.why from roster_line l left join roster_kept k on k.import = l.import and k.line = l.line \
         where l.import = $1 and ($2 = '' or l.outcome = $3) and ($4 = 0 or k.why is not null) order by l.line limit $5 offset $6",
    )
    .bind(import.to_string())
    .bind(outcome.clone())
    .bind(outcome)
    .bind(i64::from(search.kept))
    .bind(rows)
    .bind(before)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let kept = row.try_get::<Option<String>, _>("why")?.map(|why| read_word(&why)).transpose()?;
        let (cells, judged) = (read_body(row.try_get("cells")?)?, read_body(row.try_get("judged")?)?);
        Ok(ImportLine { line: count(row.try_get("line")?), cells, judged, kept })
    })
    .collect()
}

const SELECT: &str = "select i.id, i.at, p.name as person, i.name, i.digest, i.bytes, i.state, i.body, i.judgement, i.taken_at, t.name as taken_by, \
                      i.undone_at, u.name as undone_by, i.why, \
                      (select count(*) from roster_kept k where k.import = i.id) as kept from roster_import i join person p on p.id = i.person \
                      left join person t on t.id = i.taken_by left join person u on u.id = i.undone_by";

/// The import of that id.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Option<Import>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} where i.id = $1"))).bind(import.to_string()).fetch_optional(on).await?;
    row.as_ref().map(read).transpose()
}

/// One page of the imports, the newest first.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, page: Page) -> sqlx::Result<Vec<ImportRow>> {
    let text = sqlx::AssertSqlSafe(format!("{SELECT} order by i.at desc, i.id desc limit $1 offset $2"));
    let rows = sqlx::query(text).bind(page.rows()).bind(page.before()).fetch_all(on).await?;
    rows.iter().map(|row| Ok(read(row)?.row)).collect()
}

/// How many imports there are.
///
/// # Errors
/// The database does not answer.
pub async fn number_of(on: impl AnyExecutor<'_>) -> sqlx::Result<u32> {
    sqlx::query_scalar("select count(*) from roster_import").fetch_one(on).await.map(count)
}

fn read(row: &AnyRow) -> sqlx::Result<Import> {
    let reading: Reading = read_body(row.try_get("body")?)?;
    let said = |at: &str, by: &str, why: String| -> sqlx::Result<Option<Word>> {
        let (at, by): (Option<i64>, Option<String>) = (row.try_get(at)?, row.try_get(by)?);
        Ok(at.zip(by).map(|(at, by)| Word { at: Instant::from_millis(at), by, why }))
    };
    let import = ImportRow {
        id: id(row.try_get("id")?)?,
        name: row.try_get("name")?,
        digest: read_word(row.try_get("digest")?)?,
        bytes: row.try_get::<i64, _>("bytes")?.unsigned_abs(),
        by: row.try_get("person")?,
        at: Instant::from_millis(row.try_get("at")?),
        state: read_word(row.try_get("state")?)?,
        counts: reading.counts,
        taken: said("taken_at", "taken_by", String::new())?,
        undone: said("undone_at", "undone_by", row.try_get("why")?)?,
        kept: count(row.try_get("kept")?),
    };
    Ok(Import { row: import, reading, judgement: read_word(row.try_get("judgement")?)? })
}

/// Marks an import as taken; false where it was not waiting for that.
///
/// # Errors
/// The database does not answer.
pub async fn taken(on: impl AnyExecutor<'_>, import: ImportId, by: PersonId, at: Instant) -> sqlx::Result<bool> {
    let done = sqlx::query("update roster_import set state = 'taken', taken_at = $1, taken_by = $2 where id = $3 and state = 'previewed'");
    let done = done.bind(at.millis()).bind(by.to_string()).bind(import.to_string()).execute(on).await?;
    Ok(done.rows_affected() == 1)
}

/// Marks an import as taken back, or as given up before it was taken; false where it stood otherwise.
///
/// # Errors
/// The database does not answer.
pub async fn ended(
    on: impl AnyExecutor<'_>,
    import: ImportId,
    (from, to): (ImportState, ImportState),
    by: PersonId,
    at: Instant,
    why: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query("update roster_import set state = $1, undone_at = $2, undone_by = $3, why = $4 where id = $5 and state = $6")
        .bind(word(&to)?)
        .bind(at.millis())
        .bind(by.to_string())
        .bind(plain(why))
        .bind(import.to_string())
        .bind(word(&from)?)
        .execute(on)
        .await?;
    Ok(done.rows_affected() == 1)
}
