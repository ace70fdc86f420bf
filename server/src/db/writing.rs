//! Rows for several tables that are handed to the database together: each hand-over is waited for, which costs more than the
//! rows themselves do.
//!
//! A statement takes rows in a few fixed sizes, so that the same texts come again and are prepared once; a list that is shorter
//! than its statement is filled up.

use super::rows::Marks;
use sqlx::any::AnyArguments;
use sqlx::error::BoxDynError;
use sqlx::{Any, AnyConnection, Arguments as _, AssertSqlSafe, Encode, Type};
use std::fmt::Write as _;

/// How many rows a statement takes.
const SIZES: [usize; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/// Values that are handed over at once, about; PostgreSQL takes 65 535.
const MOST: usize = 30_000;

/// Rows that wait for being handed over.
pub struct Writing {
    marks: Marks,
    hand_overs: Vec<HandOver>,
    failed: Option<BoxDynError>,
}

/// Several statements in one.
#[derive(Default)]
struct HandOver {
    text: String,
    statements: usize,
    values: AnyArguments,
}

impl std::fmt::Debug for Writing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The values are people's.
        f.debug_struct("Writing").field("hand_overs", &self.hand_overs.len()).finish_non_exhaustive()
    }
}

/// The values of a row, in the order of its columns.
pub(super) struct Bound<'w> {
    values: &'w mut AnyArguments,
    failed: &'w mut Option<BoxDynError>,
}

impl Bound<'_> {
    /// The next column.
    pub(super) fn bind<'q, T: Encode<'q, Any> + Type<Any>>(self, value: T) -> Self {
        if let Err(error) = self.values.add(value) {
            self.failed.get_or_insert(error);
        }
        self
    }
}

/// A statement that inserts many rows: what stands before them and after them, and how many columns a row has.
pub(super) struct Rows {
    before: &'static str,
    columns: usize,
    after: &'static str,
}

impl Rows {
    /// A statement that begins with `insert into … (…)` and ends in a clause.
    pub(super) const fn new(before: &'static str, columns: usize, after: &'static str) -> Self {
        Self { before, columns, after }
    }

    /// Each row has one column more, which tells whether it is one or only fills the statement up.
    fn write(&self, text: &mut String, marks: Marks, bound: usize, rows: usize) {
        text.push_str(self.before);
        text.push_str(" select ");
        for column in 1..=self.columns {
            // Writing to a string never fails.
            let _ = write!(text, "{}column{column}", if column == 1 { "" } else { ", " });
        }
        text.push_str(" from (values ");
        for row in 0..rows {
            text.push_str(if row == 0 { "" } else { ", " });
            marks.list(text, bound + row * (self.columns + 1), self.columns + 1);
        }
        let _ = write!(text, ") as filled where column{} = 1{}", self.columns + 1, self.after);
    }
}

impl Writing {
    /// Nothing yet, for this database.
    #[must_use]
    pub fn on(connection: &AnyConnection) -> Self {
        Self { marks: Marks::of(connection), hand_overs: Vec::new(), failed: None }
    }

    /// Adds rows of one table.
    pub(super) fn rows<T>(&mut self, statement: &Rows, rows: &[T], bind: impl for<'w> Fn(Bound<'w>, &T) -> Bound<'w>) {
        let mut rest = rows;
        while let Some(filler) = rest.last() {
            let size = SIZES.into_iter().find(|size| *size >= rest.len()).unwrap_or(SIZES[SIZES.len() - 1]);
            let (now, later) = rest.split_at(size.min(rest.len()));
            let marks = self.marks;
            if rest.len() < rows.len() && !marks.keeps_order() {
                self.hand_overs.push(HandOver::default());
            }
            let (values, failed) = self.statement(|text, bound| statement.write(text, marks, bound, size));
            for (place, row) in now.iter().chain(std::iter::repeat_n(filler, size - now.len())).enumerate() {
                let is_row = i64::from(place < now.len());
                let _ = bind(Bound { values: &mut *values, failed: &mut *failed }, row).bind(is_row);
            }
            rest = later;
        }
    }

    /// Adds one statement that changes a row by one value.
    pub(super) fn one<'q, T: Encode<'q, Any> + Type<Any>>(&mut self, before: &str, value: T, after: &str) {
        let marks = self.marks;
        let (values, failed) = self.statement(|text, bound| {
            text.push_str(before);
            marks.list(text, bound, 1);
            text.push_str(after);
        });
        let _ = Bound { values, failed }.bind(value);
    }

    /// Begins a statement after those that were added before.
    fn statement(&mut self, write: impl FnOnce(&mut String, usize)) -> (&mut AnyArguments, &mut Option<BoxDynError>) {
        if self.hand_overs.last().is_none_or(|last| last.values.len() >= MOST) {
            self.hand_overs.push(HandOver::default());
        }
        let place = self.hand_overs.len() - 1;
        let HandOver { text, statements, values } = &mut self.hand_overs[place];
        self.marks.join(text, *statements);
        *statements += 1;
        write(text, values.len());
        (values, &mut self.failed)
    }

    /// Hands all of it over.
    ///
    /// # Errors
    /// The database does not answer, or refuses a row; the transaction is spoilt then.
    pub async fn run(self, on: &mut AnyConnection) -> sqlx::Result<()> {
        if let Some(error) = self.failed {
            return Err(sqlx::Error::Encode(error));
        }
        for HandOver { mut text, values, .. } in self.hand_overs {
            self.marks.end(&mut text);
            // Made of constants and numbers of ours alone.
            sqlx::query_with(AssertSqlSafe(text), values).execute(&mut *on).await?;
        }
        Ok(())
    }
}
