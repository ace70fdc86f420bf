//! Sheets, read from the projections.

use super::text::{count, id, read_word};
use domain::campaign::LineNumber;
use domain::contract::SheetRow;
use domain::id::{OrganisationId, SheetId, VisitId};
use domain::permit::Subject;
use domain::place::Division;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

fn subject(row: &AnyRow) -> sqlx::Result<Subject> {
    let jurisdiction: OrganisationId = id(row.try_get("jurisdiction")?)?;
    let laboratory: OrganisationId = id(row.try_get("laboratory")?)?;
    Ok(Subject { division: Some(division(row)?), jurisdiction: Some(jurisdiction), laboratory: Some(laboratory) })
}

fn division(row: &AnyRow) -> sqlx::Result<Division> {
    let code = u32::try_from(row.try_get::<i64, _>("division")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Division::try_from(code).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// Every sheet, newest first, with what decides who may see it.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(Subject, SheetRow)>> {
    sqlx::query(
        "select s.id, s.number, s.enterprise_name, s.division, s.jurisdiction, s.line, s.laboratory, s.product, s.opened_at, s.completed_at, \
         s.findings, coalesce(m.announced, 0) as announced, coalesce(m.proved, 0) as proved from sheet s left join \
         (select m.sheet, count(*) as announced, count(u.media) as proved from media m left join upload u on u.media = m.id and u.digest = m.digest \
         group by m.sheet) m on m.sheet = s.id order by s.seq desc",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let line = u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let sheet = SheetRow {
            sheet: id(row.try_get("id")?)?,
            number: read_word(row.try_get("number")?)?,
            enterprise: row.try_get("enterprise_name")?,
            division: division(row)?,
            line: LineNumber(line),
            product: row.try_get("product")?,
            opened_at: Instant::from_millis(row.try_get("opened_at")?),
            completed_at: row.try_get::<Option<i64>, _>("completed_at")?.map(Instant::from_millis),
            media: (count(row.try_get("announced")?), count(row.try_get("proved")?)),
            findings: count(row.try_get("findings")?),
        };
        Ok((subject(row)?, sheet))
    })
    .collect()
}

/// The visit of a sheet, with what decides who may see it.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Option<(Subject, VisitId)>> {
    let row =
        sqlx::query("select visit, division, jurisdiction, laboratory from sheet where id = $1").bind(sheet.to_string()).fetch_optional(on).await?;
    row.map(|row| Ok((subject(&row)?, id(row.try_get("visit")?)?))).transpose()
}
