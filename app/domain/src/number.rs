//! Sheet and seal numbers: opaque, unique, reserved for an assignment so that they exist offline.

use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of a sheet (抽样单编号).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct SheetNumber(String);

/// The number that stands on a seal (封条).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct SealNumber(String);

macro_rules! number {
    ($name:ident) => {
        impl $name {
            /// The number as printed, without the blanks that a hurried thumb adds; `None` where nothing is left.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
                (!text.is_empty() && text.chars().count() <= 40).then_some(Self(text))
            }

            /// The number as printed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number!(SheetNumber);
number!(SealNumber);

/// The default scheme of sheet numbers (domain.md §10 Q5): 年 + 区划 + 机构 + 流水 + check digit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SheetNumberScheme {
    /// Two digits of the year.
    pub year: u8,
    /// Last two digits of the city's four: `02`.
    pub division: u8,
    /// The agency's number within the campaign.
    pub agency: u8,
}

impl SheetNumberScheme {
    /// The number for a serial: `26021-00231-5`.
    #[must_use]
    pub fn number(&self, serial: u32) -> SheetNumber {
        let body = format!("{:02}{:02}{}{serial:05}", self.year % 100, self.division % 100, self.agency % 10);
        SheetNumber(format!("{}-{}-{}", &body[..5], &body[5..], check_digit(&body)))
    }
}

/// ISO/IEC 7064 MOD 11,10: catches every single wrong digit and nearly all swapped neighbours.
#[must_use]
pub fn check_digit(digits: &str) -> u32 {
    let mut product = 10;
    for digit in digits.chars().filter_map(|c| c.to_digit(10)) {
        let sum = match (product + digit) % 10 {
            0 => 10,
            other => other,
        };
        product = sum * 2 % 11;
    }
    (11 - product) % 10
}

/// Tells whether the last digit of a scheme's number is the one that the others demand.
#[must_use]
pub fn checks(number: &SheetNumber) -> bool {
    let digits: String = number.0.chars().filter(char::is_ascii_digit).collect();
    let Some((last, body)) = digits.char_indices().last().map(|(place, last)| (last, &digits[..place])) else { return false };
    last.to_digit(10) == Some(check_digit(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_numbers_check_themselves() {
        let scheme = SheetNumberScheme { year: 26, division: 2, agency: 1 };
        let number = scheme.number(231);
        assert!(number.as_str().starts_with("26021-00231-"), "{number}");
        assert!(checks(&number));
        assert!(!checks(&SheetNumber(String::new())));
        // ISO/IEC 7064, example of MOD 11,10.
        assert_eq!(check_digit("0794"), 5);
    }

    #[test]
    fn one_wrong_digit_is_always_caught() {
        let number = SheetNumberScheme { year: 26, division: 2, agency: 1 }.number(231);
        for (place, digit) in number.as_str().char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            for other in ('0'..='9').filter(|other| *other != digit) {
                let mut text = number.as_str().to_owned();
                text.replace_range(place..=place, &other.to_string());
                assert!(!checks(&SheetNumber(text)));
            }
        }
    }

    #[test]
    fn numbers_are_taken_as_printed() {
        assert_eq!(SealNumber::parse(" f 004417 ").unwrap().as_str(), "F004417");
        assert_eq!(SealNumber::parse("  "), None);
        assert_eq!(SealNumber::parse(&"1".repeat(41)), None);
    }
}
