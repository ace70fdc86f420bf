//! Phones as their agency minds them: each time that one was lost and found, and what each last said of itself.

use super::person;
use super::text::id;
use domain::contract::{DeviceRow, Held, Holding, Loss, Word};
use domain::id::{DeviceId, OrganisationId, PersonId};
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};
use std::collections::HashMap;

/// Notes that a phone is lost; false where it is already.
///
/// # Errors
/// The database does not answer.
pub async fn lose(on: impl AnyExecutor<'_>, device: DeviceId, by: PersonId, why: &str, now: Instant) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "insert into device_loss (device, lost_at, lost_by, lost_why) select $1, $2, $3, $4 \
         where not exists (select 1 from device_loss where device = $5 and found_at is null)",
    )
    .bind(device.to_string())
    .bind(now.millis())
    .bind(by.to_string())
    .bind(why)
    .bind(device.to_string())
    .execute(on)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes that a lost phone is found; false where it is not lost.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, device: DeviceId, by: PersonId, why: &str, now: Instant) -> sqlx::Result<bool> {
    let done = sqlx::query("update device_loss set found_at = $1, found_by = $2, found_why = $3 where device = $4 and found_at is null")
        .bind(now.millis())
        .bind(by.to_string())
        .bind(why)
        .bind(device.to_string())
        .execute(on)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Tells whether a phone is lost now.
///
/// # Errors
/// The database does not answer.
pub async fn is_lost(on: impl AnyExecutor<'_>, device: DeviceId) -> sqlx::Result<bool> {
    let lost: i64 =
        sqlx::query_scalar("select count(*) from device_loss where device = $1 and found_at is null").bind(device.to_string()).fetch_one(on).await?;
    Ok(lost > 0)
}

/// What a phone last said of itself, and when.
///
/// # Errors
/// The database does not answer.
pub async fn contact(on: impl AnyExecutor<'_>, device: DeviceId) -> sqlx::Result<Option<(Instant, Option<Holding>)>> {
    let row = sqlx::query("select at, commands, media, bytes from device_contact where device = $1").bind(device.to_string()).fetch_optional(on);
    row.await?.map(|row| Ok((Instant::from_millis(row.try_get("at")?), holding(&row)?))).transpose()
}

/// Notes what a phone says of itself.
///
/// # Errors
/// The database does not answer.
pub async fn note_contact(on: impl AnyExecutor<'_>, device: DeviceId, holding: Option<Holding>, now: Instant) -> sqlx::Result<()> {
    sqlx::query(
        "insert into device_contact (device, at, commands, media, bytes) values ($1, $2, $3, $4, $5) \
         on conflict (device) do update set at = excluded.at, commands = excluded.commands, media = excluded.media, bytes = excluded.bytes",
    )
    .bind(device.to_string())
    .bind(now.millis())
    .bind(holding.map(|holding| i64::from(holding.commands)))
    .bind(holding.map(|holding| i64::from(holding.media)))
    .bind(holding.map(|holding| i64::try_from(holding.bytes).unwrap_or(i64::MAX)))
    .execute(on)
    .await?;
    Ok(())
}

fn holding(row: &AnyRow) -> sqlx::Result<Option<Holding>> {
    let number = |column| row.try_get::<Option<i64>, _>(column);
    let (commands, media, bytes) = (number("commands")?, number("media")?, number("bytes")?);
    let whole = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let held = |((commands, media), bytes)| Holding { commands: whole(commands), media: whole(media), bytes: u64::try_from(bytes).unwrap_or(0) };
    Ok(commands.zip(media).zip(bytes).map(held))
}

/// The phones on which somebody of that body signed in.
///
/// # Errors
/// The database does not answer.
pub async fn phones(on: &mut AnyConnection, organisation: OrganisationId) -> sqlx::Result<Vec<DeviceRow>> {
    let body = organisation.to_string();
    let mut rows: Vec<DeviceRow> = Vec::new();
    let mut places: HashMap<DeviceId, usize> = HashMap::new();
    // When a phone's last command came stands with that command; asking for it by number takes one look into an index. What somebody else handed in
    // for it is no word of the phone's own.
    let known = sqlx::query(
        "select d.id, d.model, d.registered_at, c.at, c.commands, c.media, c.bytes, \
         (select e.received_at from entry e where e.device = d.id and e.carrier is null order by e.number desc limit 1) as sent_at \
         from device d left join device_contact c on c.device = d.id where exists \
         (select 1 from device_person dp join person p on p.id = dp.person where dp.device = d.id and p.organisation = $1) order by d.registered_at, d.id",
    );
    for row in known.bind(&body).fetch_all(&mut *on).await? {
        let said: Option<i64> = row.try_get("at")?;
        let sent: Option<i64> = row.try_get("sent_at")?;
        let held = said.zip(holding(&row)?).map(|(at, holding)| Held { at: Instant::from_millis(at), holding });
        let device = id(row.try_get("id")?)?;
        places.insert(device, rows.len());
        rows.push(DeviceRow {
            device,
            model: row.try_get("model")?,
            people: Vec::new(),
            registered_at: Instant::from_millis(row.try_get("registered_at")?),
            heard_at: said.max(sent).map(Instant::from_millis),
            held,
            losses: Vec::new(),
            recovery: None,
        });
    }
    let people = sqlx::query(
        "select dp.device, p.id, p.organisation, p.role, p.name, p.staff_number, p.ended_at from device_person dp \
         join person p on p.id = dp.person order by dp.at, dp.person",
    );
    for row in people.fetch_all(&mut *on).await? {
        if let Some(place) = places.get(&id(row.try_get("device")?)?) {
            rows[*place].people.push(person::read(&row)?);
        }
    }
    let losses = sqlx::query(
        "select l.device, l.lost_at, lp.name as lost_by, l.lost_why, l.found_at, fp.name as found_by, l.found_why from device_loss l \
         join person lp on lp.id = l.lost_by left join person fp on fp.id = l.found_by order by l.lost_at desc",
    );
    for row in losses.fetch_all(&mut *on).await? {
        let Some(place) = places.get(&id(row.try_get("device")?)?) else { continue };
        let lost = Word { at: Instant::from_millis(row.try_get("lost_at")?), by: row.try_get("lost_by")?, why: row.try_get("lost_why")? };
        let (at, by, why): (Option<i64>, Option<String>, Option<String>) =
            (row.try_get("found_at")?, row.try_get("found_by")?, row.try_get("found_why")?);
        let found = at.zip(by).zip(why).map(|((at, by), why)| Word { at: Instant::from_millis(at), by, why });
        rows[*place].losses.push(Loss { lost, found });
    }
    Ok(rows)
}
