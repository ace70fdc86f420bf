//! Secret addresses of feeds: by the digest of their secret, so that a stolen database opens none.

use super::person;
use super::text::read_body;
use domain::digest::Digest;
use domain::id::PersonId;
use domain::person::{Organisation, Person};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// Sets a person's feed up; the one before is dead.
///
/// # Errors
/// The database does not answer.
pub async fn set(on: impl AnyExecutor<'_>, person: PersonId, token: &Digest, now: Instant) -> sqlx::Result<()> {
    sqlx::query(
        "insert into feed (person, token, made_at) values ($1, $2, $3) \
         on conflict (person) do update set token = excluded.token, made_at = excluded.made_at",
    )
    .bind(person.to_string())
    .bind(token.hex())
    .bind(now.millis())
    .execute(on)
    .await?;
    Ok(())
}

/// Ends a person's feed.
///
/// # Errors
/// The database does not answer.
pub async fn end(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("delete from feed where person = $1").bind(person.to_string()).execute(on).await?;
    Ok(())
}

/// Since when a person has a feed.
///
/// # Errors
/// The database does not answer.
pub async fn since(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<Option<Instant>> {
    let at: Option<i64> = sqlx::query_scalar("select made_at from feed where person = $1").bind(person.to_string()).fetch_optional(on).await?;
    Ok(at.map(Instant::from_millis))
}

/// Whose feed it is; nobody's where the person has left.
///
/// # Errors
/// The database does not answer.
pub async fn holder(on: impl AnyExecutor<'_>, token: &Digest) -> sqlx::Result<Option<(Person, Organisation)>> {
    let row = sqlx::query(
        "select p.id, p.organisation, p.role, p.name, p.staff_number, p.ended_at, o.body from feed f join person p on p.id = f.person \
         join organisation o on o.id = p.organisation where f.token = $1 and p.ended_at is null",
    );
    let row = row.bind(token.hex()).fetch_optional(on).await?;
    row.map(|row| Ok((person::read(&row)?, read_body(row.try_get("body")?)?))).transpose()
}
