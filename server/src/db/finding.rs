//! Findings, read from the projections.

use super::page::{Page, asked};
use super::text::{count, id, read_body, read_word};
use domain::contract::FindingRow;
use domain::finding::Finding;
use domain::id::{FindingId, OrganisationId};
use domain::permit::Scope;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// One page of the findings within a scope, open ones first and the newest of them first.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, scope: Scope, page: Page) -> sqlx::Result<Vec<FindingRow>> {
    let (area, _) = asked(scope);
    sqlx::query(
        "select f.body, v.enterprise_name, s.number from finding f join visit v on v.id = f.visit left join sheet s on s.id = f.sheet \
         where ($1 = '' or f.jurisdiction = $2) \
         order by case when f.resolved_at is null then 0 else 1 end, f.seq desc, f.id limit $3 offset $4",
    )
    .bind(area.clone())
    .bind(area)
    .bind(page.rows())
    .bind(page.before())
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let number: Option<&str> = row.try_get("number")?;
        Ok(FindingRow {
            finding: read_body(row.try_get("body")?)?,
            enterprise: row.try_get("enterprise_name")?,
            number: number.map(read_word).transpose()?,
        })
    })
    .collect()
}

/// How many findings within a scope are open, and how many there are in all.
///
/// # Errors
/// The database does not answer.
pub async fn number_of(on: impl AnyExecutor<'_>, scope: Scope) -> sqlx::Result<(u32, u32)> {
    let (area, _) = asked(scope);
    let row = sqlx::query(
        "select count(case when resolved_at is null then 1 end) as waiting, count(*) as total from finding where ($1 = '' or jurisdiction = $2)",
    );
    let row = row.bind(area.clone()).bind(area).fetch_one(on).await?;
    Ok((count(row.try_get("waiting")?), count(row.try_get("total")?)))
}

/// The finding of that id, with the local body in whose area it is.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, finding: FindingId) -> sqlx::Result<Option<(OrganisationId, Finding)>> {
    let row = sqlx::query("select body, jurisdiction from finding where id = $1").bind(finding.to_string()).fetch_optional(on).await?;
    row.map(|row| Ok((id(row.try_get("jurisdiction")?)?, read_body(row.try_get("body")?)?))).transpose()
}

/// Open findings by local body.
///
/// # Errors
/// The database does not answer.
pub async fn open(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(OrganisationId, u32)>> {
    sqlx::query("select jurisdiction, count(*) as findings from finding where resolved_at is null group by jurisdiction")
        .fetch_all(on)
        .await?
        .iter()
        .map(|row| Ok((id(row.try_get("jurisdiction")?)?, count(row.try_get("findings")?))))
        .collect()
}
