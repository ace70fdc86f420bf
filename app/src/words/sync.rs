//! What the sync says when it cannot go on; nothing on the phone is lost by any of it.

/// The office's receipts do not prove what was sent.
pub const RECEIPT_UNPROVED: &str = "市局回执与本机记录不一致，未计为已送达；本机数据完好，稍后自动重传。若一直如此，请联系抽样机构管理员。";
/// The office's answer for a file does not prove it.
pub const MEDIA_UNPROVED: &str = "有文件的服务器核验值与本机不一致，未计为已核验；原件仍在本机，稍后自动重传。";
/// Pieces of a file did not arrive as they were sent, again and again.
pub const MEDIA_SPOILED: &str =
    "有文件的一段多次核验不符，已暂停上传这个文件；原件仍在本机，稍后自动重试。若一直如此，请换一个网络或联系抽样机构管理员。";
/// Something else than the office answered.
pub const FOREIGN: &str = "当前网络需要登录或被拦截（返回的不是本系统的答复）。请换一个网络；本机数据完好，会自动重试。";
/// The phone's own store failed.
pub const STORE: &str = "读写本机存储失败，已暂停同步。请勿清除浏览器数据；关闭其他应用后重新打开。";
/// Photos and videos are sealed until somebody unlocks.
pub const LOCKED: &str = "有照片或录像是加密的，还没有人用能打开它们的PIN码解锁，暂不能上传。";
/// The office works on an older copy of its record.
pub const RESTORED: &str = "市局系统已恢复到较早的备份，此前的核验不再算数；本机数据完好，正在全部重新送交核验。";
/// The bytes of a file are gone.
pub const MEDIA_GONE: &str = "有文件在本机找不到了（可能被系统清理）。请到该抽样单查看并补拍，其余文件照常上传。";
/// Nobody answers a page of the offices.
pub const NO_ANSWER: &str = "连接不上市局服务器。";
/// What to do then.
pub const NO_ANSWER_NEXT: &str = "请检查网络后重试；已填写的内容还在。";

/// What is wrong, and what to do.
#[must_use]
pub fn told(title: &str, detail: &str) -> String {
    format!("{title}。{detail}")
}
