//! Sessions: by the digest of their token, so that a stolen database opens no door.

use super::text::id;
use domain::digest::Digest;
use domain::id::PersonId;
use domain::time::Instant;
use sqlx::any::AnyExecutor;

/// Begins a session.
///
/// # Errors
/// The database does not answer.
pub async fn begin(on: impl AnyExecutor<'_>, token: &Digest, person: PersonId, now: Instant, expires: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into session (token, person, created_at, expires_at) values ($1, $2, $3, $4)")
        .bind(token.hex())
        .bind(person.to_string())
        .bind(now.millis())
        .bind(expires.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// Whose session it is, if it has not expired.
///
/// # Errors
/// The database does not answer.
pub async fn person(on: impl AnyExecutor<'_>, token: &Digest, now: Instant) -> sqlx::Result<Option<PersonId>> {
    let person: Option<String> = sqlx::query_scalar("select person from session where token = $1 and expires_at > $2")
        .bind(token.hex())
        .bind(now.millis())
        .fetch_optional(on)
        .await?;
    person.map(|text| id(&text)).transpose()
}

/// Ends a session.
///
/// # Errors
/// The database does not answer.
pub async fn end(on: impl AnyExecutor<'_>, token: &Digest) -> sqlx::Result<()> {
    sqlx::query("delete from session where token = $1").bind(token.hex()).execute(on).await?;
    Ok(())
}

/// Ends a person's other sessions: whoever chooses a new password shuts every other door.
///
/// # Errors
/// The database does not answer.
pub async fn end_all(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("delete from session where person = $1").bind(person.to_string()).execute(on).await?;
    Ok(())
}

/// Forgets sessions that have expired.
///
/// # Errors
/// The database does not answer.
pub async fn sweep(on: impl AnyExecutor<'_>, now: Instant) -> sqlx::Result<()> {
    sqlx::query("delete from session where expires_at <= $1").bind(now.millis()).execute(on).await?;
    Ok(())
}
