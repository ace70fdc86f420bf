//! The stream of a visit: how its entries are kept, read again, and re-checked.

use crate::db::entry::{self, EntryRow};
use crate::db::writing::Writing;
use crate::db::{Append, guard, projection, quarantine, registration};
use crate::office::projections::{Place, Projected};
use crate::problem::{Answer, not_found};
use domain::act::Command;
use domain::contract::{ChainCheck, Entry};
use domain::digest::{Digest, unhex};
use domain::id::{CommandId, DeviceId, PersonId, SheetId, VisitId};
use domain::visit::Event;
use domain::warning::Waiver;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyExecutor;
use std::collections::{BTreeSet, HashMap};

/// An event as an entry keeps it: what the signed body states is not written a second time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Stated(Stated),
    Other(Box<Event>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stated {
    Fact,
}

/// The commonest value of the column: the fact and nothing else.
const FACT: &str = "[\"fact\"]";

/// Writes events for the column; the one that is the command's own fact becomes a word.
///
/// # Errors
/// An event has no form in JSON.
pub fn keep(fact: Option<&Event>, events: &[Event]) -> serde_json::Result<String> {
    if let ([only], Some(fact)) = (events, fact)
        && only == fact
    {
        return Ok(FACT.to_owned());
    }
    let kept = |event: &Event| if Some(event) == fact { Kept::Stated(Stated::Fact) } else { Kept::Other(Box::new(event.clone())) };
    serde_json::to_string(&events.iter().map(kept).collect::<Vec<_>>())
}

/// The events of an entry.
///
/// # Errors
/// Another program wrote it.
pub fn events(entry: &EntryRow) -> anyhow::Result<Vec<Event>> {
    if entry.events == FACT {
        return Ok(vec![Event::fact(&serde_json::from_str(&entry.body)?)]);
    }
    let kept: Vec<Kept> = serde_json::from_str(&entry.events)?;
    let fact = || -> anyhow::Result<Event> { Ok(Event::fact(&serde_json::from_str(&entry.body)?)) };
    kept.into_iter()
        .map(|event| match event {
            Kept::Stated(Stated::Fact) => fact(),
            Kept::Other(event) => Ok(*event),
        })
        .collect()
}

/// The events of a column other than the fact that the body states.
///
/// # Errors
/// Another program wrote it.
pub fn besides_the_fact(events: &str) -> anyhow::Result<Vec<Event>> {
    if events == FACT {
        return Ok(Vec::new());
    }
    let kept: Vec<Kept> = serde_json::from_str(events)?;
    let other = |event| match event {
        Kept::Stated(Stated::Fact) => None,
        Kept::Other(event) => Some(*event),
    };
    Ok(kept.into_iter().filter_map(other).collect())
}

/// The stream of a visit as it is shown, in order.
///
/// What the office did itself is shown under the device of nobody, with the office's time for all clocks.
///
/// # Errors
/// The database does not answer.
pub async fn entries(on: impl AnyExecutor<'_>, visit: VisitId, after: i64) -> Answer<Vec<Entry>> {
    let rows = entry::stream(on, visit, after).await?;
    rows.iter().map(shown).collect()
}

fn shown(row: &EntryRow) -> Answer<Entry> {
    #[derive(Default, Deserialize)]
    struct Reasons {
        #[serde(default)]
        waivers: Vec<Waiver>,
        #[serde(default)]
        as_written: bool,
    }
    // What the office did itself has none; neither has what an older program could not say.
    let Reasons { waivers, as_written } = serde_json::from_str(&row.body).unwrap_or_default();
    Ok(Entry {
        seq: row.seq,
        command: row.command,
        digest: row.digest.parse().map_err(anyhow::Error::from)?,
        number: row.number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0),
        device: row.device.unwrap_or_else(|| DeviceId::derived("office")),
        by: row.person,
        claimed: row.claimed_at,
        device_clock: row.device_at,
        received: row.received_at,
        events: events(row)?,
        waivers,
        as_written,
    })
}

