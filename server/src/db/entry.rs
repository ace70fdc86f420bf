//! The record: one row a command, with the events it became. Rows are only ever added.

use super::rows::Keyed;
use super::text::id;
use super::upload::digest;
use super::writing::{Rows, Writing};
use domain::digest::Digest;
use domain::id::{CommandId, DeviceId, PersonId, SheetId, VisitId};
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// An entry as it is kept; evidence packages hold it by these names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Its place in the campaign's order.
    pub seq: i64,
    /// The command.
    pub command: CommandId,
    /// The visit.
    pub visit: VisitId,
    /// The sheet, where it is about one.
    pub sheet: Option<SheetId>,
    /// The device; none for what the office did.
    pub device: Option<DeviceId>,
    /// Whose act.
    pub person: PersonId,
    /// Its number on the device.
    pub number: Option<i64>,
    /// The digest of the device's previous body.
    pub previous: Option<String>,
    /// The digest of `body`.
    pub digest: String,
    /// Exactly as it was signed.
    pub body: String,
    /// The device's signature.
    pub signature: Option<String>,
    /// What it became, as `office::stream` writes it.
    pub events: String,
    /// What the phone claims.
    pub claimed_at: Instant,
    /// What the device's own clock said.
    pub device_at: Instant,
    /// When the server had it.
    pub received_at: Instant,
    /// Who handed it in for the device; none where the device sent it itself.
    pub carrier: Option<PersonId>,
}

static INSERT: Rows = Rows::new(
    "insert into entry (seq, command, visit, sheet, device, person, number, previous, digest, body, signature, events, claimed_at, \
     device_at, received_at, carrier)",
    16,
    "",
);

/// Appends entries.
pub fn insert(writing: &mut Writing, entries: &[EntryRow]) {
    writing.rows(&INSERT, entries, |row, entry| {
        row.bind(entry.seq)
            .bind(entry.command.to_string())
            .bind(entry.visit.to_string())
            .bind(entry.sheet.map(|sheet| sheet.to_string()))
            .bind(entry.device.map(|device| device.to_string()))
            .bind(entry.person.to_string())
            .bind(entry.number)
            .bind(entry.previous.clone())
            .bind(entry.digest.clone())
            .bind(entry.body.clone())
            .bind(entry.signature.clone())
            .bind(entry.events.clone())
            .bind(entry.claimed_at.millis())
            .bind(entry.device_at.millis())
            .bind(entry.received_at.millis())
            .bind(entry.carrier.map(|person| person.to_string()))
    });
}

/// What is kept of a command that came before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The command.
    pub command: CommandId,
    /// Its place.
    pub seq: i64,
    /// The digest of its body.
    pub digest: String,
    /// What it became.
    pub events: String,
    /// When the server had it.
    pub received_at: Instant,
}

static KNOWN: Keyed<2> = Keyed::new(["select command, seq, digest, events, received_at from entry where command in", ""]);

/// Those of the commands that came before.
///
/// # Errors
/// The database does not answer.
pub async fn known(on: &mut AnyConnection, commands: &[String]) -> sqlx::Result<Vec<Known>> {
    let read = |row: &AnyRow| {
        Ok(Known {
            command: id(row.try_get("command")?)?,
            seq: row.try_get("seq")?,
            digest: row.try_get("digest")?,
            events: row.try_get("events")?,
            received_at: Instant::from_millis(row.try_get("received_at")?),
        })
    };
    KNOWN.fetch(on, [commands]).await?.iter().map(read).collect()
}

static STREAMS: Keyed<2> = Keyed::new(["select * from entry where visit in", " order by seq"]);

/// The streams of several visits, in the campaign's order.
///
/// # Errors
/// The database does not answer.
pub async fn streams(on: &mut AnyConnection, visits: &[String]) -> sqlx::Result<Vec<EntryRow>> {
    // A list that is longer than one statement comes in pieces, each visit whole in one of them.
    STREAMS.fetch(on, [visits]).await?.iter().map(read).collect()
}

/// The stream of a visit after a place in the order.
///
/// # Errors
/// The database does not answer.
pub async fn stream(on: impl AnyExecutor<'_>, visit: VisitId, after: i64) -> sqlx::Result<Vec<EntryRow>> {
    let rows = sqlx::query("select * from entry where visit = $1 and seq > $2 order by seq").bind(visit.to_string()).bind(after);
    rows.fetch_all(on).await?.iter().map(read).collect()
}

/// The next entries of the whole record after a place in the order.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, after: i64, many: i64) -> sqlx::Result<Vec<EntryRow>> {
    let rows = sqlx::query("select * from entry where seq > $1 order by seq limit $2").bind(after).bind(many);
    rows.fetch_all(on).await?.iter().map(read).collect()
}

/// The digests of a device's commands of that number: one, unless its chain has a fork.
///
/// # Errors
/// The database does not answer.
pub async fn links(on: impl AnyExecutor<'_>, device: DeviceId, number: i64) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("select digest from entry where device = $1 and number = $2").bind(device.to_string()).bind(number).fetch_all(on).await
}

/// A command's number on its device, its digest, and the digest that it names.
pub type Chained = (u64, Digest, Option<Digest>);

/// What a device recorded from one number to another, by digest alone.
///
/// # Errors
/// The database does not answer.
pub async fn chain(on: impl AnyExecutor<'_>, device: DeviceId, (first, last): (u64, u64)) -> sqlx::Result<Vec<Chained>> {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    sqlx::query("select number, digest, previous from entry where device = $1 and number >= $2 and number <= $3 order by number, seq")
        .bind(device.to_string())
        .bind(number(first))
        .bind(number(last))
        .fetch_all(on)
        .await?
        .iter()
        .map(|row| {
            let previous: Option<&str> = row.try_get("previous")?;
            let number = u64::try_from(row.try_get::<i64, _>("number")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
            Ok((number, digest(row.try_get("digest")?)?, previous.map(digest).transpose()?))
        })
        .collect()
}

fn read(row: &AnyRow) -> sqlx::Result<EntryRow> {
    let sheet: Option<&str> = row.try_get("sheet")?;
    let device: Option<&str> = row.try_get("device")?;
    let carrier: Option<&str> = row.try_get("carrier")?;
    Ok(EntryRow {
        seq: row.try_get("seq")?,
        command: id(row.try_get("command")?)?,
        visit: id(row.try_get("visit")?)?,
        sheet: sheet.map(id).transpose()?,
        device: device.map(id).transpose()?,
        person: id(row.try_get("person")?)?,
        number: row.try_get("number")?,
        previous: row.try_get("previous")?,
        digest: row.try_get("digest")?,
        body: row.try_get("body")?,
        signature: row.try_get("signature")?,
        events: row.try_get("events")?,
        claimed_at: Instant::from_millis(row.try_get("claimed_at")?),
        device_at: Instant::from_millis(row.try_get("device_at")?),
        received_at: Instant::from_millis(row.try_get("received_at")?),
        carrier: carrier.map(id).transpose()?,
    })
}
