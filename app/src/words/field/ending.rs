//! What stands on the page of a visit without a sample.

use domain::ending::EndingKind;
use domain::refusal::RightfulGround;

/// The way to this page, beneath the cards.
pub const NO_SAMPLE_HERE: &str = "抽不了样？拒检、没有样品、无证无照";
pub const KIND: &str = "是哪种情况";
pub const KIND_WANTED: &str = "请选是哪种情况。";
pub const NUMBER: &str = "单号";
pub const RECORD: &str = "记录";
pub const RECORD_AGAIN: &str = "改后再记录";
pub const PHOTOS: &str = "现场照片或录像";
pub const PHOTOS_HINT: &str = "拍下当时的情况，至少一张，再请人签字。";

/// A kind of ending.
pub const fn kind(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Refused => "拒检：对方拒绝、阻碍或漫天要价",
        EndingKind::NoSample => "没有样品：无货、停产、不在范围等",
        EndingKind::Terminated => "终止抽样：无证无照等违法情形",
    }
}

// --- 拒检 ---
pub const NOT_A_REFUSAL: &str = "先看是不是我们的问题";
pub const NOT_A_REFUSAL_DO: &str = "有其中一条，对方可以不接受抽样，不算拒检。请先改正，再请对方配合。";
/// Why samplers may rightly be turned away.
pub const fn rightful(ground: RightfulGround) -> &'static str {
    match ground {
        RightfulGround::TooFewSamplers => "抽样人员少于2人",
        RightfulGround::NoNotice => "没有出示监督抽查通知书",
        RightfulGround::NamesDiffer => "通知书上的姓名与到场人员不一致",
        RightfulGround::AnotherProduct => "要抽的产品不在通知书上",
        RightfulGround::Fee => "向企业收取费用",
    }
}
pub const WAY: &str = "怎样拒检";
pub const WAY_WANTED: &str = "请选怎样拒检。";
pub const REFUSED: &str = "拒绝抽样";
pub const HINDERED: &str = "阻碍、不配合";
pub const PRICE: &str = "样品要价明显不合理";
pub const ASKED: &str = "对方要价";
pub const REFERENCE: &str = "参考价";
pub const YUAN_EACH: &str = "元";
pub const REFERENCE_SOURCE: &str = "参考价的来源";
pub const REFERENCE_SOURCE_HINT: &str = "如：本店标价、附近同类产品的标价。";
pub const REFUSAL_FACTS: &str = "事实认定（拒检过程）";
pub const REFUSAL_FACTS_HINT: &str = "谁、什么时候、说了什么、做了什么，如实写。";
pub const WITNESS: &str = "见证人姓名";
pub const WITNESS_STANDING: &str = "见证人单位或身份";
pub const REFUSAL_NEXT: &str = "抽样人员签字后上报，由所在地县区局共同认定，市局同时知晓。认定之前只是“已上报”。";

// --- 未抽到样品 ---
pub const REASON: &str = "原因";
pub const REASON_WANTED: &str = "请选原因。";
pub const PROCESS: &str = "查看和询问的经过";
pub const PROCESS_HINT: &str = "看了哪里、问了谁、还剩多少；选“其他”的，写明原因。";
pub const ORDERS: &str = "最近一年有销售订单吗";
pub const YES: &str = "有";
pub const NO: &str = "没有";
pub const UNKNOWN: &str = "说不清";
pub const DESTINATION: &str = "产品流向";
pub const OPINION_FOLLOWS: &str = "这种原因要由所在地县区局写意见，上传后自动转给它。";

// --- 终止抽样 ---
pub const VIOLATIONS: &str = "发现的问题";
pub const FACTS: &str = "事实";
pub const FACTS_HINT: &str = "缺哪张证照、货在哪里、怎样发现的；选“其他”的，写明是什么问题。";
pub const STOCK: &str = "现场存货";
pub const STATEMENT: &str = "企业陈述";
pub const TELL_BOTH: &str = "马上报告两处";
pub const TELL_BOTH_HINT: &str = "没有信号就现在打电话；有信号后系统会再报一次。";
pub const TOLD_HOW: &str = "怎样报告";
pub const TOLD_HOW_WANTED: &str = "请选怎样报告。";
pub const BY_SYSTEM: &str = "系统报告";
pub const BY_TELEPHONE: &str = "电话报告";
pub const CALLED: &str = "拨打的号码";
pub const ANSWERED: &str = "接听人";

/// Calls a number.
pub fn dial(number: &str) -> String {
    format!("拨打 {number}")
}
