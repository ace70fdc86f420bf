//! What stands and may be owed for, read from the projections; and which duties a person has seen.

use super::rows::plain;
use super::text::{id, read_body, read_word};
use domain::assignment::Assignment;
use domain::campaign::LineNumber;
use domain::digest::NoDigest;
use domain::duty::{Place, Standing};
use domain::ending::EndingKind;
use domain::finding::Finding;
use domain::id::{OrganisationId, PersonId};
use domain::ledger::LedgerState;
use domain::number::SheetNumber;
use domain::place::Division;
use domain::time::Instant;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};
use std::collections::BTreeSet;

/// Something that stands, with where it belongs.
#[derive(Debug, Clone)]
pub struct Stands {
    /// What.
    pub standing: Standing,
    /// Where.
    pub place: Place,
    /// The enterprise; `None` where there is none.
    pub enterprise: Option<String>,
    /// The team has been there: what it was sent to is no secret any more (D4).
    pub is_visited: bool,
    /// The sheet's number.
    pub number: Option<SheetNumber>,
    /// The place of its last change.
    pub seq: i64,
}

/// All that stands and may be owed for, but for what could not be taken in.
///
/// # Errors
/// The database does not answer.
pub async fn standing(on: &mut AnyConnection) -> sqlx::Result<Vec<Stands>> {
    let mut all = assigned(&mut *on).await?;
    all.extend(arrived(&mut *on).await?);
    all.extend(sampled(&mut *on).await?);
    all.extend(awaiting(&mut *on).await?);
    all.extend(found(&mut *on).await?);
    Ok(all)
}

/// A table's rows, each read by `read`.
async fn rows(on: impl AnyExecutor<'_>, query: &'static str, read: impl Fn(&AnyRow) -> sqlx::Result<Stands>) -> sqlx::Result<Vec<Stands>> {
    sqlx::query(query).fetch_all(on).await?.iter().map(read).collect()
}

fn place_of(assignment: &Assignment) -> Place {
    Place {
        division: Some(assignment.enterprise.division),
        jurisdiction: Some(assignment.enterprise.jurisdiction),
        lines: assignment.lines.iter().map(|line| line.line).collect(),
        laboratory: None,
    }
}

async fn assigned(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select a.body, a.seq, a.granted_at from assignment a left join visit v on v.id = a.visit left join withdrawal w on w.assignment = a.id \
                 where w.assignment is null and (v.id is null or v.state = 'assigned')";
    rows(on, query, |row| {
        let assignment: Assignment = read_body(row.try_get("body")?)?;
        let granted_at = Instant::from_millis(row.try_get("granted_at")?);
        Ok(Stands {
            place: place_of(&assignment),
            enterprise: Some(assignment.enterprise.name.clone()),
            is_visited: false,
            number: None,
            seq: row.try_get("seq")?,
            standing: Standing::Assigned { assignment: assignment.id, team: assignment.team, day: assignment.day, granted_at },
        })
    })
    .await
}

async fn arrived(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select a.body, v.seq, v.arrived_at from visit v join assignment a on a.id = v.assignment \
                 where v.arrived_at is not null and (v.sheets = 0 or v.complete < v.sheets)";
    rows(on, query, |row| {
        let assignment: Assignment = read_body(row.try_get("body")?)?;
        let arrived_at = Instant::from_millis(row.try_get("arrived_at")?);
        Ok(Stands {
            place: place_of(&assignment),
            enterprise: Some(assignment.enterprise.name.clone()),
            is_visited: true,
            number: None,
            seq: row.try_get("seq")?,
            standing: Standing::Arrived { visit: assignment.visit, team: assignment.team, arrived_at, is_open: true },
        })
    })
    .await
}

/// What a row of a sheet tells besides what stands.
fn sheet(row: &AnyRow, standing: Standing) -> sqlx::Result<Stands> {
    let number: &str = row.try_get("number")?;
    Ok(Stands {
        standing,
        place: place(row)?,
        enterprise: row.try_get("enterprise_name")?,
        is_visited: true,
        number: SheetNumber::parse(number),
        seq: row.try_get("seq")?,
    })
}

