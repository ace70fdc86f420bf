//! Assignments, what they reserve, and their withdrawal.

use super::page::Page;
use super::rows::plain;
use super::text::{body, count, id, read_body, read_word};
use domain::assignment::Assignment;
use domain::campaign::LineNumber;
use domain::contract::{AssignmentRow, VisitState};
use domain::id::{AssignmentId, EnterpriseId, OrganisationId, PersonId, VisitId};
use domain::time::{Instant, LocalDate};
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// Enters an assignment with its people, its lines and all that it reserves.
///
/// # Errors
/// The database does not answer; a unique violation where a number or a seal was handed out before.
pub async fn insert(on: &mut AnyConnection, assignment: &Assignment, by: PersonId, seq: i64, now: Instant) -> sqlx::Result<()> {
    let own = assignment.id.to_string();
    sqlx::query(
        "insert into assignment (id, visit, enterprise, division, jurisdiction, day, seq, granted_at, granted_by, notice, body) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(&own)
    .bind(assignment.visit.to_string())
    .bind(assignment.enterprise.id.to_string())
    .bind(i64::from(assignment.enterprise.division.code()))
    .bind(assignment.enterprise.jurisdiction.to_string())
    .bind(assignment.day.to_string())
    .bind(seq)
    .bind(now.millis())
    .bind(by.to_string())
    .bind(plain(&assignment.notice))
    .bind(body(assignment)?)
    .execute(&mut *on)
    .await?;
    for person in &assignment.team {
        let query = sqlx::query("insert into assignment_person (assignment, person) values ($1, $2)");
        query.bind(&own).bind(person.to_string()).execute(&mut *on).await?;
    }
    for line in &assignment.lines {
        let query = sqlx::query("insert into assignment_line (assignment, line, laboratory) values ($1, $2, $3)");
        query.bind(&own).bind(i64::from(line.line.0)).bind(line.laboratory.to_string()).execute(&mut *on).await?;
    }
    for number in &assignment.numbers {
        let query = sqlx::query("insert into reserved_number (number, assignment) values ($1, $2)");
        query.bind(number.as_str()).bind(&own).execute(&mut *on).await?;
    }
    for seal in &assignment.seals {
        let query = sqlx::query("insert into reserved_seal (seal, assignment) values ($1, $2)");
        query.bind(seal.as_str()).bind(&own).execute(&mut *on).await?;
    }
    Ok(())
}

/// How many sheet numbers were ever reserved: the next serial follows from it, since none is ever given back.
///
/// # Errors
/// The database does not answer.
pub async fn numbers_reserved(on: impl AnyExecutor<'_>) -> sqlx::Result<u32> {
    sqlx::query_scalar("select count(*) from reserved_number").fetch_one(on).await.map(count)
}

/// How many assignments a person has on a day: the next one's place in the manager's order.
///
/// # Errors
/// The database does not answer.
pub async fn on_day(on: impl AnyExecutor<'_>, person: PersonId, day: LocalDate) -> sqlx::Result<u32> {
    sqlx::query_scalar("select count(*) from assignment a join assignment_person p on p.assignment = a.id where p.person = $1 and a.day = $2")
        .bind(person.to_string())
        .bind(day.to_string())
        .fetch_one(on)
        .await
        .map(count)
}

/// The assignment of that id, also where it was withdrawn.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, assignment: AssignmentId) -> sqlx::Result<Option<Assignment>> {
    let found: Option<String> =
        sqlx::query_scalar("select body from assignment where id = $1").bind(assignment.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// Tells whether an assignment was taken back.
///
/// # Errors
/// The database does not answer.
pub async fn is_withdrawn(on: impl AnyExecutor<'_>, assignment: AssignmentId) -> sqlx::Result<bool> {
    let found: i64 = sqlx::query_scalar("select count(*) from withdrawal where assignment = $1").bind(assignment.to_string()).fetch_one(on).await?;
    Ok(found > 0)
}

/// One page of the assignments that stand, of everybody or of one person, with how far their visits are; the newest first.
///
/// # Errors
/// The database does not answer.
pub async fn standing(on: impl AnyExecutor<'_>, of: Option<PersonId>, page: Page) -> sqlx::Result<Vec<AssignmentRow>> {
    let person = of.map_or_else(String::new, |person| person.to_string());
    sqlx::query(
        "select a.body, a.reason, v.state from assignment a left join visit v on v.id = a.visit left join withdrawal w on w.assignment = a.id \
         where w.assignment is null and ($1 = '' or a.id in (select assignment from assignment_person where person = $2)) \
         order by a.seq desc, a.id limit $3 offset $4",
    )
    .bind(person.clone())
    .bind(person)
    .bind(page.rows())
    .bind(page.before())
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let state: Option<String> = row.try_get("state")?;
        let state = state.map_or(Ok(VisitState::Assigned), |word| read_word(&word))?;
        Ok(AssignmentRow { assignment: read_body(row.try_get("body")?)?, state, reason: row.try_get("reason")?, originals: Vec::new() })
    })
    .collect()
}

