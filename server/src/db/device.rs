//! Devices as the commit queue needs them: whose they are, the last link of each one's chain, and when each was lost.

use super::rows::Keyed;
use super::text::id;
use super::writing::{Rows, Writing};
use domain::id::{DeviceId, PersonId};
use domain::time::Instant;
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

/// What is known of some devices.
#[derive(Debug, Default)]
pub struct Known {
    /// Who may act on which.
    pub people: Vec<(DeviceId, PersonId)>,
    /// The last links of their chains.
    pub heads: Vec<Head>,
    /// When each was lost, and when it was found, if it was.
    pub losses: Vec<(DeviceId, Instant, Option<Instant>)>,
}

static KNOWN: Keyed<4> = Keyed::new([
    "select device, 'person' as kind, person as word, 0 as number, 0 as until from device_person where device in",
    " union all select device, 'head', digest, number, 0 from device_head where device in",
    " union all select device, 'loss', '', lost_at, found_at from device_loss where device in",
    "",
]);

/// What is known of some devices.
///
/// # Errors
/// The database does not answer.
pub async fn known(on: &mut AnyConnection, devices: &[String]) -> sqlx::Result<Known> {
    let mut known = Known::default();
    for row in KNOWN.fetch(on, [devices, devices, devices]).await? {
        let device = id(row.try_get("device")?)?;
        match row.try_get("kind")? {
            "head" => known.heads.push(Head { device, number: row.try_get("number")?, digest: row.try_get("word")? }),
            "loss" => {
                let found: Option<i64> = row.try_get("until")?;
                known.losses.push((device, Instant::from_millis(row.try_get("number")?), found.map(Instant::from_millis)));
            }
            _ => known.people.push((device, id(row.try_get("word")?)?)),
        }
    }
    Ok(known)
}

static SET_HEADS: Rows = Rows::new(
    "insert into device_head (device, number, digest)",
    3,
    " on conflict (device) do update set number = excluded.number, digest = excluded.digest",
);

/// Moves the last links on.
pub fn set_heads(writing: &mut Writing, heads: &[Head]) {
    writing.rows(&SET_HEADS, heads, |row, head| row.bind(head.device.to_string()).bind(head.number).bind(head.digest.clone()));
}