/// The place of a row that may have a line and a laboratory.
fn place(row: &AnyRow) -> sqlx::Result<Place> {
    let code = u32::try_from(row.try_get::<i64, _>("division")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let (line, laboratory): (Option<i64>, Option<&str>) = (row.try_get("line")?, row.try_get("laboratory")?);
    let line = line.map(u8::try_from).transpose().map_err(|error| sqlx::Error::Decode(error.into()))?;
    let jurisdiction: OrganisationId = id(row.try_get("jurisdiction")?)?;
    Ok(Place {
        division: Some(Division::try_from(code).map_err(|error| sqlx::Error::Decode(error.into()))?),
        jurisdiction: Some(jurisdiction),
        lines: line.map(LineNumber).into_iter().collect(),
        laboratory: laboratory.map(id).transpose()?,
    })
}

async fn sampled(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select s.id, s.number, s.enterprise_name, s.division, s.jurisdiction, s.line, s.laboratory, s.opened_at, s.completed_at, s.seq, \
                 l.state from sheet s left join ledger l on l.sheet = s.id and l.latest = 1 \
                 where s.completed_at is not null and s.ending is null and (l.state is null or l.state not in ('submitted', 'void'))";
    rows(on, query, |row| {
        let ledger = row.try_get::<Option<&str>, _>("state")?.map_or(Ok(LedgerState::Waiting), read_word)?;
        let moment = |column: &str| row.try_get(column).map(Instant::from_millis);
        let standing =
            Standing::Sampled { sheet: id(row.try_get("id")?)?, opened_at: moment("opened_at")?, completed_at: moment("completed_at")?, ledger };
        sheet(row, standing)
    })
    .await
}

async fn awaiting(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select id, number, enterprise_name, division, jurisdiction, line, laboratory, completed_at, ending, seq from sheet \
                 where awaits = 1 and upheld is null and completed_at is not null";
    let ended = |row: &AnyRow| {
        let word: Option<&str> = row.try_get("ending")?;
        // What is void ended otherwise: nobody is asked of it any more.
        let Some(kind) = word.and_then(EndingKind::of) else { return Ok(None) };
        let completed_at = Instant::from_millis(row.try_get("completed_at")?);
        sheet(row, Standing::Ended { sheet: id(row.try_get("id")?)?, kind, completed_at, awaits: true }).map(Some)
    };
    sqlx::query(query).fetch_all(on).await?.iter().filter_map(|row| ended(row).transpose()).collect()
}

async fn found(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select f.body, f.seq, v.enterprise_name, v.arrived_at, v.division, f.jurisdiction, s.number, s.line, s.laboratory from finding f \
                 join visit v on v.id = f.visit left join sheet s on s.id = f.sheet where f.resolved_at is null";
    rows(on, query, |row| {
        let finding: Finding = read_body(row.try_get("body")?)?;
        let number: Option<&str> = row.try_get("number")?;
        Ok(Stands {
            standing: Standing::Found { finding: finding.id, at: finding.at },
            place: place(row)?,
            enterprise: row.try_get("enterprise_name")?,
            is_visited: row.try_get::<Option<i64>, _>("arrived_at")?.is_some(),
            number: number.and_then(SheetNumber::parse),
            seq: row.try_get("seq")?,
        })
    })
    .await
}

/// What could not be taken in and has no note; it takes no place in the order, so that it is asked for each time.
///
/// # Errors
/// The database does not answer.
pub async fn quarantined(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Stands>> {
    let query = "select q.command, q.digest, q.received_at from quarantine q \
                 left join quarantine_note n on n.command = q.command and n.digest = q.digest where n.id is null";
    rows(on, query, |row| {
        let digest: &str = row.try_get("digest")?;
        Ok(Stands {
            standing: Standing::Quarantined {
                command: id(row.try_get("command")?)?,
                digest: digest.parse().map_err(|error: NoDigest| sqlx::Error::Decode(error.into()))?,
                received_at: Instant::from_millis(row.try_get("received_at")?),
            },
            place: Place::default(),
            enterprise: None,
            is_visited: false,
            number: None,
            seq: 0,
        })
    })
    .await
}

/// Which duties a person has marked as seen, and when they last did.
///
/// # Errors
/// The database does not answer.
pub async fn seen(on: &mut AnyConnection, person: PersonId) -> sqlx::Result<(BTreeSet<String>, Option<Instant>)> {
    let seen: Vec<String> = sqlx::query_scalar("select duty from duty_seen where person = $1").bind(person.to_string()).fetch_all(&mut *on).await?;
    let at: Option<i64> = sqlx::query_scalar("select at from duty_look where person = $1").bind(person.to_string()).fetch_optional(on).await?;
    Ok((seen.into_iter().collect(), at.map(Instant::from_millis)))
}

/// Marks duties as seen, and forgets those that are no longer open.
///
/// # Errors
/// The database does not answer.
pub async fn see(on: &mut AnyConnection, person: PersonId, new: &[String], closed: &[String], now: Instant) -> sqlx::Result<()> {
    let person = person.to_string();
    for duty in new {
        let query = sqlx::query("insert into duty_seen (person, duty) values ($1, $2) on conflict (person, duty) do nothing");
        query.bind(&person).bind(plain(duty)).execute(&mut *on).await?;
    }
    for duty in closed {
        sqlx::query("delete from duty_seen where person = $1 and duty = $2").bind(&person).bind(duty).execute(&mut *on).await?;
    }
    sqlx::query("insert into duty_look (person, at) values ($1, $2) on conflict (person) do update set at = excluded.at")
        .bind(&person)
        .bind(now.millis())
        .execute(on)
        .await?;
    Ok(())
}
