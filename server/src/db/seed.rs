//! What a campaign begins with: written once, on an empty database.

use super::text::body;
use domain::campaign::Campaign;
use domain::enterprise::Enterprise;
use domain::rules::Rules;
use sqlx::any::AnyExecutor;

/// Tells whether nothing was written yet.
///
/// # Errors
/// The database does not answer.
pub async fn is_empty(on: impl AnyExecutor<'_>) -> sqlx::Result<bool> {
    let campaigns: i64 = sqlx::query_scalar("select count(*) from campaign").fetch_one(on).await?;
    Ok(campaigns == 0)
}

/// Enters a campaign.
///
/// # Errors
/// The database does not answer, or knows it already.
pub async fn campaign(on: impl AnyExecutor<'_>, campaign: &Campaign, seq: i64) -> sqlx::Result<()> {
    sqlx::query("insert into campaign (id, seq, body) values ($1, $2, $3)")
        .bind(campaign.id.to_string())
        .bind(seq)
        .bind(body(campaign)?)
        .execute(on)
        .await?;
    Ok(())
}

/// Enters a version of a line's rules.
///
/// # Errors
/// The database does not answer, or knows it already.
pub async fn rules(on: impl AnyExecutor<'_>, rules: &Rules, seq: i64) -> sqlx::Result<()> {
    sqlx::query("insert into rules (id, line, version, seq, body) values ($1, $2, $3, $4, $5)")
        .bind(rules.id.to_string())
        .bind(i64::from(rules.line.0))
        .bind(i64::from(rules.version))
        .bind(seq)
        .bind(body(rules)?)
        .execute(on)
        .await?;
    Ok(())
}

/// Enters a row of the roster.
///
/// # Errors
/// The database does not answer, or knows it already.
pub async fn enterprise(on: impl AnyExecutor<'_>, enterprise: &Enterprise) -> sqlx::Result<()> {
    sqlx::query("insert into enterprise (id, name, credit_code, division, jurisdiction, place, body) values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(enterprise.id.to_string())
        .bind(&enterprise.name)
        .bind(&enterprise.credit_code)
        .bind(i64::from(enterprise.division.code()))
        .bind(enterprise.jurisdiction.to_string())
        .bind(enterprise.place.word())
        .bind(body(enterprise)?)
        .execute(on)
        .await?;
    Ok(())
}
