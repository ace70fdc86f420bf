//! The example: the campaign of notice 56 with an invented roster, on a database that is empty.

mod rules;

use crate::db::{account, calendar, organisation, person, seed, standing};
use crate::password;
use crate::state::AppState;
use anyhow::Context as _;
use domain::calendar::Year;
use domain::campaign::{Allotment, Campaign, Line, LineNumber};
use domain::contract::Certificate;
use domain::enterprise::Enterprise;
use domain::id::{CampaignId, EnterpriseId, OrganisationId, PersonId};
use domain::number::SheetNumberScheme;
use domain::person::{Organisation, Person};
use domain::place::{Division, Position};
use domain::time::{CalendarDays, Instant};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const CAMPAIGN: &str = include_str!("../../data/campaign.json");
const LINES: &str = include_str!("../../data/annex1.csv");
const ALLOTMENT: &str = include_str!("../../data/allotment.csv");
const ORGANISATIONS: &str = include_str!("../../data/organisations.csv");
const PEOPLE: &str = include_str!("../../data/example_people.csv");
const CERTIFICATES: &str = include_str!("../../data/example_certificates.csv");
const ROSTER: &str = include_str!("../../data/example_roster.csv");
const YEARS: &str = include_str!("../../data/calendar_years.csv");
const WORKDAYS: [&str; 3] =
    [include_str!("../../data/workdays_2024.json"), include_str!("../../data/workdays_2025.json"), include_str!("../../data/workdays_2026.json")];

/// Who drafted the example's rules, and who approved them: never the same (O-20).
const AUTHOR: &str = "tianjin-reviewer";
const APPROVER: &str = "approver1";
/// Who states the certificates of the samplers.
const MANAGER: &str = "manager";
const DAY: i64 = 86_400_000;

/// An account that was made, with its password for the one time that it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The sign-in name.
    pub sign_in: String,
    /// The one-time password.
    pub password: String,
    /// Whose it is.
    pub person: String,
    /// For whom they act.
    pub organisation: String,
}

#[derive(Debug, Deserialize)]
struct Head {
    title: String,
    document: String,
    bases: Vec<String>,
    feedback: bool,
    example: String,
}

/// The id that always follows from an example's word.
#[must_use]
pub fn organisation_id(key: &str) -> OrganisationId {
    OrganisationId::derived(&format!("fengyang example organisation {key}"))
}

/// The id that always follows from an example's sign-in name.
#[must_use]
pub fn person_id(sign_in: &str) -> PersonId {
    PersonId::derived(&format!("fengyang example person {sign_in}"))
}

/// The id that always follows from the key of an example's roster row.
#[must_use]
pub fn enterprise_id(key: &str) -> EnterpriseId {
    EnterpriseId::derived(&format!("fengyang example enterprise {key}"))
}

/// Creates the example where the database is empty, and gives each account's password, which is kept nowhere.
///
/// # Errors
/// The database does not answer.
pub async fn create(state: &AppState) -> anyhow::Result<Vec<NewAccount>> {
    if !seed::is_empty(state.db.readers()).await? {
        return Ok(Vec::new());
    }
    let now = state.clock.now();
    let organisations = organisations()?;
    let people = people()?;
    let made = accounts(&people, &organisations, state.settings.example_password.as_deref()).await?;
    let mut transaction = state.db.begin().await?;
    seed::campaign(&mut *transaction, &campaign(&organisations, now)?, 0).await?;
    for rules in rules::rules(now)? {
        seed::rules(&mut *transaction, &rules, 0).await?;
    }
    for (row, file) in rows::<3>(YEARS).zip(WORKDAYS) {
        let [number, document, dated] = row?;
        let year = Year::new(number.parse()?, serde_json::from_str(file)?).map_err(|gaps| anyhow::anyhow!("{number} is no year: {gaps:?}"))?;
        let new = calendar::NewYear { year: &year, file, document, dated: dated.parse()?, by: None, at: now, seq: 0 };
        calendar::insert(&mut transaction, &new).await?;
    }
    for organisation in &organisations {
        organisation::insert(&mut *transaction, organisation, 0).await?;
    }
    for (person, (made, kept)) in people.iter().map(|(_, person)| person).zip(&made) {
        person::insert(&mut *transaction, person, 0).await?;
        // A password that the operator set for tests and demonstrations is not a one-time password.
        account::insert(&mut *transaction, &made.sign_in, person.id, kept, state.settings.example_password.is_none()).await?;
    }
    for (sign_in, certificate) in certificates(now)? {
        standing::certify(&mut *transaction, person_id(sign_in), &certificate, person_id(MANAGER), now).await?;
    }
    for enterprise in roster()? {
        seed::enterprise(&mut *transaction, &enterprise).await?;
    }
    transaction.commit().await?;
    Ok(made.into_iter().map(|(made, _)| made).collect())
}

