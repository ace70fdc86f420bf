//! Sheets, read from the projections.

use super::page::{Page, asked};
use super::rows::plain;
use super::text::{count, id, read_word};
use domain::campaign::LineNumber;
use domain::contract::SheetRow;
use domain::ending::EndingKind;
use domain::feedback::FeedbackMark;
use domain::id::{OrganisationId, SheetId, VisitId};
use domain::number::SheetNumber;
use domain::permit::{Scope, Subject};
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

/// Stands in the place of an ending where the sheet is void: it counts as no batch either.
pub(super) const VOID: &str = "void";

/// One page of the sheets within a scope, newest first.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, scope: Scope, page: Page) -> sqlx::Result<Vec<SheetRow>> {
    let (area, laboratory) = asked(scope);
    sqlx::query(
        "select s.id, s.number, s.enterprise_name, s.division, s.line, s.product, s.opened_at, s.completed_at, s.ending, s.upheld, s.findings, \
         (select v.feedback from visit v where v.id = s.visit) as feedback, \
         (select count(*) from media m where m.sheet = s.id) as announced, \
         (select count(*) from media m join upload u on u.media = m.id and u.digest = m.digest where m.sheet = s.id) as proved \
         from sheet s where ($1 = '' or s.jurisdiction = $2) and ($3 = '' or s.laboratory = $4) order by s.seq desc, s.id limit $5 offset $6",
    )
    .bind(area.clone())
    .bind(area)
    .bind(laboratory.clone())
    .bind(laboratory)
    .bind(page.rows())
    .bind(page.before())
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let line = u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(SheetRow {
            sheet: id(row.try_get("id")?)?,
            number: read_word(row.try_get("number")?)?,
            enterprise: row.try_get("enterprise_name")?,
            division: division(row)?,
            line: LineNumber(line),
            product: row.try_get("product")?,
            opened_at: Instant::from_millis(row.try_get("opened_at")?),
            completed_at: row.try_get::<Option<i64>, _>("completed_at")?.map(Instant::from_millis),
            ending: row.try_get::<Option<String>, _>("ending")?.as_deref().and_then(EndingKind::of),
            voided: row.try_get::<Option<String>, _>("ending")?.as_deref() == Some(VOID),
            upheld: row.try_get::<Option<i64>, _>("upheld")?.map(|upheld| upheld != 0),
            feedback: row.try_get::<Option<String>, _>("feedback")?.as_deref().and_then(FeedbackMark::read),
            media: (count(row.try_get("announced")?), count(row.try_get("proved")?)),
            findings: count(row.try_get("findings")?),
        })
    })
    .collect()
}

/// How many sheets lie within a scope.
///
/// # Errors
/// The database does not answer.
pub async fn number_of(on: impl AnyExecutor<'_>, scope: Scope) -> sqlx::Result<u32> {
    let (area, laboratory) = asked(scope);
    sqlx::query_scalar("select count(*) from sheet where ($1 = '' or jurisdiction = $2) and ($3 = '' or laboratory = $4)")
        .bind(area.clone())
        .bind(area)
        .bind(laboratory.clone())
        .bind(laboratory)
        .fetch_one(on)
        .await
        .map(count)
}

/// The sheets of that number: one, unless a number was used twice.
///
/// # Errors
/// The database does not answer.
pub async fn numbered(on: impl AnyExecutor<'_>, number: &SheetNumber) -> sqlx::Result<Vec<SheetId>> {
    let ids: Vec<String> =
        sqlx::query_scalar("select id from sheet where number = $1 order by seq").bind(plain(number.as_str())).fetch_all(on).await?;
    ids.iter().map(|text| id(text)).collect()
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
