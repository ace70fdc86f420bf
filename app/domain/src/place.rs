//! Where something is: positions without floats, and the divisions of the city.

use serde::{Deserialize, Serialize};

/// A position as a device reported it, in WGS-84.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Degrees north, in 1e-7.
    pub lat: i64,
    /// Degrees east, in 1e-7.
    pub lon: i64,
    /// Radius of 68 % confidence, in decimetres.
    pub accuracy: i64,
    /// How many fixes were seen before this, the best of them, was kept.
    pub fixes: u32,
}

impl Position {
    /// Above 50 m a position says little (field-capture.md L9).
    #[must_use]
    pub const fn is_vague(&self) -> bool {
        self.accuracy > 500
    }
}

/// A county-level division of the city by its GB/T 2260 code; 开发区 is a body and no division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Division(u32);

/// The ten divisions of Datong (domain.md §6B).
pub const DIVISIONS: [(Division, &str); 10] = [
    (Division(140_212), "新荣区"),
    (Division(140_213), "平城区"),
    (Division(140_214), "云冈区"),
    (Division(140_215), "云州区"),
    (Division(140_221), "阳高县"),
    (Division(140_222), "天镇县"),
    (Division(140_223), "广灵县"),
    (Division(140_224), "灵丘县"),
    (Division(140_225), "浑源县"),
    (Division(140_226), "左云县"),
];

/// The code lies outside the city, or was abolished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is none of the ten divisions of Datong")]
pub struct ForeignDivision(pub u32);

impl Division {
    /// The name of the division.
    #[must_use]
    pub fn name(self) -> &'static str {
        DIVISIONS.iter().find(|(division, _)| *division == self).map_or("", |(_, name)| name)
    }

    /// The six digits.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Division {
    type Error = ForeignDivision;
    fn try_from(code: u32) -> Result<Self, ForeignDivision> {
        DIVISIONS.iter().map(|(division, _)| *division).find(|division| division.0 == code).ok_or(ForeignDivision(code))
    }
}

impl From<Division> for u32 {
    fn from(division: Division) -> Self {
        division.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o11_only_the_ten_divisions() {
        assert_eq!(Division::try_from(140_213).unwrap().name(), "平城区");
        for foreign in [110_101, 140_202, 140_203, 140_211, 140_227, 140_271, 140_200] {
            assert_eq!(Division::try_from(foreign), Err(ForeignDivision(foreign)));
        }
    }

    #[test]
    fn fifty_metres_is_still_good() {
        let at = |accuracy| Position { lat: 0, lon: 0, accuracy, fixes: 1 };
        assert!(!at(500).is_vague() && at(501).is_vague());
    }
}
