//! Sessions: by the digest of their token, so that a stolen database opens no door.

use super::person;
use super::text::read_body;
use domain::digest::Digest;
use domain::id::{DeviceId, PersonId};
use domain::person::{Organisation, Person};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// Begins a session.
///
/// # Errors
/// The database does not answer.
pub async fn begin(on: impl AnyExecutor<'_>, token: &Digest, person: PersonId, now: Instant, expires: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into session (token, person, created_at, expires_at) values ($1, $2, $3, $4)")
        .bind(token.hex())
        .bind(person.to_string())
        .bind(now.millis())
        .bind(expires.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// Who holds a session.
#[derive(Debug)]
pub struct Holder {
    /// The person.
    pub person: Person,
    /// Whom they act for, if that is known.
    pub organisation: Option<Organisation>,
    /// The phone that registered in this session is lost.
    pub is_lost: bool,
}

/// Who holds a session that has not expired: in one question, since every request asks it. Whoever has left holds none but that of a phone.
///
/// # Errors
/// The database does not answer.
pub async fn holder(on: impl AnyExecutor<'_>, token: &Digest, now: Instant) -> sqlx::Result<Option<Holder>> {
    let row = sqlx::query(
        "select p.id, p.organisation, p.role, p.name, p.staff_number, p.ended_at, o.body, l.device as lost from session s join person p on p.id = s.person \
         left join organisation o on o.id = p.organisation left join device_loss l on l.device = s.device and l.found_at is null \
         where s.token = $1 and s.expires_at > $2 and (p.ended_at is null or s.device is not null)",
    )
    .bind(token.hex())
    .bind(now.millis())
    .fetch_optional(on)
    .await?;
    let read = |row: AnyRow| {
        let organisation: Option<&str> = row.try_get("body")?;
        let is_lost = row.try_get::<Option<&str>, _>("lost")?.is_some();
        Ok(Holder { person: person::read(&row)?, organisation: organisation.map(read_body).transpose()?, is_lost })
    };
    row.map(read).transpose()
}

/// Binds a session to the phone that registers in it.
///
/// # Errors
/// The database does not answer.
pub async fn bind(on: impl AnyExecutor<'_>, token: &Digest, device: DeviceId) -> sqlx::Result<()> {
    sqlx::query("update session set device = $1 where token = $2").bind(device.to_string()).bind(token.hex()).execute(on).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// The database does not answer.
pub async fn end(on: impl AnyExecutor<'_>, token: &Digest) -> sqlx::Result<()> {
    sqlx::query("delete from session where token = $1").bind(token.hex()).execute(on).await?;
    Ok(())
}

/// Ends a person's other sessions: whoever chooses a new password shuts every other door.
///
/// # Errors
/// The database does not answer.
pub async fn end_all(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("delete from session where person = $1").bind(person.to_string()).execute(on).await?;
    Ok(())
}

/// Ends a person's sessions other than those of phones, which go on handing in what the phones hold.
///
/// # Errors
/// The database does not answer.
pub async fn end_at_desks(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<()> {
    sqlx::query("delete from session where person = $1 and device is null").bind(person.to_string()).execute(on).await?;
    Ok(())
}

/// Forgets sessions that have expired.
///
/// # Errors
/// The database does not answer.
pub async fn sweep(on: impl AnyExecutor<'_>, now: Instant) -> sqlx::Result<()> {
    sqlx::query("delete from session where expires_at <= $1").bind(now.millis()).execute(on).await?;
    Ok(())
}
