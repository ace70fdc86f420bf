//! Quantities of goods, exact to a thousandth of their unit; no float stands in what is signed.

use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 升.
    Litre,
    /// 千克.
    Kilogram,
    /// 件.
    Piece,
    /// 套.
    Set,
    /// 双.
    Pair,
    /// 包.
    Pack,
}

impl Unit {
    /// The sign that forms print.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Litre => "L",
            Self::Kilogram => "kg",
            Self::Piece => "件",
            Self::Set => "套",
            Self::Pair => "双",
            Self::Pack => "包",
        }
    }
}

/// An amount of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Quantity {
    /// Thousandths of the unit.
    pub milli: i64,
    /// The unit.
    pub unit: Unit,
}

impl Quantity {
    /// A whole number of units.
    #[must_use]
    pub const fn whole(units: i64, unit: Unit) -> Self {
        Self { milli: units.saturating_mul(1000), unit }
    }

    /// The quantity that a text like `8200` or `1.5` states, with at most three decimals.
    #[must_use]
    pub fn parse(text: &str, unit: Unit) -> Option<Self> {
        parse_decimal(text, 3).map(|milli| Self { milli, unit })
    }

    /// Tells whether this is at least `least`; quantities of other units never are.
    #[must_use]
    pub fn reaches(self, least: Self) -> bool {
        self.unit == least.unit && self.milli >= least.milli
    }
}

/// The number alone, without needless zeros: `8200`, `1.5`.
#[must_use]
pub fn number(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:03}").trim_end_matches('0').to_owned() }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", number(self.milli), self.unit.sign())
    }
}

/// Reads a plain decimal without sign as an integer of the last allowed decimal; full-width digits are read too.
pub(crate) fn parse_decimal(text: &str, decimals: u32) -> Option<i64> {
    let text: String = text.trim().chars().filter(|c| !matches!(c, ',' | '，' | ' ')).map(narrow).collect();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) {
        return None;
    }
    let shown = u32::try_from(rest.len()).ok()?;
    let scale = 10_i64.checked_pow(decimals.checked_sub(shown)?)?;
    format!("{whole}{rest}").parse::<i64>().ok()?.checked_mul(scale)
}

/// Full-width digits and the full-width stop as keyboards of Chinese offices produce them.
fn narrow(c: char) -> char {
    match c {
        '．' | '。' => '.',
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_written_exactly() {
        for (text, milli) in [
            ("3", Some(3000)),
            ("1.5", Some(1500)),
            ("8 200", Some(8_200_000)),
            ("０．５", Some(500)),
            ("", None),
            ("1.2345", None),
            ("-1", None),
            ("1.", Some(1000)),
            ("abc", None),
        ] {
            assert_eq!(Quantity::parse(text, Unit::Litre).map(|q| q.milli), milli, "{text}");
        }
        assert_eq!(Quantity { milli: 1500, unit: Unit::Litre }.to_string(), "1.5 L");
        assert_eq!(Quantity::whole(8200, Unit::Litre).to_string(), "8200 L");
        assert_eq!(Quantity { milli: 50, unit: Unit::Kilogram }.to_string(), "0.05 kg");
        assert_eq!(number(-1500), "-1.5");
    }

    #[test]
    fn quantities_of_two_units_do_not_compare() {
        assert!(Quantity::whole(3, Unit::Litre).reaches(Quantity::whole(3, Unit::Litre)));
        assert!(!Quantity::whole(2, Unit::Litre).reaches(Quantity::whole(3, Unit::Litre)));
        assert!(!Quantity::whole(3, Unit::Kilogram).reaches(Quantity::whole(3, Unit::Litre)));
    }
}
