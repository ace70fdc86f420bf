//! The seed: nobody knows it before a public number is announced, and everybody can compute it afterwards.

use crate::digest::{Digest, hex, unhex};
use crate::id::DrawId;
use crate::json::Json;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// SHA-256 over a tag and parts, each with its length before it, so that no two lists of parts are the same bytes.
fn tagged(tag: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in std::iter::once(&tag.as_bytes()).chain(parts) {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Who gives half of the chance: two of them, and never of one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 组织方: the bureau.
    Organiser,
    /// 监督方: another body, such as the sampling agency or the enforcement team.
    Observer,
}

impl Party {
    /// Both, in the order of the seed.
    pub const BOTH: [Self; 2] = [Self::Organiser, Self::Observer];

    const fn word(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Observer => "observer",
        }
    }
}

/// Half of the chance, written as 64 hexadecimal digits; told to nobody until the public number is known.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self([0; 32]))]
pub struct Secret([u8; 32]);

/// The text is no secret of 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a secret has 64 hexadecimal digits")]
pub struct NoSecret;

impl Secret {
    /// The secret of bytes that an edge took from chance.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What may be told of it before the draw.
    #[must_use]
    pub fn commitment(&self, draw: DrawId, party: Party) -> Commitment {
        let own = tagged("fengyang draw commitment 1", &[draw.to_string().as_bytes(), party.word().as_bytes(), &self.0]);
        Commitment(Digest::from_sha256(own))
    }
}

/// Secrets stand in no log.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Blanks between its groups do no harm.
impl FromStr for Secret {
    type Err = NoSecret;
    fn from_str(text: &str) -> Result<Self, NoSecret> {
        let digits: String = text.split_whitespace().collect();
        unhex(&digits).and_then(|bytes| bytes.try_into().ok()).map(Self).ok_or(NoSecret)
    }
}

impl TryFrom<String> for Secret {
    type Error = NoSecret;
    fn try_from(text: String) -> Result<Self, NoSecret> {
        text.parse()
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> Self {
        hex(&secret.0)
    }
}

/// The digest of a secret, of whose it is and for which draw, so that nobody can hand in another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct Commitment(Digest);

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Both commitments of one draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitments {
    /// Of which draw.
    pub draw: DrawId,
    /// The bureau's.
    pub organiser: Commitment,
    /// The other body's.
    pub observer: Commitment,
}

/// The secret is not the one that was committed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the secret of the {} does not fit its commitment", .0.word())]
pub struct WrongSecret(pub Party);

/// The number that nobody could know before: its digits, in groups parted by one blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[json(blank = Self("0".to_owned()))]
pub struct PublicNumber(String);

/// The text holds too few digits to be a chance, or too many to be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a public number has four to sixty-four digits")]
pub struct NoNumber;

impl PublicNumber {
    /// The digits with their blanks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whatever stands between digits parts groups, and full-width digits are digits.
impl FromStr for PublicNumber {
    type Err = NoNumber;
    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let plain = |c: char| match c {
            '0'..='9' => c,
            '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(' '),
            _ => ' ',
        };
        let plain: String = text.chars().map(plain).collect();
        let groups: Vec<&str> = plain.split(' ').filter(|group| !group.is_empty()).collect();
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        if (4..=64).contains(&digits) { Ok(Self(groups.join(" "))) } else { Err(NoNumber) }
    }
}

impl TryFrom<String> for PublicNumber {
    type Error = NoNumber;
    fn try_from(text: String) -> Result<Self, NoNumber> {
        text.parse()
    }
}

impl From<PublicNumber> for String {
    fn from(number: PublicNumber) -> Self {
        number.0
    }
}

/// What everything that is drawn follows from. There is no other way to one than by two secrets that fit their commitments.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// The seed of a frozen roster, two opened commitments and a public number.
    ///
    /// # Errors
    /// A secret does not fit its commitment.
    pub fn open(
        roster: Digest,
        commitments: &Commitments,
        organiser: &Secret,
        observer: &Secret,
        number: &PublicNumber,
    ) -> Result<Self, WrongSecret> {
        for (party, secret, commitment) in [(Party::Organiser, organiser, commitments.organiser), (Party::Observer, observer, commitments.observer)] {
            if secret.commitment(commitments.draw, party) != commitment {
                return Err(WrongSecret(party));
            }
        }
        let roster: [u8; 32] = roster.into();
        Ok(Self(tagged("fengyang draw seed 1", &[&roster, &organiser.0, &observer.0, number.0.as_bytes()])))
    }

    pub(super) const fn key(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Whoever has the seed has the list.
impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_its_digits_however_they_are_typed() {
        let read = |text: &str| text.parse::<PublicNumber>().map(|number| number.0);
        assert_eq!(read(" 03、08,14 + １１ "), Ok("03 08 14 11".to_owned()));
        assert_eq!(read("双色球 123"), Err(NoNumber));
        assert_eq!(read(&"1".repeat(65)), Err(NoNumber));
    }

    #[test]
    fn parts_are_not_run_together() {
        assert_ne!(tagged("t", &[b"ab", b"c"]), tagged("t", &[b"a", b"bc"]));
        assert_ne!(tagged("t", &[b"ab"]), tagged("t", &[b"ab", b""]));
    }

    #[test]
    fn a_commitment_is_of_one_party_and_one_draw() {
        let (secret, draw) = (Secret([7; 32]), DrawId::derived("draw"));
        let own = secret.commitment(draw, Party::Organiser);
        assert_ne!(own, secret.commitment(draw, Party::Observer));
        assert_ne!(own, secret.commitment(DrawId::derived("another"), Party::Organiser));
    }

    #[test]
    fn no_seed_without_both_secrets() {
        let (draw, own, other) = (DrawId::derived("draw"), Secret([1; 32]), Secret([2; 32]));
        let commitments = Commitments { draw, organiser: own.commitment(draw, Party::Organiser), observer: other.commitment(draw, Party::Observer) };
        let number = "03 08 14 11".parse().unwrap();
        let open = |organiser, observer| Seed::open(Digest::of(b"roster"), &commitments, organiser, observer, &number);
        assert_eq!(open(&other, &other), Err(WrongSecret(Party::Organiser)));
        assert_eq!(open(&own, &own), Err(WrongSecret(Party::Observer)));
        assert!(open(&own, &other).is_ok());
        assert_eq!(format!("{own:?} {:?}", open(&own, &other)), "Secret(…) Ok(Seed(…))");
    }
}
