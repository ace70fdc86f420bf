//! What the map shows, counted.

use super::text::{count, id, read_word};
use domain::campaign::LineNumber;
use domain::contract::{Happening, MapPoint, VisitState};
use domain::id::OrganisationId;
use domain::place::Position;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// Complete sheets in one local body's area, of one line.
#[derive(Debug, Clone, Copy)]
pub struct Sampled {
    /// The local body.
    pub jurisdiction: OrganisationId,
    /// The line.
    pub line: LineNumber,
    /// How many.
    pub batches: u32,
}

/// Complete sheets, by local body and line.
///
/// # Errors
/// The database does not answer.
pub async fn sampled(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Sampled>> {
    sqlx::query(
        "select jurisdiction, line, count(*) as batches from sheet where completed_at is not null and ending is null group by jurisdiction, line",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let line = u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(Sampled { jurisdiction: id(row.try_get("jurisdiction")?)?, line: LineNumber(line), batches: count(row.try_get("batches")?) })
    })
    .collect()
}

/// Every visit that has begun, with the local body in whose area it is; none before arrival (D4).
///
/// # Errors
/// The database does not answer.
pub async fn visits(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(OrganisationId, VisitState, Option<MapPoint>)>> {
    sqlx::query(
        "select id, jurisdiction, enterprise_name, state, lat, lon, accuracy, fixes, first_sheet from visit where arrived_at is not null order by seq",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let state = read_word(row.try_get("state")?)?;
        let (lat, lon): (Option<i64>, Option<i64>) = (row.try_get("lat")?, row.try_get("lon")?);
        let (accuracy, fixes): (Option<i64>, Option<i64>) = (row.try_get("accuracy")?, row.try_get("fixes")?);
        let sheet: Option<&str> = row.try_get("first_sheet")?;
        let point = match lat.zip(lon) {
            Some((lat, lon)) => Some(MapPoint {
                visit: id(row.try_get("id")?)?,
                sheet: sheet.map(id).transpose()?,
                enterprise: row.try_get("enterprise_name")?,
                position: Position { lat, lon, accuracy: accuracy.unwrap_or(0), fixes: count(fixes.unwrap_or(0)) },
                state,
            }),
            None => None,
        };
        Ok((id(row.try_get("jurisdiction")?)?, state, point))
    })
    .collect()
}

/// What happened last, newest first, with the local body in whose area it did.
///
/// # Errors
/// The database does not answer.
pub async fn latest(on: impl AnyExecutor<'_>, many: i64) -> sqlx::Result<Vec<(OrganisationId, Happening)>> {
    sqlx::query(
        "select h.at, h.what, h.sheet, v.jurisdiction, v.enterprise_name, s.product from happening h join visit v on v.id = h.visit \
         left join sheet s on s.id = h.sheet order by h.seq desc limit $1",
    )
    .bind(many)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let sheet: Option<&str> = row.try_get("sheet")?;
        let happening = Happening {
            at: Instant::from_millis(row.try_get("at")?),
            enterprise: row.try_get("enterprise_name")?,
            product: row.try_get("product")?,
            what: read_word(row.try_get("what")?)?,
            sheet: sheet.map(id).transpose()?,
        };
        Ok((id(row.try_get("jurisdiction")?)?, happening))
    })
    .collect()
}
