//! The draw (双随机, O-18, O-22): frozen, committed to by two parties, decided by a public number, and told only to those who may know (D4).

mod freeze;
mod telling;
mod waiting;

pub use freeze::{freeze, preview};
pub use telling::{DrawFile, file, list, public, record, view};
pub use waiting::waiting;

use crate::db;
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, conflict, not_found, said};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::DrawView;
use domain::draw::roster::Frozen;
use domain::draw::team::Samplers;
use domain::draw::{Act, Denial, Draw, Event, Material, decide};
use domain::id::{DrawId, EnterpriseId};
use domain::permit::{Action, Subject};
use domain::person::Actor;
use domain::time::{Instant, LocalDate};
use std::collections::BTreeSet;

/// What one must be allowed for an act.
const fn permit(act: &Act) -> Action {
    match act {
        Act::Commit { .. } | Act::Reveal { .. } => Action::CommitDraw,
        Act::Approve => Action::ApproveDraw,
        Act::Announce { .. } | Act::Draw | Act::Replace { .. } | Act::Publish | Act::Void { .. } => Action::RunDraw,
    }
}

/// Does something to a draw.
///
/// # Errors
/// There is no such draw, the role may not, the law refuses it now, or somebody else did something meanwhile.
pub async fn act(state: &AppState, user: &CurrentUser, draw: DrawId, act: Act) -> Answer<DrawView> {
    user.must(permit(&act), Subject::ALL)?;
    let now = state.clock.now();
    let mut connection = state.db.readers().acquire().await?;
    let Some((before, events)) = db::draw::find(&mut *connection, draw).await? else { return Err(not_found()) };
    let sampling_ends = db::package::briefing(&mut connection).await?.campaign.sampling_ends;
    let is_visited = act == Act::Publish && is_visited(&before, &db::draw::visited(&mut *connection).await?);
    drop(connection);
    let by = user.person.id;
    let made = if act == Act::Draw {
        run(state, before, user.actor(), sampling_ends, now).await?
    } else {
        decide(&before, &act, &user.actor(), Material { texts: None, sampling_ends, is_visited }, now)
    };
    let made = made.map_err(denied)?;
    let mut append = state.db.append(now).await?;
    let seq = append.seq;
    for (place, event) in (events..).zip(&made) {
        let place = db::draw::Place { draw, place, seq, at: now, by };
        db::draw::append(append.connection(), place, event).await.map_err(moved_on)?;
    }
    append.commit().await?;
    view(state, user, draw).await
}

/// Draws, on a thread of its own: of a million enterprises it takes some tenths of a second.
async fn run(state: &AppState, before: Draw, actor: Actor, sampling_ends: LocalDate, now: Instant) -> Answer<Result<Vec<Event>, Denial>> {
    let id = before.plan.draw;
    let roster = db::draw::text(state.db.readers(), id, db::draw::Text::Roster).await?;
    let samplers = db::draw::text(state.db.readers(), id, db::draw::Text::Samplers).await?;
    let run = move || -> anyhow::Result<Result<Vec<Event>, Denial>> {
        let (frozen, samplers) = (Frozen::read(roster)?, Samplers::read(&samplers)?);
        let material = Material { texts: Some((&frozen, &samplers)), sampling_ends, is_visited: false };
        Ok(decide(&before, &Act::Draw, &actor, material, now))
    };
    Ok(tokio::task::spawn_blocking(run).await??)
}

/// Tells whether a team has arrived at every enterprise that is to be visited.
fn is_visited(draw: &Draw, visited: &[EnterpriseId]) -> bool {
    let visited: BTreeSet<&EnterpriseId> = visited.iter().collect();
    draw.result.iter().flat_map(|stratum| draw.standing(stratum)).all(|enterprise| visited.contains(&enterprise))
}

fn denied(denial: Denial) -> Failure {
    let status = match denial {
        Denial::ReasonMissing | Denial::SecretWrong | Denial::NotOnTheList => 422,
        Denial::NotItsTurn
        | Denial::OrganiserForeign
        | Denial::ObserverOfTheSameBody
        | Denial::SamePerson
        | Denial::DoneAlready
        | Denial::NumberKnown
        | Denial::NumberUnknown
        | Denial::TextsDiffer
        | Denial::ApproverFroze
        | Denial::ReservesUsedUp
        | Denial::StillSecret => 409,
    };
    said(status, "draw-denied", words::draw_denied(denial)).of(denial.obligation().0)
}

/// Two acts at once: the second finds its place taken.
fn moved_on(error: sqlx::Error) -> Failure {
    if error.as_database_error().is_some_and(|error| error.is_unique_violation()) {
        conflict("draw-moved-on", words::draw_moved_on())
    } else {
        error.into()
    }
}
