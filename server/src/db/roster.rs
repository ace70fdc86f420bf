//! The roster (名录库): its entries and their versions.

pub mod import;

use super::Database;
use super::page::{Page, asked};
use super::rows::{Keyed, plain};
use super::text::{body, count, id, read_body};
use super::writing::{Rows, Writing};
use domain::contract::{RosterCount, RosterSearch};
use domain::enterprise::{Enterprise, PlaceKind};
use domain::id::{EnterpriseId, ImportId};
use domain::permit::Scope;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Entries that are handed to the database at once.
const AT_ONCE: usize = 2_000;

/// Every entry, by local body and name.
///
/// # Errors
/// The database does not answer.
pub async fn all(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Enterprise>> {
    let rows: Vec<String> = sqlx::query_scalar("select body from enterprise order by division, jurisdiction, name").fetch_all(on).await?;
    rows.iter().map(|text| read_body(text)).collect()
}

/// The first entries by local body and name, so many at most.
///
/// # Errors
/// The database does not answer.
pub async fn first(on: impl AnyExecutor<'_>, most: u32) -> sqlx::Result<Vec<Enterprise>> {
    let rows = sqlx::query_scalar("select body from enterprise order by division, jurisdiction, name limit $1");
    let rows: Vec<String> = rows.bind(i64::from(most)).fetch_all(on).await?;
    rows.iter().map(|text| read_body(text)).collect()
}

/// The entry of that id.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, enterprise: EnterpriseId) -> sqlx::Result<Option<Enterprise>> {
    let found: Option<String> =
        sqlx::query_scalar("select body from enterprise where id = $1").bind(enterprise.to_string()).fetch_optional(on).await?;
    found.map(|text| read_body(&text)).transpose()
}

/// What a search asks of a row; what is empty asks for nothing.
struct Asked {
    area: String,
    body: String,
    place: String,
    /// 0 asks for nothing.
    division: i64,
    name: String,
    code: String,
}

impl Asked {
    fn of(scope: Scope, search: &RosterSearch) -> Self {
        let (area, _) = asked(scope);
        let text = plain(search.search.trim());
        let like = |text: &str| if text.is_empty() { String::new() } else { format!("%{}%", text.replace(['!', '%', '_'], "")) };
        Self {
            area,
            body: search.body.map(|body| body.to_string()).unwrap_or_default(),
            place: search.place.map_or("", PlaceKind::word).to_owned(),
            division: search.division.map_or(0, |division| i64::from(division.code())),
            name: like(&text),
            code: like(&text.to_ascii_uppercase()),
        }
    }
}

/// One page of the entries within a scope that fit a search.
///
/// # Errors
/// The database does not answer.
pub async fn page(on: impl AnyExecutor<'_>, scope: Scope, search: &RosterSearch, page: Page) -> sqlx::Result<Vec<Enterprise>> {
    let Asked { area, body, place, division, name, code } = Asked::of(scope, search);
    // The rows are found in the index alone; only those of the page are read whole.
    let rows: Vec<String> = sqlx::query_scalar(
        "select e.body from enterprise e join (select id from enterprise where ($1 = '' or jurisdiction = $2) and ($3 = '' or jurisdiction = $4) \
         and ($5 = '' or place = $6) and ($7 = '' or name like $8 or credit_code like $9) and ($10 = 0 or division = $11) \
         order by division, jurisdiction, name, id limit $12 offset $13) found on found.id = e.id order by e.division, e.jurisdiction, e.name, e.id",
    )
    .bind(area.clone())
    .bind(area)
    .bind(body.clone())
    .bind(body)
    .bind(place.clone())
    .bind(place)
    .bind(name.clone())
    .bind(name)
    .bind(code)
    .bind(division)
    .bind(division)
    .bind(page.rows())
    .bind(page.before())
    .fetch_all(on)
    .await?;
    rows.iter().map(|text| read_body(text)).collect()
}

