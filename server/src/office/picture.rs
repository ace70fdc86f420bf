//! The city's picture: what the map shows, by permit and jurisdiction.

use crate::db::{assignment, counter, finding, map, package};
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::campaign::Line;
use domain::contract::{BodyFigure, LineFigure, MapPicture, VisitState};
use domain::id::OrganisationId;
use domain::permit::{Action, Scope, Subject};
use domain::person::OrganisationKind;
use std::sync::Arc;

/// How many happenings are told.
const LATEST: usize = 20;
/// How many are read, for some lie outside the reader's area.
const READ: i64 = 400;

/// The map of whoever looks: a county sees its own area, the city all of it.
///
/// # Errors
/// The role sees no map.
pub async fn map(state: &AppState, user: &CurrentUser) -> Answer<Arc<MapPicture>> {
    user.must(Action::SeeMap, Subject::ALL)?;
    // Read first: what is appended meanwhile is shown, and asked for once more.
    let upto = counter::current(state.db.readers()).await?;
    let scope = user.scope();
    state.pictures.at(upto, scope, || draw(state, scope, upto)).await
}

/// Draws what a scope sees.
async fn draw(state: &AppState, scope: Scope, upto: i64) -> Answer<MapPicture> {
    let sees = |body: OrganisationId| match scope {
        Scope::City => true,
        Scope::Area(own) => body == own,
        Scope::Laboratory(_) => false,
    };
    let of_assigned = scope != Scope::City;
    let mut connection = state.db.readers().acquire().await?;
    let briefing = package::briefing(&mut connection).await?;
    let mut sampled = map::sampled(&mut *connection).await?;
    let mut given = assignment::given(&mut *connection).await?;
    let mut visits = map::visits(&mut *connection).await?;
    let latest = map::latest(&mut *connection, READ).await?;
    let open = finding::open(&mut *connection).await?;
    drop(connection);
    sampled.retain(|row| sees(row.jurisdiction));
    given.retain(|row| sees(row.jurisdiction));
    visits.retain(|(body, ..)| sees(*body));
    let local = |kind| matches!(kind, OrganisationKind::County | OrganisationKind::DevelopmentZone);
    let bodies = briefing.organisations.iter().filter(|body| local(body.kind) && sees(body.id)).map(|body| BodyFigure {
        organisation: body.id,
        name: body.name.clone(),
        division: body.division,
        assigned: given.iter().filter(|row| row.jurisdiction == body.id).map(|row| row.batches).sum(),
        sampled: sampled.iter().filter(|row| row.jurisdiction == body.id).map(|row| row.batches).sum(),
        on_site: visits.iter().map(|(at, state, _)| u32::from(*at == body.id && *state == VisitState::OnSite)).sum(),
    });
    let assigned = |line: &Line| given.iter().filter(|row| row.line == line.number).map(|row| row.batches).sum::<u32>();
    let lines = briefing.campaign.lines.iter().map(|line| LineFigure {
        line: line.number,
        product: line.product.clone(),
        planned: if of_assigned { assigned(line) } else { line.batches },
        sampled: sampled.iter().filter(|row| row.line == line.number).map(|row| row.batches).sum(),
    });
    Ok(MapPicture {
        upto,
        title: briefing.campaign.title.clone(),
        example: briefing.campaign.example.clone(),
        planned: if of_assigned { given.iter().map(|row| row.batches).sum() } else { briefing.campaign.batches() },
        of_assigned,
        sampled: sampled.iter().map(|row| row.batches).sum(),
        bodies: bodies.collect(),
        // What an area neither was given nor gave is no line of its own.
        lines: lines.filter(|line| !of_assigned || line.planned + line.sampled > 0).collect(),
        points: visits.into_iter().filter_map(|(_, _, point)| point).collect(),
        latest: latest.into_iter().filter(|(body, _)| sees(*body)).map(|(_, happening)| happening).take(LATEST).collect(),
        findings: open.into_iter().filter(|(body, _)| sees(*body)).map(|(_, count)| count).sum(),
    })
}
