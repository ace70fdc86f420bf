//! Devices as the commit queue needs them: whose they are, and the last link of each one's chain.

use super::rows::{Keyed, Rows};
use super::text::id;
use domain::id::{DeviceId, PersonId};
use sqlx::{AnyConnection, Row as _};

static PEOPLE: Keyed = Keyed::new("select device, person from device_person where device in", "");

/// The people of several devices.
///
/// # Errors
/// The database does not answer.
pub async fn people(on: &mut AnyConnection, devices: &[String]) -> sqlx::Result<Vec<(DeviceId, PersonId)>> {
    PEOPLE.fetch(on, devices).await?.iter().map(|row| Ok((id(row.try_get("device")?)?, id(row.try_get("person")?)?))).collect()
}

/// The last link of a device's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The device.
    pub device: DeviceId,
    /// The number of its last command.
    pub number: i64,
    /// The digest of that command's body.
    pub digest: String,
}

static HEADS: Keyed = Keyed::new("select device, number, digest from device_head where device in", "");

/// The last links of several devices' chains.
///
/// # Errors
/// The database does not answer.
pub async fn heads(on: &mut AnyConnection, devices: &[String]) -> sqlx::Result<Vec<Head>> {
    let rows = HEADS.fetch(on, devices).await?;
    rows.iter().map(|row| Ok(Head { device: id(row.try_get("device")?)?, number: row.try_get("number")?, digest: row.try_get("digest")? })).collect()
}

static SET_HEADS: Rows = Rows::new(
    "insert into device_head (device, number, digest) values ",
    3,
    " on conflict (device) do update set number = excluded.number, digest = excluded.digest",
);

/// Moves the last links on.
///
/// # Errors
/// The database does not answer.
pub async fn set_heads(on: &mut AnyConnection, heads: &[Head]) -> sqlx::Result<()> {
    SET_HEADS.run(on, heads, |query, head| query.bind(head.device.to_string()).bind(head.number).bind(head.digest.clone())).await
}
