//! Assignments: the manager gives an enterprise to a team, with all that the team needs offline.

use crate::db::page::Page;
use crate::db::{self, look, package, roster};
use crate::office::people::CurrentUser;
use crate::office::{approval, draw};
use crate::problem::{Answer, Failure, conflict, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::assignment::Assignment;
use domain::campaign::LineNumber;
use domain::contract::{AssignmentGap, AssignmentRow, Assignments, LineShare, MOST_LISTED, NewAssignment, Roster, VisitState, seal_block};
use domain::denial::Obligation;
use domain::draw::{Undrawn, undrawn};
use domain::enterprise::Enterprise;
use domain::id::{AssignmentId, VisitId};
use domain::number::SheetNumber;
use domain::permit::{Action, Subject};
use domain::person::{Person, Role};
use domain::time::Instant;
use domain::visit::Briefing;
use sqlx::AnyConnection;

/// Sheet numbers beyond one a line: a spare each, for a sheet that is voided or a line that gives two batches, and one more.
const fn numbers_for(lines: u32) -> u32 {
    2 * lines + 1
}

/// The longest reason, in characters.
const MOST_OF_A_REASON: usize = 500;

/// One page of the assignments that one may see: whoever assigns sees all, a sampler their own.
///
/// # Errors
/// The role does not see the draw (D4).
pub async fn list(state: &AppState, user: &CurrentUser, page: Page) -> Answer<Assignments> {
    user.must(Action::SeeDrawn, Subject::ALL)?;
    let own = (user.person.role == Role::Sampler).then_some(user.person.id);
    let mut connection = state.db.readers().acquire().await?;
    let total = db::assignment::count_standing(&mut *connection, own).await?;
    let mut assignments = db::assignment::standing(&mut *connection, own, page).await?;
    for row in &mut assignments {
        row.originals = db::original::of_assignment(&mut *connection, row.assignment.id).await?;
    }
    drop(connection);
    let now = state.clock.now();
    let seen: Vec<String> = assignments.iter().filter(|row| row.state == VisitState::Assigned).map(|row| row.assignment.id.to_string()).collect();
    look::log(&state.db, user.person.id.into(), "assignment", &seen, now).await?;
    Ok(Assignments { assignments, total, today: Some(now.local_date()) })
}

/// What an assignment can be made of.
///
/// # Errors
/// The role does not assign.
pub async fn roster(state: &AppState, user: &CurrentUser) -> Answer<Roster> {
    user.must(Action::Assign, Subject::ALL)?;
    let drawn = draw::waiting(state, user).await?;
    let mut connection = state.db.readers().acquire().await?;
    let Briefing { campaign, people, organisations, .. } = package::briefing(&mut connection).await?;
    // Who left is sent nowhere any more.
    let samplers = people.into_iter().filter(|person| person.ended_at.is_none()).collect();
    let given = db::assignment::given(&mut *connection).await?;
    let shares = campaign.allotments.iter().map(|share| LineShare {
        line: share.line,
        product: campaign.line(share.line).map_or_else(String::new, |line| line.product.clone()),
        laboratory: share.laboratory,
        batches: share.batches,
        assigned: given.iter().filter(|row| row.line == share.line && row.laboratory == share.laboratory).map(|row| row.batches).sum(),
    });
    let shares = shares.collect();
    let mut first = roster::of(&mut connection, &drawn.iter().map(|drawn| drawn.enterprise).collect::<Vec<_>>()).await?;
    let mut others = roster::first(&mut *connection, MOST_LISTED).await?;
    others.retain(|enterprise| !first.contains_key(&enterprise.id));
    let enterprises = drawn.iter().filter_map(|drawn| first.remove(&drawn.enterprise)).chain(others).collect();
    Ok(Roster { enterprises, drawn, samplers, organisations, shares })
}

/// Gives an enterprise to a team; sending it again makes no second one.
///
/// # Errors
/// What the notice refuses, with its obligation and field; or the id or a seal was given out before.
pub async fn assign(state: &AppState, user: &CurrentUser, new: NewAssignment) -> Answer<AssignmentRow> {
    user.must(Action::Assign, Subject::ALL)?;
    let (keys, id) = (state.keys.clone(), new.id);
    let approvals = tokio::task::spawn_blocking(move || approval::stretched(&keys, id)).await?;
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
    let questions = questions(on, &briefing, &new, at).await?;
    // Without a question there is nothing to answer.
    let reason = if questions.is_empty() { String::new() } else { new.reason.trim().chars().take(MOST_OF_A_REASON).collect() };
    if !questions.is_empty() && reason.is_empty() {
        return Err(conflict("asked-back", words::asked_back()).because(questions.concat()));
    }
    let first = db::assignment::numbers_reserved(&mut *on).await? + 1;
    let many = numbers_for(u32::try_from(new.lines.len()).unwrap_or(u32::MAX));
    let numbers: Vec<SheetNumber> = (first..first.saturating_add(many)).map(|serial| briefing.campaign.scheme.number(serial)).collect();
    let order = match new.team.first() {
        Some(person) => db::assignment::on_day(&mut *on, *person, new.day).await?,
        None => 0,
    };
    let assignment = Assignment { approvals, ..grant(new, enterprise, numbers, order) };
    match db::assignment::insert(on, &assignment, user.person.id, seq, at).await {
        Ok(()) => {
            if !questions.is_empty() {
                db::assignment::keep_reason(append.connection(), assignment.id, &reason).await?;
            }
            append.commit().await?
        }
        Err(error) if error.as_database_error().is_some_and(|error| error.is_unique_violation()) => {
            return Err(conflict("seals-taken", words::seals_taken()).of(36).at("first_seal"));
        }
        Err(error) => return Err(error.into()),
    };
    Ok(AssignmentRow { assignment, state: VisitState::Assigned, reason, originals: Vec::new() })
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
        Ok(AssignmentRow { assignment, state: VisitState::Assigned, reason: new.reason.trim().to_owned(), originals: Vec::new() })
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
        approvals: Vec::new(),
        retrievals: Vec::new(),
    }
}