/// Checks every device signature and every link of a visit's stream again.
///
/// # Errors
/// The database does not answer.
pub async fn check(on: &mut sqlx::AnyConnection, visit: VisitId) -> Answer<ChainCheck> {
    let rows = entry::stream(&mut *on, visit, 0).await?;
    let mut keys: HashMap<DeviceId, Option<VerifyingKey>> = HashMap::new();
    let devices: BTreeSet<DeviceId> = rows.iter().filter_map(|row| row.device).collect();
    for device in devices {
        let key = registration::key(&mut *on, device).await?;
        keys.insert(device, key.as_deref().and_then(public_key));
    }
    let mut check = ChainCheck { commands: 0, signed: 0, linked: 0 };
    for row in rows.iter().filter(|row| row.device.is_some()) {
        check.commands += 1;
        check.signed += u32::from(is_signed(row, &keys));
        check.linked += u32::from(is_linked(on, row, &rows).await?);
    }
    Ok(check)
}

/// A device's key from its 64 hexadecimal digits.
#[must_use]
pub fn public_key(text: &str) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = unhex(text)?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok()
}

/// A signature from its 128 hexadecimal digits.
#[must_use]
pub fn signature(text: &str) -> Option<Signature> {
    let bytes: [u8; 64] = unhex(text)?.try_into().ok()?;
    Some(Signature::from_bytes(&bytes))
}

fn is_signed(row: &EntryRow, keys: &HashMap<DeviceId, Option<VerifyingKey>>) -> bool {
    let key = row.device.and_then(|device| keys.get(&device).copied().flatten());
    let signature = row.signature.as_deref().and_then(signature);
    let own = Digest::of(row.body.as_bytes()).to_string() == row.digest;
    own && key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(row.body.as_bytes(), &signature).is_ok())
}

async fn is_linked(on: &mut sqlx::AnyConnection, row: &EntryRow, stream: &[EntryRow]) -> Answer<bool> {
    // The columns are ours; what counts is what the device signed.
    let Ok(command) = serde_json::from_str::<Command>(&row.body) else { return Ok(false) };
    let Some(previous) = command.previous.map(|digest| digest.to_string()) else { return Ok(command.number == 0) };
    let Some(before) = i64::try_from(command.number).ok().and_then(|number| number.checked_sub(1)) else { return Ok(false) };
    if stream.iter().any(|other| other.device == row.device && other.number == Some(before) && other.digest == previous) {
        return Ok(true);
    }
    // The device may have recorded another visit in between, or sent what had to be quarantined.
    Ok(entry::links(&mut *on, command.device, before).await?.contains(&previous) || quarantine::holds_digest(on, command.device, &previous).await?)
}

/// What the office itself appends to a visit.
#[derive(Debug, Clone)]
pub struct OfficeAct {
    /// The visit.
    pub visit: VisitId,
    /// The sheet, where it is about one.
    pub sheet: Option<SheetId>,
    /// Who did it.
    pub person: PersonId,
    /// What is so from now on.
    pub event: Event,
}

/// Appends to a visit what the office itself did, and moves its projections on.
///
/// # Errors
/// There is no such visit, or the database does not answer.
pub async fn append_event(append: &mut Append, act: &OfficeAct) -> Answer<()> {
    let (seq, at) = (append.seq, append.at);
    let on = append.connection();
    let Some((assignment, _)) = guard::assigned(on, &[act.visit.to_string()]).await?.pop() else { return Err(not_found()) };
    let mut projected = Projected::new(assignment);
    for row in entry::stream(&mut *on, act.visit, 0).await? {
        events(&row)?.iter().for_each(|event| projected.recall(event));
    }
    projected.take(Place { seq, device: None, received_at: at }, &act.event);
    let body = serde_json::to_string(&act.event)?;
    let row = EntryRow {
        seq,
        command: CommandId::derived(&format!("office {seq} {}", act.visit)),
        visit: act.visit,
        sheet: act.sheet,
        device: None,
        person: act.person,
        number: None,
        previous: None,
        digest: Digest::of(body.as_bytes()).to_string(),
        body,
        signature: None,
        events: keep(None, std::slice::from_ref(&act.event))?,
        claimed_at: at,
        device_at: at,
        received_at: at,
        carrier: None,
    };
    let mut writing = Writing::on(on);
    entry::insert(&mut writing, &[row]);
    projection::write(&mut writing, &projected.changes().0)?;
    writing.run(on).await?;
    Ok(())
}
