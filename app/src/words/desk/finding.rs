//! The words of findings.

/// What a finding is.
pub const WHAT: &str = "现场已经发生的事不会被退回，也不会被删除。系统核对后认为有疑问的，列在这里；核清以前，这一批样品不能进入下一个环节。";
/// Open.
pub const OPEN: &str = "! 待核";
/// Ended.
pub const ENDED: &str = "✓ 已核清";
/// The form.
pub const RESOLVE: &str = "填写核实情况";
/// The note.
pub const NOTE: &str = "核实情况和处理结果";
/// What belongs into it.
pub const NOTE_HINT: &str = "写明核对了什么、结论是什么。提交后连同您的姓名和时间存入这批样品的记录，不能再改。";
/// Without it nothing ends.
pub const NOTE_MISSING: &str = "请先写明核实情况。";
/// The button.
pub const END: &str = "确认已核清";
/// While it runs.
pub const RESOLVING: &str = "正在提交…";

/// How many.
#[must_use]
pub fn counts(open: u32, all: u32) -> String {
    if all == 0 { "没有待核事项。".to_owned() } else { format!("待核 {open} 项，共 {all} 项。") }
}

/// What it is about.
#[must_use]
pub fn about(enterprise: &str, number: Option<&str>) -> String {
    number.map_or_else(|| enterprise.to_owned(), |number| format!("{enterprise} · 抽样单 {number}"))
}

/// How it ended.
#[must_use]
pub fn ended(at: &str, note: &str) -> String {
    format!("{at} 核清：{note}")
}
