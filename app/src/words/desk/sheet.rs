//! The words of sheets.

mod correction;
pub mod determination;
mod ending;
pub mod evidence;
mod feedback;
mod looks;
mod retrieval;
mod stream;

pub use correction::{CORRECTIONS, CORRECTIONS_WHAT, corrected_by, on_paper, stored, voided};
pub use ending::{State, state};
pub use evidence::{
    EXIF_CAMERA, EXIF_PROVES_NOTHING, EXIF_SPOT, EXIF_TAKEN, FILE_TIME, NO_POSITION, NOT_HERE, NOT_PROVED, PROVED, camera, camera_time, evidence,
    gap, picture_of, position, purpose, size, source, spot, video_of,
};
pub use feedback::{
    FEEDBACK, FEEDBACK_BINDS_THIS, FEEDBACK_CLOSED, FEEDBACK_DECLINED, FEEDBACK_NO_REMARKS, FEEDBACK_REMARKS, FEEDBACK_WHAT, feedback_against,
    feedback_answer, feedback_by, feedback_mark, feedback_question,
};
pub use looks::{HOW_OFTEN, LAST_TIME, LOOKS, LOOKS_WHAT, NOBODY_LOOKED, WHAT, WHO, seen, times};
pub use retrieval::{RETRIEVAL, RETRIEVAL_CODE, RETRIEVAL_NUMBER, RETRIEVAL_OPEN, RETRIEVAL_WHAT};
pub use stream::{
    ACT, AND, BY, CLAIMED, DEVICE_CLOCK, DIGEST, RECEIVED, SEQ, STREAM, STREAM_WHAT, clocks, device, device_number, entries, event, waived,
};

use domain::money::Fen;
use domain::part::{ContainerKind, Part, SlipSigned};
use domain::payment::PaymentWay;

/// 抽样单编号.
pub const NUMBER: &str = "抽样单编号";
/// 被抽样单位.
pub const ENTERPRISE: &str = "被抽样单位";
/// 县区.
pub const DIVISION: &str = "县区";
/// 产品.
pub const PRODUCT: &str = "产品";
/// When the sheet was opened.
pub const OPENED: &str = "开单时间";
/// How far.
pub const STATE: &str = "状态";
/// Files.
pub const MEDIA: &str = "文件已核验";
/// Back to the list.
pub const BACK: &str = "‹ 全部抽样单";
/// Before the paper's digest.
pub const PAPER_DIGEST: &str = "本抽样单摘要";

/// 签名.
pub const SIGNATURES: &str = "签字";
/// Nobody signed.
pub const UNSIGNED: &str = "尚未签字。";
/// The signature binds the paper that is shown.
pub const BINDS_THIS: &str = "✓ 签的就是这张抽样单";
/// What was written by pen is what the scan shows.
pub const BINDS_SCAN: &str = "✓ 签在补录所附的这份纸质单上";
/// What stands at the head of a sheet that was written on paper.
#[must_use]
pub fn late(at: &str, reason: &str) -> String {
    format!("补录：{at} 在现场填写纸质抽样单，原因：{reason}。签字盖章的纸质单见证据。")
}
/// A line of the record that is entered as a paper has it.
pub const AS_WRITTEN: &str = "照纸面录入";
/// What was declined is the paper that is shown.
pub const DECLINES_THIS: &str = "✓ 拒签的就是这张抽样单";
/// It does not.
pub const BINDS_ANOTHER: &str = "! 当时的内容与现在不同，当时的摘要：";
/// The enterprise declined.
pub const DECLINED: &str = "被抽样单位拒绝签字：";
/// Nobody saw it.
pub const NO_WITNESS: &str = "没有记录见证人。";
/// Nobody of that id.
pub const UNKNOWN_PERSON: &str = "未知人员";

/// 封样.
pub const SEALS: &str = "容器与封条";
/// 封条号.
pub const SEAL_NUMBER: &str = "封条号";
/// No seal.
pub const UNSEALED: &str = "未封";
/// Which part.
pub const PART: &str = "样品";
/// How much.
pub const HOLDS: &str = "数量";
/// The container.
pub const CONTAINER: &str = "容器";
/// Who signed the slip.
pub const SLIP: &str = "封条签字";

