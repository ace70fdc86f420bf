//! The list of a year: what the published ones are, and what is none.

use crate::{YEARS, date};
use domain::calendar::{DatedDay, DayKind, Year, YearGap};

fn published(place: usize) -> Vec<DatedDay> {
    serde_json::from_str(YEARS[place]).unwrap()
}

fn day(day: &str, kind: DayKind, statutory: bool) -> DatedDay {
    DatedDay { date: date(day), kind, name: "元旦".into(), statutory }
}

#[test]
fn the_years_that_ship_are_years() {
    // Since 2025 the law names 13 days, before that 11.
    for (place, number, statutory) in [(0, 2024, 11), (1, 2025, 13), (2, 2026, 13)] {
        let year = Year::new(number, published(place)).unwrap();
        assert_eq!(year.days().iter().filter(|day| day.statutory).count(), statutory, "{number}");
        assert_eq!(year.number(), number);
    }
}

#[test]
fn what_is_no_year_is_told_day_by_day() {
    assert_eq!(Year::new(2027, Vec::new()), Err(vec![YearGap::Empty]));
    let mut days = published(2);
    days.push(days[0].clone());
    days.push(day("2027-01-02", DayKind::Holiday, false));
    days.push(day("2026-03-02", DayKind::MakeupWorkday, true));
    let gaps = Year::new(2026, days).unwrap_err();
    assert_eq!(
        gaps,
        [
            YearGap::OtherYear { date: date("2027-01-02") },
            YearGap::Twice { date: date("2026-01-01") },
            YearGap::MakeupOnWeekday { date: date("2026-03-02") },
            YearGap::StatutoryWorked { date: date("2026-03-02") },
        ]
    );
    let only = vec![day("2027-05-01", DayKind::Holiday, false)];
    assert_eq!(Year::new(2027, only), Err(vec![YearGap::NoNewYear, YearGap::NoStatutory]));
}

#[test]
fn a_later_list_says_what_it_changes() {
    let before = Year::new(2026, published(2)).unwrap();
    let mut days = published(2);
    days.retain(|day| day.date != date("2026-05-09"));
    days.push(day("2026-05-10", DayKind::MakeupWorkday, false));
    days[0].name = "新年".into();
    let after = Year::new(2026, days).unwrap();
    let changes = before.changes(&after);
    let told: Vec<_> = changes.iter().map(|change| (change.date.to_string(), change.before.is_some(), change.after.is_some())).collect();
    assert_eq!(told, [("2026-01-01".into(), true, true), ("2026-05-09".into(), true, false), ("2026-05-10".into(), false, true)]);
    assert_eq!(before.changes(&before), []);
}
