//! Assignments: the manager gives an enterprise to a team, with all that the team needs offline.

use crate::db::{self, look, package, roster};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, conflict, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::assignment::Assignment;
use domain::contract::{AssignmentRow, Assignments, LineShare, NewAssignment, Roster, VisitState, seal_block};
use domain::enterprise::Enterprise;
use domain::id::{AssignmentId, VisitId};
use domain::number::SheetNumber;
use domain::permit::{Action, Subject};
use domain::person::Role;
use domain::visit::Briefing;
use std::collections::BTreeSet;

/// Sheet numbers beyond one a line: a spare each, for a sheet that is voided or a line that gives two batches, and one more.
const fn numbers_for(lines: u32) -> u32 {
    2 * lines + 1
}

/// Seals handed out at once, at most.
const MOST_SEALS: u32 = 200;
/// The longest text of a field, in characters.
const LONGEST: usize = 60;

/// The assignments that one may see: whoever assigns sees all, a sampler their own.
///
/// # Errors
/// The role does not see the draw (D4).
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<Assignments> {
    user.must(Action::SeeDrawn, Subject::ALL)?;
    let mut assignments = db::assignment::standing(state.db.readers()).await?;
    if user.person.role == Role::Sampler {
        assignments.retain(|row| row.assignment.team.contains(&user.person.id));
    }
    let seen: Vec<String> = assignments.iter().filter(|row| row.state == VisitState::Assigned).map(|row| row.assignment.id.to_string()).collect();
    look::log(state.db.writers(), user.person.id, "assignment", &seen, state.clock.now()).await?;
    Ok(Assignments { assignments })
}

/// What an assignment can be made of.
///
/// # Errors
/// The role does not assign.
pub async fn roster(state: &AppState, user: &CurrentUser) -> Answer<Roster> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let Briefing { campaign, people, organisations, .. } = package::briefing(&mut connection).await?;
    let given = db::assignment::given(&mut *connection).await?;
    let shares = campaign.allotments.iter().map(|share| LineShare {
        line: share.line,
        product: campaign.line(share.line).map_or_else(String::new, |line| line.product.clone()),
        laboratory: share.laboratory,
        batches: share.batches,
        assigned: given.iter().filter(|row| row.line == share.line && row.laboratory == share.laboratory).map(|row| row.batches).sum(),
    });
    Ok(Roster { enterprises: roster::all(&mut *connection).await?, samplers: people, organisations, shares: shares.collect() })
}

/// Gives an enterprise to a team; sending it again makes no second one.
///
/// # Errors
/// What the notice refuses, with its obligation and field; or the id or a seal was given out before.
pub async fn assign(state: &AppState, user: &CurrentUser, new: NewAssignment) -> Answer<AssignmentRow> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut append = state.db.append(state.clock.now()).await?;
    let (seq, at) = (append.seq, append.at);
    let on = append.connection();
    if let Some(assignment) = db::assignment::find(&mut *on, new.id).await? {
        return again(assignment, &new);
    }
    let briefing = package::briefing(on).await?;
    let Some(enterprise) = roster::find(&mut *on, new.enterprise).await? else {
        return Err(wrong("enterprise-unknown", words::enterprise_unknown()).of(22).at("enterprise"));
    };
    check(&briefing, &new)?;
    let first = db::assignment::numbers_reserved(&mut *on).await? + 1;
    let many = numbers_for(u32::try_from(new.lines.len()).unwrap_or(u32::MAX));
    let numbers: Vec<SheetNumber> = (first..first.saturating_add(many)).map(|serial| briefing.campaign.scheme.number(serial)).collect();
    let order = match new.team.first() {
        Some(person) => db::assignment::on_day(&mut *on, *person, new.day).await?,
        None => 0,
    };
    let assignment = grant(new, enterprise, numbers, order);
    match db::assignment::insert(on, &assignment, user.person.id, seq, at).await {
        Ok(()) => append.commit().await?,
        Err(error) if error.as_database_error().is_some_and(|error| error.is_unique_violation()) => {
            return Err(conflict("seals-taken", words::seals_taken()).of(36).at("first_seal"));
        }
        Err(error) => return Err(error.into()),
    };
    Ok(AssignmentRow { assignment, state: VisitState::Assigned })
}

