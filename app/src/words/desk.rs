//! The words of the offices' pages.

pub mod approval;
pub mod assignment;
pub mod calendar;
pub mod deadline;
pub mod draw;
pub mod duty;
pub mod finding;
pub mod home;
pub mod ledger;
pub mod map;
pub mod nouns;
pub mod original;
pub mod papers;
pub mod phone;
pub mod quarantine;
pub mod roster;
pub mod rules;
pub mod sheet;
pub mod sign_in;
pub mod start;

/// The name of the program.
pub const BRAND: &str = "封样";
/// The sign in the seal.
pub const BRAND_SIGN: &str = "封";
/// The first link of each page.
pub const SKIP: &str = "跳到正文";
/// What the navigation is called.
pub const NAVIGATION: &str = "主导航";
/// 实时地图.
pub const MAP: &str = "实时地图";
/// 任务与小组.
pub const ASSIGNMENTS: &str = "任务与小组";
/// 抽样单.
pub const SHEETS: &str = "抽样单";
/// 实施细则.
pub const RULES: &str = "实施细则";
/// 手机.
pub const PHONES: &str = "手机";
/// 未能收录.
pub const QUARANTINE: &str = "未能收录";
/// What the pages of a list are called.
pub const LEAVES: &str = "翻页";
/// The page before.
pub const NEWER: &str = "‹ 较新的";
/// The page after.
pub const OLDER: &str = "较早的 ›";
/// The page before, of a list that is in no order of time.
pub const BEFORE: &str = "‹ 上一页";
/// The page after.
pub const AFTER: &str = "下一页 ›";
/// 待核事项.
pub const FINDINGS: &str = "待核事项";
/// Changes are heard.
pub const LIVE: &str = "● 实时";
/// Changes are not heard.
pub const CUT_OFF: &str = "○ 已断开，正在重连";
/// 退出登录.
pub const SIGN_OUT: &str = "退出登录";
/// No such page.
pub const NO_SUCH_PAGE: &str = "没有这个页面";
/// What to do then.
pub const NO_SUCH_PAGE_NEXT: &str = "请核对网址；从目录进入总能找到您有权查看的内容。";
/// Back to the start page.
pub const TO_START: &str = "回到首页";
/// The program stopped: nothing on the page answers any more.
pub const STOPPED: &str = "页面程序出错停下了，再点也不会有反应。已提交的都已保存；还没有提交的文字，请先复制下来。";
/// What to do then.
pub const OPEN_AGAIN: &str = "重新打开本页";
/// What stands while something is on its way.
pub const LOADING: &str = "正在读取…";
/// An entry without a value.
pub const NONE: &str = "—";
/// Print.
pub const PRINT_HINT: &str = "按 Ctrl+P 打印";

/// The title of the window.
#[must_use]
pub fn page_title(page: &str) -> String {
    format!("{page} · {BRAND}")
}

/// Which page of how many.
#[must_use]
pub fn leaf(page: u32, all: u32) -> String {
    format!("第 {page} 页，共 {all} 页")
}

/// The obligation that a sentence rests on.
#[must_use]
pub fn obligation(id: &str) -> String {
    format!("（{id}）")
}
