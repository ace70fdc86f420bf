//! What a phone needs, read for its package.

use super::person;
use super::text::{read_body, word};
use domain::campaign::Campaign;
use domain::finding::Finding;
use domain::person::Role;
use domain::visit::Briefing;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row as _};

/// The campaign, its rules, its people and bodies.
///
/// # Errors
/// The database does not answer, or no campaign was created.
pub async fn briefing(on: &mut AnyConnection) -> sqlx::Result<Briefing> {
    let campaign: String = sqlx::query_scalar("select body from campaign order by seq desc").fetch_one(&mut *on).await?;
    let campaign: Campaign = read_body(&campaign)?;
    let rules: Vec<String> = sqlx::query_scalar("select body from rules order by line, version").fetch_all(&mut *on).await?;
    let organisations: Vec<String> = sqlx::query_scalar("select body from organisation order by seq, name").fetch_all(&mut *on).await?;
    let people = person::in_role(&mut *on, campaign.agency, Role::Sampler).await?;
    Ok(Briefing {
        campaign,
        rules: rules.iter().map(|text| read_body(text)).collect::<sqlx::Result<_>>()?,
        people,
        organisations: organisations.iter().map(|text| read_body(text)).collect::<sqlx::Result<_>>()?,
    })
}

/// The [`briefing`], unless no campaign was created yet.
///
/// # Errors
/// The database does not answer.
pub async fn standing_briefing(on: &mut AnyConnection) -> sqlx::Result<Option<Briefing>> {
    match briefing(on).await {
        Ok(briefing) => Ok(Some(briefing)),
        Err(sqlx::Error::RowNotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The place at which anything of the briefing changed last.
///
/// # Errors
/// The database does not answer.
pub async fn briefing_changed(on: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select coalesce(max(seq), 0) from (select max(seq) as seq from campaign union all select max(seq) from rules \
         union all select max(seq) from organisation union all select max(seq) from person where role = $1 union all select max(seq) from calendar_year) as changes",
    )
    .bind(word(&Role::Sampler)?)
    .fetch_one(on)
    .await
}

/// Findings of a visit that are new or were resolved after `seq`, in the campaign's order, each with its place.
///
/// # Errors
/// The database does not answer.
pub async fn findings(on: &mut AnyConnection, visit: &str, after: i64) -> sqlx::Result<Vec<(i64, Finding)>> {
    let rows = sqlx::query("select seq, body from finding where visit = $1 and seq > $2 order by seq, id").bind(visit).bind(after);
    rows.fetch_all(on).await?.iter().map(|row: &AnyRow| Ok((row.try_get("seq")?, read_body(row.try_get("body")?)?))).collect()
}
