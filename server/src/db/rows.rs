//! Many rows in one statement, in a few fixed sizes, so that each statement is prepared once and used again.
//!
//! Each statement is handed to the database and waited for, which costs more than a few rows do: a list that is shorter than
//! its statement is filled up, so that a flush needs one a table.

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

/// How many rows a statement takes.
const SIZES: [usize; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
/// How many keys a statement looks up at once.
const LISTS: [usize; 3] = [8, 32, 128];

/// A query that is being bound.
pub(super) type Bound<'q> = Query<'q, Any, AnyArguments>;

/// The texts of one statement in all its sizes, for SQLite and for PostgreSQL.
type Texts<const SIZES: usize> = [[OnceLock<Arc<str>>; SIZES]; 2];

const fn no_texts<const SIZES: usize>() -> Texts<SIZES> {
    [const { [const { OnceLock::new() }; SIZES] }; 2]
}

/// How the connected database wants its parameters written.
#[derive(Debug, Clone, Copy)]
enum Marks {
    /// Bare: SQLite looks each name of a statement up by walking over all before it, which costs more than the rows do.
    Bare,
    /// Counted, as PostgreSQL knows them.
    Counted,
}

impl Marks {
    fn of(on: &AnyConnection) -> Self {
        if on.backend_name() == "SQLite" { Self::Bare } else { Self::Counted }
    }

    const fn place(self) -> usize {
        match self {
            Self::Bare => 0,
            Self::Counted => 1,
        }
    }

    /// Writes `(…)` with that many parameters, after those that were written before.
    fn list(self, text: &mut String, before: usize, many: usize) {
        for mark in 1..=many {
            text.push_str(if mark == 1 { "(" } else { ", " });
            // Writing to a string never fails.
            let _ = match self {
                Self::Bare => text.write_str("?"),
                Self::Counted => write!(text, "${}", before + mark),
            };
        }
        text.push(')');
    }
}

/// A statement that inserts many rows: what stands before them and after them, and how many columns a row has.
pub(super) struct Rows {
    before: &'static str,
    columns: usize,
    after: &'static str,
    texts: Texts<{ SIZES.len() }>,
}

impl Rows {
    /// A statement that begins with `insert into … (…)` and ends in a clause.
    pub(super) const fn new(before: &'static str, columns: usize, after: &'static str) -> Self {
        Self { before, columns, after, texts: no_texts() }
    }

    /// Each row has one column more, which tells whether it is one or only fills the statement up.
    fn written(&self, marks: Marks, rows: usize) -> Arc<str> {
        let mut text = format!("{} select ", self.before);
        for column in 1..=self.columns {
            // Writing to a string never fails.
            let _ = write!(text, "{}column{column}", if column == 1 { "" } else { ", " });
        }
        text.push_str(" from (values ");
        for row in 0..rows {
            text.push_str(if row == 0 { "" } else { ", " });
            marks.list(&mut text, row * (self.columns + 1), self.columns + 1);
        }
        let _ = write!(text, ") as filled where column{} = 1{}", self.columns + 1, self.after);
        text.into()
    }

    /// Runs the statement over all rows.
    pub(super) async fn run<T>(&self, on: &mut AnyConnection, rows: &[T], bind: impl for<'q> Fn(Bound<'q>, &T) -> Bound<'q>) -> sqlx::Result<()> {
        let marks = Marks::of(on);
        let mut rest = rows;
        while let Some(filler) = rest.last() {
            let place = SIZES.iter().position(|size| *size >= rest.len()).unwrap_or(SIZES.len() - 1);
            let size = SIZES[place];
            let (now, later) = rest.split_at(size.min(rest.len()));
            let text = self.texts[marks.place()][place].get_or_init(|| self.written(marks, size));
            // Made of constants and numbers of ours alone.
            let mut query = sqlx::query(AssertSqlSafe(Arc::clone(text)));
            for row in now {
                query = bind(query, row).bind(1_i64);
            }
            for _ in now.len()..size {
                query = bind(query, filler).bind(0_i64);
            }
            query.execute(&mut *on).await?;
            rest = later;
        }
        Ok(())
    }
}

/// A select over some lists of keys: each text but the last ends in `in`, and a list follows it.
pub(super) struct Keyed<const TEXTS: usize> {
    around: [&'static str; TEXTS],
    texts: Texts<{ LISTS.len() }>,
}

impl<const TEXTS: usize> Keyed<TEXTS> {
    /// A statement over keys.
    pub(super) const fn new(around: [&'static str; TEXTS]) -> Self {
        Self { around, texts: no_texts() }
    }

    fn written(&self, marks: Marks, keys: usize) -> Arc<str> {
        let mut text = String::new();
        for (list, around) in self.around.iter().enumerate() {
            text.push_str(around);
            if list + 1 < TEXTS {
                text.push(' ');
                marks.list(&mut text, list * keys, keys);
            }
        }
        text.into()
    }

    /// All rows of all keys; a short list is filled up with its last key, so that few texts serve every length.
    pub(super) async fn fetch<'k>(&self, on: &mut AnyConnection, lists: impl IntoIterator<Item = &'k [String]>) -> sqlx::Result<Vec<AnyRow>> {
        let marks = Marks::of(on);
        let mut lists: Vec<&[String]> = lists.into_iter().collect();
        let mut rows = Vec::new();
        while let Some(longest) = lists.iter().map(|list| list.len()).max().filter(|longest| *longest > 0) {
            let place = LISTS.iter().position(|size| *size >= longest).unwrap_or(LISTS.len() - 1);
            let keys = LISTS[place];
            let text = self.texts[marks.place()][place].get_or_init(|| self.written(marks, keys));
            let mut query = sqlx::query(AssertSqlSafe(Arc::clone(text)));
            for list in &mut lists {
                let (now, later) = list.split_at(keys.min(list.len()));
                // An empty key is nobody's.
                let last = now.last().map_or("", String::as_str);
                let filled = now.iter().map(String::as_str).chain(std::iter::repeat_n(last, keys - now.len()));
                query = filled.fold(query, Query::bind);
                *list = later;
            }
            rows.extend(query.fetch_all(&mut *on).await?);
        }
        Ok(rows)
    }
}

/// Text for a column: PostgreSQL holds no NUL, and a hostile name must not stop a whole flush.
pub(super) fn plain(text: &str) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text.to_owned() }
}
