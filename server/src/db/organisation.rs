//! The bodies of the notice.

use super::text::{body, read_body, word};
use domain::id::OrganisationId;
use domain::person::Organisation;
use sqlx::any::AnyExecutor;

/// Enters a body.
///
/// # Errors
/// The database does not answer, or knows it already.
pub async fn insert(on: impl AnyExecutor<'_>, organisation: &Organisation, seq: i64) -> sqlx::Result<()> {
    sqlx::query("insert into organisation (id, kind, name, seq, body) values ($1, $2, $3, $4, $5)")
        .bind(organisation.id.to_string())
        .bind(word(&organisation.kind)?)
        .bind(&organisation.name)
        .bind(seq)
        .bind(body(organisation)?)
        .execute(on)
        .await?;
    Ok(())
}

/// The body of that id.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, organisation: OrganisationId) -> sqlx::Result<Option<Organisation>> {
    let found: Option<String> =
        sqlx::query_scalar("select body from organisation where id = $1").bind(organisation.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// All bodies, by name.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Organisation>> {
    let rows: Vec<String> = sqlx::query_scalar("select body from organisation order by name").fetch_all(on).await?;
    rows.iter().map(|text| read_body(text)).collect()
}
