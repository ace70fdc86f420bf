//! Findings, read from the projections.

use super::text::{count, id, read_body, read_word};
use domain::contract::FindingRow;
use domain::finding::Finding;
use domain::id::{FindingId, OrganisationId};
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// Every finding, open ones first and the newest of them first, with the local body in whose area it is.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(OrganisationId, FindingRow)>> {
    sqlx::query(
        "select f.body, f.jurisdiction, v.enterprise_name, s.number from finding f join visit v on v.id = f.visit left join sheet s on s.id = f.sheet \
         order by case when f.resolved_at is null then 0 else 1 end, f.seq desc, f.id",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let number: Option<&str> = row.try_get("number")?;
        let finding = FindingRow {
            finding: read_body(row.try_get("body")?)?,
            enterprise: row.try_get("enterprise_name")?,
            number: number.map(read_word).transpose()?,
        };
        Ok((id(row.try_get("jurisdiction")?)?, finding))
    })
    .collect()
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
