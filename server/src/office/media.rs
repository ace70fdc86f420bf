//! Photos and videos, shown only to those who may see the sheet.

use crate::db::{guard, look, person, upload};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::digest::Digest;
use domain::permit::{Action, Subject};
use object_store::GetResult;
use std::ops::Range;

/// Tells how long a file is that the person may see, and of what type; the look is logged.
///
/// # Errors
/// There is none, or none that they may see.
pub async fn look(state: &AppState, user: &CurrentUser, digest: &Digest) -> Answer<(u64, String)> {
    let mut connection = state.db.readers().acquire().await?;
    for place in upload::belongs(&mut *connection, digest).await? {
        let subject = Subject { division: None, jurisdiction: place.jurisdiction, laboratory: place.laboratory };
        // What no command announced belongs to its device and to nobody else yet.
        let by_office = place.visit.is_some() && user.may(Action::SeeSheets, subject);
        let sampler = user.may(Action::RecordVisit, Subject::ALL);
        let by_device = sampler && person::on_device(&mut *connection, place.device).await?.contains(&user.person.id);
        let by_team = match place.visit.filter(|_| sampler && !by_device) {
            Some(visit) => {
                let assigned = guard::assigned(&mut connection, &[visit.to_string()]).await?;
                assigned.iter().any(|(assignment, _)| assignment.team.contains(&user.person.id))
            }
            None => false,
        };
        if (by_office || by_device || by_team)
            && let Some(bytes) = state.blobs.size(digest).await?
        {
            drop(connection);
            look::log(&state.db, user.person.id.into(), "blob", &[digest.to_string()], state.clock.now()).await?;
            return Ok((bytes, place.mime));
        }
    }
    Err(not_found())
}

/// Opens a file, or a part of it, after [`look`] has let the person pass.
///
/// # Errors
/// The store does not answer.
pub async fn open(state: &AppState, digest: &Digest, part: Option<Range<u64>>) -> Answer<GetResult> {
    state.blobs.open(digest, part).await?.ok_or_else(not_found)
}
