//! The roster (名录库): its entries.

pub mod import;
pub mod kept;
pub mod version;

use super::Database;
use super::page::{Page, asked};
use super::rows::{Keyed, plain};
use super::text::{count, id, read_body};
use domain::contract::{RosterCount, RosterSearch};
use domain::enterprise::{Enterprise, PlaceKind};
use domain::id::EnterpriseId;
use domain::permit::Scope;
use sqlx::any::{AnyExecutor, AnyRow};
use sqlx::{AnyConnection, Row as _};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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

static OF_IDS: Keyed<2> = Keyed::new(["select id, body from enterprise where id in", " order by id"]);

/// The entries of those ids.
///
/// # Errors
/// The database does not answer.
pub async fn of(on: &mut AnyConnection, enterprises: &[EnterpriseId]) -> sqlx::Result<BTreeMap<EnterpriseId, Enterprise>> {
    let ids: Vec<String> = enterprises.iter().map(EnterpriseId::to_string).collect();
    let rows = OF_IDS.fetch(on, [&ids[..]]).await?;
    rows.iter().map(|row| Ok((id(row.try_get("id")?)?, read_body(row.try_get("body")?)?))).collect()
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
