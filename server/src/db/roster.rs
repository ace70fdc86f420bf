//! The roster (名录库).

use super::text::read_body;
use domain::enterprise::Enterprise;
use domain::id::EnterpriseId;
use sqlx::any::AnyExecutor;

/// Every row, by local body and name.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Enterprise>> {
    let rows: Vec<String> = sqlx::query_scalar("select body from enterprise order by division, jurisdiction, name").fetch_all(on).await?;
    rows.iter().map(|text| read_body(text)).collect()
}

/// The row of that id.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, enterprise: EnterpriseId) -> sqlx::Result<Option<Enterprise>> {
    let found: Option<String> =
        sqlx::query_scalar("select body from enterprise where id = $1").bind(enterprise.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}
