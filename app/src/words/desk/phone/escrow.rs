//! The words for keys in the hands of two custodians.

#![expect(missing_docs, reason = "each constant is the sentence it holds; its name says where it stands")]

pub const TITLE: &str = "照片密钥的保管人";
pub const HOW: &str =
    "手机里的照片和录像是加密的，只有抽样人员的PIN码能打开。都忘记时，由两名保管人各持一个文件，一同到场打开。市局服务器只转交密文，自己打不开。";
pub const NONE_YET: &str = "还没有设置。现在忘记PIN码的手机，未传送的照片无法找回。";
pub const MAKE: &str = "生成保管文件";
pub const MAKE_ANEW: &str = "换一套保管文件";
pub const MAKE_ANEW_HOW: &str = "保管人更换、或文件可能泄露时，请换一套。以前的文件继续保管：换之前加密的照片，可能只有它们能打开。";
pub const MAKING: &str = "正在生成…";
pub const SAVE: &str = "第一步：两名保管人各存一个文件，存在自己的U盘里，不要存在同一处，也不要上传。";
pub const SAVE_1: &str = "保存甲文件";
pub const SAVE_2: &str = "保存乙文件";
pub const CHECK: &str = "第二步：同时选择刚存下的甲、乙两个文件，核对无误后启用。";
pub const FILES: &str = "甲、乙两个文件";
pub const SET_UP: &str = "核对并启用";
pub const SETTING_UP: &str = "正在核对…";
pub const SET_UP_DONE: &str = "已经启用。各手机下次联网、输入PIN码后生效。";

pub const ASKED: &str = "申请打开照片密钥";
pub const OPEN_HOW: &str = "请先致电抽样人员：他手机上显示的核对码必须与这里一致，不一致就不要打开。两名保管人到场，同时选择甲、乙两个文件：";
pub const OPEN: &str = "打开并交还手机";
pub const OPENING: &str = "正在打开…";

pub const NO_PARTS: &str = "这不是同一套的甲、乙两个文件。请一次选中两个文件；按住Ctrl可以多选。";
pub const OTHER_PARTS: &str = "这套文件打不开这部手机的密钥：它们加密时用的是另一套保管文件。";

/// The name of a custodian's file.
#[must_use]
pub fn file(part: u8, key: &str) -> String {
    let which = if part == 1 { "甲" } else { "乙" };
    format!("封样保管文件-{key}-{which}.json")
}

/// Which files hold, since when.
#[must_use]
pub fn stands(key: &str, at: &str, by: &str) -> String {
    format!("已启用：{by} 于 {at} 设置，文件名中有 {key}。")
}

/// A phone asks.
#[must_use]
pub fn asked(by: &str, at: &str, keys: usize, code: &str) -> String {
    format!("{by} 于 {at} 申请打开这部手机的 {keys} 把照片密钥，核对码 {code}。")
}

/// The custodians opened them.
#[must_use]
pub fn opened(by: &str, at: &str) -> String {
    format!("{at} 经 {by} 打开并交还手机")
}

/// The browser could not.
#[must_use]
pub fn failed(why: &str) -> String {
    format!("这个浏览器没有做成（{why}）。请用较新的Chrome、Edge或Firefox，在HTTPS地址下重试。")
}
