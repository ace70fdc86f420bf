//! Taking in commands: read and verified by each request for itself, then handed to the one pen that writes.

use crate::db::registration;
use crate::keys::Keys;
use crate::office::people::CurrentUser;
use crate::office::stream;
use crate::problem::{Answer, conflict, unreadable, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::act::{Command, TimeToken};
use domain::claim::TokenProof;
use domain::contract::{Commands, Envelope, Quarantine, RESTORED, Receipt, Receipts};
use domain::digest::Digest;
use domain::id::{CommandId, DeviceId, EpochId, PersonId};
use domain::permit::{Action, Subject};
use domain::time::Instant;
use ed25519_dalek::VerifyingKey;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Commands of one batch, at most; a phone sends 200 at a time.
pub(super) const MOST: usize = 500;

/// A batch that was read and verified, ready to be written.
#[derive(Debug)]
pub struct Batch {
    /// The device that sent it.
    pub device: DeviceId,
    /// Who was signed in.
    pub person: PersonId,
    /// Who handed it in for the device; none where the device sent it itself.
    pub carrier: Option<PersonId>,
    /// In order.
    pub commands: Vec<Incoming>,
}

/// A command as it came.
#[derive(Debug)]
pub struct Incoming {
    /// Its id.
    pub id: CommandId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes.
    pub body: String,
    /// Its signature.
    pub signature: String,
    /// What it says, or why it cannot be taken in.
    pub read: Result<Box<Authentic>, Unfit>,
}

/// A command that the device signed.
#[derive(Debug)]
pub struct Authentic {
    /// What it says.
    pub command: Command,
    /// What the signed time proves that it carries.
    pub token: TokenProof,
}

/// Why a command cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// Why.
    pub reason: Quarantine,
    /// Where the bytes stand in the chain of the device, where it did sign them: a link all the same.
    pub link: Option<Link>,
}

/// A command's place in the chain of its device; readable where the act is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Link {
    /// Counts the device's commands from 0.
    pub number: u64,
    /// The digest of the device's previous body.
    pub previous: Option<Digest>,
}

/// Takes in what a device sends: one receipt each, in order, with the findings that a program of that version can read.
///
/// # Errors
/// The person takes no samples, the device's receipts are of another life of the record, the body as a whole cannot be read or holds too much, or it could not be written; then nothing of it was.
pub async fn take_in(state: &AppState, user: &CurrentUser, version: u16, body: &[u8]) -> Answer<Receipts> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    let sent = sent(body)?;
    if sent.epoch.is_some_and(|epoch| epoch != state.epoch) {
        // Taken in now, these would stand behind a gap in the chain of an honest phone. It has them all, and sends them from the first one on.
        return Err(conflict(RESTORED, words::record_restored()));
    }
    if sent.commands.len() > MOST {
        return Err(wrong("too-many-commands", words::too_many_commands()));
    }
    let mut receipts = commit(state, user.person.id, sent).await?;
    for receipt in &mut receipts {
        receipt.findings.retain(|finding| finding.matter.known_since() <= version);
    }
    Ok(Receipts { receipts, token: state.keys.sign_time(state.clock.now()) })
}

/// Takes in what somebody else hands in for a device, at most as much as in one batch: the signatures are the device's own.
///
/// # Errors
/// It could not be written; then nothing of it was.
pub(super) async fn hand_in(state: &AppState, person: PersonId, device: DeviceId, commands: Vec<Result<Envelope, String>>) -> Answer<Vec<Receipt>> {
    commit(state, person, Sent { device, carrier: Some(person), commands, epoch: None }).await
}

async fn commit(state: &AppState, person: PersonId, sent: Sent) -> Answer<Vec<Receipt>> {
    let key = sender_key(state, sent.device).await?;
    let keys = state.keys.clone();
    let batch = state.commits.verify(move || prepare(sent, person, key, &keys)).await?;
    state.commits.commit(batch).await
}

/// Devices that are remembered with their keys.
const REMEMBERED: usize = 10_000;

/// The keys of devices that sent before: a key that is kept is never replaced, so it need be read only once.
#[derive(Debug, Clone, Default)]
pub struct Senders(Arc<Mutex<HashMap<DeviceId, VerifyingKey>>>);

async fn sender_key(state: &AppState, device: DeviceId) -> Answer<Option<VerifyingKey>> {
    let Senders(senders) = state.commits.senders();
    let known = senders.lock().unwrap_or_else(PoisonError::into_inner).get(&device).copied();
    if known.is_some() {
        return Ok(known);
    }
    let key = registration::key(state.db.readers(), device).await?.as_deref().and_then(stream::public_key);
    if let Some(key) = key {
        let mut senders = senders.lock().unwrap_or_else(PoisonError::into_inner);
        if senders.len() >= REMEMBERED {
            senders.clear();
        }
        senders.insert(device, key);
    }
    Ok(key)
}

