//! The calendar (放假安排): which days are worked, as the State Council's yearly notices say; a year without one is never guessed.

use crate::json::Json;
use crate::time::{CalendarDays, LocalDate, WorkingDays};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a dated list says of one day that its weekday does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A day off, weekend days inside a holiday included.
    Holiday,
    /// A weekend day that is worked.
    MakeupWorkday,
}

/// One row of the State Council's yearly notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DatedDay {
    /// The day.
    pub date: LocalDate,
    /// Off or worked.
    pub kind: DayKind,
    /// The feast it belongs to.
    pub name: String,
    /// The law itself names it a holiday (法定节假日); else it is off in lieu (调休), or a weekend day between.
    #[serde(default, skip_serializing_if = "is_not")]
    pub statutory: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_not(said: &bool) -> bool {
    !*said
}

/// The dated days of one published year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    number: i32,
    days: Vec<DatedDay>,
}

/// Why a list cannot be a year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearGap {
    /// No day stands in it.
    Empty,
    /// A day of another year stands in it.
    OtherYear {
        /// The day.
        date: LocalDate,
    },
    /// A day stands in it twice.
    Twice {
        /// The day.
        date: LocalDate,
    },
    /// A make-up working day falls on a weekday, which is worked anyway.
    MakeupOnWeekday {
        /// The day.
        date: LocalDate,
    },
    /// A day that is worked is called a statutory holiday.
    StatutoryWorked {
        /// The day.
        date: LocalDate,
    },
    /// 1 January is always off: the list is not whole.
    NoNewYear,
    /// No day is marked as named by the law, so a limit that rolls over could not be told.
    NoStatutory,
}

impl Year {
    /// The year of a list, in the order of its days.
    ///
    /// # Errors
    /// Everything that shows that the list is none of that year.
    pub fn new(number: i32, mut days: Vec<DatedDay>) -> Result<Self, Vec<YearGap>> {
        days.sort_by_key(|day| day.date);
        let mut gaps = Vec::new();
        if days.is_empty() {
            return Err(vec![YearGap::Empty]);
        }
        gaps.extend(days.iter().filter(|day| day.date.year() != number).map(|day| YearGap::OtherYear { date: day.date }));
        gaps.extend(days.windows(2).filter(|pair| pair[0].date == pair[1].date).map(|pair| YearGap::Twice { date: pair[0].date }));
        for day in days.iter().filter(|day| day.kind == DayKind::MakeupWorkday) {
            if day.date.weekday() < 5 {
                gaps.push(YearGap::MakeupOnWeekday { date: day.date });
            }
            if day.statutory {
                gaps.push(YearGap::StatutoryWorked { date: day.date });
            }
        }
        let is_off = |day: &DatedDay| day.kind == DayKind::Holiday;
        if !days.iter().any(|day| is_off(day) && day.date.month() == 1 && day.date.day() == 1) {
            gaps.push(YearGap::NoNewYear);
        }
        if !days.iter().any(|day| is_off(day) && day.statutory) {
            gaps.push(YearGap::NoStatutory);
        }
        if gaps.is_empty() { Ok(Self { number, days }) } else { Err(gaps) }
    }

    /// A year as it was loaded before, or one of which nothing is loaded: its list was judged then, and is not judged again.
    #[must_use]
    pub const fn standing(number: i32, days: Vec<DatedDay>) -> Self {
        Self { number, days }
    }

    /// Which year.
    #[must_use]
    pub const fn number(&self) -> i32 {
        self.number
    }

    /// Its dated days, in order.
    #[must_use]
    pub fn days(&self) -> &[DatedDay] {
        &self.days
    }

    /// What another list of the same year says differently: each day with what is said here and there.
    #[must_use]
    pub fn changes(&self, other: &Self) -> Vec<DayChange> {
        let find = |of: &Self, date| of.days.iter().find(|day| day.date == date).cloned();
        let mut dates: Vec<LocalDate> = self.days.iter().chain(&other.days).map(|day| day.date).collect();
        dates.sort_unstable();
        dates.dedup();
        let change = |date| DayChange { date, before: find(self, date), after: find(other, date) };
        dates.into_iter().map(change).filter(|change| change.before != change.after).collect()
    }
}

