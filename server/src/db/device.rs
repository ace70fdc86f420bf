//! Devices as the commit queue needs them: whose they are, and the last link of each one's chain.

use super::rows::{Keyed, Rows};
use super::text::id;
use domain::id::{DeviceId, PersonId};
use sqlx::{AnyConnection, Row as _};

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

static KNOWN: Keyed<3> = Keyed::new([
    "select device, person, 0 as number, '' as digest from device_person where device in",
    " union all select device, '', number, digest from device_head where device in",
    "",
]);

/// The people of several devices, and the last links of their chains.
///
/// # Errors
/// The database does not answer.
pub async fn known(on: &mut AnyConnection, devices: &[String]) -> sqlx::Result<(Vec<(DeviceId, PersonId)>, Vec<Head>)> {
    let (mut people, mut heads) = (Vec::new(), Vec::new());
    for row in KNOWN.fetch(on, [devices, devices]).await? {
        let device = id(row.try_get("device")?)?;
        match row.try_get("person")? {
            "" => heads.push(Head { device, number: row.try_get("number")?, digest: row.try_get("digest")? }),
            person => people.push((device, id(person)?)),
        }
    }
    Ok((people, heads))
}

static SET_HEADS: Rows = Rows::new(
    "insert into device_head (device, number, digest)",
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
