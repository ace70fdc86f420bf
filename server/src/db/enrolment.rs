//! Codes that let a phone in: by their digest, so that a stolen database lets none in.

use super::text::id;
use domain::digest::Digest;
use domain::id::PersonId;
use domain::time::Instant;
use sqlx::any::AnyExecutor;

/// Keeps a code for a person.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: impl AnyExecutor<'_>, code: &Digest, person: PersonId, by: PersonId, now: Instant, expires: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into enrolment (code, person, given_by, given_at, expires_at) values ($1, $2, $3, $4, $5)")
        .bind(code.hex())
        .bind(person.to_string())
        .bind(by.to_string())
        .bind(now.millis())
        .bind(expires.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// Uses a code up, and tells whose it was; of two who come at once, one gets in.
///
/// # Errors
/// The database does not answer.
pub async fn take(on: impl AnyExecutor<'_>, code: &Digest, now: Instant) -> sqlx::Result<Option<PersonId>> {
    let person: Option<String> =
        sqlx::query_scalar("update enrolment set used_at = $2 where code = $1 and used_at is null and expires_at > $2 returning person")
            .bind(code.hex())
            .bind(now.millis())
            .fetch_optional(on)
            .await?;
    person.as_deref().map(id).transpose()
}