/// What the notice asks of an assignment.
fn check(briefing: &Briefing, new: &NewAssignment) -> Answer<()> {
    if let Some(gap) = new.gaps().first() {
        return Err(lacks(*gap));
    }
    let samples = |id| {
        let sampler = |person: &Person| person.role == Role::Sampler && person.organisation == briefing.campaign.agency && person.ended_at.is_none();
        briefing.person(id).is_some_and(sampler)
    };
    if !new.team.iter().all(|id| samples(*id)) {
        return Err(wrong("team-foreign", words::team_foreign()).of(4).at("team"));
    }
    if new.lines.iter().any(|line| briefing.campaign.line(line.line).is_none()) {
        return Err(wrong("line-unknown", words::line_unknown()).of(3).at("lines"));
    }
    if new.lines.iter().any(|line| briefing.campaign.share(line.line, line.laboratory) == 0) {
        return Err(wrong("laboratory-without-share", words::laboratory_without_share()).of(5).at("lines"));
    }
    Ok(())
}

fn lacks(gap: AssignmentGap) -> Failure {
    let kind = match gap {
        AssignmentGap::TeamTooSmall => "team-too-small",
        AssignmentGap::TeamUnnamed => "team-unnamed",
        AssignmentGap::NoticeMissing | AssignmentGap::AuthorisationMissing => "papers-missing",
        AssignmentGap::LinesMissing => "line-unknown",
        AssignmentGap::SealsWrong | AssignmentGap::FirstSealWrong => "seals-wrong",
    };
    let failure = wrong(kind, words::lacks(gap)).at(gap.field());
    match gap.obligation() {
        Some(Obligation(number)) => failure.of(number),
        None => failure,
    }
}

/// What looks like a slip and may be meant: the manager is asked back, and goes on with a reason.
async fn questions(on: &mut AnyConnection, briefing: &Briefing, new: &NewAssignment, at: Instant) -> sqlx::Result<Vec<String>> {
    let lines: Vec<LineNumber> = new.lines.iter().map(|line| line.line).collect();
    let undrawn = undrawn(&db::draw::all(&mut *on).await?, new.enterprise, &lines, &new.team);
    let mut questions: Vec<String> = undrawn.iter().map(|undrawn| not_drawn(briefing, undrawn)).collect();
    if new.day < at.local_date() {
        questions.push(words::day_has_passed(new.day));
    }
    if let Some(other) = db::assignment::of_enterprise(&mut *on, new.enterprise, new.day).await? {
        questions.push(words::assigned_that_day(&other.team_name, &other.notice));
    }
    if let Some(other) = db::assignment::of_notice(&mut *on, new.notice.trim()).await? {
        questions.push(words::notice_used(&other.notice, &other.enterprise.name));
    }
    Ok(questions)
}

/// What no draw stands behind (O-18, O-22), in words.
fn not_drawn(briefing: &Briefing, undrawn: &Undrawn) -> String {
    match undrawn {
        Undrawn::Lines(lines) => {
            let products = lines.iter().filter_map(|line| briefing.campaign.line(*line)).map(|line| line.product.as_str());
            words::enterprise_not_drawn(&products.collect::<Vec<_>>())
        }
        Undrawn::Team(team) => {
            let people = team.iter().filter_map(|person| briefing.person(*person)).map(|person| person.name.as_str());
            words::team_not_drawn(&people.collect::<Vec<_>>())
        }
    }
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
