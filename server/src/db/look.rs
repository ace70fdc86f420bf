//! The log of looks: who saw what of the draw or of a sheet.

use anyhow::Context as _;
use domain::digest::hex;
use domain::id::PersonId;
use domain::time::Instant;
use sqlx::AnyPool;

/// Logs that a person saw these.
///
/// # Errors
/// The database does not answer.
pub async fn log(on: &AnyPool, person: PersonId, kind: &str, subjects: &[String], now: Instant) -> anyhow::Result<()> {
    for subject in subjects {
        let mut chance = [0; 16];
        getrandom::fill(&mut chance).context("while numbering a look")?;
        sqlx::query("insert into look (id, at, person, kind, subject) values ($1, $2, $3, $4, $5)")
            .bind(hex(&chance))
            .bind(now.millis())
            .bind(person.to_string())
            .bind(kind)
            .bind(subject)
            .execute(on)
            .await
            .context("while logging a look")?;
    }
    Ok(())
}

/// How often a thing of that kind was looked at, and by whom.
///
/// # Errors
/// The database does not answer.
pub async fn of(on: &AnyPool, kind: &str, subject: &str) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("select person from look where kind = $1 and subject = $2 order by at").bind(kind).bind(subject).fetch_all(on).await
}
