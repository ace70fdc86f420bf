//! The words beside photos and videos.

use domain::evidence::{MediaSource, Purpose};
use domain::exif::{CameraTime, Gap, Spot};
use domain::place::Position;

/// The server has it and has computed its digest.
pub const PROVED: &str = "✓ 已由服务器核验";
/// It is not here yet.
pub const NOT_PROVED: &str = "○ 尚未收到";
/// What stands in its place.
pub const NOT_HERE: &str = "文件还在手机上，联网后自动上传";
/// No position.
pub const NO_POSITION: &str = "无定位";

/// When it was taken, by the camera's word.
pub const EXIF_TAKEN: &str = "拍摄时间（照片自带）";
/// Where it was taken, by the camera's word.
pub const EXIF_SPOT: &str = "位置（照片自带）";
/// Which camera, by its own word.
pub const EXIF_CAMERA: &str = "设备（照片自带）";
/// What the camera's word is worth.
pub const EXIF_PROVES_NOTHING: &str =
    "注明“照片自带”的时间、位置和设备，是拍照设备自己写进文件的：可能不准，也可能被人改过，单凭它们不能证明什么。文件本身原样保存，未作改动。";

/// The heading.
#[must_use]
pub fn evidence(here: usize, all: usize) -> String {
    format!("证据：{here}/{all} 个文件已由服务器核验")
}

/// What it is for.
#[must_use]
pub fn purpose(purpose: Purpose) -> String {
    match purpose {
        Purpose::Class { class } => crate::words::denials::evidence_class(class).to_owned(),
        Purpose::PriceTag => "标价签".to_owned(),
        Purpose::Seal { .. } => "封条".to_owned(),
        Purpose::SealSlip { .. } => "封条签字".to_owned(),
        Purpose::Receipt => "票据".to_owned(),
        Purpose::Ending => "现场情况".to_owned(),
        Purpose::SignedPaper => "签字盖章的纸面".to_owned(),
        Purpose::Storage => "备用样品封存状态".to_owned(),
        Purpose::Other => "其他".to_owned(),
    }
}

/// A picture, for those who cannot see it.
#[must_use]
pub fn picture_of(what: &str, at: &str) -> String {
    format!("{what}照片，拍摄于 {at}")
}

/// A video, for those who cannot see it.
#[must_use]
pub fn video_of(what: &str, at: &str) -> String {
    format!("{what}录像，拍摄于 {at}")
}

/// Where the bytes came from.
#[must_use]
pub fn source(source: &MediaSource) -> String {
    match source {
        MediaSource::Camera => "现场拍摄".to_owned(),
        MediaSource::File => "从手机选取".to_owned(),
        MediaSource::Import { device } => format!("导入自 {device}"),
    }
}

/// Degrees with five decimals, which is a metre, and the accuracy.
#[must_use]
pub fn position(at: Position) -> String {
    format!("北纬 {}° 东经 {}° ±{} m", degrees(at.lat), degrees(at.lon), at.accuracy / 10)
}

/// The camera's word for the place.
#[must_use]
pub fn spot(at: Spot) -> String {
    format!("{} {}", side(at.lat, "北纬", "南纬"), side(at.lon, "东经", "西经"))
}

fn side(of: i64, plus: &str, minus: &str) -> String {
    format!("{} {}°", if of < 0 { minus } else { plus }, degrees(of.saturating_abs()))
}

/// The camera's clock, and by which zone it goes.
#[must_use]
pub fn camera_time(taken: CameraTime) -> String {
    match taken.zone {
        None => format!("{}（未注明时区）", taken.clock),
        Some(480) => format!("{}（北京时间）", taken.clock),
        Some(zone) => {
            let sign = if zone < 0 { '−' } else { '+' };
            format!("{}（UTC{sign}{:02}:{:02}）", taken.clock, zone.abs() / 60, zone.abs() % 60)
        }
    }
}

/// The camera's name; many write the maker's into the model's too.
#[must_use]
pub fn camera(make: Option<&str>, model: Option<&str>) -> Option<String> {
    match (make, model) {
        (Some(make), Some(model)) if model.to_lowercase().starts_with(&make.to_lowercase()) => Some(model.to_owned()),
        (Some(make), Some(model)) => Some(format!("{make} {model}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// The time of a file that no camera of the app took.
pub const FILE_TIME: &str = "文件自带时间 ";

/// The camera's word is far from the phone's; `is_placed` tells that the phone had a position of its own for the picture, and not only that of the arrival.
#[must_use]
pub fn gap(gap: Gap, is_placed: bool) -> String {
    let place = if is_placed { "手机所报的位置" } else { "到场位置" };
    match gap {
        Gap::Time(off) => format!("与手机所报的时间相差约 {}", lasting(off)),
        Gap::Place(metres) if metres < 10_000 => format!("与{place}相距约 {}.{} 公里", metres / 1000, metres % 1000 / 100),
        Gap::Place(metres) => format!("与{place}相距约 {} 公里", metres / 1000),
    }
}

fn lasting(millis: i64) -> String {
    let hours = millis / 3_600_000;
    match hours {
        0..48 => format!("{hours} 小时"),
        48..17_520 => format!("{} 天", hours / 24),
        _ => format!("{} 年", hours / 8760),
    }
}

fn degrees(of: i64) -> String {
    format!("{}.{:05}", of / 10_000_000, (of % 10_000_000).abs() / 100)
}

/// How large it is.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fixture::START;

    #[test]
    fn positions_and_sizes_are_written_plainly() {
        assert_eq!(position(Position { lat: 400_912_345, lon: 1_131_207_000, accuracy: 62, fixes: 4 }), "北纬 40.09123° 东经 113.12070° ±6 m");
        assert_eq!(spot(Spot { lat: -331_234_567, lon: -704_567_890 }), "南纬 33.12345° 西经 70.45678°");
        assert_eq!((size(1), size(999_999), size(12_640_000)), ("1 kB".to_owned(), "1000 kB".to_owned(), "12.6 MB".to_owned()));
    }

    #[test]
    fn a_cameras_word_is_written_with_what_it_lacks() {
        let time = |zone| camera_time(CameraTime { clock: START, zone });
        assert_eq!(time(None), format!("{START}（未注明时区）"));
        assert_eq!((time(Some(480)), time(Some(-210))), (format!("{START}（北京时间）"), format!("{START}（UTC−03:30）")));
        assert_eq!(camera(Some("NIKON"), Some("NIKON D1")).as_deref(), Some("NIKON D1"));
        assert_eq!(camera(Some("Apple"), Some("iPhone 6 Plus")).as_deref(), Some("Apple iPhone 6 Plus"));
        assert_eq!((camera(None, Some("X")).as_deref(), camera(None, None)), (Some("X"), None));
        assert_eq!(gap(Gap::Time(3_700_000), true), "与手机所报的时间相差约 1 小时");
        assert_eq!(gap(Gap::Time(9 * 365 * 86_400_000), true), "与手机所报的时间相差约 9 年");
        assert_eq!(gap(Gap::Time(49 * 3_600_000), true), "与手机所报的时间相差约 2 天");
        assert_eq!(
            (gap(Gap::Place(1260), true), gap(Gap::Place(12_700), false)),
            ("与手机所报的位置相距约 1.2 公里".into(), "与到场位置相距约 12 公里".into())
        );
    }
}
