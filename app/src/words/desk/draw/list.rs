//! The words of a drawn list (D4), and of replacing (D5).

/// The list.
pub const TITLE: &str = "抽取结果";
/// What it is.
pub const SECRET: &str = "到场之前保密：只给签发通知的科室、派组的管理员和抽到的小组看。您这次查看已经记录。";
/// Others see counts.
pub const COUNTS_ONLY: &str = "名单在公开之前不对您显示，只显示数量。";
/// A place in the order.
pub const PLACE: &str = "序";
/// The enterprise.
pub const ENTERPRISE: &str = "企业";
/// Drawn.
pub const DRAWN: &str = "抽中";
/// Reserves.
pub const RESERVES: &str = "备选";
/// The team.
pub const TEAM: &str = "抽样小组";
/// How it stands.
pub const STANDING: &str = "情况";
/// Called.
pub const CALLED: &str = "替补";
/// The form.
pub const REPLACE: &str = "替换一家去不了的企业…";
/// What it does.
pub const REPLACE_WHAT: &str = "替补的只能是同一地区排在最前的备选企业，不能挑选；原因须在规定的情形之内（D5）。";
/// Which.
pub const WHICH: &str = "哪一家去不了";
/// Nothing is chosen.
pub const WHICH_WANTED: &str = "请选择企业。";
/// Why.
pub const REASON: &str = "原因";
/// Nothing is chosen.
pub const REASON_WANTED: &str = "请选择原因。";
/// What was found out.
pub const NOTE: &str = "查到的情况";
/// Nothing stands there.
pub const NOTE_WANTED: &str = "请写明怎么查到的，例如“门口贴有停业公告，已拍照”。";
/// The button.
pub const REPLACE_DO: &str = "由下一备选替补";
/// The files.
pub const FILES: &str = "文件（下载也有记录）";
/// The record.
pub const RECORD: &str = "抽取记录 record.json";
/// The roster.
pub const ROSTER: &str = "冻结名录 roster.txt";
/// The samplers.
pub const SAMPLERS: &str = "抽样人员名册 samplers.txt";
/// Replaced so often.
pub const REPLACED: &str = "已替补";

/// It fell out.
#[must_use]
pub fn replaced(reason: &str, note: &str) -> String {
    format!("不再走访：{reason}。{note}")
}

/// A reserve that stands in.
#[must_use]
pub fn called(instead: &str) -> String {
    format!("替补 {instead}")
}

/// A reserve whose turn has not come.
#[must_use]
pub fn reserve(place: u32) -> String {
    format!("备选 {place}")
}
