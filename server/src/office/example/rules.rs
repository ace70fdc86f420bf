//! The example's rules: a version for each of the 24 lines, put together from three tables.

use super::{APPROVER, AUTHOR, DAY, person_id, rows, word};
use domain::campaign::LineNumber;
use domain::digest::Digest;
use domain::goods::Coverage;
use domain::id::RulesId;
use domain::own::{OwnField, OwnKind};
use domain::quantity::{Quantity, Unit};
use domain::rules::{Hazard, Rules};
use domain::time::Instant;

const RULES: &str = include_str!("../../../data/example_rules.csv");
const COVERAGE: &str = include_str!("../../../data/example_coverage.csv");
const OWN: &str = include_str!("../../../data/example_own.csv");

/// All of them, approved and public before `now`.
pub(super) fn rules(now: Instant) -> anyhow::Result<Vec<Rules>> {
    rows::<11>(RULES).map(|row| version(row?, now)).collect()
}

fn version(row: [&'static str; 11], now: Instant) -> anyhow::Result<Rules> {
    let [line, standard, test, backup, unit, stock, grades, hazard, care, licences, unconfirmed] = row;
    let unit: Unit = word(unit)?;
    let hazard = match hazard {
        // 车用柴油: UN 1202, class 3, packing group III; 5 L an inner packing as limited quantity (O-40).
        "dangerous" => Some(Hazard::Dangerous { un: "UN 1202".into(), class: "3, PG III".into(), inner: Quantity::whole(5, Unit::Litre) }),
        "fragile" => Some(Hazard::Fragile { care: care.to_owned() }),
        _ => None,
    };
    let (coverage, own) = (of_line::<4>(COVERAGE, line)?, of_line::<7>(OWN, line)?);
    let told: Vec<String> =
        [row.join(",")].into_iter().chain(coverage.iter().map(|row| row.join(","))).chain(own.iter().map(|row| row.join(","))).collect();
    Ok(Rules {
        id: RulesId::derived(&format!("fengyang example rules {line} version 1")),
        line: LineNumber(line.parse()?),
        version: 1,
        standard: standard.to_owned(),
        least_test: Quantity::whole(test.parse()?, unit),
        least_backup: Some(Quantity::whole(backup.parse()?, unit)),
        least_stock: Quantity::whole(stock.parse()?, unit),
        grades: list(grades),
        is_fuel: matches!(hazard, Some(Hazard::Dangerous { .. })),
        hazard,
        licences: list(licences),
        coverage: coverage.into_iter().next().map(covers).transpose()?,
        own: own.into_iter().map(asks).collect::<anyhow::Result<_>>()?,
        unconfirmed: list(unconfirmed),
        author: person_id(AUTHOR),
        approved: Some((person_id(APPROVER), now.plus(-10 * DAY))),
        published: Some(now.plus(-9 * DAY)),
        text: Digest::of(told.join("\n").as_bytes()),
    })
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The rows of a table that are about a line.
fn of_line<const CELLS: usize>(table: &'static str, line: &str) -> anyhow::Result<Vec<[&'static str; CELLS]>> {
    let rows = rows::<CELLS>(table).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(rows.into_iter().filter(|row| row.first() == Some(&line)).collect())
}

/// Tells whether the bureau has still to confirm it: what stands in the notice it has said itself; what other bodies published, or somebody
/// remembered (domain.md's [mem]), it has not.
fn unconfirmed(origin: &str) -> anyhow::Result<bool> {
    match origin {
        "notice" => Ok(false),
        "published" | "memory" => Ok(true),
        _ => anyhow::bail!("{origin:?} is no origin of a value"),
    }
}

fn covers([_line, includes, excludes, origin]: [&'static str; 4]) -> anyhow::Result<Coverage> {
    Ok(Coverage { includes: includes.to_owned(), excludes: list(excludes), unconfirmed: unconfirmed(origin)? })
}

fn asks([_line, label, unit, need, kind, choices, origin]: [&'static str; 7]) -> anyhow::Result<OwnField> {
    let required = match need {
        "required" => true,
        "optional" => false,
        _ => anyhow::bail!("{label}: {need:?} is no need"),
    };
    let kind = match kind {
        "choice" => OwnKind::Choice { of: list(choices) },
        "number" => OwnKind::Number,
        "words" => OwnKind::Words,
        _ => anyhow::bail!("{label}: {kind:?} is no way to fill in an entry"),
    };
    Ok(OwnField { label: label.to_owned(), unit: unit.to_owned(), required, kind, unconfirmed: unconfirmed(origin)? })
}
