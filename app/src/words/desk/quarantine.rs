//! The words of what could not be taken in.

use domain::contract::Quarantine;

/// What this is.
pub const WHAT: &str = "手机传来而服务器不能收录的内容列在这里。原始字节一个不少地留存，不进入任何一批样品的记录；其余内容照常收录。请逐条查明原因、联系小组，并写明处理结果。";
/// None.
pub const NONE: &str = "没有未能收录的内容。";
/// Not dealt with yet.
pub const OPEN: &str = "! 未处理";
/// Dealt with.
pub const DEALT: &str = "✓ 已处理";
/// When it came.
pub const CAME: &str = "收到时间";
/// From which device.
pub const DEVICE: &str = "手机";
/// Who was signed in.
pub const PERSON: &str = "登录人员";
/// How large.
pub const SIZE: &str = "大小";
/// The command it says to be.
pub const COMMAND: &str = "记录编号";
/// The digest.
pub const DIGEST: &str = "摘要";
/// The bytes.
pub const DOWNLOAD: &str = "下载原始内容";
/// A look is logged.
pub const DOWNLOAD_HINT: &str = "下载会记入查看记录。";
/// The form.
pub const DEAL: &str = "填写处理情况";
/// The note.
pub const NOTE: &str = "怎样处理的";
/// What belongs into it.
pub const NOTE_HINT: &str = "写明查到的原因和已采取的办法。提交后连同您的姓名和时间保存，不能再改，可以再补一条。";
/// Without it nothing is noted.
pub const NOTE_MISSING: &str = "请先写明处理情况。";
/// The button.
pub const KEEP: &str = "保存处理情况";
/// While it runs.
pub const KEEPING: &str = "正在保存…";
/// Older ones.
pub const OLDER: &str = "更早的 ›";
/// Back to the newest.
pub const NEWEST: &str = "‹ 最新的";

/// Why it was not taken in.
#[must_use]
pub const fn reason(reason: Quarantine) -> &'static str {
    match reason {
        Quarantine::Unreadable => "内容读不出来",
        Quarantine::Signature => "签名不是这台手机的",
        Quarantine::Device => "手机没有登记，或是以别的手机名义发送",
        Quarantine::Person => "行为人从未在这台手机上登录",
        Quarantine::NotYours => "这次任务不归这台手机的小组",
        Quarantine::OtherBytes => "同一编号先前已收到另一份内容",
    }
}

/// What to do then.
#[must_use]
pub const fn what_to_do(reason: Quarantine) -> &'static str {
    match reason {
        Quarantine::Unreadable => "多半是手机程序太旧或存储损坏。请小组更新程序；需要时下载原始内容交技术人员辨认。",
        Quarantine::Signature => "内容可能被改动过，或换过浏览器。请联系小组，用手机上的“导出全部”核对原件。",
        Quarantine::Device => "请小组在这台手机上重新登录一次，再核对缺少的记录是否要补录。",
        Quarantine::Person => "请该抽样人员在这台手机上登录，再核对是否确为本人所为。",
        Quarantine::NotYours => "请核对任务派给了谁；确属该小组的，重新指派后由小组补录。",
        Quarantine::OtherBytes => "请比对两份内容：先收到的已收录，这一份只作留存。",
    }
}

/// A bare number of a phone without a name.
#[must_use]
pub fn device(name: Option<&str>, id: &str) -> String {
    match name.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => format!("{name}（{id}）"),
        None => format!("未登记（{id}）"),
    }
}

/// How it was dealt with.
#[must_use]
pub fn dealt(by: &str, at: &str, note: &str) -> String {
    format!("{at} {by}：{note}")
}
