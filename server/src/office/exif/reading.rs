//! From bytes to what stands in them. All of it is foreign text: what is out of its range is left out, and nothing else of the file is kept.

use super::pieces::Pieces;
use domain::exif::{CameraTime, Exif, Spot};
use domain::time::LocalDate;
use exif::{DateTime, In, Rational, Reader, Tag, Value};
use std::io::{Seek as _, SeekFrom};

/// A make or model is no longer.
const LONGEST: usize = 64;
/// The zones of the world lie within so many minutes of UTC.
const FURTHEST: i32 = 14 * 60;
/// Ten-millionths of a degree.
const DEGREE: i128 = 10_000_000;
/// Minutes and seconds are summed so much finer, and then rounded.
const FINER: i128 = 1000;

/// What stands in a file; none where a piece is wanted first.
pub(super) fn read(pieces: &mut Pieces) -> Option<Exif> {
    // Seeking to the beginning never fails.
    let _ = pieces.seek(SeekFrom::Start(0));
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    match reader.read_from_container(pieces).or_else(|error| error.distill_partial_result(|_| {})) {
        Ok(found) => Some(of(&found)),
        Err(exif::Error::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => None,
        // No picture of ours, or a damaged one.
        Err(_) => Some(Exif::default()),
    }
}

fn of(found: &exif::Exif) -> Exif {
    Exif {
        taken: taken(found),
        spot: spot(found),
        make: text(found, Tag::Make),
        model: text(found, Tag::Model),
        orientation: field(found, Tag::Orientation)
            .and_then(|value| value.get_uint(0))
            .and_then(|turn| u8::try_from(turn).ok())
            .filter(|turn| (1..=8).contains(turn)),
    }
}

fn field(found: &exif::Exif, tag: Tag) -> Option<&Value> {
    found.get_field(tag, In::PRIMARY).map(|field| &field.value)
}

fn bytes(found: &exif::Exif, tag: Tag) -> Option<&[u8]> {
    match field(found, tag)? {
        Value::Ascii(parts) => parts.first().map(Vec::as_slice),
        _ => None,
    }
}

fn text(found: &exif::Exif, tag: Tag) -> Option<String> {
    let bytes = bytes(found, tag)?;
    let bytes = bytes.get(..4 * LONGEST).unwrap_or(bytes);
    let shown = String::from_utf8_lossy(bytes).chars().filter(|c| is_shown(*c)).take(LONGEST).collect::<String>();
    Some(shown.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Neither controls nor marks that turn the direction of what is written beside them.
fn is_shown(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

fn taken(found: &exif::Exif) -> Option<CameraTime> {
    let read = |tag| bytes(found, tag).and_then(|bytes| DateTime::from_ascii(bytes).ok());
    let (mut time, zone) = match read(Tag::DateTimeOriginal) {
        Some(time) => (time, Tag::OffsetTimeOriginal),
        None => (read(Tag::DateTimeDigitized)?, Tag::OffsetTimeDigitized),
    };
    let date = LocalDate::new(time.year.into(), time.month.into(), time.day.into())?;
    let (hour, minute, second) = (i64::from(time.hour), i64::from(time.minute), i64::from(time.second));
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    // A zone that cannot be read is none.
    let _ = bytes(found, zone).map(|bytes| time.parse_offset(bytes));
    let zone = time.offset.map(i32::from).filter(|zone| zone.abs() <= FURTHEST);
    Some(CameraTime { clock: date.start().plus(((hour * 60 + minute) * 60 + second) * 1000), zone })
}

fn spot(found: &exif::Exif) -> Option<Spot> {
    // "V": the receiver had lost its satellites.
    if bytes(found, Tag::GPSStatus).is_some_and(|status| status.starts_with(b"V")) {
        return None;
    }
    let angle = |tag, side, minus: u8, most: i64| {
        let Value::Rational(parts) = field(found, tag)? else { return None };
        let degrees = degrees(parts)?;
        let is_minus = bytes(found, side)?.first() == Some(&minus);
        let degrees = if is_minus { -degrees } else { degrees };
        i64::try_from(degrees).ok().filter(|degrees| degrees.abs() <= most)
    };
    let lat = angle(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 900_000_000)?;
    let lon = angle(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 1_800_000_000)?;
    // Cameras without a position write noughts.
    Some(Spot { lat, lon }).filter(|spot| (spot.lat, spot.lon) != (0, 0))
}

/// Degrees, minutes and seconds as one number.
fn degrees(parts: &[Rational]) -> Option<i128> {
    let mut sum = 0;
    for (part, sixty) in parts.iter().take(3).zip([1, 60, 3600]) {
        let below = i128::from(part.denom) * sixty;
        sum += (i128::from(part.num) * DEGREE * FINER).checked_div(below)?;
    }
    Some((sum + FINER / 2) / FINER).filter(|_| !parts.is_empty())
}
