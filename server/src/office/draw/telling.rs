//! What is told of a draw, and to whom: digests and counts to everybody, the list to few until it is public (D4).

use crate::db::{self, look, package};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use domain::campaign::Line;
use domain::contract::{DrawSummary, DrawView, DrawnEntry, DrawnList, Draws, EnterpriseName, PublicDraw, StageTime, Standing, StratumCount};
use domain::draw::{Draw, DrawnStratum, Opened, Party, Record, Sealed, Stage};
use domain::id::{DrawId, EnterpriseId, OrganisationId, PersonId};
use domain::permit::{Action, Subject};
use domain::person::{Organisation, Role};
use domain::visit::Briefing;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Tells whether one may read drawn names before they are public: the desk that issues the notice, and who assigns. The drawn team reads what it is
/// assigned.
fn sees_list(user: &CurrentUser) -> bool {
    user.may(Action::SeeDrawn, Subject::ALL) && user.person.role != Role::Sampler
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

fn name_of(organisations: &[Organisation], id: OrganisationId) -> String {
    organisations.iter().find(|body| body.id == id).map_or_else(String::new, |body| body.name.clone())
}

fn sealed(draw: &Draw, organisations: &[Organisation]) -> Vec<Sealed> {
    let of = |party| draw.committed(party);
    let told = |own: &domain::draw::Committed| Sealed {
        party: own.party,
        organisation: name_of(organisations, own.organisation),
        commitment: own.commitment,
        at: own.at,
    };
    Party::BOTH.into_iter().filter_map(of).map(told).collect()
}

/// What people are called.
type Names = BTreeMap<PersonId, String>;

/// The names of those who did a step of these draws, also of who has left since.
async fn names_of(on: &mut AnyConnection, draws: &[Draw]) -> sqlx::Result<Names> {
    let mut names = Names::new();
    for by in draws.iter().flat_map(|draw| &draw.times).map(|(_, _, by)| *by).collect::<BTreeSet<_>>() {
        names.extend(db::person::find(&mut *on, by).await?.map(|person| (by, person.name)));
    }
    Ok(names)
}

/// Digests and counts; people are named to the offices only, and everybody else hands in none.
fn summary(draw: &Draw, organisations: &[Organisation], people: &Names) -> DrawSummary {
    let name = |by| people.get(&by).cloned().unwrap_or_default();
    let counted = |stratum: &DrawnStratum| StratumCount {
        line: stratum.line,
        body: stratum.body,
        drawn: count(stratum.drawn.len()),
        reserves: count(stratum.reserves.len()),
        replaced: count(draw.replaced(stratum.line, stratum.body).count()),
    };
    DrawSummary {
        plan: draw.plan.clone(),
        organisation: draw.organisation,
        stage: draw.stage,
        times: draw.times.iter().map(|(stage, at, by)| StageTime { stage: *stage, at: *at, by: name(*by) }).collect(),
        roster: draw.roster,
        samplers: draw.samplers,
        entries: draw.entries,
        commitments: sealed(draw, organisations),
        number: draw.number.clone(),
        revealed: Party::BOTH.into_iter().filter(|party| draw.has_revealed(*party)).collect(),
        counts: draw.result.iter().map(counted).collect(),
        teams: count(draw.tours.len()),
        void_reason: draw.void_reason.clone(),
    }
}

/// All entries of a list, by stratum and place.
fn entries(draw: &Draw) -> Vec<DrawnEntry> {
    draw.result.iter().flat_map(|stratum| entries_of(draw, stratum)).collect()
}

fn entries_of(draw: &Draw, stratum: &DrawnStratum) -> Vec<DrawnEntry> {
    let replaced = |enterprise| draw.replaced(stratum.line, stratum.body).find(|row| row.enterprise == enterprise);
    let called = |enterprise| draw.replaced(stratum.line, stratum.body).find(|row| row.reserve == enterprise);
    let entry = |place: usize, enterprise: EnterpriseId, is_reserve: bool| {
        let standing = match (replaced(enterprise), called(enterprise)) {
            (Some(row), _) => Standing::Replaced { reason: row.reason, note: row.note.clone() },
            (None, Some(row)) => Standing::Called { instead: row.enterprise },
            (None, None) if is_reserve => Standing::Reserve,
            (None, None) => Standing::Drawn,
        };
        let team = draw.tour(enterprise).filter(|_| standing.is_due()).map(|tour| tour.team.clone()).unwrap_or_default();
        DrawnEntry {
            draw: draw.plan.draw,
            line: stratum.line,
            body: stratum.body,
            enterprise,
            name: draw.names.get(&enterprise).cloned().unwrap_or_default(),
            place: count(place + 1),
            standing,
            team,
        }
    };
    let drawn = stratum.drawn.iter().enumerate().map(|(place, id)| entry(place, *id, false));
    drawn.chain(stratum.reserves.iter().enumerate().map(|(place, id)| entry(place, *id, true))).collect()
}

/// All draws in digests and counts, the newest first.
///
/// # Errors
/// The role sees no counts.
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<Draws> {
    user.must(Action::SeeMap, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let briefing = package::briefing(&mut connection).await?;
    let draws = db::draw::all(&mut *connection).await?;
    let people = names_of(&mut connection, &draws).await?;
    let draws = draws.iter().map(|draw| summary(draw, &briefing.organisations, &people)).collect();
    Ok(Draws { draws, lines: briefing.campaign.lines, organisations: briefing.organisations })
}

/// One draw; with its list for those who may see it, and that they looked is logged.
///
/// # Errors
/// There is no such draw, or the role sees no counts.
pub async fn view(state: &AppState, user: &CurrentUser, draw: DrawId) -> Answer<DrawView> {
    user.must(Action::SeeMap, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let Some((draw, _)) = db::draw::find(&mut *connection, draw).await? else { return Err(not_found()) };
    let briefing = package::briefing(&mut connection).await?;
    let people = names_of(&mut connection, std::slice::from_ref(&draw)).await?;
    drop(connection);
    let (lines, bodies) = of_plan(&draw, &briefing);
    let is_own = draw.frozen_by == user.person.id;
    let told = DrawView { summary: summary(&draw, &briefing.organisations, &people), lines, bodies, is_own, list: None };
    if !draw.is_settled() || !sees_list(user) {
        return Ok(told);
    }
    saw(state, user.person.id, draw.plan.draw).await?;
    let drawn: BTreeSet<PersonId> = draw.tours.iter().flat_map(|tour| tour.team.iter().copied()).collect();
    let people = briefing.people.into_iter().filter(|person| drawn.contains(&person.id)).collect();
    Ok(DrawView { list: Some(DrawnList { entries: entries(&draw), people }), ..told })
}

/// The lines and the bodies that a draw has.
fn of_plan(draw: &Draw, briefing: &Briefing) -> (Vec<Line>, Vec<Organisation>) {
    let (lines, bodies): (BTreeSet<_>, BTreeSet<_>) = draw.plan.strata.iter().map(|stratum| (stratum.line, stratum.body)).unzip();
    let lines = briefing.campaign.lines.iter().filter(|line| lines.contains(&line.number)).cloned().collect();
    (lines, briefing.organisations.iter().filter(|body| bodies.contains(&body.id)).cloned().collect())
}

/// Logs that somebody saw a list.
pub(super) async fn saw(state: &AppState, person: PersonId, draw: DrawId) -> Answer<()> {
    Ok(look::log(&state.db, person.into(), "draw", &[draw.to_string()], state.clock.now()).await?)
}

/// What everybody may know, without an account: the names only once they are public.
///
/// # Errors
/// There is no such draw.
pub async fn public(state: &AppState, draw: DrawId) -> Answer<PublicDraw> {
    let mut connection = state.db.readers().acquire().await?;
    let Some((draw, _)) = db::draw::find(&mut *connection, draw).await? else { return Err(not_found()) };
    let briefing = package::briefing(&mut connection).await?;
    let is_public = draw.stage == Stage::Published;
    let (lines, bodies) = of_plan(&draw, &briefing);
    let names = draw.names.iter().filter(|_| is_public).map(|(enterprise, name)| EnterpriseName { enterprise: *enterprise, name: name.clone() });
    Ok(PublicDraw {
        summary: summary(&draw, &briefing.organisations, &Names::new()),
        lines,
        bodies,
        record: if is_public { told(&draw, &briefing.organisations, false) } else { None },
        names: names.collect(),
    })
}

/// The record, once something was drawn; who goes is in it where the reader may know.
fn told(draw: &Draw, organisations: &[Organisation], with_tours: bool) -> Option<Record> {
    let (Some(organiser), Some(observer), Some(number)) = (draw.organiser, draw.observer, draw.number.clone()) else { return None };
    let tours = if with_tours { draw.tours.clone() } else { Vec::new() };
    Some(Record {
        draw: draw.plan.draw,
        campaign: draw.plan.campaign,
        roster: draw.roster,
        entries: draw.entries,
        frozen_at: draw.frozen_at,
        number: draw.plan.number.clone(),
        commitments: sealed(draw, organisations),
        opened: Opened { organiser, observer, number, result: draw.result.clone(), tours },
    })
    .filter(|_| !draw.result.is_empty())
}

/// The record of a settled draw as whoever runs the office writes it out, teams included.
///
/// # Errors
/// There is no such draw, or nothing was drawn yet.
pub async fn record(state: &AppState, draw: DrawId) -> Answer<Record> {
    let mut connection = state.db.readers().acquire().await?;
    let Some((draw, _)) = db::draw::find(&mut *connection, draw).await? else { return Err(not_found()) };
    let organisations = package::briefing(&mut connection).await?.organisations;
    told(&draw, &organisations, true).ok_or_else(not_found)
}

/// A file of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawFile {
    /// The record, as JSON.
    Record,
    /// The roster's text.
    Roster,
    /// The samplers' text: of people, and never public.
    Samplers,
}

/// A file of a draw: for everybody once it is public, before that for those who may see the list.
///
/// # Errors
/// There is no such draw, or one may not have the file.
pub async fn file(state: &AppState, user: Option<&CurrentUser>, draw: DrawId, file: DrawFile) -> Answer<String> {
    let Some((found, _)) = db::draw::find(state.db.readers(), draw).await? else { return Err(not_found()) };
    let reader = user.filter(|user| found.is_settled() && sees_list(user));
    let is_public = found.stage == Stage::Published && file != DrawFile::Samplers;
    // Whoever may not have it learns nothing of whether there is one.
    if reader.is_none() && !is_public {
        return Err(not_found());
    }
    if let Some(user) = reader {
        saw(state, user.person.id, draw).await?;
    }
    Ok(match file {
        DrawFile::Record => {
            let organisations = package::briefing(&mut *state.db.readers().acquire().await?).await?.organisations;
            serde_json::to_string_pretty(&told(&found, &organisations, reader.is_some()).ok_or_else(not_found)?)?
        }
        DrawFile::Roster => db::draw::text(state.db.readers(), draw, db::draw::Text::Roster).await?,
        DrawFile::Samplers => db::draw::text(state.db.readers(), draw, db::draw::Text::Samplers).await?,
    })
}
