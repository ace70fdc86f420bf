//! The versions of the roster's entries: nothing is overwritten, and what an import did is taken back by another version.

use crate::db::rows::plain;
use crate::db::text::{body, id, read_body};
use crate::db::writing::{Rows, Writing};
use domain::enterprise::Enterprise;
use domain::id::{EnterpriseId, ImportId};
use domain::time::Instant;
use sqlx::any::AnyExecutor;
use sqlx::{AnyConnection, Row as _};

/// Entries that are handed to the database at once.
const AT_ONCE: usize = 2_000;

/// A state that an entry comes to by an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The entry in that state.
    pub enterprise: Enterprise,
    /// Its number.
    pub version: i64,
    /// How it came to it.
    pub what: What,
    /// The state before; nothing where it is new.
    pub was: Option<Box<Enterprise>>,
}

/// How an entry came to a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was there before the first import that met it.
    Found,
    /// An import brought it.
    Added,
    /// An import changed it.
    Changed,
    /// An import found it just so.
    Same,
    /// Taking an import back gave it the state before.
    Restored,
    /// Taking an import back took it out.
    Withdrawn,
}

impl What {
    const ALL: [Self; 6] = [Self::Found, Self::Added, Self::Changed, Self::Same, Self::Restored, Self::Withdrawn];

    const fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Restored => "restored",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn of(word: &str) -> sqlx::Result<Self> {
        let found = Self::ALL.into_iter().find(|what| what.word() == word);
        found.ok_or_else(|| sqlx::Error::Decode("a version is of a kind that another program wrote".into()))
    }
}

static ENTRIES: Rows = Rows::new(
    "insert into enterprise (id, name, credit_code, division, jurisdiction, place, version, body)",
    8,
    " on conflict (id) do update set name = excluded.name, credit_code = excluded.credit_code, division = excluded.division, \
     jurisdiction = excluded.jurisdiction, place = excluded.place, version = excluded.version, body = excluded.body",
);
static VERSIONS: Rows =
    Rows::new("insert into enterprise_version (enterprise, version, import, what, body)", 5, " on conflict (enterprise, version) do nothing");

/// Writes states of entries and keeps each among their versions; an entry that is withdrawn leaves the roster and keeps its versions.
///
/// # Errors
/// The database does not answer.
pub async fn write(on: &mut AnyConnection, import: ImportId, versions: &[Version]) -> sqlx::Result<()> {
    let import = import.to_string();
    for some in versions.chunks(AT_ONCE) {
        let (mut entries, mut kept) = (Vec::new(), Vec::new());
        for Version { enterprise, version, what, was } in some {
            let whole = body(enterprise)?;
            if let Some(was) = was.as_ref().filter(|_| *version == 2) {
                // What no import had met has no version yet.
                kept.push((enterprise.id.to_string(), 1, String::new(), What::Found, body(was)?));
            }
            // Who found it just so bears witness of it, and the state stands in the version before.
            let state = if *what == What::Same { String::new() } else { whole.clone() };
            kept.push((enterprise.id.to_string(), *version, import.clone(), *what, state));
            if *what != What::Withdrawn {
                entries.push((enterprise, *version, whole));
            }
        }
        let mut writing = Writing::on(on);
        writing.rows(&ENTRIES, &entries, |row, (entry, version, whole)| {
            row.bind(entry.id.to_string())
                .bind(plain(&entry.name))
                .bind(plain(&entry.credit_code))
                .bind(i64::from(entry.division.code()))
                .bind(entry.jurisdiction.to_string())
                .bind(entry.place.word())
                .bind(*version)
                .bind(whole.clone())
        });
        writing.rows(&VERSIONS, &kept, |row, (enterprise, version, import, what, state)| {
            row.bind(enterprise.clone()).bind(*version).bind(import.clone()).bind(what.word()).bind(state.clone())
        });
        writing.run(on).await?;
    }
    Ok(())
}

/// Takes the entries out that an import brought, but for those that were kept.
///
/// # Errors
/// The database does not answer.
pub async fn take_out(on: &mut AnyConnection, import: ImportId) -> sqlx::Result<()> {
    let added = "delete from enterprise where id in (select enterprise from enterprise_version where import = $1 and what = 'added') \
                 and id not in (select enterprise from roster_kept where import = $2)";
    sqlx::query(added).bind(import.to_string()).bind(import.to_string()).execute(on).await.map(|_| ())
}

/// The entries that came to another state by an import: that state and the one before it, under the number of their newest version.
///
/// # Errors
/// The database does not answer.
pub async fn newest_of(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Vec<Version>> {
    sqlx::query(
        "select v.what, v.body, (select max(n.version) from enterprise_version n where n.enterprise = v.enterprise) as version, \
         coalesce((select p.body from enterprise_version p where p.enterprise = v.enterprise \
         and p.version < v.version and p.body <> '' order by p.version desc limit 1), '') as was \
         from enterprise_version v where v.import = $1 and v.what in ('added', 'changed') order by v.enterprise",
    )
    .bind(import.to_string())
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let (what, was): (&str, &str) = (row.try_get("what")?, row.try_get("was")?);
        // What was added may have been there before, under an earlier import that was taken back.
        let was = if what == What::Added.word() || was.is_empty() { None } else { Some(Box::new(read_body(was)?)) };
        Ok(Version { enterprise: read_body(row.try_get("body")?)?, version: row.try_get("version")?, what: What::of(what)?, was })
    })
    .collect()
}

/// Those entries that an import brought or changed to which a team was sent since; what was taken back does not count.
///
/// # Errors
/// The database does not answer.
pub async fn assigned(on: impl AnyExecutor<'_>, import: ImportId, since: Instant) -> sqlx::Result<Vec<EnterpriseId>> {
    let rows: Vec<String> = sqlx::query_scalar(
        "select distinct v.enterprise from enterprise_version v join assignment a on a.enterprise = v.enterprise \
         left join withdrawal w on w.assignment = a.id where v.import = $1 and v.what in ('added', 'changed') and w.assignment is null \
         and (v.what = 'added' or a.granted_at >= $2)",
    )
    .bind(import.to_string())
    .bind(since.millis())
    .fetch_all(on)
    .await?;
    rows.iter().map(|text| id(text)).collect()
}

/// Those entries that an import brought or changed where a team has arrived since.
///
/// # Errors
/// The database does not answer.
pub async fn visited(on: impl AnyExecutor<'_>, import: ImportId, since: Instant) -> sqlx::Result<Vec<EnterpriseId>> {
    let rows: Vec<String> = sqlx::query_scalar(
        "select distinct v.enterprise from enterprise_version v join visit i on i.enterprise = v.enterprise \
         where v.import = $1 and v.what in ('added', 'changed') and i.state <> 'assigned' and (v.what = 'added' or i.arrived_at >= $2)",
    )
    .bind(import.to_string())
    .bind(since.millis())
    .fetch_all(on)
    .await?;
    rows.iter().map(|text| id(text)).collect()
}

/// The file of a later import that met an entry of this one and still stands, if there is one.
///
/// # Errors
/// The database does not answer.
pub async fn built_upon(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select i.name from enterprise_version v join enterprise_version l on l.enterprise = v.enterprise and l.version > v.version \
         join roster_import i on i.id = l.import and i.state = 'taken' where v.import = $1 and l.import <> $2 limit 1",
    )
    .bind(import.to_string())
    .bind(import.to_string())
    .fetch_optional(on)
    .await
}
