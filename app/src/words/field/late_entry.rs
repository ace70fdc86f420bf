//! The words of what was written on paper and is entered afterwards.

/// The way to it, on an arrival.
pub const ARRIVED_ON_PAPER: &str = "当时没用手机，现在补录";
/// The way to it, on a sheet.
pub const SHEET_ON_PAPER: &str = "这张单是在纸上填的，现在补录";
/// What it means.
pub const WHAT: &str = "照纸面录入：时间填纸上写的，录入时间另有记录；签过字、盖过章的纸质单要拍照或扫描留存。";
/// When it was.
pub const AT: &str = "纸上写的时间";
/// No time was entered.
pub const AT_WANTED: &str = "请填纸上写的日期和时间。";
/// Why.
pub const REASON: &str = "为什么没用手机";
/// An example.
pub const REASON_HINT: &str = "例如：手机没电、摔坏、落水。";
/// The act of an arrival.
pub const RECORD_ARRIVAL: &str = "按纸面补录到场";
/// Beside whatever was entered from paper.
pub const BADGE: &str = "补录";
/// What the law refuses stands so on the paper.
pub const AS_WRITTEN: &str = "纸上就是这样，照录";
/// What then happens.
pub const AS_WRITTEN_WHY: &str = "补录的是已经发生的事：照录之后，市局和抽样机构会看到这一条，由他们处理。";
/// How it is made.
pub const SCAN_HOW: &str = "把企业签字或盖章的那张纸质单完整拍下来（或导入扫描件），能看清每一栏。";
/// The act.
pub const RECORD_SCAN: &str = "记录：企业已在纸质单上签字盖章";
/// The same of a witness.
pub const RECORD_SCAN_OF_WITNESS: &str = "记录：见证人已在纸质单上签字";
/// Nothing more stands on the paper.
pub const ALL_ENTERED: &str = "纸上只有这些，录入完毕";

/// What stands at the head of such a sheet.
#[must_use]
pub fn entered(at: &str, reason: &str) -> String {
    format!("补录：{at} 在纸上填写（{reason}）")
}
