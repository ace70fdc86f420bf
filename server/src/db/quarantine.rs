//! What could not be taken in: the bytes are kept.

use super::rows::plain;
use super::text::{body, id, read_body, read_word, word};
use super::writing::{Rows, Writing};
use domain::contract::{Dealt, PAGE, Quarantine, Quarantined};
use domain::digest::{Digest, NoDigest};
use domain::id::{CommandId, DeviceId, PersonId};
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
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
    "insert into quarantine (command, digest, device, person, body, signature, reason, received_at, bytes)",
    9,
    " on conflict (command, digest) do nothing",
);

/// Keeps them; the same bytes again make no second row.
///
/// # Errors
/// A reason has no word.
pub fn insert(writing: &mut Writing, rows: &[QuarantineRow]) -> sqlx::Result<()> {
    let texts = rows.iter().map(|row| Ok((row, body(&row.body)?, word(&row.reason)?))).collect::<sqlx::Result<Vec<_>>>()?;
    writing.rows(&INSERT, &texts, |values, (row, body, reason)| {
        values
            .bind(row.command.to_string())
            .bind(row.digest.to_string())
            .bind(row.device.to_string())
            .bind(row.person.to_string())
            .bind(body.clone())
            .bind(plain(&row.signature))
            .bind(reason.clone())
            .bind(row.received_at.millis())
            .bind(i64::try_from(row.body.len()).unwrap_or(i64::MAX))
    });
    Ok(())
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
    let read = |row: &AnyRow| Ok((read_body(row.try_get("body")?)?, read_word(row.try_get("reason")?)?));
    rows.fetch_all(on).await?.iter().map(read).collect()
}

/// One page of what is kept, newest first, after the place that the page before named; and the place for the next.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: &mut AnyConnection, after: Option<&Place>) -> sqlx::Result<(Vec<Quarantined>, Option<Place>)> {
    let all = Place { at: i64::MAX, digest: String::new(), command: String::new() };
    let Place { at, digest, command } = after.unwrap_or(&all);
    let rows = sqlx::query(
        "select q.command, q.digest, q.device, q.reason, q.received_at, q.bytes, d.name as device_name, p.name as person from quarantine q \
         left join device d on d.id = q.device left join person p on p.id = q.person \
         where (q.received_at, q.digest, q.command) < ($1, $2, $3) order by q.received_at desc, q.digest desc, q.command desc limit $4",
    );
    let rows = rows.bind(*at).bind(digest.clone()).bind(command.clone()).bind(i64::from(PAGE)).fetch_all(&mut *on).await?;
    let place = |row: &AnyRow| -> sqlx::Result<Place> {
        Ok(Place { at: row.try_get("received_at")?, digest: row.try_get("digest")?, command: row.try_get("command")? })
    };
    let next = rows.last().filter(|_| rows.len() == usize::try_from(PAGE).unwrap_or(usize::MAX)).map(place).transpose()?;
    let mut page = Vec::new();
    for row in &rows {
        let (command, digest): (&str, &str) = (row.try_get("command")?, row.try_get("digest")?);
        page.push(Quarantined {
            command: id(command)?,
            digest: digest.parse().map_err(|error: NoDigest| sqlx::Error::Decode(error.into()))?,
            bytes: u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or(0),
            device: id(row.try_get("device")?)?,
            device_name: row.try_get("device_name")?,
            person: row.try_get::<Option<String>, _>("person")?.unwrap_or_default(),
            reason: read_word(row.try_get("reason")?)?,
            received_at: Instant::from_millis(row.try_get("received_at")?),
            dealt: notes(&mut *on, command, digest).await?,
        });
    }
    Ok((page, next))
}

/// A place in the list of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// When it came, in milliseconds.
    pub at: i64,
    /// Its digest.
    pub digest: String,
    /// The command it says to be.
    pub command: String,
}

async fn notes(on: &mut AnyConnection, command: &str, digest: &str) -> sqlx::Result<Vec<Dealt>> {
    sqlx::query(
        "select n.at, n.note, p.name from quarantine_note n join person p on p.id = n.person where n.command = $1 and n.digest = $2 \
         order by n.at, n.id",
    )
    .bind(command)
    .bind(digest)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| Ok(Dealt { by: row.try_get("name")?, at: Instant::from_millis(row.try_get("at")?), note: row.try_get("note")? }))
    .collect()
}

/// The bytes that are kept under a command's id and a digest.
///
/// # Errors
/// The database does not answer.
pub async fn bytes(on: impl AnyExecutor<'_>, command: CommandId, digest: &Digest) -> sqlx::Result<Option<String>> {
    let query = sqlx::query_scalar("select body from quarantine where command = $1 and digest = $2");
    let found: Option<String> = query.bind(command.to_string()).bind(digest.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// Notes what was done about it.
///
/// # Errors
/// The database does not answer.
pub async fn note(on: impl AnyExecutor<'_>, command: CommandId, digest: &Digest, dealt: &Noted<'_>) -> sqlx::Result<()> {
    sqlx::query("insert into quarantine_note (id, command, digest, person, at, note) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing")
        .bind(dealt.id)
        .bind(command.to_string())
        .bind(digest.to_string())
        .bind(dealt.person.to_string())
        .bind(dealt.at.millis())
        .bind(plain(dealt.note))
        .execute(on)
        .await?;
    Ok(())
}

/// What was done, by whom and when, under an id that makes noting it twice harmless.
#[derive(Debug, Clone, Copy)]
pub struct Noted<'a> {
    /// The note's id.
    pub id: &'a str,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Instant,
    /// What.
    pub note: &'a str,
}
