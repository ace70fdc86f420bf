//! Phones as their agency minds them: which there are, what each still held, and what happens when one is lost.
//!
//! What was done in the field is a fact, on a lost phone too (design.md §3.5). So a loss ends what a phone is given and lets nobody in on it any
//! more, but what it hands in is taken: its commands and files, under the session that it had, which serves for nothing else. What it says it
//! did while it was lost stands with a finding beside it.

use crate::db::{escrow, loss, person, session};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, conflict, not_found, said, sign_in_required, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{DeviceRow, Devices, Holding, Reason};
use domain::id::{DeviceId, PersonId};
use domain::permit::{Action, Subject};
use domain::person::Role;

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// A phone that is heard more often than this, in milliseconds, and says the same, is not noted again.
const NOTED_EVERY: i64 = 30_000;

/// The phones of one's own agency, lost ones first, then by when they were last heard, and its samplers.
///
/// # Errors
/// The user minds no phones.
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<Devices> {
    user.must(Action::MindPhones, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let mut devices = loss::phones(&mut connection, user.organisation.id).await?;
    for row in &mut devices {
        row.recovery = escrow::asked(&mut *connection, row.device).await?;
    }
    devices.sort_by_key(|row| (!row.is_lost(), std::cmp::Reverse(row.heard_at), row.device));
    let samplers = person::in_role(&mut *connection, user.organisation.id, Role::Sampler).await?;
    let escrow = escrow::standing(&mut *connection, user.organisation.id).await?.map(|(_, escrow)| escrow);
    Ok(Devices { devices, samplers, escrow })
}

/// A phone is lost: its sessions serve for handing in only, and it is given nothing more.
///
/// # Errors
/// The phone is none of the user's agency, is lost already, or the reason is missing.
pub async fn lose(state: &AppState, user: &CurrentUser, device: DeviceId, reason: &Reason) -> Answer<()> {
    let why = own(state, user, device, reason).await?;
    // It takes a place in the order: who listens hears of it, the phone itself among them.
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    if !loss::lose(append.connection(), device, user.person.id, why, at).await? {
        return Err(conflict("device-lost-already", words::device_lost_already()));
    }
    append.commit().await?;
    Ok(())
}

/// A lost phone is found: it works again as before.
///
/// # Errors
/// The phone is none of the user's agency, is not lost, or the reason is missing.
pub async fn find(state: &AppState, user: &CurrentUser, device: DeviceId, reason: &Reason) -> Answer<()> {
    let why = own(state, user, device, reason).await?;
    let mut append = state.db.append(state.clock.now()).await?;
    let at = append.at;
    if !loss::find(append.connection(), device, user.person.id, why, at).await? {
        return Err(conflict("device-not-lost", words::device_not_lost()));
    }
    append.commit().await?;
    Ok(())
}

async fn own<'a>(state: &AppState, user: &CurrentUser, device: DeviceId, reason: &'a Reason) -> Answer<&'a str> {
    let why = given(reason)?;
    must_be_own(state, user, device).await.map(|_| why)
}

/// Goes on only with a phone of the user's own agency.
///
/// # Errors
/// It is none, or the user minds no phones.
pub(super) async fn must_be_own(state: &AppState, user: &CurrentUser, device: DeviceId) -> Answer<DeviceRow> {
    user.must(Action::MindPhones, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let known = loss::phones(&mut connection, user.organisation.id).await?;
    known.into_iter().find(|row| row.device == device).ok_or_else(not_found)
}

fn given(reason: &Reason) -> Answer<&str> {
    let why = reason.why.trim();
    if why.is_empty() || why.chars().count() > LONGEST { Err(wrong("reason-missing", words::reason_missing()).at("why")) } else { Ok(why) }
}

/// Ends the account of somebody of one's own agency: their sessions end, and those of phones serve for handing in only.
///
/// What was done in the field is a fact; what they did, and what was handed to them, stays.
///
/// # Errors
/// They are none of the agency's samplers, have left already, or the reason is missing.
pub async fn end_account(state: &AppState, user: &CurrentUser, id: PersonId, reason: &Reason) -> Answer<()> {
    user.must(Action::EndAccounts, Subject::ALL)?;
    let why = given(reason)?;
    let found = person::find(state.db.readers(), id).await?;
    found.filter(|person| person.role == Role::Sampler && person.organisation == user.organisation.id).ok_or_else(not_found)?;
    let mut append = state.db.append(state.clock.now()).await?;
    let (seq, at) = (append.seq, append.at);
    if !person::end(append.connection(), id, user.person.id, why, at, seq).await? {
        return Err(conflict("account-ended-already", words::account_ended_already()));
    }
    session::end_at_desks(append.connection(), id).await?;
    append.commit().await?;
    Ok(())
}

/// Goes on only with a phone that is not lost.
///
/// # Errors
/// It is lost.
pub async fn must_not_be_lost(state: &AppState, device: DeviceId) -> Answer<()> {
    if loss::is_lost(state.db.readers(), device).await? { Err(said(403, "device-lost", words::device_lost())) } else { Ok(()) }
}

/// Goes on only with a phone that is given work; what it says it holds is noted all the same.
///
/// # Errors
/// It is lost, or it speaks under the session of one that is, or of somebody who left.
pub(super) async fn given_work(state: &AppState, user: &CurrentUser, device: DeviceId, holding: Option<Holding>) -> Answer<()> {
    let is_lost = loss::is_lost(state.db.readers(), device).await?;
    // A lost phone that names another one says nothing of that one.
    if is_lost || !user.is_lost {
        heard(state, device, holding).await?;
    }
    if is_lost || user.is_lost {
        return Err(said(403, "device-lost", words::device_lost()));
    }
    if user.only_hands_in() { Err(sign_in_required()) } else { Ok(()) }
}

/// Notes that a phone was heard, and what it says it holds.
async fn heard(state: &AppState, device: DeviceId, holding: Option<Holding>) -> Answer<()> {
    let now = state.clock.now();
    let known = loss::contact(state.db.readers(), device).await?;
    if known.is_none_or(|(at, said)| said != holding || now.since(at) >= NOTED_EVERY) {
        loss::note_contact(state.db.writers(), device, holding, now).await?;
    }
    Ok(())
}
