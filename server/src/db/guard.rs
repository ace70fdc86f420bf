//! What has to be unique over the whole campaign, and what is counted over it.

use super::rows::{Keyed, plain};
use super::text::id;
use super::writing::{Rows, Writing};
use domain::assignment::Assignment;
use domain::id::{EnterpriseId, OrganisationId, SheetId, VisitId};
use domain::number::{SealNumber, SheetNumber};
use domain::time::Instant;
use sqlx::any::AnyRow;
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

static USE_SEALS: Rows = Rows::new("insert into seal_use (seal, sheet, number, seq)", 4, " on conflict (seal) do nothing");

/// Marks seals as used; the first use stays.
pub fn use_seals(writing: &mut Writing, uses: &[SealUse]) {
    writing.rows(&USE_SEALS, uses, |row, used| {
        row.bind(plain(used.seal.as_str())).bind(used.sheet.to_string()).bind(plain(&used.number)).bind(used.seq)
    });
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

static USE_NUMBERS: Rows = Rows::new("insert into sheet_number_use (number, sheet, seq)", 3, " on conflict (number) do nothing");

/// Marks sheet numbers as used; the first use stays.
pub fn use_numbers(writing: &mut Writing, uses: &[NumberUse]) {
    writing.rows(&USE_NUMBERS, uses, |row, used| row.bind(plain(used.number.as_str())).bind(used.sheet.to_string()).bind(used.seq));
}

static USE_SHARES: Rows = Rows::new(
    "insert into share_use (line, laboratory, sheets)",
    3,
    " on conflict (line, laboratory) do update set sheets = share_use.sheets + excluded.sheets",
);

/// Counts sheets of a line for a laboratory.
pub fn use_shares(writing: &mut Writing, shares: &[(i64, OrganisationId, i64)]) {
    writing.rows(&USE_SHARES, shares, |row, (line, laboratory, sheets)| row.bind(*line).bind(laboratory.to_string()).bind(*sheets));
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

/// What a flush asks about: lists of keys, none twice.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Numbers of seals.
    pub seals: Vec<String>,
    /// Numbers of sheets.
    pub numbers: Vec<String>,
    /// Enterprises.
    pub enterprises: Vec<EnterpriseId>,
    /// What makes products the same.
    pub products: Vec<String>,
    /// Ids of sheets.
    pub sheets: Vec<SheetId>,
}

/// One thing that the campaign knows of what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A seal is on a sheet of that number.
    Seal(String, SheetId, String),
    /// A sheet has the number.
    Number(String, SheetId),
    /// An enterprise has so many sheets over all visits (O-43).
    Batches(EnterpriseId, i64),
    /// A product was sampled to the end.
    Sampled(Sampled),
    /// A sheet is a visit's.
    Owner(SheetId, VisitId),
    /// A laboratory has so many sheets of a line (O-05).
    Share(u8, OrganisationId, i64),
}

static FACTS: Keyed<6> = Keyed::new([
    "select 'seal' as what, seal as known, sheet as other, number as word, 0 as figure from seal_use where seal in",
    " union all select 'number', number, sheet, '', 0 from sheet_number_use where number in",
    " union all select 'batches', enterprise, '', '', count(*) from sheet where ending is null and enterprise in",
    " group by enterprise union all select 'sampled', same, id, number, completed_at from sheet where completed_at is not null and ending is null and same in",
    " union all select 'owner', id, visit, '', 0 from sheet where id in",
    " union all select 'share', cast(line as text), laboratory, '', sheets from share_use",
]);

/// All that is known of what is wanted, in one question: a flush waits for each.
///
/// # Errors
/// The database does not answer.
pub async fn facts(on: &mut AnyConnection, wanted: &Wanted) -> sqlx::Result<Vec<Fact>> {
    let plain_all = |words: &[String]| words.iter().map(|word| plain(word)).collect::<Vec<_>>();
    let (seals, numbers) = (plain_all(&wanted.seals), plain_all(&wanted.numbers));
    let enterprises: Vec<String> = wanted.enterprises.iter().map(EnterpriseId::to_string).collect();
    let sheets: Vec<String> = wanted.sheets.iter().map(SheetId::to_string).collect();
    let lists = [&seals, &numbers, &enterprises, &wanted.products, &sheets].map(Vec::as_slice);
    FACTS.fetch(on, lists).await?.iter().map(fact).collect()
}

fn fact(row: &AnyRow) -> sqlx::Result<Fact> {
    let (known, other): (&str, &str) = (row.try_get("known")?, row.try_get("other")?);
    let (word, figure): (String, i64) = (row.try_get("word")?, row.try_get("figure")?);
    Ok(match row.try_get("what")? {
        "seal" => Fact::Seal(known.to_owned(), id(other)?, word),
        "number" => Fact::Number(known.to_owned(), id(other)?),
        "batches" => Fact::Batches(id(known)?, figure),
        "sampled" => Fact::Sampled(Sampled { same: known.to_owned(), sheet: id(other)?, number: word, completed_at: Instant::from_millis(figure) }),
        "owner" => Fact::Owner(id(known)?, id(other)?),
        _ => Fact::Share(known.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?, id(other)?, figure),
    })
}

/// An assignment as a flush finds it.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// The assignment.
    pub assignment: Assignment,
    /// It was taken back.
    pub withdrawn: bool,
    /// Its visit has entries.
    pub begun: bool,
}

static ASSIGNED: Keyed<2> = Keyed::new([
    "select a.body, w.assignment as withdrawn, (select min(e.seq) from entry e where e.visit = a.visit) as begun \
     from assignment a left join withdrawal w on w.assignment = a.id where a.visit in",
    "",
]);

/// The assignments of these visits as they stand.
///
/// # Errors
/// The database does not answer.
pub async fn standing(on: &mut AnyConnection, visits: &[String]) -> sqlx::Result<Vec<Assigned>> {
    let read = |row: &AnyRow| {
        let (withdrawn, begun): (Option<&str>, Option<i64>) = (row.try_get("withdrawn")?, row.try_get("begun")?);
        Ok(Assigned { assignment: super::text::read_body(row.try_get("body")?)?, withdrawn: withdrawn.is_some(), begun: begun.is_some() })
    };
    ASSIGNED.fetch(on, [visits]).await?.iter().map(read).collect()
}

/// The assignments of these visits, and whether they were withdrawn.
///
/// # Errors
/// The database does not answer.
pub async fn assigned(on: &mut AnyConnection, visits: &[String]) -> sqlx::Result<Vec<(Assignment, bool)>> {
    Ok(standing(on, visits).await?.into_iter().map(|found| (found.assignment, found.withdrawn)).collect())
}
