//! Escrow keys of agencies, and what phones asked to have opened.

use super::text::{body, read_body};
use domain::contract::{Escrow, EscrowKey, NewRecovery, Opened, Recovery, WrappedKey};
use domain::id::{DeviceId, OrganisationId, PersonId};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// Sets an agency's escrow key up; earlier ones go on opening what was wrapped to them.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: impl AnyExecutor<'_>, agency: OrganisationId, key: &EscrowKey, by: PersonId, seq: i64, at: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into escrow (seq, organisation, public_key, made_at, made_by) values ($1, $2, $3, $4, $5)")
        .bind(seq)
        .bind(agency.to_string())
        .bind(&key.public_key)
        .bind(at.millis())
        .bind(by.to_string())
        .execute(on)
        .await?;
    Ok(())
}

/// An agency's escrow key, with its place in the order.
///
/// # Errors
/// The database does not answer.
pub async fn standing(on: impl AnyExecutor<'_>, agency: OrganisationId) -> sqlx::Result<Option<(i64, Escrow)>> {
    let row = sqlx::query(
        "select e.seq, e.public_key, e.made_at, p.name from escrow e join person p on p.id = e.made_by \
         where e.organisation = $1 order by e.seq desc limit 1",
    );
    let read = |row: AnyRow| {
        let key = EscrowKey { public_key: row.try_get("public_key")? };
        Ok((row.try_get("seq")?, Escrow { key, at: Instant::from_millis(row.try_get("made_at")?), by: row.try_get("name")? }))
    };
    row.bind(agency.to_string()).fetch_optional(on).await?.map(read).transpose()
}

/// Notes what a phone asks for.
///
/// # Errors
/// The database does not answer.
pub async fn ask(on: impl AnyExecutor<'_>, device: DeviceId, asked: &NewRecovery, by: PersonId, at: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into recovery (device, asked_at, asked_by, body) values ($1, $2, $3, $4) on conflict (device, asked_at) do nothing")
        .bind(device.to_string())
        .bind(at.millis())
        .bind(by.to_string())
        .bind(body(asked)?)
        .execute(on)
        .await?;
    Ok(())
}

/// What a phone asked for last.
///
/// # Errors
/// The database does not answer.
pub async fn asked(on: impl AnyExecutor<'_>, device: DeviceId) -> sqlx::Result<Option<Recovery>> {
    let row = sqlx::query(
        "select r.body, r.asked_at, p.name, r.opened, r.opened_at, o.name as opener from recovery r join person p on p.id = r.asked_by \
         left join person o on o.id = r.opened_by where r.device = $1 order by r.asked_at desc limit 1",
    );
    row.bind(device.to_string()).fetch_optional(on).await?.map(|row| read(&row)).transpose()
}

fn read(row: &AnyRow) -> sqlx::Result<Recovery> {
    let at = |column| row.try_get::<Option<i64>, _>(column).map(|at| at.map(Instant::from_millis));
    let keys: Option<Vec<WrappedKey>> = row.try_get::<Option<&str>, _>("opened")?.map(read_body).transpose()?;
    let opened = match (at("opened_at")?, keys) {
        (Some(at), Some(keys)) => Some(Opened { at, by: row.try_get::<Option<String>, _>("opener")?.unwrap_or_default(), keys }),
        _ => None,
    };
    let asked_at = Instant::from_millis(row.try_get("asked_at")?);
    Ok(Recovery { asked: read_body(row.try_get("body")?)?, at: asked_at, by: row.try_get("name")?, opened })
}

/// Keeps what custodians opened; false where that was not asked for, or is answered already.
///
/// # Errors
/// The database does not answer.
pub async fn open(
    on: impl AnyExecutor<'_>,
    device: DeviceId,
    asked_at: Instant,
    keys: &[WrappedKey],
    by: PersonId,
    at: Instant,
) -> sqlx::Result<bool> {
    let done = sqlx::query("update recovery set opened = $1, opened_at = $2, opened_by = $3 where device = $4 and asked_at = $5 and opened is null")
        .bind(body(&keys)?)
        .bind(at.millis())
        .bind(by.to_string())
        .bind(device.to_string())
        .bind(asked_at.millis())
        .execute(on)
        .await?;
    Ok(done.rows_affected() > 0)
}
