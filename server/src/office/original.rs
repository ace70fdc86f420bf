//! 盖章原件: scans of the stamped notice and authorisation, kept as blobs beside the assignment. None takes the place of another.

use crate::db::{self, look, package};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, conflict, no_room, not_found, not_permitted, wrong};
use crate::state::AppState;
use app::words::problems as words;
use bytes::Bytes;
use domain::assignment::Assignment;
use domain::contract::{Form, Original};
use domain::digest::{Digest, hex};
use domain::evidence::SEGMENT_LENGTH;
use domain::id::{AssignmentId, MediaId};
use domain::permit::{Action, Subject};
use domain::person::Role;
use object_store::GetResult;

/// Keeps a scan; the same one twice is one.
///
/// # Errors
/// There is no such assignment or it was taken back, it is another agency's, there is no original of that form, the file is none of the kinds that are
/// taken, or there is no room.
pub async fn keep(state: &AppState, user: &CurrentUser, id: AssignmentId, form: &str, bytes: Bytes) -> Answer<Original> {
    may_keep(state, user, id).await?;
    let form = Form::of(form).filter(|form| form.has_original()).ok_or_else(not_found)?;
    let (mime, _) = Original::kind(&bytes).ok_or_else(|| wrong("original-unreadable", words::original_unreadable()))?;
    let digest = Digest::of(&bytes);
    lay_down(state, &digest, &bytes).await?;
    let original =
        Original { form, digest, mime: mime.to_owned(), bytes: u32::try_from(bytes.len())?, at: state.clock.now(), by: user.person.name.clone() };
    db::original::note(state.db.writers(), id, user.person.id, &original).await?;
    let known = db::original::of_assignment(state.db.readers(), id).await?;
    Ok(known.into_iter().find(|known| known.form == form && known.digest == original.digest).unwrap_or(original))
}

/// Asks whether somebody may hand in originals of an assignment, before the first byte of one is read.
///
/// # Errors
/// They may not, there is no such assignment, or it was taken back.
pub async fn may_keep(state: &AppState, user: &CurrentUser, id: AssignmentId) -> Answer<()> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    if db::assignment::find(&mut *connection, id).await?.is_none() {
        return Err(not_found());
    }
    if db::assignment::is_withdrawn(&mut *connection, id).await? {
        return Err(conflict("assignment-withdrawn", words::assignment_withdrawn()));
    }
    let briefing = package::briefing(&mut connection).await?;
    if user.organisation.id == briefing.campaign.agency { Ok(()) } else { Err(not_permitted()) }
}

/// Lays the bytes where all files lie; what lies there already stays.
async fn lay_down(state: &AppState, digest: &Digest, bytes: &Bytes) -> Answer<()> {
    let length = u64::try_from(bytes.len())?;
    if state.blobs.size(digest).await?.is_some() {
        return Ok(());
    }
    if !state.rooms.media.has(length) {
        return Err(no_room());
    }
    // Two who hand in the same at once do not write into one another's file.
    let mut chance = [0; 16];
    getrandom::fill(&mut chance).map_err(anyhow::Error::from)?;
    let staged = MediaId::derived(&format!("original {digest} {}", hex(&chance)));
    let mut at = 0;
    for segment in bytes.chunks(usize::try_from(SEGMENT_LENGTH)?) {
        state.blobs.stage(staged, at, Bytes::copy_from_slice(segment)).await?;
        at += u64::try_from(segment.len())?;
    }
    state.blobs.flush(staged).await?;
    Ok(state.blobs.keep(staged, length, digest).await?)
}

/// Opens a scan for whoever may see the assignment; the look is logged.
///
/// # Errors
/// There is none, or none that they may see.
pub async fn open(state: &AppState, user: &CurrentUser, id: AssignmentId, form: &str, digest: &str) -> Answer<(Original, GetResult)> {
    user.must(Action::SeeDrawn, Subject::ALL)?;
    let assignment: Option<Assignment> = db::assignment::find(state.db.readers(), id).await?;
    let is_theirs = |assignment: &Assignment| user.person.role != Role::Sampler || assignment.team.contains(&user.person.id);
    if !assignment.as_ref().is_some_and(is_theirs) {
        return Err(not_found());
    }
    let all = db::original::of_assignment(state.db.readers(), id).await?;
    let found = all.into_iter().find(|original| original.form.word() == form && original.digest.hex() == digest);
    let found = bytes_of(state, found.ok_or_else(not_found)?).await?;
    look::log(&state.db, user.person.id.into(), "assignment", &[id.to_string()], state.clock.now()).await?;
    Ok(found)
}

/// A scan with its bytes.
///
/// # Errors
/// The store does not answer, or has them no more.
pub(super) async fn bytes_of(state: &AppState, original: Original) -> Answer<(Original, GetResult)> {
    let bytes = state.blobs.open(&original.digest, None).await?.ok_or_else(not_found)?;
    Ok((original, bytes))
}
