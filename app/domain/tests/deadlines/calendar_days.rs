//! The calendar-day examples of domain.md §8: "日" of Order 18, and how A-55 is read where the last day is one of rest.

use crate::{by, due, ground, read_as};
use domain::deadline::{Due, Limit, RollOver};

#[test]
fn a55_received_0916_ends_after_the_whole_holiday() {
    assert_eq!(due(Limit::Objection, "2025-09-16", &read_as(RollOver::WholeHoliday)), by("2025-10-09"));
}

#[test]
fn a55_received_0916_ends_after_the_narrow_days() {
    assert_eq!(due(Limit::Objection, "2025-09-16", &read_as(RollOver::NamedDays)), by("2025-10-04"));
}

#[test]
fn a55_received_0916_by_default_helps_the_enterprise() {
    assert_eq!(due(Limit::Objection, "2025-09-16", &ground()), by("2025-10-09"));
}

#[test]
fn a55_received_0923_ends_on_a_day_in_lieu_or_after_it() {
    assert_eq!(due(Limit::Objection, "2025-09-23", &read_as(RollOver::NamedDays)), by("2025-10-08"));
    assert_eq!(due(Limit::Objection, "2025-09-23", &read_as(RollOver::WholeHoliday)), by("2025-10-08"));
    assert_eq!(due(Limit::Objection, "2025-09-23", &read_as(RollOver::RestDays)), by("2025-10-09"));
    assert_eq!(due(Limit::Objection, "2025-09-23", &ground()), by("2025-10-09"), "generous for the enterprise");
}

#[test]
fn a55_received_1110_ends_on_1125() {
    for roll in [RollOver::NamedDays, RollOver::WholeHoliday, RollOver::RestDays] {
        assert_eq!(due(Limit::Objection, "2025-11-10", &read_as(roll)), by("2025-11-25"));
    }
}

#[test]
fn o70_an_order_of_1203_is_rectified_by_sunday_0201_or_the_monday_after() {
    assert_eq!(due(Limit::Rectification, "2025-12-03", &read_as(RollOver::WholeHoliday)), by("2026-02-01"), "a plain Sunday is no statutory holiday");
    assert_eq!(due(Limit::Rectification, "2025-12-03", &ground()), by("2026-02-02"), "generous for the enterprise");
}

#[test]
fn o70_an_order_of_1203_is_checked_again_after_the_spring_festival() {
    assert_eq!(due(Limit::Recheck, "2025-12-03", &ground()), by("2026-02-24"));
    assert_eq!(due(Limit::Recheck, "2025-12-03", &read_as(RollOver::RestDays)), by("2026-02-24"));
}

#[test]
fn a55_is_strict_where_it_binds_an_authority() {
    // The day in lieu 2025-10-08 and the Sunday 2025-11-16 stay what they are.
    assert_eq!(due(Limit::ReinspectionChoice, "2025-09-28", &ground()), by("2025-10-08"));
    assert_eq!(due(Limit::ReinspectionChoice, "2025-11-06", &ground()), by("2025-11-16"));
    assert_eq!(due(Limit::ReinspectionFormalities, "2025-10-01", &ground()), by("2025-10-09"), "and generous beside it");
}

#[test]
fn o76_a_sample_is_entered_by_the_end_of_the_next_day_whatever_day_it_is() {
    assert_eq!(due(Limit::SamplingEntry, "2025-09-30", &ground()), by("2025-10-01"), "a calendar day, and no roll-over is stated");
    assert_eq!(due(Limit::SamplingEntry, "2026-12-31", &ground()), by("2027-01-01"), "no calendar is asked, so none is lacking");
}

#[test]
fn a_limit_that_rolls_into_an_unpublished_year_is_open() {
    assert_eq!(
        due(Limit::Objection, "2026-12-17", &ground()),
        Due::NotPublished { year: 2027, earliest: crate::date("2027-01-01") },
        "whether New Year's Day rolls, and to where, nobody has published"
    );
    assert_eq!(due(Limit::Penalty, "2026-12-17", &ground()), by("2027-03-17"), "what does not roll over is certain");
}
