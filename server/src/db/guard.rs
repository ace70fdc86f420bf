//! What has to be unique over the whole campaign, and what is counted over it.

use super::rows::{Keyed, Rows, plain};
use super::text::id;
use domain::assignment::Assignment;
use domain::id::{EnterpriseId, OrganisationId, SheetId, VisitId};
use domain::number::{SealNumber, SheetNumber};
use domain::time::Instant;
use sqlx::{AnyConnection, Row as _};

/// The use of a seal (O-36).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealUse {
    /// The seal.
    pub seal: SealNumber,
    /// The sheet it is on.
    pub sheet: SheetId,
    /// That sheet's number.
    pub number: String,
    /// Where it was used.
    pub seq: i64,
}

static SEALS: Keyed = Keyed::new("select seal, sheet, number from seal_use where seal in", "");

/// Where these seals are used already: seal, sheet, and that sheet's number.
///
/// # Errors
/// The database does not answer.
pub async fn seals(on: &mut AnyConnection, seals: &[String]) -> sqlx::Result<Vec<(String, SheetId, String)>> {
    let seals: Vec<String> = seals.iter().map(|seal| plain(seal)).collect();
    let rows = SEALS.fetch(on, &seals).await?;
    rows.iter().map(|row| Ok((row.try_get("seal")?, id(row.try_get("sheet")?)?, row.try_get("number")?))).collect()
}

static USE_SEALS: Rows = Rows::new("insert into seal_use (seal, sheet, number, seq) values ", 4, " on conflict (seal) do nothing");

/// Marks seals as used; the first use stays.
///
/// # Errors
/// The database does not answer.
pub async fn use_seals(on: &mut AnyConnection, uses: &[SealUse]) -> sqlx::Result<()> {
    USE_SEALS
        .run(on, uses, |query, used| query.bind(plain(used.seal.as_str())).bind(used.sheet.to_string()).bind(plain(&used.number)).bind(used.seq))
        .await
}

/// The use of a sheet number (O-27).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberUse {
    /// The number.
    pub number: SheetNumber,
    /// The sheet.
    pub sheet: SheetId,
    /// Where it was used.
    pub seq: i64,
}

static NUMBERS: Keyed = Keyed::new("select number, sheet from sheet_number_use where number in", "");

/// Where these sheet numbers are used already.
///
/// # Errors
/// The database does not answer.
pub async fn numbers(on: &mut AnyConnection, numbers: &[String]) -> sqlx::Result<Vec<(String, SheetId)>> {
    let numbers: Vec<String> = numbers.iter().map(|number| plain(number)).collect();
    let rows = NUMBERS.fetch(on, &numbers).await?;
    rows.iter().map(|row| Ok((row.try_get("number")?, id(row.try_get("sheet")?)?))).collect()
}

static USE_NUMBERS: Rows = Rows::new("insert into sheet_number_use (number, sheet, seq) values ", 3, " on conflict (number) do nothing");

/// Marks sheet numbers as used; the first use stays.
///
/// # Errors
/// The database does not answer.
pub async fn use_numbers(on: &mut AnyConnection, uses: &[NumberUse]) -> sqlx::Result<()> {
    USE_NUMBERS.run(on, uses, |query, used| query.bind(plain(used.number.as_str())).bind(used.sheet.to_string()).bind(used.seq)).await
}

/// How many sheets each laboratory has of each line (O-05).
///
/// # Errors
/// The database does not answer.
pub async fn shares(on: &mut AnyConnection) -> sqlx::Result<Vec<(i64, OrganisationId, i64)>> {
    let rows = sqlx::query("select line, laboratory, sheets from share_use").fetch_all(on).await?;
    rows.iter().map(|row| Ok((row.try_get("line")?, id(row.try_get("laboratory")?)?, row.try_get("sheets")?))).collect()
}

static USE_SHARES: Rows = Rows::new(
    "insert into share_use (line, laboratory, sheets) values ",
    3,
    " on conflict (line, laboratory) do update set sheets = share_use.sheets + excluded.sheets",
);

/// Counts sheets of a line for a laboratory.
///
/// # Errors
/// The database does not answer.
pub async fn use_shares(on: &mut AnyConnection, shares: &[(i64, OrganisationId, i64)]) -> sqlx::Result<()> {
    USE_SHARES.run(on, shares, |query, (line, laboratory, sheets)| query.bind(*line).bind(laboratory.to_string()).bind(*sheets)).await
}

static BATCHES: Keyed = Keyed::new("select enterprise, count(*) as batches from sheet where enterprise in", " group by enterprise");

/// How many sheets these enterprises have over all visits (O-43).
///
/// # Errors
/// The database does not answer.
pub async fn batches(on: &mut AnyConnection, enterprises: &[String]) -> sqlx::Result<Vec<(EnterpriseId, i64)>> {
    let rows = BATCHES.fetch(on, enterprises).await?;
    rows.iter().map(|row| Ok((id(row.try_get("enterprise")?)?, row.try_get("batches")?))).collect()
}

/// A sheet of a product that was sampled to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampled {
    /// What makes it the same product.
    pub same: String,
    /// The sheet.
    pub sheet: SheetId,
    /// Its number.
    pub number: String,
    /// When it was completed.
    pub completed_at: Instant,
}

static SAME: Keyed = Keyed::new("select same, id, number, completed_at from sheet where same in", " and completed_at is not null");

/// Where these products were sampled to the end.
///
/// # Errors
/// The database does not answer.
pub async fn same(on: &mut AnyConnection, products: &[String]) -> sqlx::Result<Vec<Sampled>> {
    let rows = SAME.fetch(on, products).await?;
    rows.iter()
        .map(|row| {
            Ok(Sampled {
                same: row.try_get("same")?,
                sheet: id(row.try_get("id")?)?,
                number: row.try_get("number")?,
                completed_at: Instant::from_millis(row.try_get("completed_at")?),
            })
        })
        .collect()
}

static OWNERS: Keyed = Keyed::new("select id, visit from sheet where id in", "");

/// Whose visit's these sheets are.
///
/// # Errors
/// The database does not answer.
pub async fn owners(on: &mut AnyConnection, sheets: &[String]) -> sqlx::Result<Vec<(SheetId, VisitId)>> {
    OWNERS.fetch(on, sheets).await?.iter().map(|row| Ok((id(row.try_get("id")?)?, id(row.try_get("visit")?)?))).collect()
}

static ASSIGNED: Keyed = Keyed::new(
    "select a.body, w.assignment as withdrawn from assignment a left join withdrawal w on w.assignment = a.id where a.visit in",
    "",
);

/// The assignments of these visits, and whether they were withdrawn.
///
/// # Errors
/// The database does not answer.
pub async fn assigned(on: &mut AnyConnection, visits: &[String]) -> sqlx::Result<Vec<(Assignment, bool)>> {
    let rows = ASSIGNED.fetch(on, visits).await?;
    rows.iter()
        .map(|row| {
            let withdrawn: Option<&str> = row.try_get("withdrawn")?;
            Ok((super::text::read_body(row.try_get("body")?)?, withdrawn.is_some()))
        })
        .collect()
}