/// Each account with its stretched password.
async fn accounts(people: &[(String, Person)], organisations: &[Organisation], given: Option<&str>) -> anyhow::Result<Vec<(NewAccount, String)>> {
    let shared = match given {
        Some(given) => Some((given.to_owned(), password::stretch(given.to_owned()).await?)),
        None => None,
    };
    let mut made = Vec::with_capacity(people.len());
    for (sign_in, person) in people {
        let (password, kept) = match &shared {
            Some(shared) => shared.clone(),
            None => {
                let password = password::one_time()?;
                let kept = password::stretch(password.clone()).await?;
                (password, kept)
            }
        };
        let organisation = organisations.iter().find(|body| body.id == person.organisation).map_or_else(String::new, |body| body.name.clone());
        made.push((NewAccount { sign_in: sign_in.clone(), password, person: person.name.clone(), organisation }, kept));
    }
    Ok(made)
}

/// The rows of a table of ours without its heading; no cell of ours holds a comma.
fn rows<const CELLS: usize>(table: &'static str) -> impl Iterator<Item = anyhow::Result<[&'static str; CELLS]>> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        <[&str; CELLS]>::try_from(cells).map_err(|_| anyhow::anyhow!("the row {line:?} does not have {CELLS} cells"))
    })
}

fn word<T: DeserializeOwned>(word: &str) -> anyhow::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).with_context(|| format!("while reading the word {word:?}"))
}

fn campaign(organisations: &[Organisation], now: Instant) -> anyhow::Result<Campaign> {
    let head: Head = serde_json::from_str(CAMPAIGN)?;
    let lines: Vec<Line> = rows::<5>(LINES)
        .map(|row| {
            let [number, category, product, batches, _scope] = row?;
            Ok(Line { number: LineNumber(number.parse()?), category: category.to_owned(), product: product.to_owned(), batches: batches.parse()? })
        })
        .collect::<anyhow::Result<_>>()?;
    let allotments = rows::<3>(ALLOTMENT)
        .map(|row| {
            let [product, laboratory, batches] = row?;
            let line = lines.iter().find(|line| line.product == product).with_context(|| format!("{product} is not in annex 1"))?;
            let body = organisations.iter().find(|body| body.name == laboratory).with_context(|| format!("{laboratory} is none of the bodies"))?;
            Ok(Allotment { line: line.number, laboratory: body.id, batches: batches.parse()? })
        })
        .collect::<anyhow::Result<_>>()?;
    let today = now.local_date();
    Ok(Campaign {
        id: CampaignId::derived("fengyang example campaign"),
        title: head.title,
        document: head.document,
        bases: head.bases,
        agency: organisation_id("tianjin"),
        lines,
        allotments,
        scheme: SheetNumberScheme { year: u8::try_from(today.year().rem_euclid(100))?, division: 2, agency: 1 },
        starts: today,
        sampling_ends: today.plus(CalendarDays(45)),
        served_by: today.plus(CalendarDays(75)),
        filed_by: today.plus(CalendarDays(80)),
        feedback: head.feedback,
        example: head.example,
    })
}

fn division(cell: &str) -> anyhow::Result<Division> {
    Ok(Division::try_from(cell.parse::<u32>()?)?)
}

fn organisations() -> anyhow::Result<Vec<Organisation>> {
    rows::<5>(ORGANISATIONS)
        .map(|row| {
            let [key, kind, name, covers, telephone] = row?;
            let covers = if covers.is_empty() { None } else { Some(division(covers)?) };
            Ok(Organisation { id: organisation_id(key), kind: word(kind)?, name: name.to_owned(), division: covers, telephone: telephone.to_owned() })
        })
        .collect()
}

fn people() -> anyhow::Result<Vec<(String, Person)>> {
    rows::<5>(PEOPLE)
        .map(|row| {
            let [sign_in, name, role, organisation, staff_number] = row?;
            let person = Person {
                id: person_id(sign_in),
                name: name.to_owned(),
                role: word(role)?,
                organisation: organisation_id(organisation),
                staff_number: staff_number.to_owned(),
                ended_at: None,
            };
            Ok((sign_in.to_owned(), person))
        })
        .collect()
}

/// The samplers' certificates of training, good for so many months from today.
fn certificates(now: Instant) -> anyhow::Result<Vec<(&'static str, Certificate)>> {
    rows::<3>(CERTIFICATES)
        .map(|row| {
            let [sign_in, number, months] = row?;
            Ok((sign_in, Certificate { number: number.to_owned(), until: now.local_date().plus_months(months.parse()?) }))
        })
        .collect()
}

fn roster() -> anyhow::Result<Vec<Enterprise>> {
    rows::<12>(ROSTER)
        .map(|row| {
            let [key, name, credit_code, address, lies_in, jurisdiction, trade, place, contact, telephone, lat, lon] = row?;
            Ok(Enterprise {
                id: enterprise_id(key),
                name: name.to_owned(),
                credit_code: credit_code.to_owned(),
                address: address.to_owned(),
                division: division(lies_in)?,
                jurisdiction: organisation_id(jurisdiction),
                trade: word(trade)?,
                place: word(place)?,
                contact: contact.to_owned(),
                telephone: telephone.to_owned(),
                position: Some(Position { lat: lat.parse()?, lon: lon.parse()?, accuracy: 200, fixes: 1 }),
            })
        })
        .collect()
}

#[cfg(test)]
#[path = "example_tests.rs"]
mod tests;
