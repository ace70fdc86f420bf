//! Papers that were printed, by the digest of their PDF.

use super::rows::plain;
use super::text::id;
use super::upload::digest;
use domain::contract::Form;
use domain::digest::Digest;
use domain::id::SheetId;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// A paper that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The digest of the PDF.
    pub digest: Digest,
    /// The mark of its content.
    pub mark: String,
    /// The sheet that it is a paper of.
    pub sheet: SheetId,
    /// Which paper.
    pub form: Form,
    /// The place in the campaign's order up to which the record was read.
    pub upto: i64,
    /// When it was first printed.
    pub at: Instant,
}

/// Notes that a paper was printed; what was noted before stays.
///
/// # Errors
/// The database does not answer.
pub async fn note(on: impl AnyExecutor<'_>, printed: &Printed) -> sqlx::Result<()> {
    sqlx::query("insert into printed (digest, mark, sheet, form, upto, at) values ($1, $2, $3, $4, $5, $6) on conflict (digest) do nothing")
        .bind(printed.digest.to_string())
        .bind(&printed.mark)
        .bind(printed.sheet.to_string())
        .bind(printed.form.word())
        .bind(printed.upto)
        .bind(printed.at.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// Tells whether a PDF of that digest was noted.
///
/// # Errors
/// The database does not answer.
pub async fn by_digest(on: impl AnyExecutor<'_>, of: &Digest) -> sqlx::Result<Option<Printed>> {
    let row = sqlx::query("select digest, mark, sheet, form, upto, at from printed where digest = $1").bind(of.to_string());
    row.fetch_optional(on).await?.as_ref().map(read).transpose()
}

/// The first printing of the content of that mark.
///
/// # Errors
/// The database does not answer.
pub async fn by_mark(on: impl AnyExecutor<'_>, mark: &str) -> sqlx::Result<Option<Printed>> {
    let row = sqlx::query("select digest, mark, sheet, form, upto, at from printed where mark = $1 order by at, digest limit 1").bind(plain(mark));
    row.fetch_optional(on).await?.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> sqlx::Result<Printed> {
    let form: &str = row.try_get("form")?;
    Ok(Printed {
        digest: digest(row.try_get("digest")?)?,
        mark: row.try_get("mark")?,
        sheet: id(row.try_get("sheet")?)?,
        form: Form::of(form).ok_or_else(|| sqlx::Error::Decode(format!("{form:?} is no form of ours").into()))?,
        upto: row.try_get("upto")?,
        at: Instant::from_millis(row.try_get("at")?),
    })
}
