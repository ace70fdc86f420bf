//! 出发文书: what a team takes along on paper. The notice and the authorisation, a sheet to be filled in by pen for each of its numbers, where the phone
//! fails, and labels for its seals.

use super::Printed;
use super::case::pen;
use super::errand::Errand;
use super::notice;
use crate::db::{self, look, package};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, conflict, not_found, not_permitted};
use crate::state::AppState;
use app::words::desk::papers as words;
use app::words::problems;
use documents::seal::{Label, Seals};
use documents::sheet::{Agency, Fuel, Sheet};
use documents::{Frame, Paper};
use domain::id::AssignmentId;
use domain::permit::{Action, Subject};

/// Prints it; the look at the entry is logged.
///
/// # Errors
/// There is no such assignment, it was taken back, it is another agency's, or it cannot be printed.
pub async fn print(state: &AppState, user: &CurrentUser, id: AssignmentId) -> Answer<Printed> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let Some(assignment) = db::assignment::find(&mut *connection, id).await? else { return Err(not_found()) };
    if db::assignment::is_withdrawn(&mut *connection, id).await? {
        return Err(conflict("assignment-withdrawn", problems::assignment_withdrawn()));
    }
    let briefing = package::briefing(&mut connection).await?;
    drop(connection);
    if user.organisation.id != briefing.campaign.agency {
        return Err(not_permitted());
    }
    look::log(&state.db, user.person.id.into(), "assignment", &[id.to_string()], state.clock.now()).await?;
    let pdf = state.press.print(papers(&Errand { briefing: &briefing, assignment: &assignment })).await?;
    let number = assignment.numbers.first().map(ToString::to_string).unwrap_or_default();
    Ok(Printed { name: format!("{number}-kit.pdf"), pdf })
}

/// In the order in which they are handed over.
fn papers(errand: &Errand<'_>) -> Vec<Paper> {
    let sheets = errand.assignment.numbers.iter().map(|number| Paper::Sheet(Box::new(open_sheet(errand, number.to_string()))));
    let mut all = vec![Paper::Notice(notice::notice(errand)), Paper::Authorisation(notice::authorisation(errand))];
    all.extend(sheets);
    if !errand.assignment.seals.is_empty() {
        all.push(Paper::Seal(seals(errand)));
    }
    all
}

/// A sheet with its number and nothing that is found on the spot: it is entered later.
fn open_sheet(errand: &Errand<'_>, number: String) -> Sheet {
    let assignment = errand.assignment;
    let is_fuel = errand.briefing.rules.iter().any(|rules| rules.is_fuel && assignment.lines.iter().any(|line| line.line == rules.line));
    let laboratories = errand.laboratories();
    let laboratory = if let [only] = laboratories.as_slice() { (*only).to_owned() } else { String::new() };
    Sheet {
        frame: Frame { open: true, ..errand.frame(number) },
        task: errand.task(),
        notice: assignment.notice.clone(),
        laboratory,
        fuel: is_fuel.then(Fuel::default),
        agency: Agency { name: errand.agency(), telephone: errand.agency_telephone(), ..Agency::default() },
        remarks: words::OPEN_SHEET.to_owned(),
        samplers: assignment.team.iter().map(|person| pen(errand.sampler(*person))).collect(),
        ..Sheet::default()
    }
}

/// A label for each seal; what it is put on is written by pen.
fn seals(errand: &Errand<'_>) -> Seals {
    let label = |number: String| Label { number, agency: errand.agency(), ..Label::default() };
    let number = errand.assignment.numbers.first().map(ToString::to_string).unwrap_or_default();
    let labels = errand.assignment.seals.iter().map(|seal| label(seal.to_string())).collect();
    Seals { frame: Frame { open: true, ..errand.frame(number) }, labels }
}
