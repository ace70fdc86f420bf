//! Many keys in one question, in a few fixed sizes, so that each text is prepared once and used again.

use sqlx::any::AnyRow;
use sqlx::query::Query;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

/// How many keys a statement looks up at once.
const LISTS: [usize; 4] = [8, 32, 128, 256];

/// The texts of one statement in all its sizes, for SQLite and for PostgreSQL.
type Texts<const SIZES: usize> = [[OnceLock<Arc<str>>; SIZES]; 2];

const fn no_texts<const SIZES: usize>() -> Texts<SIZES> {
    [const { [const { OnceLock::new() }; SIZES] }; 2]
}

/// How the connected database wants its parameters written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Marks {
    /// Bare: SQLite looks each name of a statement up by walking over all before it, which costs more than the rows do.
    Bare,
    /// Counted, as PostgreSQL knows them.
    Counted,
}

impl Marks {
    pub(super) fn of(on: &AnyConnection) -> Self {
        if on.backend_name() == "SQLite" { Self::Bare } else { Self::Counted }
    }

    const fn place(self) -> usize {
        match self {
            Self::Bare => 0,
            Self::Counted => 1,
        }
    }

    /// Begins a further statement in a text: SQLite takes several in a row, PostgreSQL as parts of one.
    pub(super) fn join(self, text: &mut String, before: usize) {
        // Writing to a string never fails.
        let _ = match (self, before) {
            (Self::Bare, 0) => Ok(()),
            (Self::Bare, _) => text.write_str("; "),
            (Self::Counted, 0) => text.write_str("with part0 as ("),
            (Self::Counted, _) => write!(text, "), part{before} as ("),
        };
    }

    /// Tells whether joined statements run in their order. PostgreSQL's parts do not, so rows that exclude each other must not
    /// stand in two of them: the first use of a seal stays.
    pub(super) const fn keeps_order(self) -> bool {
        matches!(self, Self::Bare)
    }

    /// Ends a text of joined statements.
    pub(super) fn end(self, text: &mut String) {
        match self {
            Self::Bare => {}
            Self::Counted => text.push_str(") select 1"),
        }
    }

    /// Writes `(…)` with that many parameters, after those that were written before.
    pub(super) fn list(self, text: &mut String, before: usize, many: usize) {
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
