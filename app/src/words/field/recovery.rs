//! The words for keys that nobody's PIN opens any more.

pub const TITLE: &str = "有照片或录像打不开，暂不能传送";
pub const UNASKED: &str = "它们是用以前的PIN码加密的。哪位同事还记得自己的PIN码，请他在这部手机上输入一次，就会打开并继续传送。都不记得的，可以请抽样机构的两名保管人打开。";
pub const ASK: &str = "请保管人打开";
pub const ASKING: &str = "正在申请…";
pub const ASKED: &str = "已经申请。请致电抽样机构管理员，报上下面的核对码，由两名保管人在“手机”页打开；文件都在本机，手机不要重装、不要清理。";
pub const OPENED: &str = "保管人已经打开。请锁定手机，再输入一次PIN码，文件就会继续传送。";
pub const NEVER_ENTRUSTED: &str = "加密时抽样机构还没有设置保管人，只有原来的PIN码能打开。请再回想，或问当天同组的人；文件都还在本机。";

/// By what the custodians know this phone.
pub fn code(code: &str) -> String {
    format!("核对码 {code}")
}

/// The office did not take the asking.
pub fn not_asked(why: &str) -> String {
    format!("没有申请成功：{why}")
}
