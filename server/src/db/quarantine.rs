//! What could not be taken in: the bytes are kept.

use super::rows::{Rows, plain};
use super::text::{body, word};
use domain::contract::Quarantine;
use domain::digest::Digest;
use domain::id::{CommandId, DeviceId, PersonId};
use domain::time::Instant;
use sqlx::any::AnyExecutor;
use sqlx::{AnyConnection, Row as _};

/// Something that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantineRow {
    /// The command it says to be.
    pub command: CommandId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The device that sent it.
    pub device: DeviceId,
    /// Who was signed in.
    pub person: PersonId,
    /// Its bytes.
    pub body: String,
    /// Its signature, if that is what it is.
    pub signature: String,
    /// Why.
    pub reason: Quarantine,
    /// When it came.
    pub received_at: Instant,
}

static INSERT: Rows = Rows::new(
    "insert into quarantine (command, digest, device, person, body, signature, reason, received_at) values ",
    8,
    " on conflict (command, digest) do nothing",
);

/// Keeps them; the same bytes again make no second row.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: &mut AnyConnection, rows: &[QuarantineRow]) -> sqlx::Result<()> {
    let texts = rows.iter().map(|row| Ok((row, body(&row.body)?, word(&row.reason)?))).collect::<sqlx::Result<Vec<_>>>()?;
    INSERT
        .run(on, &texts, |query, (row, body, reason)| {
            query
                .bind(row.command.to_string())
                .bind(row.digest.to_string())
                .bind(row.device.to_string())
                .bind(row.person.to_string())
                .bind(body.clone())
                .bind(plain(&row.signature))
                .bind(reason.clone())
                .bind(row.received_at.millis())
        })
        .await
}

/// Tells whether exactly these bytes were quarantined before.
///
/// # Errors
/// The database does not answer.
pub async fn holds(on: impl AnyExecutor<'_>, command: CommandId, digest: &Digest) -> sqlx::Result<bool> {
    let row = sqlx::query("select reason from quarantine where command = $1 and digest = $2").bind(command.to_string()).bind(digest.to_string());
    Ok(row.fetch_optional(on).await?.is_some())
}

/// Tells whether bytes of that digest were quarantined from a device.
///
/// # Errors
/// The database does not answer.
pub async fn holds_digest(on: impl AnyExecutor<'_>, device: DeviceId, digest: &str) -> sqlx::Result<bool> {
    let row = sqlx::query("select reason from quarantine where device = $1 and digest = $2").bind(device.to_string()).bind(digest);
    Ok(row.fetch_optional(on).await?.is_some())
}

/// All bytes that are kept under a command's id, with why.
///
/// # Errors
/// The database does not answer.
pub async fn of_command(on: impl AnyExecutor<'_>, command: CommandId) -> sqlx::Result<Vec<(String, Quarantine)>> {
    let rows = sqlx::query("select body, reason from quarantine where command = $1 order by received_at, digest").bind(command.to_string());
    let read = |row: &sqlx::any::AnyRow| Ok((super::text::read_body(row.try_get("body")?)?, super::text::read_word(row.try_get("reason")?)?));
    rows.fetch_all(on).await?.iter().map(read).collect()
}
