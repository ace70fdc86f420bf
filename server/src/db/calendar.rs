//! The working days of the published years, in the versions in which they were loaded.

use super::rows::plain;
use super::text::{body, count, id, read_word, word};
use domain::calendar::DatedDay;
use domain::contract::CalendarVersion;
use domain::digest::Digest;
use domain::id::PersonId;
use domain::time::{Instant, LocalDate};
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};

/// A list of a year, as it is loaded.
#[derive(Debug, Clone, Copy)]
pub struct NewYear<'a> {
    /// The year.
    pub year: &'a domain::calendar::Year,
    /// The file as it came.
    pub file: &'a str,
    /// The number of the State Council's notice.
    pub document: &'a str,
    /// When that was issued.
    pub dated: LocalDate,
    /// Who loads it; nobody where it comes with the program.
    pub by: Option<PersonId>,
    /// When.
    pub at: Instant,
    /// Its place in the order.
    pub seq: i64,
}

/// Loads a list as the next version of its year, and gives which.
///
/// # Errors
/// The database does not answer.
pub async fn insert(on: &mut AnyConnection, new: &NewYear<'_>) -> sqlx::Result<u32> {
    let year = i64::from(new.year.number());
    let latest: i64 =
        sqlx::query_scalar("select coalesce(max(version), 0) from calendar_year where year = $1").bind(year).fetch_one(&mut *on).await?;
    let version = latest + 1;
    sqlx::query(
        "insert into calendar_year (year, version, seq, digest, document, dated, file, person, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(year)
    .bind(version)
    .bind(new.seq)
    .bind(Digest::of(new.file.as_bytes()).to_string())
    .bind(plain(new.document))
    .bind(new.dated.to_string())
    .bind(body(&new.file)?)
    .bind(new.by.map(|person| person.to_string()))
    .bind(new.at.millis())
    .execute(&mut *on)
    .await?;
    for day in new.year.days() {
        sqlx::query("insert into calendar_day (year, version, date, kind, name, statutory) values ($1, $2, $3, $4, $5, $6)")
            .bind(year)
            .bind(version)
            .bind(day.date.to_string())
            .bind(word(&day.kind)?)
            .bind(plain(&day.name))
            .bind(i64::from(day.statutory))
            .execute(&mut *on)
            .await?;
    }
    Ok(count(version))
}

/// The dated days of all years as they stand, in order.
///
/// # Errors
/// The database does not answer.
pub async fn days(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<DatedDay>> {
    sqlx::query(
        "select d.date, d.kind, d.name, d.statutory from calendar_day d \
         join (select year, max(version) as version from calendar_year group by year) y on y.year = d.year and y.version = d.version order by d.date",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row: &AnyRow| {
        Ok(DatedDay {
            date: read_word(row.try_get("date")?)?,
            kind: read_word(row.try_get("kind")?)?,
            name: row.try_get("name")?,
            statutory: row.try_get::<i64, _>("statutory")? != 0,
        })
    })
    .collect()
}

/// Every list that was loaded, with its year: the latest year and its latest version first.
///
/// # Errors
/// The database does not answer.
pub async fn versions(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(i32, CalendarVersion)>> {
    sqlx::query(
        "select y.year, y.version, y.digest, y.document, y.dated, y.at, p.name from calendar_year y left join person p on p.id = y.person \
         order by y.year desc, y.version desc",
    )
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let (digest, dated): (&str, &str) = (row.try_get("digest")?, row.try_get("dated")?);
        let year = i32::try_from(row.try_get::<i64, _>("year")?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let version = CalendarVersion {
            version: count(row.try_get("version")?),
            digest: if digest.is_empty() { None } else { Some(id(digest)?) },
            document: row.try_get("document")?,
            dated: if dated.is_empty() { None } else { Some(read_word(dated)?) },
            by: row.try_get("name")?,
            at: Instant::from_millis(row.try_get("at")?),
        };
        Ok((year, version))
    })
    .collect()
}
