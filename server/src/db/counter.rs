//! The campaign's order.

use super::writing::Writing;
use sqlx::AnyConnection;
use sqlx::any::AnyExecutor;

/// Takes the next `count` places and gives the first; whoever holds them holds the only pen until the transaction ends.
///
/// # Errors
/// The database does not answer.
pub async fn advance(connection: &mut AnyConnection, count: i64) -> sqlx::Result<i64> {
    let last: i64 =
        sqlx::query_scalar("update counter set value = value + $1 where name = 'seq' returning value").bind(count).fetch_one(connection).await?;
    Ok(last - count + 1)
}

/// Takes the next `count` places together with what is written there, for who holds the pen already.
pub fn advance_with(writing: &mut Writing, count: i64) {
    writing.one("update counter set value = value + ", count, " where name = 'seq'");
}

/// The last place taken.
///
/// # Errors
/// The database does not answer.
pub async fn current(on: impl AnyExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar("select value from counter where name = 'seq'").fetch_one(on).await
}

/// How often the roster was changed.
///
/// # Errors
/// The database does not answer.
pub async fn roster(on: impl AnyExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar("select coalesce(max(value), 0) from counter where name = 'roster'").fetch_one(on).await
}

/// Counts one change more, and gives their number; whoever counts holds the roster until the transaction ends.
///
/// # Errors
/// The database does not answer.
pub async fn change_roster(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    let counted = "insert into counter (name, value) values ('roster', 1) on conflict (name) do update set value = counter.value + 1 returning value";
    sqlx::query_scalar(counted).fetch_one(connection).await
}
