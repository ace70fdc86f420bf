//! The words of the feedback form: first those for the samplers, then those for the owner who holds the phone (form 4N).

/// The card.
pub const CARD: &str = "抽样人员工作反馈表";
/// What it is.
pub const CARD_WHAT: &str = "请对方评价本组工作，十一问，自愿填写。填好后所填内容对本组和本机构不公开，本机不再显示。";
/// The way to it.
pub const HAND_OVER: &str = "把手机交给对方填写";
/// After a decline.
pub const HAND_OVER_AGAIN: &str = "对方改主意了，交给对方填写";

/// The bar while it is in the owner's hand.
pub const TITLE: &str = "请评价抽样人员的工作";
/// Beneath it.
pub const SUB: &str = "填写期间手机只显示这一页";
/// What it is for, and that nothing follows from it.
pub const WHAT: &str = "填不填、怎样填都由您决定，不影响抽样和检验结果。哪一问不想答可以空着。签名提交后，抽样人员和抽样机构在系统中看不到您填的内容，只有市场监督管理部门可以查看。";
/// The answers.
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const NOT_SAID: &str = "不答";
/// What is said besides.
pub const REMARKS: &str = "还想说的话（可不填）";
/// Who answers.
pub const WHO: &str = "填表人";
pub const NAME: &str = "填表人姓名";
pub const OFFICE: &str = "职务（可不填）";
pub const NAME_WANTED: &str = "请填填表人姓名；不想填表的，点“不填表”。";
/// The acts.
pub const DECLINE: &str = "不填表";
pub const SEE: &str = "看一遍再签名";
pub const CHANGE: &str = "再改一改";
pub const SUBMIT: &str = "签名提交";
/// Above the pad.
pub const CONFIRMS: &str = "以上是本单位的真实评价";
/// Nothing was drawn.
pub const SIGN_FIRST: &str = "还没有签写。";

/// What comes after it.
pub const FILLED: &str = "已提交，谢谢";
pub const FILLED_WHY: &str = "您填的内容已经收起，本机不再显示。请把手机交还抽样人员。";
pub const DECLINED: &str = "您选择不填表";
pub const DECLINED_WHY: &str = "没有任何影响。请把手机交还抽样人员。";
pub const LEAVING: &str = "退出填表";
pub const LEAVING_WHY: &str = "由抽样人员输入本人PIN码退出。还没有提交，退出后已填的内容不保留。";
pub const BACK: &str = "回到反馈表";

/// It is filled in; that is all that is shown of it.
#[must_use]
pub fn filled(at: &str) -> String {
    format!("已填写（{at}）。所填内容只有市场监督管理部门可以查看。")
}

/// The enterprise would rather not.
#[must_use]
pub fn declined(at: &str) -> String {
    format!("对方不填表（{at}），没有任何影响。")
}

/// A question with its place.
#[must_use]
pub fn question(place: usize, asks: &str) -> String {
    format!("{place}. {asks}")
}
