//! The log of looks: who saw what of the draw, of a sheet, of its photos and videos.

use super::Database;
use super::text::count;
use anyhow::Context as _;
use domain::contract::{Look, Seen};
use domain::digest::hex;
use domain::id::{EnterpriseId, PersonId, SheetId};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;
use std::collections::BTreeSet;

/// Looks of one person at one thing within so many milliseconds are one: a page that asks again with each change of the
/// city would fill the log, and a video is fetched in pieces.
const ONE_LOOK: i64 = 10 * 60_000;

/// Most rows that are told of.
const MOST: i64 = 200;

/// Who looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looker {
    /// Somebody who was signed in.
    Person(PersonId),
    /// Somebody with the retrieval code that an enterprise was given.
    Enterprise(EnterpriseId),
}

impl From<PersonId> for Looker {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

impl std::fmt::Display for Looker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person(person) => person.fmt(f),
            Self::Enterprise(enterprise) => enterprise.fmt(f),
        }
    }
}

/// Logs that somebody saw these.
///
/// # Errors
/// The database does not answer.
pub async fn log(db: &Database, who: Looker, kind: &str, subjects: &[String], now: Instant) -> anyhow::Result<()> {
    if subjects.is_empty() {
        return Ok(());
    }
    let seen: Vec<String> = sqlx::query_scalar("select subject from look where person = $1 and kind = $2 and at > $3")
        .bind(who.to_string())
        .bind(kind)
        .bind(now.plus(-ONE_LOOK).millis())
        .fetch_all(db.readers())
        .await
        .context("while reading the log of looks")?;
    let seen: BTreeSet<&String> = seen.iter().collect();
    let new: Vec<&String> = subjects.iter().filter(|subject| !seen.contains(subject)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut transaction = db.begin().await.context("while logging looks")?;
    for subject in new {
        let mut chance = [0; 16];
        getrandom::fill(&mut chance).context("while numbering a look")?;
        sqlx::query("insert into look (id, at, person, kind, subject) values ($1, $2, $3, $4, $5)")
            .bind(hex(&chance))
            .bind(now.millis())
            .bind(who.to_string())
            .bind(kind)
            .bind(subject)
            .execute(&mut *transaction)
            .await
            .context("while logging a look")?;
    }
    transaction.commit().await.context("while logging looks")
}
/// Who looked at a sheet and at its photos and videos, the last first.
///
/// # Errors
/// The database does not answer.
pub async fn of_sheet(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Vec<Look>> {
    sqlx::query(
        "select coalesce(p.name, e.name) as name, coalesce(o.name, '') as organisation, l.kind, count(*) as times, \
         count(distinct l.subject) as files, max(l.at) as last_at \
         from look l left join person p on p.id = l.person left join organisation o on o.id = p.organisation \
         left join enterprise e on e.id = l.person \
         where coalesce(p.id, e.id) is not null \
         and ((l.kind = 'sheet' and l.subject = $1) or (l.kind = 'blob' and l.subject in (select digest from media where sheet = $2))) \
         group by l.person, p.name, e.name, o.name, l.kind order by last_at desc, coalesce(p.name, e.name) limit $3",
    )
    .bind(sheet.to_string())
    .bind(sheet.to_string())
    .bind(MOST)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let files = count(row.try_get("files")?);
        let kind: &str = row.try_get("kind")?;
        Ok(Look {
            person: row.try_get("name")?,
            organisation: row.try_get("organisation")?,
            seen: if kind == "blob" { Seen::Media { files } } else { Seen::Sheet },
            last: Instant::from_millis(row.try_get("last_at")?),
            times: count(row.try_get("times")?),
        })
    })
    .collect()
}
