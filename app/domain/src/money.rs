//! Money in fen, and the capitals (大写) in which a payment slip repeats it.

use crate::json::Json;
use crate::quantity::Quantity;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in fen, 0.01 yuan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// The amount that a text like `7.26` states in yuan, with at most two decimals.
    #[must_use]
    pub fn parse_yuan(text: &str) -> Option<Self> {
        crate::quantity::parse_decimal(text, 2).map(Self)
    }

    /// The price of a quantity at this price a unit, rounded half up to the fen.
    #[must_use]
    pub const fn times(self, quantity: Quantity) -> Self {
        Self((self.0.saturating_mul(quantity.milli).saturating_add(500)).div_euclid(1000))
    }

    /// The amount in capitals, as slips and invoices print it: 贰拾壹元柒角捌分.
    #[must_use]
    pub fn in_capitals(self) -> String {
        let negative = if self.0 < 0 { "负" } else { "" };
        let (yuan, jiao, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() / 10 % 10, self.0.unsigned_abs() % 10);
        let mut text = String::from(negative);
        if yuan > 0 {
            text.push_str(&whole(yuan));
            text.push('元');
        }
        match (jiao, fen) {
            (0, 0) if yuan == 0 => text.push_str("零元整"),
            (0, 0) => text.push('整'),
            (0, fen) => {
                if yuan > 0 {
                    text.push('零');
                }
                text.push_str(digit(fen));
                text.push('分');
            }
            (jiao, fen) => {
                if yuan > 0 && yuan % 10 == 0 {
                    text.push('零');
                }
                text.push_str(digit(jiao));
                text.push('角');
                if fen > 0 {
                    text.push_str(digit(fen));
                    text.push('分');
                } else {
                    text.push('整');
                }
            }
        }
        text
    }
}

/// Written in yuan with two decimals: `21.78`.
impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

const fn digit(of: u64) -> &'static str {
    match of % 10 {
        1 => "壹",
        2 => "贰",
        3 => "叁",
        4 => "肆",
        5 => "伍",
        6 => "陆",
        7 => "柒",
        8 => "捌",
        9 => "玖",
        _ => "零",
    }
}

/// Whole yuan in capitals; runs of zeros inside and between groups of four are read once.
fn whole(yuan: u64) -> String {
    const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
    let mut text = String::new();
    let mut gap = false;
    for (index, name) in GROUPS.iter().enumerate().rev() {
        let group = u32::try_from(index).ok().and_then(|power| 10_000_u64.checked_pow(power)).map_or(0, |unit| yuan / unit % 10_000);
        if group == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || group < 1000) {
            text.push('零');
        }
        gap = false;
        text.push_str(&four(group));
        text.push_str(name);
    }
    text
}

/// A group of at most four digits.
fn four(group: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        match group / unit % 10 {
            0 => gap = !text.is_empty(),
            value => {
                if gap {
                    text.push('零');
                    gap = false;
                }
                text.push_str(digit(value));
                text.push_str(name);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    #[test]
    fn o33_amount_in_capitals() {
        for (fen, capitals) in [
            (0, "零元整"),
            (1, "壹分"),
            (10, "壹角整"),
            (2178, "贰拾壹元柒角捌分"),
            (2000, "贰拾元整"),
            (2050, "贰拾元零伍角整"),
            (2105, "贰拾壹元零伍分"),
            (10_000, "壹佰元整"),
            (10_010_100, "壹拾万零壹佰零壹元整"),
            (100_000_000, "壹佰万元整"),
            (100_000_500, "壹佰万零伍元整"),
            (12_345_678_901, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分"),
            (100_000_000_100, "壹拾亿零壹元整"),
            (-150, "负壹元伍角整"),
        ] {
            assert_eq!(Fen(fen).in_capitals(), capitals, "{fen}");
        }
    }

    #[test]
    fn price_times_quantity_rounds_to_the_fen() {
        assert_eq!(Fen(726).times(Quantity::whole(3, Unit::Litre)), Fen(2178));
        assert_eq!(Fen(333).times(Quantity { milli: 1_500, unit: Unit::Litre }), Fen(500));
        assert_eq!(Fen::parse_yuan("7.26"), Some(Fen(726)));
        assert_eq!(Fen::parse_yuan("7.265"), None);
        assert_eq!(Fen(2178).to_string(), "21.78");
        assert_eq!(Fen(-5).to_string(), "-0.05");
    }
}
