//! What holds of every limit on every day.

use crate::{calendar, date, ground, read_as};
use domain::deadline::{Bound, Due, Limit, RollOver};
use domain::time::{CalendarDays, LocalDate, WorkingDays};
use proptest::prelude::*;

/// A day on which every limit still ends in a published year.
fn day() -> impl Strategy<Value = LocalDate> {
    (0_u16..900).prop_map(|gap| date("2024-01-01").plus(CalendarDays(gap)))
}

/// The end of what is due, or the day before which it certainly does not end.
fn end(due: Due) -> Option<LocalDate> {
    match due {
        Due::NotBefore { day } | Due::NotPublished { earliest: day, .. } => Some(day),
        due => due.last_day(),
    }
}

proptest! {
    /// Who starts later is never due earlier, whatever the limit.
    #[test]
    fn each_limit_is_monotone(first in day(), gap in 0_u16..200, place in 0..Limit::ALL.len()) {
        let (rule, ground) = (Limit::ALL[place].rule(), ground());
        prop_assert!(end(rule.due(first, &ground)) <= end(rule.due(first.plus(CalendarDays(gap)), &ground)));
    }

    /// Nothing that is owed is due before its start, and only what the notice dates is due at all without one.
    #[test]
    fn no_limit_ends_before_it_starts(start in day(), place in 0..Limit::ALL.len()) {
        let rule = Limit::ALL[place].rule();
        let dated = matches!(rule.length, domain::deadline::Length::Until(_)) || rule.latest.is_some();
        prop_assert!(dated || end(rule.due(start, &ground())) >= Some(start));
    }

    /// A limit that rolls over never ends on a day from which it rolls.
    #[test]
    fn what_rolls_over_never_ends_where_it_rolls_from(start in day(), place in 0..Limit::ALL.len()) {
        let (rule, calendar) = (Limit::ALL[place].rule(), calendar());
        let Some(bound) = rule.bound else { return Ok(()) };
        for roll in [RollOver::NamedDays, RollOver::WholeHoliday, RollOver::RestDays] {
            let Some(last) = rule.due(start, &read_as(roll)).last_day() else { continue };
            match roll {
                RollOver::NamedDays | RollOver::WholeHoliday => prop_assert_eq!(calendar.is_statutory(last), Ok(false), "{}", last),
                RollOver::RestDays => prop_assert_eq!(calendar.is_working_day(last), Ok(true), "{}", last),
            }
        }
        let last = rule.due(start, &ground()).last_day();
        if let (Bound::Enterprise, Some(last)) = (bound, last) {
            prop_assert_eq!(calendar.is_working_day(last), Ok(true), "by default no enterprise is due on a day of rest: {}", last);
        }
    }

    /// The readings are ordered: narrow before whole before generous, and none before the plain last day.
    #[test]
    fn a_more_generous_reading_is_never_earlier(start in day(), days in 1_u16..100) {
        let plain = start.plus(CalendarDays(days));
        let mut rule = Limit::Objection.rule();
        rule.length = domain::deadline::Length::Days(CalendarDays(days));
        let ends = [RollOver::NamedDays, RollOver::WholeHoliday, RollOver::RestDays].map(|roll| end(rule.due(start, &read_as(roll))));
        prop_assert!(Some(plain) <= ends[0] && ends[0] <= ends[1] && ends[1] <= ends[2], "{:?}", ends);
    }

    /// A limit in working days ends on one, and just that many lie on the way.
    #[test]
    fn counting_undoes_adding(start in day(), days in 1_u16..60) {
        let calendar = calendar();
        let Ok(last) = calendar.due(start, WorkingDays(days)) else { return Ok(()) };
        prop_assert_eq!(calendar.is_working_day(last), Ok(true));
        prop_assert_eq!(calendar.working_days(start.plus(CalendarDays(1)), last), Ok(WorkingDays(days)));
    }

    /// So many and then so many are as many together.
    #[test]
    fn adding_twice_is_adding_the_sum(start in day(), first in 0_u16..40, second in 0_u16..40) {
        let calendar = calendar();
        let Ok(together) = calendar.due(start, WorkingDays(first + second)) else { return Ok(()) };
        let halfway = calendar.due(start, WorkingDays(first)).unwrap();
        prop_assert_eq!(calendar.due(halfway, WorkingDays(second)), Ok(together));
    }

    /// Beyond the data nothing is told but the day before which it does not end, and that is right for the hardest year.
    #[test]
    fn an_unpublished_year_is_told_as_such(start in 0_u16..20, days in 1_u16..40) {
        let (calendar, start) = (calendar(), date("2026-12-20").plus(CalendarDays(start)));
        match calendar.due(start, WorkingDays(days)) {
            Ok(last) => prop_assert!(last.year() == 2026),
            Err((year, earliest)) => {
                prop_assert_eq!(year.0, 2027);
                // A year in which every day is worked.
                let mut left = days;
                let mut day = start;
                while left > 0 {
                    day = day.plus(CalendarDays(1));
                    left -= u16::from(calendar.is_working_day(day).unwrap_or(true));
                }
                prop_assert_eq!(earliest, day);
            }
        }
    }
}
