//! The words of the papers of an assignment: what a team takes along, and the stamped originals.

use super::papers::day;
use domain::time::Instant;

/// What a team takes along.
pub const KIT: &str = "出发前打印";
/// What is in it.
pub const KIT_WHAT: &str = "通知书、授权委托书、每个编号一张空白抽样单、封条标签，合成一个 PDF";
/// Which files are taken.
pub const KINDS: &str = "选好文件即上传：PDF、JPEG 或 PNG，每个不超过 20 MB。再次上传不覆盖以前的。";
/// While it runs.
pub const SENDING: &str = "正在上传…";

/// The heading over the originals.
#[must_use]
pub fn originals(count: usize) -> String {
    if count == 0 { "盖章原件：还没有".to_owned() } else { format!("盖章原件：{count} 份") }
}

/// Whose scan is chosen.
#[must_use]
pub fn of(form: &str) -> String {
    format!("{form}（盖章后的扫描件）")
}

/// By whom, when, and how large.
#[must_use]
pub fn handed_in(by: &str, at: Instant, bytes: u32) -> String {
    let (hours, minutes, _) = at.local_clock();
    format!("{by}，{} {hours:02}:{minutes:02}，{} KB", day(at.local_date()), bytes.div_ceil(1024))
}
