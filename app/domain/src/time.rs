//! Time: instants in milliseconds, dates in China's one zone, and two kinds of days that never mix.

use crate::json::Json;
use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// China keeps one zone all year: UTC+8, in milliseconds.
const CHINA: i64 = 8 * 3_600_000;
const DAY: i64 = 86_400_000;

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// The moment that many milliseconds after 1970-01-01 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment `millis` later (earlier where negative); it stops at the ends of the range.
    #[must_use]
    pub const fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to here.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The date in China.
    #[must_use]
    pub fn local_date(self) -> LocalDate {
        let days = self.0.saturating_add(CHINA).div_euclid(DAY);
        let epoch = NaiveDate::default();
        LocalDate(TimeDelta::try_days(days).and_then(|gap| epoch.checked_add_signed(gap)).unwrap_or(epoch))
    }

    /// The clock on the wall in China: hours, minutes, seconds.
    #[must_use]
    pub const fn local_clock(self) -> (i64, i64, i64) {
        let seconds = self.0.saturating_add(CHINA).rem_euclid(DAY) / 1000;
        (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// To the minute, China's time, as a form's entry of date and time holds it: `2026-11-22T14:11`.
    #[must_use]
    pub fn local_minute(self) -> String {
        let (hours, minutes, _) = self.local_clock();
        format!("{}T{hours:02}:{minutes:02}", self.local_date())
    }
}

impl FromStr for Instant {
    type Err = NoDate;

    /// Reads date and time to the minute, as [`Instant::local_minute`] writes them; seconds are passed over.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let read = || {
            let (date, clock) = text.split_once(['T', ' '])?;
            let mut parts = clock.split(':').map(|part| part.parse::<i64>().ok().filter(|_| part.len() == 2));
            let (hours, minutes) = (parts.next()??, parts.next()??);
            let is_clock = (0..24).contains(&hours) && (0..60).contains(&minutes);
            Some((date.parse::<LocalDate>().ok()?, hours * 60 + minutes)).filter(|_| is_clock)
        };
        let (date, minutes) = read().ok_or_else(|| NoDate(text.to_owned()))?;
        Ok(date.start().plus(minutes * 60_000))
    }
}

/// Written as `2026-11-22 14:11:08`, China's time.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = self.local_clock();
        write!(f, "{} {hours:02}:{minutes:02}:{seconds:02}", self.local_date())
    }
}

/// A date in China, written as `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self(NaiveDate::default()))]
pub struct LocalDate(NaiveDate);

impl LocalDate {
    /// The date of that year, month and day, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Monday is 0, Sunday is 6.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The first moment of the date in China.
    #[must_use]
    pub fn start(self) -> Instant {
        Instant((self.0 - NaiveDate::default()).num_days() * DAY - CHINA)
    }

    /// The date that many calendar days later: the "日" of Order 18.
    #[must_use]
    pub fn plus(self, days: CalendarDays) -> Self {
        Self(self.0.checked_add_days(chrono::Days::new(days.0.into())).unwrap_or(self.0))
    }

    /// The date that many calendar days earlier.
    #[must_use]
    pub fn minus(self, days: CalendarDays) -> Self {
        Self(self.0.checked_sub_days(chrono::Days::new(days.0.into())).unwrap_or(self.0))
    }

    /// The first moment after the date in China: what is due "that day" is late from here on.
    #[must_use]
    pub fn end(self) -> Instant {
        self.start().plus(DAY)
    }

    /// The same day of the month that many months later, or earlier where negative; the last of a month that is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let gap = chrono::Months::new(months.unsigned_abs());
        Self(if months < 0 { self.0.checked_sub_months(gap) } else { self.0.checked_add_months(gap) }.unwrap_or(self.0))
    }

    /// Calendar days from `earlier` to here; negative where it lies after.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl fmt::Display for LocalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// The text is no date of the form `2026-11-22`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date of the form 2026-11-22")]
pub struct NoDate(String);

impl FromStr for LocalDate {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        // By hand: chrono's reader of any form weighs more than a page of the phone.
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
        let mut date = || Self::new(part(4)?.parse().ok()?, part(2)?.parse().ok()?, part(2)?.parse().ok()?);
        date().ok_or_else(|| NoDate(text.to_owned()))
    }
}

impl TryFrom<String> for LocalDate {
    type Error = NoDate;
    fn try_from(text: String) -> Result<Self, NoDate> {
        text.parse()
    }
}

impl From<LocalDate> for String {
    fn from(date: LocalDate) -> Self {
        date.to_string()
    }
}

/// "15 日": every day counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CalendarDays(pub u16);

/// "6 个月": the same day of a later month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Months(pub u16);

/// "3 个工作日": rest days do not count, make-up days do (O-77).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct WorkingDays(pub u16);

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_chinas() {
        let moment = Instant::from_millis(1_795_363_868_000);
        assert_eq!(moment.to_string(), "2026-11-23 00:11:08");
        assert_eq!(date("2026-11-23").start(), Instant::from_millis(1_795_363_200_000));
        assert_eq!(date("2026-11-23").start().local_date(), date("2026-11-23"));
        assert_eq!(date("2026-11-23").start().plus(-1).local_date(), date("2026-11-22"));
        assert_eq!(date("2025-11-10").plus(CalendarDays(15)), date("2025-11-25"));
        assert_eq!(date("2026-11-22").end(), date("2026-11-23").start());
        assert!("2026-02-30".parse::<LocalDate>().is_err());
    }

    #[test]
    fn a8_months_end_on_a_day_that_exists() {
        for (day, before) in [("2026-11-22", "2026-05-22"), ("2026-08-31", "2026-02-28"), ("2028-08-30", "2028-02-29"), ("2026-03-31", "2025-09-30")]
        {
            assert_eq!(date(day).plus_months(-6), date(before), "{day}");
        }
        assert_eq!(date("2026-08-31").plus_months(6), date("2027-02-28"));
        assert_eq!(date("2026-08-31").plus_months(24), date("2028-08-31"));
    }
}
