//! Where something is: positions without floats, and the divisions of the city.

mod outlines;

use crate::json::Json;
use outlines::OUTLINES;
use serde::{Deserialize, Serialize};

/// A position as a device reported it, in WGS-84.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
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

/// How a position stands to where something is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It may be the same place.
    Here,
    /// It is off by about what the maps of the mainland (GCJ-02) are off from WGS-84 (field-capture.md L9): one of the two may be theirs.
    Shifted,
    /// It is another place.
    Far,
}

/// What a roster's position or a phone's second fix may be off, in metres, without saying anything.
const NEAR: i64 = 300;
/// What GCJ-02 may be off at most, in metres, with the above.
const SHIFTED: i64 = 1000;

impl Position {
    /// The distance in metres, exact to half a percent within a province.
    #[must_use]
    pub fn metres_to(&self, other: &Self) -> i64 {
        // What no device says is drawn to the edge of the world, so that any text that was read is a place.
        let lat = |place: &Self| place.lat.clamp(-900_000_000, 900_000_000);
        let lon = |place: &Self| place.lon.clamp(-1_800_000_000, 1_800_000_000);
        let north = lat(self) - lat(other);
        let middle = i64::midpoint(lat(self), lat(other));
        // The cosine as Bhaskara has it, without floats: (32400 - 4x²) / (32400 + x²) of x degrees.
        let square = middle * middle / 100_000_000_000_000;
        let east = (lon(self) - lon(other)) * (32_400 - 4 * square) / (32_400 + square);
        // A degree is 111,319 m: ten-millionths of it are 1.1 cm. Across the whole world the squares just fit, without their signs.
        let metres = (north.unsigned_abs().pow(2) + east.unsigned_abs().pow(2)).isqrt() * 111_319 / 10_000_000;
        i64::try_from(metres).unwrap_or(i64::MAX)
    }

    /// How it stands to where something is known to be, with its own accuracy allowed for.
    #[must_use]
    pub fn against(&self, known: &Self) -> Nearness {
        match self.metres_to(known).saturating_sub(self.accuracy.saturating_add(known.accuracy) / 10) {
            off if off <= NEAR => Nearness::Here,
            off if off <= SHIFTED => Nearness::Shifted,
            _ => Nearness::Far,
        }
    }
}

/// A county-level division of the city by its GB/T 2260 code; 开发区 is a body and no division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "u32", into = "u32")]
#[json(blank = DIVISIONS[0].0)]
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
    /// The division whose rough outline a position lies in: a suggestion, off by a kilometre near a border, and never a decision (O-11).
    #[must_use]
    pub fn around(position: &Position) -> Option<Self> {
        let (x, y) = (position.lon / 10_000 - 112_000, position.lat / 10_000 - 39_000);
        let is_in = |outline: &[(u16, u16)]| {
            let before = outline.iter().cycle().skip(outline.len().saturating_sub(1));
            // A ray to the east crosses the outline an odd number of times.
            let crossed = outline.iter().zip(before).filter(|((ax, ay), (bx, by))| {
                let (ax, ay, bx, by) = (i64::from(*ax), i64::from(*ay), i64::from(*bx), i64::from(*by));
                let (here, there) = ((x - ax) * (by - ay), (bx - ax) * (y - ay));
                (ay > y) != (by > y) && if by > ay { here < there } else { here > there }
            });
            crossed.count() % 2 == 1
        };
        OUTLINES.iter().find(|(_, outline)| is_in(outline)).and_then(|(code, _)| Self::try_from(*code).ok())
    }

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

    const fn at(lat: i64, lon: i64) -> Position {
        Position { lat, lon, accuracy: 60, fixes: 1 }
    }

    #[test]
    fn distances_are_those_of_a_map() {
        // A minute of latitude is a sea mile; at 40° one of longitude is 0.766 of it.
        assert_eq!(at(400_000_000, 1_130_000_000).metres_to(&at(400_166_667, 1_130_000_000)), 1855);
        assert!((1416..=1428).contains(&at(400_000_000, 1_130_000_000).metres_to(&at(400_000_000, 1_130_166_667))));
        assert_eq!(at(0, 0).metres_to(&at(0, 0)), 0);
        let nowhere = Position { lat: i64::MIN, lon: i64::MAX, accuracy: i64::MAX, fixes: 0 };
        assert!(nowhere.metres_to(&at(i64::MAX, i64::MIN)) > 20_000_000);
        assert_eq!(nowhere.against(&nowhere), Nearness::Here);
    }

    #[test]
    fn the_maps_of_the_mainland_are_off_by_some_six_hundred_metres() {
        let station = at(400_912_000, 1_133_000_000);
        // Its place by GCJ-02: 0.0063° east, 0.0010° north.
        let map = at(400_922_000, 1_133_063_000);
        assert_eq!(station.against(&station), Nearness::Here);
        assert_eq!(map.against(&station), Nearness::Shifted);
        assert_eq!(at(401_912_000, 1_133_000_000).against(&station), Nearness::Far);
        let vague = Position { accuracy: 20_000, ..at(401_012_000, 1_133_000_000) };
        assert_eq!(vague.against(&station), Nearness::Here, "a vague position contradicts nothing");
    }

    #[test]
    fn an_outline_suggests_the_division() {
        let around = |lat, lon| Division::around(&at(lat, lon)).map(Division::name);
        assert_eq!(around(400_912_000, 1_133_000_000), Some("平城区"));
        assert_eq!(around(394_400_000, 1_142_300_000), Some("灵丘县"));
        assert_eq!(around(404_200_000, 1_140_900_000), Some("天镇县"));
        assert_eq!(around(398_700_000, 1_125_000_000), None, "朔州");
        assert_eq!(around(i64::MIN, i64::MAX), None);
    }

    #[test]
    fn fifty_metres_is_still_good() {
        let at = |accuracy| Position { lat: 0, lon: 0, accuracy, fixes: 1 };
        assert!(!at(500).is_vague() && at(501).is_vague());
    }
}
