//! Stamped originals of an assignment: what is known of each scan; its bytes are a blob.

use super::text::count;
use super::upload::digest;
use domain::contract::{Form, Original};
use domain::id::{AssignmentId, PersonId};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// Notes that a scan was handed in; the same one twice stays as it was first noted.
///
/// # Errors
/// The database does not answer.
pub async fn note(on: impl AnyExecutor<'_>, of: AssignmentId, by: PersonId, original: &Original) -> sqlx::Result<()> {
    sqlx::query(
        "insert into original (assignment, form, digest, mime, bytes, person, at) values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (assignment, form, digest) do nothing",
    )
    .bind(of.to_string())
    .bind(original.form.word())
    .bind(original.digest.to_string())
    .bind(original.mime.as_str())
    .bind(i64::from(original.bytes))
    .bind(by.to_string())
    .bind(original.at.millis())
    .execute(on)
    .await?;
    Ok(())
}

/// The originals of an assignment, the newest first.
///
/// # Errors
/// The database does not answer.
pub async fn of_assignment(on: impl AnyExecutor<'_>, assignment: AssignmentId) -> sqlx::Result<Vec<Original>> {
    sqlx::query(
        "select o.form, o.digest, o.mime, o.bytes, o.at, coalesce(p.name, '') as name from original o left join person p on p.id = o.person \
         where o.assignment = $1 order by o.at desc, o.form, o.digest",
    )
    .bind(assignment.to_string())
    .fetch_all(on)
    .await?
    .iter()
    .map(read)
    .collect()
}

fn read(row: &AnyRow) -> sqlx::Result<Original> {
    let form: &str = row.try_get("form")?;
    Ok(Original {
        form: Form::of(form).ok_or_else(|| sqlx::Error::Decode(format!("{form:?} is no form of ours").into()))?,
        digest: digest(row.try_get("digest")?)?,
        mime: row.try_get("mime")?,
        bytes: count(row.try_get("bytes")?),
        at: Instant::from_millis(row.try_get("at")?),
        by: row.try_get("name")?,
    })
}
