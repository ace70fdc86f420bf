//! People and their devices.

use crate::db::{assignment, person, registration, session};
use crate::office::{phones, stream};
use crate::problem::{Answer, conflict, not_permitted, said, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{DeviceGrant, DeviceKey, Me, key_proof};
use domain::digest::{Digest, unhex};
use domain::id::DeviceId;
use domain::permit::{Action, Scope, Subject, allows, offers, scope};
use domain::person::{Actor, Organisation, Person};

/// Who is signed in: the person, and what `permit` needs to know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentUser {
    /// The person.
    pub person: Person,
    /// Whom they act for.
    pub organisation: Organisation,
    /// What a device signs to prove its key in this session.
    pub challenge: String,
    /// The digest by which the database knows the session.
    pub session: Digest,
    /// The phone of this session is lost: it may hand in what it holds, and nothing else.
    pub is_lost: bool,
}

impl CurrentUser {
    /// As `decide` and `permit` know them.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor { person: self.person.id, role: self.person.role, organisation: self.organisation.id, division: self.organisation.division }
    }

    /// Tells whether this session serves for nothing but handing in what its phone holds: the phone is lost, or the person has left.
    #[must_use]
    pub const fn only_hands_in(&self) -> bool {
        self.is_lost || self.person.ended_at.is_some()
    }

    /// How far they see.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        scope(&self.actor())
    }

    /// Tells whether they may do it.
    #[must_use]
    pub fn may(&self, action: Action, subject: Subject) -> bool {
        allows(&self.actor(), action, subject)
    }

    /// Goes on only if they may do it.
    ///
    /// # Errors
    /// They may not.
    pub fn must(&self, action: Action, subject: Subject) -> Answer<()> {
        if self.may(action, subject) { Ok(()) } else { Err(not_permitted()) }
    }

    /// Who they are and what they may, as they are told.
    #[must_use]
    pub fn me(&self) -> Me {
        Me { person: self.person.clone(), organisation: self.organisation.clone(), may: offers(&self.actor()), challenge: self.challenge.clone() }
    }
}

/// Takes a device's key the first time, and makes the signed-in person one of its people.
///
/// A person who is new on the device brings their assignments along: these are granted again under a new place in the
/// order, so that a cursor that has passed them finds them.
///
/// # Errors
/// The device showed another key before, the key is none or is not proved to be its own, the device is lost, or the person takes no samples.
pub async fn register(state: &AppState, user: &CurrentUser, id: DeviceId, shown: DeviceKey, model: &str) -> Answer<DeviceGrant> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    let key = shown.public_key.to_ascii_lowercase();
    if unhex(&key).is_none_or(|bytes| bytes.len() != 32) {
        return Err(wrong("device-key-unreadable", words::device_key_unreadable()).at("public_key"));
    }
    // A program of the first contract knew of no proof; all that it has recorded is taken in without this call.
    let proof = shown.proof.ok_or_else(|| said(426, "update-required", words::proof_required()).at("proof"))?;
    if !is_proved(&user.challenge, id, &key, &proof) {
        return Err(wrong("device-key-unproved", words::device_key_unproved()).at("proof"));
    }
    if registration::key(state.db.readers(), id).await?.is_some_and(|kept| kept != key) {
        return Err(conflict("device-key-differs", words::device_key_differs()).at("public_key"));
    }
    // Bound before it is refused: a lost phone hands in under this session, and does nothing else.
    session::bind(state.db.writers(), &user.session, id).await?;
    phones::must_not_be_lost(state, id).await?;
    let now = state.clock.now();
    let name: String = shown.name.chars().filter(|c| !c.is_control()).take(80).collect();
    let mut transaction = state.db.begin().await?;
    registration::insert(&mut *transaction, id, &key, (&name, model), now).await?;
    if registration::key(&mut *transaction, id).await?.is_none_or(|kept| kept != key) {
        return Err(conflict("device-key-differs", words::device_key_differs()).at("public_key"));
    }
    let joined = registration::join(&mut *transaction, id, user.person.id, now).await?;
    let people = person::on_device(&mut *transaction, id).await?;
    transaction.commit().await?;
    if joined && people.len() > 1 {
        let mut append = state.db.append(now).await?;
        let seq = append.seq;
        assignment::grant_again(append.connection(), user.person.id, seq).await?;
        append.commit().await?;
    }
    Ok(DeviceGrant { device: id, people, token: state.keys.sign_time(now), epoch: Some(state.epoch) })
}

/// Tells whether the device has signed this session's challenge with the key that it shows.
fn is_proved(challenge: &str, device: DeviceId, key: &str, proof: &str) -> bool {
    let keys = stream::public_key(key).zip(stream::signature(proof));
    keys.is_some_and(|(public, signature)| public.verify_strict(key_proof(challenge, device, key).as_bytes(), &signature).is_ok())
}
