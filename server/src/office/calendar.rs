//! The working days of a year: shown to everybody who owes something, loaded by the bureau, never overwritten.

mod file;

use crate::db::calendar::{self as db, NewYear};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, conflict, wrong};
use crate::state::AppState;
use app::words::desk::calendar as told;
use app::words::problems as words;
use domain::calendar::{DatedDay, Year};
use domain::contract::{CalendarPreview, CalendarVersion, CalendarYear, CalendarYears};
use domain::digest::Digest;
use domain::permit::{Action, Subject};
use domain::time::LocalDate;
use sqlx::AnyConnection;

/// The longest number of a notice, in characters.
const LONGEST: usize = 60;

/// What is said of a file besides what stands in it.
#[derive(Debug, Clone)]
pub struct Said {
    /// The number of the State Council's notice.
    pub document: String,
    /// When that was issued.
    pub dated: LocalDate,
    /// The digest of the file that was shown.
    pub shown: Digest,
}

/// The years that are loaded, with all their versions.
///
/// # Errors
/// The role owes nothing and sees no deadlines.
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<CalendarYears> {
    user.must(Action::SeeDuties, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let (days, versions) = (db::days(&mut *connection).await?, db::versions(&mut *connection).await?);
    let mut years: Vec<CalendarYear> = Vec::new();
    for (year, version) in versions {
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.versions.push(version),
            None => years.push(CalendarYear { year, versions: vec![version], days: of(&days, year) }),
        }
    }
    let this = state.clock.now().local_date().year();
    let lacking = [this, this + 1].into_iter().filter(|year| years.iter().all(|loaded| loaded.year != *year)).collect();
    Ok(CalendarYears { years, lacking })
}

fn of(days: &[DatedDay], year: i32) -> Vec<DatedDay> {
    days.iter().filter(|day| day.date.year() == year).cloned().collect()
}

/// What a file would change; nothing is kept of it.
///
/// # Errors
/// The role loads no years, or the file is no year: each line that is wrong is named.
pub async fn preview(state: &AppState, user: &CurrentUser, file: &[u8]) -> Answer<CalendarPreview> {
    user.must(Action::KeepCalendar, Subject::ALL)?;
    let (_, year) = read(file)?;
    let mut connection = state.db.readers().acquire().await?;
    shown(&mut connection, file, &year).await
}

async fn shown(on: &mut AnyConnection, file: &[u8], year: &Year) -> Answer<CalendarPreview> {
    let (digest, number) = (Digest::of(file), year.number());
    let standing = versions_of(&mut *on, number).await?.into_iter().next();
    let days = of(&db::days(&mut *on).await?, number);
    let changes = Year::standing(number, days).changes(year);
    let is_standing = standing.as_ref().is_some_and(|version| version.digest == Some(digest));
    let version = standing.map_or(0, |version| version.version) + u32::from(!is_standing);
    Ok(CalendarPreview { year: number, digest, version, is_standing, days: year.days().to_vec(), changes })
}

async fn versions_of(on: &mut AnyConnection, year: i32) -> Answer<Vec<CalendarVersion>> {
    Ok(db::versions(on).await?.into_iter().filter(|(of, _)| *of == year).map(|(_, version)| version).collect())
}

/// Loads a file as the next version of its year; the very file that stands makes no second one.
///
/// # Errors
/// The role loads no years, the file is no year or another than was shown, or nothing is said of where it comes from.
pub async fn load(state: &AppState, user: &CurrentUser, file: &[u8], said: Said) -> Answer<CalendarPreview> {
    user.must(Action::KeepCalendar, Subject::ALL)?;
    let (text, year) = read(file)?;
    if Digest::of(file) != said.shown {
        return Err(conflict("file-differs", words::calendar_differs()).at("file"));
    }
    let document = said.document.trim();
    if document.is_empty() || document.chars().count() > LONGEST {
        return Err(wrong("document-missing", words::calendar_document_missing()).at("document"));
    }
    if said.dated > state.clock.now().local_date() {
        return Err(wrong("dated-ahead", words::calendar_dated_ahead()).at("dated"));
    }
    let mut append = state.db.append(state.clock.now()).await?;
    let (seq, at) = (append.seq, append.at);
    let preview = shown(append.connection(), file, &year).await?;
    if !preview.is_standing {
        let new = NewYear { year: &year, file: text, document, dated: said.dated, by: Some(user.person.id), at, seq };
        db::insert(append.connection(), &new).await?;
        append.commit().await?;
    }
    Ok(preview)
}

/// The text of a file and the year that it is.
fn read(file: &[u8]) -> Answer<(&str, Year)> {
    let refused = |detail: Vec<String>| -> Failure { wrong("calendar-unreadable", words::calendar_unreadable()).because(detail.concat()).at("file") };
    let text = std::str::from_utf8(file).map_err(|_| refused(vec![told::NO_UTF8.to_owned()]))?;
    let days = file::days(text).map_err(refused)?;
    let Some(first) = days.first() else { return Err(refused(vec![told::EMPTY.to_owned()])) };
    let year = Year::new(first.date.year(), days).map_err(|gaps| refused(gaps.iter().map(told::gap).collect()))?;
    Ok((text, year))
}
