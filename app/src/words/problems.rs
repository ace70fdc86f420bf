//! The sentences of problem documents: first what is wrong, then what the user can do next.

mod approval;
mod assignment;
mod calendar;
mod draw;
mod ledger;
mod original;
mod roster;

pub use approval::*;
pub use assignment::*;
pub use calendar::*;
pub use draw::*;
pub use ledger::*;
pub use original::*;
pub use roster::*;

use domain::contract::DeterminationGap;

/// What is wrong, and what the user can do next.
pub type Sentences = (&'static str, &'static str);

/// Nobody is signed in, or the sign-in has ended.
#[must_use]
pub const fn sign_in_required() -> Sentences {
    ("需要登录", "登录已过期或尚未登录。请重新登录；手机里没有发出的内容不会丢失。")
}

/// Name and password do not fit; which of the two is not told.
#[must_use]
pub const fn sign_in_failed() -> Sentences {
    ("登录名或密码不对", "请核对大小写后再试；忘记密码请找本单位管理员重设。")
}

/// The one-time password was right, and a new one has to be given.
#[must_use]
pub const fn new_password_required() -> Sentences {
    ("请设置自己的密码", "一次性密码只能用一次。请同时填写一个新密码，至少 10 个字符。")
}

/// The new password is too short.
#[must_use]
pub const fn password_too_short() -> Sentences {
    ("新密码太短", "至少要 10 个字符，也不能与原密码相同。")
}

/// The code that lets a phone in is none, was used, or has ended.
#[must_use]
pub const fn code_ended() -> Sentences {
    ("这个二维码已经失效", "二维码只能用一次，十分钟内有效。请抽样机构管理员在“手机”页重新生成；也可以用登录名和密码登录。")
}

/// The phone was reported lost.
#[must_use]
pub const fn device_lost() -> Sentences {
    ("这部手机已挂失停用", "不再领取任务，也不能登录。手机里已录入的内容都在，仍会上传。找回后请抽样机构管理员在“手机”页恢复。")
}

/// The office lives another life than the one whose receipts the phone holds.
#[must_use]
pub const fn record_restored() -> Sentences {
    ("市局系统已恢复到较早的备份", "手机会先把全部记录重新送交核验；本机数据完好。")
}

/// A key is no key.
#[must_use]
pub const fn key_unreadable() -> Sentences {
    ("密钥读不出来", "请刷新页面后重试；若一直如此，请联系系统管理员。")
}

/// Somebody opened the keys already, or the phone asked again meanwhile.
#[must_use]
pub const fn recovery_answered_already() -> Sentences {
    ("这次申请已经处理过", "可能是同事刚刚交还，或手机又重新申请了。请刷新页面查看。")
}

/// It was reported lost before.
#[must_use]
pub const fn device_lost_already() -> Sentences {
    ("这部手机已经挂失", "请刷新页面查看是谁、什么时候挂失的。")
}

/// It is not lost.
#[must_use]
pub const fn device_not_lost() -> Sentences {
    ("这部手机没有挂失", "请刷新页面查看它现在的状态。")
}

/// A reason is missing.
#[must_use]
pub const fn reason_missing() -> Sentences {
    ("缺少原因", "请写明原因，最多 500 字；它会连同您的姓名和时间一起保存。")
}

/// The account has ended.
#[must_use]
pub const fn account_ended() -> Sentences {
    ("这个账号已停用", "如仍需使用，请联系抽样机构管理员。手机里已录入的内容都在，可由同组人员登录后上传。")
}

/// It had ended before.
#[must_use]
pub const fn account_ended_already() -> Sentences {
    ("这个账号已经停用", "请刷新页面查看停用的时间。")
}

/// Too many wrong passwords.
#[must_use]
pub const fn too_many_attempts() -> Sentences {
    ("试错次数太多", "请过 15 分钟再登录；手机里的工作可以照常继续。")
}

/// The request comes from another site's page.
#[must_use]
pub const fn foreign_origin() -> Sentences {
    ("请求来自别的网站", "请从本系统的页面操作。")
}

/// The role or the jurisdiction does not allow it.
#[must_use]
pub const fn not_permitted() -> Sentences {
    ("您的岗位不能做这件事", "如确属您的职责，请联系本单位管理员核对岗位。")
}

/// Nothing of that id, or nothing that one may see.
#[must_use]
pub const fn not_found() -> Sentences {
    ("没有找到", "可能编号有误，或不在您可以查看的范围内。")
}

/// The address knows other methods.
#[must_use]
pub const fn method_not_allowed() -> Sentences {
    ("此地址不接受这种请求", "请更新程序后再试。")
}

/// The body cannot be read.
#[must_use]
pub const fn unreadable() -> Sentences {
    ("内容读不出来", "请核对所填内容；如反复出现，请更新程序后再试。")
}

/// The body is too large.
#[must_use]
pub const fn too_large() -> Sentences {
    ("内容超过上限", "请分开发送；原件仍在您的设备上。")
}

/// The body came too slowly, or stopped coming.
#[must_use]
pub const fn too_slow() -> Sentences {
    ("网络太慢，内容没有收全", "什么也没有写入，您设备上的内容没有变化。请到信号较好的地方再试。")
}

/// A batch of commands is too long.
#[must_use]
pub const fn too_many_commands() -> Sentences {
    ("一次发送的记录太多", "一次最多收 500 条记录，本次一条也没有收下。请更新程序后重新发送；记录仍在您的手机里。")
}

/// The device showed another key before.
#[must_use]
pub const fn device_key_differs() -> Sentences {
    ("这台设备的密钥与登记的不同", "同一设备编号已登记了另一把密钥。请在手机上导出全部内容，再联系抽样机构管理员。")
}

