//! Files that are on their way: how far each has come, and whose turn it is to go on.

use super::rows::plain;
use super::text::id;
use super::upload::digest;
use domain::digest::Digest;
use domain::id::{DeviceId, MediaId};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// A file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staged {
    /// The file.
    pub media: MediaId,
    /// Whose it is.
    pub device: DeviceId,
    /// The digest that its bytes are said to have.
    pub digest: Digest,
    /// How many there are said to be.
    pub bytes: u64,
    /// Its media type.
    pub mime: String,
    /// How many are on disk.
    pub received: u64,
    /// SHA-256 after the last whole segment of those.
    pub midstate: String,
    /// Whose turn it is.
    pub turn: i64,
}

/// Notes a file that begins; one that has begun before stays as it is.
///
/// # Errors
/// The database does not answer.
pub async fn begin(on: impl AnyExecutor<'_>, staged: &Staged, at: Instant) -> sqlx::Result<()> {
    sqlx::query(
        "insert into staged (media, device, digest, bytes, mime, received, midstate, turn, touched_at) values ($1, $2, $3, $4, $5, $6, $7, 0, $8) \
         on conflict (media) do nothing",
    )
    .bind(staged.media.to_string())
    .bind(staged.device.to_string())
    .bind(staged.digest.to_string())
    .bind(whole(staged.bytes))
    .bind(plain(&staged.mime))
    .bind(whole(staged.received))
    .bind(staged.midstate.as_str())
    .bind(at.millis())
    .execute(on)
    .await?;
    Ok(())
}

/// A file on its way, for who looks only.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, media: MediaId) -> sqlx::Result<Option<Staged>> {
    let row = sqlx::query("select media, device, digest, bytes, mime, received, midstate, turn from staged where media = $1")
        .bind(media.to_string())
        .fetch_optional(on)
        .await?;
    row.as_ref().map(read).transpose()
}

/// Takes the turn: whoever had it before, in this process or another, can note nothing any more.
///
/// # Errors
/// The database does not answer.
pub async fn take_turn(on: impl AnyExecutor<'_>, media: MediaId, at: Instant) -> sqlx::Result<Option<Staged>> {
    let row = sqlx::query(
        "update staged set turn = turn + 1, touched_at = $2 where media = $1 \
         returning media, device, digest, bytes, mime, received, midstate, turn",
    )
    .bind(media.to_string())
    .bind(at.millis())
    .fetch_optional(on)
    .await?;
    row.as_ref().map(read).transpose()
}

/// Notes how far a file has come; `false` where another has the turn.
///
/// # Errors
/// The database does not answer.
pub async fn note(on: impl AnyExecutor<'_>, staged: &Staged, at: Instant) -> sqlx::Result<bool> {
    let done = sqlx::query("update staged set received = $3, midstate = $4, touched_at = $5 where media = $1 and turn = $2")
        .bind(staged.media.to_string())
        .bind(staged.turn)
        .bind(whole(staged.received))
        .bind(staged.midstate.as_str())
        .bind(at.millis())
        .execute(on)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets a file: it is proved, or begins anew.
///
/// # Errors
/// The database does not answer.
pub async fn forget(on: impl AnyExecutor<'_>, media: MediaId) -> sqlx::Result<()> {
    sqlx::query("delete from staged where media = $1").bind(media.to_string()).execute(on).await?;
    Ok(())
}

/// Forgets all files with which nobody has gone on since then.
///
/// # Errors
/// The database does not answer.
pub async fn forget_before(on: impl AnyExecutor<'_>, then: Instant) -> sqlx::Result<u64> {
    Ok(sqlx::query("delete from staged where touched_at < $1").bind(then.millis()).execute(on).await?.rows_affected())
}

fn read(row: &AnyRow) -> sqlx::Result<Staged> {
    let size = |column: &str| row.try_get::<i64, _>(column).map(|size| u64::try_from(size).unwrap_or(0));
    Ok(Staged {
        media: id(row.try_get("media")?)?,
        device: id(row.try_get("device")?)?,
        digest: digest(row.try_get("digest")?)?,
        bytes: size("bytes")?,
        mime: row.try_get("mime")?,
        received: size("received")?,
        midstate: row.try_get("midstate")?,
        turn: row.try_get("turn")?,
    })
}

fn whole(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