/// A day of which two lists of a year say different things; where a list does not name it, its weekday decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DayChange {
    /// The day.
    pub date: LocalDate,
    /// What was said.
    pub before: Option<DatedDay>,
    /// What is said now.
    pub after: Option<DatedDay>,
}

/// The working-day calendar of the years that were published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, BTreeMap<LocalDate, DatedDay>>,
}

/// The State Council has not published that year, or nobody has loaded it; no date is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the working days of {0} are not yet published")]
pub struct NotPublished(pub i32);

impl Calendar {
    /// A calendar of the years that occur in the rows.
    #[must_use]
    pub fn new(rows: &[DatedDay]) -> Self {
        let mut years: BTreeMap<i32, BTreeMap<LocalDate, DatedDay>> = BTreeMap::new();
        for row in rows {
            years.entry(row.date.year()).or_default().insert(row.date, row.clone());
        }
        Self { years }
    }

    /// Tells whether a year is loaded.
    #[must_use]
    pub fn has(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// What the list of its year says of a day.
    ///
    /// # Errors
    /// The year is not loaded.
    pub fn dated(&self, date: LocalDate) -> Result<Option<&DatedDay>, NotPublished> {
        self.years.get(&date.year()).map(|days| days.get(&date)).ok_or_else(|| NotPublished(date.year()))
    }

    /// Tells whether offices work on that day.
    ///
    /// # Errors
    /// The year is not loaded.
    pub fn is_working_day(&self, date: LocalDate) -> Result<bool, NotPublished> {
        Ok(match self.dated(date)?.map(|day| day.kind) {
            Some(DayKind::Holiday) => false,
            Some(DayKind::MakeupWorkday) => true,
            None => date.weekday() < 5,
        })
    }

    /// Tells whether it is a day off of a holiday, in lieu or not; a plain weekend day is none.
    ///
    /// # Errors
    /// The year is not loaded.
    pub fn is_holiday(&self, date: LocalDate) -> Result<bool, NotPublished> {
        Ok(self.dated(date)?.is_some_and(|day| day.kind == DayKind::Holiday))
    }

    /// Tells whether the law itself names the day a holiday.
    ///
    /// # Errors
    /// The year is not loaded.
    pub fn is_statutory(&self, date: LocalDate) -> Result<bool, NotPublished> {
        Ok(self.dated(date)?.is_some_and(|day| day.statutory))
    }

    /// The last day of a limit in working days; the day of the event does not count.
    ///
    /// # Errors
    /// A day on the way lies in a year that is not loaded: that year, and the day before which the limit certainly does not end.
    pub fn due(&self, event: LocalDate, limit: WorkingDays) -> Result<LocalDate, (NotPublished, LocalDate)> {
        let (mut day, mut left) = (event, limit.0);
        while left > 0 {
            let next = day.plus(CalendarDays(1));
            match self.is_working_day(next) {
                Ok(is_worked) => left -= u16::from(is_worked),
                // If every day from here on were worked, it would end on this one.
                Err(year) => return Err((year, day.plus(CalendarDays(left)))),
            }
            day = next;
        }
        Ok(day)
    }

    /// How many working days lie between two days, both of them counted; none where the second lies before the first.
    ///
    /// # Errors
    /// A day on the way lies in a year that is not loaded.
    pub fn working_days(&self, from: LocalDate, upto: LocalDate) -> Result<WorkingDays, NotPublished> {
        let (mut day, mut count) = (from, 0_u16);
        while day <= upto {
            count = count.saturating_add(u16::from(self.is_working_day(day)?));
            day = day.plus(CalendarDays(1));
        }
        Ok(WorkingDays(count))
    }
}
