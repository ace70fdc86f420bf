//! The server's own keys.

use domain::time::Instant;
use sqlx::any::AnyExecutor;

/// Keeps a key unless one of that name is kept already.
///
/// # Errors
/// The database does not answer.
pub async fn keep(on: impl AnyExecutor<'_>, name: &str, secret: &str, now: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into server_key (name, secret, made_at) values ($1, $2, $3) on conflict (name) do nothing")
        .bind(name)
        .bind(secret)
        .bind(now.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// The key of that name.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, name: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("select secret from server_key where name = $1").bind(name).fetch_optional(on).await
}
