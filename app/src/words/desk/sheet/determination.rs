//! The words of 属地认定.

use domain::ending::EndingKind;

/// The card.
pub const TITLE: &str = "属地认定";
/// Nothing can be determined yet.
pub const NOT_YET: &str = "抽样人员签完字、完成上报后，由所在地县区局认定。";
/// Who has to say it.
pub const WHOSE: &str = "由企业所在地的县区局认定；认定之前只是上报，不作拒检处理。";
/// What opens the form.
pub const OPEN: &str = "填写认定意见";
/// The choice.
pub const VERDICT: &str = "认定";
/// It is so.
pub const UPHOLD: &str = "认定属实";
/// It is not.
pub const REJECT: &str = "不予认定";
/// Nothing was chosen.
pub const VERDICT_WANTED: &str = "请选认定属实或不予认定。";
/// The opinion.
pub const OPINION: &str = "意见";
/// What belongs into it.
pub const OPINION_HINT: &str = "写明核实了什么、依据什么，最多 2000 字。提交后连同您的姓名和时间印在认定表上，市局同时看到，不能再改。";
/// It is missing.
pub const OPINION_WANTED: &str = "请先写明意见。";
/// It is too long.
pub const OPINION_TOO_LONG: &str = "意见超过 2000 字，请压缩后再提交；所写内容都还在。";
/// The button.
pub const SEND: &str = "提交认定";
/// While it runs.
pub const SENDING: &str = "正在提交…";

/// How it stands.
#[must_use]
pub const fn state(kind: EndingKind, upheld: Option<bool>) -> &'static str {
    match (upheld, kind) {
        (None, EndingKind::Refused) => "! 拒检已上报，待县区局认定",
        (None, _) => "! 情况已上报，待县区局认定",
        (Some(true), _) => "✓ 县区局认定属实",
        (Some(false), _) => "○ 县区局不予认定",
    }
}

/// Who said it, and when.
#[must_use]
pub fn by(name: &str, at: &str) -> String {
    format!("{name}，{at}")
}
