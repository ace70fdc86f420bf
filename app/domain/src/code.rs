//! Codes of the trade: unified social credit codes (GB 32100), GTIN-13, telephone numbers.

use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The 31 signs of GB 32100-2015: no I, O, Z, S, V.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A unified social credit code whose outer check sign is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self(String::new()))]
pub struct CreditCode(String);

/// Why a text is no unified social credit code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CodeProblem {
    /// Not 18 signs.
    #[error("a credit code has 18 signs and this has {found}")]
    Length {
        /// How many signs there are.
        found: u32,
    },
    /// A sign that the alphabet does not know, perhaps misread for another.
    #[error("the sign {sign:?} at place {place} does not occur in credit codes")]
    Sign {
        /// Counted from 1.
        place: u32,
        /// The sign.
        sign: char,
        /// What was probably meant; a suggestion and never a correction.
        meant: Option<char>,
    },
    /// The check sign is another.
    #[error("the check sign should be {expected}")]
    Check {
        /// The sign that the other 17 demand.
        expected: char,
    },
}

impl CreditCode {
    /// The code that stands somewhere in a text, as in the address that a licence's QR code carries; nothing where none or several stand there.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| part.len() == 18);
        let mut found = parts.filter_map(|part| Self::parse(part).ok());
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// Reads a code; lower case and full-width signs are taken as what they stand for.
    ///
    /// # Errors
    /// The length, a sign or the check sign is wrong (domain.md §6A).
    pub fn parse(text: &str) -> Result<Self, CodeProblem> {
        let signs: Vec<char> = text.trim().chars().map(|c| half_width(c).to_ascii_uppercase()).collect();
        if signs.len() != 18 {
            return Err(CodeProblem::Length { found: u32::try_from(signs.len()).unwrap_or(u32::MAX) });
        }
        let mut values = [0_u32; 18];
        for (index, sign) in signs.iter().enumerate() {
            let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
            values[index] = value(*sign).ok_or(CodeProblem::Sign { place, sign: *sign, meant: meant(*sign) })?;
        }
        let mut weight = 1;
        let mut sum = 0;
        for value in &values[..17] {
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        let check = (31 - sum % 31) % 31;
        if values[17] == check { Ok(Self(signs.into_iter().collect())) } else { Err(CodeProblem::Check { expected: sign(check) }) }
    }

    /// The division that issued it; may be one that was abolished since, so it never decides anything.
    #[must_use]
    pub fn division(&self) -> &str {
        &self.0[2..8]
    }

    /// Tells whether the inner organisation code (GB 11714) checks too; real codes exist that fail it.
    #[must_use]
    pub fn inner_check_holds(&self) -> bool {
        let inner: Vec<u32> = self.0[8..17].chars().map(|c| c.to_digit(36).unwrap_or(0)).collect();
        let sum: u32 = inner.iter().zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(value, weight)| value * weight).sum();
        let expected = match 11 - sum % 11 {
            11 => 0,
            10 => 33, // X
            other => other,
        };
        inner[8] == expected
    }
}

fn value(sign: char) -> Option<u32> {
    ALPHABET.find(sign).and_then(|place| u32::try_from(place).ok())
}

fn sign(value: u32) -> char {
    usize::try_from(value).ok().and_then(|place| ALPHABET.chars().nth(place)).unwrap_or('0')
}

