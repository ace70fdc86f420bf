//! The words of the enterprise's feedback on the samplers (form 4N), which the bureau alone reads.

use domain::feedback::FeedbackMark;

/// The heading.
pub const FEEDBACK: &str = "抽样人员工作反馈表";
/// Who reads it.
pub const FEEDBACK_WHAT: &str = "由被抽样单位在手机上填写并签名，填写后对抽样人员、抽样机构和其他单位不公开，只有市局可以查看。";
/// It would rather not.
pub const FEEDBACK_DECLINED: &str = "被抽样单位不填表。";
/// Filled in, for whoever may not read it.
pub const FEEDBACK_CLOSED: &str = "已填写，内容只有市局可以查看。";
/// Nothing was said besides.
pub const FEEDBACK_NO_REMARKS: &str = "没有写建议。";
/// Before what was said besides.
pub const FEEDBACK_REMARKS: &str = "建议：";
/// The signature is on another text.
pub const FEEDBACK_BINDS_THIS: &str = "✓ 签的就是这张反馈表";

/// An answer that was given, or none.
#[must_use]
pub const fn feedback_answer(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "是",
        Some(false) => "否",
        None => "未填",
    }
}

/// A question with its place.
#[must_use]
pub fn feedback_question(place: usize, asks: &str) -> String {
    format!("{place}. {asks}")
}

/// How many answers speak against the samplers.
#[must_use]
pub fn feedback_against(count: usize) -> String {
    if count == 0 { "✓ 没有不利于抽样人员的回答".to_owned() } else { format!("! {count} 项回答不利于抽样人员") }
}

/// What a list marks: only what somebody has to look at.
#[must_use]
pub const fn feedback_mark(mark: FeedbackMark) -> Option<&'static str> {
    match mark {
        FeedbackMark::Against => Some("! 反馈"),
        FeedbackMark::Declined | FeedbackMark::Filled => None,
    }
}

/// Who handed the phone over, and when.
#[must_use]
pub fn feedback_by(name: &str, at: &str) -> String {
    format!("{name}于{at}把手机交给被抽样单位。")
}
