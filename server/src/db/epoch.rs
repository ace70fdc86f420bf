//! Which life of the record this database holds.

use domain::id::EpochId;
use sqlx::any::AnyExecutor;

/// Begins one unless one has begun.
///
/// # Errors
/// The database does not answer.
pub async fn begin(on: impl AnyExecutor<'_>, id: EpochId) -> sqlx::Result<()> {
    sqlx::query("insert into epoch (name, id) values ('record', $1) on conflict (name) do nothing").bind(id.to_string()).execute(on).await.map(|_| ())
}

/// The one that has begun.
///
/// # Errors
/// The database does not answer, or none has begun.
pub async fn current(on: impl AnyExecutor<'_>) -> sqlx::Result<EpochId> {
    let id: String = sqlx::query_scalar("select id from epoch where name = 'record'").fetch_one(on).await?;
    super::text::id(&id)
}
