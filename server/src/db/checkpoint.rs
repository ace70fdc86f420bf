//! SQLite's log is folded into its file beside the pen: done by the pen, every twentieth flush would wait for thousands of pages.

use super::Database;
use sqlx::AnyPool;
use std::time::Duration;

/// How long what was written gathers: a page that changes often is folded in once.
const GATHERS: Duration = Duration::from_secs(1);
/// Pages of 4 KiB from which the log is to begin anew.
const LONG: i64 = 4000;

/// Folds the log in, from time to time after something was appended, until the database is closed; nothing rests on it but the log's length.
pub async fn keep(db: Database) {
    let mut changed = db.changed();
    while changed.changed().await.is_ok() {
        tokio::time::sleep(GATHERS).await;
        match fold(&db).await {
            Err(sqlx::Error::PoolClosed) => return,
            Err(error) => tracing::warn!(%error, "SQLite's log could not be folded in; it is tried again after the next change"),
            Ok(()) => {}
        }
    }
}

async fn fold(db: &Database) -> sqlx::Result<()> {
    if passive(&db.readers).await? > LONG {
        // What came in the meantime is little; while the pen rests it is folded in too, and the next flush writes from the log's beginning again.
        passive(&db.writers).await?;
    }
    Ok(())
}

/// Folds in what is there, in nobody's way; gives the pages of the log.
async fn passive(pool: &AnyPool) -> sqlx::Result<i64> {
    let (_busy, pages, _folded): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(passive)").fetch_one(pool).await?;
    Ok(pages)
}
