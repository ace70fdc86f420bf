//! Draws: their streams of events, and the frozen texts that their digests are of.

use super::text::{body, id, read_body};
use domain::campaign::LineNumber;
use domain::draw::{Draw, Event};
use domain::id::{DrawId, EnterpriseId, PersonId};
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};
use std::collections::BTreeMap;

/// Bytes of a text that one row holds, about.
const PART: usize = 1 << 20;

/// A frozen text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The roster's.
    Roster,
    /// The samplers'.
    Samplers,
}

impl Text {
    const fn word(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Samplers => "samplers",
        }
    }
}

/// Where an event stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The draw.
    pub draw: DrawId,
    /// In its stream, from 0.
    pub place: i64,
    /// In the campaign's order.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: PersonId,
}

/// Appends an event.
///
/// # Errors
/// The database does not answer; a unique violation where the place is taken.
pub async fn append(on: impl AnyExecutor<'_>, at: Place, event: &Event) -> sqlx::Result<()> {
    sqlx::query("insert into draw_event (draw, place, seq, at, person, body) values ($1, $2, $3, $4, $5, $6)")
        .bind(at.draw.to_string())
        .bind(at.place)
        .bind(at.seq)
        .bind(at.at.millis())
        .bind(at.by.to_string())
        .bind(body(event)?)
        .execute(on)
        .await?;
    Ok(())
}

/// A draw and how many events it has, if there is one.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, draw: DrawId) -> sqlx::Result<Option<(Draw, i64)>> {
    let rows: Vec<String> =
        sqlx::query_scalar("select body from draw_event where draw = $1 order by place").bind(draw.to_string()).fetch_all(on).await?;
    let events = rows.iter().map(|text| read_body(text)).collect::<sqlx::Result<Vec<Event>>>()?;
    let many = i64::try_from(events.len()).unwrap_or(i64::MAX);
    Ok(Draw::fold(&events).map(|draw| (draw, many)))
}

/// All draws, the newest first.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Draw>> {
    let rows = sqlx::query("select draw, body from draw_event order by draw, place").fetch_all(on).await?;
    let mut streams: BTreeMap<&str, Vec<Event>> = BTreeMap::new();
    for row in &rows {
        streams.entry(row.try_get("draw")?).or_default().push(read_body(row.try_get("body")?)?);
    }
    let mut draws: Vec<Draw> = streams.values().filter_map(Draw::fold).collect();
    draws.sort_by_key(|draw| std::cmp::Reverse(draw.frozen_at));
    Ok(draws)
}

/// Keeps a frozen text.
///
/// # Errors
/// The database does not answer.
pub async fn keep_text(on: &mut AnyConnection, draw: DrawId, kind: Text, text: &str) -> sqlx::Result<()> {
    let mut rest = text;
    for part in 0_i64.. {
        if rest.is_empty() {
            break;
        }
        let (own, left) = rest.split_at(rest.floor_char_boundary(PART.min(rest.len())));
        sqlx::query("insert into draw_text (draw, kind, part, body) values ($1, $2, $3, $4)")
            .bind(draw.to_string())
            .bind(kind.word())
            .bind(part)
            .bind(own)
            .execute(&mut *on)
            .await?;
        rest = left;
    }
    Ok(())
}

/// A frozen text, whole.
///
/// # Errors
/// The database does not answer.
pub async fn text(on: impl AnyExecutor<'_>, draw: DrawId, kind: Text) -> sqlx::Result<String> {
    let parts: Vec<String> = sqlx::query_scalar("select body from draw_text where draw = $1 and kind = $2 order by part")
        .bind(draw.to_string())
        .bind(kind.word())
        .fetch_all(on)
        .await?;
    Ok(parts.concat())
}

/// Of which line a sample was taken at which enterprise since then.
///
/// # Errors
/// The database does not answer.
pub async fn sampled_since(on: impl AnyExecutor<'_>, since: Instant) -> sqlx::Result<Vec<(EnterpriseId, LineNumber)>> {
    let rows = sqlx::query("select distinct enterprise, line from sheet where completed_at >= $1 and ending is null");
    let read = |row: &AnyRow| {
        let line = u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok((id(row.try_get("enterprise")?)?, LineNumber(line)))
    };
    rows.bind(since.millis()).fetch_all(on).await?.iter().map(read).collect()
}

/// The enterprises at which a team has arrived.
///
/// # Errors
/// The database does not answer.
pub async fn visited(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<EnterpriseId>> {
    let rows: Vec<String> = sqlx::query_scalar("select distinct enterprise from visit where state <> 'assigned'").fetch_all(on).await?;
    rows.iter().map(|text| id(text)).collect()
}
