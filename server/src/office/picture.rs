//! The city's picture: what the map shows, by permit and jurisdiction.

use crate::db::{assignment, counter, finding, map, package};
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::contract::{BodyFigure, LineFigure, MapPicture, VisitState};
use domain::id::OrganisationId;
use domain::permit::{Action, Subject};
use domain::person::OrganisationKind;

/// How many happenings are told.
const LATEST: usize = 20;
/// How many are read, for some lie outside the reader's area.
const READ: i64 = 400;

/// The map of whoever looks: a county sees its own area, the city all of it.
///
/// # Errors
/// The role sees no map.
pub async fn map(state: &AppState, user: &CurrentUser) -> Answer<MapPicture> {
    user.must(Action::SeeMap, Subject::ALL)?;
    let sees = |body: OrganisationId| user.may(Action::SeeMap, Subject { jurisdiction: Some(body), ..Subject::ALL });
    let mut connection = state.db.readers().acquire().await?;
    // Read first: what is appended meanwhile is shown, and asked for once more.
    let upto = counter::current(&mut *connection).await?;
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
    let lines = briefing.campaign.lines.iter().map(|line| LineFigure {
        line: line.number,
        product: line.product.clone(),
        planned: line.batches,
        sampled: sampled.iter().filter(|row| row.line == line.number).map(|row| row.batches).sum(),
    });
    Ok(MapPicture {
        upto,
        title: briefing.campaign.title.clone(),
        example: briefing.campaign.example.clone(),
        planned: briefing.campaign.batches(),
        sampled: sampled.iter().map(|row| row.batches).sum(),
        bodies: bodies.collect(),
        lines: lines.collect(),
        points: visits.into_iter().filter_map(|(_, _, point)| point).collect(),
        latest: latest.into_iter().filter(|(body, _)| sees(*body)).map(|(_, happening)| happening).take(LATEST).collect(),
        findings: open.into_iter().filter(|(body, _)| sees(*body)).map(|(_, count)| count).sum(),
    })
}
