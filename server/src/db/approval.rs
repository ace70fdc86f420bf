//! The bureau's approvals that a backup part stays at the enterprise: read from the record, and built again from it.

use super::text::{body, read_body};
use super::writing::{Rows, Writing};
use domain::assignment::Assignment;
use domain::contract::ApprovalRow;
use domain::id::VisitId;
use domain::number::SheetNumber;
use domain::storage::GivenApproval;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// An approval with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// The place of its entry.
    pub seq: i64,
    /// Whose visit.
    pub visit: VisitId,
    /// What was given.
    pub given: GivenApproval,
}

static APPROVALS: Rows = Rows::new("insert into approval (seq, visit, person, body)", 4, " on conflict (seq) do nothing");

/// Adds approvals to what is written.
///
/// # Errors
/// One has no form in JSON.
pub fn write(writing: &mut Writing, rows: &[Approved]) -> sqlx::Result<()> {
    let rows = rows.iter().map(|row| Ok((row, body(&row.given)?))).collect::<sqlx::Result<Vec<_>>>()?;
    writing.rows(&APPROVALS, &rows, |values, (row, text)| {
        values.bind(row.seq).bind(row.visit.to_string()).bind(row.given.by.to_string()).bind(text.clone())
    });
    Ok(())
}

/// The newest approvals, so many at most.
///
/// # Errors
/// The database does not answer.
pub async fn newest(on: impl AnyExecutor<'_>, limit: i64) -> sqlx::Result<Vec<ApprovalRow>> {
    let rows = sqlx::query(
        "select a.body, p.name, g.body as assignment from approval a join person p on p.id = a.person \
         join assignment g on g.visit = a.visit order by a.seq desc limit $1",
    );
    let rows = rows.bind(limit).fetch_all(on).await?;
    let read = |row: &sqlx::any::AnyRow| {
        let assignment: Assignment = read_body(row.try_get("assignment")?)?;
        Ok(ApprovalRow { given: read_body(row.try_get("body")?)?, officer: row.try_get("name")?, team: assignment.team_name })
    };
    rows.iter().map(read).collect()
}

/// The assignment for which a number was reserved.
///
/// # Errors
/// The database does not answer.
pub async fn assignment_of(on: impl AnyExecutor<'_>, number: &SheetNumber) -> sqlx::Result<Option<Assignment>> {
    let row = sqlx::query("select a.body from reserved_number r join assignment a on a.id = r.assignment where r.number = $1");
    row.bind(number.as_str()).fetch_optional(on).await?.map(|row| read_body(row.try_get("body")?)).transpose()
}
