//! Keys of phones in escrow: the agency sets the escrow key up, a phone asks, its manager opens with both custodians. The office only hands on
//! what it cannot open.

use crate::db::{escrow, person};
use crate::office::people::CurrentUser;
use crate::office::phones;
use crate::problem::{Answer, conflict, not_found, said, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{EscrowKey, KEY_LENGTH, MOST_KEYS, NewRecovery, OpenedKeys, Recovery, WrappedKey};
use domain::digest::unhex;
use domain::id::DeviceId;
use domain::permit::{Action, Subject};

/// Sets the agency's escrow key up; phones wrap their keys to it from their next call on.
///
/// # Errors
/// The user minds no phones, or the key cannot be read.
pub async fn set_up(state: &AppState, user: &CurrentUser, key: &EscrowKey) -> Answer<()> {
    user.must(Action::MindPhones, Subject::ALL)?;
    must_be_hex(&key.public_key, "public_key")?;
    let mut append = state.db.append(state.clock.now()).await?;
    let (seq, at) = (append.seq, append.at);
    escrow::insert(append.connection(), user.organisation.id, key, user.person.id, seq, at).await?;
    append.commit().await?;
    Ok(())
}

/// A phone asks for keys that nobody's PIN opens any more.
///
/// # Errors
/// The user never signed in on that phone, it is lost, or what it sends cannot be read.
pub async fn ask(state: &AppState, user: &CurrentUser, device: DeviceId, asked: &NewRecovery) -> Answer<()> {
    must_hold(state, user, device).await?;
    must_be_hex(&asked.public_key, "public_key")?;
    must_be_keys(&asked.keys)?;
    // It takes a place in the order: the manager's page hears of it.
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    escrow::ask(append.connection(), device, asked, user.person.id, at).await?;
    append.commit().await?;
    Ok(())
}

/// What a phone asked for last, and what became of it.
///
/// # Errors
/// The user never signed in on that phone, it is lost, or it asked for nothing.
pub async fn asked(state: &AppState, user: &CurrentUser, device: DeviceId) -> Answer<Recovery> {
    must_hold(state, user, device).await?;
    escrow::asked(state.db.readers(), device).await?.ok_or_else(not_found)
}

/// Hands on what custodians opened for a phone.
///
/// # Errors
/// The phone is none of the user's agency or is lost, that was not asked for or is answered already, or what comes cannot be read.
pub async fn open(state: &AppState, user: &CurrentUser, device: DeviceId, opened: &OpenedKeys) -> Answer<()> {
    phones::must_be_own(state, user, device).await?;
    phones::must_not_be_lost(state, device).await?;
    must_be_keys(&opened.keys)?;
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    if !escrow::open(append.connection(), device, opened.asked_at, &opened.keys, user.person.id, at).await? {
        return Err(conflict("recovery-answered-already", words::recovery_answered_already()));
    }
    append.commit().await?;
    Ok(())
}

async fn must_hold(state: &AppState, user: &CurrentUser, device: DeviceId) -> Answer<()> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    if !person::on_device(state.db.readers(), device).await?.contains(&user.person.id) {
        return Err(said(403, "device-unknown", words::device_unknown()).at("device"));
    }
    // Whoever found a lost phone and knows a password must not have its pictures opened.
    phones::must_not_be_lost(state, device).await
}

fn must_be_hex(text: &str, field: &'static str) -> Answer<()> {
    let is_key = (1..=KEY_LENGTH).contains(&text.len()) && unhex(text).is_some();
    if is_key { Ok(()) } else { Err(wrong("key-unreadable", words::key_unreadable()).at(field)) }
}

fn must_be_keys(keys: &[WrappedKey]) -> Answer<()> {
    if keys.is_empty() || keys.len() > MOST_KEYS {
        return Err(wrong("key-unreadable", words::key_unreadable()).at("keys"));
    }
    keys.iter().try_for_each(|key| {
        must_be_hex(&key.name, "keys")?;
        must_be_hex(&key.escrow, "keys")?;
        must_be_hex(&key.wrapped, "keys")
    })
}