/// What came before under this id, if it is the same.
fn again(assignment: Assignment, new: &NewAssignment) -> Answer<AssignmentRow> {
    let same = assignment.enterprise.id == new.enterprise
        && assignment.team == new.team
        && assignment.lines == new.lines
        && assignment.notice == new.notice.trim()
        && assignment.authorisation == new.authorisation.trim()
        && assignment.day == new.day
        && assignment.seals == seal_block(&new.first_seal, new.seals);
    if same {
        Ok(AssignmentRow { assignment, state: VisitState::Assigned })
    } else {
        Err(conflict("assignment-differs", words::assignment_differs()))
    }
}

fn grant(new: NewAssignment, enterprise: Enterprise, numbers: Vec<SheetNumber>, order: u32) -> Assignment {
    Assignment {
        id: new.id,
        visit: VisitId::derived(&format!("visit of assignment {}", new.id)),
        enterprise,
        team: new.team,
        team_name: new.team_name.trim().to_owned(),
        notice: new.notice.trim().to_owned(),
        authorisation: new.authorisation.trim().to_owned(),
        lines: new.lines,
        numbers,
        seals: seal_block(&new.first_seal, new.seals),
        day: new.day,
        order,
    }
}

/// What the notice asks of an assignment.
fn check(briefing: &Briefing, new: &NewAssignment) -> Result<(), Failure> {
    let team: BTreeSet<_> = new.team.iter().collect();
    if team.len() < 2 || team.len() != new.team.len() {
        return Err(wrong("team-too-small", words::team_too_small()).of(24).at("team"));
    }
    let samples = |id| briefing.person(id).is_some_and(|person| person.role == Role::Sampler && person.organisation == briefing.campaign.agency);
    if !new.team.iter().all(|id| samples(*id)) {
        return Err(wrong("team-foreign", words::team_foreign()).of(4).at("team"));
    }
    if !is_filled(&new.team_name) {
        return Err(wrong("team-unnamed", words::team_unnamed()).at("team_name"));
    }
    for (field, text) in [("notice", &new.notice), ("authorisation", &new.authorisation)] {
        if !is_filled(text) {
            return Err(wrong("papers-missing", words::papers_missing()).of(25).at(field));
        }
    }
    let lines: BTreeSet<_> = new.lines.iter().map(|line| line.line).collect();
    if lines.is_empty() || lines.len() != new.lines.len() || lines.iter().any(|line| briefing.campaign.line(*line).is_none()) {
        return Err(wrong("line-unknown", words::line_unknown()).of(3).at("lines"));
    }
    if new.lines.iter().any(|line| briefing.campaign.share(line.line, line.laboratory) == 0) {
        return Err(wrong("laboratory-without-share", words::laboratory_without_share()).of(5).at("lines"));
    }
    let least = u32::try_from(2 * new.lines.len()).unwrap_or(u32::MAX);
    if new.seals < least || new.seals > MOST_SEALS {
        return Err(wrong("seals-wrong", words::seals_wrong()).of(36).at("seals"));
    }
    let block = seal_block(&new.first_seal, new.seals);
    let digits = new.first_seal.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if !digits || u32::try_from(block.len()).unwrap_or(0) != new.seals {
        return Err(wrong("seals-wrong", words::seals_wrong()).of(36).at("first_seal"));
    }
    Ok(())
}

fn is_filled(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= LONGEST
}

/// Takes an assignment back; doing it twice changes nothing.
///
/// # Errors
/// There is no such assignment, or the role does not assign.
pub async fn withdraw(state: &AppState, user: &CurrentUser, id: AssignmentId) -> Answer<()> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut append = state.db.append(state.clock.now()).await?;
    let (seq, at) = (append.seq, append.at);
    let on = append.connection();
    let Some(assignment) = db::assignment::find(&mut *on, id).await? else { return Err(not_found()) };
    if db::assignment::withdraw(on, &assignment, user.person.id, seq, at).await? {
        append.commit().await?;
    }
    Ok(())
}
