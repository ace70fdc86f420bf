//! The words of what is made void.

/// The page.
pub const VOID: &str = "作废";
/// The way to it.
pub const WENT_WRONG: &str = "开错了？作废";
/// What it means.
pub const WHAT: &str = "作废的不删除：编号和封条号用掉了，不会再用；原因和时间都留在记录里。";
/// A sheet.
pub const SHEET: &str = "这张抽样单";
/// Its act.
pub const VOID_SHEET: &str = "作废这张抽样单";
/// A seal.
pub const SEAL: &str = "还没贴上就损坏的封条";
/// Its act.
pub const VOID_SEAL: &str = "作废这个封条号";
/// The number.
pub const SEAL_NUMBER: &str = "封条号";
/// Nothing was typed.
pub const SEAL_WANTED: &str = "请填封条号。";
/// The arrival.
pub const ARRIVAL: &str = "这次到场";
/// What it does.
pub const ARRIVAL_WHAT: &str = "走错了门或者误点了到场：撤回后可以重新确认到场。已经开过的抽样单须先作废。";
/// Its act.
pub const VOID_ARRIVAL: &str = "撤回到场";
/// Why.
pub const REASON: &str = "作废原因";

/// A sheet that is void.
#[must_use]
pub fn voided(reason: &str, at: &str) -> String {
    format!("已作废（{at}）：{reason}")
}
