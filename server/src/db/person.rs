//! People.

use super::text::{id, read_word, word};
use domain::id::{DeviceId, OrganisationId, PersonId};
use domain::person::{Person, Role};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

pub(super) fn read(row: &AnyRow) -> sqlx::Result<Person> {
    Ok(Person {
        id: id(row.try_get("id")?)?,
        name: row.try_get("name")?,
        role: read_word(row.try_get("role")?)?,
        organisation: id(row.try_get("organisation")?)?,
        staff_number: row.try_get("staff_number")?,
        ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Instant::from_millis),
    })
}

/// Enters a person.
///
/// # Errors
/// The database does not answer, or knows the person already.
pub async fn insert(on: impl AnyExecutor<'_>, person: &Person, seq: i64) -> sqlx::Result<()> {
    sqlx::query("insert into person (id, organisation, role, name, staff_number, seq) values ($1, $2, $3, $4, $5, $6)")
        .bind(person.id.to_string())
        .bind(person.organisation.to_string())
        .bind(word(&person.role)?)
        .bind(&person.name)
        .bind(&person.staff_number)
        .bind(seq)
        .execute(on)
        .await?;
    Ok(())
}

/// The person of that id.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, person: PersonId) -> sqlx::Result<Option<Person>> {
    let row = sqlx::query("select id, organisation, role, name, staff_number, ended_at from person where id = $1")
        .bind(person.to_string())
        .fetch_optional(on)
        .await?;
    row.as_ref().map(read).transpose()
}

/// The people of a body in one role, by name.
///
/// # Errors
/// The database does not answer.
pub async fn in_role(on: impl AnyExecutor<'_>, organisation: OrganisationId, role: Role) -> sqlx::Result<Vec<Person>> {
    sqlx::query("select id, organisation, role, name, staff_number, ended_at from person where organisation = $1 and role = $2 order by staff_number")
        .bind(organisation.to_string())
        .bind(word(&role)?)
        .fetch_all(on)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// The people who signed in on a device, in the order in which they did.
///
/// # Errors
/// The database does not answer.
pub async fn on_device(on: impl AnyExecutor<'_>, device: DeviceId) -> sqlx::Result<Vec<PersonId>> {
    let people: Vec<String> =
        sqlx::query_scalar("select person from device_person where device = $1 order by at, person").bind(device.to_string()).fetch_all(on).await?;
    people.iter().map(|text| id(text)).collect()
}

/// Ends a person's account, and tells it under a new place in the order; false where it had ended.
///
/// # Errors
/// The database does not answer.
pub async fn end(on: impl AnyExecutor<'_>, person: PersonId, by: PersonId, why: &str, now: Instant, seq: i64) -> sqlx::Result<bool> {
    let done = sqlx::query("update person set ended_at = $1, ended_by = $2, ended_why = $3, seq = $4 where id = $5 and ended_at is null")
        .bind(now.millis())
        .bind(by.to_string())
        .bind(why)
        .bind(seq)
        .bind(person.to_string())
        .execute(on)
        .await?;
    Ok(done.rows_affected() > 0)
}
