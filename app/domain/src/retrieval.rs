//! The retrieval code (查询码): with it and the number of its sheet an enterprise fetches its copies later, without an account (O-50).

use crate::json::Json;
use crate::number::SheetNumber;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of a code: read out over the telephone, typed with one thumb, and beyond guessing for whoever may try a few times an hour.
const DIGITS: usize = 12;
/// Digits that are written together.
const GROUP: usize = 4;

/// A code as it is compared: twelve digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code of a secret, of which the first bytes count.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        let mut head = [0; 8];
        head.copy_from_slice(&secret[..8]);
        // 2^64 is so much more than 10^12 that no code is likelier than another by a part in ten million.
        Self(format!("{:0DIGITS$}", u64::from_be_bytes(head) % 1_000_000_000_000))
    }

    /// The code that somebody typed, with the blanks and dashes that are put in for the eye; `None` where it can be none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        (text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(text))
    }

    /// Tells whether both are the same, in a time that does not tell where they differ.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        let differences = self.0.bytes().zip(other.0.bytes()).fold(0, |all, (own, other)| all | (own ^ other));
        self.0.len() == other.0.len() && differences == 0
    }

    /// The digits alone, as they stand in an address.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// As it is shown: `4821 0937 5516`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Secrets stand in no log.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// What a phone shows at the end of a visit, offline: the code of one of its reserved numbers, and where it leads.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Retrieval {
    /// The number of the sheet.
    pub number: SheetNumber,
    /// Its code, as it is shown.
    pub code: String,
    /// The address that the picture of dots carries.
    pub address: String,
}

impl fmt::Debug for Retrieval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retrieval").field("number", &self.number).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_shown() {
        let code = Code::of(&[7; 32]);
        assert_eq!((code.digits().len(), code.to_string().len()), (12, 14));
        assert_eq!(Code::parse(&code.to_string()), Some(code.clone()));
        assert_eq!(Code::parse(&format!(" {}-{} ", &code.digits()[..4], &code.digits()[4..])), Some(code.clone()));
        assert!(code.fits(&code.clone()) && !code.fits(&Code::of(&[8; 32])));
        for none in ["", "12345678901", "1234567890123", "12345678901x", "１２３４５６７８９０１２"] {
            assert_eq!(Code::parse(none), None, "{none}");
        }
    }

    #[test]
    fn no_log_tells_a_code() {
        let code = Code::of(&[7; 32]);
        let number = SheetNumber::parse("26021-00001-0").unwrap();
        let shown = Retrieval { number, code: code.to_string(), address: format!("https://office.example/e/1?code={}", code.digits()) };
        let told = format!("{code:?} {shown:?}");
        assert!(!told.contains(code.digits()) && !told.contains(&shown.code), "{told}");
    }
}
