//! The words beside photos and videos.

use domain::evidence::{MediaSource, Purpose};
use domain::place::Position;

/// The server has it and has computed its digest.
pub const PROVED: &str = "✓ 已由服务器核验";
/// It is not here yet.
pub const NOT_PROVED: &str = "○ 尚未收到";
/// What stands in its place.
pub const NOT_HERE: &str = "文件还在手机上，联网后自动上传";
/// No position.
pub const NO_POSITION: &str = "无定位";

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
        Purpose::Receipt => "票据".to_owned(),
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

    #[test]
    fn positions_and_sizes_are_written_plainly() {
        assert_eq!(position(Position { lat: 400_912_345, lon: 1_131_207_000, accuracy: 62, fixes: 4 }), "北纬 40.09123° 东经 113.12070° ±6 m");
        assert_eq!((size(1), size(999_999), size(12_640_000)), ("1 kB".to_owned(), "1000 kB".to_owned(), "12.6 MB".to_owned()));
    }
}