/// How many assignments stand, of everybody or of one person.
///
/// # Errors
/// The database does not answer.
pub async fn count_standing(on: impl AnyExecutor<'_>, of: Option<PersonId>) -> sqlx::Result<u32> {
    let person = of.map_or_else(String::new, |person| person.to_string());
    sqlx::query_scalar(
        "select count(*) from assignment a left join withdrawal w on w.assignment = a.id \
         where w.assignment is null and ($1 = '' or a.id in (select assignment from assignment_person where person = $2))",
    )
    .bind(person.clone())
    .bind(person)
    .fetch_one(on)
    .await
    .map(count)
}

/// A standing assignment of the enterprise on that day, if there is one.
///
/// # Errors
/// The database does not answer.
pub async fn of_enterprise(on: impl AnyExecutor<'_>, enterprise: EnterpriseId, day: LocalDate) -> sqlx::Result<Option<Assignment>> {
    let query = sqlx::query_scalar(
        "select a.body from assignment a left join withdrawal w on w.assignment = a.id \
         where a.enterprise = $1 and a.day = $2 and w.assignment is null order by a.seq limit 1",
    );
    let found: Option<String> = query.bind(enterprise.to_string()).bind(day.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// A standing assignment under that number of a notice, if there is one.
///
/// # Errors
/// The database does not answer.
pub async fn of_notice(on: impl AnyExecutor<'_>, notice: &str) -> sqlx::Result<Option<Assignment>> {
    let query = sqlx::query_scalar(
        "select a.body from assignment a left join withdrawal w on w.assignment = a.id \
         where a.notice = $1 and w.assignment is null order by a.seq limit 1",
    );
    let found: Option<String> = query.bind(plain(notice)).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// The lines for which teams have been given enterprises, and which were not taken back.
///
/// # Errors
/// The database does not answer.
pub async fn lines_given(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(EnterpriseId, LineNumber)>> {
    let rows = sqlx::query(
        "select distinct a.enterprise, l.line from assignment a join assignment_line l on l.assignment = a.id \
         left join withdrawal w on w.assignment = a.id where w.assignment is null",
    );
    let read = |row: &AnyRow| {
        let line = u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok((id(row.try_get("enterprise")?)?, LineNumber(line)))
    };
    rows.fetch_all(on).await?.iter().map(read).collect()
}

/// Keeps why an assignment was given all the same.
///
/// # Errors
/// The database does not answer.
pub async fn keep_reason(on: impl AnyExecutor<'_>, assignment: AssignmentId, reason: &str) -> sqlx::Result<()> {
    sqlx::query("update assignment set reason = $1 where id = $2").bind(plain(reason)).bind(assignment.to_string()).execute(on).await?;
    Ok(())
}

/// An assignment as a phone is to hear of it.
#[derive(Debug, Clone)]
pub struct Granted {
    /// The assignment.
    pub assignment: Assignment,
    /// Its place in the order.
    pub seq: i64,
}

/// The standing assignments of the device's people.
///
/// # Errors
/// The database does not answer.
pub async fn on_device(on: impl AnyExecutor<'_>, device: &str) -> sqlx::Result<Vec<Granted>> {
    sqlx::query(
        "select distinct a.id, a.seq, a.body from assignment a join assignment_person p on p.assignment = a.id \
         join device_person d on d.person = p.person left join withdrawal w on w.assignment = a.id \
         where d.device = $1 and w.assignment is null order by a.seq, a.id",
    )
    .bind(device)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| Ok(Granted { assignment: read_body(row.try_get("body")?)?, seq: row.try_get("seq")? }))
    .collect()
}

/// Assignments of the device's people that were withdrawn after `seq`, each with its place.
///
/// # Errors
/// The database does not answer.
pub async fn withdrawn_on_device(on: impl AnyExecutor<'_>, device: &str, after: i64) -> sqlx::Result<Vec<(i64, AssignmentId, VisitId)>> {
    sqlx::query(
        "select distinct w.seq, w.assignment, w.visit from withdrawal w join assignment_person p on p.assignment = w.assignment \
         join device_person d on d.person = p.person where d.device = $1 and w.seq > $2 order by w.seq",
    )
    .bind(device)
    .bind(after)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row: &AnyRow| Ok((row.try_get("seq")?, id(row.try_get("assignment")?)?, id(row.try_get("visit")?)?)))
    .collect()
}

/// Grants a person's standing assignments again under a new place in the order.
///
/// # Errors
/// The database does not answer.
pub async fn grant_again(on: &mut AnyConnection, person: PersonId, seq: i64) -> sqlx::Result<()> {
    sqlx::query(
        "update assignment set seq = $1 where id in (select assignment from assignment_person where person = $2) \
         and id not in (select assignment from withdrawal)",
    )
    .bind(seq)
    .bind(person.to_string())
    .execute(on)
    .await?;
    Ok(())
}

/// Withdraws an assignment; false where it was withdrawn already.
///
/// # Errors
/// The database does not answer.
pub async fn withdraw(on: &mut AnyConnection, assignment: &Assignment, by: PersonId, seq: i64, now: Instant) -> sqlx::Result<bool> {
    let done =
        sqlx::query("insert into withdrawal (assignment, visit, seq, at, person) values ($1, $2, $3, $4, $5) on conflict (assignment) do nothing")
            .bind(assignment.id.to_string())
            .bind(assignment.visit.to_string())
            .bind(seq)
            .bind(now.millis())
            .bind(by.to_string())
            .execute(on)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Batches given to teams, by local body, line and laboratory.
///
/// # Errors
/// The database does not answer.
pub async fn given(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Given>> {
    sqlx::query(
        "select a.jurisdiction, l.line, l.laboratory, count(*) as batches from assignment_line l join assignment a on a.id = l.assignment \
         left join withdrawal w on w.assignment = a.id where w.assignment is null group by a.jurisdiction, l.line, l.laboratory",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        Ok(Given {
            jurisdiction: id(row.try_get("jurisdiction")?)?,
            line: LineNumber(u8::try_from(row.try_get::<i64, _>("line")?).map_err(|error| sqlx::Error::Decode(error.into()))?),
            laboratory: id(row.try_get("laboratory")?)?,
            batches: count(row.try_get("batches")?),
        })
    })
    .collect()
}

/// Batches given to teams in one local body's area, of one line, for one laboratory.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// The local body.
    pub jurisdiction: OrganisationId,
    /// The line.
    pub line: LineNumber,
    /// The laboratory.
    pub laboratory: OrganisationId,
    /// How many.
    pub batches: u32,
}
