//! The words of the phone's pages.

#![expect(missing_docs, reason = "each constant is the sentence it holds; its name says where it stands")]

// on the visit's pages
pub mod visit;
// on the sheet's pages
pub mod sheet;
// of the goods and of what is remembered of them
pub mod goods;
pub mod remembered;
// in 同步中心
pub mod sync;
// where no sample is taken
pub mod determination;
pub mod ending;

pub mod late_entry;
// what is signed and turns out wrong, what is void, what stays there
pub mod correction;
pub mod storage;
pub mod void;
// what the enterprise says of the samplers
pub mod feedback;
// what is printed on the spot
pub mod printout;
// of what is in danger on this phone
pub mod recovery;
pub mod rescue;
// on the checklist and the list of tasks
mod list;

pub use list::*;

// --- the frame ---
pub const BACK: &str = "返回";
pub const CLASSES: &str = "五类证据";
pub const SCAN: &str = "扫码";
pub const CLOSE: &str = "关闭";
pub const LEAVE: &str = "退出";
pub const PLACES: &str = "主要页面";
pub const TAB_TASKS: &str = "任务";
pub const TAB_TASKS_LONG: &str = "今日任务";
pub const TAB_SYNC: &str = "同步中心";
pub const TAB_ME: &str = "我的";
pub const OPENING: &str = "正在打开本机记录…";
/// While the rest of the program comes.
pub const FETCHING: &str = "正在取来程序的其余部分。信号弱时要等一会儿，请不要关闭页面。";
pub const SAVED: &str = "已保存到本机";
pub const SAVING: &str = "正在保存…";
pub const OPTIONAL: &str = "（选填）";
pub const NOT_HERE_TITLE: &str = "没有这一页";
pub const NOT_HERE: &str = "本机没有这项任务。可能还没有下载，或已经撤回；联网后在同步中心点“立即发送”再看。";
pub const TO_TASKS: &str = "回到今日任务";
pub const SOMEBODY: &str = "（不在本机名单上的人员）";

// --- what is wrong ---
pub const NO_QUANTITY: &str = "请填数字，最多三位小数。";
pub const NO_YUAN: &str = "请填金额，最多两位小数，例如 7.26。";
pub const NOT_READY: &str = "手机已锁定，或本机没有这项任务。请先解锁；填写的内容都还在。";
pub const NOT_PROVED: &str = "PIN码验证已超过五分钟。请本人再输入一次PIN码，填写和签写的内容都还在。";
pub const REASON_WANTED: &str = "请写明原因，再继续";
pub const REASON: &str = "原因";
pub const REASON_MISSING: &str = "请先写明原因，再点“说明原因并继续”；要改填写的内容，点“返回修改”。";
pub const RECORD_WITH_REASON: &str = "说明原因并继续";
pub const GO_BACK_AND_CHANGE: &str = "返回修改";
pub const CARD_DONE: &str = "这一项已经齐全。";

// --- state ---
pub const DONE: &str = "已完成";
pub const OPEN: &str = "未填写";
pub const LACKING: &str = "有缺漏";
pub const NOT_ARRIVED: &str = "未到场";
pub const GOING_ON: &str = "进行中";
pub const COMPLETE: &str = "已完成";
pub const ALL_SENT: &str = "已全部送达";
pub const SIGN_IN_NEEDED: &str = "需重新登录";
pub const TROUBLE: &str = "传送受阻";
pub const REPORTED_LOST: &str = "已挂失停用";

// --- who holds the phone ---
pub const LOCKED: &str = "已锁定";
pub const LOCKED_WHY: &str = "输入本人PIN码打开。已录入的内容都在本机，传送不会停。";
pub const WHO: &str = "谁在使用手机";
pub const PIN: &str = "本人PIN码（6 位数字）";
pub const PIN_AGAIN: &str = "再输入一次PIN码";
pub const PIN_WHY: &str = "PIN码代表你本人：到场、签字都用它。只存在这部手机上，不要告诉同组的人。";
pub const PIN_SIX: &str = "PIN码是 6 位数字。";
pub const PIN_GUESSABLE: &str = "这个PIN码太容易被猜到。请不要用相同、连续或重复的数字，换一个只有您自己知道的。";
pub const PIN_WRONG: &str = "PIN码不对，请再输入一次。";
pub const PIN_NOBODY: &str = "这个人还没有在本机设PIN码，请先联网登录。";
pub const PIN_DIFFERS: &str = "两次输入不一样，请重新设。";

