//! The backup part kept at the enterprise (O-41, O-42): why, by whose approval, where, and how it is sealed there.

use crate::id::PersonId;
use crate::json::Json;
use crate::number::SheetNumber;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The backup part stays sealed at the enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Storage {
    /// Why it is not taken along.
    pub reason: StorageReason,
    /// The reason in words; required where it is another.
    pub note: String,
    /// The bureau's approval.
    pub approval: Approval,
    /// 存放地点.
    pub place: String,
    /// 封存标识的部位.
    pub positions: String,
    /// Whether the enterprise's camera covers the place; the notice asks for it as far as possible.
    pub camera: bool,
}

/// Why a backup part is not taken along (O-41).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum StorageReason {
    /// 不易运输.
    HardToMove,
    /// 价值昂贵.
    Valuable,
    /// 其他.
    Other,
}

impl StorageReason {
    /// In the order of the notice.
    pub const ALL: [Self; 3] = [Self::HardToMove, Self::Valuable, Self::Other];
}

/// The bureau's word, given by telephone as a code that is good for one sheet. The phone holds it against a stretched digest in its package, the
/// office against its log of what it gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Approval {
    /// The code, which is the approval's number as well.
    pub code: ApprovalCode,
    /// Who gave it, as the sampler heard the name.
    pub officer: String,
    /// When it was heard.
    pub at: Instant,
}

/// What the bureau's desk gave: a code for one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct GivenApproval {
    /// The sheet it is good for, by its number: the office may not have heard of the sheet itself.
    pub number: SheetNumber,
    /// The code.
    pub code: ApprovalCode,
    /// Why the bureau approves; required.
    pub why: String,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl GivenApproval {
    /// How long a code may be heard after it was given: until the same hour of the next day.
    const VALID: i64 = 24 * 60 * 60 * 1000;
    /// The clocks of desk and phone may be so far apart, in milliseconds.
    const APART: i64 = 10 * 60 * 1000;

    /// Tells whether it was heard while it was good.
    #[must_use]
    pub const fn was_good(&self, heard: Instant) -> bool {
        let since = heard.since(self.at);
        -Self::APART <= since && since <= Self::VALID
    }
}

/// What proves a stretched code or PIN, beside what opens anything: the digest of this and the stretched bytes.
pub const PROOF: &[u8] = b"fengyang proof of a PIN";

/// How often a code or PIN is stretched: half a second on a slow phone. Never changed: what is kept was stretched so often, and no more.
pub const ROUNDS: u32 = 400_000;

/// Eight digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self(String::new()))]
pub struct ApprovalCode(String);

impl ApprovalCode {
    /// How many digits.
    pub const DIGITS: usize = 8;

    /// Reads a code as somebody types it who hears it: blanks and hyphens between its digits do not count.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        (digits.len() == Self::DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(Self(digits))
    }

    /// The last eight digits of a number.
    #[must_use]
    pub fn of(number: u64) -> Self {
        Self(format!("{:08}", number % 100_000_000))
    }

    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApprovalCode {
    /// In two groups of four, as it is read aloud.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(self.0.len().min(4));
        write!(f, "{first} {second}")
    }
}

impl TryFrom<String> for ApprovalCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("an approval's code has eight digits")
    }
}

impl From<ApprovalCode> for String {
    fn from(code: ApprovalCode) -> Self {
        code.0
    }
}