/// The sign that is often misread so.
const fn meant(sign: char) -> Option<char> {
    match sign {
        'O' => Some('0'),
        'I' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'V' => Some('U'),
        _ => None,
    }
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CreditCode {
    type Error = CodeProblem;
    fn try_from(text: String) -> Result<Self, CodeProblem> {
        Self::parse(&text)
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> Self {
        code.0
    }
}

/// A product bar code of 13 digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self(String::new()))]
pub struct Gtin13(String);

/// The text is no GTIN-13, or its check digit is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no GTIN-13 with a right check digit")]
pub struct NoGtin;

impl TryFrom<String> for Gtin13 {
    type Error = NoGtin;
    fn try_from(text: String) -> Result<Self, NoGtin> {
        let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
        let digits = digits.filter(|digits| digits.len() == 13).ok_or(NoGtin)?;
        let sum: u32 = digits.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
        if sum.is_multiple_of(10) { Ok(Self(text)) } else { Err(NoGtin) }
    }
}

impl From<Gtin13> for String {
    fn from(code: Gtin13) -> Self {
        code.0
    }
}

/// Tells whether the text has the form of a mobile number, `1[3-9]` and nine more digits.
#[must_use]
pub fn is_mobile(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next() == Some('1') && matches!(signs.next(), Some('3'..='9')) && text.len() == 11 && signs.all(|c| c.is_ascii_digit())
}

/// Tells whether the text is a telephone number one can dial: mobile, landline with its area code, or a 400 number.
#[must_use]
pub fn is_telephone(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    is_mobile(text)
        || ((10..=12).contains(&digits.len()) && (digits.starts_with('0') || digits.starts_with("400")) && digits.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of domain.md §6A.
    #[test]
    fn credit_code_worked_example() {
        let code = CreditCode::parse("91140213MA0ABCDE6K").unwrap();
        assert_eq!(code.division(), "140213");
        assert!(code.inner_check_holds());
        assert!(CreditCode::parse("91110000600037341L").is_ok());
        assert_eq!(CreditCode::parse("91140213MA0ABCDE6L"), Err(CodeProblem::Check { expected: 'K' }));
    }

    #[test]
    fn credit_code_is_found_in_what_a_licence_carries() {
        let found = |text: &str| CreditCode::find(text).map(|code| code.to_string());
        let code = Some("91140213MA0ABCDE6K".to_owned());
        assert_eq!(found("https://example.invalid/licence?uniscid=91140213MA0ABCDE6K&area=140213"), code);
        assert_eq!(found("91140213MA0ABCDE6K"), code);
        assert_eq!(found("91140213MA0ABCDE6L 91140213MA0ABCDE"), None);
        assert_eq!(found("91140213MA0ABCDE6K 91110000600037341L"), None, "which of two is meant, the sampler says");
    }

    #[test]
    fn credit_code_is_read_as_people_type_it() {
        assert_eq!(CreditCode::parse(" 91140213ma0abcde6k ").unwrap().to_string(), "91140213MA0ABCDE6K");
        assert_eq!(CreditCode::parse("９１１４０２１３ＭＡ０ＡＢＣＤＥ６Ｋ").unwrap().to_string(), "91140213MA0ABCDE6K");
        assert_eq!(CreditCode::parse("9114021"), Err(CodeProblem::Length { found: 7 }));
        assert_eq!(CreditCode::parse("91140213MAOABCDE6K"), Err(CodeProblem::Sign { place: 11, sign: 'O', meant: Some('0') }));
        assert_eq!(meant('I'), Some('1'));
        assert_eq!(meant('Z'), Some('2'));
        assert_eq!(meant('S'), Some('5'));
        assert_eq!(meant('V'), Some('U'));
        assert_eq!(meant('?'), None);
    }

    #[test]
    fn inner_check_is_its_own() {
        // 17 signs with a wrong inner check digit, the outer sign computed for them.
        let outer = ALPHABET.chars().find_map(|last| CreditCode::parse(&format!("91140213MA0ABCDE7{last}")).ok()).unwrap();
        assert!(!outer.inner_check_holds());
        // ISO-like remainders 10 and 11 stand for X and 0.
        for inner in ["MA000000", "MA0AAAAA", "MA0BBBBB", "MA123456", "MA0QQQQQ", "MA0C0DE1"] {
            let sums: u32 = inner.chars().map(|c| c.to_digit(36).unwrap()).zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(v, w)| v * w).sum();
            let expected = match 11 - sums % 11 {
                11 => '0',
                10 => 'X',
                other => char::from_digit(other, 10).unwrap(),
            };
            let code = ALPHABET.chars().find_map(|last| CreditCode::parse(&format!("91140213{inner}{expected}{last}")).ok()).unwrap();
            assert!(code.inner_check_holds(), "{inner}{expected}");
        }
    }

    #[test]
    fn gtin13_check_digit() {
        assert!(Gtin13::try_from("6901234567892".to_owned()).is_ok());
        assert!(Gtin13::try_from("6901234567893".to_owned()).is_err());
        assert!(Gtin13::try_from("690123456789".to_owned()).is_err());
        assert!(Gtin13::try_from("690123456789X".to_owned()).is_err());
    }

    #[test]
    fn telephone_numbers() {
        assert!(is_mobile("13900001234") && is_telephone("13900001234"));
        assert!(
            !is_mobile("12900001234")
                && !is_mobile("1390000123")
                && !is_mobile("139000012345")
                && !is_mobile("1390000123x")
                && !is_mobile("23900001234")
        );
        assert!(is_telephone("0352-1234567") && is_telephone("400-123-4567"));
        assert!(!is_telephone("1234567") && !is_telephone("0352-123456x") && !is_telephone("8352-1234567"));
    }
}
