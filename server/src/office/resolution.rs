//! Findings as the offices see them, and how a person ends one.

use crate::db::finding;
use crate::db::page::Page;
use crate::office::people::CurrentUser;
use crate::office::stream::{OfficeAct, append_event};
use crate::problem::{Answer, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{Findings, Resolve, Resolved};
use domain::finding::Resolution;
use domain::id::{FindingId, OrganisationId};
use domain::permit::{Action, Subject};
use domain::visit::Event;

/// The longest note, in characters.
const LONGEST: usize = 2000;

const fn within(body: OrganisationId) -> Subject {
    Subject { division: None, jurisdiction: Some(body), laboratory: None }
}

/// One page of the findings that one may see, open ones first.
///
/// # Errors
/// The role sees no sheets, or those of one laboratory only.
pub async fn list(state: &AppState, user: &CurrentUser, page: Page) -> Answer<Findings> {
    user.must(Action::SeeMap, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let (open, total) = finding::number_of(&mut *connection, user.scope()).await?;
    Ok(Findings { findings: finding::page(&mut *connection, user.scope(), page).await?, open, total })
}

/// Ends a finding; one that was ended stays as it was ended first.
///
/// # Errors
/// There is no such finding, the note is missing, or the role does not end findings.
pub async fn resolve(state: &AppState, user: &CurrentUser, id: FindingId, resolve: Resolve) -> Answer<Resolved> {
    user.must(Action::ResolveFindings, Subject::ALL)?;
    let note = resolve.note.trim();
    if note.is_empty() || note.chars().count() > LONGEST {
        return Err(wrong("note-missing", words::note_missing()).at("note"));
    }
    let mut append = state.db.append(state.clock.now()).await?;
    let found = finding::find(append.connection(), id).await?;
    let Some((_, found)) = found.filter(|(body, _)| user.may(Action::ResolveFindings, within(*body))) else { return Err(not_found()) };
    if let Some(resolution) = found.resolved {
        return Ok(Resolved { finding: id, resolution });
    }
    let resolution = Resolution { by: user.person.id, at: append.at, note: note.to_owned() };
    let event = Event::Resolved { finding: id, resolution: resolution.clone() };
    append_event(&mut append, &OfficeAct { visit: found.visit, sheet: found.sheet, person: user.person.id, event }).await?;
    append.commit().await?;
    Ok(Resolved { finding: id, resolution })
}
