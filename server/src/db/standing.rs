//! What a draw asks of samplers: certificates of training, and interests that they declared.

use super::rows::plain;
use super::text::{id, read_word};
use domain::contract::Certificate;
use domain::id::{EnterpriseId, PersonId};
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// The certificates.
///
/// # Errors
/// The database does not answer.
pub async fn certificates(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(PersonId, Certificate)>> {
    let read = |row: &AnyRow| {
        let certificate = Certificate { number: row.try_get("number")?, until: read_word(row.try_get("valid_until")?)? };
        Ok((id(row.try_get("person")?)?, certificate))
    };
    sqlx::query("select person, number, valid_until from certificate").fetch_all(on).await?.iter().map(read).collect()
}

/// Who has an interest in which enterprise.
///
/// # Errors
/// The database does not answer.
pub async fn interests(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(PersonId, EnterpriseId)>> {
    let read = |row: &AnyRow| Ok((id(row.try_get("person")?)?, id(row.try_get("enterprise")?)?));
    sqlx::query("select person, enterprise from interest order by person, enterprise").fetch_all(on).await?.iter().map(read).collect()
}

/// States a sampler's certificate; the one before is replaced.
///
/// # Errors
/// The database does not answer.
pub async fn certify(on: impl AnyExecutor<'_>, person: PersonId, certificate: &Certificate, by: PersonId, at: Instant) -> sqlx::Result<()> {
    sqlx::query(
        "insert into certificate (person, number, valid_until, stated_at, stated_by) values ($1, $2, $3, $4, $5) \
         on conflict (person) do update set number = excluded.number, valid_until = excluded.valid_until, \
         stated_at = excluded.stated_at, stated_by = excluded.stated_by",
    )
    .bind(person.to_string())
    .bind(plain(&certificate.number))
    .bind(certificate.until.to_string())
    .bind(at.millis())
    .bind(by.to_string())
    .execute(on)
    .await?;
    Ok(())
}

/// Takes these as all interests of a sampler.
///
/// # Errors
/// The database does not answer.
pub async fn declare(on: &mut AnyConnection, person: PersonId, interests: &[EnterpriseId], by: PersonId, at: Instant) -> sqlx::Result<()> {
    sqlx::query("delete from interest where person = $1").bind(person.to_string()).execute(&mut *on).await?;
    for enterprise in interests {
        sqlx::query(
            "insert into interest (person, enterprise, declared_at, declared_by) values ($1, $2, $3, $4) on conflict (person, enterprise) do nothing",
        )
        .bind(person.to_string())
        .bind(enterprise.to_string())
        .bind(at.millis())
        .bind(by.to_string())
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}
