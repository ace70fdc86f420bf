//! The words of the log of looks.

use domain::contract::Seen;

/// The heading.
pub const LOOKS: &str = "谁看过";
/// What counts.
pub const LOOKS_WHAT: &str = "打开这张抽样单或其中照片、录像的人员；企业凭查询码打开本单文书的，以企业名称列出。十分钟以内的多次查看计为一次。";
/// Nobody.
pub const NOBODY_LOOKED: &str = "还没有人看过。";
/// Who.
pub const WHO: &str = "人员";
/// At what.
pub const WHAT: &str = "内容";
/// How often.
pub const HOW_OFTEN: &str = "次数";
/// When last.
pub const LAST_TIME: &str = "最近一次";

/// What somebody looked at.
#[must_use]
pub fn seen(seen: Seen) -> String {
    match seen {
        Seen::Sheet => "抽样单".to_owned(),
        Seen::Media { files } => format!("照片或录像 {files} 个"),
    }
}

/// How often.
#[must_use]
pub fn times(times: u32) -> String {
    format!("{times} 次")
}
