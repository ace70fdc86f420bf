//! "三个工作日" over National Day 2025 (domain.md §8): the day of the event does not count.

use crate::{by, calendar, date, due, ground};
use domain::deadline::{Due, Ground, Limit};
use domain::time::WorkingDays;

/// Three working days after the tests finished, one by one; without the notice's own date in the way.
fn three(finished: &str, days: [&str; 3]) {
    for (count, day) in (1..).zip(days) {
        assert_eq!(calendar().due(date(finished), WorkingDays(count)), Ok(date(day)), "{finished} + {count}");
    }
    let far = Ground { filed_by: date("2025-12-31"), ..ground() };
    assert_eq!(due(Limit::ResultEntry, finished, &far), by(days[2]), "{finished}");
}

#[test]
fn o77_finished_on_friday_0926_a_make_up_sunday_counts() {
    three("2025-09-26", ["2025-09-28", "2025-09-29", "2025-09-30"]);
}

#[test]
fn o77_finished_on_make_up_sunday_0928_the_holiday_does_not_count() {
    three("2025-09-28", ["2025-09-29", "2025-09-30", "2025-10-09"]);
}

#[test]
fn o77_finished_on_monday_0929() {
    three("2025-09-29", ["2025-09-30", "2025-10-09", "2025-10-10"]);
}

#[test]
fn o77_finished_on_tuesday_0930_due_on_a_make_up_saturday() {
    three("2025-09-30", ["2025-10-09", "2025-10-10", "2025-10-11"]);
}

#[test]
fn o77_finished_on_thursday_1009_a_make_up_saturday_counts() {
    three("2025-10-09", ["2025-10-10", "2025-10-11", "2025-10-13"]);
}

#[test]
fn o77_finished_on_friday_1010() {
    three("2025-10-10", ["2025-10-11", "2025-10-13", "2025-10-14"]);
}

#[test]
fn o77_finished_on_wednesday_1112_the_notices_own_date_comes_first() {
    three("2025-11-12", ["2025-11-13", "2025-11-14", "2025-11-17"]);
    assert_eq!(due(Limit::ResultEntry, "2025-11-12", &ground()), by("2025-11-15"), "capped by O-15");
}

/// G-12: the last day on which tests may finish so that the whole three days are left.
#[test]
fn o15_the_last_day_with_three_working_days_before_the_filing_is_1111() {
    assert_eq!(due(Limit::ResultEntry, "2025-11-11", &ground()), by("2025-11-14"));
    assert_eq!(calendar().due(date("2025-11-12"), WorkingDays(3)), Ok(date("2025-11-17")));
}

#[test]
fn from_1009_to_1110_there_are_24_working_days() {
    assert_eq!(calendar().working_days(date("2025-10-09"), date("2025-11-10")), Ok(WorkingDays(24)));
}

#[test]
fn october_2025_has_18_working_days() {
    assert_eq!(calendar().working_days(date("2025-10-01"), date("2025-10-31")), Ok(WorkingDays(18)));
}

#[test]
fn from_1101_to_1115_there_are_10_working_days() {
    assert_eq!(calendar().working_days(date("2025-11-01"), date("2025-11-15")), Ok(WorkingDays(10)));
}

#[test]
fn a_year_without_data_is_never_guessed() {
    let (error, earliest) = calendar().due(date("2026-12-30"), WorkingDays(3)).unwrap_err();
    assert_eq!((error.0, earliest), (2027, date("2027-01-02")), "the 31st is worked, and two more days at least");
    let far = Ground { filed_by: date("2027-06-30"), ..ground() };
    assert_eq!(due(Limit::ResultEntry, "2026-12-30", &far), Due::NotPublished { year: 2027, earliest: date("2027-01-02") });
    assert!(calendar().working_days(date("2026-12-31"), date("2027-01-01")).is_err());
    assert!(calendar().is_working_day(date("2023-12-31")).is_err());
}

#[test]
fn o15_the_notices_date_is_certain_where_the_year_is_not() {
    let near = Ground { filed_by: date("2027-01-02"), ..ground() };
    assert_eq!(due(Limit::ResultEntry, "2026-12-30", &near), by("2027-01-02"));
    let nearer = Ground { filed_by: date("2026-12-31"), ..ground() };
    assert_eq!(due(Limit::ResultEntry, "2026-12-30", &nearer), by("2026-12-31"));
}
