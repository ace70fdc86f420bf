//! Many rows in one statement, in a few fixed sizes, so that each statement is prepared once and used again.

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

/// How many rows a statement takes, largest first; every number of rows is a sum of these.
const SIZES: [usize; 4] = [32, 8, 4, 1];

/// A query that is being bound.
pub(super) type Bound<'q> = Query<'q, Any, AnyArguments>;

/// A statement over many rows: what stands before the rows and after them, and how many columns a row has.
pub(super) struct Rows {
    before: &'static str,
    columns: usize,
    after: &'static str,
    texts: OnceLock<[Arc<str>; SIZES.len()]>,
}

impl Rows {
    /// A statement that ends in `values (…), (…)` and a clause.
    pub(super) const fn new(before: &'static str, columns: usize, after: &'static str) -> Self {
        Self { before, columns, after, texts: OnceLock::new() }
    }

    fn text(&self, place: usize) -> Arc<str> {
        Arc::clone(&self.texts.get_or_init(|| SIZES.map(|rows| self.written(rows)))[place])
    }

    fn written(&self, rows: usize) -> Arc<str> {
        let mut text = String::from(self.before);
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 1..=self.columns {
                let comma = if column == 1 { "" } else { ", " };
                // Writing to a string never fails.
                let _ = write!(text, "{comma}${}", row * self.columns + column);
            }
            text.push(')');
        }
        text.push_str(self.after);
        text.into()
    }

    /// Runs the statement over all rows.
    pub(super) async fn run<T>(
        &self,
        on: &mut AnyConnection,
        rows: &[T],
        bind: impl for<'q> Fn(Bound<'q>, &T) -> Bound<'q>,
    ) -> sqlx::Result<()> {
        let mut rest = rows;
        while !rest.is_empty() {
            let place = SIZES.iter().position(|size| *size <= rest.len()).unwrap_or(SIZES.len() - 1);
            let (now, later) = rest.split_at(SIZES[place]);
            // Made of constants and numbers of ours alone.
            let query = sqlx::query(AssertSqlSafe(self.text(place)));
            now.iter().fold(query, &bind).execute(&mut *on).await?;
            rest = later;
        }
        Ok(())
    }
}

/// How many keys a statement looks up at once.
const KEYS: usize = 32;

/// A select over many keys: `before` ends in `in`, `after` follows the list.
pub(super) struct Keyed {
    before: &'static str,
    after: &'static str,
    text: OnceLock<Arc<str>>,
}

impl Keyed {
    /// A statement over keys.
    pub(super) const fn new(before: &'static str, after: &'static str) -> Self {
        Self { before, after, text: OnceLock::new() }
    }

    /// All rows of all keys; a short list is filled up with its last key, so that one text serves every length.
    pub(super) async fn fetch(&self, on: &mut AnyConnection, keys: &[String]) -> sqlx::Result<Vec<sqlx::any::AnyRow>> {
        let text = self.text.get_or_init(|| {
            let list: Vec<String> = (1..=KEYS).map(|key| format!("${key}")).collect();
            format!("{} ({}){}", self.before, list.join(", "), self.after).into()
        });
        let mut rows = Vec::new();
        for chunk in keys.chunks(KEYS) {
            let Some(last) = chunk.last() else { continue };
            let filled = chunk.iter().chain(std::iter::repeat_n(last, KEYS - chunk.len()));
            let query = sqlx::query(AssertSqlSafe(Arc::clone(text)));
            rows.extend(filled.fold(query, |query, key| query.bind(key.as_str())).fetch_all(&mut *on).await?);
        }
        Ok(rows)
    }
}

/// Text for a column: PostgreSQL holds no NUL, and a hostile name must not stop a whole flush.
pub(super) fn plain(text: &str) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text.to_owned() }
}
