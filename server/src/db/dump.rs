//! Every table as it stands, whatever its name, in a form that either database can take in again.

use futures::TryStreamExt as _;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::fmt::Write as _;

/// What belongs to the running office and not to the record: who is signed in, files of which only a part is here, and which life of the record this is.
const PASSING: [&str; 3] = ["epoch", "session", "staged"];
/// What the migrations themselves fill.
const FILLED: [&str; 1] = ["counter"];

/// A table and its columns, in the order in which its rows are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
}

/// What stands in one column of one row: the dialect has nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Nothing.
    Null,
}

fn is_sqlite(on: &AnyConnection) -> bool {
    on.backend_name() == "SQLite"
}

/// The tables of the record, by name.
///
/// # Errors
/// The database does not answer.
pub async fn tables(on: &mut AnyConnection) -> sqlx::Result<Vec<Table>> {
    let columns = if is_sqlite(on) {
        "select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.cid"
    } else {
        "select c.table_name::text, c.column_name::text from information_schema.columns c \
         where c.table_schema = current_schema() order by c.table_name::text collate \"C\", c.ordinal_position"
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in sqlx::query(columns).fetch_all(&mut *on).await? {
        let (table, column): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        if table.starts_with("_sqlx") || table.starts_with("sqlite_") || PASSING.contains(&table.as_str()) {
            continue;
        }
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    Ok(tables)
}

/// The newest migration that the tables have seen.
///
/// # Errors
/// The database does not answer.
pub async fn schema(on: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(on).await
}

/// Hands over every row of a table, in the same order on either database.
///
/// # Errors
/// The database does not answer, or `take` fails.
pub async fn each(on: &mut AnyConnection, table: &Table, mut take: impl FnMut(Vec<Cell>) -> std::io::Result<()>) -> sqlx::Result<()> {
    let mut text = format!("select * from {} order by ", table.name);
    let binary = if is_sqlite(on) { "" } else { "::text collate \"C\"" };
    for (place, column) in table.columns.iter().enumerate() {
        // Writing to a string never fails.
        let _ = write!(text, "{}{column}{binary}", if place == 0 { "" } else { ", " });
    }
    // Made of names that the database itself gave.
    let mut rows = sqlx::query(AssertSqlSafe(text)).fetch(on);
    while let Some(row) = rows.try_next().await? {
        take(cells(&row)?)?;
    }
    Ok(())
}

fn cells(row: &AnyRow) -> sqlx::Result<Vec<Cell>> {
    let cell = |place| match row.try_get::<Option<i64>, _>(place) {
        Ok(number) => Ok(number.map_or(Cell::Null, Cell::Number)),
        Err(_) => row.try_get::<Option<String>, _>(place).map(|text| text.map_or(Cell::Null, Cell::Text)),
    };
    (0..row.len()).map(cell).collect()
}

/// Tells which tables hold something that no migration put there.
///
/// # Errors
/// The database does not answer.
pub async fn in_use(on: &mut AnyConnection) -> sqlx::Result<Vec<String>> {
    let mut used = Vec::new();
    for table in tables(on).await?.into_iter().filter(|table| !FILLED.contains(&table.name.as_str())) {
        let text = AssertSqlSafe(format!("select count(*) from (select 1 from {} limit 1) t", table.name));
        let rows: i64 = sqlx::query_scalar(text).fetch_one(&mut *on).await?;
        if rows > 0 {
            used.push(table.name);
        }
    }
    Ok(used)
}

/// Empties a table that the migrations fill, before [`insert`].
///
/// # Errors
/// The database does not answer.
pub async fn empty(on: &mut AnyConnection, table: &Table) -> sqlx::Result<()> {
    sqlx::query(AssertSqlSafe(format!("delete from {}", table.name))).execute(on).await.map(|_| ())
}

/// Puts a row back.
///
/// # Errors
/// The database does not answer, or the row does not fit its table.
pub async fn insert(on: &mut AnyConnection, table: &Table, row: Vec<Cell>) -> sqlx::Result<()> {
    // A nothing stands in the text itself: bound, it would have a type, which PostgreSQL compares with the column's.
    let mut bound = 0;
    let marks = row.iter().map(|cell| {
        bound += usize::from(*cell != Cell::Null);
        if *cell == Cell::Null { "null".to_owned() } else { format!("${bound}") }
    });
    let marks = marks.collect::<Vec<_>>().join(", ");
    let text = format!("insert into {} ({}) values ({marks})", table.name, table.columns.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(text));
    for cell in row {
        query = match cell {
            Cell::Number(number) => query.bind(number),
            Cell::Text(text) => query.bind(text),
            Cell::Null => query,
        };
    }
    query.execute(on).await.map(|_| ())
}
