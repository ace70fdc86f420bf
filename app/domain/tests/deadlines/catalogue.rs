//! The catalogue: seventeen limits, each with an obligation, a source and its own kind of days.

use crate::{by, date, due, ground};
use domain::deadline::{Bound, Due, Ground, Length, Limit, Readings, Source};
use domain::time::{CalendarDays, WorkingDays};

#[test]
fn each_limit_has_its_id_an_obligation_and_a_source() {
    let ids: Vec<String> = Limit::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(ids, (1..=17).map(|number| format!("T-{number}")).collect::<Vec<_>>());
    for limit in Limit::ALL {
        let rule = limit.rule();
        assert_eq!(rule.limit, limit);
        assert!(!rule.obligations.is_empty() && !rule.sources.is_empty(), "{limit}");
        assert!(rule.obligations.iter().all(|obligation| (1..=84).contains(&obligation.0)), "{limit}");
        // A-55 is cited just where it is used.
        assert_eq!(rule.sources.contains(&Source::Order18(55)), rule.bound.is_some(), "{limit}");
    }
}

#[test]
fn working_days_stand_in_three_limits_and_nowhere_else() {
    let working = |limit: &Limit| matches!(limit.rule().length, Length::WorkingDays(_));
    let told: Vec<String> = Limit::ALL.into_iter().filter(working).map(|limit| limit.to_string()).collect();
    assert_eq!(told, ["T-3", "T-14", "T-15"]);
    assert_eq!(Limit::ResultEntry.rule().length, Length::WorkingDays(WorkingDays(3)));
    assert_eq!(Limit::Objection.rule().length, Length::Days(CalendarDays(15)));
    assert_eq!((Limit::Objection.rule().bound, Limit::Recheck.rule().bound), (Some(Bound::Enterprise), Some(Bound::Authority)));
}

#[test]
fn o13_the_notices_date_includes_its_day_unless_the_bureau_says_otherwise() {
    assert_eq!(due(Limit::Service, "2025-09-16", &ground()), by("2025-11-10"));
    assert_eq!(due(Limit::Filing, "2025-09-16", &ground()), by("2025-11-15"), "a Saturday, and it does not roll over");
    let strict = Ground { readings: Readings { before_includes: false, ..Readings::default() }, ..ground() };
    assert_eq!(due(Limit::Service, "2025-09-16", &strict), by("2025-11-09"));
    let due = due(Limit::Service, "2025-09-16", &ground());
    assert!(!due.is_late(date("2025-11-10")) && due.is_late(date("2025-11-11")));
    assert_eq!((due.left(date("2025-11-07")), due.left(date("2025-11-12"))), (Some(3), Some(-2)));
}

#[test]
fn o43_the_same_product_waits_for_six_months_and_documents_for_two_years() {
    assert_eq!(due(Limit::SameProduct, "2025-08-31", &ground()), Due::NotBefore { day: date("2026-02-28") });
    assert_eq!(due(Limit::Keeping, "2025-11-30", &ground()), Due::NotBefore { day: date("2027-11-30") });
    assert!(!due(Limit::Keeping, "2025-11-30", &ground()).is_late(date("2030-01-01")), "a waiting time is never late");
}

#[test]
fn o71_the_second_re_check_has_a_first_day_and_a_last_day() {
    let window = due(Limit::SecondRecheck, "2025-11-18", &ground());
    assert_eq!(window, Due::Between { from: date("2026-01-17"), until: date("2026-02-24") }, "the 90th day is in the Spring Festival");
    assert!(Limit::SecondRecheck.rule().unconfirmed, "[mem M]");
}

#[test]
fn o69_twenty_working_days_and_o71_seven() {
    assert_eq!(due(Limit::Disclosure, "2025-09-30", &ground()), by("2025-11-04"));
    assert_eq!(due(Limit::PenaltyService, "2025-09-30", &ground()), by("2025-10-16"));
    assert_eq!(due(Limit::PublicNotice, "2025-09-01", &ground()), by("2025-10-01"), "no roll-over is stated");
}

#[test]
fn o48_at_once_is_that_day_and_late_after_it() {
    let due = due(Limit::Report, "2025-10-03", &ground());
    assert_eq!(due, Due::AtOnce { day: date("2025-10-03") });
    assert!(!due.is_late(date("2025-10-03")) && due.is_late(date("2025-10-04")));
}
