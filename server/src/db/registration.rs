//! Devices that showed their key, and the people who signed in on them.

use domain::id::{DeviceId, PersonId};
use domain::time::Instant;
use sqlx::any::AnyExecutor;

/// Keeps a device's key with what the device is called and of which model it is; what was kept before stays.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: impl AnyExecutor<'_>, device: DeviceId, key: &str, (name, model): (&str, &str), now: Instant) -> sqlx::Result<()> {
    sqlx::query("insert into device (id, public_key, name, model, registered_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing")
        .bind(device.to_string())
        .bind(key)
        .bind(name)
        .bind(model)
        .bind(now.millis())
        .execute(on)
        .await?;
    Ok(())
}

/// The key that is kept of a device.
///
/// # Errors
/// The database does not answer.
pub async fn key(on: impl AnyExecutor<'_>, device: DeviceId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("select public_key from device where id = $1").bind(device.to_string()).fetch_optional(on).await
}

/// Makes a person one of the device's people; false where they were already.
///
/// # Errors
/// The database does not answer.
pub async fn join(on: impl AnyExecutor<'_>, device: DeviceId, person: PersonId, now: Instant) -> sqlx::Result<bool> {
    let done = sqlx::query("insert into device_person (device, person, at) values ($1, $2, $3) on conflict (device, person) do nothing")
        .bind(device.to_string())
        .bind(person.to_string())
        .bind(now.millis())
        .execute(on)
        .await?;
    Ok(done.rows_affected() > 0)
}