// --- signing in ---
pub const SIGN_IN: &str = "登录";
pub const SIGNING_IN: &str = "正在登录…";
pub const ADD_PERSON: &str = "添加抽样人员";
pub const FORGOT_OR_ADD: &str = "忘记PIN码，或添加抽样人员";
pub const SIGN_IN_ONCE: &str = "只需联网登录一次，之后用本人PIN码";
pub const INSIDE_WHY: &str = "在这里打开，记录随时可能被清掉，断网后也打不开。请换到手机自带的浏览器：";
pub const INSIDE_FIRST: &str = "点右上角“···”，选“在浏览器打开”；没有这一项时，点下面的“复制链接”。";
pub const INSIDE_SECOND: &str = "在浏览器里打开后登录。";
pub const INSIDE_THIRD: &str = "在浏览器菜单里选“添加到主屏幕”，以后从桌面打开。";
pub const COPY_LINK: &str = "复制链接";
pub const LINK_COPIED: &str = "已复制。打开手机自带的浏览器，粘贴到地址栏。";
pub const LINK_NOT_COPIED: &str = "这里不让复制。请长按下面的网址复制，再到浏览器里粘贴。";
pub const SIGN_IN_HERE: &str = "仍在这里登录（不推荐）";
pub const SIGN_IN_NAME: &str = "登录名";
pub const PASSWORD: &str = "密码";
pub const NEW_PASSWORD: &str = "新密码";
pub const NEW_PASSWORD_WHY: &str = "这是一次性密码，请设一个新密码，至少10个字符。";
pub const NEW_PASSWORD_AGAIN: &str = "再输入一次新密码";
pub const NEW_PASSWORD_DIFFERS: &str = "两次输入的新密码不一样，请再输一次。";
pub const SET_PASSWORD: &str = "设新密码并登录";
pub const SIGN_IN_EMPTY: &str = "请把登录名和密码填完整。";
pub const NO_ANSWER: &str = "没有信号，登录需要联网。请到有信号的地方再试；本机记录不受影响。";
pub const FOREIGN_ANSWER: &str = "收到的不是本系统的回答，可能连在需要认证的无线网上。请换一个网络再试。";
pub const INSTALL: &str = "装到桌面";
pub const INSTALL_HINT: &str = "在浏览器菜单里选“添加到主屏幕”，没有信号也能打开，本机记录也不会被浏览器清理。";

// --- 我的 ---
pub const PEOPLE: &str = "本机抽样人员";
pub const HOLDS_PHONE: &str = "正在使用";
pub const LEFT: &str = "已停用";
pub const LOCK: &str = "锁定手机";
pub const UPDATE_WAITS: &str = "有新版本。更新会重新打开页面，已填写的内容都会保留。";
pub const UPDATE: &str = "现在更新";

/// The obligation beside a sentence.
pub fn law(obligation: &str) -> String {
    format!("（{obligation}）")
}

/// The store failed.
pub fn not_kept(why: &str) -> String {
    format!("没能存进本机，填写的内容还在页面上。请腾出空间后再试；仍不行时不要关闭页面，联系抽样机构管理员。（{why}）")
}

/// The device failed.
pub fn not_signed(why: &str) -> String {
    format!("手机没能为这条记录签名，填写的内容还在页面上。请再试一次。（{why}）")
}

/// Nobody answers.
pub fn offline(waits: u32) -> String {
    if waits == 0 { "离线".into() } else { format!("离线 · {waits} 项待传") }
}

/// Online, with something waiting.
pub fn waiting(waits: u32) -> String {
    format!("{waits} 项待传")
}

/// Something is being sent.
pub fn sending(waits: u32) -> String {
    if waits == 0 { "正在核对".into() } else { format!("正在传送 {waits} 项") }
}

/// What is kept behind the lock.
pub fn kept_here(commands: u32, media: u32) -> String {
    if commands + media == 0 {
        "本机记录已全部送达。".into()
    } else {
        format!("本机有 {commands} 条记录、{media} 个文件待传。")
    }
}

/// A wrong PIN, with a wait.
pub fn pin_wrong(wait: u32) -> String {
    if wait == 0 { PIN_WRONG.into() } else { format!("PIN码不对。请等 {wait} 秒再试。") }
}

/// Still waiting.
pub fn pin_wait(wait: u32) -> String {
    format!("错误次数太多，请等 {wait} 秒再试。")
}

/// Choosing a PIN.
pub fn choose_pin(name: &str) -> String {
    format!("{name}，请设本人PIN码（6 位数字）")
}

/// A staff number.
pub fn staff_number(number: &str) -> String {
    format!("工作证号 {number}")
}

/// The version of the program.
pub fn version(version: &str) -> String {
    format!("封样 {version} 版")
}

/// Inside which program the page stands, by how that calls itself.
pub fn opened_inside(program: &str) -> String {
    let name = match program {
        "MicroMessenger" => "微信",
        "DingTalk" => "钉钉",
        "QQ/" => "QQ",
        "AlipayClient" => "支付宝",
        "Weibo" => "微博",
        _ => "其他应用",
    };
    format!("正在{name}里打开，请换到浏览器")
}
