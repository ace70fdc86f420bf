//! The words of the agency's phones.

pub mod escrow;

/// What this is.
pub const WHAT: &str = "本机构的手机：在谁手里、什么时候连通过、还有多少没有送达。手机丢了，在这里挂失；找到了，在这里恢复。";

// --- the phones ---
/// It works.
pub const IN_USE: &str = "✓ 在用";
/// It is lost.
pub const LOST: &str = "! 已挂失";
/// What it held.
pub const HELD: &str = "未送达";
/// It did not say.
pub const NOT_SAID: &str = "手机还没有报告过";
/// When it was heard.
pub const HEARD: &str = "最近连通";
/// Never.
pub const NEVER_HEARD: &str = "登记后还没有连通过";
/// The model.
pub const MODEL: &str = "机型";
/// What was said of it.
pub const LOG: &str = "挂失和恢复记录";
/// A reason is missing.
pub const WHY_MISSING: &str = "请先写明原因。";

/// Opens the form.
pub const LOSE: &str = "挂失停用…";
/// The reason.
pub const LOSE_WHY: &str = "怎么丢的、什么时候、最后在谁手里";
/// What will happen.
pub const LOSE_HINT: &str = "停用后：这部手机不再领取任务，也不能在它上面登录；机内已录入的内容仍会收下，一条不丢；停用之后录入的，收下并列为待核事项。同组人员可以换一部手机继续。手机里的内容不会远程清除，知道PIN码的人仍能打开，请尽快找回或报警。原因连同您的姓名和时间一起保存。";
/// The button.
pub const LOSE_SURELY: &str = "确认停用这部手机";
/// While it runs.
pub const LOSING: &str = "正在停用…";

/// Opens the form.
pub const FIND: &str = "找回了，恢复使用…";
/// The reason.
pub const FIND_WHY: &str = "怎么找回的、核对过什么";
/// What will happen.
pub const FIND_HINT: &str = "恢复后手机照常使用。停用期间录入的内容仍列为待核事项。原因连同您的姓名和时间一起保存。";
/// The button.
pub const FIND_SURELY: &str = "确认恢复使用";
/// While it runs.
pub const FINDING: &str = "正在恢复…";

// --- letting in ---
/// The part of the page.
pub const LET_IN: &str = "登记新手机";
/// How.
pub const LET_IN_HOW: &str = "点“生成二维码”，用那部手机自带的相机扫一下，再由本人设置PIN码。二维码里没有密码，只能用一次，十分钟内有效。";
/// Asks for a code.
pub const GIVE: &str = "生成二维码";
/// Asks for another code.
pub const GIVE_AGAIN: &str = "重新生成";
/// It is being made.
pub const GIVING: &str = "正在生成…";
/// Nobody to let in.
pub const NONE: &str = "本单位还没有抽样人员。";
/// What to do with it.
pub const SCAN: &str = "请用这部手机的相机扫描，在浏览器里打开；微信里打开的，请点右上角选“在浏览器打开”。";
/// The address, for a phone whose camera reads no codes.
pub const ADDRESS: &str = "扫不出来时，在手机浏览器里打开这个网址：";

// --- a phone's file of everything ---
/// The part of the page.
pub const RESCUE: &str = "导入手机导出的文件";
/// How.
pub const RESCUE_HOW: &str = "手机要送修（屏幕还能操作），或一直没有信号时：在那部手机的同步中心点“导出全部”，把文件当面拷到这台电脑，在这里导入。每条记录按手机自己的签名核对，每个文件按摘要核对，重复导入不会重复记录。";
/// The file.
pub const RESCUE_FILE: &str = "导出文件（fengyang 开头的 .tar）";
/// The button.
pub const RESCUE_NOW: &str = "导入";
/// While it runs.
pub const RESCUING: &str = "正在导入，请不要关闭页面…";

/// Whose phone it was.
#[must_use]
pub fn rescued_from(people: &str, model: &str) -> String {
    let model = if model.is_empty() { String::new() } else { format!("，{model}") };
    format!("导出文件来自{people}的手机{model}。")
}

/// Which enterprises it was about.
#[must_use]
pub fn rescued_about(enterprises: &str) -> String {
    format!("涉及的被抽样单位：{enterprises}。")
}

/// What was new.
#[must_use]
pub fn rescued(applied: u32, proved: u32) -> String {
    format!("已导入 {applied} 条记录、{proved} 个照片和录像。")
}

/// What was here before.
#[must_use]
pub fn rescued_before(already: u32, known: u32) -> String {
    if already + known == 0 { String::new() } else { format!("另有 {already} 条记录、{known} 个文件先前已送达。") }
}

/// What could not be taken in as a record.
#[must_use]
pub fn rescue_quarantined(many: u32) -> String {
    format!("{many} 条没有被接收为正式记录，原样保存，请市局在“未能收录”里查看。")
}

/// What the file does not hold.
#[must_use]
pub fn rescue_missing(many: usize) -> String {
    format!("{many} 个照片或录像在导出文件里没有，或内容与记录的摘要不符，没有导入：")
}

// --- leaving ---
/// The part of the page.
pub const LEAVERS: &str = "人员离职";
/// How.
pub const LEAVERS_HOW: &str = "停用离职人员的账号：立即退出登录，不能再登录。本人做过的记录、已派的任务都保留不变。";
/// Opens the form.
pub const END: &str = "停用账号…";
/// The reason.
pub const END_WHY: &str = "停用原因";
/// What will happen.
pub const END_HINT: &str = "停用后不能恢复。停用之后以本人名义录入的内容仍会收下，并列为待核事项。派给本人的任务请到“任务与小组”另行安排。";
/// The button.
pub const END_SURELY: &str = "确认停用这个账号";
/// While it runs.
pub const ENDING: &str = "正在停用…";

/// How many.
#[must_use]
pub fn counts(all: usize, lost: usize) -> String {
    match (all, lost) {
        (0, _) => "还没有手机登记过。请在下面生成二维码。".to_owned(),
        (all, 0) => format!("共 {all} 部，全部在用。"),
        (all, lost) => format!("共 {all} 部，其中 {lost} 部已挂失。"),
    }
}

/// Of which model, and since when.
#[must_use]
pub fn model(model: &str, since: &str) -> String {
    let model = if model.is_empty() { "浏览器没有说明机型" } else { model };
    format!("{model}（{since} 登记）")
}

/// What it held.
#[must_use]
pub fn holds(commands: u32, media: u32, bytes: u64, at: &str) -> String {
    format!("{commands} 条记录、{media} 个文件（{}），{at} 由手机报告", super::sheet::evidence::size(bytes))
}

/// It held nothing.
#[must_use]
pub fn all_sent(at: &str) -> String {
    format!("没有，{at} 由手机报告")
}

/// Somebody whose account ended.
#[must_use]
pub fn left(name: &str) -> String {
    format!("{name}（账号已停用）")
}

/// Since when an account is ended.
#[must_use]
pub fn ended(at: &str) -> String {
    format!("账号已停用 · {at}")
}

/// It was reported lost.
#[must_use]
pub fn lost(at: &str, by: &str, why: &str) -> String {
    format!("{at} {by} 挂失：{why}")
}

/// It was found.
#[must_use]
pub fn found(at: &str, by: &str, why: &str) -> String {
    format!("{at} {by} 恢复：{why}")
}

/// What the picture shows.
#[must_use]
pub fn picture(name: &str) -> String {
    format!("{name}的手机登录二维码")
}

/// Until when.
#[must_use]
pub fn until(at: &str) -> String {
    format!("{at} 前有效，只能用一次。")
}
