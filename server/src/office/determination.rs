//! What the local body says of a refusal or of a missing sample (O-48): the samplers' report alone is a report and no more.

use crate::db;
use crate::office::people::CurrentUser;
use crate::office::sheet::folded;
use crate::office::stream::{OfficeAct, append_event};
use crate::problem::{Answer, Failure, conflict, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{DeterminationGap, Determine, Determined};
use domain::id::SheetId;
use domain::permit::{Action, Subject};
use domain::refusal::Determination;
use domain::visit::Event;

/// Says what the local body holds of an ending; what was said first stands.
///
/// # Errors
/// There is no such sheet in its area, there is nothing to determine or not yet, the opinion is missing, or the role does not determine.
pub async fn determine(state: &AppState, user: &CurrentUser, sheet: SheetId, determine: Determine) -> Answer<Determined> {
    user.must(Action::Determine, Subject::ALL)?;
    if let Some(gap) = determine.lacks() {
        return Err(told(gap));
    }
    let mut append = state.db.append(state.clock.now()).await?;
    let found = db::sheet::find(append.connection(), sheet).await?;
    let Some((_, id)) = found.filter(|(subject, _)| user.may(Action::Determine, *subject)) else { return Err(not_found()) };
    let visit = folded(append.connection(), id).await?;
    let Some(ended) = visit.sheet(sheet) else { return Err(not_found()) };
    if let Some(determination) = ended.determination.clone() {
        return Ok(Determined { sheet, determination });
    }
    if let Some(gap) = ended.bars_determination() {
        return Err(told(gap));
    }
    let opinion = determine.opinion.trim().to_owned();
    let determination = Determination { upheld: determine.upheld, opinion, by: user.person.id, at: append.at };
    let event = Event::Determined { sheet, determination: determination.clone() };
    append_event(&mut append, &OfficeAct { visit: id, sheet: Some(sheet), person: user.person.id, event }).await?;
    append.commit().await?;
    Ok(Determined { sheet, determination })
}

fn told(gap: DeterminationGap) -> Failure {
    let sentences = words::bars_determination(gap);
    match gap {
        DeterminationGap::NotWanted => conflict("determination-not-wanted", sentences).of(48),
        DeterminationGap::NotComplete => conflict("not-complete", sentences).of(48),
        DeterminationGap::OpinionMissing => wrong("opinion-missing", sentences).at("opinion"),
        DeterminationGap::OpinionTooLong => wrong("opinion-too-long", sentences).at("opinion"),
    }
}