/// The device is not registered for the signed-in person.
#[must_use]
pub const fn device_unknown() -> Sentences {
    ("这台设备没有登记", "请在这台设备上重新登录一次。")
}

/// The public key is none.
#[must_use]
pub const fn device_key_unreadable() -> Sentences {
    ("设备密钥不对", "密钥应为 64 位十六进制数。请更新程序后再试。")
}

/// A resolution without a note.
#[must_use]
pub const fn note_missing() -> Sentences {
    ("缺少处理情况", "请写明核实的情况和处理结果。")
}

/// What bars the local body from saying it so.
#[must_use]
pub const fn bars_determination(gap: DeterminationGap) -> Sentences {
    match gap {
        DeterminationGap::NotWanted => ("这张单不用属地认定", "只有拒检，以及倒闭、注销、停产、转产的情况说明，由所在地县区局认定。"),
        DeterminationGap::NotComplete => ("抽样人员还没有签完字", "现在还不能认定。等抽样人员在手机上签字、完成上报后，再来认定。"),
        DeterminationGap::OpinionMissing => ("缺少认定意见", "请写明核实的情况和认定意见。"),
        DeterminationGap::OpinionTooLong => ("认定意见太长", "请压缩到 2000 字以内；所写内容都还在。"),
    }
}

/// The fonts of the papers are not installed.
#[must_use]
pub const fn fonts_missing() -> Sentences {
    ("服务器缺少打印文书的字体", "请系统管理员安装 Debian 软件包 fonts-noto-cjk（apt-get install fonts-noto-cjk），装好后重新打开即可。")
}

/// No font has a character of the paper.
#[must_use]
pub fn characters_missing(missing: &[char]) -> String {
    let missing: String = missing.iter().collect();
    format!("字体里没有：{missing}。请系统管理员安装 Debian 软件包 fonts-hanazono，装好并重启后重新打开。")
}

/// The same in short.
#[must_use]
pub const fn paper_unprintable() -> Sentences {
    ("文书里有字体中没有的字", "")
}

/// The program is too old for the package.
#[must_use]
pub const fn update_required() -> Sentences {
    ("请更新程序", "这个版本太旧，领不到新任务；已录入的内容仍照常上传。关闭全部页面再打开，即可更新。")
}

/// The program is too old to let a phone in.
#[must_use]
pub const fn proof_required() -> Sentences {
    ("请更新程序", "这个版本太旧，不能登记手机。手机里的记录都在，仍照常上传。关闭全部页面再打开，即可更新。")
}

/// The device did not prove that the key is its own.
#[must_use]
pub const fn device_key_unproved() -> Sentences {
    ("不能证实这部手机的密钥", "手机里的记录没有变化。请重新登录一次；如反复出现，请联系抽样机构管理员。")
}

/// The office cannot keep anything at the moment.
#[must_use]
pub const fn unavailable() -> Sentences {
    ("服务器暂时无法保存", "什么也没有写入，您设备上的内容没有变化。请稍后再试。")
}

/// A fault of the office itself.
#[must_use]
pub const fn broken() -> Sentences {
    ("服务器出错", "什么也没有写入。请稍后再试；如反复出现，请把页面上的请求编号告诉管理员。")
}

/// The bytes are not those of the digest.
#[must_use]
pub const fn digest_differs() -> Sentences {
    ("文件内容与登记的摘要不一致", "服务器没有收下这个文件。手机上的原件没有变动，请重新上传；仍不一致请联系管理员。")
}

/// A phone's file of everything cannot be read.
#[must_use]
pub const fn rescue_unreadable() -> Sentences {
    ("这个文件读不出来", "请选手机“导出全部”得到的 fengyang 开头的 .tar 文件；传输中损坏的，请在手机上重新导出。手机里的记录没有变动。")
}

/// A phone's file of everything holds no record.
#[must_use]
pub const fn rescue_empty() -> Sentences {
    ("这个文件里没有记录", "导出它的手机还没有录入过任何内容。")
}

/// The line broke in the middle.
#[must_use]
pub const fn cut_short() -> Sentences {
    ("上传中断", "手机上的原件没有变动，网络恢复后会自动重新上传。")
}

/// A piece is not what it was said to be.
#[must_use]
pub const fn piece_differs() -> Sentences {
    ("文件的一段在路上变了样", "这一段没有收下，先前收下的都还在。手机会从断点重新发送。")
}

/// A piece does not begin where the file has come to.
#[must_use]
pub const fn offset_differs() -> Sentences {
    ("上传的起点不对", "服务器已收到的部分与此不接。手机会先询问断点再继续发送。")
}

/// A newer sending of the same file has taken over.
#[must_use]
pub const fn taken_over() -> Sentences {
    ("同一文件已另起一次上传", "先前收下的部分都还在，由新的一次接着上传，不用做什么。")
}

/// The upload is not told as the protocol wants it.
#[must_use]
pub const fn upload_unreadable() -> Sentences {
    ("上传请求读不出来", "请更新程序后再试；手机上的原件没有变动。")
}

/// A disk of the office has no room.
#[must_use]
pub const fn no_room() -> Sentences {
    ("服务器存储空间不足", "没有收下的内容都还在您的设备上，没有变动。请联系系统管理员清理空间。")
}

/// The same while a phone's file of everything is taken in.
#[must_use]
pub const fn no_room_for_rescue() -> Sentences {
    (
        "服务器存储空间不足，没有全部导入",
        "已收下的都已保存，导出文件和手机里的内容没有变动。请联系系统管理员清理空间，再导入同一个文件：已收下的不会重复。",
    )
}
