//! What a camera wrote into a picture about itself: kept beside the picture as it stands there, and proof of nothing.

use crate::evidence::Evidence;
use crate::json::Json;
use crate::place::Position;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What a camera wrote into a picture. Serial numbers and owners' names are not read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Exif {
    /// When it was taken, by the camera's clock.
    #[serde(default)]
    pub taken: Option<CameraTime>,
    /// Where it was taken.
    #[serde(default)]
    pub spot: Option<Spot>,
    /// Who made the camera.
    #[serde(default)]
    pub make: Option<String>,
    /// Which camera it is.
    #[serde(default)]
    pub model: Option<String>,
    /// How the picture is to be turned, 1 to 8; a browser does it by itself.
    #[serde(default)]
    pub orientation: Option<u8>,
}

/// What the clock of a camera showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct CameraTime {
    /// The clock's face, as a clock in China shows it.
    pub clock: Instant,
    /// How many minutes that clock is ahead of UTC; most cameras do not say.
    #[serde(default)]
    pub zone: Option<i32>,
}

/// Where a camera was, by its own word; how exact that is it does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Spot {
    /// Degrees north, in 1e-7.
    pub lat: i64,
    /// Degrees east, in 1e-7.
    pub lon: i64,
}

/// Where a camera's word is far from the phone's. A hint for the reader: either may be wrong, and nothing is refused for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The times are so far apart, in milliseconds.
    Time(i64),
    /// The places are so far apart, in metres.
    Place(i64),
}

const HOUR: i64 = 3_600_000;
/// China's clocks are so many minutes ahead of UTC.
const CHINA: i64 = 8 * 60;
/// A camera's clock may be off so far without saying anything.
const CLOCK_OFF: i64 = HOUR;
/// No two zones of the world are further apart: a clock without its zone says nothing below that.
const ANY_ZONE: i64 = 26 * HOUR;
/// Places may be so far apart, in metres: more than GCJ-02 is off from WGS-84.
const PLACE_OFF: i64 = 1000;

impl CameraTime {
    /// The moment, where the camera says by which zone its clock goes.
    #[must_use]
    pub fn instant(self) -> Option<Instant> {
        self.zone.map(|zone| self.clock.plus((CHINA - i64::from(zone)) * 60_000))
    }

    fn off(self, told: Instant) -> Option<i64> {
        let (own, most) = self.instant().map_or((self.clock, ANY_ZONE), |own| (own, CLOCK_OFF));
        Some(own.since(told).saturating_abs()).filter(|off| *off > most)
    }
}

impl Exif {
    /// Nothing was written into it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Where it is far from what the phone said of the picture: its time, and its place or, where it knew none then, that of the arrival.
    #[must_use]
    pub fn gaps(&self, evidence: &Evidence, arrival: Option<Position>) -> Vec<Gap> {
        let time = self.taken.and_then(|taken| taken.off(evidence.taken_at)).map(Gap::Time);
        let place = self.spot.zip(evidence.position.or(arrival)).and_then(|(spot, told)| spot.off(&told)).map(Gap::Place);
        time.into_iter().chain(place).collect()
    }
}

impl Spot {
    /// A vague position contradicts nothing.
    fn off(self, told: &Position) -> Option<i64> {
        let own = Position { lat: self.lat, lon: self.lon, accuracy: 0, fixes: 0 };
        let off = own.metres_to(told);
        Some(off).filter(|off| off.saturating_sub(told.accuracy / 10) > PLACE_OFF)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Purpose;
    use crate::fixture;
    use crate::id::SheetId;

    fn evidence() -> Evidence {
        fixture::evidence(&SheetId::derived("S"), Purpose::Other)
    }

    fn taken(off: i64, zone: Option<i32>) -> Exif {
        let clock = evidence().taken_at.plus(off);
        Exif { taken: Some(CameraTime { clock, zone }), ..Exif::default() }
    }

    #[test]
    fn a_clock_with_its_zone_is_told_from_an_hour_on() {
        let gaps = |off, zone| taken(off, Some(zone)).gaps(&evidence(), None);
        assert_eq!(gaps(HOUR, 480), []);
        assert_eq!(gaps(-HOUR, 480), []);
        assert_eq!(gaps(HOUR + 1, 480), [Gap::Time(HOUR + 1)]);
        assert_eq!(gaps(-HOUR - 1, 480), [Gap::Time(HOUR + 1)]);
        assert_eq!(gaps(-13 * HOUR, -300), [], "the same moment on a clock in another zone");
        assert_eq!(gaps(0, -300), [Gap::Time(13 * HOUR)]);
    }

    #[test]
    fn a_clock_without_its_zone_is_told_where_no_zone_explains_it() {
        let gaps = |off| taken(off, None).gaps(&evidence(), None);
        assert_eq!(gaps(-ANY_ZONE), []);
        assert_eq!(gaps(-ANY_ZONE - 1), [Gap::Time(ANY_ZONE + 1)], "as of a camera whose battery was out");
    }

    #[test]
    fn a_place_is_told_from_a_kilometre_on_and_never_by_a_vague_position() {
        let told = fixture::position();
        let exif = |north: i64| Exif { spot: Some(Spot { lat: told.lat + north, lon: told.lon }), ..Exif::default() };
        let mut evidence = evidence();
        evidence.position = Some(told);
        // A kilometre is some 90,000 ten-millionths of a degree.
        assert_eq!(exif(89_000).gaps(&evidence, None), []);
        assert_eq!(exif(91_000).gaps(&evidence, None), [Gap::Place(1013)]);
        evidence.position = Some(Position { accuracy: 20_000, ..told });
        assert_eq!(exif(91_000).gaps(&evidence, Some(told)), []);
        evidence.position = None;
        assert_eq!(exif(91_000).gaps(&evidence, None), [], "nothing to hold it against");
        assert_eq!(exif(91_000).gaps(&evidence, Some(told)), [Gap::Place(1013)], "the arrival is the place where the phone knew no other");
    }

    #[test]
    fn no_written_time_or_place_is_too_far_out_to_be_read() {
        let wild = Exif {
            taken: Some(CameraTime { clock: Instant::from_millis(i64::MIN), zone: Some(i32::MAX) }),
            spot: Some(Spot { lat: i64::MIN, lon: i64::MAX }),
            ..Exif::default()
        };
        assert_eq!(wild.gaps(&evidence(), Some(Position { accuracy: i64::MIN, ..fixture::position() })).len(), 2);
    }
}
