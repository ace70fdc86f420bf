//! Records acts: judge, sign, keep, read back. An act is recorded whole or not at all.

use crate::device::Device;
use crate::phone::SubmitError;
use crate::phone::rows::{Contact, Facts, Head, MediaRow, claimed, command_key, fact};
use crate::store::{LocalStore, StoreError, Table, Write};
use domain::act::{Act, Clock, Command};
use domain::contract::{Envelope, VERSION};
use domain::decide::State;
use domain::id::{CommandId, DeviceId, PersonId, VisitId};
use domain::json;
use domain::late_entry::taken;
use domain::person::Actor;
use domain::visit::{Event, Visit};
use domain::warning::{Waiver, Warning, warnings};

/// The name of the lock under which commands get their numbers; pages in other tabs wait for it too.
pub const LOCK: &str = "outbox";

/// An act that was judged, ready to be recorded.
#[derive(Debug)]
pub struct Draft<'a> {
    /// What it is judged against.
    pub state: State<'a>,
    /// Whose act.
    pub actor: Actor,
    /// Who holds the phone.
    pub recorded_by: PersonId,
    /// Reasons for warnings.
    pub waivers: Vec<Waiver>,
    /// It stands so on the paper that is entered (补录).
    pub as_written: bool,
    /// The act.
    pub act: Act,
    /// The index row of the photo or video that the act announces.
    pub media: Option<MediaRow>,
}

/// Tells whether the law and our own rules let an act stand.
///
/// # Errors
/// What the law refuses, or the warnings that still want a reason.
pub fn judge(state: State<'_>, actor: &Actor, command: &Command) -> Result<Vec<Event>, SubmitError> {
    let events = taken(state, command, actor, command.at).map_err(SubmitError::Denied)?;
    let explained = |warning: &Warning| command.waivers.iter().any(|waiver| waiver.warning == *warning && !waiver.reason.trim().is_empty());
    let unexplained: Vec<Warning> = warnings(state, &command.act).into_iter().filter(|warning| !explained(warning)).collect();
    if unexplained.is_empty() { Ok(events) } else { Err(SubmitError::NeedsReason(unexplained)) }
}

/// A command as it would be recorded now.
#[must_use]
pub fn command(device: &dyn Device, id: DeviceId, head: Head, contact: Option<Contact>, draft: &Draft<'_>) -> Command {
    let own = device.clock();
    let offset = contact.as_ref().map_or(0, |contact| contact.offset);
    let at = claimed(own, offset, contact.as_ref().map(|contact| &contact.token));
    Command {
        version: VERSION,
        id: CommandId::new(at, device.chance()),
        device: id,
        number: head.next,
        previous: head.last,
        visit: visit_of(draft.state.visit),
        by: draft.actor.person,
        recorded_by: draft.recorded_by,
        at,
        clock: Clock {
            device: own,
            offset,
            session: device.page_session(),
            monotonic: device.monotonic(),
            token: contact.map(|contact| contact.token),
        },
        waivers: draft.waivers.clone(),
        as_written: draft.as_written,
        act: draft.act.clone(),
    }
}

const fn visit_of(visit: &Visit) -> VisitId {
    visit.assignment.visit
}

/// Records an act; the caller holds [`LOCK`]. What it answers is in the store, read back and compared: what came to be so, and the new end of the chain.
///
/// # Errors
/// The act is refused, or the phone could not sign or keep it; then nothing was recorded.
pub async fn record(store: &dyn LocalStore, device: &dyn Device, draft: Draft<'_>) -> Result<(Vec<Event>, Head), SubmitError> {
    let facts = Facts::read(store).await.map_err(SubmitError::NotKept)?;
    let id: DeviceId = facts.get(fact::DEVICE).map_err(SubmitError::NotKept)?.ok_or(SubmitError::NotReady)?;
    let head: Head = facts.get(fact::HEAD).map_err(SubmitError::NotKept)?.unwrap_or_default();
    let contact = facts.get(fact::CONTACT).map_err(SubmitError::NotKept)?;
    let command = command(device, id, head, contact, &draft);
    let events = judge(draft.state, &draft.actor, &command)?;
    // Serialized once: these very bytes are signed, kept, sent and hashed.
    let body = json::write(&command);
    let signature = device.sign(body.clone().into_bytes()).await.map_err(SubmitError::NotSigned)?;
    let envelope = Envelope { id: command.id, body, signature };
    let next = keep(store, head, &envelope, draft.media.as_ref()).await.map_err(SubmitError::NotKept)?;
    Ok((events, next))
}

async fn keep(store: &dyn LocalStore, head: Head, envelope: &Envelope, media: Option<&MediaRow>) -> Result<Head, StoreError> {
    let key = command_key(head.next);
    let row = json::write(envelope);
    let next = Head { next: head.next + 1, last: Some(envelope.digest()) };
    let mut writes = vec![Write::Put(Table::Commands, key.clone(), row.clone()), Write::Put(Table::Facts, fact::HEAD.to_owned(), json::write(&next))];
    if let Some(media) = media {
        writes.push(Write::Put(Table::Media, media.local.evidence.media.to_string(), json::write(media)));
    }
    store.write(writes).await?;
    if store.get(Table::Commands, key.clone()).await?.as_deref() == Some(row.as_str()) { Ok(next) } else { Err(StoreError::NotAsWritten(key)) }
}
