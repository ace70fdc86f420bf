//! A feed of what falls to one's body, as calendar programs read it (RFC 5545), under a secret address of one's own.
//!
//! What is subscribed to leaves the house: a feed names no person and no enterprise, and of what a team was sent to before it arrives (D4) no more
//! than that there is something.

use crate::db::feed;
use crate::office::duty::{self, Known};
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use app::words::desk::{deadline, duty as words};
use chrono::{DateTime, NaiveDate, Utc};
use domain::contract::Feed;
use domain::digest::{Digest, hex};
use domain::duty::{Basis, Owed};
use domain::permit::{Action, Subject};
use domain::time::{CalendarDays, Instant, LocalDate};
use domain::visit::Briefing;
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

/// Bytes of chance in a secret: nobody tries them through.
const SECRET: usize = 20;
/// Entries of one feed, at most; what is late comes first.
const MOST: usize = 500;

/// A secret as it stands in an address.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    text.len() == 2 * SECRET && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Sets one's feed up under a new address; the one before is dead. `origin` is where it was asked.
///
/// # Errors
/// The role owes nothing and sees nothing of it.
pub async fn renew(state: &AppState, user: &CurrentUser, origin: &str) -> Answer<Feed> {
    user.must(Action::SeeDuties, Subject::ALL)?;
    let mut chance = [0; SECRET];
    getrandom::fill(&mut chance)?;
    let (secret, now) = (hex(&chance), state.clock.now());
    feed::set(state.db.writers(), user.person.id, &Digest::of(secret.as_bytes()), now).await?;
    let origin = state.settings.public_url.as_deref().unwrap_or(origin);
    Ok(Feed { address: format!("{origin}/feed.ics?key={secret}"), made_at: now })
}

/// Ends one's feed; ending it twice changes nothing.
///
/// # Errors
/// The role owes nothing and sees nothing of it.
pub async fn end(state: &AppState, user: &CurrentUser) -> Answer<()> {
    user.must(Action::SeeDuties, Subject::ALL)?;
    Ok(feed::end(state.db.writers(), user.person.id).await?)
}

/// The feed behind a secret; nothing where it is none, was renewed, or its person has left.
///
/// # Errors
/// The database does not answer.
pub async fn print(state: &AppState, secret: &str, origin: &str) -> Answer<Option<String>> {
    let Some((person, organisation)) = feed::holder(state.db.readers(), &Digest::of(secret.as_bytes())).await? else { return Ok(None) };
    let session = Digest::of(secret.as_bytes());
    let user = CurrentUser { person, organisation, challenge: String::new(), session, is_lost: false };
    if !user.may(Action::SeeDuties, Subject::ALL) {
        return Ok(None);
    }
    let (_, today, book, own) = duty::seen_by(state, &user).await?;
    let origin = state.settings.public_url.as_deref().unwrap_or(origin);
    let of_own_body = own.iter().filter(|known| known.duty.owner.body == user.organisation.id);
    let mut calendar = Calendar::new();
    calendar.name(words::FEED_NAME);
    // Beside the name that programs of their own read, the one of RFC 7986.
    calendar.append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    for known in of_own_body.filter(|known| known.duty.due.last_day().is_some()).take(MOST) {
        if let Some(event) = event(known, book.briefing(), (today, state.clock.now()), origin) {
            calendar.push(event);
        }
    }
    Ok(Some(calendar.to_string()))
}

/// A duty as a whole day: China's date, whatever zone the reader is in. What is late stretches to today, for nobody looks at days that have gone.
fn event(known: &Known, briefing: Option<&Briefing>, (today, now): (LocalDate, Instant), origin: &str) -> Option<Event> {
    let duty = &known.duty;
    let last = duty.due.last_day()?;
    let source = match duty.basis {
        Basis::Limit { limit } => format!("{limit} {}", deadline::sources(limit)),
        basis => words::basis(basis).to_owned(),
    };
    let title = words::feed_title(words::owed(&duty.owed), duty.due.is_late(today), &about(known, briefing));
    let event = Event::new()
        .uid(&format!("{}@fengyang", duty.owed))
        .timestamp(moment(now)?)
        .starts(date(last)?)
        .ends(date(last.max(today.min(last.plus(CalendarDays(365)))).plus(CalendarDays(1)))?)
        .summary(&title)
        .description(&words::feed_text(&words::due(duty.due), &source))
        .url(&format!("{origin}/desk/duties"))
        .add_property("TRANSP", "TRANSPARENT")
        .done();
    Some(event)
}

/// What a duty is about, without a name: number, product, area.
fn about(known: &Known, briefing: Option<&Briefing>) -> String {
    // Where a team goes is nobody's to read off, line and area included.
    if matches!(known.duty.owed, Owed::Visit { .. }) {
        return String::new();
    }
    if let Owed::LoadYear { year } = known.duty.owed {
        return words::year(year);
    }
    let lines = known.place.lines.iter().filter_map(|line| briefing?.campaign.line(*line)).map(|line| line.product.as_str());
    let area = known.place.division.map(domain::place::Division::name);
    known.number().map(ToString::to_string).as_deref().into_iter().chain(lines).chain(area).collect::<Vec<_>>().join(" ")
}

fn date(date: LocalDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year(), date.month(), date.day())
}

fn moment(at: Instant) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(at.millis())
}
