//! The time limits T-1…T-17 and the worked examples of domain.md §8, each by its name, on the calendar that ships.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod deadlines {
    mod always;
    mod calendar_days;
    mod catalogue;
    mod duties;
    mod working_days;
    mod years;
}

use domain::calendar::{Calendar, DatedDay};
use domain::deadline::{Due, Ground, Limit, Readings, RollOver};
use domain::time::LocalDate;

const YEARS: [&str; 3] = [
    include_str!("../../../server/data/workdays_2024.json"),
    include_str!("../../../server/data/workdays_2025.json"),
    include_str!("../../../server/data/workdays_2026.json"),
];

fn date(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn calendar() -> Calendar {
    let days: Vec<DatedDay> = YEARS.iter().flat_map(|text| serde_json::from_str::<Vec<DatedDay>>(text).unwrap()).collect();
    Calendar::new(&days)
}

/// The ground of the notice 同市监发〔2025〕56号.
fn ground() -> Ground {
    Ground { calendar: calendar(), served_by: date("2025-11-10"), filed_by: date("2025-11-15"), readings: Readings::default() }
}

/// The same, where A-55 is read so for everybody.
fn read_as(roll: RollOver) -> Ground {
    Ground { readings: Readings { enterprise: roll, authority: roll, before_includes: true }, ..ground() }
}

fn due(limit: Limit, start: &str, ground: &Ground) -> Due {
    limit.rule().due(date(start), ground)
}

fn by(day: &str) -> Due {
    Due::By { day: date(day) }
}
