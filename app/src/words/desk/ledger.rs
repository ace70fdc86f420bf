//! The words of the e-CQS ledger.

use domain::ledger::{EntryGap, LedgerState};

/// The page.
pub const TITLE: &str = "e-CQS 录入台账";
/// What it is.
pub const WHAT: &str = "当日抽样的信息，次日 24 时前录入 e-CQS（O-75、O-76）。本系统不代为操作 e-CQS：请对照录入单逐项录入，录完在这里登记。";
/// The order of the fields.
pub const ORDER: &str = "字段名称、顺序和长度按公开资料整理，待与 e-CQS 页面核对；它是数据，可以改。";
/// Nothing.
pub const NONE: &str = "还没有要录入的样品。";
/// The column.
pub const NUMBER: &str = "抽样单编号";
/// The column.
pub const ENTERPRISE: &str = "受检单位";
/// The column.
pub const PRODUCT: &str = "产品";
/// The column.
pub const SAMPLED: &str = "抽样日期";
/// The column.
pub const DUE: &str = "录入期限";
/// The column.
pub const STATE: &str = "状态";
/// The column.
pub const RECORD: &str = "e-CQS 记录编号";
/// The worksheet.
pub const WORKSHEET: &str = "录入单";
/// The column.
pub const FIELD: &str = "字段";
/// The column.
pub const VALUE: &str = "内容";
/// Copies it.
pub const COPY: &str = "复制";
/// It was copied.
pub const COPIED: &str = "已复制";
/// What was said of it.
pub const HISTORY: &str = "登记记录";
/// Nothing was.
pub const NO_HISTORY: &str = "还没有登记过。";
/// The form.
pub const KEEP: &str = "登记录入情况";
/// The new state.
pub const BECOMES: &str = "现在是";
/// The note.
pub const NOTE: &str = "说明";
/// The button.
pub const SEND: &str = "登记";
/// While it runs.
pub const SENDING: &str = "正在登记…";
/// The list.
pub const RECONCILE: &str = "与 e-CQS 导出的清单核对";
/// What to do.
pub const RECONCILE_HINT: &str = "在 e-CQS 里导出或复制清单，整个粘贴在这里；只认其中的抽样单编号，不保存。";
/// The entry.
pub const LIST: &str = "清单";
/// The button.
pub const COMPARE: &str = "核对";
/// All.
pub const ALL: &str = "全部";
/// The filter.
pub const FILTER: &str = "按状态看";
/// The sheet itself.
pub const SHEET: &str = "看抽样单";
/// Back.
pub const BACK: &str = "回到台账";

/// How far it stands.
#[must_use]
pub const fn state(state: LedgerState) -> &'static str {
    match state {
        LedgerState::Waiting => "待录",
        LedgerState::Entered => "已录",
        LedgerState::Submitted => "已提交",
        LedgerState::Returned => "退回",
        LedgerState::Corrected => "更正",
        LedgerState::Void => "废样",
    }
}

/// A state with how many stand in it.
#[must_use]
pub fn count(name: &str, count: u32) -> String {
    format!("{name} {count}")
}

/// What is wrong with a value.
#[must_use]
pub fn gap(gap: EntryGap) -> String {
    match gap {
        EntryGap::Missing => "必填，抽样单上没有".to_owned(),
        EntryGap::TooLong { most } => format!("超过 {most} 字"),
    }
}

/// How many values have something wrong with them.
#[must_use]
pub fn wrong(count: usize) -> String {
    if count == 0 { "各项都已核过，可以录入。".to_owned() } else { format!("有 {count} 项要先看一看。") }
}

/// Findings are open.
#[must_use]
pub fn findings(count: u32) -> String {
    format!("还有 {count} 项待核事项，核处之前不能登记为“已提交”。")
}

/// What stands in both.
#[must_use]
pub fn both(count: u32) -> String {
    format!("两边都有 {count} 份。")
}

/// The ways in which the two differ.
pub const DIFFERENCES: [&str; 4] =
    ["台账已提交，清单里没有：", "清单里有，台账还没有登记为已提交：", "清单里有，不是本次抽查的抽样单：", "清单里出现两次："];
/// The two are the same.
pub const SAME: &str = "两边一致。";
