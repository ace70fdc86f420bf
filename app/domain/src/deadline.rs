//! Deadlines (时限): when what is owed is due, by the seventeen limits of domain.md §2H ([`Limit`]).
//!
//! A limit says its start event, length, unit, roll-over and source. "15 日" and "3 个工作日" are different types and never mix. What the
//! published years do not tell is a stated result ([`Due::NotPublished`]) and never a guess.

mod catalogue;

pub use catalogue::{Limit, Rule, Source, Start};

use crate::calendar::{Calendar, NotPublished};
use crate::campaign::Campaign;
use crate::json::Json;
use crate::time::{CalendarDays, LocalDate, Months, WorkingDays};
use serde::{Deserialize, Serialize};

/// How long a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// "15 日": every day counts, and the day of the event does not.
    Days(CalendarDays),
    /// "3 个工作日": rest days do not count, nor does the day of the event.
    WorkingDays(WorkingDays),
    /// Not before the first, and not after the second.
    Between(CalendarDays, CalendarDays),
    /// Nothing until so many months are over.
    Wait(Months),
    /// At a date that the campaign's notice names.
    Until(NamedDate),
    /// 立即, 同时.
    AtOnce,
}

/// A date that the campaign's notice names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedDate {
    /// All reports and notices served (O-13).
    ServedBy,
    /// e-CQS complete, summary and analysis filed (O-15, O-63).
    FiledBy,
}

/// Whom a limit binds: A-55 is read generously for one and strictly for the other (domain.md §2H).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// An enterprise.
    Enterprise,
    /// An authority.
    Authority,
}

/// How a limit in calendar days ends where its last day is one of rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum RollOver {
    /// A day that the law names a holiday moves to the first that it does not name: days off in lieu count as any other.
    NamedDays,
    /// A day that the law names a holiday moves to the first day after the whole holiday, days off in lieu included.
    WholeHoliday,
    /// Every day of rest moves to the next working day, weekends and days off in lieu too.
    RestDays,
}

/// How the open questions of domain.md §10 are read until the bureau answers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings {
    /// What binds an enterprise (question 8).
    pub enterprise: RollOver,
    /// What binds an authority (question 8).
    pub authority: RollOver,
    /// "11月10日前" ends with the 10th and not before it (question 6).
    pub before_includes: bool,
}

impl Default for Readings {
    fn default() -> Self {
        Self { enterprise: RollOver::RestDays, authority: RollOver::WholeHoliday, before_includes: true }
    }
}

/// What deadlines rest on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The working days.
    pub calendar: Calendar,
    /// The notice's date for serving.
    pub served_by: LocalDate,
    /// The notice's date for filing.
    pub filed_by: LocalDate,
    /// How open questions are read.
    pub readings: Readings,
}

impl Ground {
    /// The ground of a campaign.
    #[must_use]
    pub fn of(campaign: &Campaign, calendar: Calendar) -> Self {
        Self { calendar, served_by: campaign.served_by, filed_by: campaign.filed_by, readings: Readings::default() }
    }

    fn named(&self, date: NamedDate) -> LocalDate {
        let date = match date {
            NamedDate::ServedBy => self.served_by,
            NamedDate::FiledBy => self.filed_by,
        };
        if self.readings.before_includes { date } else { date.minus(CalendarDays(1)) }
    }

    const fn roll(&self, bound: Bound) -> RollOver {
        match bound {
            Bound::Enterprise => self.readings.enterprise,
            Bound::Authority => self.readings.authority,
        }
    }
}

/// When something is due. A day ends at 24:00, China's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the end of that day.
    By {
        /// The day.
        day: LocalDate,
    },
    /// Not before one day, and by the end of another.
    Between {
        /// The first day.
        from: LocalDate,
        /// The last day.
        until: LocalDate,
    },
    /// Not before that day.
    NotBefore {
        /// The day.
        day: LocalDate,
    },
    /// At once: that same day.
    AtOnce {
        /// The day.
        day: LocalDate,
    },
    /// The working days of a year are not published, so the day cannot be told.
    NotPublished {
        /// The year.
        year: i32,
        /// It is certainly not before this day.
        earliest: LocalDate,
    },
    /// No law and no notice states a limit.
    Unstated,
}

impl Due {
    /// The last day, where it can be told.
    #[must_use]
    pub const fn last_day(self) -> Option<LocalDate> {
        match self {
            Self::By { day } | Self::AtOnce { day } | Self::Between { until: day, .. } => Some(day),
            Self::NotBefore { .. } | Self::NotPublished { .. } | Self::Unstated => None,
        }
    }

    /// How many days are left on that day; negative where it is late by so many.
    #[must_use]
    pub fn left(self, today: LocalDate) -> Option<i64> {
        self.last_day().map(|day| day.days_since(today))
    }

    /// Late from the first moment after the last day.
    #[must_use]
    pub fn is_late(self, today: LocalDate) -> bool {
        self.left(today).is_some_and(|left| left < 0)
    }
}

impl Rule {
    /// When what this rule asks for is due, where its start event fell on that day.
    #[must_use]
    pub fn due(&self, start: LocalDate, ground: &Ground) -> Due {
        let roll = |day| match self.bound {
            Some(bound) => ground.calendar.roll(day, ground.roll(bound)).map_err(|year| (year, day)),
            None => Ok(day),
        };
        let due = match self.length {
            Length::Days(days) => told(roll(start.plus(days)), |day| Due::By { day }),
            Length::WorkingDays(days) => told(ground.calendar.due(start, days), |day| Due::By { day }),
            // The window opens on its day; only its end may fall on a day of rest.
            Length::Between(from, until) => told(roll(start.plus(until)), |until| Due::Between { from: start.plus(from), until }),
            Length::Wait(Months(months)) => Due::NotBefore { day: start.plus_months(i32::from(months)) },
            Length::Until(date) => Due::By { day: ground.named(date) },
            Length::AtOnce => Due::AtOnce { day: start },
        };
        match (self.latest.map(|date| ground.named(date)), due) {
            (Some(latest), Due::By { day }) => Due::By { day: day.min(latest) },
            // Whatever the year turns out to be, the notice's own date comes first.
            (Some(latest), Due::NotPublished { earliest, .. }) if latest <= earliest => Due::By { day: latest },
            (_, due) => due,
        }
    }
}

fn told(day: Result<LocalDate, (NotPublished, LocalDate)>, due: impl FnOnce(LocalDate) -> Due) -> Due {
    match day {
        Ok(day) => due(day),
        Err((NotPublished(year), earliest)) => Due::NotPublished { year, earliest },
    }
}

impl Calendar {
    /// The day on which a limit in calendar days ends that would end on `last`.
    fn roll(&self, last: LocalDate, roll: RollOver) -> Result<LocalDate, NotPublished> {
        let first_after = |rests: &dyn Fn(LocalDate) -> Result<bool, NotPublished>| {
            let mut day = last;
            while rests(day)? {
                day = day.plus(CalendarDays(1));
            }
            Ok(day)
        };
        match roll {
            RollOver::NamedDays => first_after(&|day| self.is_statutory(day)),
            RollOver::WholeHoliday if self.is_statutory(last)? => first_after(&|day| self.is_holiday(day)),
            RollOver::WholeHoliday => Ok(last),
            RollOver::RestDays => first_after(&|day| self.is_working_day(day).map(|is_worked| !is_worked)),
        }
    }
}