/// 付费.
pub const PAYMENT: &str = "付费单";
/// None yet.
pub const UNPAID: &str = "尚未付费。";
/// What was bought.
pub const BOUGHT: &str = "购买数量";
/// A unit's price.
pub const UNIT_PRICE: &str = "单价";
/// The amount.
pub const AMOUNT: &str = "金额";
/// The way.
pub const PAID_BY: &str = "付款方式";
/// To whom.
pub const PAYEE: &str = "收款人";
/// The receipt.
pub const RECEIPT: &str = "票据号";
/// None.
pub const NO_RECEIPT: &str = "未记录";

/// The law has nothing more to ask.
pub const CARD_DONE: &str = "符合";
/// Something is missing.
pub const CARD_LACKING: &str = "有缺项";
/// Nothing was entered.
pub const CARD_OPEN: &str = "尚未开始";

/// The chain.
pub const CHAIN: &str = "记录链核验";
/// All holds.
pub const CHAIN_HOLDS: &str = "✓ 全部成立";
/// Not all holds.
pub const CHAIN_BROKEN: &str = "! 有记录不成立";

/// The sheet.
#[must_use]
pub fn title(number: &str) -> String {
    format!("抽样单 {number}")
}

/// How many stand in the list.
#[must_use]
pub fn list(count: u32) -> String {
    if count == 0 { "还没有抽样单。".to_owned() } else { format!("共 {count} 张抽样单，最新的在前") }
}

/// Files proved of files announced.
#[must_use]
pub fn media(proved: u32, announced: u32) -> String {
    format!("{proved}/{announced}")
}

/// Open findings.
#[must_use]
pub fn open_findings(count: u32) -> String {
    format!("! {count} 项待核")
}

/// A signature, for those who cannot see it.
#[must_use]
pub fn signature_of(who: &str) -> String {
    format!("{who}的手写签名")
}

/// A sampler.
#[must_use]
pub fn sampler(name: &str) -> String {
    format!("抽样人员 {name}")
}

/// Who signed for the enterprise.
#[must_use]
pub fn enterprise_signer(name: &str, title: &str) -> String {
    if title.is_empty() { format!("被抽样单位 {name}") } else { format!("被抽样单位 {name}（{title}）") }
}

/// A witness.
#[must_use]
pub fn witness(name: &str, standing: &str) -> String {
    format!("见证人 {name}（{standing}）")
}

/// A part.
#[must_use]
pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Test => "检验样品",
        Part::Backup => "备用样品",
    }
}

/// What a container is made of.
#[must_use]
pub const fn container(kind: ContainerKind) -> &'static str {
    match kind {
        ContainerKind::Glass => "玻璃瓶",
        ContainerKind::Aluminium => "铝桶",
        ContainerKind::Steel => "铁桶",
        ContainerKind::Plastic => "塑料桶",
        ContainerKind::Original => "原包装",
        ContainerKind::Box => "袋或箱",
    }
}

/// Who signed the slip of a seal.
#[must_use]
pub fn slip(slip: &SlipSigned) -> String {
    match slip {
        SlipSigned::Both => "双方".to_owned(),
        SlipSigned::SamplersOnly { note } => format!("仅抽样人员：{note}"),
    }
}

/// Numbers used up.
#[must_use]
pub fn spoiled(numbers: &str) -> String {
    format!("已作废的封条：{numbers}")
}

/// An amount.
#[must_use]
pub fn yuan(amount: Fen) -> String {
    format!("{amount} 元")
}

/// A unit's price.
#[must_use]
pub fn unit_price(price: Fen, unit: &str) -> String {
    format!("{price} 元/{unit}")
}

/// How it was paid.
#[must_use]
pub const fn way(way: PaymentWay) -> &'static str {
    match way {
        PaymentWay::Cash => "现金",
        PaymentWay::Code => "扫码",
        PaymentWay::Transfer => "转账",
    }
}

/// The obligations.
#[must_use]
pub fn obligations(done: usize, all: usize) -> String {
    format!("义务核对：{done}/{all} 项符合")
}

/// What the check of the chain counted.
#[must_use]
pub fn chain(commands: u32, signed: u32, linked: u32) -> String {
    format!("服务器重新核验 {commands} 条记录：设备签名成立 {signed} 条，与前一条衔接 {linked} 条。")
}

/// What the local body said.
#[must_use]
pub const fn determined(upheld: bool) -> &'static str {
    if upheld { "认定属实" } else { "不予认定" }
}