/// A batch of which each command is an envelope, or whatever came in its place.
#[derive(Debug)]
pub struct Sent {
    device: DeviceId,
    carrier: Option<PersonId>,
    commands: Vec<Result<Envelope, String>>,
    epoch: Option<EpochId>,
}

/// Reads the body of `POST /commands`; a command that is not even an envelope must not spoil the others.
///
/// # Errors
/// The body as a whole cannot be read.
pub fn sent(body: &[u8]) -> Answer<Sent> {
    #[derive(Deserialize)]
    struct Loose {
        device: DeviceId,
        commands: Vec<serde_json::Value>,
        #[serde(default)]
        epoch: Option<EpochId>,
    }
    if let Ok(Commands { device, commands, epoch }) = serde_json::from_slice(body) {
        return Ok(Sent { device, carrier: None, commands: commands.into_iter().map(Ok).collect(), epoch });
    }
    let loose: Loose = serde_json::from_slice(body).map_err(|_| unreadable())?;
    let commands = loose.commands.into_iter().map(|value| Envelope::deserialize(&value).map_err(|_| value.to_string())).collect();
    Ok(Sent { device: loose.device, carrier: None, commands, epoch: loose.epoch })
}

/// Reads and verifies a batch.
#[must_use]
pub fn prepare(sent: Sent, person: PersonId, key: Option<VerifyingKey>, keys: &Keys) -> Batch {
    let signed = verify(&sent.commands, key);
    let mut tokens = Tokens { keys, known: HashMap::new() };
    let commands = sent
        .commands
        .into_iter()
        .zip(signed)
        .map(|(envelope, signed)| match envelope {
            Ok(envelope) => read(envelope, sent.device, key.is_some(), signed, &mut tokens),
            Err(raw) => no_envelope(raw),
        })
        .collect();
    Batch { device: sent.device, person, carrier: sent.carrier, commands }
}

/// Which of the envelopes the device signed, each by itself and strictly: all at once would be half the work, but lets a device make signatures that
/// pass here and fail whoever checks one of them later.
fn verify(envelopes: &[Result<Envelope, String>], key: Option<VerifyingKey>) -> Vec<bool> {
    let is_signed = |key: VerifyingKey, envelope: &Envelope| {
        stream::signature(&envelope.signature).is_some_and(|proof| key.verify_strict(envelope.body.as_bytes(), &proof).is_ok())
    };
    envelopes.iter().map(|envelope| key.zip(envelope.as_ref().ok()).is_some_and(|(key, envelope)| is_signed(key, envelope))).collect()
}

fn read(envelope: Envelope, device: DeviceId, known: bool, signed: bool, tokens: &mut Tokens<'_>) -> Incoming {
    let digest = envelope.digest();
    let unfit = |reason| {
        let link = if signed { serde_json::from_str(&envelope.body).ok() } else { None };
        Err(Unfit { reason, link })
    };
    let read = if !known {
        unfit(Quarantine::Device)
    } else if !signed {
        unfit(Quarantine::Signature)
    } else {
        match serde_json::from_str::<Command>(&envelope.body) {
            Ok(command) if command.id != envelope.id => unfit(Quarantine::Unreadable),
            Ok(command) if command.device != device => unfit(Quarantine::Device),
            Ok(command) => Ok(Box::new(Authentic { token: tokens.proof(command.clock.token.as_ref()), command })),
            Err(_) => unfit(Quarantine::Unreadable),
        }
    };
    Incoming { id: envelope.id, digest, body: envelope.body, signature: envelope.signature, read }
}

/// What is not even an envelope is kept too, under its own id if it has one.
fn no_envelope(raw: String) -> Incoming {
    #[derive(Deserialize)]
    struct Named {
        id: CommandId,
    }
    let id = serde_json::from_str::<Named>(&raw).map_or_else(|_| CommandId::derived(&raw), |named| named.id);
    let read = Err(Unfit { reason: Quarantine::Unreadable, link: None });
    Incoming { id, digest: Digest::of(raw.as_bytes()), body: raw, signature: String::new(), read }
}

/// Time tokens of a batch: a phone has one for hours, and checking it once is enough.
struct Tokens<'a> {
    keys: &'a Keys,
    known: HashMap<(Instant, String), TokenProof>,
}

impl Tokens<'_> {
    fn proof(&mut self, token: Option<&TimeToken>) -> TokenProof {
        let Some(token) = token else { return TokenProof::Missing };
        let proof = || self.keys.proved_time(token).map_or(TokenProof::Foreign, TokenProof::Proved);
        *self.known.entry((token.at, token.signature.clone())).or_insert_with(proof)
    }
}