/// How many entries within a scope fit a search.
///
/// # Errors
/// The database does not answer.
pub async fn number_of(on: impl AnyExecutor<'_>, scope: Scope, search: &RosterSearch) -> sqlx::Result<u32> {
    let Asked { area, body, place, division, name, code } = Asked::of(scope, search);
    sqlx::query_scalar(
        "select count(*) from enterprise where ($1 = '' or jurisdiction = $2) and ($3 = '' or jurisdiction = $4) \
         and ($5 = '' or place = $6) and ($7 = '' or name like $8 or credit_code like $9) and ($10 = 0 or division = $11)",
    )
    .bind(area.clone())
    .bind(area)
    .bind(body.clone())
    .bind(body)
    .bind(place.clone())
    .bind(place)
    .bind(name.clone())
    .bind(name)
    .bind(code)
    .bind(division)
    .bind(division)
    .fetch_one(on)
    .await
    .map(count)
}

/// How many entries within a scope each body has of each kind of place.
///
/// # Errors
/// The database does not answer.
pub async fn counts(on: impl AnyExecutor<'_>, scope: Scope) -> sqlx::Result<Vec<RosterCount>> {
    let (area, _) = asked(scope);
    let rows = sqlx::query(
        "select jurisdiction, place, count(*) as enterprises from enterprise where ($1 = '' or jurisdiction = $2) \
         group by jurisdiction, place order by jurisdiction, place",
    );
    let read = |row: &AnyRow| {
        let place = PlaceKind::of(row.try_get("place")?).unwrap_or(PlaceKind::Other);
        Ok(RosterCount { jurisdiction: id(row.try_get("jurisdiction")?)?, place, enterprises: count(row.try_get("enterprises")?) })
    };
    rows.bind(area.clone()).bind(area).fetch_all(on).await?.iter().map(read).collect()
}

static OF_CODES: Keyed<2> = Keyed::new(["select id, version, body from enterprise where credit_code in", " order by id"]);
static OF_NAMES: Keyed<2> = Keyed::new(["select id, version, body from enterprise where name in", " order by id"]);

/// The entries that have one of those codes or names, with their versions; neither list holds an empty text.
///
/// # Errors
/// The database does not answer.
pub async fn met(on: &mut AnyConnection, codes: &[String], names: &[String]) -> sqlx::Result<Vec<(Enterprise, i64)>> {
    let mut rows = OF_CODES.fetch(&mut *on, [codes]).await?;
    rows.extend(OF_NAMES.fetch(on, [names]).await?);
    let mut met = BTreeMap::new();
    for row in rows {
        let key: String = row.try_get("id")?;
        if let Entry::Vacant(place) = met.entry(key) {
            place.insert((read_body(row.try_get("body")?)?, row.try_get("version")?));
        }
    }
    Ok(met.into_values().collect())
}

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

/// Takes the entries out that an import brought.
///
/// # Errors
/// The database does not answer.
pub async fn take_out(on: &mut AnyConnection, import: ImportId) -> sqlx::Result<()> {
    let added = "delete from enterprise where id in (select enterprise from enterprise_version where import = $1 and what = 'added')";
    sqlx::query(added).bind(import.to_string()).execute(on).await.map(|_| ())
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

/// The name of an entry of an import that was assigned since it stands in the roster, if there is one.
///
/// # Errors
/// The database does not answer.
pub async fn assigned(on: impl AnyExecutor<'_>, import: ImportId) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select e.name from enterprise_version v join assignment a on a.enterprise = v.enterprise join enterprise e on e.id = v.enterprise \
         where v.import = $1 and v.what in ('added', 'changed') limit 1",
    )
    .bind(import.to_string())
    .fetch_optional(on)
    .await
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

/// Fills in what an older program did not keep beside an entry's body.
///
/// # Errors
/// The database does not answer.
pub async fn fill_in(db: &Database) -> sqlx::Result<()> {
    let bare: Vec<String> = sqlx::query_scalar("select body from enterprise where place = ''").fetch_all(db.readers()).await?;
    if bare.is_empty() {
        return Ok(());
    }
    let mut transaction = db.begin().await?;
    for text in bare {
        let entry: Enterprise = read_body(&text)?;
        sqlx::query("update enterprise set place = $1 where id = $2")
            .bind(entry.place.word())
            .bind(entry.id.to_string())
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await
}
