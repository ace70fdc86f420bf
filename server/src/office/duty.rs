//! What is owed, each within their own (design.md §9): read once for each change and each day, and told by permit.

use crate::db::duty::{self, Stands};
use crate::db::{calendar, counter, feed, look, package, person};
use crate::office::Page;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::calendar::Calendar;
use domain::contract::{Duties, DutyChoices, DutyCounts, DutyFilter, DutyRow, Inbox, Named, NewLook};
use domain::deadline::Ground;
use domain::duty::{Bodies, Duty, Owed, Place, owed, years};
use domain::id::{OrganisationId, PersonId};
use domain::number::SheetNumber;
use domain::permit::{Action, Subject};
use domain::person::OrganisationKind;
use domain::time::LocalDate;
use domain::visit::Briefing;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A duty with what it is told with.
#[derive(Debug, Clone)]
pub struct Known {
    /// The duty.
    pub duty: Duty,
    /// Where it belongs.
    pub place: Place,
    enterprise: Option<String>,
    is_visited: bool,
    number: Option<SheetNumber>,
    seq: i64,
}

impl Known {
    /// The sheet's number, where it is about one.
    #[must_use]
    pub const fn number(&self) -> Option<&SheetNumber> {
        self.number.as_ref()
    }
}

/// All open duties, in their order, with what they rest on.
#[derive(Debug)]
pub struct Book {
    briefing: Option<Briefing>,
    ground: Option<Ground>,
    duties: Vec<Arc<Known>>,
}

impl Book {
    /// The campaign, where there is one.
    #[must_use]
    pub const fn briefing(&self) -> Option<&Briefing> {
        self.briefing.as_ref()
    }
}

/// All duties as they stand today; what is late comes first.
async fn book(state: &AppState) -> Answer<(i64, LocalDate, Arc<Book>)> {
    // Read first: what is appended meanwhile is shown, and asked for once more.
    let upto = counter::current(state.db.readers()).await?;
    let today = state.clock.now().local_date();
    let book = state.duties.at(upto, today, || read(state, today)).await?;
    Ok((upto, today, book))
}

async fn read(state: &AppState, today: LocalDate) -> Answer<Book> {
    let mut connection = state.db.readers().acquire().await?;
    let Some(briefing) = package::standing_briefing(&mut connection).await? else {
        return Ok(Book { briefing: None, ground: None, duties: Vec::new() });
    };
    let ground = Ground::of(&briefing.campaign, Calendar::new(&calendar::days(&mut *connection).await?));
    let stands = duty::standing(&mut connection).await?;
    drop(connection);
    let bodies = bodies(&briefing);
    let mut duties: Vec<Arc<Known>> = stands.into_iter().filter_map(|stands| known(stands, bodies, &ground)).map(Arc::new).collect();
    let year = |duty| Known { duty, place: Place::default(), enterprise: None, is_visited: true, number: None, seq: 0 };
    duties.extend(years(&ground.calendar, today, bodies).into_iter().map(year).map(Arc::new));
    duties.sort_by_cached_key(|known| known.duty.order());
    Ok(Book { briefing: Some(briefing), ground: Some(ground), duties })
}

fn known(stands: Stands, bodies: Bodies, ground: &Ground) -> Option<Known> {
    let Stands { standing, place, enterprise, is_visited, number, seq } = stands;
    let duty = owed(&standing, place.jurisdiction.unwrap_or(bodies.bureau), bodies, ground)?;
    Some(Known { duty, place, enterprise, is_visited, number, seq })
}

/// Where no body is the bureau, the agency that was given the campaign stands alone.
fn bodies(briefing: &Briefing) -> Bodies {
    let agency = briefing.campaign.agency;
    let bureau = briefing.organisations.iter().find(|body| body.kind == OrganisationKind::Bureau);
    Bodies { bureau: bureau.map_or(agency, |body| body.id), agency }
}

/// All that a person may see of it, in order; with the place and the day up to which it was read.
pub(super) async fn seen_by(state: &AppState, user: &CurrentUser) -> Answer<(i64, LocalDate, Arc<Book>, Vec<Arc<Known>>)> {
    user.must(Action::SeeDuties, Subject::ALL)?;
    let (upto, today, book) = book(state).await?;
    let actor = user.actor();
    let mut own: Vec<Arc<Known>> = book.duties.iter().filter(|known| known.duty.is_seen_by(&actor, &known.place)).cloned().collect();
    // What could not be taken in moves no place of the order.
    if user.may(Action::MindQuarantine, Subject::ALL)
        && let Some((briefing, ground)) = book.briefing.as_ref().zip(book.ground.as_ref())
    {
        let quarantined = duty::quarantined(state.db.readers()).await?;
        own.extend(quarantined.into_iter().filter_map(|stands| known(stands, bodies(briefing), ground)).map(Arc::new));
        own.sort_by_cached_key(|known| known.duty.order());
    }
    Ok((upto, today, book, own))
}

