//! Approving that a backup part stays at the enterprise (O-41): a code for one sheet, which the phone knows when it hears it.
//!
//! The codes of an assignment follow from the server's key, so nothing that is kept tells them; the phone has their stretched digests. What was
//! given, for which sheet and why, is an entry of the visit's stream.

use crate::db;
use crate::keys::Keys;
use crate::office::findings::Finder;
use crate::office::people::CurrentUser;
use crate::office::sheet::folded;
use crate::office::stream::{OfficeAct, append_event};
use crate::problem::{Answer, Failure, conflict, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::assignment::{Assignment, StretchedCode};
use domain::contract::{ApprovalGap, ApprovalRow, Approvals, NewApproval};
use domain::digest::{Digest, unhex};
use domain::finding::Matter;
use domain::id::AssignmentId;
use domain::permit::{Action, Subject};
use domain::sheet::Sheet;
use domain::storage::{ApprovalCode, GivenApproval, PROOF, ROUNDS, Storage};
use domain::visit::{Event, Visit};

/// Codes of an assignment: two batches an enterprise give (O-43), and one more.
const CODES: u32 = 3;
/// So many of the newest approvals are listed.
const LISTED: i64 = 100;

/// The stretched codes of a new assignment. It takes some tenths of a second and belongs on a thread of its own.
#[must_use]
pub fn stretched(keys: &Keys, assignment: AssignmentId) -> Vec<StretchedCode> {
    let one = |place| {
        let salt = Digest::of(format!("approval {assignment} {place}").as_bytes()).hex()[..32].to_owned();
        let code = keys.approval_code(assignment, place);
        let bits = pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(code.as_str().as_bytes(), &unhex(&salt).unwrap_or_default(), ROUNDS);
        StretchedCode { salt, digest: Digest::of(&[PROOF, &bits].concat()).hex() }
    };
    (0..CODES).map(one).collect()
}

/// Gives a code for a sheet; asked again while it is good, it is the same.
///
/// # Errors
/// The role does not approve, no reason stands there, no assignment has that number, or its codes are used up.
pub async fn give(state: &AppState, user: &CurrentUser, new: NewApproval) -> Answer<ApprovalRow> {
    user.must(Action::ApproveStorage, Subject::ALL)?;
    if let Some(gap) = new.lacks() {
        return Err(told(gap));
    }
    let mut append = state.db.append(state.clock.now()).await?;
    let Some(assignment) = db::approval::assignment_of(append.connection(), &new.number).await? else {
        return Err(wrong("number-unknown", words::number_unknown()).of(41).at("number"));
    };
    let visit = folded(append.connection(), assignment.visit).await?;
    let officer = user.person.name.clone();
    let team = assignment.team_name.clone();
    let standing = visit.approvals.iter().rfind(|given| given.number == new.number && given.was_good(append.at));
    if let Some(given) = standing.cloned() {
        return Ok(ApprovalRow { given, officer, team });
    }
    let given = GivenApproval {
        number: new.number,
        code: next(&state.keys, &assignment, &visit)?,
        why: new.why.trim().to_owned(),
        by: user.person.id,
        at: append.at,
    };
    let event = Event::Approved { given: given.clone() };
    append_event(&mut append, &OfficeAct { visit: assignment.visit, sheet: None, person: user.person.id, event }).await?;
    append.commit().await?;
    Ok(ApprovalRow { given, officer, team })
}

/// What was given lately, the newest first.
///
/// # Errors
/// The role does not approve.
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<Approvals> {
    user.must(Action::ApproveStorage, Subject::ALL)?;
    Ok(Approvals { rows: db::approval::newest(state.db.readers(), LISTED).await? })
}

/// The next code of an assignment.
fn next(keys: &Keys, assignment: &Assignment, visit: &Visit) -> Answer<ApprovalCode> {
    let used = u32::try_from(visit.approvals.len()).unwrap_or(u32::MAX);
    // A phone that was assigned before there were codes takes what it hears.
    if used >= CODES && !assignment.approvals.is_empty() {
        return Err(conflict("approvals-used-up", words::approvals_used_up()).of(41));
    }
    Ok(keys.approval_code(assignment.id, used))
}

/// Holds the code on a sheet against what was given; `visit` is as it stood before.
pub fn look(visit: &Visit, sheet: &Sheet, storage: &Storage, finder: &mut Finder<'_>) {
    let number = &sheet.opening.number;
    let of_code: Vec<&GivenApproval> = visit.approvals.iter().filter(|given| given.code == storage.approval.code).collect();
    match (of_code.first(), of_code.iter().find(|given| given.number == *number)) {
        (None, _) => finder.find(Matter::ApprovalUnknown),
        (Some(other), None) => finder.find(Matter::ApprovalElsewhere { number: other.number.clone() }),
        (_, Some(given)) if !given.was_good(storage.approval.at) => finder.find(Matter::ApprovalStale { given: given.at }),
        (_, Some(_)) => {}
    }
}

fn told(gap: ApprovalGap) -> Failure {
    match gap {
        ApprovalGap::WhyMissing => wrong("why-missing", words::why_missing()).of(41).at("why"),
        ApprovalGap::WhyTooLong => wrong("why-too-long", words::why_too_long()).of(41).at("why"),
    }
}