/// One page of what is owed.
///
/// # Errors
/// The role owes nothing and sees nothing of it.
pub async fn list(state: &AppState, user: &CurrentUser, filter: DutyFilter, page: Page) -> Answer<Duties> {
    let (upto, today, book, own) = seen_by(state, user).await?;
    let actor = user.actor();
    let mut connection = state.db.readers().acquire().await?;
    let (seen, looked_at) = duty::seen(&mut connection, user.person.id).await?;
    let feed_since = feed::since(&mut *connection, user.person.id).await?;
    let counts = counts(user, &own, &seen, today);
    let choices = choices(&book, &own);
    let let_through: Vec<&Arc<Known>> = own.iter().filter(|known| filter.lets(&known.duty, &known.place, known.duty.is_of(&actor), today)).collect();
    let total = u32::try_from(let_through.len()).unwrap_or(u32::MAX);
    let skip = usize::try_from(page.before()).unwrap_or(usize::MAX);
    let shown: Vec<&Arc<Known>> = let_through.into_iter().skip(skip).take(usize::try_from(page.rows()).unwrap_or(0)).collect();
    let mut names: BTreeMap<PersonId, String> = BTreeMap::new();
    for id in shown.iter().flat_map(|known| &known.duty.owner.people) {
        if !names.contains_key(id)
            && let Some(person) = person::find(&mut *connection, *id).await?
        {
            names.insert(*id, person.name);
        }
    }
    drop(connection);
    let drawn: Vec<String> = shown.iter().filter_map(|known| drawn(&known.duty)).collect();
    look::log(&state.db, user.person.id.into(), "assignment", &drawn, state.clock.now()).await?;
    let row = |known: &Arc<Known>| DutyRow {
        is_mine: known.duty.is_of(&actor),
        is_fresh: known.duty.is_of(&actor) && !seen.contains(&known.duty.owed.to_string()),
        body: name(&book, known.duty.owner.body),
        people: known.duty.owner.people.iter().filter_map(|id| names.get(id).cloned()).collect(),
        // Who was drawn is told to those of D4 only, until the team has arrived.
        enterprise: known.enterprise.clone().filter(|_| known.is_visited || user.may(Action::SeeDrawn, Subject::ALL)),
        number: known.number.clone(),
        place: known.place.clone(),
        duty: known.duty.clone(),
    };
    let rows = shown.into_iter().map(row).collect();
    Ok(Duties { upto, today, rows, total, counts, looked_at, choices, feed_since })
}

/// What stands on the desk's bar.
///
/// # Errors
/// The role owes nothing and sees nothing of it.
pub async fn inbox(state: &AppState, user: &CurrentUser) -> Answer<Inbox> {
    let (_, today, _, own) = seen_by(state, user).await?;
    let mut connection = state.db.readers().acquire().await?;
    let (seen, _) = duty::seen(&mut connection, user.person.id).await?;
    Ok(Inbox { counts: counts(user, &own, &seen, today) })
}

/// Marks what is new as seen, as far as the reader's page went.
///
/// # Errors
/// The role owes nothing and sees nothing of it.
pub async fn look(state: &AppState, user: &CurrentUser, look: NewLook) -> Answer<Inbox> {
    let (_, today, _, own) = seen_by(state, user).await?;
    let actor = user.actor();
    let mine: Vec<&Arc<Known>> = own.iter().filter(|known| known.duty.is_of(&actor)).collect();
    let mut transaction = state.db.begin().await?;
    let (mut seen, _) = duty::seen(&mut transaction, user.person.id).await?;
    let open: BTreeSet<String> = mine.iter().map(|known| known.duty.owed.to_string()).collect();
    let new: Vec<String> = mine.iter().filter(|known| known.seq <= look.upto).map(|known| known.duty.owed.to_string()).collect();
    let closed: Vec<String> = seen.iter().filter(|duty| !open.contains(*duty)).cloned().collect();
    let new: Vec<String> = new.into_iter().filter(|duty| !seen.contains(duty)).collect();
    duty::see(&mut transaction, user.person.id, &new, &closed, state.clock.now()).await?;
    transaction.commit().await?;
    seen.extend(new);
    Ok(Inbox { counts: counts(user, &own, &seen, today) })
}

fn counts(user: &CurrentUser, own: &[Arc<Known>], seen: &BTreeSet<String>, today: LocalDate) -> DutyCounts {
    let actor = user.actor();
    own.iter().fold(DutyCounts::default(), |mut counts, known| {
        let (is_late, is_mine) = (known.duty.due.is_late(today), known.duty.is_of(&actor));
        counts.open += 1;
        counts.late += u32::from(is_late);
        counts.mine += u32::from(is_mine);
        counts.mine_late += u32::from(is_mine && is_late);
        counts.fresh += u32::from(is_mine && !seen.contains(&known.duty.owed.to_string()));
        counts
    })
}

/// The assignment that a duty tells of before its team has arrived: a look at the draw.
fn drawn(duty: &Duty) -> Option<String> {
    if let Owed::Visit { assignment } = &duty.owed { Some(assignment.to_string()) } else { None }
}

fn name(book: &Book, body: OrganisationId) -> String {
    book.briefing.as_ref().map(|briefing| briefing.organisation(body).to_owned()).unwrap_or_default()
}

/// What occurs among the duties that a person sees, in the order of the campaign.
fn choices(book: &Book, own: &[Arc<Known>]) -> DutyChoices {
    let Some(briefing) = &book.briefing else { return DutyChoices::default() };
    let named = |wanted: &dyn Fn(OrganisationId) -> bool| {
        let of = briefing.organisations.iter().filter(|body| wanted(body.id));
        of.map(|body| Named { id: body.id, name: body.name.clone() }).collect()
    };
    let lines = briefing.campaign.lines.iter().filter(|line| own.iter().any(|known| known.place.lines.contains(&line.number)));
    DutyChoices {
        bodies: named(&|id| own.iter().any(|known| known.duty.owner.body == id)),
        counties: named(&|id| own.iter().any(|known| known.place.jurisdiction == Some(id))),
        lines: lines.map(|line| (line.number, line.product.clone())).collect(),
    }
}
